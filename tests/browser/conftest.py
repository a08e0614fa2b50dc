"""A real browser (Debian's Chromium, driven by Playwright) on a running page of the demo's accounts.

Run by `make test-browser`, never by `make test`.  Fails where there is no Chromium: a test that did not run proves nothing.
"""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from firsthand.config import Config
from firsthand.demo import demo_accounts
from firsthand.engine.run import read_into
from firsthand.serve.web.app import make_app
from firsthand.serve.web.site import Site

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="session")
def demo_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's accounts, read once."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    with demo_accounts() as folder:
        read_into(path, folder, Config())
    return path


class Served:
    """A review page that runs in a thread of its own."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        app = make_app(Site(path, port=self.port))
        self._server = uvicorn.Server(
            uvicorn.Config(app, port=self.port, log_level="warning", timeout_graceful_shutdown=1)
        )
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        until = time.monotonic() + 30
        while not self._server.started:
            assert time.monotonic() < until, "the page did not start"
            time.sleep(0.05)

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"

    def close(self) -> None:
        """End it."""
        self._server.should_exit = True
        self._thread.join(10)


@pytest.fixture(scope="session")
def still(demo_case: Path) -> Iterator[Served]:
    """The demo's case, only looked at."""
    served = Served(demo_case)
    yield served
    served.close()


@pytest.fixture
def served(demo_case: Path, tmp_path: Path) -> Iterator[Served]:
    """A case of one test's own."""
    mine = tmp_path / "demo.db"
    shutil.copy(demo_case, mine)
    made = Served(mine)
    yield made
    made.close()


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """The browser, with a folder of its own for what it keeps."""
    assert Path(CHROMIUM).exists(), f"no Chromium at {CHROMIUM}: apt-get install chromium, or set CHROMIUM"
    os.environ["HOME"] = str(tmp_path_factory.mktemp("home"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS), headless=True)
        yield browser
        browser.close()


def _is_fault(said: ConsoleMessage) -> bool:
    """Whether a line of the console tells of a fault of ours.

    That the sandbox of an account held, that a form was refused, and that the server had ended is none; our own
    pages' policy names every source it allows.
    """
    held = (
        "sandboxed", "'default-src' is used as a fallback", "status of 422",
        "ERR_INCOMPLETE_CHUNKED_ENCODING", "ERR_CONNECTION_REFUSED",
    )  # fmt: skip
    return said.type == "error" and not any(h in said.text for h in held)


def until(page: Page, expression: str, *, patience: float = 30) -> None:
    """Wait for an expression of a page to be true, asked from outside: its policy lets no string be run as a script within."""
    end = time.monotonic() + patience
    while not page.evaluate(expression):
        assert time.monotonic() < end, f"never so: {expression}"
        time.sleep(0.05)


Visitor = Callable[..., Page]


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Visitor]:
    """Open a tab of a browser that knows its reviewer; faults of the page's scripts fail the test."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def opened(served: Served, path: str = "/events", *, who: str = "Ana", width: int = 1280, dark: bool = False,
               script: bool = True, bare: bool = False) -> Page:  # fmt: skip
        scheme: Literal["dark", "light"] = "dark" if dark else "light"
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=script, bypass_csp=bare
        )  # fmt: skip
        contexts.append(context)
        if who:
            context.add_cookies([{"name": "firsthand_who", "value": who, "url": served.address}])
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if _is_fault(said) else None)
        page.goto(served.address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []
