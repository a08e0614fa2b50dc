"""What the list of events is asked for: filters as a condition over the index, an order, and the choices that a case offers.

Refuses to put what was sent into a statement: values are given beside it, and words of closed sets are held against them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from firsthand.vocabulary import EVENT_TYPES, FIGURE_STATUSES, MEASURES, TIERS

NEAR = 0.5  # degrees
MOST_CHOICES = 300
_FIRST = "accounts DESC, main DESC, coalesce(start, '9999'), event_id"
_OF = (
    "(SELECT max({value}) FROM figures f WHERE f.event_id = events.event_id AND f.population = 'all' "
    "AND f.measure = '{measure}')"
)
_TIER = "CASE tier WHEN 'incident' THEN 0 WHEN 'followup' THEN 1 ELSE 2 END"
ORDERS: Mapping[str, str] = {
    "accounts": "most told first, incidents before others",
    "toll": "highest toll first",
    "spread": "widest spread first",
    "hands": "most first hands first",
    "date": "earliest first",
    "latest": "latest first",
}


@dataclass(frozen=True, slots=True)
class ListRequest:
    """What the list is asked for.

    Attributes:
        q: Words in titles, names, places, people or the accounts' texts.
        since, until: Days the event's own date lies between.
        type, tier, country: Of the event.
        measure: One of its figures counts this; toll and spread are of it.
        status: Status of that figure, or of any where no measure is named.
        language, publisher: Of an account that tells of it.
        coder: Who ruled on it; tag: what it, or an account of it, is tagged with.
        assigned: Who it was dealt to.
        contested, single, unreviewed: Only such events.
        near: "latitude,longitude" of a point on the map.
        page: From 1.
    """

    q: str = ""
    place: str = ""
    since: str = ""
    until: str = ""
    type: str = ""
    tier: str = ""
    measure: str = ""
    status: str = ""
    country: str = ""
    language: str = ""
    publisher: str = ""
    coder: str = ""
    tag: str = ""
    assigned: str = ""
    contested: bool = False
    single: bool = False
    unreviewed: bool = False
    near: str = ""
    order: str = "accounts"
    page: int = 1

    @property
    def query(self) -> str:
        """What is asked for as the query of an address, without its page; empty where nothing is."""
        plain = ListRequest()
        told = {n: getattr(self, n) for n in self.__slots__ if n != "page" and getattr(self, n) != getattr(plain, n)}
        return urlencode({n: 1 if v is True else v for n, v in told.items()})

    @property
    def narrow(self) -> int:
        """How many of the further filters are in use: those that the form folds away."""
        return sum(bool(getattr(self, n)) for n in FURTHER)

    def link(self, **changed: object) -> str:
        """The list's address with something changed; the page begins anew unless it is what changes."""
        other = replace(self, **{"page": 1, **changed})  # type: ignore[arg-type]
        parts = [other.query, f"page={other.page}" if other.page > 1 else ""]
        told = "&".join(p for p in parts if p)
        return "/events" + (f"?{told}" if told else "")


