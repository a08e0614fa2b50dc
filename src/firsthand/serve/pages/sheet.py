"""What is filtered as one table for a spreadsheet: a row an event, its day, place and how many people came to harm.

Refuses to leave out an event that fits, and to write a cell that a spreadsheet would run.
"""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Sequence

from firsthand.casefile.case import CaseFile
from firsthand.casefile.select import among, listed, some
from firsthand.events.event import Event
from firsthand.export.shown import harmless_cell
from firsthand.serve.pages.rulings import exactly
from firsthand.view.summary import HARM

HEAD = (
    "event_id", "title", "type", "tier", "date_edtf", "date_start", "date_end", "date_prec", "place", "where_prec", "country",
    "latitude", "longitude",
)  # fmt: skip
TOLL = ("low", "best", "high", "status")


def sheet_of(case: CaseFile, index: sqlite3.Connection, event_ids: Sequence[str]) -> str:
    """Events as a CSV table with a header line, in the order in which they are given.

    Args:
        case: The open case.
        index: Its index.
        event_ids: The events.
    """
    events = {e.event_id: e for e in some(case.connection, Event, among("event_id"), (listed(event_ids),))}
    tolls: dict[tuple[str, str], tuple[object, ...]] = {}
    sql = f"SELECT event_id, measure, {', '.join(TOLL)} FROM figures WHERE population = 'all' AND unit IS NULL"
    for event_id, measure, *values in index.execute(sql):
        tolls[event_id, measure] = tuple(values)
    measures = [m for m in HARM if any((e, m) in tolls for e in events)]
    reviewed = {e for (e,) in index.execute("SELECT event_id FROM events WHERE reviewed")}
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*HEAD, "accounts", "reviewed", "coded_by", *(f"{m}_{t}" for m in measures for t in TOLL)])
    for event in (events[i] for i in event_ids if i in events):
        coded = "; ".join(sorted({c.who for c in event.coded}))
        harmed = [v for m in measures for v in tolls.get((event.event_id, m), ("",) * len(TOLL))]
        told = [getattr(event, name) for name in HEAD]
        kept = "yes" if event.event_id in reviewed else "no"
        writer.writerow([_cell(v) for v in (*told, len(event.account_ids), kept, coded, *harmed)])
    return out.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return exactly(value) or ""
    return harmless_cell(value) if isinstance(value, str) else str(value)
