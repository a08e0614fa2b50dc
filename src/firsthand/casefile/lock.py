"""One writer at a time: a lock beside the case that the system takes back when its holder dies, however it dies.

The lock is a `flock` on a side file, since locks on the case file itself belong to SQLite.  Readers need no lock.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from pathlib import Path

from firsthand.errors import CaseBusy


class WriterLock:
    """The right to write to one case.

    Args:
        path: The case file.

    Raises:
        CaseBusy: Another process holds it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path.with_name(path.name + ".lock")
        self._handle: int | None = self._acquire(path)

    def _acquire(self, case: Path) -> int:
        while True:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(handle)
                advice = "wait until it has ended, then run the same command again"
                raise CaseBusy("another process is reading accounts into this case", str(case), advice) from None
            if self._stands(handle):
                return handle
            os.close(handle)

    def _stands(self, handle: int) -> bool:
        """Whether the locked file is still the one at the path: its last holder may have removed it in between."""
        try:
            return os.path.samestat(os.fstat(handle), os.stat(self._path))
        except FileNotFoundError:
            return False

    def release(self) -> None:
        """Give the right back; a second call does nothing."""
        if self._handle is not None:
            with suppress(OSError):  # a lock file that stays is no lock
                self._path.unlink()
            os.close(self._handle)
            self._handle = None
