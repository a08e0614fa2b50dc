"""Kills and fails what people do at seeded instants, and holds what is left against what an undisturbed run leaves:

    python -m tests.hostile.strike --kills 200 --faults 100 --workers 10

Each trial is a fork of this process, which has loaded everything and opened nothing.  After each: the case opens and `verify`
is clean, nothing that was stored before is lost, nothing stands there twice or that a whole run would not store, and once it is
done again the export is that of an undisturbed run, byte for byte.  Prints what was tried as JSON; exits with 1 where something
did not hold.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from typing import Any

from tests.conftest import TALE
from tests.hostile import deeds
from tests.hostile.deeds import UNDERTAKINGS, Undertaking
from tests.hostile.instants import FAULTS, Instants

from firsthand.api import claims_of
from firsthand.errors import FirsthandError

STRUCK_JOB = Path(__file__).with_name("struck_job.py")
FAILED, SAID = 70, 3  # a fault of ours; an error that the user is told


def forked(work: Callable[[], object], answer: Path | None = None) -> int:
    """Run something in a fork; its exit code, negative where a signal ended it."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        code = FAILED
        try:
            deeds.stop_the_clock()
            made = work()
            if answer is not None:
                answer.write_text(json.dumps(made), "utf-8")
            code = 0
        except (FirsthandError, OSError):  # what the commands tell in one line
            code = SAID
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def answered(work: Callable[[], object], there: Path) -> Any:
    """What something gives that is run in a fork; None where it fails."""
    code = forked(work, there)
    return json.loads(there.read_text("utf-8")) if code == 0 else None


@dataclass(slots=True)
class Bench:
    """One undertaking, undisturbed: its state before, its instants, and what it leaves."""

    name: str
    undertaking: Undertaking
    root: Path
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    export: dict[str, str] = field(default_factory=dict)
    instants: list[str] = field(default_factory=list)

    @property
    def base(self) -> Path:
        """The folder with the state before."""
        return self.root / "base"

    @property
    def trial(self) -> Path:
        """The folder in which it is done; always one, since a case knows where its accounts lie."""
        return self.root / "trial"

    def lay(self) -> None:
        """Lay the state before into the folder of the trial."""
        shutil.rmtree(self.trial, ignore_errors=True)
        shutil.copytree(self.base, self.trial)

    def struck(self, at: int, what: str) -> int:
        """Do it, struck at an instant; the exit code."""
        notes = self.root / "instants.json"
        notes.unlink(missing_ok=True)

        def work() -> None:
            instants = Instants(str(self.trial), at, what)
            if self.undertaking.job:
                deeds.strike_the_job(
                    [sys.executable, "-P", str(STRUCK_JOB), str(at), what, str(self.trial), str(notes)]
                )
            else:
                instants.watch()
            try:
                self.undertaking.do(self.trial)
            finally:
                if not self.undertaking.job:
                    instants.what = "none"
                    seen = list(instants.seen)
                    notes.write_text(json.dumps(seen), "utf-8")

        return forked(work)

    def told(self) -> dict[str, Any]:
        """What the case of the trial holds."""
        found: dict[str, Any] = answered(lambda: deeds.told(self.trial), self.root / "told.json") or {
            "case": "unreadable"
        }
        return found

    def prepare(self) -> None:
        """Make the state before, and do it undisturbed."""
        self.trial.mkdir(parents=True)
        assert forked(lambda: self.undertaking.prepare(self.trial)) == 0, self.name
        shutil.move(self.trial, self.base)
        self.lay()
        self.before = self.told()
        code = self.struck(-1, "none")
        assert code == 0, (self.name, code)
        self.instants = json.loads((self.root / "instants.json").read_text("utf-8"))
        self.after = self.told()
        self.export = answered(lambda: deeds.exported(self.trial), self.root / "export.json")

    def wrongs(self, at: int, what: str) -> list[str]:
        """What does not hold after it was struck at an instant."""
        self.lay()
        code = self.struck(at, what)
        found = []
        if what == "kill" and not self.undertaking.job and code not in (-signal.SIGKILL, 0):
            found.append(f"ended with {code}")
        if what != "kill" and code not in (0, SAID):
            found.append(f"ended with {code}, not with an error that is told")
        if what == "worker" and code != 0:
            found.append("a lost worker ended it")
        _wait_for_the_lock(self.trial / "c.db")
        found += self._held(self.told())
        if self.undertaking.do is deeds.write_all:
            found += self._whole_files()
        again = forked(lambda: self.undertaking.again(self.trial))
        if again != 0:
            return [*found, f"done again, it ended with {again}"]
        found += otherwise(self.export, answered(lambda: deeds.exported(self.trial), self.root / "export.json"))
        last = self.told()
        found += [] if last.get("faults") == [] else [f"in the end verify finds {last.get('faults')}"]
        found += [
            f"{k} are others in the end" for k in ("accounts", "inputs", "decisions") if last.get(k) != self.after[k]
        ]
        left = [
            p.name for p in self.trial.iterdir() if p.name.startswith("c.db") and p.name not in ("c.db", "c.db.added")
        ]
        return found + [f"{name} is left" for name in left]

    def _held(self, now: dict[str, Any]) -> list[str]:
        if now["case"] is not True:
            fine = now["case"] is False and not self.before["case"]
            return [] if fine else [f"the case cannot be read: {now}"]
        found = [f"verify finds {f}" for f in now["faults"]]
        for name in ("accounts", "inputs", "decisions"):
            before = self.before.get(name, [])
            if name != "accounts" and not set(before) <= set(now[name]):
                found.append(f"{name} are lost")
            if not set(now[name]) <= {*before, *self.after[name]} or len(set(now[name])) < len(now[name]):
                found.append(f"{name} are there that belong to no run, or twice")
        return found

    def _whole_files(self) -> list[str]:
        """Files of an export are those of before or those of after, none in between."""
        old = {p: p.read_bytes() for p in (self.base / "out").rglob("*") if p.is_file()}
        then = {p.relative_to(self.base): data for p, data in old.items()}
        new: dict[Path, bytes] = {}
        spare = self.root / "spare"
        shutil.rmtree(spare, ignore_errors=True)
        shutil.copytree(self.base, spare)
        forked(lambda: deeds.write_all(spare))
        new = {p.relative_to(spare): p.read_bytes() for p in (spare / "out").rglob("*") if p.is_file()}
        wrong = []
        for path in (self.trial / "out").rglob("*"):
            name = path.relative_to(self.trial)
            if (
                path.is_file()
                and not path.name.endswith(".part")
                and path.read_bytes() not in (then.get(name), new.get(name))
            ):
                wrong.append(f"{name} is half of an export")
        return wrong


