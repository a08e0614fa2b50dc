"""One account's statement: what is told aside, what adds, who died of those shot, and the perpetrator's own death."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from firsthand.record.account_value import Dead, Statement, dead_by_account, foreground, statements
from firsthand.record.witness import Witness

Maker = Callable[..., Witness]


def later(w: Witness, sentence: int) -> Witness:
    """The same words in a later sentence."""
    return replace(w, claim=replace(w.claim, sentence=sentence))


def stated(*told: Witness, dead: dict[str, Dead] | None = None) -> Statement | None:
    found = statements(list(told), "all", dead)
    return found[0] if found else None


def value(*told: Witness, dead: dict[str, Dead] | None = None) -> float | None:
    found = stated(*told, dead=dead)
    return found.value if found else None


def test_what_is_told_first_stands_before_later_details(witness: Maker) -> None:
    assert value(witness("a", 7, rule="stated"), later(witness("a", 3, rule="stated"), 4)) == 7


def test_a_number_stands_before_a_person(witness: Maker) -> None:
    assert value(witness("a", 1, rule="single"), later(witness("a", 4, rule="stated"), 2)) == 4


def test_a_toll_stands_before_other_numbers(witness: Maker) -> None:
    assert value(witness("a", 4, rule="stated"), later(witness("a", 9, rule="stated+toll"), 2)) == 9


def test_a_part_is_never_the_whole(witness: Maker) -> None:
    assert value(witness("a", 3, rule="stated+part"), later(witness("a", 9, rule="stated"), 1)) == 9


def test_a_sum_stands_for_its_members(witness: Maker) -> None:
    members = [witness("a", n, rule="stated+member", anchor_start=5) for n in (2, 3)]
    found = stated(*members, witness("a", 5, rule="sum", anchor_start=5))
    assert found is not None
    assert (found.value, found.how) == (5, "summed")


@pytest.mark.parametrize(
    ("rule", "sentence", "wanted"),
    [
        ("stated+others", 0, 6),
        ("stated+others", 1, 4),
        ("stated+also", 1, 6),
        ("stated+also", 3, 4),
        ("stated+besides", 0, 4),
        ("single+also+definite", 0, 4),
    ],
)
def test_others_add_in_their_sentence_and_also_in_the_next(
    witness: Maker, rule: str, sentence: int, wanted: float
) -> None:
    assert value(witness("a", 4, rule="stated"), later(witness("a", 2, rule=rule), sentence)) == wanted


@pytest.mark.parametrize("mark", ["period", "background"])
def test_what_is_told_aside_stays_out_unless_nothing_else_is_told(witness: Maker, mark: str) -> None:
    aside = witness("a", 900, rule=f"stated+{mark}")
    assert foreground([aside, witness("a", 4, rule="stated")])[0].claim.best == 4
    assert foreground([aside]) == [aside]
    assert foreground([aside, witness("b", 4, rule="stated")])[0] is aside


def test_the_shot_less_the_dead_are_the_injured(witness: Maker) -> None:
    found = stated(witness("a", 5, measure="injured", rule="stated+shot"), dead={"a": Dead(2, own=True)})
    assert found is not None
    assert (found.value, found.how) == (3, "less the killed")


@pytest.mark.parametrize(
    ("rule", "own", "wanted"),
    [
        ("single+shot", True, None),
        ("single", True, 1),
        ("single", False, None),
        ("single+besides", False, 1),
        ("pronoun+pronoun", True, None),
    ],
)
def test_one_person_shot_is_the_one_who_died(witness: Maker, rule: str, own: bool, wanted: float | None) -> None:
    assert value(witness("a", 1, measure="injured", rule=rule), dead={"a": Dead(1, own=own)}) == wanted


def test_accounts_that_tell_of_no_dead_take_the_usual_number(witness: Maker) -> None:
    told = [witness("a", 2), witness("b", 2), witness("c", 3), witness("d", 4, measure="injured")]
    found = dead_by_account(told)
    assert {a: replace(d, told=()) for a, d in found.items()} == {
        "a": Dead(2, own=True),
        "b": Dead(2, own=True),
        "c": Dead(3, own=True),
        "d": Dead(2, own=False),
    }


@pytest.mark.parametrize(
    ("rule", "own", "wanted"),
    [
        ("stated+object", "self", 5),
        ("stated", "self", 4),
        ("stated+object", "self+blast", 4),
        ("stated", "self+after", 4),
    ],
)
def test_the_perpetrators_own_death_adds_to_those_he_killed(witness: Maker, rule: str, own: str, wanted: float) -> None:
    himself = witness("a", 1, rule=own, population="perpetrators", includes_perpetrators=True)
    assert value(witness("a", 4, rule=rule), himself) == wanted


def test_an_own_death_told_after_those_left_dead_adds_to_them(witness: Maker) -> None:
    left = witness("a", 4, rule="stated")
    assert value(left, witness("a", 1, rule="self+after", population="perpetrators", includes_perpetrators=True)) == 5


def test_a_sum_with_the_perpetrator_stands_before_the_number_without(witness: Maker) -> None:
    whole = later(witness("a", 5, rule="sum+perpetrator", includes_perpetrators=True), 2)
    assert value(witness("a", 4, rule="stated"), whole) == 5


def test_a_denied_number_is_no_statement(witness: Maker) -> None:
    assert stated(witness("a", 60, modality="denied")) is None


def test_what_holds_as_of_a_later_hour_stands_before_tolls_told_first(witness: Maker) -> None:
    def at(w: Witness, hour: str, sentence: int) -> Witness:
        return replace(w, claim=replace(w.claim, as_of=f"2031-05-16T{hour}", sentence=sentence))

    early = at(witness("a", 2, rule="stated+toll"), "21:15", 0)
    assert value(early, at(witness("a", 7, rule="stated"), "22:40", 3)) == 7
