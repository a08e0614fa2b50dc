"""What an event's day, place and title are just inside and just outside each bound, told in plain numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from firsthand.events.build import _best_place, _telling, date_prec
from firsthand.events.fields import place_differences
from firsthand.events.mentions.mention import Mention, Town
from firsthand.events.titles import _central_title, spoken_date

LONG = "storm lamps pears lilac birch cedar maple olive peach grape"


def mention(name: str, title: str = "", **more: Any) -> Mention:
    given: dict[str, Any] = {"family": "other", "type": "report", "unique": False, "main": True, "start": 0}
    return Mention(mention_id=name, account_id=name, title=title, **given | more)


def at(name: str, town: str, **more: Any) -> Mention:
    """A mention of harm in a town."""
    given: dict[str, Any] = {"family": "harm", "place": town, "place_id": town, "place_ids": (town,), "where_prec": 1}
    return mention(name, **given | more)


def best_place(*mentions: Mention) -> str | None:
    found = _best_place(mentions, {m.account_id: m.account_id for m in mentions})
    return found.place if found else None


@pytest.mark.parametrize(
    ("titles", "chosen"),
    [
        # "storm" stands in three titles: 3 of 1 + 4 words, against 5 of 3 + 4
        (["zzz storm", "harbour boats storm", "storm it was"], "harbour boats storm"),
        # 3 of 1 + 4, against 4 of 3 + 4
        (["storm", "storm so", "storm at", "lamps pears lilac", "lamps"], "storm so"),
        # 6 of 2 + 4, against 13 of 10 + 4: more words added would let the long one win
        (["storm boats", "storm boats at", "boats lamps", LONG], "storm boats at"),
    ],
)
def test_a_title_of_one_common_word_does_not_win_by_it(titles: list[str], chosen: str) -> None:
    assert _central_title([mention(f"m{n}", t) for n, t in enumerate(titles)]) == chosen


@pytest.mark.parametrize(("passing", "town"), [(1, "Brekkefoss"), (3, "Aldersund")])
def test_what_an_account_is_mainly_about_counts_twice(passing: int, town: str) -> None:
    """One account is about the one town, one or three tell of the other in passing."""
    told = [at(f"m{n}", "Aldersund", main=False) for n in range(passing)]
    assert best_place(*told, at("m9", "Brekkefoss")) == town


@pytest.mark.parametrize(("evidence", "town"), [(1.002, "Brekkefoss"), (1.0004, "Aldersund")])
def test_evidence_for_a_town_counts_to_three_places(evidence: float, town: str) -> None:
    one = at("m1", "Aldersund", towns=(Town("Aldersund", 1.0),))
    assert best_place(one, at("m2", "Brekkefoss", towns=(Town("Brekkefoss", evidence),))) == town


@pytest.mark.parametrize(("plain", "family"), [(1, "harm"), (2, "other")])
def test_half_as_many_subjects_of_harm_are_background(plain: int, family: str) -> None:
    told = [mention("m9", family="harm"), *(mention(f"m{n}") for n in range(plain))]
    told = [replace(m, language="en") for m in told]
    assert {m.family for m in _telling(told, {m.account_id: m.account_id for m in told})} == {family}


@pytest.mark.parametrize(("edtf", "prec"), [("2031-05", 4), ("2031", 5), ("2031-05-04/..", 5), (None, None)])
def test_a_date_wider_than_a_month_or_open_has_the_roughest_code(edtf: str | None, prec: int | None) -> None:
    assert date_prec(edtf) == prec


@pytest.mark.parametrize(("prec", "differ"), [(4, 1), (5, 0)])
def test_what_is_told_more_roughly_than_a_region_is_no_scene_to_differ_about(prec: int, differ: int) -> None:
    told = [at("m1", "Aldersund", country="Norway"), at("m2", "Brekkefoss", country="Sweden", where_prec=prec)]
    assert len(place_differences(told, {})) == differ


def test_a_leap_day_without_its_year_is_told() -> None:
    assert spoken_date("XXXX-02-29") == "29 February (year not told)"
