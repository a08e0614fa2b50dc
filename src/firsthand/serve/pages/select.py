"""Accounts as lists and other pages name them, without their texts, and choices as forms offer them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from firsthand.casefile.select import among, listed, some
from firsthand.export.page.accounts import published_words
from firsthand.record.account_entry import UNLISTED, AccountEntry

LONGEST_NAME = 48


@dataclass(frozen=True, slots=True)
class AccountLine:
    """An account as other pages name it.

    Attributes:
        siglum: The letters by which the case refers to it.
        name: Who tells it: publisher, else writer, else the input's name.
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
    sigla = {e.account_id: e.siglum for e in some(connection, AccountEntry, among("account_id"), (wanted,))}
    sql = (
        "SELECT account_id, coalesce(nullif(publisher, ''), nullif(byline, ''), source_id), title, published, language "
        f"FROM accounts WHERE {among('account_id')}"
    )
    return {
        account_id: AccountLine(
            account_id=account_id,
            siglum=sigla.get(account_id, UNLISTED),
            name=short(name),
            title=title,
            published=published_words(published),
            edtf=published,
            language=language,
        )
        for account_id, name, title, published, language in connection.execute(sql, (wanted,))
    }


def short(name: str) -> str:
    """A name as it stands in a list: a path by its last part, cut where long."""
    name = name.rsplit("/", 1)[-1] or name
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"
