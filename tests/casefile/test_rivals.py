"""What was ruled on the same thing since a reviewer looked is told, and nothing else is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from firsthand.casefile.case import CaseFile, open_case
from firsthand.casefile.decide import Ruling, decide, undo
from firsthand.casefile.rivals import ledger_mark
from firsthand.errors import Overtaken

LOCK: dict[str, Any] = {"measure": "killed", "population": "all", "low": 14, "best": 14, "high": 14, "basis": "coder"}


@pytest.fixture
def known(filled: CaseFile) -> dict[str, str]:
    one = "SELECT {} FROM {} ORDER BY 1"
    named = (("claim", "claims"), ("event", "events"), ("account", "accounts"))
    return {noun: filled.connection.execute(one.format(f"{noun}_id", table)).fetchone()[0] for noun, table in named}


def mark(case_path: Path) -> int:
    with open_case(case_path) as case:
        return ledger_mark(case.connection)


@pytest.mark.parametrize(
    ("noun", "first", "second", "is_told"),
    [
        ("claim", ("accept", {}), ("reject", {}), True),
        ("claim", ("correct", {"best": 15}), ("correct", {"best": 16}), True),
        ("claim", ("correct", {"best": 15}), ("correct", {"best": 15}), False),
        ("claim", ("correct", {"best": 15}), ("accept", {}), True),
        ("claim", ("note", {"text": "a"}), ("note", {"text": "b"}), False),
        ("claim", ("note", {"text": "a"}), ("reject", {}), False),
        ("event", ("title", {"title": "A"}), ("title", {"title": "B"}), True),
        ("event", ("title", {"title": "A"}), ("tier", {"tier": "incident"}), False),
        ("event", ("lock", LOCK), ("lock", {**LOCK, "best": 13, "low": 13}), True),
        ("event", ("lock", LOCK), ("lock", {**LOCK, "measure": "injured"}), False),
        ("account", ("exclude", {}), ("include", {}), True),
        ("account", ("tag", {"tag": "a"}), ("tag", {"tag": "b"}), False),
        ("account", ("publisher", {"publisher": "A"}), ("published", {"published": "2031"}), False),
    ],
)
def test_what_rules_otherwise_on_the_same_is_told(
    case_path: Path, known: dict[str, str], noun: str, first: Any, second: Any, is_told: bool
) -> None:
    seen, target = mark(case_path), known[noun]
    decide(case_path, Ruling(first[0], target, "Ana", first[1], seen=seen))
    late = Ruling(second[0], target, "Ben", second[1], seen=seen)
    if not is_told:
        assert decide(case_path, late).who == "Ben"
        return
    with pytest.raises(Overtaken, match=r"Ana ruled otherwise since you looked: .*; send yours again"):
        decide(case_path, late)
    with open_case(case_path) as case:
        assert [d.who for d in case.ledger()] == ["Ana"]
    assert decide(case_path, Ruling(second[0], target, "Ben", second[1], seen=mark(case_path))).who == "Ben"


def test_what_was_taken_back_is_no_rival(case_path: Path, known: dict[str, str]) -> None:
    seen = mark(case_path)
    undo(case_path, decide(case_path, Ruling("accept", known["claim"], "Ana")).decision_id, "Ana")
    assert decide(case_path, Ruling("reject", known["claim"], "Ben", seen=seen)).kind == "reject"


def test_who_did_not_look_is_not_asked(case_path: Path, known: dict[str, str]) -> None:
    decide(case_path, Ruling("accept", known["claim"], "Ana"))
    assert decide(case_path, Ruling("reject", known["claim"], "Ben")).kind == "reject"
