"""Flips bits of a case's file at seeded places, and looks whether `verify` names every flip that touches what it vouches for:

    python -m tests.hostile.flips --flips 1000

What a flip touches is told without `verify`: every vouched value is read before and after and held against each other.  Half of
the places lie anywhere, half in texts, spans, decisions, hashes and the custody log.  Prints what was tried as JSON; exits with
1 where a flip is not named, or something crashes.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sqlite3
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.hostile import deeds

from firsthand.casefile.case import open_case
from firsthand.casefile.seal import SEALED
from firsthand.casefile.verify import verify_case
from firsthand.errors import CaseError

# What verify vouches for: every column of these tables but those named.
VOUCHED: dict[str, set[str]] = {
    **{name: set() for name in SEALED},
    "raw_items": {"media_type"},
    "inputs": {"path", "root", "read_at", "state", "revises"},
    "decisions": set(),
    "custody": set(),
}
Values = dict[str, Any]


def cells(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Tables and columns that are vouched for."""
    for table, left in VOUCHED.items():
        named = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        yield from ((table, name) for name in named if name not in left)


def values(case: Path) -> Values | None:
    """Every vouched value, by table and column; None where they cannot be read."""
    try:
        with closing(sqlite3.connect(f"{case.as_uri()}?mode=ro", uri=True)) as connection:
            named = list(cells(connection))
            connection.text_factory = bytes
            return {f"{t}.{c}": connection.execute(f'SELECT {t}."{c}" FROM {t}').fetchall() for t, c in named}
    except (sqlite3.Error, UnicodeDecodeError):
        return None


def is_named(case: Path) -> bool:
    """Whether the opening or `verify` finds anything."""
    try:
        with open_case(case) as opened:
            return bool(verify_case(opened).faults)
    except CaseError:
        return True


def places(whole: bytes, known: Values, count: int, dice: random.Random) -> Iterator[int]:
    """Places of the file, every second one in a vouched text."""
    texts = sorted({v for rows in known.values() for (v,) in rows if isinstance(v, bytes) and len(v) > 8})
    for number in range(count):
        if number % 2:
            yield dice.randrange(len(whole))
            continue
        text = dice.choice(texts)
        found = [m.start() for m in re.finditer(re.escape(text[:16]), whole)]
        yield dice.choice(found) + dice.randrange(min(len(text), 16)) if found else dice.randrange(len(whole))


def flip(sound: Path, count: int, seed: int, spare: Path) -> tuple[Counter[str], list[str]]:
    """Flip so many bits, one at a time.

    Returns:
        How many were flipped, touched what is vouched for, and were named; and what went wrong.
    """
    dice = random.Random(seed)
    whole, known = sound.read_bytes(), values(sound)
    assert known is not None
    done: Counter[str] = Counter()
    wrong = []
    for at in places(whole, known, count, dice):
        bit = 1 << dice.randrange(8)
        spare.write_bytes(whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :])
        now = values(spare)
        touched = now != known
        try:
            named = is_named(spare)
        except Exception:
            wrong.append(f"byte {at}, bit {bit}: verify crashes: {traceback.format_exc(limit=-2)}")
            continue
        done.update({"flipped": 1, "touched": touched, "named": named})
        if touched and not named:
            changed = [n for n in known if now is None or now.get(n) != known[n]]
            wrong.append(f"byte {at}, bit {bit}: {', '.join(changed)} changed and nothing is said")
    return done, wrong


def main() -> int:
    """Flip; the exit code."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--flips", type=int, default=1_000)
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        deeds.decided(folder)
        deeds.derive(folder)
        done, wrong = flip(folder / "c.db", asked.flips, asked.seed, folder / "flipped.db")
    print(json.dumps({**done, "wrong": wrong}, indent=1))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
