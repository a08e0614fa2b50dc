"""Bounds of letters, likeness and years by which two namings are one person's, told in plain numbers."""

from __future__ import annotations

import pytest

from firsthand.claims.claim import Claim
from firsthand.events.entities.naming import person_name, same_person
from firsthand.events.entities.resolve import find_entities


def actor(account: str, age: str) -> Claim:
    return Claim(
        account, "actor", 0, 10, "Varo Holm", 0, name="Varo Holm", role="victim", person_kind="person", age=age
    ).sealed()


@pytest.mark.parametrize(("age", "persons"), [("34", 1), ("36", 1), ("37", 2), ("32", 1), ("31", 2)])
def test_two_ages_of_one_person_differ_by_two_years_at_most(age: str, persons: int) -> None:
    assert len(find_entities([actor("a", "34"), actor("b", age)]).entities) == persons


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Samir Holm", "Samer Holm", True),  # five letters: a vowel may differ
        ("Omar Holm", "Omer Holm", False),  # four: it may not
        ("Ann Corden", "Ann Cordin", True),  # six letters of a surname
        ("Ann Borin", "Ann Boren", False),  # five
        ("Maradan Holm", "Meradan Holm", True),  # likeness of given names: 0.81
        ("Morudun Holm", "Muridan Holm", False),  # 0.77
        ("Varo Maraden", "Varo Meraden", True),  # likeness of surnames: 0.864
        ("Varo Morodin", "Varo Murudin", False),  # 0.83
    ],
)
def test_vowels_of_long_names_alone_may_differ(one: str, other: str, same: bool) -> None:
    assert same_person(person_name(one), person_name(other)) is same
