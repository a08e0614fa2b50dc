"""What moved between two states of a case."""

from dataclasses import replace

from firsthand.events.event import Event
from firsthand.export.terminal.changes import NOTHING, changes_lines, counted_changes
from firsthand.record.figure import Figure, Reading
from firsthand.view.case_view import CaseView
from firsthand.view.changes import changes

NAMES = {a: a.upper() for a in ("a1", "a2", "a3")}


def event(name: str, *accounts: str) -> Event:
    return Event(event_id=name, title=f"Fire {name}", type="fire", account_ids=accounts)


def figure(name: str, best: float, *accounts: str) -> Figure:
    told = Reading(best, best, best, "exact", ("c1",), accounts)
    return Figure(name, "killed", "all", best, best, best, "agreed", readings=(told,), n_accounts=len(accounts))


BEFORE = CaseView(events={"e1": event("e1", "a1"), "e9": event("e9", "a9")}, figures={"e1": [figure("e1", 3, "a1")]})
AFTER = CaseView(
    events={"e2": event("e2", "a1", "a2"), "e3": event("e3", "a3")},
    figures={"e2": [figure("e2", 5, "a1", "a2")], "e3": [figure("e3", 1, "a3")]},
)


def test_an_event_is_the_same_by_its_accounts_and_a_figure_moved_by_those_that_came() -> None:
    found = changes(BEFORE, AFTER)
    assert [e.event_id for e in found.new] == ["e3"]
    assert [e.event_id for e in found.gone] == ["e9"]
    (moved,) = found.moved
    assert moved.before is not None
    assert moved.after is not None
    assert (moved.event.event_id, moved.before.best, moved.after.best, moved.by) == ("e2", 3, 5, ("a2",))


def test_more_accounts_for_one_value_move_nothing() -> None:
    more = replace(AFTER, figures={"e2": [figure("e2", 3, "a1", "a2")], "e3": []})
    assert changes(BEFORE, more).moved == ()


def test_a_figure_that_came_or_went_moved() -> None:
    none = replace(BEFORE, figures={})
    assert [(m.before, m.by) for m in changes(none, BEFORE).moved] == [(None, ())]
    assert [m.after for m in changes(BEFORE, none).moved] == [None]


def test_the_lines_say_from_what_to_what_and_by_whom() -> None:
    said = [f"{line.label}|{line.text}" for line in changes_lines(changes(BEFORE, AFTER), NAMES)]
    assert said == [
        "|Fire e2   [e2]",
        "killed|3 (agreed) → 5 (agreed): A2",
        "new|Fire e3   [e3]",
        "gone|Fire e9   [e9]",
    ]
    assert counted_changes(changes(BEFORE, AFTER)) == "1 new event, 1 gone, 1 figure moved"
    same = changes(BEFORE, BEFORE)
    assert ([line.text for line in changes_lines(same, NAMES)], counted_changes(same)) == ([NOTHING], "")
