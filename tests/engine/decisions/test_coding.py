"""What coders say of events and figures: in the record, through a new reading, in files, and taken back."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.engine.decisions.test_decided import account, bridge, event_of, export_of, read_once, says, state_of, view_of

from firsthand.casefile.case import open_case
from firsthand.casefile.decide import Ruling, decide_all, undo
from firsthand.casefile.exchange import bring_in, decision_lines
from firsthand.config import Config
from firsthand.engine.redo import derive_again
from firsthand.engine.run import read_into
from firsthand.errors import DecisionError
from firsthand.export.coded.ucdp import coded_events

__all__ = ["bridge", "read_once", "says"]  # fixtures

SAID: list[tuple[str, dict[str, Any]]] = [
    ("title", {"title": "The Odra bridge", "basis": "outside", "source": "the inquiry"}),
    ("type", {"type": "crash"}),
    ("tier", {"tier": "background"}),
    ("date", {"edtf": "2031-05-02/2031-05-03", "date_prec": 2}),
    (
        "place",
        {"place": "Bohumin, Czechia", "latitude": 49.9, "longitude": 18.36, "where_prec": 1, "country": "Czechia"},
    ),
    ("actors", {"role": "perpetrator", "names": ["the builders"]}),
    ("lock", {"measure": "missing", "best": 4, "basis": "outside", "source": "the inquiry"}),
    ("lock", {"measure": "killed", "population": "workers", "best": 6, "basis": "coder"}),
    ("cite", {"source": "the inquiry"}),
]


def coded(path: Path) -> str:
    """Say everything of the bridge; its event."""
    event = event_of(view_of(path), "wire.txt")
    decide_all(path, [Ruling(kind, event, "Ada", payload) for kind, payload in SAID])
    derive_again(path)
    return event


def test_what_a_coder_says_stands_in_the_record_and_what_accounts_say_beside_it(bridge: Path) -> None:
    event = coded(bridge)
    view = view_of(bridge)
    made = view.events[event]
    assert (made.title, made.type, made.tier, made.date_start, made.date_prec) == (
        "The Odra bridge", "crash", "background", "2031-05-02", 2,
    )  # fmt: skip
    assert (made.place, made.latitude) == ("Bohumin, Czechia", 49.9)
    assert {r.value for r in made.date_readings} == {"2031-05-03"}
    assert {c.field: c.read for c in made.coded}["date"] == "2031-05-03"
    assert {d.state for d in view.decided} == {"applied"}
    figures = {(f.measure, f.population): f for f in view.figures[event]}
    assert (figures["missing", "all"].best, figures["missing", "all"].status) == (4, "coded")
    assert (figures["killed", "workers"].best, figures["killed", "workers"].n_accounts) == (6, 0)


def test_it_is_there_after_new_accounts_and_gone_without_a_trace_when_taken_back(bridge: Path) -> None:
    before = export_of(bridge)
    event = coded(bridge)
    (bridge.parent / "more").mkdir()
    (bridge.parent / "more" / "new.txt").write_text(
        "May 7, 2031\n\nThe bridge near Ostrava that fell on May 3 was old.\n"
    )
    read_into(bridge, bridge.parent / "more", Config())
    view = view_of(bridge)
    now = next(e for e in view.events.values() if e.title == "The Odra bridge")
    assert event_of(view, "wire.txt") == now.event_id
    derived = {d.decision_id for d in view.decided if d.state == "applied"}
    assert len(derived) == len(SAID)
    undo_all = [
        Ruling("exclude", account(view, "new.txt"), "Ada"),
        *(Ruling("undo", d, "Ada") for d in sorted(derived)),
    ]
    decide_all(bridge, undo_all)
    derive_again(bridge)
    now_files = export_of(bridge)
    assert [now_files[f] for f in ("events", "figures")] == [before[f] for f in ("events", "figures")]
    assert event in now_files["events"]


def test_a_later_word_overrules_an_earlier_one_until_it_is_taken_back(bridge: Path, says: Any) -> None:
    event = event_of(view_of(bridge), "wire.txt")
    first, last = says("type", event, type="fire"), says("type", event, "Ben", type="crash")
    assert (state_of(bridge, first), state_of(bridge, last)) == ("overruled", "applied")
    undo(bridge, last.decision_id, "Ben")
    derive_again(bridge)
    assert view_of(bridge).events[event].type == "fire"
    assert state_of(bridge, first) == "applied"


def test_words_that_a_value_stands_on_are_named_by_their_claim(bridge: Path, says: Any) -> None:
    view = view_of(bridge)
    event = event_of(view, "wire.txt")
    time = next(
        c.claim_id for c in view.claims_of(account(view, "late.txt")) if c.kind == "time" and c.edtf == "2031-05-03"
    )
    says("date", event, edtf="2031-05-03", basis="words", claims=[time])
    (said,) = view_of(bridge).events[event].coded
    assert (said.basis, said.claim_ids) == ("words", (time,))


def test_coded_tables_hold_what_a_coder_says_and_say_whose_it_is(bridge: Path) -> None:
    event = coded(bridge)
    view = view_of(bridge)
    decide_all(
        bridge, [Ruling("type", event, "Ada", {"type": "attack"}), Ruling("tier", event, "Ada", {"tier": "incident"})]
    )
    derive_again(bridge)
    view = view_of(bridge)
    (row,) = (e for e in coded_events(view) if e.event.event_id == event)
    cells = row.cells
    assert (cells["date_start"].value, cells["date_prec"].value) == ("2031-05-02", "2")
    assert cells["date_start"].trace == "set by Ada: 2031-05-02/2031-05-03"
    assert (cells["side_a"].value, cells["side_a"].trace) == ("the builders", "set by Ada")
    assert (cells["latitude"].value, cells["country"].value) == ("49.90000", "Czechia")


def test_of_several_decisions_all_are_stored_or_none(bridge: Path) -> None:
    event = event_of(view_of(bridge), "wire.txt")
    with pytest.raises(DecisionError):
        decide_all(bridge, [Ruling("title", event, "Ada", {"title": "x"}), Ruling("reject", "c0", "Ada")])
    assert view_of(bridge).decided == ()
    derive_again(bridge)
    assert view_of(bridge).events[event].coded == ()


def test_another_case_takes_them_in_from_a_file(bridge: Path, read_once: Path, tmp_path: Path) -> None:
    coded(bridge)
    with open_case(bridge) as case:
        told = list(decision_lines(case.ledger()))
    other = tmp_path / "other"
    shutil.copytree(read_once, other)
    assert bring_in(other / "bridge.db", told).new == len(SAID)
    derive_again(other / "bridge.db")
    assert export_of(other / "bridge.db") == export_of(bridge)
