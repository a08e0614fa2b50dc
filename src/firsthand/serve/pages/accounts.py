"""The list of accounts: who tells, when, about what, and how much was read from it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from firsthand.casefile.case import CaseFile
from firsthand.casefile.decision import Decision
from firsthand.casefile.select import among, listed, some, stored_columns
from firsthand.export.page.accounts import NAME, published_words
from firsthand.export.page.words import cut
from firsthand.record.account_entry import UNLISTED, AccountEntry
from firsthand.record.enrol import unlisted
from firsthand.serve.pages.rulings import is_excluded, rulings_on
from firsthand.serve.web.index import phrase

PAGE = 100


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One account in the list.

    Attributes:
        claims: None while the record does not hold the account yet.
        excluded: Whether a person took it out; tags: what people tagged it with.
    """

    account_id: str
    siglum: str
    name: str
    title: str | None
    published: str
    language: str
    claims: int | None
    event_id: str | None
    event_title: str | None
    state: str
    excluded: bool
    tags: list[str]


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that could not be taken in."""

    input: str
    stage: str
    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class AccountsPage:
    """The list, and what was left out."""

    q: str
    rows: list[AccountRow]
    total: int
    number: int
    pages: int
    refused: list[Refused]


def accounts_page(case: CaseFile, q: str, number: int) -> AccountsPage:
    """The accounts whose title or text holds all words, in order of publication.

    Args:
        case: The open case.
        q: Words, empty for all accounts.
        number: Page, from 1.
    """
    where, given = _fits(q)
    total = int(case.connection.execute(f"SELECT count(*) FROM accounts a WHERE {where}", given).fetchone()[0])
    pages = max(1, -(-total // PAGE))
    number = min(max(1, number), pages)
    numbered = "NULL"
    if stored_columns(case.connection, "account_entries"):
        numbered = "(SELECT n.number FROM account_entries n WHERE n.account_id = a.account_id)"
    sql = (
        f"WITH shown AS (SELECT a.account_id, coalesce({numbered}, 1e9) AS at FROM accounts a "
        f"WHERE {where} ORDER BY at, a.account_id LIMIT ? OFFSET ?) "
        "SELECT a.account_id, a.publisher, a.byline, a.source_id, a.title, a.published, a.language, e.event_id, e.title, "
        "(SELECT max(state) FROM inputs i WHERE i.account_id = a.account_id) FROM shown s JOIN accounts a USING (account_id) "
        "LEFT JOIN main_events m ON m.account_id = a.account_id LEFT JOIN events e ON e.event_id = m.event_id "
        "ORDER BY s.at, a.account_id"
    )
    found = case.connection.execute(sql, (*given, PAGE, (number - 1) * PAGE))
    rows = _rows(case.connection, list(found))
    return AccountsPage(q, rows, total, number, pages, refused(case.connection))


def _fits(q: str) -> tuple[str, tuple[str, ...]]:
    """The condition that an account holds all words, and what it is given."""
    query = phrase(q)
    if not query:
        return "1", ()
    return "a.number IN (SELECT rowid FROM account_words WHERE account_words MATCH ?)", (query,)


def fitting_accounts(case: CaseFile, q: str) -> list[str]:
    """Every account whose title or text holds all words, by id."""
    where, given = _fits(q)
    return [
        str(i) for (i,) in case.connection.execute(f"SELECT account_id FROM accounts a WHERE {where} ORDER BY 1", given)
    ]


def _rows(connection: sqlite3.Connection, found: Sequence[tuple[Any, ...]]) -> list[AccountRow]:
    """Rows of the list, with what the entries of the accounts say."""
    wanted = listed(row[0] for row in found)
    entries = {e.account_id: e for e in some(connection, AccountEntry, among("account_id"), (wanted,))}
    ruled: dict[str, list[Decision]] = {}
    for one in rulings_on(connection, [row[0] for row in found]):
        ruled.setdefault(one.target, []).append(one)
    rows = []
    for account_id, publisher, byline, source_id, title, published, language, event_id, event_title, state in found:
        entry = entries.get(account_id)
        teller = (entry or unlisted(account_id, source_id)).teller(publisher, byline, title)
        rows.append(
            AccountRow(
                account_id=account_id,
                siglum=entry.siglum if entry else UNLISTED,
                name=cut(teller, NAME),
                title=title,
                published=published_words(published),
                language=language,
                claims=entry.n_claims if entry else None,
                event_id=event_id,
                event_title=event_title,
                state=state or "present",
                excluded=is_excluded(ruled.get(account_id, ())),
                tags=sorted({d.ruled["tag"] for d in ruled.get(account_id, ()) if d.kind == "tag"}),
            )
        )
    return rows


def refused(connection: sqlite3.Connection, most: int = 200) -> list[Refused]:
    """What the case lists as left out, at most so many."""
    sql = "SELECT DISTINCT input, stage, code, detail FROM rejections ORDER BY 1, 2, 3, 4 LIMIT ?"
    return [Refused(*row) for row in connection.execute(sql, (most,))]
