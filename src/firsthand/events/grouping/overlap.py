"""Overlaps: which subjects share rare words, and how much of their weight, for all pairs at once.

A hundred thousand accounts meet seventy million times in a word that at most some hundreds have, and nearly all of these
meetings come to nothing: fewer than `LEAST_WORDS` words of two accounts are the same.  A query keeps a sum for each two
that ever met; here meetings are packed into whole numbers, sorted and counted, portion by portion of the lesser numbers,
and weights are looked at only where enough words meet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from firsthand.tables import schema_of

LEAST_WORDS = 3  # content words two main mentions must share to be compared by their words
MEETINGS = 1 << 21  # looked at in one portion, which takes some fifty megabytes
_NUMBERS = 1 << 16  # that lesser numbers of one portion span at most: two numbers and a place then fit into 63 bits
Whole = NDArray[np.int64]
Real = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class RareTerm:
    """A word of a main mention that few others have.

    Attributes:
        number: Of the mention, from 1 without gaps.
        word: Number of the word.
        weight, named_weight: How much the mention dwells on it, times how rare it is; the second 0 where it is no name.
    """

    number: int
    word: int
    weight: float
    named_weight: float


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two mentions, the lesser number first, and the products of their weights, summed over the words they share."""

    a: int
    b: int
    dot: float
    named_dot: float


@dataclass(frozen=True, slots=True)
class _Postings:
    """Rare terms in order of word and number, and which rows each of them meets: those from `after` up to `end`."""

    number: Whole
    weight: Real
    named: Real
    after: Whole
    end: Whole


def overlaps(rows: pa.Table) -> pa.Table:
    """Every two mentions that share enough rare words.

    Args:
        rows: Columns as in `RareTerm`, in any order of rows.

    Returns:
        Columns as in `Overlap`, sorted by both numbers; empty where no two share enough.
    """
    schema = schema_of(Overlap)
    postings = _postings(rows)
    made = [pa.RecordBatch.from_arrays([pa.array(c) for c in p], schema=schema) for p in _portions(postings)]
    return pa.Table.from_batches(made, schema)


def _postings(rows: pa.Table) -> _Postings:
    number, word, weight, named = (rows.column(n).to_numpy() for n in schema_of(RareTerm).names)
    order = np.lexsort((number, word))
    number, word = number[order], word[order]
    new_word = np.diff(word, prepend=word[:1] - 1) != 0
    new_row = new_word | (np.diff(number, prepend=number[:1] - 1) != 0)
    return _Postings(number, weight[order], named[order], _ends(new_row), _ends(new_word))


def _ends(new: NDArray[np.bool_]) -> Whole:
    """For each row, where the run that it lies in ends."""
    starts = np.flatnonzero(new)
    sizes = np.diff(np.append(starts, new.size))
    return np.repeat(starts + sizes, sizes)


def _portions(postings: _Postings) -> Iterator[tuple[Whole, Whole, Real, Real]]:
    """Overlaps, portion by portion of the lesser numbers."""
    rows = np.argsort(postings.number, kind="stable")
    rows = rows[postings.end[rows] > postings.after[rows]]
    numbers = postings.number[rows]
    firsts = np.flatnonzero(np.diff(numbers, prepend=-1))  # where each lesser number begins
    met = np.concatenate(([0], np.cumsum(postings.end[rows] - postings.after[rows])))
    at = 0
    while at < firsts.size:
        begin = firsts[at]
        fits = int(np.searchsorted(met[firsts], met[begin] + MEETINGS, side="right")) - 1
        near = int(np.searchsorted(numbers[firsts], numbers[begin] + _NUMBERS))
        at = min(max(at + 1, fits), near)
        yield _met(postings, rows[begin : firsts[at] if at < firsts.size else rows.size])


def _met(postings: _Postings, rows: Whole) -> tuple[Whole, Whole, Real, Real]:
    """Overlaps of some rows with all that they meet; the rows are in order of their numbers."""
    counts = postings.end[rows] - postings.after[rows]
    total = int(counts.sum())
    left = np.repeat(rows, counts)
    right = np.arange(total) + np.repeat(postings.after[rows] - np.cumsum(counts) + counts, counts)
    least = int(postings.number[rows[0]])
    wide, places = int(postings.number.max()) + 1, total.bit_length()
    packed = ((postings.number[left] - least) * wide + postings.number[right]) << places
    packed |= np.arange(total)
    packed.sort()
    both = packed >> places
    starts = np.flatnonzero(np.diff(both, prepend=-1))
    sizes = np.diff(np.append(starts, total))
    enough = sizes >= LEAST_WORDS
    kept = packed[np.repeat(enough, sizes)] & ((1 << places) - 1)
    i, j, both = left[kept], right[kept], both[starts[enough]]
    runs = np.cumsum(sizes[enough]) - sizes[enough]
    dots = (np.add.reduceat(w[i] * w[j], runs) if runs.size else w[:0] for w in (postings.weight, postings.named))
    return both // wide + least, both % wide, *dots
