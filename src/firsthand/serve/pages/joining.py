"""What a person is about to join, told before it is stored: which first hands, people or organisations, under which name.

Refuses to join what was not ticked, and fewer than two.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from firsthand.casefile.select import among, listed, some
from firsthand.errors import DecisionError
from firsthand.events.event import Entity
from firsthand.lineage.lineage import Origin

JOINS: Mapping[str, str] = {"join_origins": "origins", "join_entities": "entities"}  # kind to the list that it takes


@dataclass(frozen=True, slots=True)
class JoinedThing:
    """One of those that are to be one.

    Attributes:
        told: What it is, for a person: its kind, its roles, how many accounts it is in.
    """

    id: str
    name: str
    told: str


@dataclass(frozen=True, slots=True)
class Joining:
    """What would be joined.

    Attributes:
        field: Name of the list in the form.
        things: In the order in which they were ticked.
        names_one: Whether the person says which name stays; people are called as most accounts call them.
    """

    kind: str
    field: str
    things: list[JoinedThing]
    names_one: bool


def ticked(kind: str, target: str, payload: Mapping[str, object]) -> list[str]:
    """The ids that a join names, the one that stays first.

    Args:
        kind: A kind of `JOINS`.
        target: The one that gives its name; empty where the first ticked does.
        payload: What the form's fields came to.

    Raises:
        DecisionError: They are fewer than two.
    """
    named = payload.get(JOINS[kind], [])
    ids = list(dict.fromkeys(i for i in [target, *(named if isinstance(named, list) else [])] if i))
    if len(ids) < 2:
        raise DecisionError("joins nothing", kind.replace("_", " "), "tick two or more")
    return ids


def joining(connection: sqlite3.Connection, kind: str, ids: Iterable[str]) -> Joining:
    """What a join would make one; ids that are none any more are left out.

    Args:
        connection: An open case.
        kind: A kind of `JOINS`.
        ids: The first hands, people or organisations, in order.
    """
    wanted = list(ids)
    if kind == "join_origins":
        rows = some(connection, Origin, among("origin_id"), (listed(wanted),))
        held = {o.origin_id: JoinedThing(o.origin_id, o.name, _in(o.kind, o.account_ids)) for o in rows}
    else:
        people = some(connection, Entity, among("entity_id"), (listed(wanted),))
        held = {
            p.entity_id: JoinedThing(p.entity_id, p.name, _in(", ".join((p.kind, *p.roles)), p.account_ids))
            for p in people
        }
    return Joining(kind, JOINS[kind], [held[i] for i in wanted if i in held], kind == "join_origins")


def _in(what: str, accounts: tuple[str, ...]) -> str:
    return f"{what.replace('_', ' ')}, in {len(accounts)} account{'' if len(accounts) == 1 else 's'}"
