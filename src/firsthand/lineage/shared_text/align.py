"""Word-level alignment of two texts: which words of one stand in the other, in which order, and what was put in their place.

Fourth station of lineage.  Maximal runs of equal words are found on the diagonals of the word matrix, chained over small
gaps (an edit), and taken best chain first, so that reordering and merging show as several stretches.  Refuses to say what
a stretch means (a copy, a quotation): that is `relate`.

Source: the chaining of seeds follows H. Li, "Minimap2", Bioinformatics 34 (2018), 3094, in small.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from firsthand.lineage.shared_text.words import Ids, TextWords, WordIndex, WordRange

GAP = 9  # words between two runs of one stretch, on either side
DRIFT = 6  # words by which the two sides of such a gap may differ
LOOK_BACK = 40  # runs looked back at for the one before
COMMON = 6  # places of the matrix of words in which a word may be equal and still be rare
# What a word of a gap, and a word by which its sides differ, cost in words of evidence.
GAP_COST, DRIFT_COST = 0.12, 0.5
PLAIN_WEIGHT = 0.15  # evidence of a word that is no content word; a content word that stands once in each text has 1
# What is more than chance: evidence, and equal words as a share of the longer side; or one long run with some evidence.
LEAST_EVIDENCE, LEAST_DENSITY = 4.0, 0.34
LONG_RUN, LEAST_IN_RUN = 5, 1.5
LEAST_SCORE = 1.0  # of a chain of runs, below which it is not looked at


@dataclass(frozen=True, slots=True)
class EqualRun:
    """Words `left .. left+length` of one text equal words `right .. right+length` of the other, one to one."""

    left: int
    right: int
    length: int


@dataclass(frozen=True, slots=True)
class AlignedStretch:
    """Runs of equal words in the same order in both texts, with small gaps between them.

    Attributes:
        runs: In order; never empty.
        evidence: Weight of the equal words: a content word that is rare in both texts counts 1, a common one less.
    """

    runs: tuple[EqualRun, ...]
    evidence: float

    @property
    def left(self) -> WordRange:
        """Its words on the left, those in the gaps among them."""
        return WordRange(self.runs[0].left, self.runs[-1].left + self.runs[-1].length)

    @property
    def right(self) -> WordRange:
        """Its words on the right, those in the gaps among them."""
        return WordRange(self.runs[0].right, self.runs[-1].right + self.runs[-1].length)

    @property
    def equal(self) -> int:
        """How many words are equal."""
        return sum(b.length for b in self.runs)

    @property
    def longest(self) -> int:
        """Length of the longest run without a change."""
        return max(b.length for b in self.runs)

    @property
    def density(self) -> float:
        """Equal words as a share of the longer side."""
        (a, b), (x, y) = self.left, self.right
        return self.equal / max(b - a, y - x)


@dataclass(frozen=True, slots=True)
class _Seen:
    """The left text as the right one sees it.

    Attributes:
        ids: Of each left word its id in the right text's index; one more than the last where the right has it not.
        often: In how many places of the matrix of words each left word is equal.
    """

    ids: Ids
    often: Ids


def _seen(left: TextWords, right: TextWords) -> _Seen:
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


def _triples(ids: Ids, index: WordIndex) -> tuple[Ids, Ids]:
    """All places where three words in a row are equal."""
    size = len(index.values)
    shared = ids < size
    i = np.flatnonzero(shared[:-2] & shared[1:-1] & shared[2:])
    wanted = ((ids[i] * (size + 1)) + ids[i + 1]) * (size + 1) + ids[i + 2]
    low = np.searchsorted(index.triples, wanted, "left")
    return _spread(i, low, np.searchsorted(index.triples, wanted, "right") - low, index.triple_order)


def _cells(seen: _Seen, rare: NDArray[np.bool_], index: WordIndex) -> tuple[Ids, Ids]:
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


def _runs(left: TextWords, right: TextWords, seen: _Seen) -> list[list[int]]:
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


def _weights(left: TextWords, seen: _Seen) -> list[float]:
    """What each left word weighs as evidence when it stands in the right text too."""
    out: list[float] = np.where(left.content, 1.0 / np.sqrt(np.maximum(seen.often, 1)), PLAIN_WEIGHT).tolist()
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


class _TakenWords:
    """Words that stand in a stretch already: no word of either side stands in two."""

    def __init__(self, left: TextWords, right: TextWords) -> None:
        self._left, self._right = bytearray(len(left)), bytearray(len(right))

    def free(self, run: EqualRun) -> EqualRun | None:
        """The longest part of a run whose words are not taken."""
        left = self._left[run.left : run.left + run.length]
        right = self._right[run.right : run.right + run.length]
        if 1 not in left and 1 not in right:
            return run
        best, at = (0, 0), 0
        for k in range(run.length + 1):
            if k == run.length or left[k] or right[k]:
                best = max(best, (k - at, -at))
                at = k + 1
        length, start = best[0], -best[1]
        return EqualRun(run.left + start, run.right + start, length) if length else None

    def take(self, run: EqualRun) -> None:
        """Take the words of a run."""
        self._left[run.left : run.left + run.length] = b"\x01" * run.length
        self._right[run.right : run.right + run.length] = b"\x01" * run.length


def _between(ours: list[str], theirs: list[str], i: int, j: int) -> list[EqualRun]:
    """The equal words of a gap whose first words are `i` and `j`; nothing where one side of it is empty or none is shared."""
    if not ours or not theirs or set(ours).isdisjoint(theirs):
        return []
    gap = Levenshtein.opcodes(ours, theirs)
    return [EqualRun(i + g.src_start, j + g.dest_start, g.src_end - g.src_start) for g in gap if g.tag == "equal"]


def _filled(runs: list[EqualRun], left: TextWords, right: TextWords) -> tuple[EqualRun, ...]:
    """The runs with the equal words found inside the gaps between them, neighbours joined."""
    out: list[EqualRun] = []
    for run in runs:
        if out:
            i, j = out[-1].left + out[-1].length, out[-1].right + out[-1].length
            if i > run.left or j > run.right or run.left - i > 2 * GAP or run.right - j > 2 * GAP:
                continue
            found = _between(left.keys[i : run.left], right.keys[j : run.right], i, j)
        else:
            found = []
        for one in [*found, run]:
            last = out[-1] if out else None
            if last and last.left + last.length == one.left and last.right + last.length == one.right:
                out[-1] = EqualRun(last.left, last.right, last.length + one.length)
            else:
                out.append(one)
    return tuple(out)


def aligned(left: TextWords, right: TextWords) -> list[AlignedStretch]:
    """Align two texts.

    Args:
        left: Words of one text.
        right: Words of the other.

    Returns:
        Stretches in order of place on the left; no word of either side stands in two of them.  Empty where nothing that
        weighs enough is shared.
    """
    if not len(left) or not len(right):
        return []
    seen_left = _seen(left, right)
    runs = _runs(left, right, seen_left)
    total = list(accumulate(_weights(left, seen_left), initial=0.0))
    score, before = _link(runs, total)
    taken = _TakenWords(left, right)
    chained = bytearray(len(runs))
    found = []
    for n in sorted((k for k, s in enumerate(score) if s >= LEAST_SCORE), key=lambda k: -score[k]):
        if chained[n]:
            continue
        chained[n] = 1
        picked, at = [n], before[n]
        while at >= 0 and not chained[at]:
            chained[at] = 1
            picked.append(at)
            at = before[at]
        if len(picked) == 1 and not _may_weigh(runs[n], total):
            continue
        free = [r for r in (taken.free(EqualRun(*runs[k])) for k in reversed(picked)) if r]
        filled = _filled(free, left, right)
        evidence = sum(total[r.left + r.length] - total[r.left] for r in filled)
        if filled and _weighs(stretch := AlignedStretch(filled, evidence)):
            found.append(stretch)
            for run in filled:
                taken.take(run)
    return sorted(found, key=lambda s: s.left)


def _may_weigh(run: list[int], total: list[float]) -> bool:
    """Whether a run that stands alone can be more than chance, even if no word of it is taken."""
    i, _, length = run
    evidence = total[i + length] - total[i]
    return evidence >= LEAST_EVIDENCE or (length >= LONG_RUN and evidence >= LEAST_IN_RUN)


def _weighs(stretch: AlignedStretch) -> bool:
    """Whether a stretch is more than chance: one long run, or many rare words in one order close together."""
    if stretch.longest >= LONG_RUN and stretch.evidence >= LEAST_IN_RUN:
        return True
    return stretch.evidence >= LEAST_EVIDENCE and stretch.density >= LEAST_DENSITY
