"""The list of events: which events fit, where and when they were, and where the words that were looked for stand.

Refuses to hide how many fit: the page says so, and leads on to the rest.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from firsthand.casefile.case import CaseFile
from firsthand.casefile.saved_filter import SavedFilter, saved_filters
from firsthand.events.titles import spoken_date
from firsthand.export.words import STATUS, number
from firsthand.serve.pages.chart import CELL, Bar, Point, bars_of, outlying, points_of
from firsthand.serve.pages.filters import Choices, Condition, ListRequest, choices_of, condition_of, order_of
from firsthand.serve.pages.hits import Hit, hits_in
from firsthand.serve.web.index import found_by
from firsthand.view.summary import HARM

PAGE = 50
MOST_HARMED = 3  # measures of one event that its line shows


@dataclass(frozen=True, slots=True)
class FigureCell:
    """A toll of an event, short."""

    measure: str
    span: str
    best: str
    status: str
    status_word: str


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event in the list.

    Attributes:
        tolls: How many people came to harm, the gravest measure first; figure: the first of them.
        assigned: Who it was dealt to; empty where nobody.
        hit: The words that were looked for, where they stand in an account of it.
    """

    event_id: str
    title: str
    type: str
    tier: str
    when: str
    place: str
    accounts: int
    figure: FigureCell | None
    tolls: list[FigureCell]
    single: bool
    reviewed: bool
    assigned: str = ""
    hit: Hit | None = None


@dataclass(frozen=True, slots=True)
class FarAway:
    """Events that the drawing over time leaves aside: how many, and the first and last day of them."""

    events: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class EventsPage:
    """The list.

    Attributes:
        total: Events that fit; of: events of the case; held: accounts of the case.
        far: Events that fit and are so far from nearly all others in time that no bar stands for them; None where there are none.
        undated, unplaced: Events that fit and are on no bar or point.
        choices: What the filters offer; saved: filters that somebody kept.
    """

    asked: ListRequest
    lines: list[EventLine]
    total: int
    of: int
    held: int
    pages: int
    bars: list[Bar]
    undated: int
    far: FarAway | None
    points: list[Point]
    unplaced: int
    choices: Choices
    saved: list[SavedFilter]


def events_page(case: CaseFile, index: sqlite3.Connection, asked: ListRequest) -> EventsPage:
    """The events that fit what is asked."""
    found = fit(case, index, asked)
    fitting, given = found.sql, found.given
    total, dated, placed = index.execute(
        f"SELECT count(*), count(start), count(latitude + longitude) {fitting}", given
    ).fetchone()
    pages = max(1, -(-total // PAGE))
    first = (min(max(asked.page, 1), pages) - 1) * PAGE
    rows = index.execute(
        f"SELECT event_id, title, type, tier, edtf, place, accounts, single, reviewed, "
        f"(SELECT who FROM assigned d WHERE d.event_id = events.event_id) {fitting} "
        f"ORDER BY {order_of(asked)} LIMIT ? OFFSET ?",
        (*given, PAGE, first),
    ).fetchall()
    days = index.execute(f"SELECT substr(start, 1, 10), count(*) {fitting} AND start IS NOT NULL GROUP BY 1", given)
    cells = index.execute(
        f"SELECT latitude, longitude, coalesce(max(place), ''), count(*) {fitting} AND latitude + longitude IS NOT NULL "
        f"GROUP BY round(latitude / {CELL}), round(longitude / {CELL})",
        given,
    )
    dated_on = {str(day): int(events) for day, events in days}
    aside = outlying(dated_on)
    hits = hits_in(case, index, asked.q, [str(row[0]) for row in rows])
    return EventsPage(
        asked=replace(asked, page=first // PAGE + 1),
        lines=[replace(_line(index, row), hit=hits.get(str(row[0]))) for row in rows],
        total=total,
        of=int(index.execute("SELECT count(*) FROM events").fetchone()[0]),
        held=int(case.connection.execute("SELECT count(*) FROM accounts").fetchone()[0]),
        pages=pages,
        bars=bars_of({d: n for d, n in dated_on.items() if d not in aside}),
        far=FarAway(sum(aside.values()), min(aside), max(aside)) if aside else None,
        undated=total - dated,
        points=points_of(cells.fetchall()),
        unplaced=total - placed,
        choices=choices_of(index),
        saved=saved_filters(case.connection),
    )


def fit(case: CaseFile, index: sqlite3.Connection, asked: ListRequest) -> Condition:
    """The events that fit, as the end of a statement over the index with the values that it is given."""
    condition = condition_of(asked)
    where = condition.sql
    found = found_by(case, index, asked.q)
    if found is not None:
        index.execute("CREATE TEMP TABLE IF NOT EXISTS fit (event_id TEXT PRIMARY KEY) WITHOUT ROWID")
        index.execute("DELETE FROM fit")
        index.executemany("INSERT OR IGNORE INTO fit VALUES (?)", [(f,) for f in found])
        where += " AND event_id IN (SELECT event_id FROM fit)"
    return Condition(f"FROM events WHERE {where}", condition.given)


def fitting_ids(case: CaseFile, index: sqlite3.Connection, asked: ListRequest) -> list[str]:
    """Every event that fits, in order."""
    found = fit(case, index, asked)
    fitting, given = found.sql, found.given
    return [str(i) for (i,) in index.execute(f"SELECT event_id {fitting} ORDER BY {order_of(asked)}", given)]


def _line(index: sqlite3.Connection, row: Sequence[str]) -> EventLine:
    event_id, title, kind, tier, edtf, place, accounts, single, reviewed, assigned = row
    tolls = list(tolls_of(index, event_id))
    return EventLine(
        event_id=event_id,
        title=title,
        type=kind.replace("_", " "),
        tier=tier,
        when=spoken_date(edtf) if edtf else "",
        place=place or "",
        accounts=int(accounts),
        figure=tolls[0] if tolls else None,
        tolls=tolls,
        single=bool(single),
        reviewed=bool(reviewed),
        assigned=assigned or "",
    )


def tolls_of(index: sqlite3.Connection, event_id: str) -> Iterator[FigureCell]:
    """How many people came to harm in an event, the gravest measure first; none where no account counts any."""
    sql = "SELECT measure, low, best, high, status FROM figures WHERE event_id = ? AND population = 'all' AND unit IS NULL"
    held = {row[0]: row for row in index.execute(sql, (event_id,))}
    for measure in [m for m in HARM if m in held][:MOST_HARMED]:
        _, low, best, high, status = held[measure]
        told = number(best if low is None else low)
        span = (
            f"{told} or more" if high is None and low is not None else told if low == high else f"{told}–{number(high)}"
        )
        if low is None and high is None:
            span = number(best)
        yield FigureCell(measure.replace("_", " "), span, number(best), status, STATUS.get(status, status))
