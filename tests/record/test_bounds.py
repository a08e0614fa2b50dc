"""Bounds of days, shares and letters: an input just inside and one just outside, told in plain numbers.

The numbers stand here by themselves: a test that took them from the rules would follow them wherever they go.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from firsthand.claims.claim import REVIEWER, Claim
from firsthand.config import RecordConfig
from firsthand.record.account_value import statements
from firsthand.record.aggregates import is_aggregate
from firsthand.record.reconcile import reconcile
from firsthand.record.witness import EventWitnesses, Witness

Maker = Callable[..., Witness]


def kinds(*told: Witness, happened: str = "2031-05-04") -> list[str]:
    """The kinds of difference between the readings of the killed."""
    figures = reconcile(EventWitnesses("e1", happened, told), RecordConfig())
    (figure,) = [f for f in figures if f.population == "all"]
    return [d.kind for d in figure.differences]


@pytest.mark.parametrize(("published", "kind"), [("2031-07-03", "update"), ("2031-07-04", "conflict")])
def test_a_toll_is_updated_within_sixty_days_of_the_event(witness: Maker, published: str, kind: str) -> None:
    assert kinds(witness("a", 4, published="2031-05-04"), witness("b", 6, published=published)) == [kind]


@pytest.mark.parametrize(("value", "kind"), [(90, "rounding"), (89, "conflict"), (110, "rounding"), (112, "conflict")])
def test_about_holds_within_a_tenth_of_the_larger(witness: Maker, value: float, kind: str) -> None:
    assert kinds(witness("a", 100), witness("b", value, quantifier="about")) == [kind]


@pytest.mark.parametrize(("last", "apart"), [("2031-05-31", True), ("2031-06-01", False)])
def test_so_far_is_more_than_an_event_of_at_most_thirty_one_days(last: str, apart: bool) -> None:
    claim = Claim("a", "figure", 0, 1, "x", 0, measure="killed", best=400, cumulative=True, marks=("period",))
    assert is_aggregate(claim, f"2031-05-01/{last}") is apart


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("Ann Poe", "Max Lee", "copying_error"),  # words of three letters tell nobody apart
        ("Anna Poet", "Marc Leed", "conflict"),
    ],
)
def test_words_of_four_letters_tell_speakers_apart(witness: Maker, before: str, after: str, kind: str) -> None:
    assert kinds(witness("a", 41, speaker=before), witness("b", 14, speaker=after, miscopied_from=("a",))) == [kind]


@pytest.mark.parametrize(("sentence", "value"), [(1, 6), (2, 4)])
def test_also_adds_to_the_number_of_the_sentence_before(witness: Maker, sentence: int, value: float) -> None:
    further = witness("a", 2, rule="stated+also")
    further = replace(further, claim=replace(further.claim, sentence=sentence, start=90, end=91))
    (said,) = statements([witness("a", 4, rule="stated"), further], "all")
    assert said.value == value


def test_a_total_that_a_person_gave_stands_before_all_others_and_nothing_is_added_to_it(witness: Maker) -> None:
    given = witness("a", 5, rule="stated", extractor=REVIEWER)
    read = witness("a", 9, rule="stated")
    further = witness("a", 2, rule="stated+also")
    (said,) = statements([given, read, further], "all")
    assert said.value == 5
