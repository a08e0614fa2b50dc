"""What an alignment amounts to: shares, borders of sentences gone over, and where the shared words are at home.

Fifth station of lineage, between `align` and `relate`.  Every measure is a plain number that a sentence can name.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.accounts.account import Region
from firsthand.lineage.dossier import Telling
from firsthand.lineage.shared_text.align import AlignedStretch, aligned
from firsthand.lineage.shared_text.fingerprint import RUN
from firsthand.lineage.shared_text.words import Ids, TextWords, WordRange, words_of
from firsthand.spans import Span

FRAME = frozenset({"title", "byline", "dateline", "credit", "caption"})
TOPIC_LETTERS = 5  # letters from which a word tells what a text is about
LEAST_REST = 5  # such words that must be left beside the shared ones, to tell where these are at home
BORDER_WORDS = 3  # words that a stretch must hold on both sides of an end of a sentence
# A sentence ends and another starts: a final mark, closing signs, then a letter (with or without a space lost in cleaning).
_BORDER = re.compile(r"[.!?。؟]['\"”’)\]]{0,3}(?:\s+(?=['\"“‘(\[]{0,3}[^\W\d_])|(?=[A-ZÀ-ÞА-Я]))")


@dataclass(frozen=True, slots=True)
class Side:
    """One account's part in a comparison.

    Attributes:
        words: Words of the account.
        equal: Words of it that stand in the other account.
        containment: `equal / words`, 0 to 1.
        runs: Share of its five-word runs that stand unbroken in the other, 0 to 1.
        cover: Share of its words inside aligned stretches, changed words among them, 0 to 1.
        home: How much the shared words have in common with the rest of the account (cosine of their distinct longer
            words), 0 to 1; None where too little is left beside them.
    """

    words: int
    equal: int
    containment: float
    runs: float
    cover: float
    home: float | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two accounts side by side.

    Attributes:
        stretches: Aligned stretches.
        borders: Ends of sentences that the longest stretch goes over.
        longest: Longest run without a change, in words.
    """

    left: Side
    right: Side
    stretches: tuple[AlignedStretch, ...]
    borders: int
    longest: int

    @property
    def equal(self) -> int:
        """Words that stand in both."""
        return sum(c.equal for c in self.stretches)

    @property
    def evidence(self) -> float:
        """Weight of the equal words: about one for each rare one."""
        return sum(c.evidence for c in self.stretches)


def compare(left: Telling, right: Telling) -> Comparison | None:
    """Align two accounts and measure what they share.

    Returns:
        None where they share nothing that weighs enough outside titles, bylines and credits.
    """
    a, b = words_of(left.text), words_of(right.text)
    stretches = [
        c
        for c in aligned(a, b)
        if not (_framed(left.regions, a.span(c.left)) and _framed(right.regions, b.span(c.right)))
    ]
    if not stretches:
        return None
    main = max(stretches, key=lambda c: (c.equal, c.left))
    return Comparison(
        _side(a, stretches, [c.left for c in stretches]),
        _side(b, stretches, [c.right for c in stretches]),
        tuple(stretches),
        max(_borders(left.text, a, main.left), _borders(right.text, b, main.right)),
        max(c.longest for c in stretches),
    )


def _framed(regions: Sequence[Region], span: Span) -> bool:
    """Whether a span lies inside the title, byline, dateline, credit or a caption."""
    return any(r.kind in FRAME and r.start <= span.start and span.end <= r.end for r in regions)


def _side(words: TextWords, stretches: Sequence[AlignedStretch], spans: Sequence[WordRange]) -> Side:
    """One side's measures from the stretches on that side."""
    n = len(words)
    equal = sum(c.equal for c in stretches)
    runs = sum(max(0, b.length - RUN + 1) for c in stretches for b in c.runs)
    cover = sum(last - first for first, last in spans)
    home = _home(words, spans)
    return Side(n, equal, equal / n, runs / max(1, n - RUN + 1), min(1.0, cover / n), home)


def _home(words: TextWords, spans: Sequence[WordRange]) -> float | None:
    """Cosine of the distinct longer words inside the spans and outside them."""
    index = words.index
    held = np.zeros(len(words), np.bool_)
    for first, last in spans:
        held[first:last] = True
    longer = index.letters >= TOPIC_LETTERS
    inside, outside = (_distinct(index.ids[which], len(longer)) & longer for which in (held, ~held))
    n_inside, n_outside = int(np.count_nonzero(inside)), int(np.count_nonzero(outside))
    if not n_inside or n_outside < LEAST_REST:
        return None
    return int(np.count_nonzero(inside & outside)) / math.sqrt(n_inside * n_outside)


def _distinct(ids: Ids, size: int) -> NDArray[np.bool_]:
    """Which of so many values stand among some."""
    out = np.zeros(size, np.bool_)
    out[ids] = True
    return out


def _borders(text: str, words: TextWords, stretch: WordRange) -> int:
    """Ends of sentences inside a stretch that leave some words on both sides of it."""
    first, last = stretch
    if last - first <= 2 * BORDER_WORDS:
        return 0
    start, end = words.ends[first + BORDER_WORDS - 1], words.starts[last - BORDER_WORDS]
    return len(_BORDER.findall(text[start:end]))
