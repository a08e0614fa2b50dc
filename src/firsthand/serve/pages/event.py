"""The page of one event: the record's parts, with what a reviewer needs beside them.

The blocks are those of the HTML export; here they get keys that a decision can name, the toll over time, and the origins of
each figure.  Another profile reconciles the same claims anew and stores nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace

from firsthand.casefile.case import CaseFile
from firsthand.casefile.decision import Decision, figure_key
from firsthand.casefile.kinds import DOUBTED
from firsthand.casefile.select import among, listed, some
from firsthand.events.event import Entity, Event
from firsthand.events.said import words
from firsthand.export.page.accounts import AccountBlock, account_blocks, in_order
from firsthand.export.page.event import EventBlock, FigureBlock, event_block
from firsthand.export.words import stands_without
from firsthand.record.choice import value_of
from firsthand.record.figure import Figure, Reading
from firsthand.record.profiles.rule_books import PROFILES as RULES
from firsthand.serve.pages.chart import TollPoint, toll_points
from firsthand.serve.pages.rulings import place_of, rulings_on
from firsthand.serve.pages.select import Offered
from firsthand.view.case_view import CaseView
from firsthand.view.event_record import event_record
from firsthand.view.left_out import leave_one_out
from firsthand.view.load import OneEvent, load_view
from firsthand.view.shown import shown_figures
from firsthand.view.toll import TollStep, toll_of
from firsthand.view.witnesses import under_profile
from firsthand.vocabulary import PROFILES

MOST_NEAR = 60
REMARKS = ("note", "tag")
MOST_WORDS = 40  # words of one person or organisation that a form offers


@dataclass(frozen=True, slots=True)
class Hand:
    """A first hand behind a figure."""

    origin_id: str
    name: str
    kind: str
    party: str | None
    reason: str
    accounts: list[AccountBlock]


@dataclass(frozen=True, slots=True)
class Without:
    """What stands of a figure if one first hand is left out, in words."""

    name: str
    stands: str


@dataclass(frozen=True, slots=True)
class PublishedToll:
    """One account's number as it was published."""

    day: str | None
    value: str
    move: str
    account: AccountBlock


@dataclass(frozen=True, slots=True)
class FigurePart:
    """One figure with what belongs to it.

    Attributes:
        place: Where on the page it stands.
        field: "measure/population", and the unit where it has one: the name by which a decision means it.
        locked_by: Who locked it, None where nobody did.
        settled_by: Who let it stand as it is now, None where nobody did.
        against: What accounts said against the lock since, one sentence each.
    """

    field: str
    place: str
    measure: str
    population: str
    unit: str | None
    block: FigureBlock
    low: float | None
    best: float | None
    high: float | None
    rule: str
    rule_says: str
    drawn: list[TollPoint]
    steps: list[PublishedToll]
    hands: list[Hand]
    without: list[Without]
    locked_by: str | None
    settled_by: str | None
    against: list[str]


