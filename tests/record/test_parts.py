from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.config import RecordConfig
from firsthand.record.figure import Figure
from firsthand.record.reconcile import reconcile
from firsthand.record.witness import EventWitnesses, Witness

Maker = Callable[..., Witness]


def whole(*witnesses: Witness) -> Figure:
    rows = reconcile(EventWitnesses("e1", "2031-05-04", witnesses), RecordConfig())
    (row,) = [f for f in rows if f.population == "all"]
    return row


def parts(witness: Maker, account: str, **told: float) -> tuple[Witness, ...]:
    return tuple(witness(account, n, population=p) for p, n in told.items())


@pytest.mark.parametrize(
    ("told", "kind", "says"),
    [
        (
            7,
            "scope",
            "4 civilian and 2 police make 6 killed, and 7 are told for all: of 1 person no population is told.",
        ),
        (9, "scope", "of 3 people no population is told"),
        (5, "conflict", "that is 1 person more than the whole"),
    ],
)
def test_parts_that_do_not_add_up_to_the_whole_are_shown(witness: Maker, told: float, kind: str, says: str) -> None:
    figure = whole(*parts(witness, "a", police=2, civilian=4), witness("b", told))
    (found,) = [d for d in figure.differences if " make " in d.sentence]
    assert found.kind == kind
    assert says in found.sentence
    assert found.values == (f"{told:g}", "4", "2")


def test_one_account_is_checked_against_itself_too(witness: Maker) -> None:
    figure = whole(witness("a", 7), *parts(witness, "a", police=2, civilian=4))
    assert figure.best == 7
    assert [d.kind for d in figure.differences] == ["scope"]


def test_parts_that_add_up_are_no_difference(witness: Maker) -> None:
    assert not whole(*parts(witness, "a", police=2, civilian=4), witness("b", 6)).differences


@pytest.mark.parametrize("told", [{"women": 2, "children": 4}, {"police": 2}, {"women": 2, "civilian": 4}])
def test_populations_that_may_overlap_are_not_added(witness: Maker, told: dict[str, float]) -> None:
    figure = whole(*parts(witness, "a", **told), witness("b", 9))
    assert not [d for d in figure.differences if " make " in d.sentence]


def test_a_contested_part_is_not_added(witness: Maker) -> None:
    figure = whole(*parts(witness, "a", police=2, civilian=4), *parts(witness, "c", police=3), witness("b", 7))
    assert not [d for d in figure.differences if " make " in d.sentence]
