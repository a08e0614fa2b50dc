"""What SQLite and the file system complain of, said as errors of ours."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest

from firsthand.casefile.failures import case_error, told_as_case_errors
from firsthand.errors import CaseBusy, CaseError, CaseFull, NotACase

CASE = Path("c.db")


def complaint(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("something")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_FULL, CaseFull),
        (sqlite3.SQLITE_IOERR, CaseFull),
        (sqlite3.SQLITE_IOERR_WRITE, CaseFull),
        (sqlite3.SQLITE_READONLY, CaseFull),
        (sqlite3.SQLITE_BUSY, CaseBusy),
        (sqlite3.SQLITE_NOTADB, NotACase),
        (sqlite3.SQLITE_CORRUPT, CaseError),
    ],
)
def test_a_complaint_becomes_an_error_that_says_what_to_do(code: int, kind: type[CaseError]) -> None:
    with pytest.raises(kind) as caught, told_as_case_errors(CASE):
        raise complaint(code)
    assert caught.value.subject == "c.db"
    assert caught.value.advice


def test_a_fault_of_our_own_stays_what_it_is() -> None:
    assert case_error(complaint(sqlite3.SQLITE_ERROR), CASE) is None
    with pytest.raises(sqlite3.OperationalError), told_as_case_errors(CASE):
        raise complaint(sqlite3.SQLITE_ERROR)


@pytest.mark.parametrize(
    ("number", "kind"),
    [(errno.ENOSPC, CaseFull), (errno.EROFS, CaseFull), (errno.EFBIG, CaseFull), (errno.ENOENT, FileNotFoundError)],
)
def test_a_full_disk_is_told_from_other_errors_of_the_system(number: int, kind: type[Exception]) -> None:
    with pytest.raises(kind), told_as_case_errors(CASE):
        raise OSError(number, "no room")
