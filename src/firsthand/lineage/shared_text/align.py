"""Word-level alignment of two texts: which words of one stand in the other, in which order, and what was put in their place.

Fourth station of lineage.  Maximal runs of equal words are found on the diagonals of the word matrix, chained over small
gaps (an edit), and taken best chain first, so that reordering and merging show as several chains.  Refuses to say what
a chain means (a copy, a quotation): that is `relate`.

Source: the chaining of seeds follows H. Li, "Minimap2", Bioinformatics 34 (2018), 3094, in small.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from firsthand.lineage.shared_text.words import Ids, Index, Words

GAP = 9
DRIFT = 6
LOOK_BACK = 40
COMMON = 6
DRIFT_COST = 0.5
GAP_COST = 0.12
LEAST_EVIDENCE = 4.0
LEAST_IN_RUN = 1.5
LEAST_DENSITY = 0.34
LONG_RUN = 5
LEAST_SCORE = 1.0


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


@dataclass(frozen=True, slots=True)
class _Seen:
    """The left text as the right one sees it.

    Attributes:
        ids: Of each left word its id in the right text's index; one more than the last where the right has it not.
        often: In how many places of the matrix of words each left word is equal.
    """

    ids: Ids
    often: Ids


def _seen(left: Words, right: Words) -> _Seen:
    a, b = left.index, right.index
    at = np.searchsorted(b.values, a.values)
    there = np.minimum(at, len(b.values) - 1)
    same = b.values[there] == a.values
    ids = np.where(same, there, len(b.values))
    return _Seen(ids[a.ids], np.where(same, a.count * b.count[there], 0)[a.ids])


def _spread(i: Ids, low: Ids, count: Ids, order: Ids) -> tuple[Ids, Ids]:
    """Each place `i` beside each of the `count` places that stand in `order` from `low` on."""
    ends = np.cumsum(count)
    within = np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - count - low, count)
    return np.repeat(i, count), order[within]


def _triples(ids: Ids, index: Index) -> tuple[Ids, Ids]:
    """All places where three words in a row are equal."""
    size = len(index.values)
    shared = ids < size
    i = np.flatnonzero(shared[:-2] & shared[1:-1] & shared[2:])
    wanted = ((ids[i] * (size + 1)) + ids[i + 1]) * (size + 1) + ids[i + 2]
    low = np.searchsorted(index.triples, wanted, "left")
    return _spread(i, low, np.searchsorted(index.triples, wanted, "right") - low, index.triple_order)


def _cells(seen: _Seen, rare: NDArray[np.bool_], index: Index) -> tuple[Ids, Ids]:
    """The equal words of all runs worth keeping, by diagonal: runs of three words and more, and those that hold a rare word.

    Three equal words in a row are found by their joint number; a shorter run is a rare word with its equal neighbours.  So
    the full matrix of words, nearly all of it "the" against "the", is never made.
    """
    a, b = seen.ids, index.ids
    i, j = _triples(a, index)
    at = np.flatnonzero(rare)
    ri, rj = _spread(at, index.first[a[at]], index.count[a[at]], index.order)
    firsts, seconds = [i, i + 1, i + 2, ri], [j, j + 1, j + 2, rj]
    for step in (-1, 1):
        x, y = ri + step, rj + step
        inside = (x >= 0) & (y >= 0) & (x < len(a)) & (y < len(b))
        x, y = x[inside], y[inside]
        equal = a[x] == b[y]
        firsts.append(x[equal])
        seconds.append(y[equal])
    i, j = np.concatenate(firsts), np.concatenate(seconds)
    keys = (j - i + len(a)) * len(a) + i
    keys.sort()
    new = np.ones(len(keys), np.bool_)
    new[1:] = keys[1:] != keys[:-1]
    keys = keys[new]
    i = keys % len(a)
    return i, keys // len(a) - len(a) + i


def _runs(left: Words, right: Words, seen: _Seen) -> list[list[int]]:
    """All maximal runs of equal words as `[left, right, length]` that are worth keeping, ordered by place on the left."""
    rare = (seen.often <= COMMON) & (seen.often > 0) & left.content
    i, j = _cells(seen, rare, right.index)
    new = np.ones(len(i), np.bool_)
    new[1:] = (i[1:] != i[:-1] + 1) | (j[1:] != j[:-1] + 1)
    begin = np.flatnonzero(new)
    found = np.stack([i[begin], j[begin], np.diff(np.append(begin, len(i)))], axis=1)
    order = np.argsort(found[:, 0] * len(right) + found[:, 1])
    out: list[list[int]] = found[order].tolist()
    return out


def _weights(left: Words, seen: _Seen) -> list[float]:
    """What each left word weighs as evidence when it stands in the right text too."""
    out: list[float] = np.where(left.content, 1.0 / np.sqrt(np.maximum(seen.often, 1)), 0.15).tolist()
    return out


def _link(runs: list[list[int]], weight: list[float]) -> tuple[list[float], list[int]]:
    """Best score of a chain that ends in each run, and the run before it (-1 for none)."""
    score: list[float] = []
    before: list[int] = []
    ends: list[tuple[int, int]] = []
    furthest: list[int] = []  # the furthest end on the left so far: once it is out of reach, so is every run before
    reached = 0
    for n, (i, j, length) in enumerate(runs):
        own = weight[i + length] - weight[i]
        best, link = own, -1
        for m in range(n - 1, max(-1, n - 1 - LOOK_BACK), -1):
            if furthest[m] < i - GAP:
                break
            ei, ej = ends[m]
            gi, gj = i - ei, j - ej
            if not 0 <= gi <= GAP or not 0 <= gj <= GAP:
                continue
            drift = abs(gi - gj)
            if drift > DRIFT:
                continue
            value = score[m] + own - GAP_COST * (gi if gi > gj else gj) - DRIFT_COST * drift
            if value > best:
                best, link = value, m
        score.append(best)
        before.append(link)
        ends.append((i + length, j + length))
        reached = max(reached, i + length)
        furthest.append(reached)
    return score, before


def _free(block: Block, used: tuple[bytearray, bytearray]) -> Block | None:
    """The longest part of a block whose words no chain has taken yet."""
    if b"\x01" not in used[0][block.left : block.left + block.length] and (
        b"\x01" not in used[1][block.right : block.right + block.length]
    ):
        return block
    best, at = (0, 0), 0
    taken = [used[0][block.left + k] or used[1][block.right + k] for k in range(block.length)]
    for k in range(block.length + 1):
        if k == block.length or taken[k]:
            best = max(best, (k - at, -at))
            at = k + 1
    length, start = best[0], -best[1]
    return Block(block.left + start, block.right + start, length) if length else None


def _between(ours: list[str], theirs: list[str], i: int, j: int) -> list[Block]:
    """The equal words of a gap whose first words are `i` and `j`; nothing where one side of it is empty or none is shared."""
    if not ours or not theirs or set(ours).isdisjoint(theirs):
        return []
    gap = Levenshtein.opcodes(ours, theirs)
    return [Block(i + g.src_start, j + g.dest_start, g.src_end - g.src_start) for g in gap if g.tag == "equal"]


def _filled(blocks: list[Block], left: Words, right: Words) -> tuple[Block, ...]:
    """The blocks with the equal words found inside the gaps between them, neighbours joined."""
    out: list[Block] = []
    for block in blocks:
        if out:
            i, j = out[-1].left + out[-1].length, out[-1].right + out[-1].length
            if i > block.left or j > block.right or block.left - i > 2 * GAP or block.right - j > 2 * GAP:
                continue
            found = _between(left.keys[i : block.left], right.keys[j : block.right], i, j)
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
    seen_left = _seen(left, right)
    runs = _runs(left, right, seen_left)
    total = list(accumulate(_weights(left, seen_left), initial=0.0))
    score, before = _link(runs, total)
    used = bytearray(len(left)), bytearray(len(right))
    seen = bytearray(len(runs))
    found = []
    for n in sorted((k for k, s in enumerate(score) if s >= LEAST_SCORE), key=lambda k: -score[k]):
        if seen[n]:
            continue
        seen[n] = 1
        picked, at = [n], before[n]
        while at >= 0 and not seen[at]:
            seen[at] = 1
            picked.append(at)
            at = before[at]
        if len(picked) == 1 and not _may_weigh(runs[n], total):
            continue
        kept = [b for b in (_free(Block(*runs[k]), used) for k in reversed(picked)) if b]
        blocks = _filled(kept, left, right)
        chain = Chain(blocks, sum(total[b.left + b.length] - total[b.left] for b in blocks)) if blocks else None
        if chain and _weighs(chain):
            found.append(chain)
            for b in blocks:
                used[0][b.left : b.left + b.length] = b"\x01" * b.length
                used[1][b.right : b.right + b.length] = b"\x01" * b.length
    return sorted(found, key=lambda c: c.left)


def _may_weigh(run: list[int], total: list[float]) -> bool:
    """Whether a run that stands alone can be more than chance, even if no word of it is taken."""
    i, _, length = run
    evidence = total[i + length] - total[i]
    return evidence >= LEAST_EVIDENCE or (length >= LONG_RUN and evidence >= LEAST_IN_RUN)


def _weighs(chain: Chain) -> bool:
    """Whether a chain is more than chance: one long run, or many rare words in one order close together."""
    if chain.longest >= LONG_RUN and chain.evidence >= LEAST_IN_RUN:
        return True
    return chain.evidence >= LEAST_EVIDENCE and chain.density >= LEAST_DENSITY
