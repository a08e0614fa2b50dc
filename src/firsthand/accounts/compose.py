"""Puts an account's text together from slices of the opened text, and carries places along.

A step inside `accounts/`.  What is kept keeps its characters and the white space between them; the maps to the raw item
and the hyperlinks are shifted with it.  Refuses to reorder or repair.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from firsthand.accounts.account import Dropped
from firsthand.accounts.blocks import Block
from firsthand.sources.raw_item import Link, Opened
from firsthand.spans import Segment, Span


@dataclass(frozen=True, slots=True)
class Composed:
    """An account's text with its way back.

    Attributes:
        text: Title (where given apart) and kept slices.
        segments: Leads to the raw item.
        links: Hyperlinks whose words were kept whole.
        dropped: What was left out, in order.
    """

    text: str
    segments: tuple[Segment, ...]
    links: tuple[Link, ...]
    dropped: tuple[Dropped, ...]


def compose(opened: Opened, blocks: Sequence[Block], cut: Mapping[int, str], title: str | None) -> Composed:
    """Text, segments, links and dropped parts.

    Args:
        opened: The opened item.
        blocks: Blocks of `opened.text`.
        cut: Index of each block left out, to the kind it is left out as.
        title: Words to put before the text as its first line; None where there are none to put.

    Returns:
        The composed text; equal to `opened.text` where nothing is cut and no title is put before it.
    """
    kept, dropped = _slices(opened.text, blocks, cut)
    lead = f"{title}\n\n" if title else ""
    if title and not opened.text.strip():
        lead, kept = title, []
    moves: list[_Shift] = []
    at = len(lead)
    for piece in kept:
        moves.append(_Shift(piece.start, piece.end, at - piece.start))
        at += piece.end - piece.start
    of_title = [Segment(0, len(title), -1, 0, "title")] if title else []
    return Composed(
        lead + "".join(opened.text[p.start : p.end] for p in kept),
        (*of_title, *_carry_segments(opened.segments, moves)),
        tuple(_carry_links(opened.links, moves)),
        (*dropped, *(Dropped("furniture", words, -1) for words in opened.dropped)),
    )


@dataclass(frozen=True, slots=True)
class _Shift:
    """A kept stretch of the opened text and how far it is shifted in the account's."""

    start: int
    end: int
    shift: int


def _slices(text: str, blocks: Sequence[Block], cut: Mapping[int, str]) -> tuple[list[Span], list[Dropped]]:
    """Kept stretches, and runs of blocks left out for one reason."""
    if not cut:
        return [Span(0, len(text))] if text else [], []
    kept: list[Span] = []
    dropped: list[Dropped] = []
    start, at = 0, 0
    while at < len(blocks):
        if at not in cut:
            at += 1
            continue
        last = at
        while last + 1 < len(blocks) and cut.get(last + 1) == cut[at]:
            last += 1
        dropped.append(Dropped(cut[at], text[blocks[at].start : blocks[last].end], blocks[at].start))
        kept.append(Span(start, blocks[at].start))
        start = blocks[last + 1].start if last + 1 < len(blocks) else len(text)
        at = last + 1
    kept.append(Span(start, len(text)))
    kept = [k for k in kept if k.end > k.start]
    while kept and not text[kept[-1].start : kept[-1].end].strip():
        kept.pop()
    if kept and kept[-1].end < len(text):
        last_piece = kept[-1]
        kept[-1] = Span(last_piece.start, last_piece.start + len(text[last_piece.start : last_piece.end].rstrip()))
    return kept, dropped


def _carry_segments(segments: Sequence[Segment], moves: Sequence[_Shift]) -> Iterator[Segment]:
    """The parts of segments inside kept stretches, shifted; both come in order of place."""
    first = 0
    for move in moves:
        while first < len(segments) and segments[first].start + segments[first].length <= move.start:
            first += 1
        at = first
        while at < len(segments) and segments[at].start < move.end:
            seg = segments[at]
            low, high = max(seg.start, move.start), min(seg.start + seg.length, move.end)
            raw = seg.raw_start + low - seg.start if seg.raw_start >= 0 else seg.raw_start
            yield Segment(low + move.shift, high - low, raw, seg.page, seg.field)
            at += 1


def _carry_links(links: Sequence[Link], moves: Sequence[_Shift]) -> Iterator[Link]:
    """Hyperlinks whose words stand in one kept stretch, shifted."""
    ordered = sorted(links, key=lambda x: (x.start, x.end))
    at = 0
    for move in moves:
        while at < len(ordered) and ordered[at].start < move.end:
            if ordered[at].start >= move.start and ordered[at].end <= move.end:
                yield Link(ordered[at].start + move.shift, ordered[at].end + move.shift, ordered[at].target)
            at += 1
