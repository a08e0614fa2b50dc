"""One ruling on many things: what is ruled on each of those that were ticked, told before it is stored.

Refuses to rule on what was not shown: what fits a filter is counted again before it is stored.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from firsthand.casefile.decide import Ruling
from firsthand.casefile.open_claims import open_claims
from firsthand.casefile.select import among, listed, some
from firsthand.claims.claim import Claim
from firsthand.errors import DecisionError
from firsthand.events.event import Event
from firsthand.serve.pages.readings import read_as
from firsthand.serve.pages.select import Offered, account_lines

SHOWN = 40  # things that the page names one by one


@dataclass(frozen=True, slots=True)
class Deed:
    """What can be done to many things at once.

    Attributes:
        of: `accounts`, `events` or `decisions`.
        label: What the list offers; says: what is about to be stored, `{n}` things.
        kind: Kind of decision; key: the key of its payload that a person fills in, empty where there is none.
        value: What the payload holds without a person; whole: whether it rules on all claims of an account.
    """

    of: str
    label: str
    says: str
    kind: str
    key: str = ""
    value: Mapping[str, str] = field(default_factory=dict)
    whole: bool = False


def _deed(of: str, label: str, says: str, kind: str, **more: Any) -> Deed:
    return Deed(of=of, label=label, says=says, kind=kind, **more)


DEEDS: Mapping[str, Deed] = {
    "tag-account": _deed("accounts", "tag them as", "Tag {n} as", "tag", key="tag"),
    "publisher": _deed("accounts", "give the publisher", "Say who published {n}", "publisher", key="publisher"),
    "published": _deed(
        "accounts", "give the day, as 2024-05-03", "Say when {n} came out", "published", key="published"
    ),
    "language": _deed(
        "accounts", "give the language, as es", "Say in which language {n} is", "language", key="language"
    ),
    "exclude": _deed("accounts", "exclude them, because", "Exclude {n}", "exclude"),
    "include": _deed("accounts", "put them back", "Put back {n}", "include"),
    "accept": _deed("accounts", "accept all their claims", "Accept all claims of {n}", "accept", whole=True),
    "reviewed": _deed("events", "mark them as reviewed", "Mark {n} as reviewed", "tag", value={"tag": "reviewed"}),
    "tag-event": _deed("events", "tag them as", "Tag {n} as", "tag", key="tag"),
    "deal": _deed("events", "deal them to, names with ; between", "Deal out {n} to", "assign", key="coder"),
    "merge": _deed("events", "put them together", "Put {n} together", "merge"),
    "undo": _deed("decisions", "take them back", "Take back {n}", "undo"),
}
ONE = {"accounts": "account", "events": "event", "decisions": "decision"}


@dataclass(frozen=True, slots=True)
class Many:
    """What is about to be stored.

    Attributes:
        do: A key of `DEEDS`; said: the same in words, with how many.
        given: What was typed into the one field: the value, or of a deed without one the reason.
        ids: The things; things: the first of them as people know them.
        query: The filter that they fit; None where they were ticked.
        stores: How many decisions come of it.
        refused: Why it was not stored; empty where nothing was sent.
    """

    do: str
    deed: Deed
    said: str
    given: str
    ids: list[str]
    things: list[Offered]
    query: str | None
    stores: int
    refused: str = ""


def deeds_of(what: str) -> list[Offered]:
    """What can be done to many accounts, events or decisions."""
    return [Offered(key, d.label) for key, d in DEEDS.items() if d.of == what]


def many_page(
    connection: sqlite3.Connection, do: str, given: str, ids: Sequence[str], *, query: str | None = None
) -> Many:
    """What one ruling on many things comes to.

    Args:
        connection: An open case.
        do: A key of `DEEDS`.
        given: What was typed.
        ids: The things; those that are none any more are left out.
        query: The filter that they fit; None where they were ticked.

    Raises:
        DecisionError: There is no such deed, or nothing to do it to.
    """
    deed = DEEDS.get(do)
    if deed is None:
        raise DecisionError("is nothing that can be done to many", do, "choose what to do")
    held = [i for i in dict.fromkeys(ids) if i]
    things = _named(connection, deed.of, held)
    found = [i for i in held if i in things]
    least = 2 if deed.kind == "merge" else 1
    if len(found) < least:
        advice = "tick two or more" if least == 2 else "tick one or more"
        raise DecisionError("is done to nothing", deed.label, advice)
    counted = f"{len(found):,} {ONE[deed.of]}{'' if len(found) == 1 else 's'}"
    claims = open_claims(connection, found) if deed.whole else []
    shown = _claims_named(connection, claims[:SHOWN]) if deed.whole else [things[i] for i in found[:SHOWN]]
    stores = len(claims) if deed.whole else 1 if deed.kind == "merge" else len(found)
    return Many(
        do=do,
        deed=deed,
        said=deed.says.format(n=counted),
        given=given,
        ids=found,
        things=shown,
        query=query,
        stores=stores,
    )


def rulings_of(connection: sqlite3.Connection, asked: Many, who: str) -> list[Ruling]:
    """The decisions that it comes to.

    Raises:
        DecisionError: A value or a reason is missing, or there is nothing left to rule on.
    """
    deed, given = asked.deed, asked.given.strip()
    if (deed.key or deed.kind == "exclude") and not given:
        raise DecisionError("needs words", deed.label, "fill in the field")
    if deed.whole:
        return [Ruling(deed.kind, c, who, {}, given) for c in open_claims(connection, asked.ids)]
    if deed.kind == "merge":
        return [Ruling("merge", asked.ids[0], who, {"events": asked.ids[1:]}, given)]
    if deed.kind == "assign":
        names = list(dict.fromkeys(n.strip() for n in given.split(";") if n.strip()))
        return [Ruling("assign", i, who, {"coder": names[n % len(names)]}) for n, i in enumerate(asked.ids) if names]
    payload = {deed.key: given} if deed.key else dict(deed.value)
    return [Ruling(deed.kind, i, who, payload, "" if deed.key else given) for i in asked.ids]


def _named(connection: sqlite3.Connection, what: str, ids: Sequence[str]) -> dict[str, Offered]:
    if what == "accounts":
        lines = account_lines(connection, ids)
        return {i: Offered(i, " ".join((a.siglum, a.name, a.title or "")).strip()) for i, a in lines.items()}
    if what == "events":
        events = some(connection, Event, among("event_id"), (listed(ids),))
        return {e.event_id: Offered(e.event_id, e.title) for e in events}
    told = "kind || ', ' || who || ', ' || substr(\"when\", 1, 10)"
    sql = f"SELECT decision_id, {told} FROM decisions WHERE {among('decision_id')}"
    return {row[0]: Offered(*row) for row in connection.execute(sql, (listed(ids),))}


def _claims_named(connection: sqlite3.Connection, ids: Sequence[str]) -> list[Offered]:
    claims = {c.claim_id: c for c in some(connection, Claim, among("claim_id"), (listed(ids),))}
    return [Offered(i, f"{read_as(claims[i])}: “{' '.join(claims[i].quote.split())[:80]}”") for i in ids if i in claims]
