"""Locked figures: the person's value, the accounts' evidence beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.events.event import Magnitude
from firsthand.record.figure import Figure, FigureLock, Lock, Reading, TraceClause
from firsthand.record.lock import locked
from firsthand.vocabulary import Population


def reading(low: float | None, high: float | None, *accounts: str) -> Reading:
    value = low if low == high else None
    return Reading(value, low, high, "exact" if value is not None else "at_least", ("c1",), accounts)


def lock(low: float | None, best: float | None, high: float | None, place: int = 0, who: str = "Ada") -> FigureLock:
    return FigureLock(place, "killed", "all", None, Lock(f"d{place}", who, low, best, high, ("a1", "a2")))


STAND = (TraceClause("all_taken_back", (Magnitude(3, 3, 3), Magnitude(9, 9, 9))),)


def told(*readings: Reading, population: Population = "all") -> Figure:
    return Figure("e1", "killed", population, 3, 3, 9, "contested", readings=readings, clauses=STAND)


@pytest.mark.parametrize(
    ("found", "against"),
    [
        (reading(9, 9, "a3"), True),
        (reading(9, 9, "a1"), False),
        (reading(9, 9, "a1", "a3"), True),
        (reading(5, 5, "a3"), False),
        (reading(4, None, "a3"), False),
        (reading(6, None, "a3"), True),
        (reading(None, 4, "a3"), True),
        (reading(None, None, "a3"), False),
    ],
)
def test_only_what_excludes_the_value_and_is_new_speaks_against_a_lock(found: Reading, against: bool) -> None:
    (made,) = locked("e1", [told(found)], [lock(5, 5, 5)])
    assert (made.low, made.best, made.high, made.rule, made.status) == (5, 5, 5, "locked", "contested")
    assert made.readings == (found,)
    assert made.against_lock == ((found,) if against else ())
    assert made.trace.startswith(
        "locked by Ada at 5; the accounts by themselves: 3, 9 was taken back by who gave it; no number stands"
    )
    assert ("against it" in made.trace) is against


def test_a_locked_span_takes_what_lies_in_it() -> None:
    readings = [reading(v, v, "a3") for v in (4, 5, 8, 9)]
    (made,) = locked("e1", [told(*readings)], [lock(5, 6, 8)])
    assert [r.value for r in made.against_lock] == [4, 9]


def test_an_open_lock_is_open_above() -> None:
    (made,) = locked("e1", [told(reading(90, 90, "a3"))], [lock(5, None, None)])
    assert (made.against_lock, made.high) == ((), None)


def test_the_later_of_two_locks_holds_whatever_the_order() -> None:
    locks = [lock(5, 5, 5, 1), lock(6, 6, 6, 2, "Ben")]
    assert (
        [f.best for f in locked("e1", [told()], locks)] == [f.best for f in locked("e1", [told()], locks[::-1])] == [6]
    )


def test_a_lock_that_says_what_it_stands_on_gives_a_figure_that_no_account_gives() -> None:
    bare = lock(5, 5, 5)
    own = replace(bare, measure="missing", lock=replace(bare.lock, basis="outside", source="the inquiry", seen=()))
    (dead, made) = locked("e1", [told()], [own])
    assert dead.locked is None
    assert (made.event_id, made.measure, made.best, made.status) == ("e1", "missing", 5, "coded")
    assert (made.readings, made.n_accounts, made.n_origins_max) == ((), 0, 0)
    assert made.trace == "set by Ada at 5; no account gives it."
    assert locked("e1", [], [replace(own, lock=replace(own.lock, basis=None))]) == []


def test_other_figures_stay_as_they_are() -> None:
    women = told(reading(2, 2, "a1"), population="women")
    assert locked("e1", [women], [lock(5, 5, 5)]) == [women]
    assert locked("e1", [women], []) == [women]
