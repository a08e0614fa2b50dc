"""What most needs a person next, and why: each row one figure, event or claim with a sentence.

Weighs only what the record itself says; refuses to rank by how many outlets repeat a number.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace

from firsthand.casefile.case import CaseFile
from firsthand.casefile.decision import figure_key
from firsthand.casefile.select import among, listed, some
from firsthand.claims.claim import Claim
from firsthand.events.event import Difference
from firsthand.export.words import first_hands, number, so_many
from firsthand.serve.pages.readings import read_as
from firsthand.serve.pages.rulings import exactly, place_of
from firsthand.serve.pages.select import AccountLine, account_lines
from firsthand.tables import noun_of

PAGE = 50
MOST_READ = 1_000  # figures, and dates and places, that the queue is made of; it counts all
MOST_UNSURE = 500
MOST_WORDS = 8  # quotes that one row shows
GRAVEST = ("copying_error", "conflict")
FIGURE = "f.measure || '/' || f.population || coalesce('/' || f.unit, '')"
HEAVY = {"lock": 9, "copying error": 5, "contested": 4, "conflict": 2, "one first hand": 0}
GRAVE = {"killed": 3, "missing": 2, "injured": 2, "abducted": 2, "casualties": 1}


@dataclass(frozen=True, slots=True)
class TaskWords:
    """Words that a doubt stands on: what they were read as, who tells them, and where."""

    read_as: str
    quote: str
    teller: str
    language: str
    href: str


@dataclass(frozen=True, slots=True)
class Task:
    """One thing for a person.

    Attributes:
        weight: By which the queue is ordered, largest first.
        kind: `contested`, `copying error`, `unsure claim`, `one first hand`, `conflict` of a date or place, `lock`.
        why: One sentence.
        href: Where it is ruled on.
        ruling: What one press of a key rules: the fields of its form.
        claim_ids: Claims that it stands on; words: the first of them as told.
    """

    weight: float
    kind: str
    what: str
    event_id: str
    title: str
    why: str
    href: str
    ruling: dict[str, str]
    claim_ids: tuple[str, ...] = ()
    words: tuple[TaskWords, ...] = ()


@dataclass(frozen=True, slots=True)
class QueuePage:
    """The queue.

    Attributes:
        total: Things that wait.
        reviewed: Events of which nothing is in doubt any more since a person ruled, or of which a person says so.
        who: Whose part is shown, empty for all; coders: those to whom events were dealt.
    """

    tasks: list[Task]
    total: int
    number: int
    pages: int
    reviewed: int
    events: int
    who: str
    coders: list[str]


def queue_page(case: CaseFile, index: sqlite3.Connection, page: int, who: str = "") -> QueuePage:
    """The queue as the record and the decisions stand now.

    Args:
        case: The open case.
        index: Its index.
        page: From 1.
        who: Only what was dealt to this coder; empty for all.
    """
    dealt = {e for (e,) in index.execute("SELECT event_id FROM assigned WHERE who = ?", (who,))}
    tasks = sorted(
        [*_figures(index), *_fields(index), *_unsure(case, index)], key=lambda t: (-t.weight, t.event_id, t.what, t.href)
    )  # fmt: skip
    tasks = [t for t in tasks if not who or t.event_id in dealt]
    pages = max(1, -(-len(tasks) // PAGE))
    page = min(max(1, page), pages)
    total = len(tasks) if who else int(index.execute("SELECT count(*) FROM doubts").fetchone()[0])
    reviewed, events = index.execute("SELECT coalesce(sum(reviewed), 0), count(*) FROM events").fetchone()
    shown = _told(case, tasks[(page - 1) * PAGE : page * PAGE])
    return QueuePage(
        tasks=shown,
        total=total,
        number=page,
        pages=pages,
        reviewed=reviewed,
        events=events,
        who=who,
        coders=_coders(index),
    )


def _coders(index: sqlite3.Connection) -> list[str]:
    return [str(w) for (w,) in index.execute("SELECT DISTINCT who FROM assigned ORDER BY 1")]


def _told(case: CaseFile, tasks: Sequence[Task]) -> list[Task]:
    """The same things with the words that they stand on, one of an account."""
    ids = listed(c for t in tasks for c in t.claim_ids)
    claims = {c.claim_id: c for c in some(case.connection, Claim, among("claim_id"), (ids,))}
    lines = account_lines(case.connection, (c.account_id for c in claims.values()))
    out = []
    for task in tasks:
        held = {c.account_id: c for i in task.claim_ids[::-1] if (c := claims.get(i)) and c.account_id in lines}
        told = sorted(
            held.values(), key=lambda c: (c.best or c.low or 0, lines[c.account_id].edtf or "9999", c.claim_id)
        )
        out.append(replace(task, words=tuple(_words(c, lines[c.account_id]) for c in told[:MOST_WORDS])))
    return out


def _words(claim: Claim, line: AccountLine) -> TaskWords:
    return TaskWords(
        read_as=read_as(claim),
        quote=" ".join(claim.quote.split()),
        teller=f"{line.name}, {line.published}",
        language=line.language,
        href=f"/accounts/{claim.account_id}#c-{claim.claim_id}",
    )


@dataclass(frozen=True, slots=True)
class _DoubtedFigure:
    """A figure that nobody has settled."""

    event_id: str
    title: str
    measure: str
    population: str
    unit: str | None
    low: float | None
    best: float | None
    high: float | None
    accounts: int
    origins_min: int
    origins_max: int
    differences: str
    claims: str
    kind: str


def _figures(index: sqlite3.Connection) -> list[Task]:
    """Figures that nobody has settled: contested ones, copying errors, grave ones of one first hand, locks spoken against."""
    sql = (
        "SELECT f.event_id, e.title, f.measure, f.population, f.unit, f.low, f.best, f.high, f.accounts, f.origins_min, "
        "f.origins_max, f.differences, f.claims, d.kind FROM doubts d JOIN events e ON e.event_id = d.event_id "
        f"JOIN figures f ON f.event_id = d.event_id AND d.field = {FIGURE} "
        "ORDER BY d.kind = 'lock' DESC, d.kind = 'contested' DESC, f.accounts DESC LIMIT ?"
    )
    rows = index.execute(sql, (MOST_READ,))
    return [_figure(_DoubtedFigure(**dict(zip(_DoubtedFigure.__slots__, row, strict=True)))) for row in rows]


def _figure(figure: _DoubtedFigure) -> Task:
    what = figure.measure.replace("_", " ") + ("" if figure.population == "all" else f", {figure.population}")
    told = [noun_of(Difference, d) for d in json.loads(figure.differences)]
    few = 4 / (1 + figure.origins_max)  # the fewer first hands, the less the record can settle by itself
    field = figure_key(figure.measure, figure.population, figure.unit)
    weight = GRAVE.get(figure.measure, 0) + few + min(figure.accounts, 20) / 10 + HEAVY[figure.kind]
    return Task(
        weight=round(weight, 2),
        kind=figure.kind,
        what=what,
        event_id=figure.event_id,
        title=figure.title,
        why=_why(figure, told),
        href=f"/events/{figure.event_id}#{place_of(field)}",
        ruling=_ruling(figure, field),
        claim_ids=next((d.claim_ids for d in told if d.kind in GRAVEST), tuple(json.loads(figure.claims))),
    )


def _why(figure: _DoubtedFigure, told: list[Difference]) -> str:
    if figure.kind == "lock":
        return "Accounts that came since say another number than the one that was locked."
    if figure.kind == "copying error":
        wrong = next(d.sentence for d in told if d.kind == "copying_error")
        return f"A number was changed in copying. {wrong}"
    if figure.kind == "one first hand":
        return f"{so_many(figure.accounts, 'account')} carry {number(figure.best)}, and all go back to one first hand."
    against = next((d.sentence for d in told if d.kind == "conflict"), "The readings exclude each other.")
    hands = f"{so_many(figure.accounts, 'account')}, {first_hands(figure.origins_min, figure.origins_max)}"
    spread = (
        f"{number(figure.low)} or more" if figure.high is None else f"{number(figure.low)} to {number(figure.high)}"
    )
    return f"{spread} in {hands}. {against}"


def _ruling(figure: _DoubtedFigure, field: str) -> dict[str, str]:
    """What settles a figure as it stands; a lock that is spoken against is set again as it is."""
    values = {
        k: str(exactly(v))
        for k, v in (("low", figure.low), ("best", figure.best), ("high", figure.high))
        if v is not None
    }
    head = {"kind": "settle", "target": figure.event_id, "field": field}
    if figure.kind == "lock":
        unit = {"unit": figure.unit} if figure.unit else {}
        named = {"measure": figure.measure, "population": figure.population, **unit}
        head = {"kind": "lock", "target": figure.event_id, **named}
    return {**head, **values}


def _fields(index: sqlite3.Connection) -> list[Task]:
    """Dates and places that exclude each other, or that were changed in copying, and that nobody has settled."""
    sql = (
        "SELECT d.event_id, e.title, d.field, d.kind, d.why, iif(d.field = 'date', e.edtf, e.place), e.accounts "
        "FROM doubts d JOIN events e ON e.event_id = d.event_id WHERE d.field IN ('date', 'place') "
        "ORDER BY e.accounts DESC, d.event_id LIMIT ?"
    )
    out = []
    for event_id, title, field, kind, why, value, accounts in index.execute(sql, (MOST_READ,)):
        ruling = {"kind": "settle", "target": event_id, "field": field, **({"value": value} if value else {})}
        weight = HEAVY[kind] + min(accounts, 20) / 10
        difference = noun_of(Difference, json.loads(why))
        href = f"/events/{event_id}#{place_of(field)}"
        out.append(
            Task(
                weight=round(weight, 2),
                kind=kind,
                what=field,
                event_id=event_id,
                title=title,
                why=difference.sentence,
                href=href,
                ruling=ruling,
                claim_ids=difference.claim_ids,
            )
        )
    return out


def _unsure(case: CaseFile, index: sqlite3.Connection) -> list[Task]:
    """Figure claims read with little confidence that nobody has ruled on."""
    connection = case.connection
    least = "SELECT d.claim_id FROM doubts d JOIN unsure u USING (claim_id) ORDER BY u.confidence, d.claim_id LIMIT ?"
    held = listed(i for (i,) in index.execute(least, (MOST_UNSURE,)))
    claims = some(connection, Claim, among("claim_id"), (held,))
    events = {
        claim: (event, title)
        for claim, event, title in connection.execute(
            f"SELECT k.claim_id, e.event_id, e.title FROM event_claims k JOIN events e USING (event_id) WHERE "
            f"{among('k.claim_id')}",
            (held,),
        )
    }
    lines = account_lines(connection, (c.account_id for c in claims))
    out = []
    for claim in claims:
        event_id, title = events.get(claim.claim_id, ("", ""))
        who = lines[claim.account_id].name if claim.account_id in lines else "an account"
        why = f"“{claim.quote}” in {who} was read as {read_as(claim)} with confidence {claim.confidence:.2f}."
        weight = 1 + GRAVE.get(claim.measure or "", 0) / 2 + (1 - claim.confidence)
        href = f"/accounts/{claim.account_id}#c-{claim.claim_id}"
        out.append(
            Task(
                weight=round(weight, 2),
                kind="unsure claim",
                what=read_as(claim),
                event_id=event_id,
                title=title,
                why=why,
                href=href,
                ruling={"kind": "accept", "target": claim.claim_id},
            )
        )
    return out
