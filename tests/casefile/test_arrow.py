"""A case's rows as tables are the same rows."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any

import pytest

from firsthand.accounts.account import Account
from firsthand.casefile.arrow import arrow_of
from firsthand.casefile.case import CaseFile, open_case
from firsthand.claims.claim import Claim
from firsthand.events.event import Event
from firsthand.record.figure import Figure
from firsthand.sources.raw_item import Rejection
from firsthand.tables import rows_of, schema_of


@pytest.mark.parametrize("noun", [Account, Claim, Event, Figure, Rejection])
def test_tables_hold_what_rows_hold(filled: CaseFile, noun: Any) -> None:
    table = arrow_of(filled, noun)
    assert table.schema == schema_of(noun)
    assert list(rows_of(noun, table)) == list(filled.rows(noun))


def test_an_empty_case_gives_tables_without_rows(case: CaseFile) -> None:
    assert arrow_of(case, Claim).num_rows == 0


def test_an_older_case_says_that_it_must_be_opened_for_writing(filled: CaseFile) -> None:
    filled.close()
    with closing(sqlite3.connect(filled.path)) as connection:
        connection.execute("ALTER TABLE claims DROP COLUMN cue")
        connection.commit()
    with open_case(filled.path) as reader, pytest.raises(KeyError, match="open it for writing"):
        arrow_of(reader, Claim)
