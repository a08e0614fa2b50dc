"""Which accounts are worth comparing word by word: those that share rare fingerprints.

Third station of lineage, between `fingerprint` and `align`.  A fingerprint that few accounts carry joins each with each; one
that many carry (a formula, or a text that went everywhere) joins each with the least id only, so work stays
linear.  Refuses to call anything a copy.  `candidates_of` is the plain form; the same join stands as SQL in `steps`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from firsthand.lineage.shared_text.fingerprint import pair_prints, run_prints
from firsthand.lineage.shared_text.words import Numbers, words_of

# Shared runs, or pairs of content words, from which two accounts are compared; or this share of the shorter one's runs.
LEAST_RUNS, LEAST_PAIRS = 3, 6
HALF = 2  # so many times the shared runs reach the shorter one's: half of them are shared
PAIR_BUCKET = 8  # content-word pairs in more accounts than this tell nothing: they are formulas and names of the day


@dataclass(frozen=True, slots=True)
class Prints:
    """The fingerprints of one account: numbers of five-word runs and of content-word pairs.

    Attributes:
        bucket: Most accounts that may share a run and still be joined each with each.
    """

    account_id: str
    runs: tuple[int, ...]
    pairs: tuple[int, ...]
    bucket: int = 50


@dataclass(frozen=True, slots=True)
class SharedPrints:
    """Two accounts that share fingerprints, in order of id.

    Attributes:
        runs, pairs: How many fingerprints of each kind they share.
    """

    left_id: str
    right_id: str
    runs: int
    pairs: int


@dataclass(frozen=True, slots=True)
class Meeting:
    """How many fingerprints of one part of all two accounts share, the accounts by their place in the order of ids."""

    left_place: int
    right_place: int
    runs: int
    pairs: int


def _signed(prints: Numbers) -> tuple[int, ...]:
    return tuple(prints.view(np.int64).tolist())


def prints_of(account_id: str, text: str, bucket: int = 50) -> Prints:
    """The fingerprints of an account's text."""
    words = words_of(text)
    return Prints(account_id, _signed(run_prints(words)), _signed(pair_prints(words)), bucket)


def _met(rows: dict[int, list[str]], bucket: int, star: bool) -> Iterator[tuple[str, str]]:
    """Pairs of accounts that share a fingerprint: each with each, or beyond the bucket each with the least."""
    for ids in rows.values():
        if len(ids) <= bucket:
            yield from combinations(sorted(ids), 2)
        elif star:
            least = min(ids)
            yield from ((least, i) for i in ids if i != least)


def candidates_of(prints: Sequence[Prints]) -> list[SharedPrints]:
    """Pairs of accounts worth comparing.

    Args:
        prints: Fingerprints, one a account.

    Returns:
        Pairs that share three runs, six rare pairs of words, or half the runs of the shorter one; sorted.
    """
    runs: dict[int, list[str]] = defaultdict(list)
    pairs: dict[int, list[str]] = defaultdict(list)
    for p in prints:
        for n in p.runs:
            runs[n].append(p.account_id)
        for n in p.pairs:
            pairs[n].append(p.account_id)
    bucket = min((p.bucket for p in prints), default=0)
    by_run = Counter(_met(runs, bucket, star=True))
    by_pair = Counter(_met(pairs, PAIR_BUCKET, star=False))
    size = {p.account_id: len(p.runs) for p in prints}
    out = []
    for a, b in sorted({*by_run, *by_pair}):
        found = SharedPrints(a, b, by_run[a, b], by_pair[a, b])
        if found.runs >= LEAST_RUNS or found.pairs >= LEAST_PAIRS or 0 < min(size[a], size[b]) <= HALF * found.runs:
            out.append(found)
    return out
