"""Word-level alignment of two texts: which words of one stand in the other, in which order, and what was put in their place.

Fourth station of lineage.  Maximal runs of equal words are found on the diagonals of the word matrix, chained over small
gaps (an edit), and taken best chain first, so that reordering and merging show as several chains.  Refuses to say what
a chain means (a copy, a quotation): that is `relate`.

Source: the chaining of seeds follows H. Li, "Minimap2", Bioinformatics 34 (2018), 3094, in small.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from firsthand.lineage.words import Words

GAP = 9
DRIFT = 6
LOOK_BACK = 40
COMMON = 6
DRIFT_COST = 0.5
GAP_COST = 0.12
LEAST_EVIDENCE = 4.0
LEAST_DENSITY = 0.34
LONG_RUN = 5

Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Block:
    """Words `left .. left+length` of one text equal words `right .. right+length` of the other, one to one."""

    left: int
    right: int
    length: int


@dataclass(frozen=True, slots=True)
class Chain:
    """Blocks in the same order in both texts, with small gaps between them.

    Attributes:
        blocks: In order; never empty.
        evidence: Weight of the equal words: a content word that is rare in both texts counts 1, a common one less.
    """

    blocks: tuple[Block, ...]
    evidence: float

    @property
    def left(self) -> tuple[int, int]:
        """First and past-the-last word on the left."""
        return self.blocks[0].left, self.blocks[-1].left + self.blocks[-1].length

    @property
    def right(self) -> tuple[int, int]:
        """First and past-the-last word on the right."""
        return self.blocks[0].right, self.blocks[-1].right + self.blocks[-1].length

    @property
    def equal(self) -> int:
        """How many words are equal."""
        return sum(b.length for b in self.blocks)

    @property
    def longest(self) -> int:
        """Length of the longest run without a change."""
        return max(b.length for b in self.blocks)

    @property
    def density(self) -> float:
        """Equal words as a share of the longer side."""
        (a, b), (c, d) = self.left, self.right
        return self.equal / max(b - a, d - c)


def _meetings(a: Ids, b: Ids) -> tuple[Ids, Ids]:
    """All places `(i, j)` where `a[i] == b[j]`."""
    order = np.argsort(b, kind="stable")
    ordered = b[order]
    low = np.searchsorted(ordered, a, "left")
    count = np.searchsorted(ordered, a, "right") - low
    i = np.repeat(np.arange(len(a)), count)
    within = np.arange(len(i)) - np.repeat(np.cumsum(count) - count, count)
    return i, order[np.repeat(low, count) + within]


def _cells(a: Ids, b: Ids, rare: NDArray[np.bool_], size: int) -> tuple[Ids, Ids]:
    """The equal words of all runs worth keeping, by diagonal: runs of three words and more, and those that hold a rare word.

    Three equal words in a row are found by their joint number; a shorter run is a rare word with its equal neighbours.  So
    the full matrix of words, nearly all of it "the" against "the", is never made.
    """
    i, j = _meetings(*((x[:-2] * size + x[1:-1]) * size + x[2:] for x in (a, b)))
    at = np.flatnonzero(rare)
    ri, rj = _meetings(a[at], b)
    ri = at[ri]
    firsts, seconds = [i, i + 1, i + 2, ri], [j, j + 1, j + 2, rj]
    for step in (-1, 1):
        x, y = ri + step, rj + step
        inside = (x >= 0) & (y >= 0) & (x < len(a)) & (y < len(b))
        x, y = x[inside], y[inside]
        equal = a[x] == b[y]
        firsts.append(x[equal])
        seconds.append(y[equal])
    i, j = np.concatenate(firsts), np.concatenate(seconds)
    keys = np.unique((j - i + len(a)) * len(a) + i)
    i = keys % len(a)
    return i, keys // len(a) - len(a) + i


def _runs(left: Words, right: Words) -> Ids:
    """All maximal runs of equal words as rows `(left, right, length)` that are worth keeping, ordered by place on the left."""
    _, ids = np.unique(np.concatenate([left.numbers, right.numbers]), return_inverse=True)
    a, b = ids[: len(left)].astype(np.int64), ids[len(left) :].astype(np.int64)
    size = int(ids.max()) + 1
    often = (np.bincount(a, minlength=size) * np.bincount(b, minlength=size))[a]
    i, j = _cells(a, b, (often <= COMMON) & (often > 0) & left.content, size)
    new = np.ones(len(i), np.bool_)
    new[1:] = (np.diff(i) != 1) | (np.diff(j - i) != 0)
    begin = np.flatnonzero(new)
    found = np.stack([i[begin], j[begin], np.diff(np.append(begin, len(i)))], axis=1)
    out: Ids = found[np.lexsort((found[:, 2], found[:, 1], found[:, 0]))]
    return out


def _weights(left: Words, right: Words) -> list[float]:
    """What each left word weighs as evidence when it stands in the right text too."""
    values, inverse, count = np.unique(left.numbers, return_inverse=True, return_counts=True)
    other, times = np.unique(right.numbers, return_counts=True)
    at = np.searchsorted(other, values)
    at[at == len(other)] = 0
    on_right = np.where(other[at] == values, times[at], 0)
    product = (count * on_right)[inverse]
    out: list[float] = np.where(left.content, 1.0 / np.sqrt(np.maximum(product, 1)), 0.15).tolist()
    return out


def _link(runs: list[list[int]], weight: list[float]) -> tuple[list[float], list[int]]:
    """Best score of a chain that ends in each run, and the run before it (-1 for none)."""
    score: list[float] = []
    before: list[int] = []
    ends: list[tuple[int, int]] = []
    for n, (i, j, length) in enumerate(runs):
        own = weight[i + length] - weight[i]
        best, link = own, -1
        m = n
        for ei, ej in reversed(ends[-LOOK_BACK:]):
            m -= 1
            gi = i - ei
            if not 0 <= gi <= GAP:
                continue
            gj = j - ej
            if not 0 <= gj <= GAP or abs(gi - gj) > DRIFT:
                continue
            value = score[m] + own - GAP_COST * max(gi, gj) - DRIFT_COST * abs(gi - gj)
            if value > best:
                best, link = value, m
        score.append(best)
        before.append(link)
        ends.append((i + length, j + length))
    return score, before


def _free(block: Block, used: tuple[bytearray, bytearray]) -> Block | None:
    """The longest part of a block whose words no chain has taken yet."""
    best, at = (0, 0), 0
    taken = [used[0][block.left + k] or used[1][block.right + k] for k in range(block.length)]
    for k in range(block.length + 1):
        if k == block.length or taken[k]:
            best = max(best, (k - at, -at))
            at = k + 1
    length, start = best[0], -best[1]
    return Block(block.left + start, block.right + start, length) if length else None


def _filled(blocks: list[Block], left: Words, right: Words) -> tuple[Block, ...]:
    """The blocks with the equal words found inside the gaps between them, neighbours joined."""
    out: list[Block] = []
    for block in blocks:
        if out:
            i, j = out[-1].left + out[-1].length, out[-1].right + out[-1].length
            if i > block.left or j > block.right or block.left - i > 2 * GAP or block.right - j > 2 * GAP:
                continue
            gap = Levenshtein.opcodes(left.keys[i : block.left], right.keys[j : block.right])
            found = [Block(i + g.src_start, j + g.dest_start, g.src_end - g.src_start) for g in gap if g.tag == "equal"]
        else:
            found = []
        for b in [*found, block]:
            last = out[-1] if out else None
            if last and last.left + last.length == b.left and last.right + last.length == b.right:
                out[-1] = Block(last.left, last.right, last.length + b.length)
            else:
                out.append(b)
    return tuple(out)


def chains_of(left: Words, right: Words) -> list[Chain]:
    """Align two texts.

    Args:
        left: Words of one text.
        right: Words of the other.

    Returns:
        Chains in order of place on the left; no word of either side stands in two of them.  Empty where nothing that
        weighs enough is shared.
    """
    if not len(left) or not len(right):
        return []
    runs = _runs(left, right).tolist()
    each = _weights(left, right)
    total = [0.0]
    for w in each:
        total.append(total[-1] + w)
    score, before = _link(runs, total)
    used = bytearray(len(left)), bytearray(len(right))
    seen = bytearray(len(runs))
    found = []
    for n in sorted(range(len(runs)), key=lambda k: (-score[k], runs[k])):
        if seen[n] or score[n] < 1.0:
            continue
        picked = []
        at = n
        while at >= 0 and not seen[at]:
            seen[at] = 1
            picked.append(Block(*runs[at]))
            at = before[at]
        kept = [b for b in (_free(p, used) for p in reversed(picked)) if b]
        blocks = _filled(kept, left, right)
        chain = Chain(blocks, sum(total[b.left + b.length] - total[b.left] for b in blocks)) if blocks else None
        if chain and _weighs(chain):
            found.append(chain)
            for b in blocks:
                used[0][b.left : b.left + b.length] = b"\x01" * b.length
                used[1][b.right : b.right + b.length] = b"\x01" * b.length
    return sorted(found, key=lambda c: c.left)


def _weighs(chain: Chain) -> bool:
    """Whether a chain is more than chance: one long run, or many rare words in one order close together."""
    if chain.longest >= LONG_RUN and chain.evidence >= 1.5:
        return True
    return chain.evidence >= LEAST_EVIDENCE and chain.density >= LEAST_DENSITY
