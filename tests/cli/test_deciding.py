"""Decisions from the command line: one taken, all listed, taken away, brought in and compared."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from firsthand.casefile.case import open_case
from firsthand.cli import FAILED, USAGE

Caller = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def case(read_once: Path, tmp_path: Path) -> Path:
    """A case of its own."""
    shutil.copy(read_once / "bridge.db", tmp_path / "bridge.db")
    return tmp_path / "bridge.db"


def ids(case: Path) -> dict[str, str]:
    """Accounts by the name of their file."""
    with open_case(case) as opened:
        return dict(opened.connection.execute("SELECT source_id, account_id FROM accounts"))


def listed(call: Caller) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(call("decisions", "bridge.db", "--json").stdout)
    return found


def test_a_decision_is_stored_applied_listed_and_taken_back(call: Caller, case: Path) -> None:
    paper = ids(case)["paper.txt"]
    done = call("decide", "bridge.db", "exclude", paper, "--by", "Ada", "--why", "another bridge", "-q")
    assert (done.returncode, done.stderr) == (0, "")
    decision_id = done.stdout.strip()
    (row,) = listed(call)
    assert (row["decision_id"], row["kind"], row["state"], row["why"]) == (
        decision_id,
        "exclude",
        "applied",
        "another bridge",
    )
    shown = call("decisions", "bridge.db").stdout
    assert "Ada: exclude" in shown
    assert "another bridge" in shown
    assert call("decide", "bridge.db", "undo", decision_id, "--by", "Ben", "-q").returncode == 0
    assert [r["state"] for r in listed(call)] == ["taken back", "applied"]
    assert call("verify", "bridge.db").returncode == 0


def test_words_are_selected_by_saying_them(call: Caller, case: Path) -> None:
    wire = ids(case)["wire.txt"]
    values = ("kind=figure", "quote=recovered 14 bodies", "measure=killed", "best=14")
    done = call("decide", "bridge.db", "add", wire, *values, "--by", "Ada", "--later", "-q")
    assert done.returncode == 0, done.stderr
    (row,) = listed(call)
    assert (row["state"], row["payload"]["quote"]) == ("waiting", "recovered 14 bodies")
    done = call("decide", "bridge.db", "add", wire, "kind=figure", "quote=the", "measure=killed", "--by", "Ada")
    assert done.returncode == FAILED
    assert "stands there" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("burn", "a1", "--by", "Ada"), FAILED, "is no kind of decision"),
        (("exclude", "a1", "--by", "Ada"), FAILED, "no account has this name"),
        (("exclude", "a1"), USAGE, "--by"),
        (("lock", "e1", "killed", "--by", "Ada"), FAILED, "is no KEY=VALUE"),
    ],
)
def test_what_cannot_be_decided_is_said(
    call: Caller, case: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    done = call("decide", case.name, *arguments)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_two_coders_exchange_and_compare(call: Caller, case: Path, tmp_path: Path) -> None:
    shutil.copy(case, tmp_path / "ben.db")
    paper, late = ids(case)["paper.txt"], ids(case)["late.txt"]
    call("decide", "bridge.db", "exclude", paper, "--by", "Ada", "--later")
    call("decide", "bridge.db", "exclude", late, "--by", "Ada", "--later")
    call("decide", "ben.db", "exclude", paper, "--by", "Ben", "--later")
    call("decide", "ben.db", "include", late, "--by", "Ben", "--later")
    assert call("decisions", "bridge.db", "--export", "ada.jsonl").returncode == 0
    for new in (2, 0):
        done = call("decisions", "ben.db", "--import", "ada.jsonl")
        assert (done.returncode, f"{new} of them new" in done.stderr) == (0, True), done.stderr
    found = json.loads(call("decisions", "ben.db", "--agreement", "Ada", "Ben", "--json").stdout)
    assert [(f["field"], f["both"], f["same"], f["percent"], f["kappa"]) for f in found] == [
        ("counts", 2, 1, 50.0, 0.0)
    ]
    assert "50 %" in call("decisions", "ben.db", "--agreement", "Ada", "Ben").stdout


@pytest.mark.parametrize("text", ["{}\n", "no json\n", None])
def test_a_file_of_no_decisions_is_refused(call: Caller, case: Path, tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "x.jsonl").write_text(text, "utf-8")
    done = call("decisions", case.name, "--import", "x.jsonl")
    assert done.returncode == FAILED
    assert "firsthand:" in done.stderr
    assert listed(call) == []


def test_one_ruling_on_many_things_is_stored_on_all_or_none(call: Caller, case: Path) -> None:
    done = call("decide", "bridge.db", "tag", *ids(case).values(), "tag=bridge", "--by", "Ada", "-q")
    assert done.returncode == 0
    assert len(done.stdout.split()) == len(ids(case)) > 2
    assert {(r["kind"], r["payload"]["tag"]) for r in listed(call)} == {("tag", "bridge")}
    refused = call("decide", "bridge.db", "exclude", *sorted(ids(case)), "no-such-account", "--by", "Ada", "-q")
    assert refused.returncode == FAILED
    assert len(listed(call)) == len(ids(case))


def test_all_claims_of_an_account_are_accepted_but_what_somebody_ruled_on(call: Caller, case: Path) -> None:
    with open_case(case) as opened:
        sql = "SELECT claim_id FROM claims WHERE account_id = ? AND kind <> 'attribution' ORDER BY 1"
        first, *rest = [c for (c,) in opened.connection.execute(sql, (ids(case)["wire.txt"],))]
    call("decide", "bridge.db", "reject", first, "--by", "Ada", "-q", "--later")
    done = call("decide", "bridge.db", "accept", "wire.txt", "--all", "--by", "Ben", "-q")
    assert done.returncode == 0
    assert {r["target"] for r in listed(call) if r["kind"] == "accept"} == set(rest)
    again = call("decide", "bridge.db", "accept", "wire.txt", "--all", "--by", "Ben", "-q")
    assert again.returncode == FAILED
    assert "no claim that nobody ruled on" in again.stderr
    assert call("decide", "bridge.db", "exclude", "wire.txt", "--all", "--by", "Ben").returncode == FAILED


def test_an_account_is_read_again_in_the_language_that_a_person_says(call: Caller, case: Path) -> None:
    def claims() -> int:
        with open_case(case) as opened:
            sql = "SELECT count(*) FROM claims WHERE account_id = ? AND measure = 'killed'"
            return int(opened.connection.execute(sql, (ids(case)["wire.txt"],)).fetchone()[0])

    before = claims()
    assert before
    done = call("decide", "bridge.db", "language", "wire.txt", "language=Spanish", "--by", "Ada", "-q")
    assert done.returncode == 0
    with open_case(case) as opened:
        sql = "SELECT language FROM accounts WHERE source_id = 'wire.txt'"
        assert opened.connection.execute(sql).fetchone()[0] == "es"
    assert claims() < before
    assert [r["state"] for r in listed(call)] == ["applied"]
    call("decide", "bridge.db", "undo", done.stdout.strip(), "--by", "Ada", "-q")
    assert claims() == before
    assert (
        call("decide", "bridge.db", "language", "wire.txt", "language=Klingonese", "--by", "Ada").returncode == FAILED
    )
    assert call("verify", "bridge.db").returncode == 0


def test_two_coders_differ_and_a_third_settles_it(call: Caller, case: Path) -> None:
    for who, kind in (("Ada", "exclude"), ("Ben", "include")):
        call("decide", "bridge.db", kind, "paper.txt", "--by", who, "-q", "--later")
    unknown = call("decisions", "bridge.db", "--agreement", "Ada", "Bob")
    assert (unknown.returncode, "known: Ada, Ben" in unknown.stderr) == (FAILED, True)
    (row,) = json.loads(call("decisions", "bridge.db", "--agreement", "Ada", "Ben", "--json").stdout)
    (apart,) = row["apart"]
    assert (apart["first"], apart["second"]) == ("exclude", "include")
    assert call("decisions", "bridge.db", "--hold-with", apart["first_id"], "--by", "Ada").returncode == FAILED
    assert call("decisions", "bridge.db", "--hold-with", apart["first_id"], "--by", "Cleo").returncode == 0
    assert "settled by Cleo: exclude" in call("decisions", "bridge.db", "--agreement", "Ada", "Ben").stdout


def test_an_event_is_dealt_to_a_coder_and_is_not_reviewed_by_that(call: Caller, case: Path) -> None:
    with open_case(case) as opened:
        events = [e for (e,) in opened.connection.execute("SELECT event_id FROM events")]
    done = call("decide", "bridge.db", "assign", *events, "coder=Ada", "--by", "Cleo", "-q")
    assert done.returncode == 0
    assert {(r["kind"], r["state"]) for r in listed(call)} == {("assign", "applied")}
