"""The steps give the rows that tracing in memory gives, through SQL and Parquet."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.accounts.account import Account
from firsthand.claims.claim import Claim
from firsthand.config import Config
from firsthand.engine.embedded.carry_out import Tables, run_plan
from firsthand.engine.embedded.relational import Relational
from firsthand.engine.embedded.shards import rows_digest, write_parquet
from firsthand.engine.plan import Plan, SqlStep
from firsthand.engine.plans.lineage import lineage_steps
from firsthand.lineage import steps
from firsthand.lineage.dossier import AccountPair, Dossier, Family, Holding, Telling
from firsthand.lineage.lineage import Lineage, Miscopied, Origin, OriginLink
from firsthand.lineage.ruled import OriginRuling
from firsthand.lineage.shared_text.candidates import Prints, SharedPrints, candidates_of
from firsthand.lineage.steps import Revision
from firsthand.lineage.trace import LineageResult, link_order, row_order, trace
from firsthand.tables import batch_of, rows_of

GIVEN = {"accounts": Account, "claims": Claim, "revisions": Revision, "origin_rulings": OriginRuling}


def run(accounts: Sequence[Account], claims: Sequence[Claim], revisions: dict[str, str]) -> Tables:
    given = {
        "accounts": pa.Table.from_batches([batch_of(Account, accounts)]),
        "claims": pa.Table.from_batches([batch_of(Claim, claims)]),
        "revisions": pa.Table.from_batches([batch_of(Revision, [Revision(a, b) for a, b in revisions.items()])]),
        "origin_rulings": pa.Table.from_batches([batch_of(OriginRuling, [])]),
    }
    return run_plan(Plan(lineage_steps(), GIVEN), given, Path(tempfile.mkdtemp()), Config())


def as_result(tables: Tables) -> LineageResult:
    return LineageResult(
        tuple(sorted(tables.nouns_of("lineage", Lineage), key=row_order)),
        tuple(tables.nouns_of("origins", Origin)),
        tuple(sorted(tables.nouns_of("origin_links", OriginLink), key=link_order)),
        tuple(sorted({m.claim_id for m in tables.nouns_of("miscopied", Miscopied)})),
    )


def some_case(
    draw: random.Random,
    make: Callable[..., Account],
    figure: Callable[..., Claim],
    said: Callable[..., Claim],
    texts: list[str],
) -> tuple[list[Account], list[Claim]]:
    """Cuts, joins and edits of two texts, some dated, some crediting an agency or outlet, with spoken and plain figures."""
    outlets = ["Mirrow Echo", "Osterfeld Herald", "Courier", None]
    accounts: list[Account] = []
    claims: list[Claim] = []
    for k in range(draw.randrange(2, 7)):
        sentences = draw.choice([texts[0], texts[1], texts[0] + " " + texts[1]]).split(". ")
        kept = [s for s in sentences if draw.random() < 0.8] or sentences
        text = "Police said 40 missing. " + ". ".join(kept).replace("17", draw.choice(["17", "19"]))
        given = {"publisher": draw.choice(outlets), "agency": draw.choice([None, None, *outlets]),
                 "event_hint": draw.choice(["x", None]),
                 "published": draw.choice([None, "2031-05-01", "2031-05-03", "2031-05"])}  # fmt: skip
        account = make(str(k), text, **given)
        accounts.append(account)
        speech = said(account, "Police", "40 missing")
        claims += [speech, figure(account, "40 missing", attribution_id=speech.claim_id)]
        claims += [figure(account, q) for q in ("17 passengers", "19 passengers", "9 people") if q in text]
    return accounts, claims


@given(seed=st.integers(0, 10**6))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_steps_give_what_tracing_gives(
    seed: int,
    make_account: Callable[..., Account],
    figure: Callable[..., Claim],
    said: Callable[..., Claim],
    ferry: str,
    market: str,
) -> None:
    draw = random.Random(seed)
    accounts, claims = some_case(draw, make_account, figure, said, [ferry, market])
    revisions = {accounts[0].account_id: accounts[1].account_id} if draw.random() < 0.4 else {}
    tables = run(accounts, claims, revisions)
    assert as_result(tables) == trace(accounts, claims, Config().lineage, revisions)
    assert tables.read("rejections").num_rows == 0


KEPT = ("candidates", "lineage", "origins", "origin_links", "claim_origins", "miscopied")


@pytest.mark.parametrize("seed", [1, 5])
def test_the_same_rows_however_the_search_is_parted(
    seed: int,
    make_account: Callable[..., Account],
    figure: Callable[..., Claim],
    said: Callable[..., Claim],
    ferry: str,
    market: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    accounts, claims = some_case(random.Random(seed), make_account, figure, said, [ferry, market])
    whole = run(accounts, claims, {})
    assert len(whole.shards["meetings"]) == len(whole.shards["account_pairs"]) == 1
    for parts in (2, 3, 16):
        monkeypatch.setattr(Relational, "parts_of", lambda *_, parts=parts: parts)
        parted = run(accounts, claims, {})
        assert len(parted.shards["meetings"]) == len(parted.shards["account_pairs"]) == parts
        for table in KEPT:
            assert rows_digest(parted.read(table)) == rows_digest(whole.read(table)), (parts, table)


@given(
    st.lists(
        st.tuples(st.frozensets(st.integers(-9, 9)), st.frozensets(st.integers(-9, 9)), st.integers(0, 4)), max_size=14
    ),
    st.integers(1, 5),
)
@settings(max_examples=25, deadline=None)
def test_candidates_in_parts_are_those_of_the_plain_form(
    rows: list[tuple[frozenset[int], frozenset[int], int]], parts: int
) -> None:
    bucket = min((b for *_, b in rows), default=0)
    prints = [Prints(f"a{k:02}", tuple(sorted(r)), tuple(sorted(p)), bucket) for k, (r, p, _) in enumerate(rows)]
    found = candidates_in(prints, parts)
    assert found == candidates_of(prints)


def candidates_in(prints: list[Prints], parts: int) -> list[SharedPrints]:
    """What the SQL steps find, run in so many parts."""
    meet, add = (s for s in lineage_steps() if isinstance(s, SqlStep) and s.name in {"meetings", "candidates"})
    with tempfile.TemporaryDirectory() as folder, Relational(Path(folder), Config()) as relational:
        shards = {"prints": [Path(folder) / "prints.parquet"]}
        write_parquet(shards["prints"][0], pa.Table.from_batches([batch_of(Prints, prints)]), "")
        shards["meetings"] = [Path(folder) / f"{k}.parquet" for k in range(parts)]
        for path, rows in zip(shards["meetings"], relational.run_parts(meet, shards, parts), strict=True):
            write_parquet(path, rows, "")
        return list(rows_of(SharedPrints, relational.run(add, shards)))


def test_every_figure_has_an_origin(
    make_account: Callable[..., Account], figure: Callable[..., Claim], ferry: str
) -> None:
    source, copy = make_account("s", ferry, published="2031-05-01"), make_account("c", ferry, published="2031-05-02")
    claims = [figure(a, "17 passengers") for a in (source, copy)]
    tables = run([source, copy], claims, {})
    rows = tables.read("claim_origins").to_pylist()
    assert {r["claim_id"] for r in rows} == {c.claim_id for c in claims}
    assert len({o for r in rows for o in r["origin_ids"]}) == len({len(r["origin_ids"]) for r in rows}) == 1


def test_an_empty_case_gives_empty_tables() -> None:
    assert as_result(run([], [], {})) == LineageResult((), (), ())


def _broken(*_: object) -> None:
    raise ValueError("no such word")


def test_an_account_that_fails_is_a_rejection(
    make_account: Callable[..., Account], ferry: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "describe", _broken)
    made = steps.describe_accounts(batch_of(Dossier, [Dossier(make_account("b", ferry))]), Config())
    (row,) = made["rejections"].to_pylist()
    assert (row["input"], row["stage"], row["code"]) == ("b", "lineage", "failed")
    assert "no such word" in row["detail"]
    assert made["tellings"].num_rows == 0


def test_a_pair_and_a_family_that_fail_are_rejections(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "relate", _broken)
    monkeypatch.setattr(steps, "settle", _broken)
    pair = AccountPair(Telling("a1", "", "en"), Telling("a2", "", "en"))
    (row,) = steps.compare_pairs(batch_of(AccountPair, [pair]), Config())["rejections"].to_pylist()
    assert row["input"] == "a1 and a2"
    family = Family("a1", (Holding("a1", "Echo"), Holding("a2", "Herald")))
    rows = steps.settle_families(batch_of(Family, [family]), Config())["rejections"].to_pylist()
    assert [r["input"] for r in rows] == ["a1", "a2"]