@dataclass(frozen=True, slots=True)
class NamingWords:
    """Words of a claim that name somebody, and who tells them."""

    claim_id: str
    quote: str
    teller: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A note or tag with the name of what it is on."""

    name: str
    decision: Decision


@dataclass(frozen=True, slots=True)
class Named:
    """A person or organisation that the event's accounts name.

    Attributes:
        claims: Its claims here.
    """

    entity_id: str
    name: str
    kind: str
    variants: tuple[str, ...]
    claims: list[NamingWords]


@dataclass(frozen=True, slots=True)
class EventPage:
    """One event.

    Attributes:
        others: Events near it: those it may be one with.
        profile: The profile its figures are shown under; own: the one they are stored under.
        siblings: Accounts to compare, at most four, by id.
        rulings: Decisions that stand on it.
        date_value, place_value: Its day (EDTF) and place, as a person lets them stand.
        doubted: `date` or `place`, where accounts exclude each other in it.
        settled: Who let a date or place stand as it is now, by its name.
        things: First hands, persons and organisations that can be noted on.
        remarks: Notes and tags on those.
    """

    block: EventBlock
    profile: str
    own: str
    profiles: tuple[str, ...]
    figures: list[FigurePart]
    siblings: list[str]
    rulings: list[Decision]
    date_value: str | None
    place_value: str | None
    doubted: list[str]
    settled: dict[str, str]
    people: list[Named]
    others: list[Offered]
    things: list[Offered]
    remarks: list[Remark]


def event_page(case: CaseFile, event_id: str, profile: str = "") -> EventPage | None:
    """The page of an event; None where the case has none of this id.

    Args:
        case: An open case.
        event_id: The event.
        profile: A coding profile in place of the case's own; one that is none is passed over.
    """
    connection = case.connection
    stored = connection.execute("SELECT profile FROM figures WHERE event_id = ? LIMIT 1", (event_id,)).fetchone()
    own = stored[0] if stored else "plain"
    asked = profile if profile in PROFILES else own
    view = load_view(case, OneEvent(event_id))
    if event_id not in view.events:
        return None
    if asked != own:
        view = under_profile(view, asked)
    blocks = account_blocks(view)
    event = view.events[event_id]
    shown = shown_figures(view.figures.get(event_id, []))
    block = event_block(event_record(view, event), blocks)
    rulings = rulings_on(connection, [event_id])
    parts = [_part(view, f, b, blocks) for f, b in zip(shown, block.figures, strict=True)]
    parts = [replace(p, settled_by=_settled_by(rulings, p.field, (p.low, p.best, p.high))) for p in parts]
    fields = {"date": event.date_edtf, "place": event.place}
    settled = {f: who for f, value in fields.items() if (who := _settled_by(rulings, f, value))}
    siblings = [b.account_id for b in block.accounts[:4]]
    others = near_events(connection, event)
    told = {a: b for a, b in blocks.items() if a in event.account_ids}
    people = _people(connection, told)
    things = list(dict.fromkeys(Offered(h.origin_id, h.name) for p in parts for h in p.hands))
    things += [Offered(p.entity_id, p.name) for p in people]
    remarks = _remarks(connection, {t.id: t.name for t in things})
    return EventPage(
        block=block,
        profile=asked,
        own=own,
        profiles=PROFILES,
        figures=parts,
        siblings=siblings,
        rulings=rulings,
        date_value=event.date_edtf,
        place_value=event.place,
        doubted=[f for f in fields if any(d.field == f for d in event.differences)],
        settled=settled,
        people=people,
        others=others,
        things=things,
        remarks=remarks,
    )


def _remarks(connection: sqlite3.Connection, names: dict[str, str]) -> list[Remark]:
    """Notes and tags on what the event's accounts name or go back to, oldest first."""
    held = (d for d in rulings_on(connection, names) if d.kind in REMARKS)
    return [Remark(names.get(d.target or "", d.target or ""), d) for d in held]


def near_events(connection: sqlite3.Connection, event: Event) -> list[Offered]:
    """Events that a reviewer may hold for the same one: of its day, its country's week, or its own family.

    Returns:
        At most `MOST_NEAR`, by their titles.
    """
    sql = (
        "SELECT event_id, title FROM events WHERE event_id <> ? AND (date_start = ? OR parent_id = ? OR event_id = ? OR "
        "(country = ? AND abs(julianday(date_start) - julianday(?)) <= 7)) ORDER BY json_array_length(account_ids) DESC, "
        "event_id LIMIT ?"
    )
    day = event.date_start
    given = (event.event_id, day, event.event_id, event.parent_id, event.country, day, MOST_NEAR)
    return [Offered(i, title) for i, title in connection.execute(sql, given)]


