"""Who sends or takes slowly takes the page from nobody, and is let go of after a while."""

from __future__ import annotations

import asyncio
import resource
import socket
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn

from firsthand.config import SourcesConfig
from firsthand.serve.web import patience
from firsthand.serve.web.app import make_app
from firsthand.serve.web.guard import FORM_FIELD
from firsthand.serve.web.jobs import Job, Jobs
from firsthand.serve.web.patience import PatientProtocol, take_all_files
from firsthand.serve.web.site import MAX_UPLOAD, Site
from firsthand.sources.confined import drawn_page

SLOW = 1_000
SHORT = 3.0  # seconds of patience here
FAST = 10.0  # seconds that a page may take beside so many, on a machine that does much else


class Running(Jobs):
    """Jobs of which one never ends."""

    def find(self, number: int) -> Job | None:
        """The one that runs."""
        return Job(number, "read", None, "running", stage="reading")


@contextmanager
def listening(case_path: Path, jobs: type[Jobs] = Jobs) -> Iterator[tuple[uvicorn.Server, int]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        free.listen(128)
        port = int(free.getsockname()[1])
        app: Any = make_app(Site(case_path, port=port))
        app.app.state.jobs = jobs(case_path)
        server = uvicorn.Server(uvicorn.Config(app, http=PatientProtocol, log_level="error"))
        thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[free])), daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        try:
            yield server, port
        finally:
            server.should_exit = server.force_exit = True
            thread.join(20)


@contextmanager
def slow_ones(port: int, count: int, *, begin: bytes) -> Iterator[list[socket.socket]]:
    with ExitStack() as at_the_end:
        made = []
        for _ in range(count):
            one = at_the_end.enter_context(socket.create_connection(("127.0.0.1", port), timeout=20))
            one.sendall(begin)
            made.append(one)
        yield made


def dripped(one: socket.socket) -> float:
    """Send a byte now and then; seconds until the connection is ended."""
    began = time.monotonic()
    with suppress(OSError):
        while time.monotonic() - began < 20 * SHORT:
            one.sendall(b"a")
            time.sleep(0.1)
    return time.monotonic() - began


def until(holds: Callable[[], bool], seconds: float = 30.0) -> bool:
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
    return holds()


@pytest.fixture
def many_files() -> Iterator[int]:
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    take_all_files()
    yield min(SLOW, resource.getrlimit(resource.RLIMIT_NOFILE)[0] // 2 - 200)
    resource.setrlimit(resource.RLIMIT_NOFILE, before)


BEGUN = (
    b"",
    b"GET /events HTTP/1.1\r\nHost: 127.0.0.1",
    b"POST /add HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 9999\r\n\r\n--b",
)


def test_a_thousand_slow_connections_take_the_page_from_nobody(case_path: Path, many_files: int) -> None:
    assert many_files >= 100
    with listening(case_path) as (server, port), ExitStack() as held:
        for begin in BEGUN:
            held.enter_context(slow_ones(port, many_files // len(BEGUN), begin=begin))
        assert until(lambda: len(server.server_state.connections) >= many_files // len(BEGUN) * len(BEGUN))
        took = []
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as browser:
            for path in ("/events", "/queue", "/accounts", "/decisions", "/add") * 2:
                began = time.monotonic()
                assert browser.get(path).status_code == 200
                took.append(time.monotonic() - began)
        assert statistics.median(took) < FAST
        assert drawn_page(b"%PDF-1.4 nothing", 1, SourcesConfig()) is None


@pytest.mark.parametrize("begin", BEGUN)
def test_who_stands_still_is_let_go_of(case_path: Path, monkeypatch: pytest.MonkeyPatch, begin: bytes) -> None:
    monkeypatch.setattr(patience, "HEAD_SECONDS", SHORT)
    monkeypatch.setattr(patience, "STILL_SECONDS", SHORT)
    with listening(case_path) as (server, port), slow_ones(port, 20, begin=begin):
        assert until(lambda: len(server.server_state.connections) == 20)
        assert until(lambda: not server.server_state.connections and not server.server_state.tasks)


def test_a_head_that_drips_has_no_more_time_than_one_that_stands_still(
    case_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "HEAD_SECONDS", SHORT)
    with listening(case_path) as (server, port), slow_ones(port, 1, begin=b"GET / HTTP/1.1\r\nX: ") as (one,):
        assert dripped(one) < 5 * SHORT
        assert until(lambda: not server.server_state.connections)


def test_a_body_that_drips_has_an_end(case_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "BODY_SECONDS", SHORT)
    with listening(case_path) as (server, port), slow_ones(port, 1, begin=BEGUN[2]) as (one,):
        assert dripped(one) < 5 * SHORT
        assert until(lambda: not server.server_state.connections)


def test_streams_of_events_that_hang_up_leave_nothing_behind(case_path: Path) -> None:
    ask = b"GET /jobs/1/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    with listening(case_path, Running) as (server, port):
        for _ in range(3):
            with slow_ones(port, 40, begin=ask) as streams:
                assert all(b"text/event-stream" in one.recv(4_096) for one in streams)
                assert until(lambda: len(server.server_state.tasks) == 40)
            assert until(lambda: not server.server_state.connections and not server.server_state.tasks)
        assert httpx.get(f"http://127.0.0.1:{port}/add", timeout=60).status_code == 200


@pytest.mark.parametrize("over", [0, 1])
def test_an_upload_at_the_bound_is_taken_and_one_beyond_it_is_not(case_path: Path, over: int) -> None:
    class Noted(Jobs):
        def add(self, kind: str, folder: Path | None = None) -> Job:
            return Job(1, kind, folder)

    with (
        listening(case_path, Noted) as (_, port),
        httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=120) as browser,
    ):
        token = browser.get("/add").text.partition(f'name="{FORM_FIELD}" value="')[2].partition('"')[0]
        head = f'--b\r\nContent-Disposition: form-data; name="{FORM_FIELD}"\r\n\r\n{token}\r\n'
        head += '--b\r\nContent-Disposition: form-data; name="files"; filename="large.txt"\r\n\r\n'
        foot = "\r\n--b--\r\n"
        body = head.encode() + b"x" * (MAX_UPLOAD + over - len(head) - len(foot)) + foot.encode()
        answer = browser.post("/add", content=body, headers={"Content-Type": "multipart/form-data; boundary=b"})
        assert answer.status_code == (413 if over else 303)
        kept = [p.stat().st_size for p in case_path.with_name(case_path.name + ".added").rglob("large.txt")]
        assert kept == ([] if over else [MAX_UPLOAD - len(head) - len(foot)])
        assert browser.get("/add").status_code == 200


def test_a_whole_request_takes_its_time(case_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the page itself is slow with is nobody's stillness."""
    monkeypatch.setattr(patience, "HEAD_SECONDS", 0.5)
    monkeypatch.setattr(patience, "STILL_SECONDS", 0.5)
    ask = b"GET /jobs/1/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    with listening(case_path, Running) as (server, port), slow_ones(port, 1, begin=ask):
        assert until(lambda: len(server.server_state.tasks) == 1)
        time.sleep(2)
        assert len(server.server_state.tasks) == 1
