"""Long work beside the page: reading what was added, building the record anew; each in a process of its own.

A process tells how far it is in JSON lines (`work.py`); the page passes that on.  One job runs at a time, since one process
may write; decisions that come while it runs are built in by the next.
"""

from __future__ import annotations

import json
import subprocess
import threading
from dataclasses import dataclass, field
from pathlib import Path

from firsthand.safe_path import SAFE_PYTHON

KEPT = 50  # finished jobs that can still be looked at
PAUSE = 0.4  # seconds that a new decision waits for others before the record is built anew


@dataclass(slots=True)
class Job:
    """One piece of work.

    Attributes:
        kind: `read` or `derive`.
        state: `waiting`, `running`, `done` or `failed`.
        said: What it came to, or what went wrong.
        lines: What the process told so far, oldest first.
    """

    number: int
    kind: str
    folder: Path | None = None
    state: str = "waiting"
    stage: str = ""
    done: int = 0
    of: int | None = None
    said: str = ""
    summary: dict[str, int] = field(default_factory=dict)

    @property
    def is_over(self) -> bool:
        """Whether it has come to its end."""
        return self.state in ("done", "failed")

    def told(self) -> dict[str, object]:
        """How far it is, for a page and for its stream of events."""
        return {
            "number": self.number, "kind": self.kind, "state": self.state, "stage": self.stage, "done": self.done,
            "of": self.of, "said": self.said, "summary": self.summary,
        }  # fmt: skip


class Jobs:
    """The jobs of one page.  Safe to use from several threads."""

    def __init__(self, case_path: Path) -> None:
        self._case = case_path
        self._lock = threading.Condition()
        self._jobs: list[Job] = []
        self._number = 0
        self._worker: threading.Thread | None = None
        self._process: subprocess.Popen[str] | None = None
        self._closed = False

    def add(self, kind: str, folder: Path | None = None) -> Job:
        """Ask for work; a record that waits to be built anew is not asked for twice."""
        with self._lock:
            waiting = next((j for j in self._jobs if j.state == "waiting" and j.kind == kind == "derive"), None)
            if waiting is not None:
                return waiting
            self._number += 1
            job = Job(number=self._number, kind=kind, folder=folder)
            self._jobs = [*self._jobs[-KEPT:], job]
            if self._worker is None:
                self._worker = threading.Thread(target=self._work, name="jobs", daemon=True)
                self._worker.start()
            self._lock.notify_all()
            return job

    def find(self, number: int) -> Job | None:
        """A job by its number; None where there is none, or it is long over."""
        with self._lock:
            return next((j for j in self._jobs if j.number == number), None)

    def current(self) -> Job | None:
        """The job that runs or waits; None where all is done."""
        with self._lock:
            return next((j for j in self._jobs if not j.is_over), None)

    def last(self) -> Job | None:
        """The last job asked for."""
        with self._lock:
            return self._jobs[-1] if self._jobs else None

    def close(self) -> None:
        """End what runs; what it stored stands, and the next run goes on from there."""
        with self._lock:
            self._closed = True
            process = self._process
            self._lock.notify_all()
        if process is not None and process.poll() is None:
            process.terminate()

    def _work(self) -> None:
        while True:
            with self._lock:
                while not self._closed and not any(j.state == "waiting" for j in self._jobs):
                    self._lock.wait()
                if self._closed:
                    return
                job = next(j for j in self._jobs if j.state == "waiting")
                if job.kind == "derive":
                    self._lock.wait(PAUSE)
                job.state = "running"
            self._run(job)

    def _run(self, job: Job) -> None:
        """Run one job to its end; whatever goes wrong is its end, and the next job runs."""
        line = [*SAFE_PYTHON, "-m", "firsthand.serve.web.work", job.kind, str(self._case)]
        line += [str(job.folder)] if job.folder is not None else []
        try:
            said = self._followed(job, line)
        except Exception as error:
            said = f"the work could not be started or followed: {error}"
        if not job.is_over:
            job.said = job.said or said
            job.state = "failed"

    def _followed(self, job: Job, line: list[str]) -> str:
        """Run a process and take in what it tells; what to say of its end where it says nothing itself."""
        with subprocess.Popen(
            line, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8", errors="replace"
        ) as process:
            with self._lock:
                self._process = process
            assert process.stdout is not None
            for told in process.stdout:
                _note(job, told)
        return f"the process ended with {process.returncode} and said nothing; what it stored stands"


def _note(job: Job, line: str) -> None:
    """Take what a process tells into its job; a line that is none of ours is passed over."""
    try:
        told = json.loads(line)
    except ValueError:
        return
    if not isinstance(told, dict):
        return
    if "stage" in told:
        job.stage, job.done, job.of = told["stage"], told["done"], told["of"]
    if "said" in told:
        job.summary = told.get("summary", {})
        job.said = told["said"]
        job.state = told["state"]
