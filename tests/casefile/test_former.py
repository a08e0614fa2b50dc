"""An event whose id is gone is found by what its claims speak of now."""

import sqlite3
from collections.abc import Iterator, Mapping

import pytest

from firsthand.casefile.former import followed, noting_former


@pytest.fixture
def record() -> Iterator[sqlite3.Connection]:
    """The three tables it is told from."""
    made = sqlite3.connect(":memory:")
    made.executescript(
        "CREATE TABLE events (event_id TEXT); CREATE TABLE event_claims (event_id TEXT, claim_id TEXT);"
        "CREATE TABLE former_events (event_id TEXT PRIMARY KEY, became TEXT);"
    )
    yield made
    made.close()


def replaced(record: sqlite3.Connection, told: Mapping[str, str]) -> None:
    """Put events in place of those that are there, each with its claims, a letter each."""
    with noting_former(record):
        record.execute("DELETE FROM events")
        record.execute("DELETE FROM event_claims")
        record.executemany("INSERT INTO events VALUES (?)", [(e,) for e in told])
        record.executemany("INSERT INTO event_claims VALUES (?, ?)", [(e, c) for e, cs in told.items() for c in cs])


def test_it_became_what_most_of_its_claims_speak_of(record: sqlite3.Connection) -> None:
    replaced(record, {"e1": "abc", "e2": "d"})
    replaced(record, {"e3": "abd", "e4": "c"})
    assert followed(record, "e1") == "e3"
    assert followed(record, "e2") == "e3"


def test_it_is_followed_through_several_records(record: sqlite3.Connection) -> None:
    for event in ("e1", "e2", "e3"):
        replaced(record, {event: "ab"})
    assert followed(record, "e1") == "e3"


def test_one_that_came_back_and_went_again_is_followed_too(record: sqlite3.Connection) -> None:
    for event in ("e1", "e2", "e1", "e3"):
        replaced(record, {event: "ab"})
    assert (followed(record, "e1"), followed(record, "e2")) == ("e3", "e3")


def test_what_left_no_claim_and_what_never_was_lead_nowhere(record: sqlite3.Connection) -> None:
    replaced(record, {"e1": "ab"})
    replaced(record, {"e2": "cd"})
    assert followed(record, "e1") is None
    assert followed(record, "e9") is None


def test_a_circle_ends(record: sqlite3.Connection) -> None:
    record.executemany("INSERT INTO former_events VALUES (?, ?)", [("e1", "e2"), ("e2", "e1")])
    assert followed(record, "e1") is None


def test_a_case_of_an_older_version_has_nothing_noted() -> None:
    empty = sqlite3.connect(":memory:")
    assert followed(empty, "e1") is None
    empty.close()
