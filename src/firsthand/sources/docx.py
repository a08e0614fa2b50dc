"""Opens a Word file: its paragraphs, lists and table rows in order.

Reads only the main document and the core properties, streaming and within bounds.  Refuses archives that unpack to more
than they should, encrypted files, and documents with a document type declaration; loads nothing that a file refers to.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Any

from firsthand.config import SourcesConfig
from firsthand.errors import InputError
from firsthand.sources.published_date import checked_date
from firsthand.sources.raw_item import Opened, RawItem
from firsthand.spans import Segment

_DOCUMENT = "word/document.xml"
_PROPERTIES = "docProps/core.xml"
_OLE = b"\xd0\xcf\x11\xe0"
_FREE = 10_000_000  # an entry this small may be packed as tightly as it likes
_MOST_COLUMNS = 63  # Word makes no more
_TIGHTEST = 100  # Word's XML packs 5 to 30 to 1
# What the unpacking of spoiled archives raises.
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError, RuntimeError)
_SKIPPED = frozenset(("del", "moveFrom", "Fallback", "instrText", "delText"))


class _Bounded(io.RawIOBase):
    """A stream that refuses to give more than a bound."""

    def __init__(self, stream: IO[bytes], item: RawItem, limit: int) -> None:
        self._stream, self._item, self._left = stream, item, limit

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size if size >= 0 else self._left + 1)
        self._left -= len(data)
        if self._left < 0:
            raise _bomb(self._item)
        return data


def _bomb(item: RawItem) -> InputError:
    what = "the Word file unpacks to far more than its size"
    return InputError(what, item.source_id, "do not trust it; get it from its author as PDF", code="zip_bomb")


def _damaged(item: RawItem, reason: object) -> InputError:
    what = f"the Word file is damaged ({str(reason)[:120]})"
    return InputError(what, item.source_id, "open it in Word and save it anew", code="damaged")


def _entry(archive: zipfile.ZipFile, name: str, item: RawItem, config: SourcesConfig) -> _Bounded:
    """One entry of the archive as a bounded stream."""
    info = archive.getinfo(name)
    if info.flag_bits & 1:
        raise InputError("the Word file is encrypted", item.source_id, "save it without a password", code="encrypted")
    too_tight = info.file_size > _FREE and info.file_size > _TIGHTEST * max(1, info.compress_size)
    if info.file_size > config.max_expanded_bytes or too_tight:
        raise _bomb(item)
    try:
        return _Bounded(archive.open(info), item, config.max_expanded_bytes)
    except _BROKEN as error:
        raise _damaged(item, error) from None


def _archive(item: RawItem) -> zipfile.ZipFile:
    if item.data.startswith(_OLE):
        what = "is an encrypted or an old Word file"
        raise InputError(what, item.source_id, "save it as DOCX without a password", code="encrypted")
    try:
        archive = zipfile.ZipFile(io.BytesIO(item.data))
    except _BROKEN as error:
        raise _damaged(item, error) from None
    if _DOCUMENT not in archive.namelist():
        raise InputError("is an archive but no Word file", item.source_id, "give its files singly", code="unknown_type")
    return archive


def _events(stream: _Bounded, item: RawItem) -> Iterator[tuple[str, str, Any]]:
    """Start and end of elements with their bare names; elements are forgotten once read."""
    from lxml import etree

    options = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
    try:
        for event, element in etree.iterparse(stream, events=("start", "end"), remove_comments=True, **options):
            if event == "start" and element.getparent() is None and element.getroottree().docinfo.doctype:
                raise _damaged(item, "it declares a document type")
            yield event, str(element.tag).rpartition("}")[2], element
            if event == "end":
                element.clear()
                while element.getprevious() is not None and (parent := element.getparent()) is not None:
                    del parent[0]
    except (etree.XMLSyntaxError, *_BROKEN) as error:
        raise _damaged(item, error) from None


def _columns(element: Any) -> int:
    """How many columns a cell spans; 1 where the number is none that a table has."""
    told = next((v for name, v in element.attrib.items() if name.endswith("val")), "")
    return int(told) if told.isdecimal() and 1 <= int(told) <= _MOST_COLUMNS else 1


class _DocxWriter:
    """Words of runs become paragraphs: a blank line between two, a row of a table on one line with a tab for each border."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.paragraph: list[str] = []
        self.waiting = ""
        self.rows = 0
        self.borders = 0
        self.trailing = 0
        self.span = 1
        self.skipped = 0
        self.listed = False

    def handle(self, event: str, name: str, element: Any) -> None:
        if name in _SKIPPED:
            self.skipped += 1 if event == "start" else -1
        elif not self.skipped:
            self._start(name) if event == "start" else self._end(name, element)

    def _start(self, name: str) -> None:
        if name == "tr":
            self.rows += 1
        elif name == "p":
            self.listed = False

    def _end(self, name: str, element: Any) -> None:
        if name == "t":
            self.paragraph.append(element.text or "")
        elif name in ("tab", "br", "cr"):
            if str(element.getparent().tag).endswith("}r"):
                self.paragraph.append(" " if self.rows or name == "tab" else "\n")
        elif name == "noBreakHyphen":
            self.paragraph.append("-")
        elif name == "numPr":
            self.listed = True
        elif name == "p":
            self._close_paragraph()
        elif name == "gridSpan" and self.rows == 1:
            self.span = _columns(element)
        elif name == "tc" and self.rows == 1:
            self.borders, self.span = self.borders + self.span, 1
        elif name == "tr":
            self.rows -= 1
            self.waiting = "\n" if not self.rows else " "
            if not self.rows:
                self.trailing, self.borders = max(0, self.borders - 1), 0
        elif name == "tbl" and not self.rows:
            self.waiting = "\n\n"

    def _close_paragraph(self) -> None:
        text = "".join(self.paragraph).strip()
        self.paragraph = []
        if text:
            line = self.waiting if self.waiting.startswith("\n") or not self.borders else ""
            if self.pieces:
                self.pieces.append("\t" * self.trailing + (line + "\t" * self.borders or " "))
            self.borders = self.trailing = 0
            self.pieces.append(text)
            self.waiting = " " if self.rows else "\n" if self.listed else "\n\n"
        elif not self.rows and self.waiting:
            self.waiting = "\n\n"


