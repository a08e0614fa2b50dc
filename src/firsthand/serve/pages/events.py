"""The list of events: what is looked for, which events fit, where and when they were.

Refuses to hide how many fit: the page says so, and leads on to the rest.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from firsthand.casefile.case import CaseFile
from firsthand.events.titles import spoken_date
from firsthand.export.words import STATUS, number
from firsthand.serve.pages.chart import CELL, Bar, Point, bars_of, points_of
from firsthand.serve.web.index import found_by

PAGE = 50
NEAR = 0.5  # degrees
ORDERS = {
    "accounts": "accounts DESC, main DESC, coalesce(start, '9999'), event_id",
    "date": "coalesce(start, '9999'), event_id",
    "latest": "coalesce(start, '') DESC, event_id",
}


@dataclass(frozen=True, slots=True)
class ListRequest:
    """What the list is asked for.

    Attributes:
        q: Words in titles, names, places, people or the accounts' texts.
        since, until: Days the event's own date lies between.
        status: Status of one of its figures.
        contested, single, unreviewed: Only such events.
        near: "latitude,longitude" of a point on the map.
        page: From 1.
    """

    q: str = ""
    place: str = ""
    since: str = ""
    until: str = ""
    status: str = ""
    contested: bool = False
    single: bool = False
    unreviewed: bool = False
    near: str = ""
    order: str = "accounts"
    page: int = 1

    def link(self, **changed: object) -> str:
        """The list's address with something changed; the page begins anew unless it is what changes."""
        other = replace(self, **{"page": 1, **changed})  # type: ignore[arg-type]
        plain = ListRequest()
        told = {n: getattr(other, n) for n in self.__slots__ if getattr(other, n) != getattr(plain, n)}
        return "/events" + ("?" + urlencode({n: 1 if v is True else v for n, v in told.items()}) if told else "")


@dataclass(frozen=True, slots=True)
class FigureCell:
    """The gravest figure of an event, short."""

    measure: str
    span: str
    best: str
    status: str
    status_word: str


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event in the list."""

    event_id: str
    title: str
    type: str
    when: str
    place: str
    accounts: int
    figure: FigureCell | None
    single: bool
    reviewed: bool


@dataclass(frozen=True, slots=True)
class EventsPage:
    """The list.

    Attributes:
        total: Events that fit; of: events of the case; held: accounts of the case.
        undated, unplaced: Events that fit and are on no bar or point.
    """

    asked: ListRequest
    lines: list[EventLine]
    total: int
    of: int
    held: int
    pages: int
    bars: list[Bar]
    undated: int
    points: list[Point]
    unplaced: int


def events_page(case: CaseFile, index: sqlite3.Connection, asked: ListRequest) -> EventsPage:
    """The events that fit what is asked."""
    where, given = _conditions(asked)
    found = found_by(case, index, asked.q)
    if found is not None:
        index.execute("CREATE TEMP TABLE IF NOT EXISTS fit (event_id TEXT PRIMARY KEY) WITHOUT ROWID")
        index.execute("DELETE FROM fit")
        index.executemany("INSERT OR IGNORE INTO fit VALUES (?)", [(f,) for f in found])
        where += " AND event_id IN (SELECT event_id FROM fit)"
    fitting = f"FROM events WHERE {where}"
    total, dated, placed = index.execute(
        f"SELECT count(*), count(start), count(latitude + longitude) {fitting}", given
    ).fetchone()
    pages = max(1, -(-total // PAGE))
    first = (min(max(asked.page, 1), pages) - 1) * PAGE
    order = ORDERS.get(asked.order, ORDERS["accounts"])
    rows = index.execute(
        f"SELECT event_id, title, type, edtf, place, accounts, single, reviewed {fitting} ORDER BY {order} LIMIT ? OFFSET ?",
        (*given, PAGE, first),
    ).fetchall()
    days = index.execute(f"SELECT substr(start, 1, 10), count(*) {fitting} AND start IS NOT NULL GROUP BY 1", given)
    cells = index.execute(
        f"SELECT latitude, longitude, coalesce(max(place), ''), count(*) {fitting} AND latitude + longitude IS NOT NULL "
        f"GROUP BY round(latitude / {CELL}), round(longitude / {CELL})",
        given,
    )
    return EventsPage(
        asked=replace(asked, page=first // PAGE + 1), lines=[_line(index, row) for row in rows], total=total,
        of=int(index.execute("SELECT count(*) FROM events").fetchone()[0]),
        held=int(case.connection.execute("SELECT count(*) FROM accounts").fetchone()[0]),
        pages=pages, bars=bars_of(dict(days)), undated=total - dated, points=points_of(cells.fetchall()), unplaced=total - placed,
    )  # fmt: skip


def _conditions(asked: ListRequest) -> tuple[str, list[object]]:
    """The filters as a condition over the index."""
    parts, given = ["1"], list[object]()
    if asked.place:
        parts.append("instr(lower(coalesce(place, '')), lower(?)) > 0")
        given.append(asked.place)
    for bound, sign in ((asked.since, ">="), (asked.until, "<=")):
        if bound:
            parts.append(f"start {sign} ?")
            given.append(bound if sign == ">=" else bound + "~")
    if asked.status:
        parts.append("event_id IN (SELECT event_id FROM figures WHERE status = ?)")
        given.append(asked.status)
    if asked.contested:
        parts.append("event_id IN (SELECT event_id FROM figures WHERE status = 'contested')")
    if asked.single:
        parts.append("single")
    if asked.unreviewed:
        parts.append("NOT reviewed")
    spot = _spot(asked.near)
    if spot is not None:
        parts.append("abs(latitude - ?) <= ? AND abs(longitude - ?) <= ?")
        given += [spot[0], NEAR, spot[1], NEAR]
    return " AND ".join(parts), given


def _spot(near: str) -> tuple[float, float] | None:
    try:
        latitude, longitude = (float(x) for x in near.split(","))
    except ValueError:
        return None
    return latitude, longitude


def _line(index: sqlite3.Connection, row: tuple[str, ...]) -> EventLine:
    event_id, title, kind, edtf, place, accounts, single, reviewed = row
    return EventLine(
        event_id=event_id,
        title=title,
        type=kind.replace("_", " "),
        when=spoken_date(edtf) if edtf else "",
        place=place or "",
        accounts=int(accounts),
        figure=figure_cell(index, event_id),
        single=bool(single),
        reviewed=bool(reviewed),
    )


def figure_cell(index: sqlite3.Connection, event_id: str) -> FigureCell | None:
    """The gravest figure of an event; None where it has none."""
    row = index.execute(
        "SELECT measure, low, best, high, status FROM figures WHERE event_id = ? AND population = 'all' ORDER BY "
        "CASE measure WHEN 'killed' THEN 0 WHEN 'injured' THEN 1 WHEN 'missing' THEN 2 WHEN 'casualties' THEN 3 ELSE 4 END, "
        "measure, unit LIMIT 1",
        (event_id,),
    ).fetchone()
    if row is None:
        return None
    measure, low, best, high, status = row
    told = number(best if low is None else low)
    span = f"{told} or more" if high is None and low is not None else told if low == high else f"{told}–{number(high)}"
    return FigureCell(measure.replace("_", " "), span, number(best), status, STATUS.get(status, status))
