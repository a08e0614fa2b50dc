"""Time the review page: how long the pages of a large case take, each asked for many times over a real connection.

    python bench/make_accounts.py 10000 /tmp/accounts.jsonl
    firsthand read /tmp/accounts.jsonl --case /tmp/large.db
    python bench/serve_pages.py /tmp/large.db

Prints, for each kind of page, the median and the slowest answer in milliseconds over several things of its kind, and how
long the first page took, which builds the index.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import socket
import statistics
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import uvicorn

from firsthand.serve.web.app import make_app
from firsthand.serve.web.site import Site

BOUND = 200.0  # milliseconds that the median of any page may take at 10,000 accounts


class Page:
    """A review page that runs in a thread, asked over one connection."""

    def __init__(self, case: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        server = uvicorn.Server(
            uvicorn.Config(make_app(Site(case, port=self.port)), port=self.port, log_level="warning")
        )
        threading.Thread(target=server.run, daemon=True).start()
        while not server.started:
            time.sleep(0.05)
        self._line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)

    def ask(self, path: str) -> tuple[float, bytes]:
        """Ask for a page: milliseconds until its last byte, and the bytes."""
        start = time.perf_counter()
        self._line.request("GET", path)
        answer = self._line.getresponse()
        body = answer.read()
        taken = 1_000 * (time.perf_counter() - start)
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status}")
        return taken, body

    def told(self, path: str) -> Any:
        """A page's twin."""
        return json.loads(self.ask(path)[1])


def things(page: Page, chance: random.Random, count: int) -> dict[str, Sequence[str]]:
    """Addresses of each kind of page."""
    top = page.told("/events.json")
    far = page.told(f"/events.json?page={max(1, top['pages'] // 2)}")
    events = [e["event_id"] for e in (*top["lines"][: count // 2], *far["lines"][: count // 2])]
    accounts = [r["account_id"] for r in page.told("/accounts.json?page=3")["rows"]]
    families = [f["key"] for f in page.told("/lineage.json")["families"]]
    words = ("bridge", "ferry Ostrava", "governor", "morgue doctor", "landslide")
    some: Callable[[Sequence[str]], list[str]] = lambda xs: chance.sample(list(xs), min(count, len(xs)))  # noqa: E731
    pairs = [some(accounts)[:2] for _ in range(count)]
    return {
        "events": ["/events", "/events?contested=1", "/events?order=date&page=5", "/events?unreviewed=1&single=1"],
        "search": [f"/events?q={w.replace(' ', '+')}" for w in words],
        "event": [f"/events/{e}" for e in events],
        "event, other profile": [f"/events/{e}?profile=ucdp" for e in events],
        "accounts": ["/accounts", "/accounts?page=50", "/accounts?q=bridge"],
        "account": [f"/accounts/{a}" for a in some(accounts)],
        "compare": [f"/compare?a={a}&a={b}" for a, b in pairs],
        "lineage": ["/lineage", *(f"/lineage?family={f}" for f in some(families)), f"/lineage?event={events[0]}"],
        "queue": ["/queue", "/queue?page=3"],
        "decisions": ["/decisions"],
        "add": ["/add"],
    }


def main() -> int:
    """Time every kind of page; exit with 1 where a median is beyond the bound."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("case", type=Path)
    asked.add_argument("--count", type=int, default=10, help="Things of each kind.")
    asked.add_argument("--rounds", type=int, default=3, help="Times each is asked for.")
    given = asked.parse_args()
    page = Page(given.case)
    print(f"{'first page':<22}{page.ask('/events')[0]:>9.0f} ms")
    slow = []
    for kind, paths in things(page, random.Random(1), given.count).items():
        times = [page.ask(path)[0] for _ in range(given.rounds) for path in paths]
        median = statistics.median(times)
        slow += [kind] if median > BOUND else []
        print(f"{kind:<22}{median:>9.0f} ms   slowest {max(times):>6.0f} ms   {len(times)} answers")
    if slow:
        print(f"beyond {BOUND:.0f} ms: {', '.join(slow)}")
    return bool(slow)


if __name__ == "__main__":
    raise SystemExit(main())
