"""SQLite's complaints as errors of ours: what happened to which case, and what to do next."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from firsthand.errors import CaseBusy, CaseError, CaseFull, NotACase

_FULL = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO, errno.EFBIG}
_WHAT = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk cannot be written",
    sqlite3.SQLITE_READONLY: "is read-only",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened",
    sqlite3.SQLITE_PERM: "may not be opened",
}
_ROOM = "what was stored before stands: make room or set the permissions, then run the same command again"


def case_error(error: sqlite3.Error, path: Path) -> CaseError | None:
    """The error of ours that a complaint of SQLite's stands for, None where it is a fault of our own."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if code is not None else None
    if primary is None and "disk is full" in str(error):
        primary = sqlite3.SQLITE_FULL
    if primary in _FULL:
        return CaseFull(_WHAT[primary], str(path), _ROOM)
    if primary in _BUSY:
        return CaseBusy("another process is writing to this case", str(path), "wait until it has ended, then try again")
    if primary == sqlite3.SQLITE_NOTADB:
        return NotACase("is no Firsthand case", str(path), "name a file made by `firsthand read`")
    if primary == sqlite3.SQLITE_CORRUPT:
        return CaseError("is damaged", str(path), "restore it from a copy, or read the accounts into a new case")
    return None


@contextmanager
def told_as_case_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite and the file system complain of inside the block into a `CaseError`.

    Raises:
        CaseFull: The disk is full, read-only, or may not be written.
        CaseBusy: Another process writes.
        NotACase: The file is no case.
    """
    try:
        yield
    except sqlite3.Error as error:
        ours = case_error(error, path)
        if ours is None:
            raise
        raise ours from error
    except OSError as error:
        if error.errno not in _NO_SPACE:
            raise
        raise CaseFull(error.strerror or "cannot be written", str(error.filename or path), _ROOM) from error
