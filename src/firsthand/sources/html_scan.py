"""A scan of raw HTML that keeps offsets: visible words, tags that carry metadata, how deep elements nest.

First step of opening a page.  Runs in time linear in the page, uses no parser of a library, and bounds what the parser
after it will see.  Refuses nothing itself; it reports depth and size.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple

_MARKUP = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})|<[!?]")
_TAG_END = re.compile(r"""(?:[^>"']|"[^"]*"|'[^']*')*>""")
_ENTITY = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_ATTRIBUTE = re.compile(r"""([a-zA-Z_:][\w:.-]{0,60})\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_DATA_ADDRESS = re.compile(r"""(["'(])data:[^"')\s]{100,}""")
_MOST_CARELESS = 20
MOST_ELEMENTS = 100_000  # the extractor takes about a tenth of a millisecond for each
_LONG_TAG = 150
_ASCII_LOWER = {c: c + 32 for c in range(ord("A"), ord("Z") + 1)}


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


VOID = _words("area base br col embed hr img input link meta param source track wbr")
# Their end tag may be left out, so an open one does not nest the next.
LOOSE = _words("p li td th tr dt dd option optgroup thead tbody tfoot colgroup html head body")
HIDDEN = _words("script style template noscript textarea svg math iframe object select title")
INLINE = _words(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike "
    "strong sub sup time tt u var wbr"
)


class Piece(NamedTuple):
    """Visible characters of one text node, or of a part of it.

    Attributes:
        text: The characters as a reader sees them, without blanks.
        raw_start, raw_end: Where they stand in the raw page, with their blanks.
        exact: Whether the characters stand there as such (an entity does not).
        block: Number of the block element they lie in; a new one begins at each block tag.
    """

    text: str
    raw_start: int
    raw_end: int
    exact: bool
    block: int


@dataclass(slots=True)
class PageScan:
    """What the scan of one page found.

    Attributes:
        pieces: Visible characters in order.
        clean: The page without scripts, styles, comments and embedded data, as the parser shall see it.
        cut: Whether the scan stopped because `clean` grew past the bound.
        elements: How many start tags there are; the scan stops past `MOST_ELEMENTS`.
        depth: How deep elements nest at most.
        tags: Attributes of `html`, `meta`, `link` and `time` tags in order, the tag's name under `""`.
        json_ld: Contents of `application/ld+json` scripts.
        title: Content of the `title` tag.
    """

    pieces: list[Piece] = field(default_factory=list)
    clean: str = ""
    cut: bool = False
    elements: int = 0
    depth: int = 0
    tags: list[dict[str, str]] = field(default_factory=list)
    json_ld: list[str] = field(default_factory=list)
    title: str = ""


class _Nesting:
    """The stack of open elements, each end tag closing what stands above its element."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.count: dict[str, int] = {}
        self.deepest = 0

    def start(self, name: str) -> None:
        self.open.append(name)
        self.count[name] = self.count.get(name, 0) + 1
        self.deepest = max(self.deepest, len(self.open))

    def end(self, name: str) -> None:
        while self.count.get(name):
            top = self.open.pop()
            self.count[top] -= 1
            if top == name:
                return


class _Scanner:
    """One pass over one page."""

    def __init__(self, raw: str, limit: int) -> None:
        self.raw, self.limit = raw, limit
        self.lower = raw.lower()
        if len(self.lower) != len(raw):
            self.lower = raw.translate(_ASCII_LOWER)
        self.scan = PageScan()
        self.nesting = _Nesting()
        self.kept: list[str] = []
        self.size = 0
        self.block = 0
        self.careless = 0
        self.no_more: set[str] = set()

    def run(self) -> PageScan:
        at, raw = 0, self.raw
        while at < len(raw) and self.size <= self.limit and self.scan.elements <= MOST_ELEMENTS:
            mark = _MARKUP.search(raw, at)
            start = mark.start() if mark else len(raw)
            self._text(at, start)
            at = self._markup(mark) if mark else start
        self.scan.clean = "".join(self.kept)
        self.scan.cut = self.size > self.limit
        self.scan.depth = self.nesting.deepest
        return self.scan

    def _keep(self, piece: str) -> None:
        self.kept.append(piece)
        self.size += len(piece)

    def _text(self, start: int, end: int) -> None:
        if start >= end:
            return
        text = self.raw[start : min(end, start + self.limit + 1)]
        self._keep(text)
        at = 0
        if "&" in text:
            for entity in _ENTITY.finditer(text):
                self._plain(text[at : entity.start()], start + at)
                shown = "".join(unescape(entity[0]).split())
                where = (start + entity.start(), start + entity.end())
                if shown:
                    self.scan.pieces.append(Piece(shown, *where, shown == entity[0], self.block))
                at = entity.end()
        self._plain(text[at:], start + at)

    def _plain(self, text: str, raw_start: int) -> None:
        shown = "".join(text.split())
        if shown:
            self.scan.pieces.append(Piece(shown, raw_start, raw_start + len(text), True, self.block))

    def _find(self, needle: str, start: int) -> int:
        """Where `needle` stands next, -1 if nowhere; asked once more after a miss, it answers at once."""
        if needle in self.no_more:
            return -1
        found = self.lower.find(needle, start)
        if found < 0:
            self.no_more.add(needle)
        return found

    def _markup(self, mark: re.Match[str]) -> int:
        """Handle a tag, comment or declaration; where to go on.  Any other `<` is text."""
        start = mark.start()
        if self.raw.startswith("<!--", start):
            return self._past("-->", start + 4)
        if mark[2] is None:
            return self._past(">", start)
        end = self._tag_end(mark.end())
        name = mark[2].lower()
        return self._end_tag(name, start, end) if mark[1] else self._start_tag(name, start, end)

    def _past(self, needle: str, start: int) -> int:
        found = self._find(needle, start)
        return len(self.raw) if found < 0 else found + len(needle)

    def _tag_end(self, start: int) -> int:
        """Past the tag's `>`, quoted ones left out; a page full of unclosed quotes is read without regard to them."""
        if self.careless < _MOST_CARELESS:
            whole = _TAG_END.match(self.raw, start)
            if whole:
                return whole.end()
            self.careless += 1
        return self._past(">", start)

    def _end_tag(self, name: str, start: int, end: int) -> int:
        self.nesting.end(name)
        self.block += name not in INLINE
        self._keep(self.raw[start:end])
        return end

    def _start_tag(self, name: str, start: int, end: int) -> int:
        tag = self.raw[start:end]
        self.scan.elements += 1
        if name in ("html", "meta", "link", "time"):
            self.scan.tags.append({"": name, **attributes(tag)})
        self.block += name not in INLINE
        if name in HIDDEN and not tag.endswith("/>"):
            return self._hidden(name, start, end)
        if name not in VOID and name not in LOOSE and not tag.endswith("/>"):
            self.nesting.start(name)
        self._keep(_DATA_ADDRESS.sub(r"\1", tag) if len(tag) > _LONG_TAG else tag)
        return end

    def _hidden(self, name: str, start: int, end: int) -> int:
        """An element whose content no reader sees: only a title and linked data are kept."""
        close = self._find(f"</{name}", end)
        stop = len(self.raw) if close < 0 else self._past(">", close)
        content = self.raw[end : len(self.raw) if close < 0 else close]
        if name == "title":
            self.scan.title = self.scan.title or " ".join(unescape(content[:2_000]).split())
            self._keep(self.raw[start:stop])
        elif name == "script" and "ld+json" in self.raw[start:end]:
            self.scan.json_ld.append(content)
            self._keep(self.raw[start:stop])
        return stop


def attributes(tag: str) -> dict[str, str]:
    """Attributes of a start tag, names in lower case, values unescaped; the first of two equal names counts."""
    found: dict[str, str] = {}
    for m in _ATTRIBUTE.finditer(tag[:20_000]):
        value = next((v for v in (m[2], m[3], m[4]) if v is not None), "")
        found.setdefault(m[1].lower(), unescape(value).strip())
    return found


def scan_html(raw: str, limit: int) -> PageScan:
    """Scan a page.

    Args:
        raw: The decoded page.
        limit: Most characters of `clean`; the scan stops beyond.

    Returns:
        What it holds; a page without tags gives its words.
    """
    return _Scanner(raw, limit).run()
