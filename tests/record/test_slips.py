"""A copy that gives another number to another speaker made no slip."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.config import RecordConfig
from firsthand.record.reconcile import reconcile
from firsthand.record.slips import slips_alone
from firsthand.record.witness import EventWitnesses, Witness

Maker = Callable[..., Witness]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("the mayor", "the mayor", "copying_error"),
        ("the mayor", "mayor Orla Venn", "copying_error"),
        (None, None, "copying_error"),
        ("the mayor", None, "copying_error"),
        (None, "the mayor", "copying_error"),
        ("the mayor", "police chief", "conflict"),
        ("head of the fire service", "one of the doctors", "conflict"),
    ],
)
def test_another_speaker_is_no_slip(witness: Maker, before: str | None, after: str | None, kind: str) -> None:
    told = (witness("a", 41, speaker=before), witness("b", 14, speaker=after, miscopied_from=("a",)))
    (figure,) = reconcile(EventWitnesses("e1", "2031-05-04", told), RecordConfig())
    assert [d.kind for d in figure.differences] == [kind]
    assert {r.status for r in figure.readings} == ({"live", "copying_error"} if kind == "copying_error" else {"live"})


def test_a_speaker_of_another_measure_excuses_nothing(witness: Maker) -> None:
    told = [
        witness("a", 9, speaker="the mayor", measure="injured"),
        witness("a", 41),
        witness("b", 14, speaker="police chief", miscopied_from=("a",)),
    ]
    assert [w.miscopied_from for w in slips_alone(told)] == [(), (), ("a",)]


def test_a_source_that_gives_no_such_number_was_not_miscopied(witness: Maker) -> None:
    told = [witness("a", 9, measure="injured"), witness("b", 14, miscopied_from=("a",))]
    assert slips_alone(told)[1].miscopied_from == ()


def test_of_two_sources_only_the_one_with_the_other_speaker_is_left_out(witness: Maker) -> None:
    told = [
        witness("a", 41, speaker="the mayor"),
        witness("b", 41, speaker="police chief"),
        witness("c", 14, speaker="police chief", miscopied_from=("a", "b")),
    ]
    assert slips_alone(told)[2].miscopied_from == ("b",)
