"""One party behind what is told: counted once, and never said of those who speak for nobody else."""

from __future__ import annotations

import pytest

from firsthand.export.words import one_party as said
from firsthand.lineage.lineage import Origin
from firsthand.view.one_party import OneParty, one_party

KNOWN = {
    "n1": Origin("n1", "Embassy in Lima", "office", "Norway"),
    "n2": Origin("n2", "Embassy in Quito", "office", "Norway"),
    "k": Origin("k", "Kenyan police", "office", "police of Kenya"),
    "w": Origin("w", "Meridian Wire", "agency", "Meridian Wire"),
    "u": Origin("u", "Echo", "outlet"),
}


@pytest.mark.parametrize(
    ("ids", "found"),
    [
        ("n1 n2", OneParty("Norway", 2, 0, 0)),
        ("n1 n2 w u", OneParty("Norway", 2, 1, 1)),
        ("n1 k", None),
        ("w u", None),
        ("", None),
    ],
)
def test_who_speaks_for_a_party_is_counted(ids: str, found: OneParty | None) -> None:
    assert one_party(KNOWN[i] for i in ids.split()) == found


def test_only_where_nobody_else_is_a_first_hand_it_is_alone() -> None:
    assert OneParty("Norway", 2, 0, 0).alone
    assert not OneParty("Norway", 2, 1, 0).alone
    assert not OneParty("Norway", 2, 0, 1).alone


def test_it_is_said_of_what_it_was_asked_of() -> None:
    assert said(OneParty("Norway", 2, 0, 0), "of this family") == (
        "All 2 first hands of this family that speak for a party speak for one: Norway."
    )
    assert said(OneParty("Norway", 1, 1, 2), "in this case") == (
        "The one first hand in this case that speaks for a party speaks for Norway. 1 more speaks for nobody else. "
        "The party of 2 more is unknown."
    )
