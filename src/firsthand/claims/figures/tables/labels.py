"""Lists of label and value: "Killed: 3-4", "Verletzte – 12", a label on one line and its number on the next.

Beside the tables; each pair is a count of the account itself.  Trusts a label only where it is a head of counts from its
first word to its last, and a value only where it is a number and nothing else; refuses a list that also counts what is
counted in peace ("births", "votes").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from firsthand.claims.figures.tables.grid import GridCell
from firsthand.claims.figures.tables.heads import Head, HeadLexicon, head_of
from firsthand.claims.figures.tables.values import Value, value_of
from firsthand.spans import Span, Stretches

LONGEST_LINE = 200  # characters; a longer line is running text
LONGEST_VALUE = 40
_LINE = re.compile(r"[^\n\r]+")
_BULLET = re.compile(r"\s*(?:[-*•·–—▪►]\s+)?")
_COLON = re.compile(r"\s{0,20}[:：]\s*")
_PARTS = re.compile(
    r"\s{0,20}[;؛|•·\t]\s*|[,،]\s+(?=[^\W\d])|\.\s+(?=[^\W\d])|\s{1,20}[–—/-]\s+(?=[^\W\d])|(?<!\s)\s{2,}(?=[^\W\d])"
)  # between pairs that have colons
_BORDER = re.compile(r"\s{0,20}[\t|]\s*|(?<=[^\W\d)])\s+[–—=-]\s+(?=[\d~>≥<≤])|(?<=[^\W\d)])\s*=\s*(?=[\d~])")
_BRACKET = re.compile(r"\s{0,20}\((?P<inside>[^()]*)\)$")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_AROUND = " \t*_.،,"


@dataclass(frozen=True, slots=True)
class LabelledCount:
    """A label with its number.

    Attributes:
        label, number: The cells; `number` without a remark in brackets behind it.
    """

    label: GridCell
    number: GridCell
    head: Head
    value: Value


def pairs_of(text: str, taken: Sequence[Span], lexicon: HeadLexicon) -> list[LabelledCount]:
    """The labels of a text that count, with their numbers, in order.

    Args:
        text: The account's text.
        taken: Stretches that are tables.
        lexicon: Words of heads of the language.
    """
    lines = [GridCell(m.start(), m.end(), m[0]) for m in _LINE.finditer(text)]
    tables = Stretches(taken)
    lines = [line for line in lines if line.text.strip() and line.start not in tables]
    found = {p.label.start: p for line in lines for p in _in_line(line, lexicon)}
    for pair in _stacked([_bare(line, 0, len(line.text)) for line in lines], lexicon):
        found.setdefault(pair.label.start, pair)
    return list(_inherited([found[at] for at in sorted(found)], text))


def _in_line(line: GridCell, lexicon: HeadLexicon) -> list[LabelledCount]:
    """The pairs of one line; none where one of its labels is of another kind of counts."""
    if len(line.text) > LONGEST_LINE or not any(c.isdigit() or c.isalpha() for c in line.text):
        return []
    start = _BULLET.match(line.text)
    at = start.end() if start else 0
    cells = _with_colons(line, at) if _COLON.search(line.text) else _bordered(line, at)
    if cells is None or any(lexicon.says(label.text, "statistic") for label, _ in cells):
        return []
    return [pair for label, number in cells if (pair := _pair(label, number, lexicon)) is not None]


def _with_colons(line: GridCell, at: int) -> list[tuple[GridCell, GridCell]] | None:
    """Labels and values of a line of colons, what announces them left out; None where a stretch has no colon."""
    out: list[tuple[GridCell, GridCell]] = []
    for piece in _pieces(line, at, _PARTS):
        sides = _pieces(line, piece.start - line.start, _COLON, piece.end - line.start)
        if len(sides) < 2 or len(sides) > 2 + (not out):
            return None
        out.append((sides[-2], sides[-1]))
    return out


def _bordered(line: GridCell, at: int) -> list[tuple[GridCell, GridCell]] | None:
    """Labels and values by turns, parted by tabs, bars or dashes."""
    cells = _pieces(line, at, _BORDER)
    return list(zip(cells[::2], cells[1::2], strict=True)) if cells and len(cells) % 2 == 0 else None


def _pieces(line: GridCell, start: int, border: re.Pattern[str], end: int | None = None) -> list[GridCell]:
    """A part of a line cut at each border; empty pieces at its ends are left out."""
    end = len(line.text) if end is None else end
    edges = [start, *(e for m in border.finditer(line.text, start, end) for e in m.span()), end]
    cells = [_bare(line, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return [c for c in cells if c.text]


def _bare(line: GridCell, start: int, end: int) -> GridCell:
    """A stretch of a line without blanks, points and marks of emphasis around it."""
    piece = line.text[start:end]
    first = start + len(piece) - len(piece.lstrip(_AROUND))
    text = piece.strip(_AROUND)
    return GridCell(line.start + first, line.start + first + len(text), text)


def _pair(label: GridCell, number: GridCell, lexicon: HeadLexicon) -> LabelledCount | None:
    """A label with its value, None where the label is no head of counts or the value no number."""
    if len(number.text) > LONGEST_LINE or not (head := head_of(label.text, lexicon)) or not _counts(head):
        return None
    cell = number
    if (bracket := _BRACKET.search(number.text)) and _parts_only(bracket["inside"], lexicon):
        cell = GridCell(number.start, number.start + bracket.start(), number.text[: bracket.start()])
    value = value_of(cell.text, lexicon.figures) if len(cell.text) <= LONGEST_VALUE else None
    if value is None:
        return None
    return LabelledCount(
        label, replace(cell, end=cell.start + value.length, text=cell.text[: value.length]), head, value
    )


def _counts(head: Head) -> bool:
    """Whether a head counts by itself, or tells who of those counted before it."""
    return head.measure is not None or ("part" in head.says and head.population != "all")


def _parts_only(inside: str, lexicon: HeadLexicon) -> bool:
    """Whether a remark in brackets only tells of some of those counted."""
    return lexicon.says(inside, "part") or lexicon.says(inside, "plain")


def _inherited(pairs: Sequence[LabelledCount], text: str) -> Iterator[LabelledCount]:
    """Pairs; one that only says "of them children" counts what the pair right before it counts."""
    last: LabelledCount | None = None
    for pair in pairs:
        if pair.head.measure is None:
            near = last is not None and text[last.number.end : pair.label.start].count("\n") <= 2
            if last is None or not near:
                continue
            yield replace(pair, head=replace(pair.head, measure=last.head.measure))
        else:
            last = pair
            yield pair


def _stacked(lines: Sequence[GridCell], lexicon: HeadLexicon) -> Iterator[LabelledCount]:
    """Pairs of two lines each: labels above their numbers, or below them."""
    run: list[tuple[GridCell, Head | Value]] = []
    for told in (*((line, _kind_of(line, lexicon)) for line in lines), (None, None)):
        line, kind = told
        if run and (kind is None or isinstance(kind, Head) == isinstance(run[-1][1], Head)):
            yield from _by_turns(run)
            run = []
        if line is not None and kind is not None:
            run.append((line, kind))


def _kind_of(line: GridCell, lexicon: HeadLexicon) -> Head | Value | None:
    """A line that is a head of counts or a number written in digits, None where it is neither."""
    if len(line.text) > LONGEST_VALUE or not line.text:
        return None
    if line.text[0].isdigit():
        return None if _YEAR.fullmatch(line.text) else value_of(line.text, lexicon.figures)
    head = head_of(line.text, lexicon)
    return head if head and head.measure else None


def _by_turns(run: Sequence[tuple[GridCell, Head | Value]]) -> Iterator[LabelledCount]:
    """Pairs of lines by turns; none where it is not plain which number is whose."""
    if len(run) % 2:
        return
    for (one, first), (two, second) in zip(run[::2], run[1::2], strict=True):
        if isinstance(first, Head) and isinstance(second, Value):
            yield LabelledCount(one, two, first, second)
        elif isinstance(first, Value) and isinstance(second, Head):
            yield LabelledCount(two, one, second, first)
