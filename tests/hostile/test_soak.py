"""A few coders at the page for some seconds; `make soak` lets twenty work for an hour (`soak.py`)."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest
from tests.conftest import TALE
from tests.hostile import soak
from tests.hostile.soak import Tally, found

from firsthand.casefile.case import open_case
from firsthand.config import Config
from firsthand.engine.run import read_into


@pytest.fixture(scope="module")
def case_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    there = tmp_path_factory.mktemp("soak")
    (there / "accounts").mkdir()
    for name, text in TALE.items():
        (there / "accounts" / name).write_text(text, "utf-8")
    read_into(there / "c.db", there / "accounts", Config())
    return there / "c.db"


def test_nothing_is_lost_and_no_answer_is_a_fault(
    case_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(soak, "PAUSE", (0.0, 0.1))
    shutil.copy(case_path, tmp_path / "c.db")
    told = soak.soak(tmp_path / "c.db", 0.3, 4)
    assert [w for w in told["wrong"] if "median" not in w and "grew" not in w] == [], (
        "a busy machine and a cold page say little"
    )
    assert told["requests"] > 20
    assert told["decisions"] > 0


@pytest.mark.parametrize(
    ("took", "memory", "ruled", "wrong"),
    [
        (soak.MEDIAN, 110, [], ""),
        (soak.MEDIAN + 2, 100, [], "the median answer takes 202 ms"),
        (1.0, 111, [], "the page grew from 100 to 111 MB"),
        (1.0, 100, ["never stored"], "1 decisions are lost or doubled"),
    ],
)
def test_what_is_beyond_a_bound_is_told(
    case_path: Path, took: float, memory: int, ruled: list[str], wrong: str
) -> None:
    tally = Tally(Counter(), [took] * 9, [], ruled, [(30.0, 100_000_000), (90.0, memory * 1_000_000)])
    with open_case(case_path) as case:
        assert case.ledger() == []
    assert found(case_path, tally, 100)["wrong"] == ([wrong] if wrong else [])
