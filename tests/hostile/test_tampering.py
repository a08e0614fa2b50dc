"""A case changed behind our back, value by value and byte by byte: verify names what it vouches for, and never crashes."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.hostile import flips
from tests.hostile.flips import VOUCHED, cells, flip

from firsthand.casefile.case import open_case
from firsthand.casefile.decide import Ruling, decide, undo
from firsthand.casefile.schema import DERIVED_TABLES
from firsthand.casefile.seal import SEALED
from firsthand.casefile.verify import verify_case
from firsthand.config import Config
from firsthand.engine.redo import derive_again
from firsthand.engine.run import read_into

FLIPS = 60  # bits of the file; `make flips` flips a thousand (`flips.py`)


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


def test_every_flipped_bit_that_touches_what_is_vouched_for_is_named(sound: Path, tmp_path: Path) -> None:
    done, wrong = flip(sound, FLIPS, 2, tmp_path / "flipped.db")
    assert wrong == []
    assert done["touched"] > FLIPS / 5, "free pages, indexes and memos, most of so small a file, are not vouched for"


def test_a_flip_that_is_not_named_is_told(sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flips, "is_named", lambda case: False)
    assert flip(sound, FLIPS, 2, tmp_path / "flipped.db")[1]
