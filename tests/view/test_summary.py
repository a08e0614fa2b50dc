"""A case in a few lines, and its events as a list."""

from dataclasses import replace

import pytest

from firsthand.events.event import Event
from firsthand.export.terminal.summary import listed_lines, summary_lines
from firsthand.record.figure import Figure
from firsthand.view.case_view import CaseView
from firsthand.view.summary import EventFilter, filtered, summary_of
from firsthand.vocabulary import FigureStatus, Measure


def event(name: str, day: str | None, **more: object) -> Event:
    made = Event(event_id=name, title=name, type="fire", date_edtf=day, date_start=day, account_ids=("a1",))
    return replace(made, **more)  # type: ignore[arg-type]


def figure(name: str, measure: Measure, low: float, high: float, status: FigureStatus = "agreed") -> Figure:
    return Figure(name, measure, "all", low, low, high, status, n_accounts=2, n_origins_min=1, n_origins_max=2)


VIEW = CaseView(
    events={
        "e1": event("e1", "2031-05-03", place="Brno, Czechia", account_ids=("a1", "a2")),
        "e2": event("e2", "2031-06-03", tier="followup", type="trial", place="Pécs, Hungary"),
        "e3": event("e3", None),
        "e4": event("e4", "2031-04-01", tier="background"),
    },
    figures={
        "e1": [figure("e1", "killed", 3, 4, "contested"), figure("e1", "money", 1e6, 1e6)],
        "e2": [figure("e2", "injured", 90, 90)],
        "e3": [figure("e3", "killed", 3, 30, "contested"), figure("e3", "injured", 7, 7)],
        "e4": [figure("e4", "rescued", 500, 500), replace(figure("e4", "killed", 1, 1), n_origins_max=1)],
    },
)


def test_a_summary_counts_what_a_case_holds_and_what_is_in_doubt() -> None:
    found = summary_of(VIEW)
    assert found.tiers == (("incident", 2), ("followup", 1), ("background", 1))
    assert (found.events, found.contested, found.single, found.undated) == (4, 2, 0, 1)


def test_the_largest_tolls_are_of_people_who_came_to_harm_the_dead_first() -> None:
    assert [e.event.event_id for e in summary_of(VIEW).largest] == ["e3", "e1", "e4", "e2"]
    assert [f.measure for f in summary_of(VIEW).largest[1].figures] == ["killed"]


def test_the_most_contested_are_those_whose_readings_lie_widest_apart() -> None:
    assert [e.event.event_id for e in summary_of(VIEW).doubted] == ["e3", "e1"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (EventFilter(contested=True), ["e1", "e3"]),
        (EventFilter(since="2031-05"), ["e1", "e2"]),
        (EventFilter(place="pecs"), ["e2"]),
        (EventFilter(type="trial"), ["e2"]),
        (EventFilter(top=3), ["e1", "e3", "e2"]),
        (EventFilter(contested=True, since="2031"), ["e1"]),
        (EventFilter(place="Alta"), []),
    ],
)
def test_events_are_listed_by_what_is_asked(asked: EventFilter, found: list[str]) -> None:
    assert asked.is_asked
    assert [e.event.event_id for e in filtered(VIEW, asked)] == found


def test_nothing_asked_is_no_list() -> None:
    assert not EventFilter().is_asked


def test_the_lines_name_the_next_command_and_say_where_nothing_fits() -> None:
    lines = list(summary_lines(summary_of(VIEW), "mill.db"))
    assert all(line.label or line.indent for line in lines)  # what has neither is printed outside the margin
    said = [f"{line.label}|{line.text}" for line in lines]
    assert "events|4: 2 incidents, 1 follow-up, 1 in the background" in said
    assert "in doubt|2 contested, 0 of one first hand, 1 without a day" in said
    assert said[-1].startswith("next|firsthand show mill.db --event e3")
    assert [line.text for line in listed_lines([])] == ["No event fits."]
    assert [line.text for line in summary_lines(summary_of(CaseView()), "x")][1] == "0"
