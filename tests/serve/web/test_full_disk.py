"""A disk that is full under the page: every form is answered with a page that says so, and a job's end is told."""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from firsthand.casefile.case import open_case
from firsthand.casefile.verify import verify_case
from firsthand.errors import CaseFull
from firsthand.serve.web import actions
from firsthand.serve.web.app import NO_ROOM
from firsthand.serve.web.jobs import Job, Jobs, _note

PATIENCE = 120
ROOM = 8 * 1024


@contextmanager
def no_room() -> Iterator[None]:
    """Within, no file of this process or of one it starts may grow beyond a few kilobytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def ended(job: Job) -> Job:
    until = time.monotonic() + PATIENCE
    while not job.is_over and time.monotonic() < until:
        time.sleep(0.05)
    return job


def test_an_upload_that_finds_no_room_is_told_and_leaves_nothing(case_path: Path, opened: Any) -> None:
    browser = opened(case_path)
    csrf = browser.token()
    files = [
        ("files", ("small.txt", b"Nine people died.", "text/plain")),
        ("files", ("a.txt", b"x" * 9_000, "text/plain")),
    ]
    with no_room():
        answer = browser.send("/add", data={"csrf": csrf}, files=files)
    assert answer.status_code == NO_ROOM
    assert "Nothing was stored" in answer.text
    assert "Make room" in answer.text
    assert list(browser.site.added.iterdir()) == []
    assert browser.send("/add", data={"csrf": csrf}, files=files).status_code == 303, "with room it is taken"


def test_a_ruling_that_finds_no_room_is_told(case_path: Path, opened: Any, ids: dict[str, list[str]]) -> None:
    browser = opened(case_path)
    csrf = browser.token()
    asked = {"csrf": csrf, "kind": "tag", "target": ids["events"][0], "who": "Ana", "tag": "x"}
    with no_room():
        answer = browser.send("/decide", data=asked)
    assert answer.status_code == NO_ROOM
    assert "make room" in answer.text
    with open_case(case_path) as case:
        assert case.ledger() == []
        assert verify_case(case).faults == ()


@pytest.mark.parametrize("kind", ["read", "derive"])
def test_a_job_that_finds_no_room_ends_and_says_so(case_path: Path, opened: Any, tmp_path: Path, kind: str) -> None:
    browser = opened(case_path)
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "a.txt").write_text("Nine people died when a crane fell at Brno on May 3, 2031.", "utf-8")
    with open_case(case_path, write=True) as case, case.transaction() as connection:
        connection.execute("DELETE FROM marks")
    jobs = browser.app.app.state.jobs = Jobs(case_path)
    try:
        with no_room():
            job = ended(jobs.add(kind, tmp_path / "more" if kind == "read" else None))
        assert (job.state, "make room" in job.said) == ("failed", True), job.said
        assert "make room" in browser.get(f"/jobs/{job.number}").text
    finally:
        jobs.close()


def test_a_job_s_end_is_told_where_the_case_cannot_be_read(
    case_path: Path, opened: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = opened(case_path)

    def full(path: Path) -> None:
        raise CaseFull("the disk is full", str(path), "make room")

    monkeypatch.setattr(actions, "open_case", full)
    assert "2 accounts new." in browser.get("/jobs/1").text


@pytest.mark.parametrize("line", ["5", "[]", "null", "\udcff", "{", '"stage"'])
def test_what_a_process_prints_that_is_no_line_of_ours_is_passed_over(line: str) -> None:
    job = Job(1, "read")
    _note(job, line)
    assert json.dumps(job.told()) == json.dumps(Job(1, "read").told())


def test_one_job_that_cannot_run_does_not_stop_the_next(case_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs = Jobs(case_path)
    faults = [ValueError("half a line"), UnicodeDecodeError("utf-8", b"x", 0, 1, "no text")]

    def followed(job: Job, line: list[str]) -> str:
        raise faults.pop(0)

    monkeypatch.setattr(jobs, "_followed", followed)
    try:
        first, second = ended(jobs.add("read")), ended(jobs.add("read"))
        assert (first.state, second.state) == ("failed", "failed")
        assert "half a line" in first.said
    finally:
        jobs.close()
