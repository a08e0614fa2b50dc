from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.claims.claim import Claim
from firsthand.config import RecordConfig
from firsthand.lineage.lineage import Origin
from firsthand.record.figure import Figure
from firsthand.record.reconcile import reconcile
from firsthand.record.witness import EventWitnesses, Witness

Maker = Callable[..., Witness]
PLAIN = RecordConfig()


def figures(*witnesses: Witness, origins: tuple[Origin, ...] = (), happened: str | None = "2031-05-04") -> list[Figure]:
    return reconcile(EventWitnesses("e1", happened, tuple(witnesses), origins), PLAIN)


def total(*witnesses: Witness, origins: tuple[Origin, ...] = (), happened: str | None = "2031-05-04") -> Figure:
    (row,) = [f for f in figures(*witnesses, origins=origins, happened=happened) if f.population == "all"]
    return row


def test_one_account_is_of_a_single_origin(witness: Maker) -> None:
    figure = total(witness("a", 7))
    assert (figure.low, figure.best, figure.high, figure.status) == (7, 7, 7, "single_origin")
    assert figure.n_accounts == 1
    assert figure.claim_ids


def test_accounts_that_agree_are_one_reading(witness: Maker) -> None:
    figure = total(witness("a", 7), witness("b", 7))
    assert figure.status == "agreed"
    assert [r.account_ids for r in figure.readings] == [("a", "b")]


def test_values_that_exclude_each_other_are_contested_and_span_low_to_high(witness: Maker) -> None:
    figure = total(witness("a", 7), witness("b", 9))
    assert (figure.low, figure.high, figure.status) == (7, 9, "contested")
    assert [d.kind for d in figure.differences] == ["conflict"]


def test_a_population_also_yields_the_total_and_the_trace_says_so(witness: Maker) -> None:
    rows = figures(witness("a", 7, population="civilian"))
    assert {f.population: f.best for f in rows} == {"civilian": 7, "all": 7}
    (whole,) = [f for f in rows if f.population == "all"]
    assert "stated for one population, taken for all" in whole.trace


def test_a_number_of_one_group_is_no_rival_of_a_larger_one_of_all(witness: Maker) -> None:
    part = [witness(a, 2, population="police") for a in ("a", "b", "c")]
    figure = total(*part, witness("d", 12))
    assert (figure.best, figure.rule) == (12, "whole over part")
    assert "the only one that counts them all" in figure.trace
    assert [d.kind for d in figure.differences] == ["scope"]
    assert total(*part, witness("d", 1)).best == 2  # fewer of all is no whole of it


def test_a_stated_total_wins_over_the_sum_of_parts(witness: Maker) -> None:
    parts = (witness("a", 3, population="police"), witness("a", 5, population="civilian"))
    assert total(*parts).best == 8
    assert total(*parts, witness("a", 9)).best == 9


def test_a_bound_that_holds_for_the_other_is_no_conflict(witness: Maker) -> None:
    figure = total(witness("a", 12), witness("b", 10, quantifier="at_least"))
    assert figure.status == "compatible"
    assert [d.kind for d in figure.differences] == ["bound"]
    assert figure.best == 12


def test_dozens_have_no_high(witness: Maker) -> None:
    figure = total(witness("a", None, low=24.0, high=None, quantifier="dozens"))
    assert (figure.low, figure.best, figure.high) == (24, 24, None)


def test_a_rounded_number_is_no_conflict(witness: Maker) -> None:
    figure = total(witness("a", 312), witness("b", 300))
    assert [d.kind for d in figure.differences] == ["rounding"]
    assert figure.status == "compatible"


def test_a_later_and_higher_toll_soon_after_is_an_update(witness: Maker) -> None:
    early, late = witness("a", 4, published="2031-05-04"), witness("b", 6, published="2031-05-06")
    figure = total(early, late)
    assert [d.kind for d in figure.differences] == ["update"]
    assert figure.best == 6
    assert "overtaken by a later toll: 4" in figure.trace


