"""Printed lines of a PDF become paragraphs.

Between the pages as printed and the text.  A line goes on in the next one unless the layout says otherwise: a wider gap,
another size of letters, an indent, a bullet, or room that was left though the next word would have fitted.  Takes out
page numbers and lines that head or foot most pages.  Refuses to reorder columns: the order is the PDF's own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise, zip_longest
from statistics import median
from typing import NamedTuple

from firsthand.lang.pack import languages, pack_for
from firsthand.sources.text_builder import TextBuilder
from firsthand.spans import Segment

_PAGE_NUMBER = re.compile(r"(?i)[-–— ]{0,20}(?:page |p\. ?)?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?[-–— ]*")
_BULLET = re.compile(r"[•▪◦‣·●○■□–—*-]\s|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s")
_ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_LAST_WORD = re.compile(r"(?<![^\W_])[^\W_]+$")
_HEADERS = 3  # a line heads the pages if it stands on this many of them, and on half of all


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One printed line: where its characters stand in the page's text, and where it lies on the page in points.

    Attributes:
        start, end: Half-open code points of the page's text.
        left, right: Left edge of the first, right edge of the last letter.
        height: Height of the letters; 0 where the place is unknown.
        bottom, last_bottom: Bottom of the first and of the last letter (a line that goes on after a printed hyphen
            holds both printed lines).
        hyphens: Offsets of hyphens that were at the end of a printed line.
    """

    start: int
    end: int
    left: float
    right: float
    height: float
    bottom: float
    last_bottom: float
    hyphens: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """One page: its number from 1, its text, its lines in order."""

    number: int
    text: str
    lines: tuple[PrintedLine, ...]


class LaidOut(NamedTuple):
    """The text of a document, where it stands in the pages, and the lines left out as furniture of the page."""

    text: str
    segments: tuple[Segment, ...]
    dropped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _UsualLayout:
    """What is usual on a page: distance between lines, and the right edge by left edge."""

    leading: float
    rights: tuple[tuple[float, float], ...]

    def right_edge(self, line: PrintedLine) -> float:
        return max((r for left, r in self.rights if abs(left - line.left) < 2 * line.height), default=line.right)


@cache
def _kept_after() -> frozenset[str]:
    """Words after which the hyphen belongs to the word, in any language that has a pack (the language is not yet known)."""
    packs = (pack_for(code) for code in languages())
    return frozenset(w for p in packs if p for w in p.topic("hyphens").get("keep_after", ()))


def _keeps_hyphen(before: str, after: str) -> bool:
    """Whether a hyphen at the end of a printed line belongs to the word."""
    word = _LAST_WORD.search(before[-40:])
    if not word or not after[:1].islower():
        return True
    return word[0].lower() in _kept_after() or word[0][-1].isdigit()


def _measure(page: PrintedPage) -> _UsualLayout:
    placed = [line for line in page.lines if line.height]
    gaps = [a.last_bottom - b.bottom for a, b in pairwise(placed)]
    usual = [g for g in gaps if g > 1]
    return _UsualLayout(median(usual) if usual else 0.0, tuple((line.left, line.right) for line in placed))


def _break(page: PrintedPage, pair: tuple[PrintedLine, PrintedLine], measure: _UsualLayout) -> str:
    """What stands between two lines of a page: a blank, a line end, or a paragraph's end."""
    upper, lower = pair
    before, after = page.text[upper.start : upper.end], page.text[lower.start : lower.end]
    ended = bool(_ENDED.search(before))
    if not upper.height or not lower.height:
        return "\n\n" if ended else "\n"
    gap = upper.last_bottom - lower.bottom
    if gap <= 1:  # a new column, or a cell beside
        return " " if not ended and after[:1].islower() and -gap > 3 * upper.height else "\n"
    if (
        abs(upper.height - lower.height) > 0.15 * upper.height
        or gap > 1.4 * measure.leading
        or gap > 2.5 * upper.height
    ):
        return "\n\n"
    if _BULLET.match(after):
        return "\n"
    if lower.left - upper.left > 0.8 * upper.height:
        return "\n\n" if ended else "\n"
    width = (lower.right - lower.left) / max(1, len(after)) if lower.right > lower.left else 0.5 * lower.height
    first = after.split(None, 1)[0]
    if upper.right + width * (len(first) + 1) < measure.right_edge(upper) - 0.2 * upper.height:
        return "\n\n" if ended else "\n"
    return " "


def _furniture(pages: Sequence[PrintedPage]) -> set[tuple[int, int]]:
    """Page and start of the lines that are page numbers or head or foot most pages."""
    edges = [(p, line) for p in pages for line in {*p.lines[:2], *p.lines[-2:]}]

    def shape(page: PrintedPage, line: PrintedLine) -> str:
        return re.sub(r"\d+", "#", page.text[line.start : line.end])

    count = Counter(shape(p, line) for p, line in edges)
    enough = max(_HEADERS, len(pages) / 2)
    out = set()
    for page, line in edges:
        outermost = line in (page.lines[0], page.lines[-1]) and len(page.lines) > 1
        number = outermost and _PAGE_NUMBER.fullmatch(page.text, line.start, line.end)
        if number or count[shape(page, line)] >= enough:
            out.add((page.number, line.start))
    return out


class _LineWriter:
    """Writes lines one after another."""

    def __init__(self) -> None:
        self.built = TextBuilder()

    def line(self, page: PrintedPage, line: PrintedLine, joint: str) -> None:
        """A line after what joins it to the one before; a printed hyphen before it goes where it belongs to no word."""
        self.built.make(joint)
        at = line.start
        for hyphen in line.hyphens:
            if not _keeps_hyphen(page.text[at:hyphen], page.text[hyphen + 1 : line.end]):
                self.built.take(page.text[at:hyphen], at, page.number)
                at = hyphen + 1
        self.built.take(page.text[at : line.end], at, page.number)


def _cut_hyphen(page: PrintedPage, pair: tuple[PrintedLine, PrintedLine], joint: str) -> tuple[PrintedLine, str]:
    """The upper line without its last hyphen where that only divides a word; the joint that then follows."""
    upper, lower = pair
    before, after = page.text[upper.start : upper.end], page.text[lower.start : lower.end]
    if joint != " " or not re.search(r"[^\W\d_]-$", before) or not after[:1].islower():
        return upper, joint
    keep = _keeps_hyphen(before[:-1], after)
    end = upper.end - (not keep)
    return replace(upper, end=end, hyphens=tuple(h for h in upper.hyphens if h < end)), ""


def lay_out(pages: Sequence[PrintedPage]) -> LaidOut:
    """The text of a document.

    Args:
        pages: Its pages in order.

    Returns:
        The text, its segments, and the lines left out as furniture of the page; an empty text where no page has lines.
    """
    furniture = _furniture(pages)
    writer, joint, last = _LineWriter(), "", ""
    dropped: list[str] = []
    for page in pages:
        measure = _measure(page)
        lines = [line for line in page.lines if (page.number, line.start) not in furniture]
        dropped.extend(page.text[x.start : x.end] for x in page.lines if (page.number, x.start) in furniture)
        for upper, lower in zip_longest(lines, lines[1:]):
            if upper is lines[0] and last:
                goes_on = not _ENDED.search(last) and page.text[upper.start].islower()
                joint = " " if goes_on else "\n\n"
            following = _break(page, (upper, lower), measure) if lower else ""
            shown, following = _cut_hyphen(page, (upper, lower), following) if lower else (upper, following)
            writer.line(page, shown, joint)
            last, joint = page.text[upper.start : upper.end], following
    return LaidOut(writer.built.text, writer.built.segments, tuple(dropped))