def otherwise(whole: dict[str, str], now: dict[str, str] | None) -> list[str]:
    """In which lines an export is another than an undisturbed run's; the first of each file."""
    if now is None:
        return ["nothing can be exported"]
    found = []
    for name in sorted({*whole, *now}):
        lines = zip_longest(whole.get(name, "").split("\n"), now.get(name, "").split("\n"))
        one = next((pair for pair in lines if pair[0] != pair[1]), None)
        if one:
            found.append(f"the export is another than an undisturbed run's: {name}: {one[0]!r}, now {one[1]!r}")
    return found


def _wait_for_the_lock(case: Path) -> None:
    """Wait until no process holds the case: the page's work may outlive the page."""
    import fcntl

    lock = case.with_name(case.name + ".lock")
    if lock.exists():
        with open(lock, "rb") as held:
            fcntl.flock(held, fcntl.LOCK_EX)


def chosen(benches: list[Bench], count: int, dice: random.Random) -> list[tuple[Bench, int]]:
    """So many instants, as many of each undertaking, each but once while there are some."""
    drawn = [(b, dice.sample(range(len(b.instants)), len(b.instants))) for b in benches]
    out: list[tuple[Bench, int]] = []
    turn = 0
    while len(out) < count and any(rest for _, rest in drawn):
        bench, rest = drawn[turn % len(drawn)]
        if rest:
            out.append((bench, rest.pop()))
        turn += 1
    return out


def main() -> int:
    """Strike; the exit code."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("kills", 200), ("faults", 100), ("workers", 10), ("seed", 1)):
        options.add_argument(f"--{name}", type=int, default=default)
    options.add_argument("--only", nargs="*", default=list(UNDERTAKINGS))
    options.add_argument("--at", type=int, help="one instant alone")
    options.add_argument("--what", default="kill")
    asked = options.parse_args()
    dice = random.Random(asked.seed)
    wrong: dict[str, list[str]] = {}
    done: Counter[str] = Counter()
    claims_of(TALE["wire.txt"], published="2031-05-04")  # word lists are loaded once, and not in each fork
    with tempfile.TemporaryDirectory() as place:
        benches = [Bench(n, UNDERTAKINGS[n], Path(place) / str(i)) for i, n in enumerate(asked.only)]
        for bench in benches:
            bench.prepare()
        spread = [b for b in benches if b.name == "read in workers"]
        whats = [("kill", p) for p in chosen(benches, asked.kills, dice)]
        whats += [(FAULTS[i % len(FAULTS)], p) for i, p in enumerate(chosen(benches, asked.faults, dice))]
        whats += [("worker", p) for p in chosen(spread, asked.workers, dice)] if spread else []
        if asked.at is not None:
            whats = [(asked.what, (benches[0], asked.at))]
        for what, (bench, at) in whats:
            found = bench.wrongs(at, what)
            done[f"{what}: {bench.name}"] += 1
            if found:
                wrong[f"{bench.name} at {at} ({bench.instants[at]}), {what}"] = found
                print(f"{bench.name} at {at} ({bench.instants[at]}), {what}: {found}", file=sys.stderr)
    instants = {b.name: len(b.instants) for b in benches}
    print(
        json.dumps(
            {"instants": instants, "tried": dict(sorted(done.items())), "sum": len(whats), "wrong": wrong}, indent=1
        )
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
