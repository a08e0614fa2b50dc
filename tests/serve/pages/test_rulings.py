"""What a form's fields come to as a ruling."""

from __future__ import annotations

from typing import Any

import pytest

from firsthand.serve.pages.rulings import changed_only, payload_of, plain

SHOWN = {"low": 14.0, "best": 14.0, "high": 14.0, "quantifier": "exact", "measure": "killed", "start": 3, "end": 9}


@pytest.mark.parametrize(
    ("kind", "fields", "payload"),
    [
        ("accept", {"why": ["x"], "text": ["y"]}, {}),
        ("correct", {"best": ["1,600"], "low": [""], "quantifier": ["about"]}, {"best": 1600, "quantifier": "about"}),
        ("correct", {"best": ["many"]}, {"best": "many"}),
        ("correct", {"start": ["3"], "end": ["9"]}, {"start": 3, "end": 9}),
        ("merge", {"events": ["", "e1", "e1", " e2 "]}, {"events": ["e1", "e2"]}),
        ("publisher", {"publisher": [""]}, {"publisher": None}),
        ("publisher", {}, {}),
        ("tag", {"tag": [" reviewed "]}, {"tag": "reviewed"}),
        ("add", {"claim_kind": ["figure"], "kind": ["add"], "best": ["2.5"]}, {"kind": "figure", "best": 2.5}),
        ("no such kind", {"best": ["1"]}, {}),
        ("correct", {"best": ["1e999"]}, {"best": "1e999"}),
    ],
)
def test_fields_become_a_payload(kind: str, fields: dict[str, list[str]], payload: dict[str, Any]) -> None:
    assert payload_of(kind, fields) == payload


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        (SHOWN, {}),
        ({**SHOWN, "best": 16}, {"best": 16, "quantifier": "exact"}),
        ({**SHOWN, "best": 16, "high": 20}, {"low": 14.0, "best": 16, "high": 20, "quantifier": "exact"}),
        ({**SHOWN, "measure": "injured"}, {"measure": "injured"}),
        ({**SHOWN, "quantifier": "at_least"}, {"best": 14.0, "quantifier": "at_least"}),
        ({**SHOWN, "end": 10, "quote": "abc"}, {"start": 3, "end": 10, "quote": "abc"}),
    ],
)
def test_a_correction_holds_no_more_than_it_changes(sent: dict[str, Any], kept: dict[str, Any]) -> None:
    assert changed_only(sent, SHOWN) == kept


@pytest.mark.parametrize(("value", "text"), [(None, ""), (1600.0, "1600"), (2.5, "2.5"), (0.0, "0")])
def test_numbers_stand_in_fields_as_they_can_be_sent_back(value: float | None, text: str) -> None:
    assert plain(value) == text
