"""Decisions as a file: whole or not at all, once or twice, and never one that was altered."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from firsthand.casefile.case import CaseFile, open_case
from firsthand.casefile.decide import Ruling, decide, undo
from firsthand.casefile.decision import Decision
from firsthand.casefile.exchange import bring_in, decision_lines, read_decisions, write_decisions
from firsthand.casefile.verify import verify_case
from firsthand.errors import CaseError, DecisionError


@pytest.fixture
def ruled(filled: CaseFile) -> list[str]:
    """Lines of three decisions, one of them taken back."""
    claim_id = filled.connection.execute("SELECT claim_id FROM claims").fetchone()[0]
    one = decide(filled.path, Ruling("accept", claim_id, "Ada"))
    decide(filled.path, Ruling("note", claim_id, "Ada", {"text": "“Ünï”\n\u2028"}))
    undo(filled.path, one.decision_id, "Ben", "hasty")
    return list(decision_lines(filled.ledger()))


@pytest.fixture
def other(tmp_path: Path) -> Path:
    with open_case(tmp_path / "other.db", create=True):
        return tmp_path / "other.db"


def test_a_file_brought_in_twice_is_brought_in_once(filled: CaseFile, ruled: list[str], other: Path) -> None:
    assert [(d.found, d.new) for d in (bring_in(other, ruled[::-1]), bring_in(other, ruled))] == [(3, 3), (3, 0)]
    with open_case(other) as case:
        assert case.ledger() == filled.ledger()
        assert [d.undone_by is None for d in case.ledger()] == [False, True, True]
        assert verify_case(case).faults == ()


def test_a_file_is_what_it_was(filled: CaseFile, ruled: list[str], tmp_path: Path) -> None:
    assert write_decisions(filled, tmp_path / "out" / "ada.jsonl") == 3
    text = (tmp_path / "out" / "ada.jsonl").read_text("utf-8")
    assert text.split("\n")[:-1] == [line.rstrip("\n") for line in ruled]
    assert [d.sealed() for d in read_decisions(ruled)] == read_decisions(ruled)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"who": "Cleo"}, "does not hash"),
        ({"payload": {"best": 3}}, "takes no 'best'"),
        ({"payload": "x"}, "is no decision"),
        ({"kind": "burn"}, "is no decision"),
        ({"when": "noon"}, "cannot be read"),
        ({"target": None}, "cannot be read"),
        ({"anchor": 3}, "cannot be read"),
        ({"anchor": {"subject": "event"}}, "cannot be read"),
        ({"why": "because"}, "does not hash"),
    ],
)
def test_an_altered_line_keeps_the_whole_file_out(
    ruled: list[str], other: Path, change: dict[str, Any], said: str
) -> None:
    bad = json.dumps({**json.loads(ruled[0]), **change})
    with pytest.raises(DecisionError, match=said):
        bring_in(other, [*ruled[1:], bad])
    with open_case(other) as case:
        assert case.count(Decision) == 0


@pytest.mark.parametrize("line", ["{", "[]", "3", '"x"', "[" * 100_000])
def test_a_line_that_is_no_decision_is_refused(other: Path, line: str) -> None:
    with pytest.raises(DecisionError, match="line 1"):
        bring_in(other, [line])


def test_decisions_of_one_moment_keep_their_order(filled: CaseFile) -> None:
    made = [decide(filled.path, Ruling("tag", "e1", "Ada", {"tag": str(i)}), clock=filled._clock) for i in range(5)]
    assert list(filled.decisions()) == made


@pytest.mark.parametrize(
    ("ruling", "said"),
    [
        (Ruling("accept", "c-none", "Ada"), "is the id of no claim"),
        (Ruling("note", "x-none", "Ada", {"text": "x"}), "is the id of no account, claim, event, origin or entity"),
        (Ruling("undo", "d-none", "Ada"), "is the id of no decision"),
        (Ruling("merge", "e1", "Ada", {"events": ["e1"]}), "with itself"),
        (Ruling("merge", "e1", "Ada", {"events": ["e-none"]}), "is the id of no event"),
        (Ruling("split", "e1", "Ada", {"accounts": ["a-none"]}), "is the id of no account"),
        (Ruling("lock", "e1", "Ada", {"measure": "missing", "best": 3}), "tells no missing/all"),
        (Ruling("tag", "e1", "  ", {"tag": "x"}), "nobody who took it"),
    ],
)
def test_what_cannot_be_decided_is_refused_and_not_stored(filled: CaseFile, ruling: Ruling, said: str) -> None:
    with pytest.raises(DecisionError, match=said):
        decide(filled.path, ruling)
    assert filled.count(Decision) == 0


def test_no_case_no_decision(tmp_path: Path) -> None:
    with pytest.raises(CaseError):
        decide(tmp_path / "none.db", Ruling("tag", "e1", "Ada", {"tag": "x"}))
    assert not (tmp_path / "none.db").exists()
