"""What accounts tell of an event's day and place, side by side."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.events.build import EventGroup, Placed, build
from firsthand.events.event import Event
from firsthand.events.fields import Slip, slips_of
from firsthand.events.mentions.mention import Mention

Teller = Callable[..., list[Mention]]

FOURTH = "An explosion at a paint works in Bergamo killed 7 people on 4 May 2031."
FIFTH = "An explosion at a paint works in Bergamo killed 7 people on 5 May 2031."
ABROAD = "An explosion at a paint works in Lyon killed 7 people on 4 May 2031."


def event_of(told: list[list[Mention]], slips: list[Slip]) -> Event:
    """One event of accounts that copy one another."""
    members = tuple(Placed("e", m, "", None, "one") for mentions in told for m in mentions)
    return build(EventGroup("e", members, tuple(slips))).event


def slips_in(copy: list[Mention], source: list[Mention]) -> list[Slip]:
    return [Slip(c, source[0].account_id) for m in copy for c in (*m.date_claims, *m.place_claims)]


@pytest.mark.parametrize(("first", "second"), [("a", "b"), ("b", "a")])
def test_a_day_changed_in_copying_is_told_and_set_aside(tell: Teller, first: str, second: str) -> None:
    source, copy = tell(FIFTH, first), tell(FOURTH, second)
    event = event_of([source, copy], slips_in(copy, source))
    assert event.date_edtf == "2031-05-05"
    assert {r.value for r in event.date_readings} == {"2031-05-04", "2031-05-05"}
    assert [(d.kind, d.field) for d in event.differences] == [("copying_error", "date")]
    assert "changed where the text was copied" in event.differences[0].sentence


def test_two_days_are_a_conflict_where_a_third_account_tells_the_changed_one_too(tell: Teller) -> None:
    source, copy, third = tell(FIFTH, "a"), tell(FOURTH, "b"), tell(FOURTH, "c")
    event = event_of([source, copy, third], slips_in(copy, source))
    assert [(d.kind, d.field) for d in event.differences] == [("conflict", "date")]


def test_a_copy_of_an_account_that_does_not_tell_the_day_is_no_slip(tell: Teller) -> None:
    other, copy = tell(FIFTH, "a"), tell(FOURTH, "b")
    event = event_of([other, copy], slips_in(copy, tell(FIFTH, "elsewhere")))
    assert [(d.kind, d.field) for d in event.differences] == [("conflict", "date")]
    assert event.date_edtf == "2031-05-04"


def test_a_country_changed_in_copying_is_told_and_set_aside(tell: Teller) -> None:
    source, copy = tell(FOURTH, "b"), tell(ABROAD, "a")
    event = event_of([source, copy], slips_in(copy, source))
    assert (event.place or "").startswith("Bergamo")
    assert [(d.kind, d.field) for d in event.differences] == [("copying_error", "place")]


def test_slips_are_gathered_by_claim() -> None:
    assert slips_of([Slip("c", "a"), Slip("c", "b"), Slip("d", "a")]) == {"c": {"a", "b"}, "d": {"a"}}
