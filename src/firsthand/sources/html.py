"""Opens a web page: its main text, what it says of itself, and where each word stands in the page.

The page is scanned first (size, nesting, visible words), then read by trafilatura without scripts and embedded data.
Refuses pages that are too large or nested too deep for the parser; loads nothing from the network.
"""

from __future__ import annotations

import re
from typing import Any

from firsthand.config import SourcesConfig
from firsthand.errors import InputError
from firsthand.sources.decode import decode
from firsthand.sources.html_align import align
from firsthand.sources.html_lists import kept_lists
from firsthand.sources.html_metadata import page_address, page_date, page_language
from firsthand.sources.html_scan import MOST_ELEMENTS, PageScan, Piece, scan_html
from firsthand.sources.html_text import TreeText, text_of_tree
from firsthand.sources.raw_item import Opened, RawItem

_CHARSET = re.compile(rb"""<meta[^>]{0,300}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([\w:.-]{2,40})""", re.I)
_XML_CHARSET = re.compile(rb"""^\s{0,20}<\?xml[^>]{0,100}encoding\s{0,5}=\s{0,5}["']([\w:.-]{2,40})""")
_XML_MARK = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")
MOST_NESTED = 250  # libxml2 leaves out what lies deeper than 255 elements


def raw_html(item: RawItem, _config: SourcesConfig) -> dict[int, str]:
    """The decoded page that segments lead to, under page 0.

    Raises:
        InputError: `binary` or `encoding`.
    """
    head = item.data[:8_192]
    declared = _XML_CHARSET.search(head) or _CHARSET.search(head)
    charset = item.charset or (declared[1].decode("ascii") if declared else None)
    return {0: decode(item.data, charset, subject=item.source_id).text}


def open_html(item: RawItem, config: SourcesConfig) -> Opened:
    """The main text and metadata of a page.

    Raises:
        InputError: `binary`, `encoding`, `too_large`, `too_deep` or `no_text`.
    """
    return read_html(raw_html(item, config)[0], item, config)


def read_html(raw: str, item: RawItem, config: SourcesConfig) -> Opened:
    """The main text and metadata of a page that is decoded already.

    Args:
        raw: The page.
        item: Where it came from (a mail's HTML part has the mail as its item).
        config: Bounds.

    Raises:
        InputError: `too_large`, `too_deep` or `no_text`.
    """
    scan = scan_html(raw, config.max_html_chars)
    if scan.cut:
        what = f"holds more than {config.max_html_chars:,} characters of markup and text"
        raise InputError(what, item.source_id, "save its main part or raise sources.max_html_chars", code="too_large")
    if scan.depth > MOST_NESTED:
        what = f"nests elements {scan.depth:,} deep"
        raise InputError(what, item.source_id, "save the page anew, or as text", code="too_deep")
    if scan.elements > MOST_ELEMENTS:
        what = f"holds more than {MOST_ELEMENTS:,} elements"
        raise InputError(what, item.source_id, "save its main part, or its text", code="too_large")
    found = _extract(scan, item)
    shown = text_of_tree(found.body) if found is not None else TreeText("", ())
    if not shown.text:
        shown = TreeText(_visible(scan.pieces, raw), ())
    if not any(c.isalnum() for c in shown.text):
        raise InputError(
            "holds no visible words", item.source_id, "open it in a browser and save its text", code="no_text"
        )
    return _opened(raw, scan, shown, item, found=found)


def _extract(scan: PageScan, item: RawItem) -> Any:
    """trafilatura's reading of the page, None where it finds no main text."""
    from trafilatura import bare_extraction

    return bare_extraction(
        kept_lists(_XML_MARK.sub("", scan.clean)),
        url=item.url,
        include_comments=False,
        include_tables=True,
        include_links=True,
        favor_precision=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )


def _visible(pieces: list[Piece], raw: str) -> str:
    """All visible words, a line a block: for pages too short for the extractor."""
    lines: list[str] = []
    block = -1
    for piece in pieces:
        shown = raw[piece.raw_start : piece.raw_end] if piece.exact else piece.text
        if piece.block != block:
            lines.append("")
            block = piece.block
        lines[-1] += shown
    return "\n\n".join(" ".join(line.split()) for line in lines if line.strip())


def _opened(raw: str, scan: PageScan, shown: TreeText, item: RawItem, *, found: Any) -> Opened:
    aligned = align(shown.text, raw, scan.pieces)
    when = page_date(scan, item.url or page_address(scan))
    return Opened(
        text=shown.text,
        segments=aligned.segments,
        title=(found.title if found is not None else None) or scan.title or None,
        byline=found.author if found is not None else None,
        publisher=found.sitename if found is not None else None,
        language=page_language(scan),
        published=when.published if when else None,
        published_basis=when.basis if when else None,
        links=shown.links,
        dropped=aligned.dropped,
    )
