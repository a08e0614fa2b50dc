"""Small inputs that once failed when tried as a user would: what is read of them now is not lost in silence.

The inputs lie outside the project, in `cases/` of the folder that FIRSTHAND_SHARED names; without it these tests are
skipped.  `cases/missed.toml` lists, by folder, what is read otherwise than a person reads it: each mend takes a line off.
"""

from __future__ import annotations

import importlib
import os
import sys
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

FOLDER = Path(__file__).with_name("cases")
TOOLS = Path(__file__).parents[2] / "tools"
MISSED: dict[str, list[str]] = tomllib.loads((FOLDER / "missed.toml").read_text("utf-8"))
SHARED = os.environ.get("FIRSTHAND_SHARED", "")
needs_cases = pytest.mark.skipif(not SHARED, reason="set FIRSTHAND_SHARED to the folder that holds cases/")


def small_cases() -> ModuleType:
    """The tool that reads them."""
    if str(TOOLS) not in sys.path:
        sys.path.append(str(TOOLS))
    return importlib.import_module("small_cases")


@needs_cases
@pytest.mark.parametrize("folder", sorted(MISSED))
def test_what_is_read_otherwise_is_what_is_listed(folder: str) -> None:
    tool = small_cases()
    found = tool.read_folder(folder)
    lines = {r.name: r.line() for r in found}
    missed = set(tool.missed(found))
    lost = [lines[name] for name in sorted(missed - set(MISSED[folder]))]
    assert not lost, "\n" + "\n".join(lost)
    mended = sorted(set(MISSED[folder]) - missed)
    assert not mended, f"read rightly now: take them out of missed.toml {mended}"


def test_every_folder_is_listed() -> None:
    assert tuple(MISSED) == small_cases().FOLDERS
    assert all(names == sorted(set(names)) for names in MISSED.values())


def export(**columns: Any) -> Any:
    """An export of one account, its main event and whatever else is given."""
    rows: dict[str, list[Any]] = {"accounts": [{"main_event_id": "e"}], "events": [{"event_id": "e"}]}
    return small_cases().Export(**{c: columns.get(c, rows.get(c, [])) for c in small_cases().Export.__slots__})


def figure(measure: str, best: float, **more: object) -> dict[str, object]:
    given = {"event_id": "e", "measure": measure, "population": "all", "low": best, "best": best, "high": best}
    return {**given, **more}


def claim(kind: str, **more: object) -> dict[str, object]:
    blank = {"measure": None, "best": None, "modality": "asserted", "speaker": None, "role": None, "quote": ""}
    return {"kind": kind, **blank, **more}


@pytest.mark.parametrize(
    ("asked", "wanted", "right"),
    [
        ("killed", 7, True),
        ("killed", [6, 7], True),
        ("killed", 6, False),
        ("killed", "none", False),
        ("injured", "none", True),
        ("killed_high", 9, True),
        ("killed_children", 2, True),
        ("killed_not", 6, True),
        ("killed_not", 7, False),
        ("killed_not", 3, False),
        ("nofigure", "killed", False),
        ("nofigure", "injured", True),
        ("speaker", "mayor", True),
        ("speaker", "police", False),
        ("nospeaker", "the mayor of Oslo", False),
        ("no_attribution", True, False),
        ("date", "2024-03", True),
        ("date", "2024-04", False),
        ("date_not", "2024", False),
        ("place", "Norway", True),
        ("place", "none", False),
        ("place_not", "Sweden", True),
        ("events", 1, True),
        ("each", [{"killed": 7, "date": "2024-03-05"}], True),
        ("each", [{"killed": 7}, {"killed": 7}], False),
        ("times", {"5 March": "2024-03-05"}, True),
        ("times", {"5 March": "2023-03-05"}, False),
    ],
)
def test_each_thing_is_asked_in_its_own_way(asked: str, wanted: object, right: bool) -> None:
    event = {"event_id": "e", "date_edtf": "2024-03-05~", "place": "Oslo, Norway", "title": "Fire", "parent_id": None}
    said = [
        claim("figure", measure="killed", best=3, speaker="the mayor of Oslo"),
        claim("figure", measure="injured", best=4, modality="denied"),
        claim("time", quote="on 5 March", edtf="2024-03-05"),
    ]
    told = export(
        events=[event],
        claims=said,
        figures=[figure("killed", 7, high=9), figure("killed", 2, population="children")],
    )
    assert small_cases().answer(told, asked, wanted)[1] is right
