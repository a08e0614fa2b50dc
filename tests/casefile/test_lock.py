"""One writer at a time; the right goes back when its holder dies, however it dies."""

from __future__ import annotations

import multiprocessing
import os
import signal
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from firsthand.casefile.lock import WriterLock
from firsthand.errors import CaseBusy


def _hold(path: Path, pipe: Connection) -> None:
    lock = WriterLock(path)
    pipe.send("held")
    signal.pause()
    lock.release()


def test_a_second_writer_is_refused_until_the_first_lets_go(tmp_path: Path) -> None:
    path = tmp_path / "c.db"
    first = WriterLock(path)
    with pytest.raises(CaseBusy, match=r"c\.db"):
        WriterLock(path)
    first.release()
    first.release()
    WriterLock(path).release()
    assert list(tmp_path.iterdir()) == []


def test_a_killed_holder_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "c.db"
    ours, theirs = multiprocessing.Pipe()
    holder = multiprocessing.get_context("spawn").Process(target=_hold, args=(path, theirs))
    holder.start()
    assert ours.recv() == "held"
    with pytest.raises(CaseBusy):
        WriterLock(path)
    assert holder.pid is not None
    os.kill(holder.pid, signal.SIGKILL)
    holder.join()
    WriterLock(path).release()
    ours.close()
    theirs.close()


def test_locks_of_two_cases_do_not_meet(tmp_path: Path) -> None:
    one, two = WriterLock(tmp_path / "one.db"), WriterLock(tmp_path / "two.db")
    one.release()
    two.release()
