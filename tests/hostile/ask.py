"""Asks the review page what nobody would ask, over its whole OpenAPI and all forms; no answer may be a fault of ours (5xx):

    python -m tests.hostile.ask --examples 5000

Requests are made by schemathesis where it can be imported (`make ask` sets it up beside the environment), and by a generator of
our own, which knows real ids and hostile values, in either case.  Prints what was sent as JSON; exits with 1 at a fault.
"""

from __future__ import annotations

import argparse
import asyncio
import importlib
import importlib.util
import json
import random
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import httpx
from tests.hostile import deeds

from firsthand.casefile.case import open_case
from firsthand.serve.web.app import make_app
from firsthand.serve.web.guard import FORM_FIELD
from firsthand.serve.web.jobs import Job
from firsthand.serve.web.site import Site

FORMS = ("/decide", "/who", "/derive", "/add", "/decisions/import")
NO_FAULTS = {501, 505, 507}
HOSTILE = (
    "", " ", "0", "-1", "1e309", "NaN", "9" * 400, "x" * 3_000, "../../../etc/passwd", "..%2f..%2fetc%2fpasswd",
    "%00", "\x00", "\x1b[2J", "<script>alert(1)</script>", "'; DROP TABLE claims;--", '" OR 1=1', "NEAR(", "a AND",
    "*", '"', "col:x", "^x", "{x}", "(((", "a NEAR/0 b", "\u202egnp.exe", "\ud800", "\ufeff", "é" * 500, "{{7*7}}",
    "${7*7}", "=cmd|' /C calc'!A0", "null", "[]", "{}", "true", "2031-02-30", "//evil.example",
    "javascript:alert(1)", "\r\nSet-Cookie: a=b", "a" + "\u0301" * 400, "💥" * 100, "file:///etc/passwd",
)  # fmt: skip


class NoJobs:
    """Jobs that are asked for and never begun: what is asked here is the page."""

    def add(self, kind: str, folder: Path | None = None) -> Job:
        """A job that is over."""
        return Job(1, kind, folder, "done")

    def find(self, number: int) -> Job | None:
        """The one job."""
        return Job(1, "read", None, "done") if number == 1 else None

    def current(self) -> None:
        """None runs."""

    def last(self) -> None:
        """None was asked for."""

    def close(self) -> None:
        """Nothing to end."""


@contextmanager
def page() -> Iterator[tuple[Any, list[str]]]:
    """A page over a case with decisions, and what ids it knows."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        deeds.decided(folder)
        deeds.derive(folder)
        with open_case(folder / "c.db") as case:
            ids = [
                str(row[0])
                for table, column in (
                    ("accounts", "account_id"), ("events", "event_id"), ("claims", "claim_id"), ("origins", "origin_id"),
                    ("entities", "entity_id"), ("decisions", "decision_id"),
                )
                for row in case.connection.execute(f"SELECT {column} FROM {table} ORDER BY 1 LIMIT 8")
            ]  # fmt: skip
        app: Any = make_app(Site(folder / "c.db"))
        app.app.state.jobs = NoJobs()
        with closing(app.app.state.index):
            yield app, ids


def drawn(dice: random.Random, ids: list[str]) -> str:
    """A value: hostile, an id, or two at once."""
    way = dice.random()
    if way < 0.45:
        return dice.choice(ids)
    if way < 0.9:
        return dice.choice(HOSTILE)
    return dice.choice(ids) + dice.choice(HOSTILE)


def address(path: str, parameters: list[dict[str, Any]], dice: random.Random, ids: list[str]) -> str:
    """An operation's address with values in it."""
    told: list[tuple[str, str]] = []
    for one in parameters:
        if one["in"] == "path":
            path = path.replace("{" + one["name"] + "}", quote(drawn(dice, ids), safe="", errors="surrogatepass"))
        elif dice.random() < 0.7:
            told += [(one["name"], drawn(dice, ids)) for _ in range(dice.choice((1, 1, 1, 2, 5)))]
    if dice.random() < 0.1:
        told.append((dice.choice(HOSTILE), drawn(dice, ids)))
    if dice.random() < 0.4:
        path = path.removesuffix(".json")  # the page itself
    return f"{path}?{urlencode(told, errors='surrogatepass')}" if told else path