def raw_docx(item: RawItem, config: SourcesConfig) -> dict[int, str]:
    """The text of the main document, under page 0: Word files have no other decoded text to point into.

    Raises:
        InputError: `zip_bomb`, `encrypted`, `damaged` or `unknown_type`.
    """
    writer = _DocxWriter()
    with _archive(item) as archive:
        for event, name, element in _events(_entry(archive, _DOCUMENT, item, config), item):
            writer.handle(event, name, element)
    return {0: "".join(writer.pieces)}


def _properties(item: RawItem, config: SourcesConfig) -> dict[str, str]:
    """Title, creator and creation time, where the file has them."""
    with _archive(item) as archive:
        if _PROPERTIES not in archive.namelist():
            return {}
        events = _events(_entry(archive, _PROPERTIES, item, config), item)
        return {name: (e.text or "").strip() for event, name, e in events if event == "end" and (e.text or "").strip()}


def open_docx(item: RawItem, config: SourcesConfig) -> Opened:
    """The text and properties of a Word file.

    Raises:
        InputError: `zip_bomb`, `encrypted`, `damaged`, `unknown_type` or `no_text`.
    """
    text = raw_docx(item, config)[0]
    if not any(c.isalnum() for c in text):
        raise InputError("the Word file holds no text", item.source_id, "give its text", code="no_text")
    known = _properties(item, config)
    published = checked_date(known["created"][:10]) if "created" in known else None
    return Opened(
        text=text,
        segments=(Segment(0, len(text), 0),),
        title=known.get("title"),
        byline=known.get("creator"),
        published=published,
        published_basis="meta" if published else None,
    )
