"""A case opened in Python: what it answers, as the command line and the export answer it."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any, cast

import pytest
from click.testing import CliRunner

import firsthand as fh
from firsthand.cli import COMMANDS, cli
from firsthand.errors import CaseTooNew, ConfigError, DecisionError, InputError, NotACase

VERBS = {  # of the command line: where it stands in Python
    "read": (fh, "read"), "show": (fh.Case, "show"), "compare": (fh.Case, "compare"), "export": (fh.Case, "export"),
    "serve": (fh.Case, "serve"), "decide": (fh.Case, "decide"), "decisions": (fh.Case, "decisions"),
    "verify": (fh.Case, "verify"), "changes": (fh.Case, "changes"), "demo": (fh, "read_demo"),
    "fetch": (fh, "fetch"),
}  # fmt: skip


def test_every_verb_of_the_command_line_has_its_method() -> None:
    assert set(VERBS) == set(COMMANDS)
    assert all(hasattr(where, name) for where, name in VERBS.values())


def test_reading_says_what_it_did(case: fh.Case) -> None:
    assert case.last_read is not None
    assert (case.last_read.new, case.last_read.left_out) == (3, 0)
    assert fh.open(case.path).last_read is None


def test_what_is_no_case_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotACase):
        fh.open(tmp_path / "none.db")
    (tmp_path / "text.db").write_text("a text")
    with pytest.raises((NotACase, CaseTooNew)):
        fh.open(tmp_path / "text.db")


def test_events_are_found_by_what_people_call_them(case: fh.Case) -> None:
    bridge = case.event("Ostrava")
    assert len(bridge.accounts) == 2
    for asked in (bridge.event_id, bridge.event_id[:6], bridge.title, bridge.title.lower(), "wire.txt"):
        assert case.event(asked) == bridge
    assert case.event("decin").event_id != bridge.event_id
    assert case.events[0] == bridge


def test_a_name_of_several_events_names_the_choices(case: fh.Case) -> None:
    with pytest.raises(fh.AmbiguousEvent) as caught:
        case.event("2031")
    assert set(caught.value.event_ids) == {e.event_id for e in case.events}
    assert all(e.event_id in str(caught.value) for e in case.events)
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.event_ids) == (str(caught.value), caught.value.event_ids)


def test_a_name_of_no_event_says_what_is_known(case: fh.Case) -> None:
    with pytest.raises(InputError, match="Ostrava"):
        case.event("Timbuktu")


def test_figures_are_those_of_the_export(case: fh.Case, tmp_path: Path) -> None:
    case.export(tmp_path)
    rows = [json.loads(line) for line in (tmp_path / "figures.jsonl").read_text("utf-8").splitlines()]
    told = {(f.record.event_id, f.measure, f.population): (f.low, f.best, f.high, f.status) for f in case.figures}
    assert told == {
        (r["event_id"], r["measure"], r["population"]): (r["low"], r["best"], r["high"], r["status"]) for r in rows
    }
    assert all(isinstance(f.best, int) for f in case.figures)


def test_a_figure_leads_to_its_words(case: fh.Case) -> None:
    killed = case.event("Ostrava").figure("killed")
    assert (killed.low, killed.best, killed.high) == (14, 14, 14)
    assert killed.origins.low <= killed.origins.high == killed.record.n_origins_max
    for reading in killed.readings:
        for quote in reading.quotes:
            assert quote.account.text[quote.start : quote.end] == quote.words
            assert f"[{' '.join(quote.words.split())}]" in quote.sentence
    assert {a.name for r in killed.readings for a in r.accounts} == {"wire.txt", "paper.txt"}


def test_a_figure_that_is_not_there_names_those_that_are(case: fh.Case) -> None:
    with pytest.raises(InputError, match="killed/all"):
        case.event("Ostrava").figure("abducted")


def test_answers_are_those_of_the_command_line(case: fh.Case) -> None:
    event = case.event("Ostrava")
    calls = {
        ("--why", "killed"): event.figure("killed").why(),
        ("--event", event.event_id): event.show(),
        (): case.show(),
        ("--lineage",): case.show_lineage(),
        ("--toll",): event.toll(),
    }
    for options, answer in calls.items():
        said = CliRunner().invoke(cli, ["show", str(case.path), *options]).stdout
        for line in answer.lines:
            assert " ".join(line.text.split()) in " ".join(said.split()), (options, line)


def test_another_profile_stores_nothing(case: fh.Case) -> None:
    before = case.path.read_bytes()
    acled = case.under("acled")
    assert {f.profile for f in acled.figures} == {"acled"}
    assert {f.profile for f in case.figures} == {"plain"}
    assert case.path.read_bytes() == before
    with pytest.raises(ConfigError):
        _ = case.under("nobody").figures


def test_what_moved_since_a_day_is_what_the_command_line_prints(case: fh.Case) -> None:
    said = CliRunner().invoke(cli, ["changes", str(case.path), "--since", "2031-05-03"]).stdout
    lines = [line.text for line in case.changes("2031-05-03").lines]
    assert lines
    assert all(" ".join(text.split()) in " ".join(said.split()) for text in lines)


def test_an_earlier_day_knows_less(case: fh.Case) -> None:
    event = case.event("Ostrava")
    early = case.as_of("2031-05-03")
    assert early.event(event).figure("injured").low == 30
    assert event.figure("injured").best == 31
    assert len(early.accounts) < len(case.accounts)
    with pytest.raises(InputError, match="no account here"):
        early.event(case.event("Decin"))
    with pytest.raises(ConfigError):
        case.as_of("yesterday")


def test_accounts_answer_to_their_names(case: fh.Case) -> None:
    for account in case.accounts.values():
        for asked in (account.account_id, account.siglum, account.name):
            assert case.accounts[asked] == account
        assert all(account.text[c.start : c.end] == c.quote for c in account.claims)
    with pytest.raises(InputError):
        case.accounts["nobody"]
    assert [a.name for a in case.search("barge sank")] == ["other.txt"]


def test_pairs_say_what_joins_them(tmp_path: Path, tale: dict[str, str]) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "one.txt").write_text(tale["wire.txt"] * 1, "utf-8")
    (tmp_path / "in" / "two.txt").write_text(
        tale["wire.txt"].replace("killing 14 people", "killing 15 people"), "utf-8"
    )
    case = fh.read(tmp_path / "in", case=tmp_path / "pair.db")
    pair = case.lineage("one.txt", "two.txt")
    assert pair.relation in ("copy", "revision", "common_origin")
    assert pair.passages
    for p in pair.passages:
        assert pair.derived.text[slice(*p.derived_span)] == p.derived
        assert pair.source.text[slice(*p.source_span)] == p.source
    assert {p.kind for p in pair.passages} == {"copied", "changed"}
    case.compare("one.txt", "two.txt", html=tmp_path / "pair.html")
    assert "changed" in (tmp_path / "pair.html").read_text("utf-8")


def test_accounts_that_nothing_joins_are_a_pair_without_relation(case: fh.Case, tmp_path: Path) -> None:
    pair = case.lineage("wire.txt", "other.txt")
    assert (pair.relation, pair.passages) == (None, ())
    assert "no relation" in str(pair.show())
    with pytest.raises(InputError):
        pair.write_page(tmp_path / "none.html")


def test_a_decision_is_stored_and_applied(own_case: fh.Case, tmp_path: Path) -> None:
    event = own_case.event("Ostrava")
    after = own_case.decide("lock", event.event_id, by="Ada", why="final list", measure="killed", best=15)
    assert after.event("Ostrava").figure("killed").best == 15
    assert own_case.event("Ostrava").figure("killed").best == 14, "a snapshot stays what it was"
    assert own_case.reload().event("Ostrava").figure("killed").best == 15
    (made,) = after.decisions
    assert (made.kind, made.who, made.why) == ("lock", "Ada", "final list")
    assert after.export_decisions(tmp_path / "ada.jsonl") == 1
    undone = after.decide("undo", made.decision_id, by="Ada")
    assert undone.event("Ostrava").figure("killed").best == 14
    assert len(undone.import_decisions(tmp_path / "ada.jsonl").decisions) == 2
    with pytest.raises(DecisionError, match="decided nothing here"):
        undone.agreement("Ada", "Ben")
    assert after.verify().faults == ()
    with pytest.raises(DecisionError):
        own_case.decide("forget", event.event_id, by="Ada")


def test_reading_more_makes_a_new_snapshot(own_case: fh.Case, tale: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "late.txt").write_text(tale["late.txt"], "utf-8")
    assert len(own_case.accounts) == 2
    more = own_case.read(tmp_path / "late.txt")
    assert (len(more.accounts), len(own_case.accounts)) == (3, 2)


def test_exports_are_those_of_the_command_line(case: fh.Case, tmp_path: Path) -> None:
    for form in ("jsonl", "csv", "html", "ucdp", "acled", "ibc", "victims"):
        done = case.export(tmp_path / f"door-{form}", form)
        assert all(f.exists() for f in done.files)
        CliRunner().invoke(cli, ["export", str(case.path), "--format", form, "--out", str(tmp_path / f"line-{form}")])
        for file in done.files:
            theirs = Path(str(file).replace("door-", "line-"))
            assert file.read_bytes() == theirs.read_bytes()
    with pytest.raises(InputError, match="jsonl"):
        case.export(tmp_path, "docx")


def test_tables_have_the_rows_of_the_export(case: fh.Case) -> None:
    claims = case.to_arrow("claims")
    assert claims.num_rows == len(case.view.claims)
    assert {"claim_id", "quote", "event_id"} <= set(claims.column_names)
    with pytest.raises(InputError, match="figures"):
        case.to_arrow("tolls")


def test_pandas_is_asked_for_only_where_it_is_used(case: fh.Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(cast(Any, __import__("sys")).modules, "pandas", None)
    with pytest.raises(fh.FirsthandError, match="to_arrow"):
        case.to_pandas("figures")


def test_a_case_is_one_moment_beside_a_running_read(own_case: fh.Case, tale: dict[str, str], tmp_path: Path) -> None:
    snapshot = fh.open(own_case.path)
    ids = set(snapshot.view.accounts)
    (tmp_path / "late.txt").write_text(tale["late.txt"], "utf-8")
    own_case.read(tmp_path / "late.txt")
    assert set(snapshot.view.accounts) == ids
    assert all(a in ids for e in snapshot.events for a in e.record.account_ids)


def test_one_ruling_on_many_and_all_claims_of_an_account(own_case: fh.Case) -> None:
    accounts = list(own_case.accounts)
    after = own_case.decide("tag", accounts, by="Ada", later=True, tag="seen")
    assert [d.target for d in after.decisions] == accounts
    claims = after.open_claims(accounts[0])
    done = after.decide("accept", claims, by="Ada", later=True)
    assert claims
    assert done.open_claims(accounts[0]) == ()
    with pytest.raises(fh.FirsthandError):
        done.decide("reject", [*claims, "c0"], by="Ada")
    assert len(done.decisions) == len(accounts) + len(claims)


def test_what_two_coders_differ_on_is_settled_by_a_third(own_case: fh.Case) -> None:
    event = own_case.event("Ostrava").event_id
    two = own_case.decide("lock", event, by="Ada", later=True, measure="killed", best=15)
    two = two.decide("lock", event, by="Ben", later=True, measure="killed", best=16)
    (apart,) = two.agreement("Ada", "Ben")[0].apart
    with pytest.raises(DecisionError):
        two.hold_with(apart.first_id, by="Ada")
    after = two.hold_with(apart.first_id, by="Cleo")
    assert after.event("Ostrava").figure("killed").best == 15
    (row,) = after.agreement("Ada", "Ben")
    assert (row.same, row.apart[0].settled_by) == (0, "Cleo")
