"""A case changed behind our back, value by value and byte by byte: verify names what it vouches for, and never crashes."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from firsthand.casefile.case import open_case
from firsthand.casefile.decide import Ruling, decide, undo
from firsthand.casefile.schema import DERIVED_TABLES
from firsthand.casefile.seal import SEALED
from firsthand.casefile.verify import verify_case
from firsthand.config import Config
from firsthand.engine.redo import derive_again
from firsthand.engine.run import read_into
from firsthand.errors import CaseError

FLIPS = 80  # bytes of the file; a thousand were tried when this was written
# What verify vouches for: every column of these tables but those named.
VOUCHED: dict[str, set[str]] = {
    **{name: set() for name in SEALED},
    "raw_items": {"media_type"},
    "inputs": {"path", "root", "read_at", "state", "revises"},
    "decisions": set(),
    "custody": set(),
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory, tale: dict[str, str]) -> Path:
    """A case with accounts, decisions and a record, nothing of it beside the file."""
    there = tmp_path_factory.mktemp("tampering")
    (there / "news").mkdir()
    for name, text in tale.items():
        (there / "news" / name).write_text(text, "utf-8")
    case = there / "bridge.db"
    read_into(case, there / "news", Config())
    with open_case(case) as opened:
        claim_id = opened.connection.execute("SELECT claim_id FROM claims WHERE measure = 'killed'").fetchone()[0]
        account_id = min(opened.known_accounts())
    first = decide(case, Ruling("tag", account_id, "Ada", {"tag": "x"}))
    undo(case, first.decision_id, "Ben")
    decide(case, Ruling("correct", claim_id, "Ada", {"best": 15}))
    decide(case, Ruling("publisher", account_id, "Ada", {"publisher": "Meridian"}))
    derive_again(case)
    with open_case(case, write=True) as opened:
        assert verify_case(opened).faults == ()
        assert verify_case(opened).counts["sealed tables"] == len(SEALED)
    assert not case.with_name("bridge.db-wal").exists()
    return case


def cells(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    for table, left in VOUCHED.items():
        named = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        yield from ((table, name) for name in named if name not in left)


def other(value: object, dice: random.Random) -> object:
    """A value of the same type that differs in little."""
    if value is None:
        return "x"
    if isinstance(value, str):
        at = dice.randrange(len(value)) if value else 0
        return value[:at] + ("x" if value[at : at + 1] != "x" else "y") + value[at + 1 :]
    if isinstance(value, bytes):
        at = dice.randrange(len(value))
        return value[:at] + bytes([value[at] ^ (1 << dice.randrange(8))]) + value[at + 1 :]
    assert isinstance(value, (int, float))
    return value + 1_000


def test_every_value_that_is_vouched_for_is_named_when_it_changes(sound: Path) -> None:
    dice, tried = random.Random(1), 0
    with closing(sqlite3.connect(sound)) as connection:
        every = list(cells(connection))
    for table, column in every:
        with open_case(sound) as case:
            connection = case.connection
            connection.execute("PRAGMA query_only = OFF")
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute("BEGIN")
            try:
                rows = connection.execute(f'SELECT "{column}" FROM {table}').fetchall()
                if not rows:
                    continue
                value = rows[dice.randrange(len(rows))][0]
                where = f'WHERE "{column}" IS ?'
                changed = other(value, dice)
                kind = next(r[2] for r in connection.execute(f"PRAGMA table_info({table})") if r[1] == column)
                if value is None and kind != "TEXT":
                    changed = 1
                connection.execute(f'UPDATE OR IGNORE {table} SET "{column}" = ? {where}', (changed, value))
                tried += 1
                assert verify_case(case).faults, f"{table}.{column}: {value!r} became {changed!r}"
            finally:
                connection.execute("ROLLBACK")
    assert tried > 150
    assert {t.name for t in DERIVED_TABLES} <= set(VOUCHED)


def test_no_flipped_byte_makes_it_crash(sound: Path, tmp_path: Path) -> None:
    dice = random.Random(2)
    whole = sound.read_bytes()
    named = 0
    for _ in range(FLIPS):
        at, bit = dice.randrange(len(whole)), 1 << dice.randrange(8)
        case = tmp_path / "flipped.db"
        shutil.copyfile(sound, case)
        with case.open("r+b") as file:
            file.seek(at)
            file.write(bytes([whole[at] ^ bit]))
        try:
            with open_case(case) as opened:
                named += bool(verify_case(opened).faults)
        except CaseError:
            named += 1
    assert named > 3, "free pages, indexes and memos, most of so small a file, are not vouched for"
