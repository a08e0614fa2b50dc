"""The events on their line: order, gaps, what has no date."""

import pytest

from firsthand.events.event import Event
from firsthand.export.page.timeline import timeline_of


def _event(event_id: str, date: str | None, title: str = "", **more: object) -> Event:
    return Event(event_id, title or event_id, "fire", date, account_ids=("a",), **more)  # type: ignore[arg-type]


def test_events_stand_in_order_without_overlap() -> None:
    events = [_event("late", "2014-05-03"), _event("early", "1813"), _event("main", "2011-05-03", date_prec=1)]
    drawn = timeline_of(events, "main")
    assert [e.event_id for e in drawn.entries] == ["early", "main", "late"]
    assert [e.main for e in drawn.entries] == [False, True, False]
    assert [e.exact for e in drawn.entries] == [False, True, False]
    for one, other in zip(drawn.entries, drawn.entries[1:], strict=False):
        assert other.y - one.y >= one.height
    assert drawn.height >= drawn.entries[-1].y


@pytest.mark.parametrize(
    ("later", "told"),
    [
        ("2011-06-01", None),
        ("2012-05-03", "a year later"),
        ("2014-05-02", "3 years later"),
        ("2111", "100 years later"),
    ],
)
def test_years_between_are_written_out(later: str, told: str | None) -> None:
    drawn = timeline_of([_event("a", "2011-05-03"), _event("b", later)], "a")
    assert drawn.entries[1].gap == told


def test_an_event_without_a_beginning_stands_apart() -> None:
    drawn = timeline_of([_event("a", "2011"), _event("b", None), _event("c", "XXXX-01-20")], "a")
    assert [e.event_id for e in drawn.undated] == ["b", "c"]


def test_a_long_title_is_cut_and_kept_whole_for_those_who_ask() -> None:
    title = "a very long title of an event that nobody would print on one line, nor on two of them, whatever the paper"
    (entry,) = timeline_of([_event("a", "2011", title)], "a").entries
    assert len(entry.lines) == 2
    assert entry.lines[1].endswith("…")
    assert entry.whole == title


def test_a_child_names_its_parent() -> None:
    events = [_event("a", "2011", "Fire"), _event("b", "2012", parent_id="a", relation_to_parent="part_of")]
    assert timeline_of(events, "a").entries[1].note == "1 account · part of “Fire”"
