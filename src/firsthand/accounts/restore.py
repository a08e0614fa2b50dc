"""Puts back what extraction left out and a person wants to be read.

A step inside `accounts/`, before a text is composed.  Words that stand in the opened text come back in their place; what
opening itself left out (a menu of a page) comes at the end, since nothing tells its place.  Refuses words that were not
left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from firsthand.accounts.blocks import Block
from firsthand.sources.raw_item import Opened, Restored


def with_lost(opened: Opened, restored: Sequence[Restored]) -> Opened:
    """An opened item with what opening left out and a person put back at its end, without a place in the raw item."""
    words = [r.text for r in restored if r.raw_start < 0 and r.text in opened.dropped]
    if not words:
        return opened
    kept = tuple(d for d in opened.dropped if d not in words)
    return replace(opened, text="\n\n".join([opened.text, *words]).lstrip(), dropped=kept)


def without_restored(
    cut: Mapping[int, str], blocks: Sequence[Block], text: str, restored: Sequence[Restored]
) -> dict[int, str]:
    """The blocks to leave out, less those that a person put back.

    Args:
        cut: Index of each block left out, to the kind it is left out as.
        blocks: Blocks of the opened text.
        text: The opened text.
        restored: What was put back.
    """
    back = [span for r in restored for span in _places(text, r)]
    lost = [r.text for r in restored if r.raw_start < 0]
    return {
        at: kind
        for at, kind in cut.items()
        if not any(a < blocks[at].end and blocks[at].start < b for a, b in back) and blocks[at].text not in lost
    }


def _places(text: str, restored: Restored) -> Iterator[tuple[int, int]]:
    """Where the words stand: at the place noted, else wherever they are."""
    start, size = restored.raw_start, len(restored.text)
    if start >= 0 and text[start : start + size] == restored.text:
        yield start, start + size
        return
    at = text.find(restored.text) if restored.text else -1
    while at >= 0:
        yield at, at + size
        at = text.find(restored.text, at + size)
