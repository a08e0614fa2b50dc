"""Locks: a figure's value as a person fixed it; what speaks against it since is shown beside it, never applied.

Refuses to hide the evidence: readings, status and differences stay what the accounts make of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from firsthand.events.event import Magnitude
from firsthand.record.choice import amounts
from firsthand.record.figure import Figure, FigureLock, Lock, Reading, TraceClause


def locked(event_id: str, figures: Sequence[Figure], locks: Sequence[FigureLock]) -> list[Figure]:
    """Figures of one event with the locks on them, and those that a person gives and no account does.

    A lock that names nothing that it stands on locks nothing once no account gives the figure any more.
    """
    latest = {(k.measure, k.population, k.unit): k.lock for k in sorted(locks, key=lambda k: k.place)}
    given = {(f.measure, f.population, f.unit) for f in figures}
    out = []
    for figure in figures:
        lock = latest.get((figure.measure, figure.population, figure.unit))
        out.append(figure if lock is None else _with(figure, lock))
    return out + [
        _coded(event_id, k) for k in _last(locks) if k.lock.basis and (k.measure, k.population, k.unit) not in given
    ]


def _last(locks: Sequence[FigureLock]) -> list[FigureLock]:
    """The last lock of each figure, by figure."""
    found = {(k.measure, k.population, k.unit or ""): k for k in sorted(locks, key=lambda k: k.place)}
    return [found[key] for key in sorted(found)]


def _coded(event_id: str, one: FigureLock) -> Figure:
    """A figure that no account gives: a person's alone."""
    lock = one.lock
    return Figure(
        event_id=event_id,
        measure=one.measure,
        population=one.population,
        low=lock.low,
        best=lock.best,
        high=lock.high,
        status="coded",
        unit=one.unit,
        rule="locked",
        clauses=(TraceClause("coded", (Magnitude(lock.best, lock.low, lock.high),), names=(lock.who,)),),
        locked=lock,
    )


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
