"""What is recalled in passing joins the only event it can be."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from firsthand import read
from firsthand.config import Config
from firsthand.events.grouping.recalled import (
    SURE,
    RecalledCandidate,
    RecalledMention,
    link_recalled,
    may_be_one,
)
from firsthand.events.grouping.weigh import MentionLink
from firsthand.events.mentions.mention import Mention, Toll
from firsthand.tables import batch_of, rows_of

Teller = Callable[..., list[Mention]]
RELEASED = "Twenty-one girls were freed near Maiduguri on 13 October 2036, the army said. They were held for long. "


@pytest.fixture
def told(tell: Teller) -> Mention:
    """A shooting in Bergamo in May 2031, told in passing."""
    (mention,) = (m for m in tell("Anna Pesaro was shot dead in Bergamo in May 2031.") if m.family == "harm")
    return replace(mention, main=False)


def beside(mention: Mention, *, story: bool = False, person: bool = False, event: str = "e1") -> RecalledCandidate:
    return RecalledCandidate(event, mention, story, person)


def test_a_town_a_kind_and_a_day_that_fits_are_enough(told: Mention) -> None:
    assert may_be_one(told, beside(replace(told, edtf="2031-05-04", people=(), tolls=())))


@pytest.mark.parametrize(
    "other",
    [
        {"edtf": "2031-06-04"},
        {"edtf": None},
        {"edtf": "203X"},
        {"type": "bombing"},
        {"country": "FRA"},
        {"people": ("rossi",)},
        {"tolls": (Toll("killed", 3.0),)},
        {"place_ids": ("x",), "place_id": "x", "latitude": 41.9, "longitude": 12.5},
    ],
)
def test_another_day_kind_land_person_toll_or_town_is_another(told: Mention, other: dict[str, object]) -> None:
    fits = replace(told, edtf="2031-05-04", people=())
    assert may_be_one(told, beside(fits))
    assert not may_be_one(told, beside(replace(fits, **other)))  # type: ignore[arg-type]


def test_a_single_victim_is_part_of_a_total_where_the_story_ties_them(told: Mention) -> None:
    many = replace(told, edtf="2031-05-04", people=(), tolls=(Toll("killed", 3.0),))
    assert may_be_one(told, beside(many, story=True))
    assert not may_be_one(replace(told, tolls=(Toll("killed", 2.0),)), beside(many, story=True))


def test_without_a_town_the_story_or_a_person_must_tie_them(told: Mention) -> None:
    nowhere = replace(
        told, edtf="2031-05-04", place_id=None, place_ids=(), where_prec=None, latitude=None, longitude=None, people=()
    )
    assert not may_be_one(told, beside(nowhere))
    assert may_be_one(told, beside(nowhere, story=True))
    assert may_be_one(replace(told, type="killing"), beside(replace(nowhere, people=told.people), person=True))
    assert not may_be_one(replace(told, type="killing"), beside(nowhere, story=True))


def links(told: Mention, *candidates: RecalledCandidate) -> list[MentionLink]:
    row = RecalledMention(told.mention_id, told, candidates)
    return list(rows_of(MentionLink, link_recalled(batch_of(RecalledMention, [row]), Config())["recalled_links"]))


def test_the_only_event_it_can_be_is_joined_and_of_two_none(told: Mention) -> None:
    one = replace(told, mention_id="m1", edtf="2031-05-04", people=())
    two = replace(told, mention_id="m2", edtf="2031-05-09", people=())
    (link,) = links(told, beside(one), beside(replace(one, mention_id="m0")))
    assert (link.score, {link.a, link.b}) == (SURE, {told.mention_id, "m0"})
    assert not links(told, beside(one), beside(two, event="e2"))


def test_a_year_and_a_month_of_one_kidnapping_are_one_event(tmp_path: Path) -> None:
    texts = [
        RELEASED + "Gunmen kidnapped 276 girls in Maiduguri in April 2034.",
        RELEASED + "The 2034 kidnapping of 276 girls in Maiduguri shocked the world.",
        "A ferry sank off Genoa on 3 March 2035 and 40 people drowned.",
    ]
    rows = (
        json.dumps({"id": f"a{i}", "text": t, "published": "2036-10-14", "language": "en"}) for i, t in enumerate(texts)
    )
    (tmp_path / "accounts.jsonl").write_text("\n".join(rows))
    case = read(tmp_path / "accounts.jsonl", case=tmp_path / "case.db")
    (kidnapping,) = (e for e in case.events if e.type == "kidnapping" and (e.date or "").startswith("2034"))
    assert len(kidnapping.record.account_ids) == 2
    assert kidnapping.date == "2034-04"
