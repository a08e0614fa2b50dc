"""Numbers that are no toll of what an account is about: those of a year, and parts told as "another" or "others"."""

from __future__ import annotations

import pytest
from tests.claims.reading import claims_told

import firsthand as fh
from firsthand.claims.claim import Claim


def figures(text: str, language: str = "en") -> list[Claim]:
    return [c for c in claims_told(text, language) if c.kind == "figure"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In 2013, 398 people were killed in road accidents."),
        ("de", "2013 kamen bei Unfällen 398 Menschen ums Leben."),
        ("es", "En 2013 murieron 398 personas en accidentes."),
        ("fr", "En 2013, 398 personnes sont mortes dans des accidents."),
        ("ru", "В 2013 году в ДТП погибли 398 человек."),
        ("uk", "У 2013 році в ДТП загинули 398 людей."),
        ("tr", "2013 yılında trafik kazalarında 398 kişi öldü."),
        ("az", "2013-cü ildə qəzalarda 398 nəfər ölüb."),
        ("ar", "قتل 398 شخصا في حوادث السير عام 2013."),
    ],
)
def test_the_dead_of_a_years_accidents_are_a_total_over_it(language: str, text: str) -> None:
    (claim,) = figures(text, language)
    assert claim.best == 398
    assert "period" in claim.marks


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("In 1900, 398 people were killed in accidents.", True),
        ("In 2099, 398 people were killed in accidents.", True),
        ("In the 1899 accidents 398 people were killed.", False),
        ("In September 2013, 398 people were killed in accidents.", False),
        ("In 2013, 398 people were killed in an accident.", False),
    ],
)
def test_what_makes_a_years_total(text: str, period: bool) -> None:
    assert ["period" in c.marks for c in figures(text)] == [period]


def test_another_of_those_told_before_is_a_part() -> None:
    found = figures("One of the victims was shot in the hand and another victim was shot in the leg.")
    assert [("part" in c.marks) for c in found if c.measure == "injured" and "others" in c.marks] == [True]


def test_others_of_another_measure_are_no_part() -> None:
    found = figures("Two of the victims died and three others were injured.")
    assert [("part" in c.marks) for c in found if c.measure == "injured"] == [False]


def test_an_ordinal_opens_a_headline() -> None:
    (claim,) = figures("Third Norwegian soldier killed in Kirkuk")
    assert (claim.best, claim.rule) == (1.0, "single")
    assert "others" in claim.marks


@pytest.mark.parametrize(
    ("text", "longer"),
    [
        ("In two separate shootings on Sunday, one person was killed.", True),
        ("One person was killed in a shooting on Sunday.", None),
    ],
)
def test_a_number_over_separate_incidents_is_no_toll_of_one(text: str, longer: bool | None) -> None:
    (claim,) = (c for c in fh.claims_of(text, language="en") if c.kind == "figure")
    assert claim.cumulative is longer


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A man was shot and died in the street.", {"killed": 1}),
        ("Five people were shot and three of them died.", {"injured": 5, "killed": 3}),
    ],
)
def test_who_was_hurt_and_died_is_not_told_twice(text: str, told: dict[str, float]) -> None:
    assert {c.measure: c.best for c in figures(text)} == told


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "None of the four was seriously hurt.", []),
        ("en", "None of the four was hurt.", [0]),
        ("de", "Niemand wurde schwer verletzt.", []),
        ("es", "Nadie resultó gravemente herido.", []),
        ("fr", "Personne n'a été grièvement blessé.", []),
        ("ru", "Никто серьезно не пострадал.", []),
    ],
)
def test_nobody_hurt_badly_is_not_nobody_hurt(language: str, text: str, told: list[float]) -> None:
    assert [c.best for c in figures(text, language)] == told
