"""One writer at a time; the right goes back when its holder dies, however it dies."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from firsthand.casefile.lock import WriterLock
from firsthand.errors import CaseBusy

HOLD = """
import signal, sys
from pathlib import Path
from firsthand.casefile.lock import WriterLock
lock = WriterLock(Path(sys.argv[1]))
print("held", flush=True)
signal.pause()
"""


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
    with subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(CaseBusy):
            WriterLock(path)
        holder.kill()
    WriterLock(path).release()


def test_locks_of_two_cases_do_not_meet(tmp_path: Path) -> None:
    one, two = WriterLock(tmp_path / "one.db"), WriterLock(tmp_path / "two.db")
    one.release()
    two.release()
