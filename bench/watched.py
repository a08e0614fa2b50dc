"""What a piece of work costs: seconds, processor seconds of a process and its workers, and the memory of all of them."""

from __future__ import annotations

import multiprocessing
import os
import resource
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any


class Memory:
    """Watches the memory of this process and its children, pages that they share counted once."""

    def __init__(self) -> None:
        self._most, self._over = 0, threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _watch(self) -> None:
        while not self._over.wait(0.3):
            self._most = max(self._most, sum(map(_kilobytes, _family(os.getpid()))))

    @property
    def megabytes(self) -> int:
        """The most that was in use at one time so far."""
        return self._most // 1024

    def stop(self) -> int:
        """The most that was in use at one time, in megabytes."""
        self._over.set()
        self._thread.join()
        return self._most // 1024


def _family(process: int) -> list[int]:
    """A process and all that it started."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:  # it has ended
        return []
    return [process, *(p for c in children for p in _family(int(c)))]


def _kilobytes(process: int) -> int:
    """Proportional set size of a process; 0 once it has ended."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def busy() -> float:
    """Processor seconds of this process and of its workers that have ended."""
    used = [resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in used)


def apart(work: Callable[..., dict[str, Any]], *given: Any) -> dict[str, Any]:
    """Run in a process of its own, so that memory is that run's."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        out: dict[str, Any] = pool.submit(work, *given).result()
    return out
