"""Fingerprints of an account: few numbers by which accounts with shared words meet.

Second station of lineage.  Two kinds: winnowed runs of five words find verbatim and lightly changed passages; ordered
pairs of neighbouring content words survive heavy rewording.  Refuses to compare: that is `align`.

Source: S. Schleimer, D. Wilkerson, A. Aiken, "Winnowing", SIGMOD 2003 (window w guarantees every run of n+w-1 words).
"""

from __future__ import annotations

import numpy as np

from firsthand.lineage.shared_text.words import Numbers, TextWords

RUN = 5  # words of a run
WINDOW = 4  # runs of which the least is kept, so that any shared stretch of eight words is met
SKIP_REACH = 8  # words that two content words of a pair may lie apart
_ODD = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F], np.uint64
)
_PAIR = np.array([0xE7037ED1A0B428DB, 0x8EBC6AF09C88C6E3], np.uint64)


def _mixed(values: Numbers) -> Numbers:
    """Values with their bits well mixed, so that order by value is as good as random."""
    values = (values ^ (values >> np.uint64(31))) * np.uint64(0x9FB21C651E98DF25)
    out: Numbers = values ^ (values >> np.uint64(29))
    return out


def run_numbers(words: TextWords, length: int = RUN) -> Numbers:
    """One number for each run of `length` words (1 to 5), in order; empty where the text is shorter."""
    t = words.numbers
    if len(t) < length:
        return np.zeros(0, np.uint64)
    total = np.zeros(len(t) - length + 1, np.uint64)
    for k in range(length):
        total += t[k : len(t) - length + 1 + k] * _ODD[k]
    return _mixed(total)


def run_prints(words: TextWords) -> Numbers:
    """Winnowed five-word runs: any shared stretch of eight words and more is met at least once."""
    runs = run_numbers(words)
    if len(runs) <= WINDOW:
        return np.unique(runs)
    least = runs[: len(runs) - WINDOW + 1]
    for step in range(1, WINDOW):
        least = np.minimum(least, runs[step : len(runs) - WINDOW + 1 + step])
    out: Numbers = np.unique(least)
    return out


def pair_prints(words: TextWords) -> Numbers:
    """Ordered pairs of content words at most eight words apart, each with the next two: these outlive rewording."""
    at = np.flatnonzero(words.content)
    found = []
    for step in (1, 2):
        first, second = at[:-step], at[step:]
        near = (second - first) <= SKIP_REACH
        a, b = words.numbers[first[near]], words.numbers[second[near]]
        found.append(_mixed(a * _PAIR[0] + b * _PAIR[1]))
    out: Numbers = np.unique(np.concatenate(found))
    return out
