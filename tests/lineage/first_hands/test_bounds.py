"""Bounds of likeness and letters by which names are one speaker's, told in plain numbers."""

from __future__ import annotations

import pytest

from firsthand.lineage.first_hands.party import identity_of
from firsthand.lineage.first_hands.speakers import fuller_names


@pytest.mark.parametrize(
    ("name", "other", "one"),
    [
        ("Oda Lindenbergs", "Oda Lindenbergz", True),  # one letter of fifteen: 93.3
        ("Oda Lindenberg", "Oda Lindenburk", False),  # two of fourteen: 85.7
    ],
)
def test_names_alike_by_ninety_three_of_a_hundred_are_spellings_of_one(name: str, other: str, one: bool) -> None:
    assert (fuller_names([name, name, other], "en").get(other.lower()) == name) is one


@pytest.mark.parametrize(("letters", "kept"), [(160, 160), (161, 160)])
def test_a_name_has_a_hundred_and_sixty_signs_at_most(letters: int, kept: int) -> None:
    assert len(identity_of("B" * letters, "en").name) == kept
