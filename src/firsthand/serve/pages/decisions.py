"""The decisions of a case: who ruled what, when and why, what became of each; taken back where need be.

Nothing is ever deleted: a decision that was taken back stands in the list, with what took it back.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.casefile.decision import Decided, Decision
from firsthand.casefile.ledger import UnfitDecision, read_ledger, unfit_decisions
from firsthand.casefile.select import among, listed, some
from firsthand.serve.pages.rulings import said

PAGE = 100
ABOUT = {
    "accounts": (
        "account_id",
        "coalesce(nullif(publisher, ''), nullif(byline, ''), nullif(title, ''), source_id)",
        "/accounts/",
    ),
    "events": ("event_id", "title", "/events/"),
}


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision in the list.

    Attributes:
        about: What it is about, for a person; href: its page, None where it has none any more.
        said: What was ruled.
        state: What became of it when the record was last built; `not built in yet` before that.
        undone: Whether it was taken back.
    """

    decision_id: str
    kind: str
    about: str
    href: str | None
    said: str
    who: str
    when: str
    why: str
    state: str
    detail: str
    undone: bool


@dataclass(frozen=True, slots=True)
class DecisionsPage:
    """The list.

    Attributes:
        who, kind: What is asked for, empty for all.
        coders: Everybody who ruled.
        unfit: Stored rows that cannot be applied.
        waiting: Standing decisions that the record does not hold yet.
        last: The newest decision of the asking reviewer that stands, None where there is none.
    """

    rows: list[DecisionRow]
    who: str
    kind: str
    coders: list[str]
    kinds: list[str]
    total: int
    number: int
    pages: int
    unfit: list[UnfitDecision]
    waiting: int
    last: str | None


def decisions_page(
    connection: sqlite3.Connection, who: str = "", kind: str = "", *, page: int = 1, reviewer: str = ""
) -> DecisionsPage:
    """The decisions, newest first.

    Args:
        connection: Of a case.
        who: Only this coder's.
        kind: Only of this kind.
        page: From 1.
        reviewer: Who asks; their last decision can be undone with one key.
    """
    where, given = "(? = '' OR who = ?) AND (? = '' OR kind = ?)", (who, who, kind, kind)
    total = int(connection.execute(f"SELECT count(*) FROM decisions WHERE {where}", given).fetchone()[0])
    pages = max(1, -(-total // PAGE))
    page = min(max(1, page), pages)
    ids = connection.execute(
        f'SELECT decision_id FROM decisions WHERE {where} ORDER BY "when" DESC, decision_id LIMIT ? OFFSET ?',
        (*given, PAGE, (page - 1) * PAGE),
    ).fetchall()
    shown = read_ledger(connection, (i for (i,) in ids))
    became = {d.decision_id: d for d in some(connection, Decided)}
    rows = _rows(connection, shown[::-1], became)
    standing = "undone_by IS NULL AND kind <> 'undo'"
    held = connection.execute(f"SELECT decision_id FROM decisions WHERE {standing}").fetchall()
    mine = connection.execute(
        f'SELECT decision_id FROM decisions WHERE {standing} AND who = ? ORDER BY "when" DESC LIMIT 1', (reviewer,)
    ).fetchone()
    coders = [row[0] for row in connection.execute("SELECT DISTINCT who FROM decisions ORDER BY 1")]
    kinds = [row[0] for row in connection.execute("SELECT DISTINCT kind FROM decisions ORDER BY 1")]
    unfit = unfit_decisions(connection)
    aside = {u.decision_id for u in unfit}
    waiting = sum(i not in became and i not in aside for (i,) in held)
    return DecisionsPage(
        rows=rows,
        who=who,
        kind=kind,
        coders=coders,
        kinds=kinds,
        total=total,
        number=page,
        pages=pages,
        unfit=unfit,
        waiting=waiting,
        last=mine[0] if mine else None,
    )


def _rows(connection: sqlite3.Connection, shown: Sequence[Decision], became: dict[str, Decided]) -> list[DecisionRow]:
    targets = [became[d.decision_id].target if d.decision_id in became else d.target for d in shown]
    about = about_of(connection, targets)
    out = []
    for decision, target in zip(shown, targets, strict=True):
        now = became.get(decision.decision_id)
        name, href = about.get(target, (_words(decision), None))
        state = "taken back" if decision.undone_by else "not built in yet"
        if decision.kind == "undo":
            state = ""
        elif now and not decision.undone_by:
            state = now.state
        out.append(
            DecisionRow(
                decision_id=decision.decision_id,
                kind=decision.kind.replace("_", " "),
                about=name,
                href=href,
                said=said(decision),
                who=decision.who,
                when=decision.when[:19].replace("T", " "),
                why=decision.why,
                state=state,
                detail=now.detail if now else "",
                undone=decision.undone_by is not None,
            )
        )
    return out


def about_of(connection: sqlite3.Connection, targets: Sequence[str]) -> dict[str, tuple[str, str | None]]:
    """What ids stand for, with their pages."""
    ids = listed(targets)
    out: dict[str, tuple[str, str | None]] = {}
    for table, (key, name, address) in ABOUT.items():
        found = connection.execute(f"SELECT {key}, {name} FROM {table} WHERE {among(key)}", (ids,))
        out |= {i: (str(told), address + str(i)) for i, told in found}
    claims = connection.execute(f"SELECT claim_id, account_id, quote FROM claims WHERE {among('claim_id')}", (ids,))
    out |= {c: (f"“{_short(quote)}”", f"/accounts/{account}#c-{c}") for c, account, quote in claims}
    for table, key in (("origins", "origin_id"), ("entities", "entity_id")):
        found = connection.execute(f"SELECT {key}, name FROM {table} WHERE {among(key)}", (ids,))
        out |= {i: (str(told), None) for i, told in found}
    ruled = connection.execute(f"SELECT decision_id, kind, who FROM decisions WHERE {among('decision_id')}", (ids,))
    out |= {i: (f"{kind.replace('_', ' ')} by {who}", None) for i, kind, who in ruled}
    return out


def _words(decision: Decision) -> str:
    """What a decision was about where its target is not found any more: the words it was anchored in."""
    held = [c.words.quote for c in decision.anchor.claims] + [o.name for o in decision.anchor.origins]
    return f"“{_short(held[0])}”" if held else decision.target


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 90 else text[:89] + "…"
