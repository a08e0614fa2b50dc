"""A case that an older version wrote is brought to the columns of today, and loses nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from firsthand.accounts.account import Account
from firsthand.casefile.case import CaseFile, open_case
from firsthand.casefile.decide import Ruling, decide
from firsthand.casefile.decision import Decided
from firsthand.casefile.intake import Stored
from firsthand.casefile.migrate import migrate
from firsthand.claims.claim import Claim
from firsthand.errors import CaseTooOld
from firsthand.record.account_entry import AccountEntry
from firsthand.record.figure import Figure
from firsthand.sources.raw_item import RawItem

Storer = Callable[..., Stored]
Teller = Callable[..., RawItem]


def altered(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_a_case_of_today_needs_nothing(filled: CaseFile) -> None:
    assert migrate(filled.connection) == []


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("ALTER TABLE figures DROP COLUMN rule", "added figures.rule"),
        ("ALTER TABLE claims DROP COLUMN cue", "added claims.cue"),
        ("ALTER TABLE text_versions DROP COLUMN dropped", "added text_versions.dropped"),
        ("ALTER TABLE claims ADD COLUMN mood TEXT", "dropped claims.mood"),
        ("DROP TABLE entity_claims", "added table entity_claims"),
    ],
)
def test_a_column_is_added_or_dropped_and_the_rest_stands(filled: CaseFile, statement: str, said: str) -> None:
    claims, figures = list(filled.rows(Claim)), list(filled.rows(Figure))
    filled.close()
    altered(filled.path, statement)
    with closing(sqlite3.connect(filled.path, isolation_level=None)) as connection:
        assert migrate(connection) == [said]
        assert migrate(connection) == []
    with open_case(filled.path) as again:
        assert list(again.rows(Claim)) == claims
        assert list(again.rows(Figure)) == figures


def test_a_reader_takes_defaults_for_columns_that_an_older_case_lacks(filled: CaseFile) -> None:
    figures = list(filled.rows(Figure))
    filled.close()
    altered(filled.path, "ALTER TABLE figures DROP COLUMN clauses")
    with open_case(filled.path) as reader:
        assert list(reader.rows(Figure)) == figures


def test_opening_for_writing_migrates(filled: CaseFile) -> None:
    filled.close()
    altered(filled.path, "ALTER TABLE figures ADD COLUMN mood TEXT")
    with open_case(filled.path, write=True) as again:
        columns = [row[1] for row in again.connection.execute("PRAGMA table_info(figures)")]
    assert "mood" not in columns


OLDER = (
    "DROP TABLE decided",
    "DROP TABLE claims_aside",
    "DROP TABLE accounts_aside",
    "ALTER TABLE decisions DROP COLUMN anchor",
)


def test_a_reader_finds_no_rows_of_a_noun_that_an_older_case_does_not_know(filled: CaseFile) -> None:
    filled.close()
    altered(filled.path, *OLDER)
    with open_case(filled.path) as again:
        assert not list(again.rows(Decided))
        assert not again.ledger()


@pytest.mark.parametrize("statement", ["DROP TABLE account_entries", "DELETE FROM account_entries"])
def test_a_record_without_entries_says_what_to_do_and_the_rest_can_be_read(filled: CaseFile, statement: str) -> None:
    claims = list(filled.rows(Claim))
    filled.close()
    altered(filled.path, statement)
    with open_case(filled.path) as again:
        assert list(again.rows(Claim)) == claims
        with pytest.raises(CaseTooOld, match=r"older version.*firsthand read PATH --case FILE"):
            list(again.rows(AccountEntry))


def test_a_case_that_nothing_was_derived_from_yet_has_no_entries(case: CaseFile, store: Storer, tell: Teller) -> None:
    assert list(case.rows(AccountEntry)) == []
    store([tell()])
    assert list(case.rows(AccountEntry)) == []


def test_a_decision_brings_an_older_case_up_to_date(filled: CaseFile) -> None:
    filled.close()
    altered(filled.path, *OLDER)
    made = decide(filled.path, Ruling("tag", "e1", "Ada", {"tag": "old"}))
    with open_case(filled.path) as again:
        assert again.decisions() == (made,)


def test_what_one_column_held_for_two_is_taken_apart(filled: CaseFile) -> None:
    figure = next(c for c in filled.rows(Claim) if c.kind == "figure")
    account = next(iter(filled.rows(Account)))
    filled.close()
    altered(
        filled.path,
        "ALTER TABLE claims DROP COLUMN marks",
        "ALTER TABLE accounts DROP COLUMN published_words",
        f"UPDATE claims SET rule = 'single+object+shot' WHERE claim_id = '{figure.claim_id}'",
        f"UPDATE accounts SET published_basis = 'derived: a year ago' WHERE account_id = '{account.account_id}'",
    )
    with open_case(filled.path, write=True) as again:
        claims = {c.claim_id: c for c in again.rows(Claim)}
        accounts = {a.account_id: a for a in again.rows(Account)}
    assert (claims[figure.claim_id].rule, claims[figure.claim_id].marks) == ("single", ("object", "shot"))
    assert all(c.marks == () for i, c in claims.items() if i != figure.claim_id)
    told = accounts[account.account_id]
    assert (told.published_basis, told.published_words) == ("derived", "a year ago")
    assert {a.published_words for i, a in accounts.items() if i != account.account_id} <= {None}
