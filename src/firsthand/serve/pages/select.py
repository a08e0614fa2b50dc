"""Some rows of a case: the nouns that one page needs, and a view of an event, without reading the whole file.

The same nouns as an export reads, by id; refuses to read texts that the page does not show.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from firsthand.accounts.account import Account
from firsthand.casefile.columns import columns_of, nouns
from firsthand.casefile.schema import TEXT_COLUMNS, quoted, table_of
from firsthand.claims.claim import Claim
from firsthand.events.event import Entity, EntityClaim, Event, EventClaim, MainEvent
from firsthand.export.page.accounts import published_words
from firsthand.lineage.lineage import Lineage, Origin, OriginLink
from firsthand.record.figure import Figure
from firsthand.view.case_view import CaseView

Noun = TypeVar("Noun")
LONGEST_NAME = 48


@dataclass(frozen=True, slots=True)
class AccountLine:
    """An account as other pages name it.

    Attributes:
        name: Who tells it: publisher, else writer, else the input's name.
        published: Date for people.
    """

    account_id: str
    name: str
    title: str | None
    published: str
    edtf: str | None
    language: str


def some(
    connection: sqlite3.Connection, noun: type[Noun], where: str = "1", given: Sequence[object] = ()
) -> list[Noun]:
    """Rows of one noun, in the order of its table.

    Args:
        connection: Of a case.
        noun: A noun with a table.
        where: A condition over its columns, of our own making, with a placeholder for each value.
        given: The values.

    Returns:
        Empty also where the case, being older, has no such table.
    """
    table, columns = table_of(cast(Any, noun)), columns_of(cast(Any, noun))
    stored = _columns(connection, table.name)
    if not stored:  # a case that an older version wrote has no such table yet
        return []
    frm, names = table.name, [c.name for c in columns if c.name in stored and c.name not in table.left_out]
    chosen = [quoted(n) for n in names]
    if noun is Account:
        kept = _columns(connection, "text_versions")
        names = [c.name for c in columns if c.name in (kept if c.name in TEXT_COLUMNS else stored)]
        chosen = [f"{'v' if n in TEXT_COLUMNS else 'accounts'}.{quoted(n)}" for n in names]
        frm = "accounts JOIN text_versions v ON v.version_id = accounts.version_id"
    order = ", ".join(f"{table.name}.{quoted(c)}" for c in table.order) or f"{table.name}.rowid"
    rows = connection.execute(f"SELECT {', '.join(chosen)} FROM {frm} WHERE {where} ORDER BY {order}", tuple(given))
    return list(nouns(noun, names, rows))


def _columns(connection: sqlite3.Connection, table: str) -> set[str]:
    return {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}


def listed(ids: Iterable[str]) -> str:
    """Ids as the JSON list that `among` reads."""
    return json.dumps(sorted(set(ids)))


def among(column: str) -> str:
    """The condition that a column is among the ids of one JSON list."""
    return f"{column} IN (SELECT value FROM json_each(?))"


def account_lines(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, AccountLine]:
    """Accounts by id, without their texts; ids that are none are passed over."""
    sql = (
        "SELECT account_id, coalesce(nullif(publisher, ''), nullif(byline, ''), source_id), title, published, language "
        f"FROM accounts WHERE {among('account_id')}"
    )
    found = connection.execute(sql, (listed(ids),))
    return {a: AccountLine(a, short(name), title, published_words(p), p, lang) for a, name, title, p, lang in found}


def short(name: str) -> str:
    """A name as it stands in a list: a path by its last part, cut where long."""
    name = name.rsplit("/", 1)[-1] or name
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"


def event_view(connection: sqlite3.Connection, event_id: str, lineage: bool = False) -> CaseView | None:
    """A view that holds one event with all that its page shows: its accounts, claims, origins, parent and children.

    Args:
        connection: Of a case.
        event_id: The event.
        lineage: Also what ties its accounts to each other, and all their figures to first hands: long, and asked only to
            reconcile anew.

    Returns:
        None where the case has no such event.
    """
    found = some(connection, Event, "event_id = ?", (event_id,))
    if not found:
        return None
    (event,) = found
    near = some(connection, Event, "event_id = ? OR parent_id = ?", (event.parent_id, event_id))
    links = some(connection, EventClaim, "event_id = ?", (event_id,))
    scene = {
        c for r in (*event.date_readings, *event.place_readings) for c in r.claim_ids
    }  # some speak of another event
    claims = some(connection, Claim, among("claim_id"), (listed(scene | {k.claim_id for k in links}),))
    figures = some(connection, Figure, "event_id = ?", (event_id,))
    named = some(connection, EntityClaim, among("claim_id"), (listed(k.claim_id for k in links),))
    mine = listed({*event.account_ids, *(c.account_id for c in claims)})
    pairs = f"{among('derived_account')} AND (source_account IS NULL OR {among('source_account')})"
    few = "" if lineage else f" AND (claim_id IS NULL OR {among('claim_id')})"
    ties = some(connection, OriginLink, among("account_id") + few, (mine,) if lineage else (mine, listed(scene)))
    behind = {o for f in figures for r in f.readings for o in r.origin_ids} | {k.origin_id for k in ties}
    entities = some(connection, Entity, among("entity_id"), (listed(k.entity_id for k in named),))
    return CaseView(
        accounts={a.account_id: a for a in some(connection, Account, among("accounts.account_id"), (mine,))},
        claims={c.claim_id: c for c in claims},
        events={e.event_id: e for e in (*near, event)},
        figures={event_id: sorted(figures, key=lambda f: (f.measure, f.population, f.unit or ""))},
        lineage=tuple(some(connection, Lineage, pairs, (mine, mine))) if lineage else (),
        origins={o.origin_id: o for o in some(connection, Origin, among("origin_id"), (listed(behind),))},
        origin_links=tuple(ties),
        entities={e.entity_id: e for e in entities},
        event_of={k.claim_id: k.event_id for k in links},
        entity_of={k.claim_id: k.entity_id for k in named},
        main_event={k.account_id: k.event_id for k in some(connection, MainEvent, among("account_id"), (mine,))},
    )
