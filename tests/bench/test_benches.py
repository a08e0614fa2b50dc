"""Every bench runs, on the least that it can measure; bounds are for a quiet machine, so none is held here."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
Runner = Callable[..., str]


@pytest.fixture(scope="session")
def bench() -> Runner:
    """Run a bench by its name; what it prints, whether or not it kept its bounds."""

    def ran(name: str, *words: object) -> str:
        done = subprocess.run(
            [sys.executable, str(ROOT / "bench" / name), *map(str, words)],
            env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode in (0, 1), done.stderr
        assert "Traceback" not in done.stderr, done.stderr
        return done.stdout

    return ran


def rows(told: str) -> list[dict[str, Any]]:
    """What a bench printed, line by line."""
    return [json.loads(line) for line in told.splitlines()]


def test_read_accounts(bench: Runner) -> None:
    (row,) = rows(bench("read_accounts.py", "--only", 6))
    assert row["accounts"] == 6
    assert row["claims"] > row["events"] > 0
    assert row["rejections"] == 0


def test_growth_events(bench: Runner) -> None:
    (row,) = rows(bench("growth_events.py", "--only", 80))
    assert row["accounts"] == 80
    assert row["pairwise_p"] > 0.5
    assert set(row["broken"]) <= {"seconds", "memory"}


def test_growth_lineage(bench: Runner) -> None:
    row, *beside = rows(bench("growth_lineage.py", "--only", 80))
    assert row["articles"] == 80
    assert row["recall"] > 0.9
    assert beside, "what stands beside it is measured, or said to be left out"


def test_serve_pages(bench: Runner, tmp_path: Path) -> None:
    bench("make_accounts.py", 60, tmp_path / "accounts.jsonl")
    line = [sys.executable, "-m", "firsthand.cli", "read", "accounts.jsonl", "--case", "c.db", "--quiet"]
    subprocess.run(line, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT / "src")}, check=True, timeout=300)
    told = bench("serve_pages.py", tmp_path / "c.db", "--count", 2, "--rounds", 1).splitlines()
    assert told[0].startswith("first page")
    kinds = {line[:22].strip() for line in told[1:] if " ms " in line}
    assert {"events", "event", "account", "compare", "lineage", "queue", "add"} <= kinds


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The bench of the claims stage, `read_claims.py`, over a few short texts."""
    monkeypatch.syspath_prepend(str(ROOT / "bench"))
    module = importlib.import_module("read_claims")
    for name, value in {"STORIES": 2, "ROUNDS": 1, "SPACY_STORIES": 1, "PAGES": 1, "HELD": 2}.items():
        monkeypatch.setattr(module, name, value)
    monkeypatch.setattr(module, "SMALL", 80)
    monkeypatch.setattr(module, "LARGE", 5_000)
    yield module
    sys.modules.pop("read_claims")


def test_read_claims(small: Any) -> None:
    found = {one.row["measure"]: one for one in small.measured(list(small.MEASURES))}
    assert set(found) == {"claims", "text", "pages", "growth", "memory"}
    for name, one in found.items():
        assert one.row["bounds"], name
        assert set(one.broken) <= set(one.row["bounds"]) <= set(small.BOUNDS)
    assert found["memory"].row["mb"] > 20
    assert found["claims"].row["words_a_claim"] > 2
