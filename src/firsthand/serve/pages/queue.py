"""What most needs a person next, and why: each row one figure, event or claim with a sentence.

Weighs only what the record itself says; refuses to rank by how many outlets repeat a number.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from firsthand.casefile.case import CaseFile
from firsthand.casefile.select import among, some
from firsthand.claims.claim import Claim
from firsthand.events.event import Difference
from firsthand.export.words import number, so_many
from firsthand.serve.pages.readings import read_as
from firsthand.serve.pages.select import account_lines
from firsthand.tables import noun_of

PAGE = 50
MOST_READ = 1_000
GRAVE = {"killed": 3, "missing": 2, "injured": 2, "abducted": 2, "casualties": 1}


@dataclass(frozen=True, slots=True)
class Task:
    """One thing for a person.

    Attributes:
        weight: By which the queue is ordered, largest first.
        kind: `contested`, `copying error`, `unsure claim`, `one origin`, `lock`.
        why: One sentence.
        href: Where it is ruled on.
    """

    weight: float
    kind: str
    what: str
    event_id: str
    title: str
    why: str
    href: str


@dataclass(frozen=True, slots=True)
class QueuePage:
    """The queue."""

    tasks: list[Task]
    total: int
    number: int
    pages: int
    reviewed: int
    events: int


def queue_page(case: CaseFile, index: sqlite3.Connection, page: int) -> QueuePage:
    """The queue as the record and the decisions stand now.

    Args:
        case: The open case.
        index: Its index.
        page: From 1.
    """
    tasks = sorted(
        [*_figures(index), *_unsure(case, index)], key=lambda t: (-t.weight, t.event_id, t.what, t.href)
    )  # fmt: skip
    pages = max(1, -(-len(tasks) // PAGE))
    page = min(max(1, page), pages)
    reviewed, events = index.execute("SELECT coalesce(sum(reviewed), 0), count(*) FROM events").fetchone()
    return QueuePage(tasks[(page - 1) * PAGE : page * PAGE], len(tasks), page, pages, reviewed, events)


def _figures(index: sqlite3.Connection) -> list[Task]:
    """Figures of events that nobody has ruled on: contested ones, copying errors, grave ones of one origin."""
    sql = (
        "SELECT f.event_id, e.title, f.measure, f.population, f.low, f.best, f.high, f.status, f.accounts, f.origins_min, "
        "f.origins_max, f.differences, f.against FROM figures f JOIN events e USING (event_id) WHERE f.against <> '[]' "
        "OR NOT e.reviewed AND (f.status = 'contested' OR f.differences LIKE '%copying_error%' "
        "OR (f.origins_max = 1 AND f.accounts > 1)) "
        "ORDER BY f.against <> '[]' DESC, f.status = 'contested' DESC, f.accounts DESC LIMIT ?"
    )
    return [_figure(row) for row in index.execute(sql, (MOST_READ,))]


def _figure(row: tuple[object, ...]) -> Task:
    event_id, title, measure, population, low, best, high, status, accounts, fewest, most, differences, against_lock = (
        row
    )
    what = str(measure).replace("_", " ") + ("" if population == "all" else f", {population}")
    told = [noun_of(Difference, d) for d in json.loads(str(differences))]
    wrong = [d.sentence for d in told if d.kind == "copying_error"]
    against = [d.sentence for d in told if d.kind == "conflict"]
    grave = GRAVE.get(str(measure), 0)
    few = 4 / (1 + int(str(most)))  # the fewer first hands, the less the record can settle by itself
    spread = f"{number(_number(low))} to {number(_number(high))}"
    hands = f"{so_many(int(str(accounts)), 'account')}, {fewest}-{most} origins"
    weight = grave + few + min(int(str(accounts)), 20) / 10
    if against_lock != "[]":
        kind, why, weight = (
            "lock",
            "Accounts that came since say another number than the one that was locked.",
            weight + 9,
        )
    elif wrong:
        kind, why, weight = "copying error", f"A number was changed in copying. {wrong[0]}", weight + 5
    elif status == "contested":
        first = against[0] if against else "The readings exclude each other."
        kind, why, weight = "contested", f"{spread} in {hands}. {first}", weight + 4
    else:
        kind = "one origin"
        why = f"{so_many(int(str(accounts)), 'account')} carry {number(_number(best))}, and all go back to one first hand."
    return Task(
        weight=round(weight, 2),
        kind=kind,
        what=what,
        event_id=str(event_id),
        title=str(title),
        why=why,
        href=f"/events/{event_id}",
    )


def _number(value: object) -> float | None:
    return value if isinstance(value, (int, float)) else None


def _unsure(case: CaseFile, index: sqlite3.Connection) -> list[Task]:
    """Figure claims read with little confidence that nobody has ruled on."""
    connection = case.connection
    held = json.dumps([i for (i,) in index.execute("SELECT claim_id FROM unsure")])
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
            )
        )
    return out
