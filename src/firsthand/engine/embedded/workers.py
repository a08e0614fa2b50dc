"""Worker processes: jobs out, outcomes back, and a worker that dies or hangs takes nothing with it but its job.

Each worker has a pipe of its own, so it is always known which job a lost worker had.  A lost worker is replaced.
Refuses to wait longer than a job's bound.
"""

from __future__ import annotations

import ctypes
import gc
import math
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from firsthand.safe_path import SAFE_VARIABLE

# One thread a library; and no module from the folder where the user works.
_FOR_WORKERS = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", SAFE_VARIABLE: "1"}
_PR_SET_PDEATHSIG = 1
MOST_WAITED = 4  # times a job's bound by the clock, after which it is late whatever the processor did
_SELDOM = (100_000, 20, 20)
_START_SECONDS = 120  # a worker's start and imports are no part of its job's time, but they must end too


@dataclass(frozen=True, slots=True)
class WorkerCall:
    """A call to be made in a worker.

    Attributes:
        function: A module's own function.
        arguments: What it takes; must survive pickling.
        seconds: How long it may run.
        about: Whatever the driver needs to know it again; stays in the parent.
    """

    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    seconds: float
    about: Any = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a job ended.

    Attributes:
        state: `done`, `raised`, `died` (its worker ended without an answer), or `late` (its worker was ended).
        value: What the function returned, where it is done.
        detail: What was raised, or how the worker ended.
    """

    job: WorkerCall
    state: str
    value: Any = None
    detail: str = ""


def worked(pid: int | None) -> float:
    """Seconds of processor time that a process took so far; endless where the system does not tell."""
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as told:
            fields = told.read().rpartition(")")[2].split()
    except OSError:
        return math.inf
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    job: WorkerCall | None = None
    until: float = field(default=0.0)
    last: float = field(default=0.0)
    worked: float = field(default=0.0)

    def begin(self, seconds: float) -> None:
        """Let the time of its job begin."""
        now = time.monotonic()
        self.until, self.last, self.worked = now + seconds, now + MOST_WAITED * seconds, worked(self.process.pid)

    def is_kept_waiting(self) -> bool:
        """Whether it had less of a processor than its job may take, as on a machine that does much else; it gets the rest."""
        if self.job is None or not self.last:
            return False
        left = self.job.seconds - (worked(self.process.pid) - self.worked)
        self.until = min(time.monotonic() + max(left, 0.0), self.last)
        return left > 0 and time.monotonic() < self.last


def _serve(pipe: Connection) -> None:
    """A worker's life: take a job, answer, until the pipe closes."""
    gc.set_threshold(
        *_SELDOM
    )  # rows hold no cycles: to look for some after every 700 objects took a quarter of the time
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears the user, and ends its workers
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # a worker deep in a job must not outlive a killed parent
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    with suppress(EOFError, OSError):  # the parent closed the pipe or is gone: there is nobody left to work for
        while True:
            function, arguments = pipe.recv()
            pipe.send(("began", None, ""))
            try:
                answer = ("done", function(*arguments), "")
            except Exception as error:
                answer = ("raised", error if isinstance(error, OSError) else None, f"{type(error).__name__}: {error}")
            pipe.send(answer)


class WorkerPool:
    """A few worker processes.  Use as a context manager.

    Args:
        size: How many, from 1.
    """

    def __init__(self, size: int) -> None:
        # A fork would copy the locks of the parent's threads (pyarrow, DuckDB) in whatever state they are.
        self._context = multiprocessing.get_context("spawn")
        self._size = size
        self._workers: list[_Worker] = []
        self.lost = 0

    def __enter__(self) -> WorkerPool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.pipe.close()
            if worker.job is not None:
                worker.process.kill()
        for worker in self._workers:
            worker.process.join(5)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
        self._workers.clear()

    @property
    def has_room(self) -> bool:
        """Whether a job can be submitted now."""
        return len(self._workers) < self._size or any(w.job is None for w in self._workers)

    @property
    def is_busy(self) -> bool:
        """Whether an outcome is still to come."""
        return any(w.job is not None for w in self._workers)

    def submit(self, job: WorkerCall) -> None:
        """Give a job to an idle worker; call only where `has_room`."""
        worker = next((w for w in self._workers if w.job is None), None)
        if worker is None:
            worker = self._start()
        try:
            worker.pipe.send((job.function, job.arguments))
        except (BrokenPipeError, ConnectionResetError):  # it died while idle
            self._drop(worker)
            worker = self._start()
            worker.pipe.send((job.function, job.arguments))
        worker.job, worker.until, worker.last = job, time.monotonic() + _START_SECONDS, 0.0

    def next_outcome(self) -> Outcome:
        """Wait for a job to end, well or not; call only while `is_busy`."""
        while True:
            busy = [w for w in self._workers if w.job is not None]
            first = min(w.until for w in busy)
            ready = wait([w.pipe for w in busy], max(0.0, first - time.monotonic()))
            for worker in busy:
                assert worker.job is not None
                if worker.pipe in ready:
                    outcome = self._answer(worker, worker.job)
                    if outcome is not None:
                        return outcome
                elif time.monotonic() >= worker.until and not worker.is_kept_waiting():
                    self._drop(worker)
                    return Outcome(worker.job, "late", None, f"took longer than {worker.job.seconds:.0f} seconds")

    def _answer(self, worker: _Worker, job: WorkerCall) -> Outcome | None:
        """How a job ended; None where its worker says that it has only now begun, which is when its time begins."""
        try:
            state, value, detail = worker.pipe.recv()
        except (EOFError, ConnectionResetError):
            code = self._drop(worker)
            return Outcome(job, "died", None, _how_it_ended(code))
        if state == "began":
            worker.begin(job.seconds)
            return None
        worker.job = None
        return Outcome(job, state, value, detail)

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs,), daemon=True)
        with _as_workers_are_started():
            process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _drop(self, worker: _Worker) -> int | None:
        """End a worker and forget it; returns its exit code."""
        self._workers.remove(worker)
        self.lost += 1
        worker.pipe.close()
        worker.process.join(1)  # one that has just died is given the moment to say how
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()
        return worker.process.exitcode


@contextmanager
def _as_workers_are_started() -> Iterator[None]:
    """One thread a library; and a worker still on its way does not hear the user's Ctrl-C, which is the parent's."""
    before = {name: os.environ.get(name) for name in _FOR_WORKERS}
    os.environ.update(_FOR_WORKERS)
    resource_tracker.ensure_running()  # it unblocks the signal when it starts, so it must be there first
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)


def _how_it_ended(code: int | None) -> str:
    if code is not None and code < 0:
        return f"its worker process was ended by {signal.Signals(-code).name}"
    return f"its worker process ended with code {code}"
