"""Each profile on readings that another would treat otherwise, and what holds for all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.claims.claim import Claim
from firsthand.config import RecordConfig, load_config, profile_named
from firsthand.errors import ConfigError
from firsthand.lineage.lineage import Origin
from firsthand.record.figure import Figure
from firsthand.record.profiles.rule_books import PROFILES
from firsthand.record.reconcile import reconcile
from firsthand.record.witness import EventWitnesses, Witness
from firsthand.vocabulary import FIGURE_MARKS, Measure, Population, ProfileName
from firsthand.vocabulary import PROFILES as NAMES

Maker = Callable[..., Witness]
APART = tuple(Origin(f"o-{x}", f"Office {x}", "office", f"state:{x}", f"state:{x}", (x,)) for x in "abcd")


def total(
    profile: ProfileName, *told: Witness, origins: tuple[Origin, ...] = APART, accused: tuple[str, ...] = ()
) -> Figure:
    event = EventWitnesses("e1", "2031-05-04", told, origins, accused)
    (row,) = [f for f in reconcile(event, RecordConfig(profile)) if f.population == "all"]
    return row


def test_the_settings_know_just_the_profiles_there_are() -> None:
    assert tuple(PROFILES) == NAMES


def test_an_unknown_profile_is_an_error_that_lists_the_known() -> None:
    with pytest.raises(ConfigError, match="plain, ucdp, acled, ibc, every-casualty, airwars"):
        profile_named("gut-feeling")


def test_an_unknown_profile_in_a_settings_file_is_the_same_error(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('[record]\nprofile = "ucdpp"\n')
    with pytest.raises(ConfigError, match="no profile is called 'ucdpp'"):
        load_config(path)


@pytest.mark.parametrize(
    ("profile", "low", "best", "high"),
    [("plain", 7, 9, 9), ("ucdp", 7, 7, 9), ("acled", 7, 7, 9), ("ibc", 7, None, 9), ("airwars", 7, 9, 9)],
)
def test_two_equal_first_hands_that_differ(
    witness: Maker, profile: ProfileName, low: float, best: float | None, high: float
) -> None:
    figure = total(profile, witness("a", 7), witness("b", 9))
    assert (figure.low, figure.best, figure.high, figure.profile) == (low, best, high, profile)


@pytest.mark.parametrize(("profile", "best"), [("plain", 9), ("ucdp", 9), ("acled", 9)])
def test_a_higher_number_of_surely_more_first_hands_is_taken(witness: Maker, profile: ProfileName, best: float) -> None:
    assert total(profile, witness("a", 7), witness("b", 9), witness("c", 9)).best == best


def test_acled_takes_no_first_hands_that_may_be_one_for_corroboration(witness: Maker) -> None:
    figure = total("acled", witness("a", 7), witness("b", 9), witness("c", 9), origins=())
    assert (figure.best, figure.rule) == (7, "lowest")


@pytest.mark.parametrize(
    ("quantifier", "said", "coded"),
    [("dozens", 24, 12), ("dozens", 200, 100), ("dozens", 20, 10), ("several", None, 3), ("unknown", None, 3)],
)
def test_acled_codes_vague_words(witness: Maker, quantifier: str, said: float | None, coded: float) -> None:
    figure = total("acled", witness("a", said, quantifier=quantifier))
    assert (figure.low, figure.best, figure.high) == (coded, coded, coded)
    assert "dozens as 12" in figure.trace


def test_acled_keeps_the_number_of_an_account_that_gives_one(witness: Maker) -> None:
    assert total("acled", witness("a", None, quantifier="several"), witness("a", 8)).best == 8


@pytest.mark.parametrize(
    ("accounts", "origins", "status", "rule"),
    [
        ("a", APART, "provisional", "origins wanting"),
        ("ab", APART, "agreed", "two origins"),
        ("ab", (), "provisional", "origins may be one"),
    ],
)
def test_ibc_asks_for_surely_two_first_hands(
    witness: Maker, accounts: str, origins: tuple[Origin, ...], status: str, rule: str
) -> None:
    figure = total("ibc", *(witness(a, 7) for a in accounts), origins=origins)
    assert (figure.status, figure.rule, figure.best) == (status, rule, None)


@pytest.mark.parametrize("profile", ["ucdp", "acled", "ibc"])
def test_a_number_changed_in_copying_is_set_aside_and_named(witness: Maker, profile: ProfileName) -> None:
    figure = total(profile, witness("a", 41), witness("b", 14, miscopied_from=("a",)))
    assert (figure.low, figure.high) == (41, 41)
    assert "set aside as changed in copying: 14" in figure.trace


@pytest.mark.parametrize(
    ("told", "denials", "casualty", "airwars"),
    [
        ({"a": 7}, "", "no definitive conclusion", "weak"),
        ({"a": 7, "b": 7}, "", "confirmed", "fair"),
        ({"a": 7, "b": 9}, "", "no definitive conclusion", "contested"),
        ({"a": 7, "b": 7}, "c", "no definitive conclusion", "contested"),
        ({"a": 7}, "bc", "rejected", "discounted"),
    ],
)
def test_grades(witness: Maker, told: dict[str, float], denials: str, casualty: str, airwars: str) -> None:
    said = [*(witness(a, n) for a, n in told.items()), *(witness(a, 7, modality="denied") for a in denials)]
    graded: tuple[tuple[ProfileName, str], ...] = (("every-casualty", casualty), ("airwars", airwars))
    for profile, grade in graded:
        figure = total(profile, *said)
        assert figure.grade == grade
        assert f"; {grade}: " in figure.trace


def test_airwars_confirms_what_the_accused_say_themselves(witness: Maker) -> None:
    assert total("airwars", witness("a", 7), accused=("OFFICE A",)).grade == "confirmed"


@pytest.mark.parametrize("profile", NAMES)
def test_a_total_over_a_longer_time_is_kept_apart_and_never_added(witness: Maker, profile: ProfileName) -> None:
    since = witness("b", 400, cumulative=True, rule="stated+period")
    figure = total(profile, witness("a", 12), since)
    assert (figure.low, figure.high, figure.n_accounts) == (12, 12, 1)
    assert [r.value for r in figure.aggregates] == [400]
    assert [d.kind for d in figure.differences] == ["scope"]
    assert "kept apart as a total over a longer time: 400" in figure.trace
    assert since.claim.claim_id in figure.claim_ids


@pytest.mark.parametrize(
    ("as_of", "rule", "apart"),
    [
        (None, "stated+toll", False),
        ("2031-05-05", "stated+toll", False),
        ("2031-01-01/2031-05-04", "stated", True),
        (None, "stated+period", True),
    ],
)
def test_a_toll_of_the_event_is_no_aggregate(witness: Maker, as_of: str | None, rule: str, apart: bool) -> None:
    figure = total("plain", witness("a", 12), witness("b", 40, cumulative=True, as_of=as_of, rule=rule))
    assert bool(figure.aggregates) is apart


def test_totals_over_a_longer_time_alone_are_shown_and_marked(witness: Maker) -> None:
    figure = total("plain", witness("a", 400, cumulative=True, rule="stated+period"))
    assert (figure.best, figure.rule) == (400, "aggregate only")
    assert figure.aggregates == figure.readings
    assert "no account tells what this event alone cost" in figure.trace


Told = tuple[str, int, Population, str | None, Measure, str]
COUNTED: tuple[Population, ...] = ("all", "civilian")
HARMED: tuple[Measure, ...] = ("killed", "injured")
TOLD = st.lists(
    st.tuples(
        st.sampled_from("abcd"),
        st.integers(1, 30),
        st.sampled_from(COUNTED),
        st.sampled_from(["2031-05-04", "2031-05-06", None]),
        st.sampled_from(HARMED),
        st.sampled_from(["stated", "stated+shot", "single+shot", "stated+period"]),
    ),
    min_size=1,
    max_size=6,
)


def _witnesses(told: list[Told]) -> list[Witness]:
    days = {t[0]: t[3] for t in reversed(told)}
    out = []
    for n, (account, best, population, _, measure, rule) in enumerate(told):
        number = float(best)
        claim = Claim(
            account, "figure", n, n + 1, "x", n, f"c{n}", measure, population, None, number, number, number, "exact",
            cumulative="period" in rule, rule=rule.partition("+")[0],
            marks=tuple(mark for mark in FIGURE_MARKS if f"+{mark}" in rule),
        )  # fmt: skip
        out.append(Witness(claim, days[account], "given" if days[account] else None, (f"o-{account}",)))
    return out


@pytest.mark.parametrize("profile", NAMES)
@given(told=TOLD, random=st.randoms(use_true_random=False))
def test_order_is_irrelevant(profile: ProfileName, told: list[Told], random: Random) -> None:
    made = _witnesses(told)
    shuffled = random.sample(made, len(made))
    config = RecordConfig(profile)
    assert reconcile(EventWitnesses("e", "2031-05-04", tuple(made), APART), config) == reconcile(
        EventWitnesses("e", "2031-05-04", tuple(shuffled), APART), config
    )


@pytest.mark.parametrize("profile", NAMES)
@given(told=TOLD, which=st.integers(0, 3))
def test_a_copy_changes_no_value_and_no_count_of_origins(profile: ProfileName, told: list[Told], which: int) -> None:
    made = _witnesses(told)
    accounts = sorted({w.claim.account_id for w in made})
    copied = accounts[which % len(accounts)]
    copies = [
        replace(w, claim=replace(w.claim, account_id="z", claim_id=f"z{w.claim.claim_id}"))
        for w in made
        if w.claim.account_id == copied
    ]
    config = RecordConfig(profile)
    before = reconcile(EventWitnesses("e", "2031-05-04", tuple(made), APART), config)
    after = reconcile(EventWitnesses("e", "2031-05-04", (*made, *copies), APART), config)
    for a, b in zip(before, after, strict=True):
        assert (a.low, a.best, a.high, a.grade) == (b.low, b.best, b.high, b.grade)
        assert (a.n_origins_min, a.n_origins_max) == (b.n_origins_min, b.n_origins_max)
