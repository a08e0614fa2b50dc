"""Many pairs of readings told in few sentences, and none of them lost."""

from __future__ import annotations

from firsthand.events.event import Difference
from firsthand.view.folded import folded

EXCLUDE = "killed: they exclude each other."


def pair(one: str, two: str, kind: str = "conflict", why: str = EXCLUDE) -> Difference:
    return Difference(
        kind, "killed", f"{one} (2 accounts) and {two} (1 account) {why}", (one, two), (f"c{one}", f"c{two}")
    )


def test_pairs_that_share_a_reading_and_a_reason_are_one_sentence() -> None:
    (one,) = folded([pair("19", "21"), pair("19", "about 5"), pair("19", "at least 30")])
    assert one.sentence == (
        "19 (2 accounts) and each of 21 (1 account), about 5 (1 account), at least 30 (1 account) " + EXCLUDE
    )
    assert one.values == ("19", "21", "about 5", "at least 30")
    assert one.claim_ids == ("c19", "c21", "cabout 5", "cat least 30")


def test_the_shared_reading_may_stand_second() -> None:
    (one,) = folded([pair("19", "5"), pair("at least 19", "5")])
    assert one.sentence == f"Each of 19 (2 accounts), at least 19 (2 accounts) and 5 (1 account) {EXCLUDE}"


def test_other_kinds_and_other_reasons_stay_apart_and_in_order() -> None:
    found = [
        pair("19", "21"),
        pair("19", "20", "rounding", "killed: one rounds the other."),
        pair("19", "22", why="killed: x."),
    ]
    assert folded(found) == found


def test_no_pair_is_told_twice_or_lost() -> None:
    found = [pair("19", "21"), pair("19", "20"), pair("18", "20"), pair("17", "20")]
    told = " ".join(d.sentence for d in folded(found))
    assert told.count("exclude") == 2
    for value in ("17 (", "18 (", "19 (", "20 (", "21 ("):
        assert value in told


def test_a_difference_that_is_no_pair_stays_as_it_is() -> None:
    whole = Difference(
        "unit", "casualties", "9 casualties count the 2 killed and the 7 injured together.", ("9", "2", "7"), ()
    )
    assert folded([whole, pair("19", "21")]) == [whole, pair("19", "21")]
