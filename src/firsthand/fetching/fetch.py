"""Addresses fetched into web archives beside the case: politely, in bounds, going on where an interrupted run stopped.

Top of this folder.  What was fetched is read from the archive afterwards, like any other.  Refuses to fetch again what it has,
unless asked, and to be faster with one host than the pause.
"""

from __future__ import annotations

import json
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from firsthand.config import Config
from firsthand.errors import InputError
from firsthand.fetching.capture import exchanges, write_exchanges, write_failures
from firsthand.fetching.get import Answer, AnswerBounds, get
from firsthand.fetching.robots import Robots
from firsthand.fetching.target import Resolve, Target, checked_target, numbers_of

FAILED_FILE = "failed.warc.gz"
_DONE_FILE = ".fetched.jsonl"  # hidden: no part of what is read
_AGAIN = ("unreachable", "timeout")  # what may be otherwise a moment later
Watch = Callable[[str, int, int | None], None]


@dataclass(frozen=True, slots=True)
class Manners:
    """How addresses are asked for.

    Attributes:
        robots: Whether what a site asks of programs is respected.
        again: Whether what is had already is fetched again, as a new capture.
        allow_local: Whether local numbers and odd ports may be reached: for tests on one machine alone.
        resolve: Gives the numbers of a name.
    """

    robots: bool = True
    again: bool = False
    allow_local: bool = False
    resolve: Resolve = numbers_of


@dataclass(slots=True)
class Fetched:
    """What a run of fetching did.

    Attributes:
        folder: Where the web archives lie.
        captured: Addresses of which a page was captured.
        had: Addresses that were captured before.
        failures: Why others gave none.
    """

    folder: Path
    captured: list[str] = field(default_factory=list)
    had: list[str] = field(default_factory=list)
    failures: dict[str, InputError] = field(default_factory=dict)


def now() -> str:
    """The time as a web archive writes it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def folder_of(case_path: Path) -> Path:
    """Where the web archives of a case lie."""
    return case_path.with_name(f"{case_path.name}.fetched")


def captured(case_path: Path, addresses: Sequence[str], config: Config, manners: Manners, *, watch: Watch) -> Fetched:
    """Fetch addresses into a web archive in the folder `CASE.fetched`.

    Args:
        case_path: The case; it need not be there yet.
        addresses: Each once.
        config: Bounds, pause and tries.
        manners: How they are asked for.
        watch: Told how many are done.

    Returns:
        What was done; also where some failed.

    Raises:
        OSError: The folder cannot be written.
    """
    folder = folder_of(case_path)
    folder.mkdir(exist_ok=True)
    had = set() if manners.again else _had(folder)
    done = Fetched(folder, had=[a for a in addresses if a in had])
    wanted = [a for a in addresses if a not in had]
    if wanted:
        _Fetching(done, config, manners, watch).all(wanted)
        _note_failures(done)
    return done


def _had(folder: Path) -> set[str]:
    """Addresses that were captured before; half a line at the end, as a killed run leaves it, counts for nothing."""
    known = folder / _DONE_FILE
    found = set()
    for line in known.read_text("utf-8", "replace").splitlines() if known.exists() else ():
        try:
            found.add(str(json.loads(line)["address"]))
        except (ValueError, KeyError, TypeError):
            continue
    return found


def _note_failures(done: Fetched) -> None:
    """Write the failures of this run in place of those of the last one; with none there is no file."""
    file = done.folder / FAILED_FILE
    if not done.failures:
        file.unlink(missing_ok=True)
        return
    with file.open("wb") as out:
        write_failures(out, done.failures, now())


class _Fetching:
    """One run: its hosts, and when each may be asked again."""

    def __init__(self, done: Fetched, config: Config, manners: Manners, watch: Watch) -> None:
        self.done, self.config, self.manners, self.watch = done, config, manners, watch
        self.bounds = AnswerBounds(config.sources.max_bytes, config.fetch.seconds)
        self.robots = Robots(lambda address: self._ask(self._checked(address)))
        self.free_at: dict[str, float] = {}
        self.pause_of: dict[str, float] = {}
        self.name = f"{datetime.now(UTC).strftime('%Y%m%dT%H%M%S%f')}.warc.gz"

    def all(self, addresses: Sequence[str]) -> None:
        """Fetch all addresses, those of a host that may be asked first."""
        waiting = deque(addresses)
        tries: dict[str, int] = {}
        while waiting:
            address = self._next(waiting)
            tries[address] = tries.get(address, 0) + 1
            try:
                self._one(address)
            except InputError as error:
                if error.code in _AGAIN and tries[address] < self.config.fetch.tries:
                    host = _host(address)
                    self.free_at[host] = time.monotonic() + self.config.fetch.pause * 2 ** tries[address]
                    waiting.append(address)
                    continue
                self.done.failures[address] = error
            self.watch("fetching", len(self.done.captured) + len(self.done.failures), len(addresses))

    def _next(self, waiting: deque[str]) -> str:
        """The first address whose host may be asked now; if none may, wait for the one that may soonest."""
        soonest = min(waiting, key=lambda a: max(self.free_at.get(_host(a), 0.0), time.monotonic()))
        time.sleep(max(0.0, self.free_at.get(_host(soonest), 0.0) - time.monotonic()))
        waiting.remove(soonest)
        return soonest

    def _checked(self, address: str) -> Target:
        return checked_target(address, allow_local=self.manners.allow_local, resolve=self.manners.resolve)

    def _ask(self, target: Target) -> Answer:
        answer = get(target, self.bounds)
        self.free_at[target.host] = time.monotonic() + self.pause_of.get(target.host, self.config.fetch.pause)
        return answer

    def _allowed(self, address: str) -> Target:
        """A target that its site lets programs read; waits as long as the site asks."""
        target = self._checked(address)
        if self.manners.robots:
            if not self.robots.allows(target):
                what = "its site asks programs not to read it (robots.txt)"
                raise InputError(what, target.url, "ask the site, or say --ignore-robots", code="robots")
            self.pause_of[target.host] = max(self.config.fetch.pause, self.robots.delay(target))
        time.sleep(max(0.0, self.free_at.get(target.host, 0.0) - time.monotonic()))
        return target

    def _one(self, address: str) -> None:
        found = exchanges(address, self._allowed, self._ask, now)
        last = found[-1]
        if not 200 <= last.answer.status < 300:
            what = f"answers {last.answer.status} {last.answer.reason}".strip()
            advice = "look it up in a web archive"
            if last.answer.status >= 500 or last.answer.status == 429:
                raise InputError(what, address, advice, code="unreachable")
            raise InputError(what, address, advice, code="missing")
        with (self.done.folder / self.name).open("ab") as out:
            write_exchanges(out, found)
        line = json.dumps({"address": address, "at": last.at, "url": last.target.url, "file": self.name})
        with (self.done.folder / _DONE_FILE).open("a", encoding="utf-8") as out:
            out.write(line + "\n")
        self.done.captured.append(address)


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower().rstrip(".")
    except ValueError:
        return ""