def test_years_later_nobody_updates(witness: Maker) -> None:
    figure = total(witness("a", 4, published="2031-05-04"), witness("b", 6, published="2041-05-04"))
    assert [d.kind for d in figure.differences] == ["conflict"]


def test_a_number_changed_in_copying_is_a_copying_error(witness: Maker) -> None:
    figure = total(witness("a", 14), witness("b", 41, miscopied_from=("a",)), witness("c", 19))
    assert {d.values: d.kind for d in figure.differences} == {
        ("41", "14"): "copying_error",
        ("41", "19"): "conflict",
        ("19", "14"): "conflict",
    }
    assert figure.status == "contested"


def test_children_alone_are_another_scope_than_all(witness: Maker) -> None:
    figure = total(witness("a", 89), witness("b", 12, population="children"))
    assert [d.kind for d in figure.differences] == ["scope"]


def test_casualties_that_count_killed_and_injured_are_another_unit(witness: Maker) -> None:
    rows = figures(witness("a", 19), witness("b", 57, measure="injured"), witness("c", 76, measure="casualties"))
    (casualties,) = [f for f in rows if f.measure == "casualties"]
    (unit,) = casualties.differences
    assert unit.kind == "unit"
    assert set(unit.values) == {"76", "19", "57"}
    assert len(unit.claim_ids) == 3


def test_one_person_told_alone_gives_way_to_a_number(witness: Maker) -> None:
    one = witness("a", 1, rule="named+surname", published="2031-05-09")
    figure = total(one, witness("b", 3, rule="stated", published="2031-05-05"), happened="2031-05-01")
    assert (figure.best, figure.rule) == (3, "counted of equals")


def test_a_reading_that_counts_the_perpetrator_in_stands_before_one_that_does_not(witness: Maker) -> None:
    six = [witness(name, 6, rule="stated+object") for name in ("a", "b")]
    seven = witness("c", 7, rule="stated+perpetrator", includes_perpetrators=True)
    figure = total(*six, seven)
    assert (figure.best, figure.rule) == (7, "with the perpetrator")
    assert "6 and the perpetrator" in figure.trace


def test_two_perpetrators_alone_are_no_wider_reading(witness: Maker) -> None:
    one = [witness(name, 1, rule="stated") for name in ("a", "b")]
    two = witness("c", 2, rule="stated", population="perpetrators", includes_perpetrators=True)
    assert total(*one, two).best == 1


def test_a_later_sum_of_parts_that_falls_short_gives_way(witness: Maker) -> None:
    early = witness("a", 5, rule="stated", published="2031-05-05")
    late = witness("b", 2, rule="sum", published="2031-05-20")
    figure = total(early, late, happened="2031-05-01")
    assert (figure.best, figure.rule) == (5, "whole over part")


def test_those_shot_less_those_killed_give_way_to_no_number_of_others(witness: Maker) -> None:
    shot = [witness("a", 6, rule="stated+shot", measure="injured"), witness("a", 3, rule="stated")]
    lived = witness("b", 1, rule="single", measure="injured", published="2031-05-05")
    (figure,) = [
        f
        for f in figures(*shot, lived, witness("b", 3, rule="stated"))
        if f.measure == "injured" and f.population == "all"
    ]
    assert figure.best == 1


def test_an_account_that_names_many_sources_is_one_first_hand(witness: Maker) -> None:
    many = [witness("a", 2, rule="stated", origins=(f"o{n}",)) for n in range(3)]
    both = [witness(name, 5, rule="stated") for name in ("b", "c")]
    assert total(*many, *both).best == 5


@pytest.mark.parametrize("modality", ["denied", "expected"])
def test_a_denied_or_expected_number_is_no_reading(witness: Maker, modality: str) -> None:
    assert figures(witness("a", 7, modality=modality)) == []


