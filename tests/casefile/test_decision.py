"""Which decisions stand, in which order, whatever took them back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.casefile.decision import Anchor, Decision, standing, undone
from firsthand.vocabulary import DecisionKind


def ruled(kind: DecisionKind, target: str, minute: int, who: str = "Ada") -> Decision:
    return Decision(kind, target, who, f"2031-05-04T12:{minute:02}:00+00:00").sealed()


def test_the_id_is_a_hash_of_all_that_was_ruled() -> None:
    one = ruled("accept", "c1", 1)
    others = [
        replace(one, why="clear").sealed(),
        replace(one, payload='{"best":3}').sealed(),
        replace(one, anchor=Anchor("claim", seen=("a1",))).sealed(),
        replace(one, who="Ben").sealed(),
    ]
    assert len({one.decision_id, *(o.decision_id for o in others)}) == 5
    assert replace(one, undone_by="d1").sealed().decision_id == one.decision_id, "what took it back is no part of it"


@pytest.mark.parametrize(("times", "stands"), [(0, True), (1, False), (2, True), (3, False), (40, True)])
def test_an_undo_of_an_undo_puts_the_first_in_force_again(times: int, stands: bool) -> None:
    chain = [ruled("accept", "c1", 0)]
    for i in range(times):
        chain.append(ruled("undo", chain[-1].decision_id, i + 1))
    assert (chain[0] in standing(reversed(chain))) is stands


def test_two_coders_may_take_back_the_same_decision() -> None:
    first = ruled("accept", "c1", 0)
    backs = [ruled("undo", first.decision_id, 1), ruled("undo", first.decision_id, 2, "Ben")]
    again = ruled("undo", backs[0].decision_id, 3)
    assert undone([first, *backs])[first.decision_id] == backs[0].decision_id
    assert undone([first, *backs, again])[first.decision_id] == backs[1].decision_id
    assert standing([first, *backs, again]) == []


def test_a_chain_of_any_length_is_settled() -> None:
    chain = [ruled("accept", "c1", 0)]
    for _ in range(5_000):
        chain.append(ruled("undo", chain[-1].decision_id, 1))
    assert standing(chain) == [chain[0]]


@given(st.permutations(range(6)))
def test_the_order_in_which_they_are_stored_is_irrelevant(order: list[int]) -> None:
    first, second = ruled("exclude", "a1", 0), ruled("include", "a1", 1)
    back, forth = ruled("undo", second.decision_id, 2), ruled("note", "a1", 3)
    known = [first, second, back, forth, ruled("undo", forth.decision_id, 4), ruled("tag", "a1", 5)]
    assert standing([known[i] for i in order]) == standing(known) == [first, known[5]]
