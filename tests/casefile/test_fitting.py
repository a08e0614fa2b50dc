"""Decisions of other people, field by field: what is none is refused before it is stored, and set aside where it is stored."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from firsthand.casefile.case import CaseFile, open_case
from firsthand.casefile.columns import columns_of, values_of
from firsthand.casefile.decide import Ruling, decide, undo
from firsthand.casefile.decision import Decision
from firsthand.casefile.exchange import bring_in, decision_lines
from firsthand.casefile.fitting import FIRST_YEAR, LAST_YEAR, misfit, unfit
from firsthand.casefile.kinds import GREATEST, payload_text
from firsthand.casefile.verify import verify_case
from firsthand.errors import DecisionError
from firsthand.spans import Span, content_id

WRONG: tuple[Any, ...] = (5, 10**30, True, "\ud800", [], [[]], [5], {}, {"x": 1}, 1e308)


def leaves(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where every part of a plain value stands."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inner:
        yield (*at, key)
        yield from leaves(part, (*at, key))


def with_part(value: Any, at: tuple[Any, ...], part: Any) -> Any:
    changed = copy.deepcopy(value)
    holder = changed
    for key in at[:-1]:
        holder = holder[key]
    holder[at[-1]] = part
    return changed


def hashed(row: dict[str, Any]) -> str:
    """A line with the id that its content hashes to, as somebody would write it who means harm."""
    anchor = json.dumps(row["anchor"], ensure_ascii=False, sort_keys=True)
    payload = json.dumps(row["payload"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    try:
        own = content_id("d", row["kind"], row["target"], payload, row["who"], row["when"], row["why"], anchor)
    except (TypeError, ValueError):
        own = "d0"
    return json.dumps({**row, "decision_id": own})


@pytest.fixture
def line(filled: CaseFile) -> dict[str, Any]:
    """A correction of a claim's words: its anchor holds a claim and the words selected."""
    claim_id, start, end, quote = filled.connection.execute(
        'SELECT claim_id, "start", "end", quote FROM claims'
    ).fetchone()
    decide(filled.path, Ruling("correct", claim_id, "Ada", {"best": 8, "start": start, "end": end, "quote": quote}))
    found: dict[str, Any] = json.loads(next(decision_lines(filled.ledger())))
    return found


@pytest.fixture
def other(tmp_path: Path) -> Path:
    with open_case(tmp_path / "other.db", create=True):
        return tmp_path / "other.db"


def test_no_part_of_a_line_can_be_of_another_type_and_come_in(line: dict[str, Any], other: Path) -> None:
    tried = taken = 0
    for at in list(leaves(line)):
        for wrong in WRONG:
            tried += 1
            with suppress(DecisionError):  # any other error is a fault of ours
                bring_in(other, [hashed(with_part(line, at, wrong))])
                taken += 1
    with open_case(other) as case:
        assert len(case.ledger()) == case.count(Decision), "what came in can be read"
        assert case.unfit() == []
        assert verify_case(case).faults == ()
    assert tried > 300
    assert taken < tried / 10, "a number as another number, an empty list where there was one"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"when": f"{FIRST_YEAR}-01-01T00:00:00+00:00"}, None),
        ({"when": f"{FIRST_YEAR - 1}-12-31T00:00:00+00:00"}, "no time of a clock"),
        ({"when": f"{LAST_YEAR}-12-31T23:00:00+00:00"}, None),
        ({"when": f"{LAST_YEAR + 1}-01-01T00:00:00+00:00"}, "no time of a clock"),
        ({"when": "2031-05-04T12:00:00"}, "no time of a clock"),
        ({"kind": "split", "payload": '{"claims": ["c1"]}'}, "anchor"),
        ({"kind": "note", "payload": '{"text": "\\ud800"}'}, "half a character"),
        ({"payload": "{"}, "no JSON"),
        ({"payload": "3"}, "no table"),
        ({"payload": f'{{"best": {GREATEST}}}'}, None),
        ({"payload": f'{{"best": {GREATEST + 1}}}'}, "cannot take"),
    ],
)
def test_what_fits_by_its_type_may_still_be_no_decision(
    line: dict[str, Any], change: dict[str, str], said: str
) -> None:
    row = {**line, "payload": payload_text(line["payload"]), "undone_by": None, **change}
    found = unfit(row)
    assert found is None if said is None else said in str(found)


def test_a_field_that_has_no_default_is_needed() -> None:
    assert misfit(Span, {"start": 1}, "span") == "span lacks end"


@pytest.fixture
def poisoned(filled: CaseFile, line: dict[str, Any]) -> CaseFile:
    """A case that another program stored rows in that are none: each stands beside a decision that is one."""
    (good,) = filled.ledger()
    values = dict(zip((c.name for c in columns_of(Decision)), values_of(Decision, good), strict=True))
    bad = {"anchor": '{"subject": 5}', "when": "noon", "payload": "[]", "kind": "burn"}
    for number, (name, value) in enumerate(bad.items()):
        row = {**values, name: value, "decision_id": f"d{number}"}
        into = f"INSERT INTO decisions VALUES ({', '.join('?' * len(row))})"
        filled.connection.execute(into, tuple(row.values()))
    return filled


def test_stored_rows_that_are_no_decisions_are_set_aside_and_told(poisoned: CaseFile) -> None:
    assert [d.who for d in poisoned.ledger()] == ["Ada"]
    assert {d.decision_id for d in poisoned.unfit()} == {"d0", "d1", "d2", "d3"}
    told = [f for f in verify_case(poisoned).faults if f.kind == "decision"]
    assert {f.subject for f in told} == {"d0", "d1", "d2", "d3"}
    assert any("decision.anchor.subject is not text" in f.detail for f in told)


def test_decisions_are_taken_beside_them_and_take_them_back(poisoned: CaseFile) -> None:
    for number in range(4):
        undo(poisoned.path, f"d{number}", "Ben")
    assert [d.kind for d in poisoned.ledger()] == ["correct", *["undo"] * 4]
    assert poisoned.unfit() == []
    told = verify_case(poisoned).faults
    assert {(f.kind, f.subject) for f in told} == {("decision_id", f"d{n}") for n in range(4)}, (
        "their ids are no hashes"
    )