def test_two_offices_of_one_party_are_one_to_two_origins(witness: Maker) -> None:
    offices = tuple(Origin(f"o-{x}", f"Office {x}", "office", "state:x", "state:x", (x,)) for x in "ab")
    figure = total(witness("a", 7), witness("b", 7), origins=offices)
    assert (figure.n_origins_min, figure.n_origins_max) == (1, 2)


def test_accounts_of_one_origin_count_once(witness: Maker) -> None:
    figure = total(witness("a", 7, origins=("o",)), witness("b", 7, origins=("o",)), witness("c", 9, origins=("p",)))
    assert [(r.value, r.n_origins_max) for r in figure.readings] == [(7, 1), (9, 1)]
    assert figure.n_accounts == 3


def test_the_status_of_copies_alone_is_a_single_origin(witness: Maker) -> None:
    figure = total(witness("a", 7, origins=("o",)), witness("b", 9, origins=("o",)))
    assert figure.status == "single_origin"


def test_a_single_person_told_beside_a_number_is_a_part_of_it(witness: Maker) -> None:
    figure = total(witness("a", 7), witness("a", 1, rule="single"))
    assert figure.best == 7


def _claim(n: int, account: str, best: float, population: str) -> Claim:
    values = {"measure": "killed", "population": population, "low": best, "best": best, "high": best}
    return Claim(account, "figure", n, n + 1, "x", 0, claim_id=f"c{n}", quantifier="exact", **values)  # type: ignore[arg-type]


WITNESSES = st.lists(
    st.tuples(st.sampled_from("abcd"), st.integers(1, 40), st.sampled_from(["all", "civilian", "police"])), max_size=7
)


@given(WITNESSES, st.randoms(use_true_random=False))
def test_order_of_witnesses_is_irrelevant(told: list[tuple[str, int, str]], random: object) -> None:
    made = [Witness(_claim(i, *t), origin_ids=(f"o-{t[0]}",)) for i, t in enumerate(told)]
    shuffled = list(made)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert figures(*made) == figures(*shuffled)


@given(WITNESSES)
def test_low_best_and_high_stand_in_order_and_are_told(told: list[tuple[str, int, str]]) -> None:
    made = [Witness(_claim(i, *t), origin_ids=(f"o-{t[0]}",)) for i, t in enumerate(told)]
    for figure in figures(*made):
        assert figure.low is not None
        assert figure.best is not None
        assert figure.high is not None
        assert figure.low <= figure.best <= figure.high
        assert figure.best in {r.value for r in figure.readings}
        assert figure.n_origins_min <= figure.n_origins_max <= figure.n_accounts


@pytest.mark.parametrize(("party", "said"), [("state:x", " if those that may be one are apart"), ("", "")])
def test_most_origins_says_whether_that_holds_where_those_that_may_be_one_are_one(
    witness: Maker, party: str, said: str
) -> None:
    groups = {x: party or f"state:{x}" for x in "ab"} | {"c": "state:c"}
    offices = tuple(Origin(f"o-{x}", f"Office {x}", "office", g, g, (x,)) for x, g in groups.items())
    told = [witness(x, 9 if x == "c" else 7, origins=(f"o-{x}",)) for x in "abc"]
    trace = total(*told, origins=offices).trace
    assert f"best is 7, carried by most first hands{said}." in trace


@pytest.mark.parametrize(
    ("value", "published", "best", "rule"),
    [
        (85, "2031-05-04", 85, "number over vague words"),
        (85, "2031-05-05", 85, "number over vague words"),
        (85, "2031-05-03", 40, "most origins"),  # a number told before
        (39, "2031-05-05", 40, "most origins"),  # one that does not fit
    ],
)
def test_vague_words_of_many_stand_aside_for_a_number_told_with_them_or_later(
    witness: Maker, value: float, published: str, best: float, rule: str
) -> None:
    scores = [
        witness(a, None, low=40.0, high=None, quantifier="dozens", published="2031-05-04") for a in ("a", "b", "c")
    ]
    figure = total(*scores, witness("d", value, published=published))
    assert (figure.best, figure.rule) == (best, rule)
