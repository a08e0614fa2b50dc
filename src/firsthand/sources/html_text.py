"""The main text of a page as lines of text, from the tree that the extractor leaves.

Between extraction and alignment.  Paragraphs are set apart by a blank line; a list item, a table row and a forced break
take one line each; cells of a row are set apart by a tab, an empty cell too, so that what stands under one head stays
there.  Refuses to add any other character.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from firsthand.sources.raw_item import Link

_PARAGRAPHS = frozenset(("p", "head", "quote", "code", "list", "table", "div", "ab", "fw"))
_LINES = frozenset(("item", "row", "lb"))


class _TextWriter:
    """Collects words; blanks and breaks wait until the next word, the strongest of them wins."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.waiting = ""
        self.links: list[Link] = []
        self.cells = 0
        self.borders = 0
        self.trailing = 0
        self.first = True

    def words(self, text: str | None) -> None:
        if not text:
            return
        shown = " ".join(text.split())
        if not shown:
            self.waiting = self.waiting or " "
            return
        if text[0].isspace():
            self.waiting = self.waiting or " "
        waiting = self.waiting if self.length else ""
        if self.borders:
            waiting = (waiting if waiting.startswith("\n") else "") + "\t" * self.borders
            self.borders = 0
        self._put("\t" * self.trailing + waiting + shown)
        self.trailing = 0
        self.waiting = " " if text[-1].isspace() else ""

    def _put(self, piece: str) -> None:
        self.pieces.append(piece)
        self.length += len(piece)

    def row(self) -> None:
        """A row of a table begins."""
        self.borders, self.first = 0, True

    def cell(self) -> None:
        """A cell begins: a tab before it, unless it is the first of its row or lies inside another."""
        if not self.cells:
            self.borders += not self.first and self.length > 0
            self.first = False

    def part(self, kind: str) -> None:
        """A break: `\\n\\n` or `\\n`; a blank inside a cell; the borders of empty cells at a row's end come before it."""
        if self.cells:
            kind = " "
        elif kind:
            self.trailing, self.borders = self.trailing + self.borders, 0
        order = ("", " ", "\n", "\n\n")
        self.waiting = max(self.waiting, kind, key=order.index)


def _element(writer: _TextWriter, element: Any) -> None:
    tag = element.tag if isinstance(element.tag, str) else ""
    around = "\n\n" if tag in _PARAGRAPHS else "\n" if tag in _LINES else ""
    if around:
        writer.part(around)
    if tag == "row":
        writer.row()
    if tag == "cell":
        writer.cell()
        writer.cells += 1
    before, pieces = writer.length, len(writer.pieces)
    if tag:
        writer.words(element.text)
    for child in element:
        _element(writer, child)
    if tag == "ref" and len(writer.pieces) > pieces:
        first = writer.pieces[pieces]
        start = before + len(first) - len(first.lstrip())
        writer.links.append(Link(start, writer.length, element.get("target") or ""))
    if tag == "cell":
        writer.cells -= 1
    if around:
        writer.part(around)
    writer.words(element.tail)


class TreeText(NamedTuple):
    """The text of an extracted tree, and the links in it as spans of it."""

    text: str
    links: tuple[Link, ...]


def text_of_tree(body: Any) -> TreeText:
    """The text of an extracted tree and the links in it.

    Args:
        body: Element with `p`, `head`, `list`, `item`, `table`, `row`, `cell`, `quote`, `lb`, `ref`, `hi` inside.

    Returns:
        Text without blanks at its ends, empty for an empty tree; links with a target, as spans of it.
    """
    writer = _TextWriter()
    _element(writer, body)
    return TreeText("".join(writer.pieces), tuple(link for link in writer.links if link.target))
