"""Anchors: what a decision speaks of, written down as it stands in the case when the decision is taken.

Reads the case and stores nothing.  Refuses a target that is not there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from firsthand.casefile.decision import (
    Anchor,
    ClaimAnchor,
    EntityAnchor,
    EventAnchor,
    EventMark,
    OriginAnchor,
    TextAnchor,
)
from firsthand.casefile.kinds import KINDS
from firsthand.errors import DecisionError
from firsthand.vocabulary import DECISION_SUBJECTS

CONTEXT = 24  # characters kept on either side of the words
MOST_CLAIMS = 40  # claims of one account that mark an event; more tell nothing more
_TABLES = {
    "account": ("accounts", "account_id"),
    "claim": ("claims", "claim_id"),
    "event": ("events", "event_id"),
    "origin": ("origins", "origin_id"),
    "entity": ("entities", "entity_id"),
    "decision": ("decisions", "decision_id"),
}
_CORE = ("figure", "act", "name")


@dataclass(slots=True)
class _Texts:
    """Texts of accounts with their versions, each read once."""

    connection: sqlite3.Connection
    held: dict[str, tuple[str, str]] = field(default_factory=dict)

    def of(self, account_id: str) -> tuple[str, str]:
        """The version and the text of an account."""
        if account_id not in self.held:
            sql = "SELECT version_id, text FROM accounts JOIN text_versions USING (version_id, account_id) WHERE account_id = ?"
            self.held[account_id] = self.connection.execute(sql, (account_id,)).fetchone()
        return self.held[account_id]


def subject_of(connection: sqlite3.Connection, kind: str, target: str) -> str:
    """What a target is.

    Raises:
        DecisionError: Nothing that this kind of decision can rule on has this id.
    """
    wanted = KINDS[kind].subject
    for subject in DECISION_SUBJECTS if wanted == "any" else (wanted,):
        table, column = _TABLES[subject]
        if connection.execute(f"SELECT 1 FROM {table} WHERE {column} = ?", (target,)).fetchone():
            return subject
    what = "account, claim, event, origin or entity" if wanted == "any" else wanted
    raise DecisionError(
        f"is the id of no {what} of this case", target, "look the id up again: a new reading may change it"
    )


def is_there(connection: sqlite3.Connection, subject: str, target: str) -> bool:
    """Whether something of a subject, or of any, has just this id."""
    tables = (_TABLES[s] for s in (DECISION_SUBJECTS if subject == "any" else (subject,)))
    return any(connection.execute(f"SELECT 1 FROM {t} WHERE {c} = ?", (target,)).fetchone() for t, c in tables)


def anchor_of(connection: sqlite3.Connection, kind: str, target: str, payload: Mapping[str, Any]) -> Anchor:
    """Everything a decision speaks of, as it stands now.

    Args:
        connection: An open case.
        kind: One of `KINDS`.
        target: Id of what is ruled on.
        payload: What is ruled, checked.

    Raises:
        DecisionError: Something that it names is not there, or the words it selects are not those of the text.
    """
    texts = _Texts(connection)
    subject = subject_of(connection, kind, target)
    named = {subject: [target]}
    for key, other in (("claims", "claim"), ("events", "event"), ("origins", "origin"), ("entities", "entity")):
        named.setdefault(other, []).extend(payload.get(key, ()))
    if kind in ("correct", "add") and "event" in payload:
        named["event"].append(payload["event"])
    for other in payload.get("accounts", ()):
        _there(connection, "account", other)
    if len(set(named.get("event", ()))) < len(named.get("event", ())):
        raise DecisionError("cannot be joined with itself", target, "name another event")
    words = _words(texts, _account_of(connection, subject, target), payload) if "quote" in payload else None
    return Anchor(
        subject=subject,
        claims=tuple(_claim(texts, c) for c in named.get("claim", ())),
        events=tuple(_event(texts, e) for e in named["event"]),
        origins=tuple(_origin(connection, o) for o in named["origin"]),
        entities=tuple(_entity(texts, e) for e in named["entity"]),
        words=words,
        seen=_seen(connection, target, payload) if kind == "lock" else (),
    )


def _there(connection: sqlite3.Connection, subject: str, target: str) -> None:
    table, column = _TABLES[subject]
    if not connection.execute(f"SELECT 1 FROM {table} WHERE {column} = ?", (target,)).fetchone():
        raise DecisionError(f"is the id of no {subject} of this case", target, "look the id up again")


def _account_of(connection: sqlite3.Connection, subject: str, target: str) -> str:
    if subject == "account":
        return target
    return str(connection.execute("SELECT account_id FROM claims WHERE claim_id = ?", (target,)).fetchone()[0])


def _words(texts: _Texts, account_id: str, payload: Mapping[str, Any]) -> TextAnchor:
    """Words that a reviewer selected; they must be the text's own."""
    version_id, text = texts.of(account_id)
    start, end = payload["start"], payload["end"]
    if text[start:end] != payload["quote"]:
        found = text[start:end]
        raise DecisionError(
            f"selects “{payload['quote']}”, where the text reads “{found}”", account_id, "select it again"
        )
    return _text_anchor(account_id, version_id, text, (start, end))


