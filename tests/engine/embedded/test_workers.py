"""The pool knows how each job ended, and leaves no process behind."""

from __future__ import annotations

import math
import multiprocessing
import os
import signal
import time
from types import ModuleType

import pytest

from firsthand.engine.embedded.workers import MOST_WAITED, WorkerCall, WorkerPool, worked


def test_jobs_come_back_with_their_values(steps: ModuleType) -> None:
    with WorkerPool(2) as pool:
        found = []
        for number in range(6):
            while not pool.has_room:
                found.append(pool.next_outcome())
            pool.submit(WorkerCall(abs, (-number,), 30, about=number))
        while pool.is_busy:
            found.append(pool.next_outcome())
    assert sorted((o.job.about, o.value, o.state) for o in found) == [(n, n, "done") for n in range(6)]


@pytest.mark.parametrize(
    ("call", "state", "detail"),
    [
        ((os.kill, (0, signal.SIGKILL)), "died", "SIGKILL"),
        ((os._exit, (5,)), "died", "code 5"),
        ((time.sleep, (60,)), "late", "longer than 1 seconds"),
        ((int, ("x",)), "raised", "ValueError"),
    ],
)
def test_a_lost_worker_is_told_of_and_replaced(
    steps: ModuleType, call: tuple[object, tuple[object, ...]], state: str, detail: str
) -> None:
    function, arguments = call
    with WorkerPool(1) as pool:
        if function is os.kill:
            function, arguments = steps.misbehave, (steps.Row("r", "kill"),)
        pool.submit(WorkerCall(function, arguments, 1.0 if state == "late" else 30))  # type: ignore[arg-type]
        outcome = pool.next_outcome()
        assert outcome.state == state
        assert detail in outcome.detail
        pool.submit(WorkerCall(abs, (-4,), 30))
        assert pool.next_outcome().value == 4
        assert pool.lost == (state in {"died", "late"})


@pytest.mark.parametrize(("seconds", "state"), [(1.5, "done"), (MOST_WAITED + 20, "late")])
def test_a_worker_that_is_kept_waiting_gets_its_time_but_not_for_ever(seconds: float, state: str) -> None:
    with WorkerPool(1) as pool:
        pool.submit(WorkerCall(time.sleep, (seconds,), 1.0))
        assert pool.next_outcome().state == state


def test_a_worker_that_works_on_and_on_is_late_by_its_processor_time() -> None:
    with WorkerPool(1) as pool:
        pool.submit(WorkerCall(pow, (7, 3**400_000, 3**400_000 + 2), 1.0))
        assert pool.next_outcome().state == "late"
    assert worked(os.getpid()) > 0
    assert worked(None) == math.inf


def test_a_worker_killed_while_idle_is_replaced() -> None:
    with WorkerPool(1) as pool:
        pool.submit(WorkerCall(os.getpid, (), 30))
        os.kill(pool.next_outcome().value, signal.SIGKILL)
        time.sleep(0.2)
        pool.submit(WorkerCall(abs, (-1,), 30))
        outcome = pool.next_outcome()
        assert outcome.state in {"done", "died"}


def test_workers_do_not_hear_the_users_interrupt() -> None:
    with WorkerPool(1) as pool:
        pool.submit(WorkerCall(time.sleep, (0.3,), 30))
        (worker,) = multiprocessing.active_children()
        assert worker.pid is not None
        os.kill(worker.pid, signal.SIGINT)  # perhaps before its first line has run
        assert pool.next_outcome().state == "done"


def test_nothing_is_left_behind() -> None:
    with WorkerPool(2) as pool:
        pool.submit(WorkerCall(time.sleep, (60,), 90))
        pool.submit(WorkerCall(abs, (-1,), 30))
    assert multiprocessing.active_children() == []
