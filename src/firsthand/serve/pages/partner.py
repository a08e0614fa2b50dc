"""What an event, a first hand, a person or an organisation may be one with, found by words: never by an id from an address.

Refuses to offer the thing itself.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from firsthand.casefile.case import CaseFile
from firsthand.events.titles import spoken_date
from firsthand.serve.pages.events import tolls_of
from firsthand.serve.web.index import found_by

MOST = 40
NOUNS = {"merge": "event", "join_origins": "first hand", "join_entities": "person or organisation"}
_NAMED = {
    "join_origins": ("origins", "origin_id", "kind"),
    "join_entities": ("entities", "entity_id", "kind"),
}


@dataclass(frozen=True, slots=True)
class Partner:
    """One of those that it may be one with."""

    id: str
    name: str
    told: str


@dataclass(frozen=True, slots=True)
class PartnerPage:
    """The search for a partner.

    Attributes:
        kind: `merge`, `join_origins` or `join_entities`.
        what: What is looked for.
        target, name: The thing that is to be one with another.
        q: The words.
    """

    kind: str
    what: str
    target: str
    name: str
    q: str
    found: list[Partner]


def partner_page(case: CaseFile, index: sqlite3.Connection, kind: str, target: str, *, q: str) -> PartnerPage | None:
    """The search for a partner; None where there is no such thing or kind.

    Args:
        case: The open case.
        index: Its index.
        kind: A kind of `NOUNS`.
        target: Id of the thing.
        q: Words to look for; empty finds nothing.
    """
    if kind not in NOUNS:
        return None
    table, column, _ = ("events", "event_id", "") if kind == "merge" else _NAMED[kind]
    name = "title" if kind == "merge" else "name"
    row = case.connection.execute(f"SELECT {name} FROM {table} WHERE {column} = ?", (target,)).fetchone()
    if row is None:
        return None
    found = _events(case, index, target, q) if kind == "merge" else _named(case, kind, target, q)
    return PartnerPage(kind, NOUNS[kind], target, str(row[0]), q, found)


def _events(case: CaseFile, index: sqlite3.Connection, target: str, q: str) -> list[Partner]:
    ids = found_by(case, index, q) or set()
    ranked = index.execute("SELECT event_id, title, edtf, place, accounts FROM events ORDER BY accounts DESC, event_id")
    out: list[Partner] = []
    for event_id, title, edtf, place, accounts in ranked:
        if event_id in ids and event_id != target and len(out) < MOST:
            tolls = ", ".join(f"{t.span} {t.measure}" for t in tolls_of(index, event_id))
            told = (
                spoken_date(edtf) if edtf else "",
                place or "",
                tolls,
                f"{accounts} account{'' if accounts == 1 else 's'}",
            )
            out.append(Partner(event_id, title, " · ".join(t for t in told if t)))
    return out


def _named(case: CaseFile, kind: str, target: str, q: str) -> list[Partner]:
    table, column, what = _NAMED[kind]
    words = [w.casefold() for w in q.split()]
    if not words:
        return []
    more = "name || ' ' || variants" if kind == "join_entities" else "name"
    sql = f"SELECT {column}, name, {what}, json_array_length(account_ids), {more} FROM {table} ORDER BY 4 DESC, 1"
    out: list[Partner] = []
    for this, name, kind_of, accounts, text in case.connection.execute(sql):
        if this != target and all(w in str(text).casefold() for w in words) and len(out) < MOST:
            out.append(Partner(this, name, f"{kind_of}, in {accounts} account{'' if accounts == 1 else 's'}"))
    return out
