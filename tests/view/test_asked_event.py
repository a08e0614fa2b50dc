"""Which event a person means by an id, a title, a place, a key or an account."""

from __future__ import annotations

import pytest

from firsthand.errors import AmbiguousEvent, InputError
from firsthand.events.event import Event, NamedBy
from firsthand.view.asked_event import asked_event, same_event
from firsthand.view.case_view import CaseView

FLOOD = Event(
    "e1aa",
    "Flood in Turbo, 4 March 2033",
    "storm",
    place="Turbo, Antioquia, Colombia",
    event_hint="flood",
    account_ids=("a1", "a2"),
)
FEAST = Event(
    "e1bb",
    "Ceremony in Turbo, 4 March 2034",
    "ceremony",
    place="Turbo, Antioquia, Colombia",
    parent_id="e1aa",
    account_ids=("a2",),
)
CRASH = Event(
    "e2cc",
    "Crash in Zürich, 9 May 2033",
    "crash",
    place="Zürich, Switzerland",
    names=(NamedBy("Red Monday", ("a3",)),),
    account_ids=("a3",),
)
VIEW = CaseView(events={e.event_id: e for e in (FLOOD, FEAST, CRASH)})


@pytest.mark.parametrize(
    "asked", ["e1aa", "e1a", "flood", "Flood in Turbo, 4 March 2033", "turbo", "TURBO", "Antioquia", "4 March 2033"]
)
def test_the_event_that_others_recall_is_meant(asked: str) -> None:
    assert asked_event(VIEW, asked) is FLOOD


@pytest.mark.parametrize(
    ("asked", "event"), [("e1b", FEAST), ("Ceremony", FEAST), ("zurich", CRASH), ("red monday", CRASH)]
)
def test_accents_and_case_do_not_matter(asked: str, event: Event) -> None:
    assert asked_event(VIEW, asked) is event


def test_several_are_named_and_none_is_said() -> None:
    with pytest.raises(AmbiguousEvent) as caught:
        asked_event(VIEW, "2033")
    assert caught.value.event_ids == ("e1aa", "e2cc")
    with pytest.raises(InputError, match="Crash in Zürich"):
        asked_event(VIEW, "Atlantis")


def test_another_state_has_the_event_under_its_id_or_by_its_accounts() -> None:
    assert same_event(VIEW, "e2cc", ("a3",)) is CRASH
    assert same_event(VIEW, "e9", ("a1", "a2")) is FLOOD
    assert same_event(VIEW, "e9", ("a7",)) is None
