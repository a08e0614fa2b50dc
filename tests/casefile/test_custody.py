"""The custody log as a chain: a line altered, taken out or put in is found, and a head written down holds or does not."""

from __future__ import annotations

import pytest
from tests.casefile.by_hand import faults_after

from firsthand.casefile import custody
from firsthand.casefile.case import CaseFile, open_case
from firsthand.casefile.verify import verify_case


def test_each_line_is_bound_to_those_before_it(filled: CaseFile) -> None:
    rows = filled.connection.execute(
        "SELECT at, action, subject, detail, chain FROM custody ORDER BY number"
    ).fetchall()
    before = custody.START
    for *row, chain in rows:
        before = custody.link(before, tuple(row))
        assert chain == before
    assert custody.head(filled.connection) == before
    assert len(before) == 64


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE custody SET at = '2030-01-01T00:00:00+00:00' WHERE number = 2",
        "UPDATE custody SET action = 'taken out' WHERE number = 1",
        "UPDATE custody SET subject = 'a-other' WHERE number = 2",
        "UPDATE custody SET detail = detail || ' ' WHERE number = 2",
        "UPDATE custody SET chain = '' WHERE number = 2",
        "UPDATE custody SET chain = chain || '0' WHERE number = (SELECT max(number) FROM custody)",
        "DELETE FROM custody WHERE number = 2",
        "INSERT INTO custody (at, action, subject, detail) VALUES ('2031', 'taken in', 'a9', '')",
    ],
)
def test_a_line_that_was_altered_is_found(filled: CaseFile, statement: str) -> None:
    assert "custody" in {f.kind for f in faults_after(filled, statement)}


def test_a_head_that_was_written_down_holds_as_long_as_nothing_before_it_is_altered(filled: CaseFile) -> None:
    written = custody.head(filled.connection)
    filled.log("looked at", "a1")
    assert custody.holds(filled.connection, written)
    assert not custody.holds(filled.connection, "0" * 64)


def test_a_log_of_an_older_version_is_chained_when_the_case_is_next_written(filled: CaseFile) -> None:
    before = custody.head(filled.connection)
    assert faults_after(filled, "ALTER TABLE custody DROP COLUMN chain") == []
    with open_case(filled.path, write=True) as case:
        assert custody.head(case.connection) == before
        assert verify_case(case).faults == ()
