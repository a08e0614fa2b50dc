"""Spellings of one name: what sounds alike, and which town of a unit is meant by a spelling that no table has."""

from __future__ import annotations

import pytest

from firsthand.gazetteer.gazetteer import gazetteer, lookup
from firsthand.gazetteer.place import fold
from firsthand.gazetteer.spelling import same_sound, sound_of, spelled_otherwise, towns_in


def unit(name: str, code: str) -> int:
    """Row of the first-order unit of a name in a country."""
    table = gazetteer()
    return next(
        r for r in table.rows(fold(name)) if table.kind(r) == "first_order" and table.codes[table.country(r)] == code
    )


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Banisa", "Banissa", True),
        ("Ras al-Ain", "Ra's al 'Ayn", True),
        ("Firoz Koh", "Fayroz Koh", True),  # a vowel more, of four consonants
        ("Faroz", "Foraz", False),  # two vowels are others
        ("Nurpur", "Nurpor", True),
        ("Rahimpur", "Karimpur", False),
        ("Bora", "Bura", False),  # two consonants say too little
        ("Marab", "Moarab", False),  # three consonants: every vowel counts
    ],
)
def test_names_are_alike_by_their_consonants_and_all_vowels_but_one(one: str, other: str, alike: bool) -> None:
    assert same_sound(sound_of(one), sound_of(other)) is alike


def test_a_town_of_the_unit_is_found_by_its_sound() -> None:
    table = gazetteer()
    row = spelled_otherwise("Bardere", unit("Gedo", "SO"))
    assert table.place(row).country == "Somalia"
    assert sound_of(table.name(row)) == sound_of("Bardere")


def test_a_name_that_sounds_like_none_of_the_unit_stays_unlisted() -> None:
    assert spelled_otherwise("Dhu Varasan", unit("Gedo", "SO")) == -1


def test_the_towns_of_a_unit_lie_in_it() -> None:
    table, row = gazetteer(), unit("Gedo", "SO")
    assert {table.first_order(r) for r in towns_in(row)} == {row}
    assert towns_in(row)[0] == next(r for r in towns_in(row) if lookup(table.name(r)))
