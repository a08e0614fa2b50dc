"""What stands where a person settles a doubt: a figure, the date or the place of an event, as the case has it now.

A doubt stays settled while what was seen stands; once it is another number, day or place it is open again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from firsthand.casefile.kinds import DOUBTED
from firsthand.errors import DecisionError

_COLUMN = {"date": "date_edtf", "place": "place"}
_SEEN = ("low", "best", "high", "value")


def named_figure(field: str) -> dict[str, str | None]:
    """Measure, population and unit of a figure by its name: `killed/all`, `destroyed/all/houses`."""
    measure, population, *unit = field.split("/", 2)
    return {"measure": measure, "population": population, "unit": unit[0] if unit else None}


def as_it_stands(connection: sqlite3.Connection, event_id: str, payload: Mapping[str, Any]) -> dict[str, Any]:
    """The payload of a `settle` with what stands now, where it does not tell what was seen.

    Args:
        connection: An open case.
        event_id: The event.
        payload: Checked.

    Raises:
        DecisionError: No account gives the figure.
    """
    if any(key in payload for key in _SEEN):
        return dict(payload)
    field = payload["field"]
    if field in DOUBTED:
        row = connection.execute(f"SELECT {_COLUMN[field]} FROM events WHERE event_id = ?", (event_id,)).fetchone()
        return {**payload, "value": row[0] if row else None}
    sql = "SELECT low, best, high FROM figures WHERE event_id = ? AND measure = ? AND population = ? AND unit IS ?"
    row = connection.execute(sql, (event_id, *named_figure(field).values())).fetchone()
    if row is None:
        raise DecisionError(f"tells no {field}", event_id, "settle a figure that accounts give")
    return {**payload, **dict(zip(("low", "best", "high"), row, strict=True))}
