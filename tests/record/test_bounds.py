"""Bounds of days, shares and letters: an input just inside and one just outside, told in plain numbers.

The numbers stand here by themselves: a test that took them from the rules would follow them wherever they go.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from firsthand.claims.claim import REVIEWER, Claim
from firsthand.config import RecordConfig
from firsthand.lineage.lineage import Origin
from firsthand.record.account_value import foreground, statements
from firsthand.record.aggregates import is_aggregate
from firsthand.record.increments import as_increments
from firsthand.record.reconcile import reconcile
from firsthand.record.witness import EventWitnesses, Witness
from firsthand.vocabulary import ProfileName

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


def value(*told: Witness) -> float | None:
    (said,) = statements(told, "all")
    return said.value


@pytest.mark.parametrize("mark", ["also", "others"])
def test_words_that_add(witness: Maker, mark: str) -> None:
    assert value(witness("a", 4, rule="stated"), witness("a", 2, rule=f"stated+{mark}")) == 6
    assert value(witness("a", 4, rule="stated"), witness("a", 2, rule="stated")) == 4


@pytest.mark.parametrize("mark", ["known", "pronoun", "relative", "elided", "surname", "definite", "later", "unknown"])
def test_words_that_point_back_add_nothing(witness: Maker, mark: str) -> None:
    assert value(witness("a", 4, rule="stated"), witness("a", 2, rule=f"stated+others+{mark}")) == 4


@pytest.mark.parametrize("rule", ["pronoun", "surname"])
def test_a_pronoun_or_surname_alone_points_back(witness: Maker, rule: str) -> None:
    assert value(witness("a", 4, rule="stated"), witness("a", 2, rule=f"{rule}+others")) == 4


@pytest.mark.parametrize("rule", ["single", "named", "self", "pronoun", "surname", "stated+pronoun", "stated+surname"])
def test_one_who_is_told_alone_gives_way_to_a_number(witness: Maker, rule: str) -> None:
    assert value(witness("a", 3, rule=rule), witness("a", 2, rule="stated")) == 2


@pytest.mark.parametrize("mark", ["period", "background"])
def test_what_is_told_aside_gives_way(witness: Maker, mark: str) -> None:
    own, other = witness("a", 4, rule="stated"), witness("a", 400, rule=f"stated+{mark}")
    assert foreground([own, other]) == [own]
    assert foreground([other]) == [other]


@pytest.mark.parametrize(("marks", "left"), [("period+toll", False), ("period", True), ("toll", True)])
def test_a_total_is_a_toll_over_a_stretch_of_time(witness: Maker, marks: str, left: bool) -> None:
    told = [witness("a", 7, rule="stated+period"), witness("a", 41, rule=f"stated+{marks}")]
    assert ("period" in as_increments(told)[0].claim.marks) is left


@pytest.mark.parametrize(("quantifier", "best"), [("dozens", 30), ("several", 30), ("at_least", 24)])
def test_a_number_stands_before_dozens_or_several(witness: Maker, quantifier: str, best: float) -> None:
    """Two first hands say the vague word, one the number."""
    vague = [witness(a, None, low=24.0, quantifier=quantifier, published="2031-05-05") for a in "ab"]
    told = (*vague, witness("c", 30, published="2031-05-05"))
    (figure,) = reconcile(EventWitnesses("e1", "2031-05-04", told), RecordConfig())
    assert figure.best == best
    assert figure.low == best


@pytest.mark.parametrize(
    ("at_least", "best", "rule"),
    [
        ((4, 6), 6, "within bounds"),  # two first hands say that there are more
        ((6,), 2, "more precise of equals"),  # as many say one as the other
        ((1, 2), 2, "more precise of equals"),
    ],
)
def test_a_number_that_more_first_hands_exceed_is_not_the_best(
    witness: Maker, at_least: tuple[int, ...], best: float, rule: str
) -> None:
    day = "2031-05-05"
    bounds = [witness(f"b{n}", n, low=n, high=None, quantifier="at_least", published=day) for n in at_least]
    told = EventWitnesses("e1", "2031-05-04", (witness("a", 2, published=day), *bounds))
    (figure,) = reconcile(told, RecordConfig())
    assert (figure.best, figure.rule) == (best, rule)


def test_nobody_is_no_best_where_more_first_hands_say_somebody(witness: Maker) -> None:
    day = "2031-05-05"
    bounds = [witness(f"b{n}", n, low=n, high=None, quantifier="at_least", published=day) for n in (4, 5, 6)]
    told = EventWitnesses("e1", "2031-05-04", (*(witness(a, 0, published=day) for a in "ac"), *bounds))
    (figure,) = reconcile(told, RecordConfig())
    assert (figure.best, figure.rule) == (6, "within bounds")


def test_several_are_three_where_vague_words_are_coded(witness: Maker) -> None:
    told = EventWitnesses("e1", "2031-05-04", (witness("a", None, quantifier="several"),))
    (figure,) = reconcile(told, RecordConfig(profile="acled"))
    assert (figure.low, figure.best, figure.high) == (3, 3, 3)


@pytest.mark.parametrize("accounts", ["a", "ab", "abc"])
def test_two_first_hands_are_enough(witness: Maker, accounts: str) -> None:
    apart = tuple(Origin(f"o-{a}", f"Office {a}", "office", f"state:{a}", f"state:{a}", (a,)) for a in accounts)
    told = EventWitnesses("e1", "2031-05-04", tuple(witness(a, 4) for a in accounts), apart)
    enough = len(accounts) > 1
    graded: tuple[tuple[ProfileName, str, str], ...] = (
        ("ibc", "origins wanting", "two origins"),
        ("airwars", "weak", "fair"),
        ("every-casualty", "no definitive conclusion", "confirmed"),
    )
    for profile, one, more in graded:
        (figure,) = reconcile(told, RecordConfig(profile=profile))
        assert (more if enough else one) in (figure.rule, figure.grade)
