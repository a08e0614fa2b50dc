"""Locks: a figure's value as a person fixed it; what speaks against it since is shown beside it, never applied.

Refuses to hide the evidence: readings, status and differences stay what the accounts make of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from firsthand.events.event import Magnitude
from firsthand.record.choice import amounts
from firsthand.record.figure import Figure, FigureLock, Lock, Reading, TraceClause


def locked(figures: Sequence[Figure], locks: Sequence[FigureLock]) -> list[Figure]:
    """Figures of one event with the locks on them; a lock on a figure that no account gives any more locks nothing."""
    latest = {(k.measure, k.population, k.unit): k.lock for k in sorted(locks, key=lambda k: k.place)}
    out = []
    for figure in figures:
        lock = latest.get((figure.measure, figure.population, figure.unit))
        out.append(figure if lock is None else _with(figure, lock))
    return out


def _with(figure: Figure, lock: Lock) -> Figure:
    against = tuple(r for r in figure.readings if _excludes(r, lock) and not set(r.account_ids) <= set(lock.seen))
    fixed = TraceClause("locked", (Magnitude(lock.best, lock.low, lock.high),), names=(lock.who,))
    new = (TraceClause("new_against", amounts(against)),) if against else ()
    return replace(
        figure,
        low=lock.low,
        best=lock.best,
        high=lock.high,
        rule="locked",
        clauses=(fixed, *figure.clauses, *new),
        locked=lock,
        against_lock=against,
    )


def _excludes(reading: Reading, lock: Lock) -> bool:
    """Whether a reading and the locked value cannot both hold."""
    low = lock.low if lock.low is not None else lock.best
    high = lock.high if lock.high is not None or lock.low is not None else lock.best
    under = reading.high is not None and low is not None and reading.high < low
    over = reading.low is not None and high is not None and reading.low > high
    return under or over
