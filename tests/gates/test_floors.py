"""Floors of the labelled sets: what was once reached is not lost in silence.

The sets lie outside the project, in the folder that FIRSTHAND_SHARED names; without it these tests are skipped and say
so.  A floor is raised when a change earns it and never lowered without a word in the change that does it; `inputs` pins
the very accounts it was measured on.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from firsthand.casefile.case import open_case
from firsthand.config import Config
from firsthand.engine.run import read_into
from firsthand.export.files.jsonl import write_jsonl
from firsthand.view.load import load_view

FLOORS: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))
TOOLS = Path(__file__).parents[2] / "tools"
SHARED = os.environ.get("FIRSTHAND_SHARED", "")
LEAST_SHARED = "copies_share_at_least"
needs_packs = pytest.mark.skipif(not SHARED, reason="set FIRSTHAND_SHARED to the folder that holds packs/ and score/")


def score_sets() -> ModuleType:
    """The tool that knows which scorer a set has."""
    if str(TOOLS) not in sys.path:
        sys.path.append(str(TOOLS))
    return importlib.import_module("score_sets")


def scores(name: str, work: Path) -> dict[str, float]:
    """What the set's scorer says of a fresh export."""
    shared = Path(SHARED)
    read_into(work / "case.db", shared / "packs" / name / "accounts.jsonl", Config())
    with open_case(work / "case.db") as case:
        write_jsonl(load_view(case), work / "export")
    tool = score_sets()
    told = subprocess.run(tool.command(name, work / "export"), capture_output=True, text=True, check=True).stdout
    found: dict[str, float] = tool.scores_of(name, told)
    if LEAST_SHARED in FLOORS[name]["floors"]:
        found[LEAST_SHARED] = least_shared(work / "export")
    return found


def least_shared(export: Path) -> float:
    """Of all pairs called copies or versions, the least share of five-word runs, of the account with fewer, that both have."""
    rows = [json.loads(line) for line in (export / "lineage.jsonl").read_text("utf-8").splitlines()]
    pairs = [(r["derived_account"], r["source_account"]) for r in rows if r["relation"] in ("copy", "revision")]
    texts = (json.loads(line) for line in (export / "accounts.jsonl").read_text("utf-8").splitlines())
    runs = {a["account_id"]: five_word_runs(a["text"]) for a in texts}
    return min((len(runs[a] & runs[b]) / max(1, min(len(runs[a]), len(runs[b]))) for a, b in pairs if b), default=1.0)


def five_word_runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[k : k + 5]) for k in range(len(words) - 4)}


@needs_packs
@pytest.mark.parametrize("name", sorted(FLOORS))
def test_no_score_falls_below_its_floor(name: str, tmp_path: Path) -> None:
    inputs = hashlib.sha256((Path(SHARED) / "packs" / name / "accounts.jsonl").read_bytes()).hexdigest()
    assert inputs == FLOORS[name]["inputs"], "the set is another one: measure anew and pin the floors with its hash"
    reached = scores(name, tmp_path)
    fallen = {m: (reached.get(m), floor) for m, floor in FLOORS[name]["floors"].items() if reached.get(m, 0.0) < floor}
    assert not fallen, f"{name}: reached, floor: {fallen}"


def test_the_least_that_copies_share_counts_runs_of_the_shorter(tmp_path: Path) -> None:
    texts = {
        "a": "one two three four five six",
        "b": "one two three four five nine ten",
        "c": "nothing of this at all here",
    }
    rows = [("copy", "b", "a"), ("independent", "c", "a"), ("copy", "c", None)]
    (tmp_path / "accounts.jsonl").write_text(
        "".join(json.dumps({"account_id": i, "text": t}) + "\n" for i, t in texts.items())
    )
    (tmp_path / "lineage.jsonl").write_text(
        "".join(json.dumps({"relation": r, "derived_account": a, "source_account": b}) + "\n" for r, a, b in rows)
    )
    assert least_shared(tmp_path) == 0.5


def test_every_floor_is_a_share() -> None:
    assert FLOORS
    for name, pinned in FLOORS.items():
        assert len(pinned["inputs"]) == 64, name
        assert pinned["floors"], name
        assert all(0 < floor <= 1 for floor in pinned["floors"].values()), name
