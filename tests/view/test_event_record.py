"""The record of one event, and that terminal and page tell the same of it."""

from __future__ import annotations

from dataclasses import replace

from firsthand.events.event import Difference, DifferenceSide, FieldReading, Magnitude
from firsthand.export.page.accounts import account_blocks
from firsthand.export.page.event import event_block
from firsthand.export.terminal.event_record import event_lines
from firsthand.record.figure import Reading
from firsthand.view.case_view import CaseView
from firsthand.view.event_record import event_record
from firsthand.view.one_party import OneParty


def test_a_figure_comes_with_words_first_hands_and_differences(view: CaseView) -> None:
    (figure,) = event_record(view, view.events["e1"]).figures
    assert [(r.value, r.is_best, [o.name for o in r.origins]) for r in figure.readings] == [
        ("12", True, ["the mayor"]),
        ("21", False, ["the mayor"]),
    ]
    assert [[q.words for q in r.quotes] for r in figure.readings] == [["12 people were hurt"], ["21 people were hurt"]]
    assert [d.kind for d in figure.differences] == ["copying_error"]
    assert (figure.further, figure.denials, figure.silent) == ((), (), ())


def test_differences_between_other_readings_stand_apart(view: CaseView) -> None:
    (figure,) = view.figures["e1"]
    far = Difference("conflict", "injured", "exclude", tuple(DifferenceSide(1, Magnitude(n, n, n)) for n in (21, 30)))
    third = Reading(30, 30, 30, "exact", (), ("a2",))
    more = replace(figure, readings=(*figure.readings, third), differences=(*figure.differences, far))
    (record,) = event_record(replace(view, figures={"e1": [more]}), view.events["e1"]).figures
    assert record.further == (far,)
    assert far not in record.differences


def test_an_event_has_its_kin_and_the_party_behind_its_figures(view: CaseView) -> None:
    fire, vigil = (event_record(view, view.events[e]) for e in ("e1", "e2"))
    assert fire.party == OneParty("Harrow Ford", 1, 0, 0)
    assert [e.event_id for e in fire.children] == ["e2"]
    assert (fire.parent, vigil.parent) == (None, view.events["e1"])
    assert (vigil.figures, vigil.party, vigil.parts) == ((), None, ())


def test_a_parent_outside_the_view_is_none(view: CaseView) -> None:
    alone = replace(view, events={"e2": view.events["e2"]})
    assert event_record(alone, alone.events["e2"]).parent is None


def test_a_day_comes_with_the_first_hands_behind_it(view: CaseView) -> None:
    told = (FieldReading("2011-05-03", ("c3",), ("a1",)), FieldReading("2011-05-04", (), ("a2",)))
    event = replace(view.events["e1"], date_readings=told)
    first, second = event_record(replace(view, origins_behind={"c3": ("o1",)}), event).days
    assert ([o.name for o in first.origins], first.counted.high) == (["the mayor"], 1)
    assert (second.origins, second.counted.high, second.quotes) == ((), 0, ())


def test_terminal_and_page_tell_the_same(view: CaseView) -> None:
    record = event_record(view, view.events["e1"])
    text = "\n".join(line.text for line in event_lines(record, view.names))
    block = event_block(record, account_blocks(view))
    assert all(said in text for said in (block.when, block.when_note))
    for figure in block.figures:
        assert all(said in text for said in (figure.span, figure.status_word, figure.behind, figure.trace))
        for reading in figure.readings:
            assert f"{reading.value}  {reading.behind}" in text
            assert all(q.words.quote in text for q in reading.quotes)
        assert all(d.sentence in text for d in figure.differences)
