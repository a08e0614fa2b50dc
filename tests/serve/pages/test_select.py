"""The view of one event holds what the view of its case holds of it."""

import sqlite3
from pathlib import Path

from firsthand.casefile.case import open_case
from firsthand.serve.pages.select import event_view
from firsthand.view.case_view import load_view
from firsthand.view.witnesses import field_origins


def test_the_first_hands_behind_days_and_places_are_those_of_the_whole_case(read_case: Path) -> None:
    with open_case(read_case) as case:
        whole = load_view(case)
    found = 0
    connection = sqlite3.connect(read_case)
    for event_id, event in whole.events.items():
        part = event_view(connection, event_id)
        assert part is not None
        for reading in (*event.date_readings, *event.place_readings):
            behind, span = field_origins(whole, reading)
            assert field_origins(part, reading) == (behind, span)
            assert all(part.origins[o].name for o in behind)
            found += bool(behind)
    connection.close()
    assert found
