"""Tracing: relations, directions, origins; and what must hold for any set of accounts."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from firsthand.accounts.account import Account, Dropped
from firsthand.claims.claim import Claim
from firsthand.config import LineageConfig
from firsthand.lineage.first_hands.origins import origin_range
from firsthand.lineage.trace import LineageResult, trace

Make = Callable[..., Account]
MakeClaim = Callable[..., Claim]
CONFIG = LineageConfig()
LEAST_WORDS = 12
SHARED = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def pairs(result: LineageResult) -> list[tuple[str, str]]:
    return [(r.relation, r.direction_basis) for r in result.lineage if r.source_account]


def behind(result: LineageResult, account: Account) -> set[str]:
    return {k.origin_id for k in result.links if k.account_id == account.account_id and k.claim_id is None}


def test_strangers_have_no_row_and_an_origin_each(make_account: Make, ferry: str, market: str) -> None:
    result = trace([make_account("f", ferry), make_account("m", market)], [], CONFIG)
    assert result.lineage == ()
    assert len(result.origins) == 2


@pytest.mark.parametrize(
    ("first", "second", "basis"),
    [
        ({"published": "2031-05-01"}, {"published": "2031-05-03"}, "published"),
        ({"published": "2031-05"}, {"published": "2031-05-03"}, "open"),
        ({"published": "2031-05-01", "published_basis": "derived"}, {"published": "2031-05-03"}, "open"),
        ({"publisher": "Mirrow Echo"}, {"agency": "Mirrow Echo"}, "explicit_credit"),
        ({}, {}, "open"),
    ],
)
def test_direction_of_a_copy(
    make_account: Make, ferry: str, first: dict[str, str], second: dict[str, str], basis: str
) -> None:
    source, copy = make_account("s", ferry, **first), make_account("c", ferry + " More follows.", **second)
    result = trace([copy, source], [], CONFIG)
    row = next(r for r in result.lineage if r.source_account and r.relation == "copy")
    assert row.direction_basis == basis
    if basis != "open":
        assert (row.derived_account, row.source_account) == (copy.account_id, source.account_id)
    assert len(result.origins) == 1
    assert behind(result, copy) == behind(result, source)


def test_a_copy_names_from_whom_it_inherits(make_account: Make, ferry: str) -> None:
    source = make_account("s", ferry, published="2031-05-01", publisher="Echo")
    copy = make_account("c", ferry, published="2031-05-04", publisher="Herald")
    links = {k.account_id: k for k in trace([source, copy], [], CONFIG).links}
    assert links[copy.account_id].inherited_from == source.account_id
    assert links[source.account_id].inherited_from is None


def test_a_noted_revision_is_one_though_words_differ(make_account: Make, ferry: str, market: str) -> None:
    old, new = make_account("old", ferry), make_account("new", market)
    result = trace([old, new], [], CONFIG, {new.account_id: old.account_id})
    assert [(r.derived_account, r.source_account, r.relation) for r in result.lineage] == [
        (new.account_id, old.account_id, "revision")
    ]


def test_a_changed_number_is_marked_and_its_claim_miscopied(make_account: Make, figure: MakeClaim, ferry: str) -> None:
    source = make_account("s", ferry, published="2031-05-01")
    copy = make_account("c", ferry.replace("17 passengers", "71 passengers"), published="2031-05-02")
    wrong, right = figure(copy, "71 passengers"), figure(copy, "23 injured")
    result = trace([source, copy], [wrong, right], CONFIG)
    assert result.miscopied == (wrong.claim_id,)
    changed = [p for p in result.lineage[0].spans if p.kind == "changed"]
    assert [(copy.text[slice(*p.derived)], source.text[slice(*p.source)]) for p in changed] == [("71", "17")]


def test_two_offices_of_one_state_are_one_to_two_origins(make_account: Make, said: MakeClaim, ferry: str) -> None:
    notes = ["Press release of the Embassy of Norway in Chile", "Contributed by the Embassy of Norway in Peru"]
    texts = [f"{ferry} {notes[0]}", f"{notes[1]}. The Halden Star was lost off Port Mirrow."]
    accounts = [make_account(str(k), t) for k, t in enumerate(texts)]
    offices = ["Embassy of Norway in Chile", "Embassy of Norway in Peru"]
    claims = [said(a, o, o, rule="credit") for a, o in zip(accounts, offices, strict=True)]
    result = trace(accounts, claims, CONFIG)
    found = {o.origin_id: o for o in result.origins}
    assert [o.party for o in result.origins] == ["Norway", "Norway"]
    shown = origin_range(set(found), found)
    assert (shown.low, shown.high) == (1, 2)


def test_a_disclaimer_makes_the_first_hand_unknown(make_account: Make, market: str) -> None:
    notice = Dropped("disclaimer", "We publish articles from outside sources.", 0)
    (origin,) = trace([make_account("d", market, publisher="Gazette", dropped=(notice,))], [], CONFIG).origins
    assert (origin.kind, origin.party) == ("document", None)
    assert origin.name == "an unknown outside source of Gazette"


def test_outlets_that_credit_one_another_are_one_unknown_hand(make_account: Make, ferry: str, market: str) -> None:
    one = make_account("1", ferry, publisher="Mirrow Echo", agency="Osterfeld Herald")
    two = make_account("2", market, publisher="Osterfeld Herald", agency="Mirrow Echo")
    result = trace([one, two], [], CONFIG)
    (origin,) = result.origins
    assert origin.reason == "Mirrow Echo and Osterfeld Herald credit one another"
    assert pairs(result) == [("credit", "explicit_credit")] * 2
    assert all("circle" in r.reason for r in result.lineage if r.source_account)


def test_claims_that_cite_one_another_in_a_ring_go_back_to_one_hand(
    make_account: Make, figure: MakeClaim, said: MakeClaim, ferry: str, market: str
) -> None:
    one = make_account("1", ferry + " The Herald reported 40 missing.", publisher="Echo")
    two = make_account("2", market + " The Echo reported 41 missing.", publisher="The Herald")
    claims = []
    for account, by, words in ((one, "The Herald", "40 missing"), (two, "The Echo", "41 missing")):
        speech = said(account, by, words)
        claims += [speech, figure(account, words, attribution_id=speech.claim_id)]
    result = trace([one, two], claims, CONFIG)
    rings = {k.origin_id for k in result.links if k.claim_id}
    assert len(rings) == 1
    assert {r.relation for r in result.lineage if r.source_account} == {"quotation"}


def test_unnamed_speakers_of_copies_are_one(make_account: Make, figure: MakeClaim, said: MakeClaim, ferry: str) -> None:
    accounts = [make_account(n, f"Police said 17 drowned. {ferry}", published=f"2031-05-0{n}") for n in "123"]
    claims = []
    for a in accounts:
        speech = said(a, "Police", "17 drowned")
        claims += [speech, figure(a, "17 drowned", attribution_id=speech.claim_id)]
    result = trace(accounts, claims, CONFIG)
    assert len({k.origin_id for k in result.links if k.claim_id}) == 1


def test_a_merged_text_has_the_origins_of_both(make_account: Make, ferry: str, market: str) -> None:
    one, two = make_account("1", ferry, published="2031-05-01"), make_account("2", market, published="2031-05-01")
    both = make_account("3", f"{ferry} {market}", published="2031-05-09")
    result = trace([one, two, both], [], CONFIG)
    assert behind(result, both) == behind(result, one) | behind(result, two)
    assert len(result.origins) == 2


VOCABULARY = ["harbour", "lantern", "wreck", "salt", "quay", "chapel", "ferry", "diver", "village", "steering", "gear"]
ENDINGS = [a + b for a in "bdfgklmnprst" for b in ("ado", "emi", "iru", "ovo", "ulu")]


def some_accounts(draw: random.Random, make: Make) -> list[Account]:
    """A few accounts: fresh texts, and cuts, joins and edits of them."""
    texts = [" ".join(draw.choice(VOCABULARY) + draw.choice(ENDINGS) for _ in range(60)) for _ in range(3)]
    for _ in range(draw.randrange(1, 5)):
        one, two = draw.choice(texts).split(), draw.choice(texts).split()
        at = draw.randrange(20, 50)
        texts.append(" ".join(draw.choice([one[:at], one[at - 15 :], one[:30] + two[10:], one])))
    days = [f"2031-05-{draw.randrange(1, 9):02d}" if draw.random() < 0.6 else None for _ in texts]
    outlets = [draw.choice(["Echo", "Herald", None]) for _ in texts]
    return [
        make(str(k), t, published=d, publisher=o) for k, (t, d, o) in enumerate(zip(texts, days, outlets, strict=True))
    ]


@given(seed=st.integers(0, 10**6))
@SHARED
def test_order_of_accounts_is_irrelevant(seed: int, make_account: Make) -> None:
    draw = random.Random(seed)
    accounts = some_accounts(draw, make_account)
    turned = draw.sample(accounts, len(accounts))
    assert trace(accounts, [], CONFIG) == trace(turned, [], CONFIG)


@given(seed=st.integers(0, 10**6))
@SHARED
def test_copies_never_raise_the_number_of_origins(seed: int, make_account: Make) -> None:
    draw = random.Random(seed)
    accounts = some_accounts(draw, make_account)
    before = trace(accounts, [], CONFIG)
    copied = draw.choice(accounts)
    assume(len(copied.text.split()) >= LEAST_WORDS)  # alike in a few words is a formula, no copy
    copy = make_account("copy", copied.text, publisher=draw.choice(["Courier", None]))
    after = trace([*accounts, copy], [], CONFIG)
    assert len(after.origins) <= len(before.origins)


@given(seed=st.integers(0, 10**6))
@SHARED
def test_spans_lie_in_their_texts_and_copied_words_are_equal(seed: int, make_account: Make) -> None:
    accounts = {a.account_id: a for a in some_accounts(random.Random(seed), make_account)}
    for row in trace(accounts.values(), [], CONFIG).lineage:
        for p in row.spans:
            derived, source = accounts[row.derived_account].text, accounts[row.source_account or ""].text
            assert 0 <= p.derived[0] < p.derived[1] <= len(derived)
            assert 0 <= p.source[0] < p.source[1] <= len(source)
            if p.kind == "copied":
                assert derived[slice(*p.derived)].split() == source[slice(*p.source)].split()


@pytest.mark.parametrize(
    ("speaker", "first_hand"),
    [("We", "Mirrow Echo"), ("the Mirrow Echo", "Mirrow Echo"), ("the Tidal Post", "Tidal Post")],
)
def test_a_speaker_that_is_an_outlet_is_that_outlet(
    make_account: Make, figure: MakeClaim, said: MakeClaim, ferry: str, speaker: str, first_hand: str
) -> None:
    text = f"{speaker} counted 41 dead near the lighthouse, it was printed."
    teller = make_account("t", text, publisher="Mirrow Echo")
    post = make_account("p", ferry, publisher="Tidal Post")
    saying = said(teller, speaker, "41 dead near the lighthouse")
    claim = figure(teller, "41 dead", attribution_id=saying.claim_id)
    result = trace([teller, post], [saying, claim], CONFIG)
    origins = {o.origin_id: o for o in result.origins}
    assert sorted(o.name for o in result.origins) == ["Mirrow Echo", "Tidal Post"]
    linked = [k for k in result.links if k.account_id == teller.account_id and k.claim_id in {None, claim.claim_id}]
    assert first_hand in {origins[k.origin_id].name for k in linked}
    assert {o.kind for o in result.origins} == {"outlet"}
