"""Accounts as lists and other pages name them, without their texts, and choices as forms offer them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from firsthand.casefile.select import among, listed, some
from firsthand.export.page.accounts import NAME, published_words
from firsthand.export.page.words import cut
from firsthand.record.account_entry import AccountEntry
from firsthand.record.enrol import unlisted


@dataclass(frozen=True, slots=True)
class AccountLine:
    """An account as other pages name it.

    Attributes:
        siglum: The letters by which the case refers to it.
        name: Who tells it: publisher, else writer, else title, else the input's name.
        published: Date for people.
    """

    account_id: str
    siglum: str
    name: str
    title: str | None
    published: str
    edtf: str | None
    language: str


@dataclass(frozen=True, slots=True)
class Offered:
    """One of the things that a form offers."""

    id: str
    name: str


def account_lines(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, AccountLine]:
    """Accounts by id, without their texts; ids that are none are passed over."""
    wanted = listed(ids)
    entries = {e.account_id: e for e in some(connection, AccountEntry, among("account_id"), (wanted,))}
    columns = "account_id, publisher, byline, source_id, title, published, language"
    sql = f"SELECT {columns} FROM accounts WHERE {among('account_id')}"
    out = {}
    for account_id, publisher, byline, source_id, title, published, language in connection.execute(sql, (wanted,)):
        entry = entries.get(account_id) or unlisted(account_id, source_id)
        out[account_id] = AccountLine(
            account_id=account_id,
            siglum=entry.siglum,
            name=cut(entry.teller(publisher, byline, title), NAME),
            title=title,
            published=published_words(published),
            edtf=published,
            language=language,
        )
    return out