async def _ask(app: Any, ids: list[str], count: int, seed: int) -> tuple[Counter[str], list[str]]:
    dice = random.Random(seed)
    known: dict[str, Any] = app.app.openapi()["paths"]
    done: Counter[str] = Counter()
    wrong: list[str] = []
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=True)
    async with httpx.AsyncClient(transport=transport, base_url=f"http://127.0.0.1:{app.site.port}") as browser:
        form = (await browser.get("/add")).text.partition(f'name="{FORM_FIELD}" value="')[2].partition('"')[0]
        for number in range(count):
            if number % 5 == 4:
                where = dice.choice(FORMS)
                names = (
                    "kind",
                    "target",
                    "who",
                    "why",
                    "best",
                    "low",
                    "tag",
                    "text",
                    "accounts",
                    "events",
                    "claims",
                    "back",
                    "quote",
                    "start",
                )
                kinds = (
                    "tag",
                    "note",
                    "correct",
                    "merge",
                    "split",
                    "lock",
                    "undo",
                    "add",
                    "exclude",
                    "settle",
                    "restore",
                    "publisher",
                    "published",
                )
                fields = {n: drawn(dice, ids) for n in names if dice.random() < 0.5} | {FORM_FIELD: form}
                if dice.random() < 0.8:
                    fields |= {"kind": dice.choice(kinds), "who": "Ada"}
                body = urlencode(fields, errors="surrogatepass")
                ask = browser.post(where, content=body, headers={"Content-Type": "application/x-www-form-urlencoded"})
            else:
                path, verbs = dice.choice(list(known.items()))
                where = address(path, verbs["get"].get("parameters", []), dice, ids)
                ask = browser.get(where)
            try:
                answer = await ask
                done[f"{answer.status_code // 100}xx"] += 1
                if answer.status_code >= 500 and answer.status_code not in NO_FAULTS:
                    wrong.append(f"{where[:300]!r}: {answer.status_code}")
            except (httpx.InvalidURL, ValueError) as error:
                if "firsthand" in traceback.format_exc():
                    wrong.append(f"{where[:300]!r}: {error!r}")
                done["never sent"] += 1
            except Exception as error:
                wrong.append(
                    f"{where[:300]!r}: {type(error).__name__}: {error}: {traceback.format_exc(limit=-2)[-400:]}"
                )
    return done, wrong


def ask(app: Any, ids: list[str], count: int, seed: int) -> tuple[Counter[str], list[str]]:
    """Ask so many times.

    Returns:
        How many answers there were of each kind, and what went wrong.
    """
    return asyncio.run(_ask(app, ids, count, seed))


def ask_by_schema(app: Any, count: int) -> tuple[int, list[str]]:
    """Let schemathesis ask, so many times over all operations; what went wrong."""
    schemathesis = importlib.import_module("schemathesis")
    from hypothesis import HealthCheck, given, settings

    base = f"http://127.0.0.1:{app.site.port}"
    app.app.openapi_url = "/api"
    schema = schemathesis.openapi.from_dict(app.app.openapi())
    schema.app = app
    operations = [found.ok() for found in schema.get_all_operations()]
    sent, wrong = 0, list[str]()
    for operation in operations:

        @settings(
            max_examples=max(1, count // len(operations)),
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def tried(case: Any) -> None:
            nonlocal sent
            sent += 1
            answer = case.call(base_url=base, app=app)
            if answer.status_code >= 500 and answer.status_code not in NO_FAULTS:
                wrong.append(f"{case.method} {case.formatted_path} {case.query}: {answer.status_code}")

        tried()
    return sent, wrong


def main() -> int:
    """Ask; the exit code."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--examples", type=int, default=5_000)
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    with page() as (app, ids):
        done, wrong = ask(app, ids, asked.examples, asked.seed)
        told: dict[str, Any] = {"sent": sum(done.values()), **done}
        if importlib.util.find_spec("schemathesis") is not None:
            told["sent by schemathesis"], more = ask_by_schema(app, asked.examples)
            wrong += more
    print(json.dumps({**told, "wrong": sorted(set(wrong))}, indent=1))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
