"""Takes the power away at seeded instants, and looks at what a disk may then hold:

    python -m tests.hostile.power --cuts 500 --lies 200

What SQLite writes is noted once, call by call (`disk.py`).  At each cut, what was synced stands; of what was written since,
every write may have come to the disk, or not, or some of its sectors, in any order, and a name that was made or deleted since may
stand for either file.  A disk that lies forgets the syncs, too.  Prints what was tried as JSON; exits with 1 where a promise
is broken.

Promised: the case opens and `verify` is clean, a decision that was told as stored is there, and so is all that a command stored,
once the command has ended.  Of a disk that lies: what it spoiled is named, and nothing crashes.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.conftest import TALE
from tests.hostile import deeds
from tests.hostile.disk import Asked, Disk
from tests.hostile.strike import answered

from firsthand.api import claims_of
from firsthand.casefile.decide import decide
from firsthand.errors import CaseError

SECTOR = 512
REMEMBERED = 60  # writes that a lying disk may still hold in its memory


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a file, or something that was told to a person by then.

    Attributes:
        verb: `write`, `truncate`, `delete`, `sync`, `open`, or `told`.
        told: Of `told`: what the case must hold from there on.
    """

    verb: str
    path: str = ""
    offset: int = 0
    data: bytes = b""
    told: dict[str, Any] = field(default_factory=dict)


def noted(folder: Path) -> list[Change]:
    """Work on a case from nothing on, with each change of its files; in a fork alone."""
    changes: list[Change] = []

    def seen(asked: Asked) -> None:
        if asked.when == "after" and asked.path.startswith(str(folder)):
            changes.append(Change(asked.verb, Path(asked.path).name, asked.offset, asked.data))

    def told() -> None:
        held = deeds.told(folder)
        changes.append(Change("told", told={n: held[n] for n in ("accounts", "inputs", "decisions")}))

    Disk(seen)
    deeds.files(folder, "wire.txt", "paper.txt")
    deeds.read(folder)
    told()
    for ruling in deeds.rulings(folder)[:2]:
        decide(folder / "c.db", ruling)
        told()
    deeds.changed_since(folder)
    deeds.read(folder)
    told()
    decide(folder / "c.db", deeds.rulings(folder)[2])
    told()
    deeds.derive(folder)
    told()
    return changes


def applied(before: bytes, change: Change, dice: random.Random | None) -> bytes:
    """A file after one change of it; with dice, perhaps not the whole change, or nothing of it."""
    fate = dice.choice(("whole", "whole", "nothing", "torn")) if dice else "whole"
    if fate == "nothing":
        return before
    data = bytearray(before)
    if change.verb == "truncate":
        return bytes(data[: change.offset]) + bytes(max(0, change.offset - len(data)))
    data.extend(bytes(max(0, change.offset + len(change.data) - len(data))))
    for start in range(0, len(change.data), SECTOR):
        if fate == "whole" or (dice and dice.random() < 0.5):
            piece = change.data[start : start + SECTOR]
            data[change.offset + start : change.offset + start + len(piece)] = piece
    return bytes(data)


@dataclass(slots=True)
class _File:
    """What a name once stood for: what is surely on the disk, and what was written since."""

    stands: bytes = b""
    waiting: list[Change] = field(default_factory=list)

    def settle(self, most: int = 0) -> None:
        """Bring all but so many of the last changes to the disk."""
        while len(self.waiting) > most:
            self.stands = applied(self.stands, self.waiting.pop(0), None)


@dataclass(slots=True)
class _Name:
    """A name: the file that the disk surely has under it, and the one that the process means."""

    surely: _File | None = None
    meant: _File | None = None


def left(changes: Sequence[Change], dice: random.Random, lies: bool) -> dict[str, bytes]:
    """Files that the disk may hold after these changes and no more."""
    names: dict[str, _Name] = {}
    for change in (c for c in changes if c.path):
        name = names.setdefault(change.path, _Name())
        if change.verb == "delete":
            name.meant = None
            if change.offset and not lies:
                name.surely = None
        elif name.meant is None:
            name.meant = _File()
        if change.verb in ("write", "truncate") and name.meant:
            name.meant.waiting.append(change)
            if lies:
                name.meant.settle(REMEMBERED)
        if change.verb == "sync" and name.meant and not lies:
            name.meant.settle()
            name.surely = name.meant
    out = {}
    for path, name in names.items():
        file = dice.choice((name.surely, name.meant))
        if file is not None:
            out[path] = file.stands
            for one in file.waiting:
                out[path] = applied(out[path], one, dice)
    return out


def broken(folder: Path, changes: Sequence[Change], last: dict[str, Any], lies: bool) -> Iterator[str]:
    """What of the promises does not hold for what is left; `damaged` where a lying disk's damage is named."""
    promised = next((c.told for c in reversed(changes) if c.verb == "told"), None)
    now = answered(lambda: told_or_named(folder), folder / "told.json")
    if now is None:
        yield "it crashes"
    elif now["case"] is not True or now["faults"]:
        if lies:
            yield "damaged"
        elif now["case"] is not False or promised is not None:
            yield f"the case is not whole: {now}"
    else:
        for name, found in last.items():
            if not set(now[name]) <= set(found):
                yield f"{name} are there that nobody stored"
            if promised is not None and not lies and not set(promised[name]) <= set(now[name]):
                yield f"{name} are lost that were told as stored"


def told_or_named(folder: Path) -> dict[str, Any]:
    """What a case holds; or the error that is told of it."""
    try:
        return deeds.told(folder)
    except (CaseError, sqlite3.DatabaseError) as error:  # the commands tell both in a line
        return {"case": str(error), "faults": []}


def changes_of(place: Path) -> list[Change]:
    """The changes that the work makes, noted in a fork."""
    there = place / "work"
    there.mkdir()
    kept = place / "changes.json"

    def work() -> list[list[Any]]:
        return [[c.verb, c.path, c.offset, c.data.hex(), c.told] for c in noted(there)]

    rows = answered(work, kept)
    assert rows is not None
    return [Change(verb, path, offset, bytes.fromhex(data), told) for verb, path, offset, data, told in rows]


def main() -> int:
    """Cut; the exit code."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("cuts", 500), ("lies", 200), ("seed", 1)):
        options.add_argument(f"--{name}", type=int, default=default)
    asked = options.parse_args()
    dice = random.Random(asked.seed)
    done: Counter[str] = Counter()
    wrong: list[str] = []
    claims_of(TALE["wire.txt"], published="2031-05-04")
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        changes = changes_of(place)
        last = next(c.told for c in reversed(changes) if c.verb == "told")
        every: dict[str, Any] = {n: sorted({v for c in changes for v in c.told.get(n, ())}) for n in last}
        for number in range(asked.cuts + asked.lies):
            lies = number >= asked.cuts
            at = dice.randrange(1, len(changes) + 1)
            folder = place / str(number)
            folder.mkdir()
            for file, data in left(changes[:at], dice, lies).items():
                (folder / file).write_bytes(data)
            found = list(broken(folder, changes[:at], every, lies))
            done["lies" if lies else "cuts"] += 1
            done["lies named as damage"] += found == ["damaged"]
            wrong += [f"cut {number} at {at} of {len(changes)}: {f}" for f in found if f != "damaged"]
    print(json.dumps({"changes": len(changes), **done, "wrong": wrong}, indent=1))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
