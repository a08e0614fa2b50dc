"""What an event's day, place and type are where accounts differ, and how much accounts that copy one another weigh."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from firsthand.events.build import FRESH_DAYS, EventGroup, Placed, build
from firsthand.events.mentions.mention import Mention

Teller = Callable[..., list[Mention]]

FOURTH = "An explosion at a paint works in Bergamo killed 7 people on 4 May 2031."
FIFTH = "An explosion at a paint works in Bergamo killed 7 people on 5 May 2031."
MILAN = "An explosion at a paint works in Milan killed 7 people on 4 May 2031."


def placed(mentions: list[Mention], voice: str | None = None) -> list[Placed]:
    return [Placed("e", m, "", None, voice) for m in mentions]


def test_the_day_that_most_tell_is_the_events_day(tell: Teller) -> None:
    members = [*placed(tell(FOURTH, "a")), *placed(tell(FIFTH, "b")), *placed(tell(FIFTH, "c"))]
    assert build(EventGroup("e", tuple(members))).event.date_edtf == "2031-05-05"


@pytest.mark.parametrize("copies", [1, 2, 5])
def test_a_copy_gives_a_day_no_further_voice(tell: Teller, copies: int) -> None:
    members = [*placed(tell(FOURTH, "a")), *placed(tell(FOURTH, "b")), *placed(tell(FIFTH, "c"), "c")]
    members += [p for n in range(copies + 1) for p in placed(tell(FIFTH, f"copy{n}"), "c")]
    event = build(EventGroup("e", tuple(members))).event
    assert event.date_edtf == "2031-05-04"
    assert {r.value: len(r.account_ids) for r in event.date_readings} == {"2031-05-04": 2, "2031-05-05": copies + 2}


@pytest.mark.parametrize("copies", [1, 4])
def test_a_copy_gives_a_place_no_further_voice(tell: Teller, copies: int) -> None:
    members = [*placed(tell(FOURTH, "a")), *placed(tell(FOURTH, "b")), *placed(tell(MILAN, "c"), "c")]
    members += [p for n in range(copies + 1) for p in placed(tell(MILAN, f"copy{n}"), "c")]
    assert (build(EventGroup("e", tuple(members))).event.place or "").startswith("Bergamo")


def test_a_copy_gives_a_type_no_further_voice(tell: Teller) -> None:
    (fire,) = tell(FOURTH.replace("explosion", "fire"), "c")
    members = [*placed(tell(FOURTH, "a")), *placed(tell(FOURTH, "b")), *placed([fire], "c")]
    members += placed([replace(fire, account_id="copy", mention_id="copy")], "c")
    members += placed([replace(fire, account_id="other", mention_id="other")], "c")
    assert build(EventGroup("e", tuple(members))).event.type == tell(FOURTH, "x")[0].type


def tier_of(mentions: list[Mention], published: str | None = None, *, recalled: bool = False) -> str:
    members = tuple(replace(p, published=published) for p in placed(mentions))
    return build(EventGroup("e", members, recalled=recalled)).event.tier


def in_passing(mentions: list[Mention]) -> list[Mention]:
    return [replace(m, main=False) for m in mentions]


def test_what_an_account_is_about_is_an_incident(tell: Teller) -> None:
    assert tier_of(tell(FOURTH, "a")) == "incident"
    assert tier_of(tell("The club was founded on 4 May 2031.", "b")) == "incident"


def test_harm_told_in_passing_is_an_incident_while_it_is_news_and_where_the_account_tells_what_came_of_it(
    tell: Teller,
) -> None:
    told = in_passing(tell(FOURTH, "a"))
    last_day = f"2031-05-{4 + FRESH_DAYS:02d}"
    assert tier_of(told, last_day) == "incident"
    assert tier_of(told, f"2031-05-{5 + FRESH_DAYS:02d}") == "background"
    assert tier_of(told) == "background"
    assert tier_of(told, recalled=True) == "incident"


def test_what_came_of_an_event_is_its_followup_and_what_came_of_none_background(tell: Teller) -> None:
    told = in_passing(tell("The club was founded on 4 May 2031.", "a"))
    (member,) = placed(told)
    assert build(EventGroup("e", (replace(member, about_event="other"),))).event.tier == "followup"
    assert tier_of(told, "2031-05-05") == "background"