def _text_anchor(account_id: str, version_id: str, text: str, span: tuple[int, int]) -> TextAnchor:
    start, end = span
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return TextAnchor(
        account_id=account_id,
        version_id=version_id,
        start=start,
        end=end,
        quote=text[start:end],
        prefix=before,
        suffix=after,
    )


def _claim(texts: _Texts, claim_id: str) -> ClaimAnchor:
    """A claim as the machine read it, whether or not it was corrected since."""
    for table in ("claims_aside", "claims"):
        sql = f'SELECT account_id, "start", "end", kind, measure FROM {table} WHERE claim_id = ?'
        row = texts.connection.execute(sql, (claim_id,)).fetchone()
        if row is not None:
            account_id, start, end, kind, measure = row
            version_id, text = texts.of(account_id)
            return ClaimAnchor(claim_id, _text_anchor(account_id, version_id, text, (start, end)), kind, measure)
    raise DecisionError("is the id of no claim of this case", claim_id, "look the id up again")


def _event(texts: _Texts, event_id: str) -> EventAnchor:
    """An event by what each of its accounts tells of it."""
    connection = texts.connection
    _there(connection, "event", event_id)
    main = {a for (a,) in connection.execute("SELECT account_id FROM main_events WHERE event_id = ?", (event_id,))}
    told: dict[str, list[tuple[str, str]]] = {a: [] for a in main}
    sql = (
        "SELECT c.account_id, c.claim_id, c.kind FROM event_claims e JOIN claims c USING (claim_id) "
        'WHERE e.event_id = ? ORDER BY c.account_id, c."start", c.claim_id'
    )
    for account_id, claim_id, kind in connection.execute(sql, (event_id,)):
        told.setdefault(account_id, []).append((claim_id, kind))
    marks = (
        EventMark(a, a in main, tuple(_claim(texts, c) for c in _telling(told[a], a in main))) for a in sorted(told)
    )
    return EventAnchor(event_id, tuple(marks))


def _telling(claims: Sequence[tuple[str, str]], main: bool) -> list[str]:
    """The claims that mark an event best: those that speak of it alone; all where an account has none such."""
    core = [c for c, kind in claims if kind in _CORE]
    return (core or ([] if main else [c for c, _ in claims]))[:MOST_CLAIMS]


def _origin(connection: sqlite3.Connection, origin_id: str) -> OriginAnchor:
    row = connection.execute("SELECT name, kind FROM origins WHERE origin_id = ?", (origin_id,)).fetchone()
    if row is None:
        raise DecisionError("is the id of no origin of this case", origin_id, "look the id up again")
    return OriginAnchor(origin_id, *row)


def _entity(texts: _Texts, entity_id: str) -> EntityAnchor:
    found = _evidence(texts.connection, entity_id)
    claims = tuple(_claim(texts, c) for c in found)
    if not claims:
        raise DecisionError("is the id of no entity of this case", entity_id, "look the id up again")
    return EntityAnchor(entity_id, claims)


def _evidence(connection: sqlite3.Connection, entity_id: str) -> Iterator[str]:
    sql = "SELECT claim_id FROM entity_claims WHERE entity_id = ? ORDER BY claim_id"
    for (claim_id,) in connection.execute(sql, (entity_id,)).fetchall():
        yield str(claim_id)


def _seen(connection: sqlite3.Connection, event_id: str, payload: Mapping[str, Any]) -> tuple[str, ...]:
    """The accounts that give a figure now; none of one that is the coder's own."""
    sql = (
        "SELECT j.value FROM figures f, json_each(f.readings) r, json_each(r.value, '$.account_ids') j "
        "WHERE f.event_id = ? AND f.measure = ? AND f.population = ? AND f.unit IS ? ORDER BY 1"
    )
    which = (event_id, payload["measure"], payload.get("population", "all"), payload.get("unit"))
    found = tuple(dict.fromkeys(str(row[0]) for row in connection.execute(sql, which)))
    if not found and "basis" not in payload:
        said = f"{payload['measure']}/{payload.get('population', 'all')}"
        advice = (
            "lock a figure that accounts give, or say what yours stands on: basis=coder, or basis=outside and source="
        )
        raise DecisionError(f"tells no {said}", event_id, advice)
    return found
