"""Many pairs of readings told in few sentences, and none of them lost."""

from __future__ import annotations

from dataclasses import replace

from firsthand.events.event import Difference, DifferenceSide, Magnitude
from firsthand.events.said import side_words
from firsthand.record.differences import KIND
from firsthand.view.folded import folded
from firsthand.vocabulary import DifferenceReason, Quantifier

EXCLUDE = "killed: they exclude each other."


def side(value: float, accounts: int, quantifier: Quantifier = "exact") -> DifferenceSide:
    return DifferenceSide(accounts, Magnitude(value, value, value, quantifier))


def pair(one: DifferenceSide, two: DifferenceSide, reason: DifferenceReason = "exclude") -> Difference:
    return Difference(KIND[reason], "killed", reason, (one, two), (f"c{side_words(one)}", f"c{side_words(two)}"))


def of(one: float, two: float) -> Difference:
    return pair(side(one, 2), side(two, 1))


def test_pairs_that_share_a_reading_and_a_reason_are_one_sentence() -> None:
    (one,) = folded([pair(side(19, 2), other) for other in (side(21, 1), side(5, 1, "about"), side(30, 1, "at_least"))])
    assert one.sentence == (
        "19 (2 accounts) and each of 21 (1 account), about 5 (1 account), at least 30 (1 account) " + EXCLUDE
    )
    assert one.values == ("19", "21", "about 5", "at least 30")
    assert one.claim_ids == ("c19", "c21", "cabout 5", "cat least 30")


def test_the_shared_reading_may_stand_second() -> None:
    (one,) = folded([of(19, 5), pair(side(19, 2, "at_least"), side(5, 1))])
    assert one.sentence == f"Each of 19 (2 accounts), at least 19 (2 accounts) and 5 (1 account) {EXCLUDE}"


def test_other_kinds_and_other_reasons_stay_apart_and_in_order() -> None:
    found = [
        of(19, 21),
        pair(side(19, 2), side(20, 1), "rounds"),
        pair(side(19, 2), side(22, 1), "bound_holds"),
    ]
    assert folded(found) == found


def test_no_pair_is_told_twice_or_lost() -> None:
    found = [of(19, 21), of(19, 20), of(18, 20), of(17, 20)]
    told = " ".join(d.sentence for d in folded(found))
    assert told.count("exclude") == 2
    for value in ("17 (", "18 (", "19 (", "20 (", "21 ("):
        assert value in told


def test_a_difference_that_is_no_pair_stays_as_it_is() -> None:
    whole = Difference("unit", "casualties", "counted_together", (side(9, 1), side(2, 1), side(7, 1)))
    assert folded([whole, of(19, 21)]) == [whole, of(19, 21)]


def test_who_took_a_number_back_is_part_of_the_reason() -> None:
    back = DifferenceSide(1, Magnitude(12, 12, 12), status="retracted")
    found = [pair(side(9, 2), back, "taken_back"), pair(side(8, 2), back, "taken_back")]
    (one,) = folded(found)
    said = "Each of 9 (2 accounts), 8 (2 accounts) and 12 (1 account) killed: 12 was taken back by who gave it."
    assert one.sentence == said
    others = [
        pair(side(9, 2), back, "taken_back"),
        pair(side(9, 2), replace(back, how_many=Magnitude(7, 7, 7)), "taken_back"),
    ]
    assert folded(others) == others
