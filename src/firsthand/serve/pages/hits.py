"""Where the words that were looked for stand: a few words of an account around them, and the account.

Refuses to show a hit for words that stand in the event's own title, names and place alone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.casefile.case import CaseFile
from firsthand.casefile.select import among, listed
from firsthand.serve.pages.select import account_lines
from firsthand.serve.web.index import phrase

AROUND = 18  # words of a snippet
OPEN, CLOSE = "\x01", "\x02"  # stand in no text that was taken in


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of a text; `found` where it is a word that was looked for."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """The words that were looked for, in an account.

    Attributes:
        parts: The words around them in order.
        teller: The account as pages name it.
    """

    account_id: str
    teller: str
    language: str
    parts: list[Snippet]


def hits_in(case: CaseFile, index: sqlite3.Connection, words: str, event_ids: Sequence[str]) -> dict[str, Hit]:
    """The best hit of each event, in those of its accounts whose words fit.

    Args:
        case: The open case.
        index: Its index.
        words: What was looked for; nothing is found where it is empty.
        event_ids: Events of one page of the list.
    """
    query = phrase(words)
    if not query or not event_ids:
        return {}
    told: dict[str, list[str]] = {}
    for event_id, account_id in index.execute(
        f"SELECT event_id, account_id FROM told WHERE {among('event_id')}", (listed(event_ids),)
    ):
        told.setdefault(account_id, []).append(event_id)
    found: dict[str, Hit] = {}
    sql = (
        f"SELECT a.account_id, snippet(account_words, -1, '{OPEN}', '{CLOSE}', '…', {AROUND}) FROM account_words w "
        f"JOIN accounts a ON a.number = w.rowid WHERE account_words MATCH ? AND {among('a.account_id')} ORDER BY rank"
    )
    rows = case.connection.execute(sql, (query, listed(told))).fetchall()
    lines = account_lines(case.connection, (row[0] for row in rows))
    for account_id, text in rows:
        line = lines[account_id]
        hit = Hit(account_id, line.name, line.language, parts_of(text))
        for event_id in told[account_id]:
            found.setdefault(event_id, hit)
    return found


def parts_of(text: str) -> list[Snippet]:
    """A snippet with its marks as parts."""
    out = []
    for n, piece in enumerate(" ".join(text.split()).split(OPEN)):
        hit, sign, rest = piece.partition(CLOSE)
        out += [Snippet(hit, True), Snippet(rest, False)] if sign and n else [Snippet(piece, False)]
    return [s for s in out if s.text]
