"""Draws one page of a PDF as a picture, once its objects, their nesting and its area are seen to be within bounds.

Refuses pages that hold more than a printed page does; runs in the process that `confined` keeps for it.
"""

from __future__ import annotations

import re
import struct
import zlib
from typing import Any

SCALE = 1.6  # PDF points to pixels
MOST_PIXELS = 12_000_000
MOST_POINTS = 14_400  # the longest side that a page may have; Source: ISO 32000-1, annex C.2
MOST_OBJECTS = 100_000  # of one page; a dense map holds some tens of thousands
MOST_NESTED = 12  # forms within forms; what people make nests three or four deep
LEAST_STEP = 0.5  # points between two tiles of a pattern; finer than any screen or printer shows
_STEP = re.compile(rb"/[XY]Step\s{1,5}-?(\d{0,9}(?:\.\d{0,9})?)")


def draw_page(data: bytes, number: int) -> bytes | None:
    """One page of a PDF as PNG.

    Args:
        data: The PDF.
        number: Page, from 1.

    Returns:
        None where there is no such page, or it holds or measures more than may be drawn.
    """
    import pypdfium2 as pdfium

    if any(float(step) < LEAST_STEP for step in _STEP.findall(data) if step.strip(b".")):
        return None
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return None
    try:
        if not 1 <= number <= len(document):
            return None
        page = document[number - 1]
        width, height = page.get_size()
        if not (0 < width <= MOST_POINTS and 0 < height <= MOST_POINTS) or not may_be_drawn(page):
            return None
        scale = min(SCALE, (MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        drawn = page.render(scale=scale, rev_byteorder=True).to_numpy()
    except pdfium.PdfiumError:
        return None
    finally:
        document.close()
    return png(drawn.shape[1], drawn.shape[0], drawn[:, :, :3].tobytes())


def may_be_drawn(page: Any) -> bool:
    """Whether a page holds no more objects, nested no deeper, than the bounds allow; counted without drawing any."""
    import pypdfium2.raw as c

    waiting = [(page.raw, 0, c.FPDFPage_CountObjects(page.raw))]
    found = 0
    while waiting:
        holder, depth, count = waiting.pop()
        found += count
        if found > MOST_OBJECTS or depth > MOST_NESTED:
            return False
        get = c.FPDFFormObj_GetObject if depth else c.FPDFPage_GetObject
        for n in range(count):
            inner = get(holder, n)
            if c.FPDFPageObj_GetType(inner) == c.FPDF_PAGEOBJ_FORM:
                waiting.append((inner, depth + 1, c.FPDFFormObj_CountObjects(inner)))
    return True


def png(width: int, height: int, rgb: bytes) -> bytes:
    """Pixels as a PNG file.

    Args:
        width: Pixels in a row.
        height: Rows.
        rgb: Three bytes a pixel.

    Source: W3C, Portable Network Graphics, third edition.
    """
    line = 3 * width
    rows = b"".join(b"\0" + rgb[y * line : (y + 1) * line] for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    )
