"""What an incident added to a total told in the same sentence is the incident's own number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from firsthand.config import RecordConfig
from firsthand.record.figure import Figure
from firsthand.record.reconcile import reconcile
from firsthand.record.witness import EventWitnesses, Witness

Maker = Callable[..., Witness]
TOTAL = {"rule": "stated+period+toll", "cumulative": True}
BESIDE = {"rule": "stated+object+period", "cumulative": True}


def in_sentence(witness: Witness, sentence: int) -> Witness:
    return replace(witness, claim=witness.claim.changed(sentence=sentence))


def killed(*told: Witness) -> Figure:
    (row,) = reconcile(EventWitnesses("e1", "2031-05-04", told), RecordConfig())
    return row


def test_the_smaller_number_beside_a_total_is_the_incidents(witness: Maker) -> None:
    figure = killed(witness("a", 41, **TOTAL), witness("a", 7, **BESIDE))
    assert (figure.low, figure.best, figure.high) == (7, 7, 7)
    assert [r.value for r in figure.aggregates] == [41]


@pytest.mark.parametrize(
    ("total", "beside"),
    [
        ({**TOTAL, "rule": "stated+period"}, (7,)),
        (TOTAL, (50,)),
        (TOTAL, (7, 9)),
        ({**TOTAL, "measure": "injured"}, (7,)),
    ],
    ids=["no toll", "no smaller number", "two numbers", "another measure"],
)
def test_nothing_else_makes_an_increment(witness: Maker, total: dict[str, object], beside: tuple[float, ...]) -> None:
    told = (witness("a", 41, **total), *(witness("a", n, **BESIDE) for n in beside))
    figures = reconcile(EventWitnesses("e1", "2031-05-04", told), RecordConfig())
    assert {f.rule for f in figures} == {"aggregate only"}


def test_a_number_of_another_sentence_is_left_as_it_is(witness: Maker) -> None:
    figure = killed(in_sentence(witness("a", 41, **TOTAL), 1), in_sentence(witness("a", 7, **BESIDE), 2))
    assert figure.rule == "aggregate only"
