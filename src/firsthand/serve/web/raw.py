"""The raw item of an account as it came in: text as text, a PDF's page as a picture, HTML only inside a sandbox.

Refuses to hand a browser anything that it would run: whatever is not known is offered as a file to keep.
"""

from __future__ import annotations

import re
import sqlite3
import struct
import threading
import zlib
from dataclasses import dataclass
from urllib.parse import quote

from firsthand.errors import InputError
from firsthand.sources.decode import decode

MOST_SHOWN = 400_000  # characters of a raw item shown as text
SCALE = 1.6  # PDF points to pixels
MOST_PIXELS = 12_000_000
_PDFIUM = threading.Lock()  # pdfium is not made for several threads
_UNSAFE = re.compile(r"[^\w. -]+")


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of an account with what the input called them."""

    data: bytes
    media_type: str
    name: str

    @property
    def disposition(self) -> str:
        """The header by which a browser keeps it as a file, under a name that is no path."""
        plain = _UNSAFE.sub("_", self.name.rsplit("/", 1)[-1])[:120].strip(" .") or "account"
        ascii_name = plain.encode("ascii", "replace").decode().replace("?", "_")
        return f"attachment; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(plain)}"


def raw_of(connection: sqlite3.Connection, account_id: str) -> Raw | None:
    """The raw item of an account; None where the case has none of this id."""
    sql = (
        "SELECT r.data, a.media_type, a.source_id FROM accounts a JOIN raw_items r ON r.sha256 = a.sha256 "
        "WHERE a.account_id = ?"
    )
    row = connection.execute(sql, (account_id,)).fetchone()
    return None if row is None else Raw(bytes(row[0]), row[1], row[2])


def as_text(raw: Raw) -> str:
    """The bytes as text, cut where long; bytes that are none become signs that say so."""
    try:
        text = decode(raw.data, subject=raw.name).text
    except InputError:
        text = raw.data[:MOST_SHOWN].decode("utf-8", "replace")
    return text[:MOST_SHOWN]


def page_image(data: bytes, number: int) -> bytes | None:
    """One page of a PDF as PNG.

    Args:
        data: The PDF.
        number: Page, from 1.

    Returns:
        None where there is no such page, or it cannot be drawn.
    """
    import pypdfium2 as pdfium

    with _PDFIUM:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError:
            return None
        try:
            if not 1 <= number <= len(document):
                return None
            page = document[number - 1]
            width, height = page.get_size()
            scale = min(SCALE, (MOST_PIXELS / max(1.0, width * height)) ** 0.5)
            drawn = page.render(scale=scale, rev_byteorder=True).to_numpy()
        finally:
            document.close()
    return png(drawn.shape[1], drawn.shape[0], drawn[:, :, :3].tobytes())


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
