"""A clock that goes back: what is decided later stays later, the custody log keeps its order, and `verify` finds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from firsthand.casefile import case as casefile
from firsthand.casefile.case import open_case
from firsthand.casefile.decide import Ruling, decide, undo
from firsthand.casefile.verify import verify_case
from firsthand.config import Config
from firsthand.engine.redo import derive_again
from firsthand.engine.run import read_into

START = datetime(2031, 6, 1, tzinfo=UTC)


@pytest.fixture
def clock_that_goes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each look at the clock is a day earlier than the one before."""
    days = iter(range(10_000))
    monkeypatch.setattr(casefile, "_days", days, raising=False)
    monkeypatch.setattr(casefile, "_before", lambda n: START - timedelta(days=n), raising=False)
    monkeypatch.setattr(casefile.utc_now, "__code__", (lambda: _before(next(_days))).__code__)  # type: ignore[name-defined] # noqa: F821


@pytest.fixture
def claims(tmp_path: Path, folder: Any, tale: dict[str, str], clock_that_goes_back: None) -> Iterator[list[str]]:
    """Claims of a case that is read under such a clock."""
    read_into(tmp_path / "c.db", folder(tale), Config())
    with open_case(tmp_path / "c.db") as case:
        found = case.connection.execute("SELECT claim_id FROM claims WHERE measure = 'killed' ORDER BY claim_id")
        yield [row[0] for row in found]


def test_the_later_decision_wins_whatever_the_clock_says(tmp_path: Path, claims: list[str], folder: Any) -> None:
    case_path = tmp_path / "c.db"
    first = decide(case_path, Ruling("correct", claims[0], "Ada", {"best": 15}))
    second = decide(case_path, Ruling("correct", claims[0], "Ada", {"best": 17}))
    back = undo(case_path, second.decision_id, "Ben")
    again = undo(case_path, back.decision_id, "Ada")
    assert [first.when, second.when, back.when, again.when] == sorted({first.when, second.when, back.when, again.when})
    derive_again(case_path)
    folder({"more.txt": "Two people were killed at Brno on May 9, 2031."})
    read_into(case_path, tmp_path / "accounts", Config())
    with open_case(case_path) as case:
        assert case.connection.execute("SELECT best FROM claims WHERE claim_id = ?", claims[:1]).fetchone() == (17,)
        assert [d.decision_id for d in case.ledger()] == [d.decision_id for d in (first, second, back, again)]
        times = [row[0] for row in case.connection.execute("SELECT at FROM custody ORDER BY number")]
        assert times == sorted(times, reverse=True), "the log tells what the clock said"
        assert verify_case(case).faults == ()
