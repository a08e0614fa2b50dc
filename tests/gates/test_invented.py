"""A small labelled set of our own, so that a checkout without further sets is guarded too.

Accounts, names and wording are invented; only the names of towns are real.  `invented/floors.toml` pins the share of each
measure, and names what is not read rightly yet: a loss that another gain makes up for is a loss.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

FOLDER = Path(__file__).with_name("invented")
PINNED: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / "floors.toml").read_text("utf-8"))
TOOL = Path(__file__).parents[2] / "tools" / "invented_set.py"


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("invented_set", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["invented_set"] = module
    spec.loader.exec_module(module)
    return module


tool = _tool()


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    return list(tool.read_set(tmp_path_factory.mktemp("invented")))


def test_nothing_that_was_read_rightly_is_lost(found: list[Any]) -> None:
    lost = [a.line() for a in found if not a.right and a.name not in PINNED["missed"].get(a.measure, ())]
    assert not lost, "\n" + "\n".join(lost)


def test_no_false_figure_is_excused() -> None:
    assert "no_false_figure" not in PINNED["missed"]
    assert PINNED["floors"]["no_false_figure"] == 1.0


def test_what_is_listed_as_missed_is_missed_still(found: list[Any]) -> None:
    wrong = {(a.measure, a.name) for a in found if not a.right}
    mended = [(m, name) for m, names in PINNED["missed"].items() for name in names if (m, name) not in wrong]
    assert not mended, f"read rightly now: take them out of floors.toml and raise its floors {mended}"


def test_no_share_falls_below_its_floor(found: list[Any]) -> None:
    reached = tool.shares(found)
    assert set(reached) == set(PINNED["floors"])
    assert {m: (reached[m], floor) for m, floor in PINNED["floors"].items() if reached[m] < floor} == {}


def test_the_set_is_told_whole() -> None:
    accounts = [json.loads(line) for line in (FOLDER / "accounts.jsonl").read_text("utf-8").splitlines()]
    truth = [json.loads(line) for line in (FOLDER / "truth.jsonl").read_text("utf-8").splitlines()]
    assert {a["id"] for a in accounts} == {t["account"] for t in truth if "account" in t}
    assert {t["event"] for t in truth if "account" in t} == {
        t["event"] for t in truth if "account" not in t and "event" in t
    }
    assert len({a["language"] for a in accounts}) == 9


def row(kind: str, **more: object) -> dict[str, object]:
    return {"kind": kind, "modality": "asserted", "best": None, "speaker": None, "role": None, "quote": "", **more}


def answered(truth: dict[str, Any], *claims: dict[str, object], event: dict[str, Any] | None = None) -> dict[str, bool]:
    """Measure -> whether it is right, of one account that yields some claims."""
    read = tool.Read({"a": list(claims)}, {"a": event or {}}, {}, frozenset({("b", "a")}))
    return {a.measure: a.right for a in tool.answers([truth], read)}


def test_a_false_figure_is_told_apart_from_one_that_is_not_read() -> None:
    truth = {"account": "a", "event": "e", "loose": True, "figures": {"killed": [7]}}
    assert answered(truth, row("figure", measure="killed", best=7)) == {
        "figures": True,
        "no_false_figure": True,
        "no_false_speaker": True,
    }
    assert answered(truth)["figures"] is False
    assert answered(truth)["no_false_figure"] is True
    both = answered(truth, row("figure", measure="killed", best=7), row("figure", measure="injured", best=2))
    assert (both["figures"], both["no_false_figure"]) == (True, False)
    denied = answered(truth, row("figure", measure="killed", best=7, modality="denied"))
    assert denied["figures"] is False


def test_speakers_and_those_who_did_it_are_asked_by_name() -> None:
    truth = {"account": "a", "event": "e", "loose": True, "speakers": ["Ann Poe"], "perpetrators": ["Front"]}
    right = answered(
        truth, row("attribution", speaker="mayor Ann Poe"), row("actor", role="perpetrator", quote="Red Front")
    )
    assert (right["speakers"], right["no_false_speaker"], right["perpetrators"]) == (True, True, True)
    wrong = answered(truth, row("attribution", speaker="who"), row("actor", role="victim", quote="Red Front"))
    assert (wrong["speakers"], wrong["no_false_speaker"], wrong["perpetrators"]) == (False, False, False)


def test_a_copy_has_a_direction_unless_the_truth_leaves_it_open() -> None:
    assert answered({"copy": ["b", "a"]}) == {"copies": True}
    assert answered({"copy": ["a", "b"]}) == {"copies": False}
    assert answered({"copy": ["a", "b"], "open": True}) == {"copies": True}
    assert answered({"no_copy": ["a", "b"]}) == {"no_copies": False}
    assert answered({"no_copy": ["a", "c"]}) == {"no_copies": True}


def test_accounts_of_one_event_must_share_theirs_and_no_other() -> None:
    truth = [{"account": a, "event": e} for a, e in (("a", "one"), ("b", "one"), ("c", "two"))]

    def grouped(*ids: str) -> tuple[bool, list[bool]]:
        events = {a: {"event_id": i} for a, i in zip("abc", ids, strict=True)}
        found = list(tool.answers(truth, tool.Read({"a": [], "b": [], "c": []}, events, {}, frozenset())))
        return all(x.right for x in found if x.measure == "together"), [x.right for x in found if x.measure == "apart"]

    assert grouped("x", "x", "y") == (True, [True, True, True])
    assert grouped("x", "z", "y") == (False, [True, True, True])
    assert grouped("x", "x", "x") == (True, [False, False, False])
