"""Short speakers and the fuller names of one account."""

from __future__ import annotations

import pytest

from firsthand.lineage.first_hands.party import identity_of, is_own_voice
from firsthand.lineage.first_hands.speakers import fuller_names


@pytest.mark.parametrize(
    ("names", "short", "full"),
    [
        (["Harbour master Oda Brekke", "Brekke"], "brekke", "Harbour master Oda Brekke"),
        (["Ministry of Transport of Uruguay", "ministry"], "ministry", "Ministry of Transport of Uruguay"),
        (["Ambassador Oda Brekke", "the ambassador"], "ambassador", "Ambassador Oda Brekke"),
        (["Farid Aslanbekov", "Farid Aslanbekov", "Farid Aslanbekow"], "farid aslanbekow", "Farid Aslanbekov"),
    ],
)
def test_a_short_name_joins_the_only_fuller_one(names: list[str], short: str, full: str) -> None:
    assert fuller_names(names, "en").get(short) == full


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (["Ministry of Transport of Uruguay", "Ministry of Health of Chile", "ministry"], "ministry"),
        (["Oda Brekke", "Nils Vang"], "nils vang"),
        (["the police"], "police"),
    ],
)
def test_nothing_is_chosen_between_two_or_from_none(names: list[str], short: str) -> None:
    assert short not in fuller_names(names, "en")


@pytest.mark.parametrize(
    ("words", "own"),
    [
        ("We", True), ("I", True), ("our paper", True), ("this embassy", True), ("the bloody aggression", True),
        ("the tragedy of that night", True), ("police", False), ("a witness", False), ("Oda Brekke", False),
        ("Our Lady Hospital", False), ("Attack Watch", False),
    ],
)  # fmt: skip
def test_the_account_itself_and_events_are_nobody_else(words: str, own: bool) -> None:
    assert is_own_voice(words) is own


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("7. The government of Uruguay", "The government of Uruguay"),
        ("(3) Ministry of Health of Chile", "Ministry of Health of Chile"),
        ("well-known engineer Oda Brekke", "Oda Brekke"),
    ],
)
def test_a_name_is_shown_without_list_numbers_and_trade(given: str, shown: str) -> None:
    assert identity_of(given).name == shown
