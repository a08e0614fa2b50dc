"""A disk that can be struck: what SQLite asks of the system passes through here, and can be noted, refused or cut short.

SQLite does its work through a table of functions (its VFS).  Inside a test's own process a copy of that table is made the
default, with functions of ours before the real ones; nothing of it is in the package.  Stands on the library that Python itself
is linked to; where SQLite is built into Python there is none to be reached, and `reachable` says so.

Source: SQLite, "The SQLite OS Interface or VFS".
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

OK = 0
_KEPT: list[Disk] = []
Code = int
Strike = Callable[["Asked"], "int | None"]
SHORT = -1  # what a strike answers for a write of which half comes to the disk, and no room is left for the rest

_P, _I, _L = ctypes.c_void_p, ctypes.c_int, ctypes.c_longlong
_OPEN = ctypes.CFUNCTYPE(_I, _P, _P, _P, _I, _P)
_DELETE = ctypes.CFUNCTYPE(_I, _P, _P, _I)
_WRITE = ctypes.CFUNCTYPE(_I, _P, _P, _I, _L)
_TRUNCATE = ctypes.CFUNCTYPE(_I, _P, _L)
_SYNC = ctypes.CFUNCTYPE(_I, _P, _I)
_VFS_FUNCTIONS = (
    "xOpen", "xDelete", "xAccess", "xFullPathname", "xDlOpen", "xDlError", "xDlSym", "xDlClose", "xRandomness",
    "xSleep", "xCurrentTime", "xGetLastError", "xCurrentTimeInt64", "xSetSystemCall", "xGetSystemCall",
    "xNextSystemCall",
)  # fmt: skip
_FILE_FUNCTIONS = (
    "xClose", "xRead", "xWrite", "xTruncate", "xSync", "xFileSize", "xLock", "xUnlock", "xCheckReservedLock",
    "xFileControl", "xSectorSize", "xDeviceCharacteristics", "xShmMap", "xShmLock", "xShmBarrier", "xShmUnmap",
    "xFetch", "xUnfetch",
)  # fmt: skip


class _Vfs(ctypes.Structure):
    _fields_ = (
        ("iVersion", _I), ("szOsFile", _I), ("mxPathname", _I), ("pNext", _P), ("zName", ctypes.c_char_p), ("pAppData", _P),
        *((name, _P) for name in _VFS_FUNCTIONS),
    )  # fmt: skip


class _Methods(ctypes.Structure):
    _fields_ = (("iVersion", _I), *((name, _P) for name in _FILE_FUNCTIONS))


@dataclass(frozen=True, slots=True)
class Asked:
    """What SQLite asks of the disk.

    Attributes:
        verb: `open`, `write`, `truncate`, `sync` or `delete`.
        path: The file; empty for one without a name.
        when: `before` or `after` it is done.
        offset, data: Of a write; the offset of a truncation is the new size, that of a deletion 1 where the folder is synced.
    """

    verb: str
    path: str
    when: str
    offset: int = 0
    data: bytes = b""

    @property
    def name(self) -> str:
        """What an instant of this kind is called."""
        kind = "log" if self.path.endswith("-wal") else "journal" if self.path.endswith("-journal") else "case"
        return f"{self.when} {self.verb} of the {kind}"


def _library() -> Any:
    """The SQLite of this Python; None where it cannot be reached."""
    name = ctypes.util.find_library("sqlite3")
    if name is None:
        return None
    library = ctypes.CDLL(name)
    library.sqlite3_libversion.restype = ctypes.c_char_p
    with open("/proc/self/maps", encoding="utf-8") as maps:
        ours = {os.path.realpath(line.split()[-1]) for line in maps if "libsqlite3" in line}
    same = library.sqlite3_libversion().decode() == sqlite3.sqlite_version and len(ours) == 1
    return library if same else None


def reachable() -> bool:
    """Whether the SQLite of this Python can be struck."""
    return _library() is not None


class Disk:
    """All files of SQLite in this process, from now on and for good.

    Args:
        strike: Asked before and after each thing; what it answers `before` is told to SQLite in place of doing it: an error's
            code, or `SHORT`.
    """

    def __init__(self, strike: Strike) -> None:
        self._strike = strike
        self._paths: dict[int, str] = {}
        self._tables: dict[int, _Methods] = {}
        self._real: dict[int, _Methods] = {}
        self._library = _library()
        assert self._library is not None, "SQLite is built into this Python"
        self._library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        self._library.sqlite3_vfs_find.argtypes = [ctypes.c_char_p]
        self._library.sqlite3_vfs_register.argtypes = [_P, _I]
        found = self._library.sqlite3_vfs_find(None)
        self._vfs = _Vfs.from_buffer_copy(found.contents)
        self._vfs.zName = b"struck"
        self._really_open, self._really_delete = _OPEN(self._vfs.xOpen), _DELETE(self._vfs.xDelete)
        self._mine = (
            _OPEN(self._open), _DELETE(self._delete), _WRITE(self._write), _TRUNCATE(self._truncate), _SYNC(self._sync),
        )  # fmt: skip
        self._vfs.xOpen, self._vfs.xDelete = (ctypes.cast(f, _P).value for f in self._mine[:2])
        self._library.sqlite3_vfs_register(ctypes.addressof(self._vfs), 1)
        _KEPT.append(self)  # SQLite holds addresses of what is in here

    def _done(self, asked: Asked, really: Callable[[], Code]) -> Code:
        answer = self._strike(asked)
        if answer is not None and answer != OK:
            return answer
        code = really()
        self._strike(Asked(asked.verb, asked.path, "after", asked.offset, asked.data))
        return code

    def _open(self, vfs: int, name: int, file: int, flags: int, out: int) -> Code:
        path = ctypes.string_at(name).decode() if name else ""
        answer = self._strike(Asked("open", path, "before"))
        if answer:
            ctypes.cast(file, ctypes.POINTER(_P))[0] = None
            return answer
        code: Code = self._really_open(vfs, name, file, flags, out)
        place = ctypes.cast(file, ctypes.POINTER(_P))
        table = place[0]
        if code == OK and table:
            self._paths[file] = path
            if table not in self._tables:
                real = _Methods.from_address(table)
                mine = _Methods.from_buffer_copy(real)
                mine.xWrite, mine.xTruncate, mine.xSync = (ctypes.cast(f, _P).value for f in self._mine[2:])
                self._tables[table] = mine
                self._real[ctypes.addressof(mine)] = real
            place[0] = ctypes.addressof(self._tables[table])
            self._strike(Asked("open", path, "after"))
        return code

    def _methods(self, file: int) -> _Methods:
        table = ctypes.cast(file, ctypes.POINTER(_P))[0]
        assert table is not None
        return self._real[table]

    def _delete(self, vfs: int, name: int, sync: int) -> Code:
        path = ctypes.string_at(name).decode()
        return self._done(
            Asked("delete", path, "before", int(bool(sync))), lambda: int(self._really_delete(vfs, name, sync))
        )

    def _write(self, file: int, data: int, size: int, offset: int) -> Code:
        asked = Asked("write", self._paths[file], "before", offset, ctypes.string_at(data, size))
        write = _WRITE(self._methods(file).xWrite)
        answer = self._strike(asked)
        if answer == SHORT:
            write(file, data, size // 2, offset)
            return sqlite3.SQLITE_FULL
        if answer:
            return answer
        code = int(write(file, data, size, offset))
        self._strike(Asked("write", asked.path, "after", offset, asked.data))
        return code

    def _truncate(self, file: int, size: int) -> Code:
        truncate = _TRUNCATE(self._methods(file).xTruncate)
        return self._done(Asked("truncate", self._paths[file], "before", size), lambda: int(truncate(file, size)))

    def _sync(self, file: int, flags: int) -> Code:
        sync = _SYNC(self._methods(file).xSync)
        return self._done(Asked("sync", self._paths[file], "before"), lambda: int(sync(file, flags)))
