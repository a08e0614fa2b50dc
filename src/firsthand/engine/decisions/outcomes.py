"""What became of each decision, told from the derived tables: applied, overruled, refused or unattached.

Runs after the plan.  Refuses to leave a standing decision without a word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import pyarrow as pa

from firsthand.casefile.decision import Decided, Decision, figure_key
from firsthand.casefile.kinds import DOUBTED
from firsthand.engine.decisions.coding import CODING
from firsthand.engine.decisions.decided import Ruled
from firsthand.engine.embedded.carry_out import Tables
from firsthand.events.entities.ruled import RuledEntity
from firsthand.events.grouping.regroup import RuledEvent, RulingOutcome
from firsthand.lineage.ruled import OriginRuling
from firsthand.record.figure import Figure
from firsthand.tables import batch_of
from firsthand.vocabulary import DecisionState

NOT_FOUND = "what it was about is no longer found"


@dataclass(slots=True)
class _Now:
    """What the derived tables tell of rulings.

    Attributes:
        events, entities: Per decision: side to the event or entity it means now.
        origins: Origins by id, name and kind as rulings find them.
        locks: Per lock in force: its event and figure.
        coded: Decisions whose word on an event holds.
    """

    outcomes: Mapping[str, RulingOutcome] = field(default_factory=dict)
    events: dict[str, dict[str, str]] = field(default_factory=dict)
    entities: dict[str, dict[str, str]] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    locks: dict[str, tuple[str, str]] = field(default_factory=dict)
    coded: frozenset[str] = frozenset()


def decided_rows(ruled: Ruled, made: Tables) -> pa.Table:
    """What became of every decision that stands, one row each.

    Args:
        ruled: What was derived from.
        made: The tables of the plan that ran over it.
    """
    known = {d.decision_id: d for d in ruled.decided}
    if not ruled.decisions:
        return pa.Table.from_batches([batch_of(Decided, [])])
    now = _now(made, ruled.decisions)
    rows = [known[d.decision_id] if d.decision_id in known else _row(d, now, ruled) for d in ruled.decisions]
    return pa.Table.from_batches([batch_of(Decided, (_with_event(r, now) for r in rows))])


def _now(made: Tables, decisions: Sequence[Decision]) -> _Now:
    now = _Now({o.decision_id: o for o in made.nouns_of("outcomes", RulingOutcome)})
    for one in made.nouns_of("ruled_events", RuledEvent):
        now.events.setdefault(one.decision_id, {})[one.side] = one.event_id
    for who in made.nouns_of("ruled_entities", RuledEntity):
        now.entities.setdefault(who.decision_id, {})[who.side] = who.entity_id
    for found in made.nouns_of("found_rulings", OriginRuling):
        now.origins |= {found.origin_id: found.becomes, f"{found.name}/{found.kind}": found.becomes}
    if any(d.kind == "lock" for d in decisions):
        figures = made.nouns_of("figures", Figure)
        held = ((f.locked, f) for f in figures if f.locked is not None)
        now.locks = {k.decision_id: (f.event_id, figure_key(f.measure, f.population, f.unit)) for k, f in held}
    if any(d.kind in CODING for d in decisions):
        told = made.read("events").column("coded").to_pylist()
        now.coded = frozenset(c["decision_id"] for found in told for c in found)
    if any(d.anchor.origins for d in decisions):
        origins = made.read("origins").select(["origin_id", "name", "kind"]).to_pylist()
        for o in origins:
            now.origins.setdefault(o["origin_id"], o["origin_id"])
            now.origins.setdefault(f"{o['name']}/{o['kind']}", o["origin_id"])
    return now


def _with_event(row: Decided, now: _Now) -> Decided:
    """A claim that was to go to an event that is not found stays where it was, and that is said."""
    outcome = now.outcomes.get(row.decision_id)
    moves = row.kind in ("correct", "add") and outcome is not None and row.state == "applied"
    if moves and "home" not in now.events.get(row.decision_id, {}):
        said = "the event it was given to is no longer found"
        return replace(row, detail=said, figure="")
    return row


def _row(one: Decision, now: _Now, ruled: Ruled) -> Decided:
    subject = one.anchor.subject
    if one.kind == "lock":
        return _lock(one, now)
    found = {
        "event": lambda: _sides(one, now.events, [e.event_id for e in one.anchor.events]),
        "entity": lambda: _sides(one, now.entities, [e.entity_id for e in one.anchor.entities]),
        "origin": lambda: _origins(one, now),
        "claim": lambda: _claims(one, ruled),
        "account": lambda: [one.target] if one.target in ruled.known.accounts else [],
    }.get(subject, list[str])()
    needed = 2 if one.kind in ("merge", "join_entities", "join_origins") else 1
    target = found[0] if found else one.target
    outcome = now.outcomes.get(one.decision_id)
    if len(found) < needed or (one.kind in ("split", "part_entities") and not _leaves(one, now, ruled)):
        return one.became("unattached", NOT_FOUND, target=target)
    figure = _settled_figure(one)
    if one.kind in CODING and one.decision_id not in now.coded:
        return one.became("overruled", "a later word on the same holds", target=target)
    if outcome is None:
        return one.became("applied", target=target, figure=figure)
    return one.became(outcome.state, outcome.detail, target=target, figure=figure)


def _settled_figure(one: Decision) -> str:
    """The figure that a decision let stand; empty of every other decision."""
    field = one.ruled["field"] if one.kind == "settle" else ""
    return "" if field in DOUBTED else str(field)


def _lock(one: Decision, now: _Now) -> Decided:
    ruled = one.ruled
    event = now.events.get(one.decision_id, {}).get("home")
    figure = figure_key(ruled["measure"], ruled.get("population", "all"), ruled.get("unit"))
    state: DecisionState = "unattached"
    detail = NOT_FOUND if event is None else "no account gives this figure of the event any more"
    if one.decision_id in now.locks:
        state, detail = "applied", ""
    elif event is not None and (event, figure) in now.locks.values():
        state, detail = "overruled", "a later lock of the same figure holds"
    return one.became(state, detail, subject="figure", target=event or one.target, figure=figure)


def _sides(one: Decision, now: Mapping[str, Mapping[str, str]], asked: Sequence[str]) -> list[str]:
    """What the sides of a ruling mean now, in the order in which it names them; each side once."""
    sides = now.get(one.decision_id, {})
    if one.kind in ("merge", "join_entities"):
        return [sides[a] for a in asked if a in sides]
    return [sides[s] for s in ("stay", "home", "out") if s in sides]


def _origins(one: Decision, now: _Now) -> list[str]:
    found = (now.origins.get(o.origin_id, now.origins.get(f"{o.name}/{o.kind}")) for o in one.anchor.origins)
    return [o for o in found if o is not None]


def _claims(one: Decision, ruled: Ruled) -> list[str]:
    found = (ruled.known.claim(c) for c in one.anchor.claims)
    return [c.claim_id for c in found if c is not None]


def _leaves(one: Decision, now: _Now, ruled: Ruled) -> bool:
    """Whether there is still something that a split or parting takes out."""
    if one.kind == "part_entities":
        return "out" in now.entities.get(one.decision_id, {})
    return "out" in now.events.get(one.decision_id, {}) or bool(_claims(one, ruled))
