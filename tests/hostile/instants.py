"""Instants of a process: before and after each thing that changes a file, named and counted, so that one can be chosen.

At the chosen one the process is killed, or the disk fails from there on.  What SQLite does is seen by `disk.py`, what Python
does by its audit events and by files that note each write; the package knows nothing of it.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
import signal
import sqlite3
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.hostile.disk import SHORT, Asked, Disk

_CHANGES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_SQLITE = {
    "full": {}, "short": {"write": SHORT},
    "eio": {"write": 778, "sync": 1034, "truncate": 1546, "delete": 2570, "open": 14},
    "erofs": {"write": 8, "truncate": 8, "delete": 8, "open": 14},
}  # fmt: skip
_ERRNO = {"full": errno.ENOSPC, "short": errno.ENOSPC, "eio": errno.EIO, "erofs": errno.EROFS}
FAULTS = tuple(_ERRNO)


@dataclass(slots=True)
class Instants:
    """The instants of this process, from `watch` on.

    Attributes:
        under: Folder whose files count.
        at: Number of the instant to strike at; none where negative.
        what: `kill`, `worker` (one of this process's workers is killed), or one of `FAULTS`, which lasts from there on.
        seen: Names of the instants so far.
    """

    under: str
    at: int = -1
    what: str = "kill"
    seen: list[str] = field(default_factory=list)
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _busy: bool = False

    @property
    def is_struck(self) -> bool:
        """Whether the chosen instant has come."""
        return 0 <= self.at < len(self.seen)

    def pass_by(self, name: str) -> str:
        """One instant; returns the fault that holds there, empty where there is none."""
        with self._lock:
            if self._busy:
                return ""
            self._busy = True
            try:
                self.seen.append(name)
                if len(self.seen) - 1 == self.at:
                    self._strike()
            finally:
                self._busy = False
            return self.what if self.is_struck and self.what in FAULTS else ""

    def _strike(self) -> None:
        if self.what == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if self.what == "worker":
            from multiprocessing import active_children

            for child in active_children()[:1]:
                os.kill(child.pid or 0, signal.SIGKILL)

    def watch(self) -> None:
        """See and strike from now on, for good."""
        Disk(self._of_sqlite)
        sys.addaudithook(self._of_python)
        _note_writes(self)

    def _of_sqlite(self, asked: Asked) -> int | None:
        fault = self.pass_by(asked.name)
        if not fault or asked.when == "after":
            return None
        if asked.verb == "open" and not asked.path.startswith(self.under):
            return None
        return _SQLITE[fault].get(asked.verb, sqlite3.SQLITE_FULL if asked.verb in ("write", "sync") else None)

    def _of_python(self, event: str, told: tuple[Any, ...]) -> None:
        changes = event in _CHANGES or (event == "open" and isinstance(told[2], int) and told[2] & _WRITING)
        if not changes or not isinstance(told[0], (str, os.PathLike)) or not str(told[0]).startswith(self.under):
            return
        fault = self.pass_by(f"before {event.removeprefix('os.')}")
        if (fault and event not in ("os.remove", "os.rmdir")) or fault == "erofs":
            raise OSError(_ERRNO[fault], os.strerror(_ERRNO[fault]), str(told[0]))


def _note_writes(instants: Instants) -> None:
    """Let each write of a file that Python opens be an instant, and fail where a fault holds."""
    really: Callable[..., Any] = io.open

    class NotedFile(io.FileIO):
        def write(self, data: Any) -> int:
            fault = instants.pass_by("before write of a file")
            if fault:
                if fault == "short":
                    super().write(memoryview(data)[: len(data) // 2])
                raise OSError(_ERRNO[fault], os.strerror(_ERRNO[fault]), str(self.name))
            done = super().write(data)
            instants.pass_by("after write of a file")
            return done or 0

    def noted(file: Any, mode: str = "r", buffering: int = -1, *more: Any, **named: Any) -> Any:
        named |= dict(zip(("encoding", "errors", "newline"), more, strict=False))
        inside = isinstance(file, (str, os.PathLike)) and os.path.abspath(file).startswith(instants.under)
        if not inside or not set(mode) & set("wax+") or "+" in mode or named.get("opener") or buffering == 0:
            return really(file, mode, buffering, **named)
        raw = io.BufferedWriter(NotedFile(file, mode.replace("b", "").replace("t", "")))
        if "b" in mode:
            return raw
        return io.TextIOWrapper(raw, named.get("encoding"), named.get("errors"), named.get("newline"))

    io.open = builtins.open = noted
