"""Which town the harm of an account happened in, and in which words it is told."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from firsthand.claims.claim import Claim
from firsthand.events.mentions.scene import TownEvidence, likely_town, told_words

AT = {"Oslo": (59.91, 10.75), "Bergen": (60.39, 5.32), "Drammen": (59.74, 10.2), "Grorud": (59.96, 10.88)}


def place(name: str, sentence: int, rule: str = "name", start: int = 0) -> Claim:
    latitude, longitude = AT.get(name, (None, None))
    return Claim(
        "a",
        "place",
        start,
        start + len(name),
        name,
        sentence,
        place=name,
        name=name,
        place_id=f"p:{name}" if name in AT else None,
        latitude=latitude,
        longitude=longitude,
        where_prec=1,
        rule=rule,
        confidence=0.8,
    )


def town(places: Sequence[Claim], told_in: set[int], offices: Sequence[Claim] = ()) -> str | None:
    best = likely_town(TownEvidence(places, offices, frozenset(told_in), lambda c: c.rule == "name")).claim
    return best.name if best else None


def test_a_town_beside_the_harm_outweighs_one_told_later() -> None:
    assert town([place("Drammen", 1), place("Oslo", 9), place("Oslo", 10)], {1}) == "Drammen"


def test_a_hospital_town_told_once_gives_way_to_the_town_told_often() -> None:
    places = [place("Drammen", 0), place("Drammen", 1), place("Bergen", 3), place("Drammen", 4)]
    assert town(places, {1, 3}) == "Drammen"


def test_a_dateline_far_from_all_that_is_told_weighs_nothing() -> None:
    assert town([place("Oslo", 0, "dateline"), place("Bergen", 4)], {3}) == "Bergen"
    assert town([place("Oslo", 0, "dateline")], {3}) == "Oslo"


def test_offices_alone_place_nothing_but_add_to_a_town() -> None:
    assert town([], {0}, [place("Oslo", 0, "in_organisation")]) is None


@pytest.mark.parametrize("told", [set[int](), {0}])
def test_without_a_town_there_is_no_scene(told: set[int]) -> None:
    assert town([place("Quarrymill Road", 0)], told) is None


def test_the_order_of_claims_is_irrelevant() -> None:
    places = [place("Drammen", 1), place("Oslo", 1, start=20), place("Bergen", 5)]
    assert town(places, {1}) == town(places[::-1], {1})


def test_words_reach_over_the_places_around_a_town() -> None:
    text = "It burned in Grorud in Oslo. Oslo is calm."
    places = [place("Grorud", 0, start=13), place("Oslo", 0, start=23), place("Oslo", 1, start=29)]
    telling = TownEvidence(places, (), frozenset({0}), lambda c: True)
    assert told_words(places[1], telling, text, frozenset({"in"})) == "Grorud in Oslo"
    assert told_words(places[1], telling, text, frozenset()) == "Oslo"


def test_a_building_told_more_than_its_town_gives_the_words() -> None:
    text = "Quarry Hall burned in Oslo. Quarry Hall is shut."
    places = [place("Quarry Hall", 0), place("Oslo", 0, start=22), place("Quarry Hall", 1, start=28)]
    telling = TownEvidence(places, (), frozenset({0}), lambda c: True)
    assert told_words(places[1], telling, text, frozenset({"in"})) == "Quarry Hall"
