"""Fits what each fact about two subjects is worth, and tells how that groups accounts it has not seen:

    python tools/fit_subjects.py gva gva_open clusters            table of held-out folds
    python tools/fit_subjects.py gva gva_open clusters --write    and src/firsthand/events/grouping/subject_weights.py

A logistic regression (iterated least squares, ridge 1) over pairs of accounts that are compared; each set weighs alike.  The
folds part events, never accounts of one event: a pair is judged by weights that saw neither of its events.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firsthand.config import EventsConfig
from firsthand.events.grouping import subject_weights
from firsthand.events.grouping.cluster import LinkedMentions, cluster
from firsthand.events.grouping.subject_facts import facts_of
from firsthand.events.grouping.weigh import MentionLink, logistic
from grouping import Labelled, agreement, labelled

FOLDS, WEIGH_AS, STEPS = 4, 300, 60
LEAST_STEP = 1e-4  # share of a step below which none is taken
# What sense allows where labelled news of few places and one language teaches chance: least and greatest odds.
BOUNDS = {
    "town_far": (-9.0, -0.3),
    "town_off": (-9.0, -0.2),
    "town_far_few_words": (-9.0, -4.0),
    "town_off_few_words": (-9.0, -2.5),
    "town_same": (0.3, 9.0),
    "town_near": (0.0, 9.0),
    "land_other": (-9.0, -0.6),
    "unit_same": (0.0, 9.0),
    "type_same": (0.0, 9.0),
    "killed_differ": (-9.0, 0.0),
    "family_other": (-9.0, 0.0),
    "other_language": (-0.5, -0.5),
    "named_across": (8.0, 8.0),
    **{
        f"days_{n}_{how}": (-9.0, 0.0)
        for n in ("some", "many")
        for how in ("fresh_firm", "fresh_rough", "past_firm", "past_rough")
    },
}  # fmt: skip
BIAS_BOUNDS = (-9.0, 9.0)
TARGET = Path(subject_weights.__file__)
Rows = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Facts:
    """The pairs of one set: facts, whether they belong together, and the folds of their two events."""

    labelled: Labelled
    facts: tuple[dict[str, float], ...]
    same: tuple[bool, ...]
    folds: tuple[tuple[int, int], ...]


def _fold(event: str) -> int:
    return int(hashlib.md5(event.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def facts_in(one: Labelled) -> Facts:
    """The facts about all compared pairs of a set."""
    rows = []
    for a, b in one.pairs:
        told = facts_of(one.subjects[a], one.subjects[b], *one.likeness.get((a, b), (0.0, 0.0)))
        rows.append({f.name: f.amount for f in told})
    same = tuple(one.truth[a] == one.truth[b] for a, b in one.pairs)
    return Facts(one, tuple(rows), same, tuple((_fold(one.truth[a]), _fold(one.truth[b])) for a, b in one.pairs))


def matrix(rows: Sequence[dict[str, float]], names: Sequence[str]) -> Rows:
    """Amounts of named facts, one row a pair, and a last column of ones."""
    place = {n: i for i, n in enumerate(names)}
    out = np.zeros((len(rows), len(names) + 1))
    out[:, -1] = 1.0
    for r, row in enumerate(rows):
        for name, amount in row.items():
            if name in place:
                out[r, place[name]] = amount
    return out


def fit(x: Rows, y: Rows, weight: Rows, names: Sequence[str]) -> Rows:
    """Coefficients of a ridge logistic regression by iterated least squares within `BOUNDS`; the last one is the bias."""
    low, high = (np.array([BOUNDS.get(n, (-9.0, 9.0))[side] for n in names] + [BIAS_BOUNDS[side]]) for side in (0, 1))
    ridge = np.eye(x.shape[1])
    ridge[-1, -1] = 1e-6
    b: Rows = np.zeros(x.shape[1])

    def loss(at: Rows) -> float:
        odds = x @ at
        return float(weight @ (np.logaddexp(0, odds) - y * odds) + at @ ridge @ at / 2)

    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ b))
        slope = x.T @ (weight * (p - y)) + ridge @ b
        bend = (x * (weight * p * (1 - p))[:, None]).T @ x + ridge
        free = ~(((b >= high) & (slope <= 0)) | ((b <= low) & (slope >= 0)))
        step = np.zeros_like(b)
        step[free] = np.linalg.solve(bend[np.ix_(free, free)], slope[free])
        before, was, size = b, loss(b), 1.0
        while size > LEAST_STEP and loss(b := np.clip(before - size * step, low, high)) > was:
            size /= 2
        if np.abs(b - before).max() < 1e-6:
            break
    return b


def fitted(sets: Sequence[Facts], names: Sequence[str], fold: int = -1) -> Rows:
    """Coefficients from all sets, but for the pairs that touch a fold."""
    xs, ys, ws = [], [], []
    for one in sets:
        kept = [i for i, f in enumerate(one.folds) if fold not in f]
        xs.append(matrix([one.facts[i] for i in kept], names))
        ys.append(np.array([float(one.same[i]) for i in kept]))
        ws.append(np.full(len(kept), WEIGH_AS / max(1, sum(one.same))))
    return fit(np.vstack(xs), np.concatenate(ys), np.concatenate(ws), names)


def held_out(sets: Sequence[Facts], names: Sequence[str], one: Facts) -> dict[str, float]:
    """How one set is grouped by weights that saw neither event of a pair."""
    told: dict[int, list[float]] = {}
    x = matrix(one.facts, names)
    for fold in range(FOLDS):
        b = fitted(sets, names, fold)
        for i in (i for i, f in enumerate(one.folds) if fold in f):
            told.setdefault(i, []).append(float(x[i] @ b))
    config = EventsConfig()
    links = []
    for i, z in told.items():
        pair = one.labelled.pairs[i]
        links.append(MentionLink(*pair, logistic(sum(z) / len(z)), *one.labelled.likeness.get(pair, (0.0, 0.0))))
    group = LinkedMentions(
        "all", tuple(one.labelled.subjects.values()), tuple(k for k in links if k.score >= config.link_threshold)
    )
    found = {m.mention_id: m.event_id for m in cluster(group, config)}
    return agreement(found, one.labelled.truth, one.labelled.subjects)


def written(names: Sequence[str], b: Rows, told: Sequence[str]) -> str:
    """The module of weights."""
    rows = "".join(f'    "{name}": {value:.2f},\n' for name, value in zip(names, b, strict=False))
    return (
        '"""What each fact about two subjects is worth: written by `tools/fit_subjects.py`, not by hand.\n\n'
        "Log odds.  Held-out folds, parted by event:\n" + "".join(f"{line}\n" for line in told) + '"""\n\n'
        "from __future__ import annotations\n\nfrom collections.abc import Mapping\nfrom types import MappingProxyType\n\n"
        f"BIAS = {b[-1]:.2f}\nWEIGHTS: Mapping[str, float] = MappingProxyType({{\n{rows}}})\n"
    )


def main(words: Sequence[str] | None = None) -> None:
    """Fit, tell, and write if asked to."""
    parser = argparse.ArgumentParser(description="Fits the weights of facts about two subjects.")
    parser.add_argument("sets", nargs="+", metavar="SET[=CASE]")
    parser.add_argument("--write", action="store_true")
    given: Any = parser.parse_args(words)
    split = [name.partition("=") for name in given.sets]
    sets = [facts_in(labelled(name, Path(case) if case else None)) for name, _, case in split]
    names = sorted({n for one in sets for row in one.facts for n in row} | set(BOUNDS))
    told = []
    for one in sets:
        scores = held_out(sets, names, one)
        told.append(f"{one.labelled.name}: " + ", ".join(f"{k} {v:.3f}" for k, v in scores.items()))
        print(told[-1], flush=True)
    b = fitted(sets, names)
    if given.write:
        TARGET.write_text(written(names, b, told), encoding="utf-8")
    for name, value in zip((*names, "bias"), b, strict=True):
        print(f"{name:24}{value:7.2f}")


if __name__ == "__main__":
    main()
