"""The sides of an event as coders need them: who is said to have done it, whom they fought, and two who only fought."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from firsthand.casefile.case import open_case
from firsthand.config import Config
from firsthand.engine.run import read_into
from firsthand.export.coded.facts import sides_of
from firsthand.view.load import load_view


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Two soldiers were killed on 4 May 2031 in Bergamo when QLM rebels clashed with Dree soldiers.",
            {"QLM rebels", "Dree soldiers"},
        ),
        ("The QLM claimed responsibility for the attack in Bergamo on 4 May 2031 that killed two.", {"QLM", ""}),
        ("Two people were killed in Bergamo on 4 May 2031.", {""}),
    ],
)
def test_sides_are_those_that_accounts_tell(tmp_path: Path, text: str, sides: set[str]) -> None:
    row = {"id": "a", "publisher": "Courier", "published": "2031-05-05", "language": "en", "text": text}
    (tmp_path / "a.jsonl").write_text(json.dumps(row), "utf-8")
    read_into(tmp_path / "case.db", tmp_path / "a.jsonl", Config())
    with open_case(tmp_path / "case.db") as case:
        view = load_view(case)
        (event,) = (e for e in view.events.values() if e.type not in ("report", "other"))
        told = sides_of(view, event)
    assert {told.first.value, told.second.value} == sides
    assert ("who began it is not said" in told.first.trace) is ("QLM rebels" in sides)
