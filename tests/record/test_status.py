from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.config import RecordConfig
from firsthand.record.figure import Figure
from firsthand.record.reconcile import reconcile
from firsthand.record.witness import EventWitnesses, Witness
from firsthand.vocabulary import PROFILES, ProfileName

Maker = Callable[..., Witness]


def total(*witnesses: Witness, profile: ProfileName = "plain") -> Figure:
    rows = reconcile(EventWitnesses("e1", "2031-05-04", witnesses), RecordConfig(profile))
    (row,) = [f for f in rows if f.population == "all"]
    return row


def statuses(figure: Figure) -> dict[float | None, str]:
    return {r.value: r.status for r in figure.readings}


def corrected(witness: Maker, outlet: str = "Marlow Echo", day: str = "2031-05-06") -> tuple[Witness, Witness]:
    """An account that takes back 9 and gives 6."""
    more = {"publisher": outlet, "published": day}
    return witness("b", 9, modality="denied", rule="stated+withdrawn", **more), witness("b", 6, **more)


def test_a_number_that_its_own_outlet_corrects_is_retracted_and_is_no_part_of_the_range(witness: Maker) -> None:
    figure = total(witness("a", 9, publisher="Marlow Echo", published="2031-05-05"), *corrected(witness))
    assert statuses(figure) == {9: "retracted", 6: "live"}
    assert (figure.low, figure.best, figure.high) == (6, 6, 6)
    assert "taken back by who gave it: 9" in figure.trace
    assert [d.kind for d in figure.differences] == ["update"]
    assert "9 was taken back by who gave it" in figure.differences[0].sentence


@pytest.mark.parametrize(
    ("outlet", "day"), [("Delta News", "2031-05-05"), ("Marlow Echo", "2031-05-08"), (None, "2031-05-05")]
)
def test_who_else_or_later_gives_the_number_still_stands(witness: Maker, outlet: str | None, day: str) -> None:
    figure = total(witness("a", 9, publisher=outlet, published=day), *corrected(witness))
    assert statuses(figure)[9] == "live"


def test_an_outlet_that_corrects_itself_denies_nobody(witness: Maker) -> None:
    early = witness("a", 9, publisher="Marlow Echo", published="2031-05-05")
    figure = total(early, *corrected(witness), witness("c", 6), profile="airwars")
    assert figure.grade == "weak"


@pytest.mark.parametrize(("new", "status"), [(6, "retracted"), (11, "superseded"), (9, "live")])
def test_a_newer_version_of_a_page_overtakes_or_corrects_the_older(witness: Maker, new: float, status: str) -> None:
    figure = total(witness("a", 9, revised_by=("b",)), witness("b", new))
    assert statuses(figure)[9] == status
    assert figure.best == new


@pytest.mark.parametrize("profile", PROFILES)
def test_where_all_is_taken_back_no_number_stands(witness: Maker, profile: ProfileName) -> None:
    early = witness("a", 9, publisher="Marlow Echo", published="2031-05-05")
    figure = total(early, corrected(witness)[0], profile=profile)
    assert (figure.low, figure.best, figure.high, figure.status) == (None, None, None, "retracted")
    assert figure.trace == "9 was taken back by who gave it; no number stands."


def test_a_later_toll_supersedes_and_a_copyist_errs(witness: Maker) -> None:
    figure = total(
        witness("a", 4, published="2031-05-04"),
        witness("b", 6, published="2031-05-06"),
        witness("c", 5, published="2031-05-06", miscopied_from=("b",), origins=("o-b",)),
    )
    assert statuses(figure) == {4: "superseded", 6: "live", 5: "copying_error"}


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        ((7, 9), "larger of equals"),
        (({"best": 7}, {"best": 9, "quantifier": "at_least"}), "more precise of equals"),
        (({"best": 9, "published": "2031-05-05"}, {"best": 7, "published": "2031-05-06"}), "later of equals"),
        ((7, 9, 9), "most origins"),
    ],
)
def test_the_rule_that_told_equals_apart_is_named(witness: Maker, told: tuple[object, ...], rule: str) -> None:
    rows = [t if isinstance(t, dict) else {"best": t} for t in told]
    figure = total(
        *(witness(f"a{i}", t["best"], **{k: v for k, v in t.items() if k != "best"}) for i, t in enumerate(rows))
    )
    assert figure.rule == rule


def test_about_is_less_precise_than_a_plain_number(witness: Maker) -> None:
    assert total(witness("a", 40, quantifier="about"), witness("b", 35)).best == 35
