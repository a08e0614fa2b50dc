"""Opens a PDF: the words page by page, wrapped lines joined to paragraphs, each word led back to its page and place.

Refuses files that are encrypted, cut short, or without a text layer; text recognition is not done here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from firsthand.config import SourcesConfig
from firsthand.errors import InputError
from firsthand.sources.pdf_layout import PrintedLine, PrintedPage, lay_out
from firsthand.sources.published_date import checked_date
from firsthand.sources.raw_item import Opened, RawItem

_LINE = re.compile(r"[^\r\n]+")
_PRINTED_HYPHENS = "\ufffe\x02\xad"  # what pdfium gives for a hyphen at the end of a line
_PLAIN = {ord(h): "-" for h in _PRINTED_HYPHENS} | {c: " " for c in range(32) if c not in (2, 10, 13)}
_CREATED = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?")
_FILE_TITLE = re.compile(r"(?i)^(?:microsoft |untitled|document\d*$)|\.(?:docx?|indd|qxd|pdf|rtf|tmp)$")
_LINEARIZED = re.compile(rb"/Linearized\b.{0,200}?/L\s{1,5}(\d{1,12})", re.S)


def _load(item: RawItem, config: SourcesConfig) -> Any:
    """The document, checked for what would make its text incomplete."""
    import pypdfium2 as pdfium

    length = _LINEARIZED.search(item.data[:2_048])
    if b"%%EOF" not in item.data or (length and int(length[1]) > len(item.data)):
        raise InputError("the PDF is cut short", item.source_id, "fetch it again", code="truncated")
    try:
        document = pdfium.PdfDocument(item.data)
    except pdfium.PdfiumError as error:
        if "assword" in str(error) or "ecurity" in str(error):
            advice = "save a copy without the password"
            raise InputError("the PDF is encrypted", item.source_id, advice, code="encrypted") from None
        raise InputError(f"the PDF is damaged ({error})", item.source_id, "fetch it again", code="damaged") from None
    if len(document) > config.max_pages:
        what = f"the PDF has {len(document):,} pages, more than {config.max_pages:,}"
        document.close()
        raise InputError(what, item.source_id, "split it or raise sources.max_pages", code="too_many_pages")
    return document


def _page_text(text_page: Any) -> str:
    return str(text_page.get_text_range()) if text_page.count_chars() > 0 else ""


def _pages(document: Any, item: RawItem, config: SourcesConfig) -> Iterator[tuple[int, str, Any]]:
    """Number, text as pdfium gives it, and text page of each page."""
    import pypdfium2 as pdfium

    total = 0
    for number in range(len(document)):
        try:
            page = document[number]
            text_page = page.get_textpage()
            text = _page_text(text_page)
        except pdfium.PdfiumError as error:
            what = f"page {number + 1} of the PDF is damaged ({error})"
            raise InputError(what, item.source_id, "fetch it again", code="damaged") from None
        total += len(text)
        if total > config.max_text_chars:
            what = f"the PDF holds more than {config.max_text_chars:,} characters of text"
            raise InputError(what, item.source_id, "split it or raise sources.max_text_chars", code="too_large")
        yield number + 1, text, text_page
        text_page.close()
        page.close()


def raw_pdf(item: RawItem, config: SourcesConfig) -> dict[int, str]:
    """The text of each page as the PDF has it, under its number; hyphens at line ends shown as such.

    Raises:
        InputError: `truncated`, `encrypted`, `damaged`, `too_many_pages` or `too_large`.
    """
    with closing(_load(item, config)) as document:
        return {number: text.translate(_PLAIN) for number, text, _ in _pages(document, item, config)}


def _line(text: str, where: tuple[int, int], text_page: Any) -> PrintedLine:
    """A printed line with its place; the box of a letter counts from ascender to descender."""
    start, end = where
    left, bottom, _, top = text_page.get_charbox(start, loose=True)
    _, last_bottom, right, _ = text_page.get_charbox(end - 1, loose=True)
    hyphens = tuple(i for i in range(start, end) if text[i] in _PRINTED_HYPHENS)
    return PrintedLine(
        start=start,
        end=end,
        left=left,
        right=right,
        height=top - bottom,
        bottom=bottom,
        last_bottom=last_bottom,
        hyphens=hyphens,
    )


def _page_of(number: int, text: str, text_page: Any) -> PrintedPage:
    import pypdfium2 as pdfium

    lines = []
    for m in _LINE.finditer(text):
        shown = m[0].strip()
        if not shown:
            continue
        start = m.start() + m[0].index(shown[0])
        try:
            lines.append(_line(text, (start, start + len(shown)), text_page))
        except pdfium.PdfiumError:  # a letter without a box: the line then stands by itself
            lines.append(
                PrintedLine(
                    start=start,
                    end=start + len(shown),
                    left=0.0,
                    right=0.0,
                    height=0.0,
                    bottom=0.0,
                    last_bottom=0.0,
                    hyphens=(),
                )
            )
    return PrintedPage(number, text.translate(_PLAIN), tuple(lines))


def open_pdf(item: RawItem, config: SourcesConfig) -> Opened:
    """The text and weak metadata of a PDF: its title, author and day of creation as the writing program set them.

    Raises:
        InputError: `truncated`, `encrypted`, `damaged`, `too_many_pages`, `too_large` or `no_text`.
    """
    with closing(_load(item, config)) as document:
        meta = document.get_metadata_dict()
        pages = [_page_of(*page) for page in _pages(document, item, config)]
    text, segments, dropped = lay_out(pages)
    if not any(c.isalnum() for c in text):
        advice = "it may be a scan: run text recognition and give the result"
        raise InputError("the PDF holds no text", item.source_id, advice, code="no_text")
    created = _CREATED.match(meta.get("CreationDate") or "")
    published = checked_date("-".join(p for p in created.groups() if p)) if created else None
    title = (meta.get("Title") or "").strip()
    return Opened(
        text=text,
        segments=segments,
        title=title if title and not _FILE_TITLE.search(title) else None,
        byline=(meta.get("Author") or "").strip() or None,
        published=published,
        published_basis="meta" if published else None,
        dropped=dropped,
    )
