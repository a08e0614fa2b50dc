"""The review page under the mixed load of many coders for a long while, on a large case, while reads run beside it:

    python -m tests.hostile.soak --minutes 60 --coders 20 --accounts 10000
    python -m tests.hostile.soak --minutes 10 --case large.db

The page runs in a process of its own, as `firsthand serve` starts it; each coder keeps one connection to it, as a browser does,
looks at pages, rules, and looks again.  Meanwhile accounts are added to the case by `firsthand read`, again and again.
Prints what was asked and found as JSON; exits with 1 where an answer was a fault, the median of all pages was beyond 200 ms,
the page's memory grew by more than a tenth from the second quarter of the time to the last, or a decision was lost.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from firsthand.casefile.case import open_case
from firsthand.serve.web.guard import FORM_FIELD

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-P", "-m", "firsthand.cli")
MEDIAN = 200.0  # milliseconds
GROWN = 1.1
PAUSE = (0.2, 2.0)  # seconds that a coder looks at a page
ADDED = 20  # accounts of one read beside the page
WORDS = ("bridge", "ferry", "governor", "morgue doctor", "landslide", "Ostrava", "police")
STORED = 303


@dataclass(slots=True)
class Tally:
    """What was asked, by all coders."""

    answers: Counter[str] = field(default_factory=Counter)
    took: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    ruled: list[str] = field(default_factory=list)
    memory: list[tuple[float, int]] = field(default_factory=list)
    reads: Counter[str] = field(default_factory=Counter)
    kinds: dict[str, list[float]] = field(default_factory=dict)


@dataclass(slots=True)
class Coder:
    """One person with one browser."""

    number: int
    port: int
    known: dict[str, Sequence[str]]
    tally: Tally
    cookie: str = ""
    line: http.client.HTTPConnection | None = None
    status: int = 0

    def close(self) -> None:
        """End the connection; the next request makes another."""
        if self.line is not None:
            self.line.close()
            self.line = None

    def ask(self, path: str, form: dict[str, str] | None = None) -> str:
        """One request; the answer's text, empty where there is none."""
        began, self.status = time.perf_counter(), 0
        head = {"Cookie": self.cookie} if self.cookie else {}
        body = urlencode(form) if form else None
        if body:
            head["Content-Type"] = "application/x-www-form-urlencoded"
        kind = f"{'POST' if form else 'GET'} /{path.strip('/').partition('/')[0].partition('?')[0].partition('.')[0]}"
        try:
            self.line = self.line or http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
            self.line.request("POST" if form else "GET", path, body, head)
            answer = self.line.getresponse()
            text = answer.read().decode("utf-8")
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            self.close()  # a connection that was kept open and not used for a while is ended: a browser asks again
            self.tally.answers["asked again"] += 1
            return ""
        except OSError as error:
            self.close()
            self.tally.wrong.append(f"{kind}: {error!r}")
            return ""
        self.status = answer.status
        took = 1_000 * (time.perf_counter() - began)
        self.tally.took.append(took)
        self.tally.kinds.setdefault(kind, []).append(took)
        self.tally.answers[f"{kind} {answer.status}"] += 1
        if answer.status >= 500:
            self.tally.wrong.append(f"{path[:120]}: {answer.status} {' '.join(text.split())[-200:]}")
        if sent := answer.headers.get_all("Set-Cookie"):
            self.cookie = "; ".join(
                dict.fromkeys([*filter(None, self.cookie.split("; ")), *(s.split(";")[0] for s in sent)])
            )
        return text

    def live(self, until: float) -> None:
        """Look and rule until the time is over."""
        dice = random.Random(self.number)
        deeds: tuple[Callable[[random.Random], None], ...] = (self.look, self.look, self.look, self.look, self.rule)
        while time.monotonic() < until:
            dice.choice(deeds)(dice)
            time.sleep(dice.uniform(*PAUSE))
        self.close()

    def look(self, dice: random.Random) -> None:
        """Look at one page."""
        event, account = dice.choice(self.known["events"]), dice.choice(self.known["accounts"])
        other = dice.choice(self.known["accounts"])
        pages = (
            "/events", "/events?contested=1", f"/events?page={dice.randint(1, 30)}", f"/events/{event}", f"/events/{event}",
            f"/events/{event}.json", f"/accounts/{account}", f"/accounts?page={dice.randint(1, 50)}", "/queue", "/decisions",
            f"/events?q={dice.choice(WORDS).replace(' ', '+')}", f"/compare?a={account}&a={other}", f"/events/{event}/code",
            f"/lineage?event={event}", "/add",
        )  # fmt: skip
        self.ask(dice.choice(pages))

    def rule(self, dice: random.Random) -> None:
        """Rule on what a page shows."""
        claim, event = dice.choice(self.known["claims"]), dice.choice(self.known["events"])
        token = self.ask("/add").partition(f'name="{FORM_FIELD}" value="')[2].partition('"')[0]
        mark = f"{self.number}-{len(self.tally.ruled)}-{dice.random()}"
        kind, target, more = dice.choice((
            ("note", claim, {"text": mark}), ("tag", event, {"tag": mark}), ("accept", claim, {}), ("reject", claim, {}),
            ("correct", claim, {"best": str(dice.randint(1, 90))}),
        ))  # fmt: skip
        form = {"kind": kind, "target": target, "who": f"Coder {self.number}", "why": mark, "back": "/queue", **more}
        if token:
            self.ask("/decide", {FORM_FIELD: token, **form})
            self.tally.ruled += [mark] if self.status == STORED else []


