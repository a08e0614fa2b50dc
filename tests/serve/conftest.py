"""A case with ordinary and hostile accounts, and a browser without a window."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest

from firsthand.casefile.case import open_case
from firsthand.config import Config
from firsthand.engine.run import read_into
from firsthand.serve.web.app import make_app
from firsthand.serve.web.guard import FORM_FIELD, PageGuard
from firsthand.serve.web.jobs import Job, Jobs
from firsthand.serve.web.site import Site

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'`&amp;{{7*7}}"
HOSTILE_ROW = {
    "id": f"../../etc/{HOSTILE}",
    "title": HOSTILE,
    "publisher": HOSTILE,
    "published": "2031-05-04",
    "url": "javascript:alert(3)",
    "text": f"{HOSTILE}\n\nFourteen people were killed when a bridge near Ostrava fell on May 3, 2031, said "
    f"</textarea><svg onload=alert(4)> spokesman {HOSTILE}. At least 30 people were injured. "
    "“Work goes on,” mayor Petra Novak told reporters; spokesman Jan Kolar said so, too.",
}
HOSTILE_PAGE = (
    "<!doctype html><html><head><title>Bridge &lt;b&gt;falls</title><script>alert(5)</script></head><body><article><h1>Bridge "
    "falls</h1><p>A road bridge near Ostrava fell on May 3, 2031, killing 16 people, the fire service said on Tuesday. The "
    "bridge over the Odra was eighty years old, and divers went on with their search for hours.</p>"
    "<p onclick='alert(6)'>Thirty-one people were injured, hospital officials said, and all of them are at home by now.</p>"
    "</article></body></html>"
)


@pytest.fixture(scope="session")
def read_case(tale: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case that is only looked at."""
    there = tmp_path_factory.mktemp("serve")
    folder = there / "accounts"
    folder.mkdir()
    for name, text in tale.items():
        (folder / name).write_text(text, "utf-8")
    (folder / "copy <b>&amp;.txt").write_text(tale["wire.txt"].replace("killing 14", "killing 41"), "utf-8")
    (folder / "page.html").write_text(HOSTILE_PAGE, "utf-8")
    (folder / "rows.jsonl").write_text(json.dumps(HOSTILE_ROW) + "\n", "utf-8")
    (folder / "broken<i>.pdf").write_bytes(b"%PDF-1.4 nothing")
    case_path = there / "bridge.db"
    read_into(case_path, folder, Config())
    return case_path


@pytest.fixture
def case_path(read_case: Path, tmp_path: Path) -> Path:
    """A case of one test's own."""
    mine = tmp_path / "bridge.db"
    shutil.copy(read_case, mine)
    return mine


class NoJobs(Jobs):
    """Jobs that are asked for and never begun."""

    def add(self, kind: str, folder: Path | None = None) -> Job:
        """Note the job."""
        self.asked = [*getattr(self, "asked", []), (kind, folder)]
        return Job(1, kind, folder)

    def find(self, number: int) -> Job | None:
        """The first job asked for, over."""
        return Job(1, "read", None, "done", said="2 accounts new.") if number == 1 else None


class Browser:
    """Asks the application as a browser would: keeps cookies, follows no redirect, fills in the token of a form."""

    def __init__(self, app: PageGuard) -> None:
        self.app = app
        self.site = app.site
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        self._client = httpx.AsyncClient(transport=transport, base_url=f"http://127.0.0.1:{app.site.port}")

    def get(self, path: str, **more: Any) -> httpx.Response:
        """Ask for a page."""
        return asyncio.run(self._client.get(path, **more))

    def send(self, path: str, **more: Any) -> httpx.Response:
        """Send a form as it is given."""
        return asyncio.run(self._client.post(path, **more))

    def token(self) -> str:
        """The token in the forms of this browser."""
        page = self.get("/add").text
        return page.partition(f'name="{FORM_FIELD}" value="')[2].partition('"')[0]

    def post(self, path: str, data: dict[str, Any] | None = None, **more: Any) -> httpx.Response:
        """Send a form with the token of its page."""
        return self.send(path, data={FORM_FIELD: self.token(), **(data or {})}, **more)


Opener = Callable[..., Browser]


@pytest.fixture
def opened() -> Iterator[Opener]:
    """Open a case in a browser; `more` are fields of the site."""
    with ExitStack() as at_the_end:

        def made(path: Path, **more: Any) -> Browser:
            app = make_app(Site(path, **more))
            assert isinstance(app, PageGuard)
            app.app.state.jobs = NoJobs(path)  # type: ignore[attr-defined]
            at_the_end.callback(app.app.state.index.close)  # type: ignore[attr-defined]
            return Browser(app)

        yield made


@pytest.fixture
def browser(read_case: Path, opened: Opener) -> Browser:
    """A browser on the case that is only looked at."""
    return opened(read_case)


@pytest.fixture(scope="session")
def ids(read_case: Path) -> dict[str, list[str]]:
    """Ids of the case by noun."""
    with open_case(read_case) as case:
        run = case.connection.execute
        return {
            "accounts": [r[0] for r in run("SELECT account_id FROM accounts ORDER BY 1")],
            "events": [
                r[0] for r in run("SELECT event_id FROM events ORDER BY json_array_length(account_ids) DESC, 1")
            ],
            "html": [r[0] for r in run("SELECT account_id FROM accounts WHERE media_type = 'text/html'")],
            "hostile": [r[0] for r in run("SELECT account_id FROM accounts WHERE publisher LIKE '<script>%'")],
            "claims": [r[0] for r in run("SELECT claim_id FROM claims WHERE kind = 'figure' ORDER BY 1")],
        }


@pytest.fixture
def pages(ids: dict[str, list[str]]) -> list[str]:
    """Every page that can be looked at."""
    pair = "&".join(f"a={a}" for a in ids["accounts"][:3])
    lists = [
        "/events",
        "/accounts",
        "/lineage",
        "/queue",
        "/decisions",
        "/agreement",
        "/add",
        "/events?q=bridge",
        "/jobs/1",
    ]
    accounts = [f"/accounts/{a}" for a in ids["accounts"]]
    claim = f"/accounts/{ids['hostile'][0]}?view=increment"
    return [*lists, *(f"/events/{e}" for e in ids["events"]), *accounts, claim, f"/compare?{pair}"]


@pytest.fixture
def empty_case(tmp_path: Path) -> Path:
    """A case without anything in it."""
    path = tmp_path / "empty.db"
    open_case(path, create=True).close()
    return path