FURTHER = ("country", "language", "publisher", "coder", "tag", "assigned")


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition over the index, and the values that it is given."""

    sql: str
    given: tuple[object, ...] = ()


def condition_of(asked: ListRequest) -> Condition:
    """The filters as a condition; a word that is none of its closed set fits nothing."""
    parts = ["1", *_plain(asked)]
    given: list[object] = []
    for sql, values in (*_days(asked), *_named(asked)):
        parts.append(sql)
        given += values
    spot = _spot(asked.near)
    if spot is not None:
        parts.append("abs(latitude - ?) <= ? AND abs(longitude - ?) <= ?")
        given += [spot[0], NEAR, spot[1], NEAR]
    return Condition(" AND ".join(parts), tuple(given))


def _plain(asked: ListRequest) -> list[str]:
    """Filters that are ticked."""
    ticked = {
        "event_id IN (SELECT event_id FROM figures WHERE status = 'contested')": asked.contested,
        "single": asked.single,
        "NOT reviewed": asked.unreviewed,
    }
    return [sql for sql, on in ticked.items() if on]


def _days(asked: ListRequest) -> list[tuple[str, list[object]]]:
    out: list[tuple[str, list[object]]] = []
    if asked.place:
        out.append(("instr(lower(coalesce(place, '')), lower(?)) > 0", [asked.place]))
    if asked.since:
        out.append(("start >= ?", [asked.since]))
    if asked.until:
        out.append(("start <= ?", [asked.until + "~"]))
    return out


def _named(asked: ListRequest) -> list[tuple[str, list[object]]]:
    """Filters by a word each."""
    out: list[tuple[str, list[object]]] = []
    figures = [(n, v) for n, v in (("measure", asked.measure), ("status", asked.status)) if v]
    if figures:
        held = " AND ".join(f"{n} = ?" for n, _ in figures)
        out.append((f"event_id IN (SELECT event_id FROM figures WHERE {held})", [v for _, v in figures]))
    out += [(f"{n} = ?", [v]) for n, v in (("type", asked.type), ("tier", asked.tier), ("country", asked.country)) if v]
    told = (
        ("tellers", "language", asked.language),
        ("tellers", "publisher", asked.publisher),
        ("ruled_by", "who", asked.coder),
        ("tags", "tag", asked.tag),
        ("assigned", "who", asked.assigned),
    )
    return out + [(f"event_id IN (SELECT event_id FROM {t} WHERE {c} = ?)", [v]) for t, c, v in told if v]


def _spot(near: str) -> tuple[float, float] | None:
    try:
        latitude, longitude = (float(x) for x in near.split(","))
    except ValueError:
        return None
    return latitude, longitude


def order_of(asked: ListRequest) -> str:
    """The order as a list of terms; one that is none is the first."""
    measure = asked.measure if asked.measure in MEASURES else "killed"
    toll = _OF.format(value="coalesce(f.best, f.low, f.high)", measure=measure)
    spread = _OF.format(value="f.high - f.low", measure=measure)
    hands = "(SELECT max(f.origins_max) FROM figures f WHERE f.event_id = events.event_id)"
    return {
        "toll": f"coalesce({toll}, -1) DESC, {_FIRST}",
        "spread": f"coalesce({spread}, -1) DESC, {_FIRST}",
        "hands": f"coalesce({hands}, 0) DESC, {_FIRST}",
        "date": "coalesce(start, '9999'), event_id",
        "latest": "coalesce(start, '') DESC, event_id",
    }.get(asked.order, f"{_TIER}, {_FIRST}")


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters of a case offer: what is there, the commonest first."""

    types: list[str]
    tiers: list[str]
    measures: list[str]
    statuses: list[str]
    countries: list[str]
    languages: list[str]
    publishers: list[str]
    coders: list[str]
    tags: list[str]
    assigned: list[str]


def choices_of(index: sqlite3.Connection) -> Choices:
    """The choices that a case offers; words of closed sets in their own order."""

    def held(table: str, column: str) -> list[str]:
        sql = f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ?"
        return [str(row[0]) for row in index.execute(sql, (MOST_CHOICES,))]

    def ordered(words: tuple[str, ...], there: list[str]) -> list[str]:
        return [w for w in words if w in there]

    return Choices(
        types=ordered(EVENT_TYPES, held("events", "type")),
        tiers=ordered(TIERS, held("events", "tier")),
        measures=ordered(MEASURES, held("figures", "measure")),
        statuses=ordered(FIGURE_STATUSES, held("figures", "status")),
        countries=sorted(held("events", "country")),
        languages=sorted(held("tellers", "language")),
        publishers=sorted(held("tellers", "publisher"), key=str.casefold),
        coders=sorted(held("ruled_by", "who")),
        tags=sorted(held("tags", "tag")),
        assigned=sorted(held("assigned", "who")),
    )
