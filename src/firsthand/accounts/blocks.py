"""Cuts a text into blocks: its lines that are not blank, with their places.

First step inside `accounts/`; furniture, bylines and sentences all look at the same blocks.  Refuses to alter a character:
a block is a place in the text and the characters that stand there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

# A line without the white space around it.  Other line ends (form feed, line separator) part lines as well.
_LINE = re.compile(r"[^\s](?:[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]*[^\s])?")
_SENTENCE_END = re.compile(r"[.!?。！？؟।…:;][\"'”’»)\]]*$")
_FULL_END = re.compile(r"(?<!\.\.)[.!?。！？؟।][\"'”’»)\]]*$")
PROSE_SIGNS = 60
PROSE_WORDS = 9


@dataclass(frozen=True, slots=True)
class Block:
    """One line that is not blank.

    Attributes:
        start, end: Half-open code points, white space around it left out.
        text: The characters.
        gap: Whether a blank line (or the text's start) stands before it.
    """

    start: int
    end: int
    text: str
    gap: bool


def blocks_of(text: str) -> list[Block]:
    """The lines of a text that are not blank, in order; time grows with the text's length only."""
    out: list[Block] = []
    last = 0
    for m in _LINE.finditer(text):
        between = text[last : m.start()]
        gap = not out or between.count("\n") > 1 or between.count("\r") > 1 or "\f" in between
        out.append(Block(m.start(), m.end(), m[0], gap))
        last = m.end()
    return out


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does, with an end sign that may stand before closing quotes or brackets."""
    return bool(_SENTENCE_END.search(line[-6:]))


def is_prose(line: str) -> bool:
    """Whether a line reads like running text: long enough, and ending in a full stop that is no ellipsis.

    Thresholds: 60 signs and 9 words; teasers and menu lines stay below or end in an ellipsis.
    """
    return len(line) >= PROSE_SIGNS and bool(_FULL_END.search(line[-8:])) and line.count(" ") >= PROSE_WORDS - 1


def paragraphs_of(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Runs of blocks that are one paragraph broken over several lines.

    A line goes on in the next where the file wraps its lines (the next line's first word would not have fit), or where
    it stops without an end sign and the next begins in lower case.  A blank line always parts paragraphs, and so do the rows
    of a table.

    Args:
        blocks: Blocks in order.

    Returns:
        Half-open code points from the first block's start to the last block's end, in order.
    """
    out: list[tuple[int, int]] = []
    at = 0
    while at < len(blocks):
        last = at + 1
        while last < len(blocks) and not blocks[last].gap:
            last += 1
        out += _stanza(blocks[at:last])
        at = last
    return out


_NARROW, _WIDE = 40, 110
_BORDERS = ("\t", " | ")  # between the cells of a row


def _stanza(lines: Sequence[Block]) -> list[tuple[int, int]]:
    """Paragraphs of a run of lines without a blank line between them."""
    width = max(len(b.text) for b in lines)
    wrapped = len(lines) > 2 and _NARROW <= width <= _WIDE
    out: list[tuple[int, int]] = []
    start = lines[0].start
    for this, after in pairwise(lines):
        word = len(after.text.split(None, 1)[0])
        full = wrapped and len(this.text) + 1 + word > width * 0.95 and len(this.text) > width * 0.6
        runs_on = len(this.text) >= _NARROW and after.text[0].islower() and not ends_sentence(this.text)
        row = any(border in line.text for border in _BORDERS for line in (this, after))
        if row or not (full or runs_on):
            out.append((start, this.end))
            start = after.start
    out.append((start, lines[-1].end))
    return out