def _people(connection: sqlite3.Connection, blocks: dict[str, AccountBlock]) -> list[Named]:
    """The entities that the event's accounts name, those most named first; at most `MOST_NEAR`."""
    sql = (
        "SELECT k.entity_id, c.claim_id, c.quote, c.account_id FROM claims c JOIN entity_claims k USING (claim_id) "
        f"WHERE {among('c.account_id')} ORDER BY c.account_id, c.start, c.claim_id"
    )
    named: dict[str, list[NamingWords]] = {}
    for entity_id, claim_id, quote, account_id in connection.execute(sql, (listed(blocks),)):
        words = NamingWords(claim_id, " ".join(quote.split()), blocks[account_id].name)
        named.setdefault(entity_id, []).append(words)
    most = sorted(named, key=lambda i: (-len(named[i]), i))[:MOST_NEAR]
    held = {e.entity_id: e for e in some(connection, Entity, among("entity_id"), (listed(most),))}
    found = [held[i] for i in most if i in held]
    return [Named(e.entity_id, e.name, e.kind, e.variants, named[e.entity_id][:MOST_WORDS]) for e in found]


def _settled_by(rulings: Sequence[Decision], field: str, value: object) -> str | None:
    """Who let a figure, the date or the place stand as it is now; the last of them."""
    for one in reversed(rulings):
        ruled = one.ruled
        if one.kind == "settle" and ruled["field"] == field:
            seen = ruled.get("value") if field in DOUBTED else tuple(ruled.get(k) for k in ("low", "best", "high"))
            if seen == value:
                return one.who
    return None


def _part(view: CaseView, figure: Figure, block: FigureBlock, blocks: dict[str, AccountBlock]) -> FigurePart:
    values = {words(r): value_of(r) for r in figure.readings}
    steps = toll_of(view, figure)
    drawn = toll_points([(s, values[s.value]) for s in steps])
    field, rule = figure_key(figure.measure, figure.population, figure.unit), RULES.get(figure.profile)
    told = [_told(s, blocks) for s in steps if s.account_id in blocks]
    says = rule.says if rule and figure.rule != "locked" else ""
    who = figure.locked.who if figure.locked else None
    against = [_against(r, figure.locked.seen, blocks) for r in figure.against_lock] if figure.locked else []
    return FigurePart(
        field=field,
        place=place_of(field),
        measure=figure.measure,
        population=figure.population,
        unit=figure.unit,
        block=block,
        low=figure.low,
        best=figure.best,
        high=figure.high,
        rule=figure.rule,
        rule_says=says,
        drawn=drawn,
        steps=told if len(told) > 1 else [],
        hands=_hands(view, figure, blocks),
        without=[Without(o.name, stands_without(o)) for o in leave_one_out(view, figure)],
        locked_by=who,
        settled_by=None,
        against=against,
    )


def _against(reading: Reading, seen: Sequence[str], blocks: dict[str, AccountBlock]) -> str:
    """A reading that a lock excludes, and who says so since: not those that said it before."""
    names = ", ".join(b.name for b in in_order(set(reading.account_ids) - set(seen), blocks))
    return f"{words(reading)} in {names}"


def _told(step: TollStep, blocks: dict[str, AccountBlock]) -> PublishedToll:
    return PublishedToll(step.day, step.value, step.move, blocks[step.account_id])


def _hands(view: CaseView, figure: Figure, blocks: dict[str, AccountBlock]) -> list[Hand]:
    """The first hands behind a figure, with those of its accounts that go back to each."""
    told: dict[str, set[str]] = {}
    for reading in figure.readings:
        for origin_id in reading.origin_ids:
            told.setdefault(origin_id, set()).update(reading.account_ids)
    found = [view.origins[o] for o in sorted(told) if o in view.origins]
    return [
        Hand(o.origin_id, o.name, o.kind, o.party, o.reason, in_order(told[o.origin_id] & set(o.account_ids), blocks))
        for o in sorted(found, key=lambda o: (-len(told[o.origin_id]), o.name))
    ]