def resident(pid: int) -> int:
    """Bytes that a process holds."""
    with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as status:
        return 1024 * next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))


def keep_reading(case: Path, until: float, tally: Tally) -> None:
    """Add accounts to the case, again and again."""
    number = 0
    while time.monotonic() < until:
        number += 1
        more = case.with_name(f"more-{number}.jsonl")
        _made(ADDED, more, seed=100 + number)
        line = [*COMMAND, "read", str(more), "--case", str(case), "--quiet"]
        read = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        try:
            said = read.communicate(timeout=max(1.0, until - time.monotonic()))[1]
        except subprocess.TimeoutExpired:
            read.terminate()
            read.communicate()
            tally.reads["ended with the time"] += 1
            return
        tally.reads["done" if read.returncode == 0 else "waited for the page's own work"] += 1
        if read.returncode and "another" not in said and "busy" not in said:
            tally.wrong.append(f"read: {read.returncode} {said[-200:]}")
        time.sleep(2)


def _made(count: int, path: Path, seed: int) -> None:
    line = [sys.executable, str(ROOT / "bench" / "make_accounts.py"), str(count), str(path), "--seed", str(seed)]
    subprocess.run(line, check=True)


def things(case: Path) -> dict[str, Sequence[str]]:
    """Ids that coders know."""
    with open_case(case) as opened:
        run = opened.connection.execute
        return {
            f"{noun}s": [r[0] for r in run(f"SELECT {noun}_id FROM {noun}s ORDER BY 1 LIMIT 2000")]
            for noun in ("event", "account", "claim")
        }


def soak(case: Path, minutes: float, coders: int) -> dict[str, Any]:
    """Let so many coders work on a case.

    Returns:
        What was asked, what went wrong, and the page's memory.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    page = subprocess.Popen([*COMMAND, "serve", str(case), "--port", str(port)], stderr=subprocess.DEVNULL)
    tally, known = Tally(), things(case)
    try:
        first = Coder(0, port, known, tally)
        _wait_for(port)
        first.ask("/events")  # builds the index, once
        first.close()
        tally.took.clear()
        began = time.monotonic()
        until = began + 60 * minutes
        people = [
            threading.Thread(target=Coder(n, port, known, tally).live, args=(until,)) for n in range(1, coders + 1)
        ]
        people.append(threading.Thread(target=keep_reading, args=(case, until, tally)))
        for one in people:
            one.start()
        while time.monotonic() < until:
            tally.memory.append((time.monotonic() - began, resident(page.pid)))
            time.sleep(2)
        for one in people:
            one.join()
    finally:
        page.terminate()
        page.wait()
    return found(case, tally, 60 * minutes)


def _wait_for(port: int) -> None:
    for _ in range(600):
        with socket.socket() as line:
            if line.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("the page does not begin")


def found(case: Path, tally: Tally, seconds: float) -> dict[str, Any]:
    """What all of it came to."""
    with open_case(case) as opened:
        kept = Counter(d.why for d in opened.ledger())
    lost = [mark for mark in tally.ruled if kept[mark] != 1]
    second = statistics.mean(m for at, m in tally.memory if 0.25 * seconds <= at < 0.5 * seconds)
    last = statistics.mean(m for at, m in tally.memory if at >= 0.75 * seconds)
    median = statistics.median(tally.took)
    wrong = sorted(set(tally.wrong))
    wrong += [f"{len(lost)} decisions are lost or doubled"] if lost else []
    wrong += [f"the median answer takes {median:.0f} ms"] if median > MEDIAN else []
    wrong += [f"the page grew from {second / 1e6:.0f} to {last / 1e6:.0f} MB"] if last > GROWN * second else []
    slowest = statistics.quantiles(tally.took, n=100)
    return {
        "requests": len(tally.took), "answers": dict(sorted(tally.answers.items())), "decisions": len(tally.ruled),
        "reads": dict(tally.reads), "median_ms": round(median), "p95_ms": round(slowest[94]), "p99_ms": round(slowest[98]),
        "median_and_slowest_ms": {k: [round(statistics.median(v)), round(max(v))] for k, v in sorted(tally.kinds.items())},
        "memory_mb": [round(second / 1e6), round(last / 1e6), round(max(m for _, m in tally.memory) / 1e6)], "wrong": wrong,
    }  # fmt: skip


def main() -> int:
    """Soak; the exit code."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--minutes", type=float, default=60)
    options.add_argument("--coders", type=int, default=20)
    options.add_argument("--accounts", type=int, default=10_000)
    options.add_argument("--case", type=Path, help="A case to copy and work on; by default one is made.")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        case = Path(name) / "soaked.db"
        if asked.case:
            shutil.copy(asked.case, case)
        else:
            _made(asked.accounts, Path(name) / "accounts.jsonl", seed=1)
            line = [*COMMAND, "read", str(Path(name) / "accounts.jsonl"), "--case", str(case), "--quiet"]
            subprocess.run(line, check=True)
        told = soak(case, asked.minutes, asked.coders)
    print(json.dumps({"minutes": asked.minutes, "coders": asked.coders, **told}, indent=1))
    return 1 if told["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
