"""No decision stops a derivation: what breaks when it is applied is found, told, and left out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from firsthand.casefile.case import open_case
from firsthand.casefile.decide import Ruling, decide
from firsthand.casefile.decision import Decided, Decision
from firsthand.config import Config
from firsthand.engine.decisions import guarded
from firsthand.engine.decisions.decided import decided
from firsthand.engine.redo import derive_again
from firsthand.engine.run import read_into
from firsthand.errors import FirsthandError
from firsthand.sources.raw_item import Rejection

TOLD = "Bridge falls near Ostrava\n\nMay 4, 2031\n\nFourteen people were killed when a bridge near Ostrava fell on Sunday.\n"


@pytest.fixture
def bridge(tmp_path: Path) -> Path:
    """A case with two decisions, by Ada and by Ben."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "wire.txt").write_text(TOLD, "utf-8")
    case = tmp_path / "bridge.db"
    read_into(case, tmp_path / "news", Config())
    with open_case(case) as opened:
        (account_id,) = opened.known_accounts()
    for who in ("Ada", "Ben"):
        decide(case, Ruling("tag", account_id, who, {"tag": who}))
    return case


def rejections_of(path: Path) -> list[Rejection]:
    with open_case(path) as case:
        return list(case.rows(Rejection))


def test_a_stored_row_that_is_no_decision_is_a_rejection_and_the_rest_is_applied(bridge: Path) -> None:
    with open_case(bridge) as case:
        ada, ben = case.ledger()
        case.connection.execute("PRAGMA query_only = OFF")
    with open_case(bridge, write=True) as case, case.transaction() as connection:
        connection.execute(
            "UPDATE decisions SET anchor = ? WHERE decision_id = ?", (json.dumps({"subject": 5}), ada.decision_id)
        )
    assert derive_again(bridge)
    (told,) = rejections_of(bridge)
    assert (told.input, told.stage, told.code) == (ada.decision_id, "decisions", "bad_value")
    assert "decision.anchor.subject is not text" in told.detail
    with open_case(bridge) as case:
        assert [(d.decision_id, d.state) for d in case.rows(Decided)] == [(ben.decision_id, "applied")]
    assert not read_into(bridge, bridge.parent / "news", Config()).derived, "and the next run finds all as it is"


def test_a_decision_that_breaks_when_it_is_applied_is_refused(bridge: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(read: dict[str, object], decisions: list[Decision]) -> object:
        if any(d.who == "Ada" for d in decisions):
            raise IndexError("no such mark")
        return decided(read, decisions)

    monkeypatch.setattr(guarded, "decided", breaks)
    assert derive_again(bridge)
    with open_case(bridge) as case:
        states = {d.state: d.detail for d in case.rows(Decided)}
    assert states == {"applied": "", "refused": "IndexError: no such mark"}
    (told,) = rejections_of(bridge)
    assert told.stage == "decisions"
    assert "IndexError: no such mark" in told.detail


def test_a_fault_of_the_machine_is_no_fault_of_a_decision(bridge: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(read: object, decisions: object) -> object:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(guarded, "decided", full)
    with pytest.raises(FirsthandError, match="No space left"):
        derive_again(bridge)


def test_decisions_that_break_only_together_are_said_to(bridge: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(read: dict[str, object], decisions: list[Decision]) -> object:
        if len(decisions) > 1:
            raise KeyError("both")
        return None

    monkeypatch.setattr(guarded, "decided", breaks)
    with pytest.raises(FirsthandError, match="contradict each other"):
        derive_again(bridge)
