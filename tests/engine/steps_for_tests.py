"""Nouns and steps made to misbehave; a module of its own, since worker processes import them by name."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from firsthand.config import Config
from firsthand.sources.raw_item import Rejection
from firsthand.tables import batch_of, rows_of


@dataclass(frozen=True, slots=True)
class Row:
    source_id: str
    what: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Doubled:
    source_id: str
    number: int


@dataclass(frozen=True, slots=True)
class Sum:
    source_id: str
    number: int
    batch: int


def misbehave(row: Row) -> None:
    """Do what a row asks for."""
    if row.what == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if row.what == "exit":
        os._exit(3)
    if row.what == "hang":
        time.sleep(600)
    if row.what == "raise":
        raise ValueError("this row cannot be doubled")
    if row.what == "full":
        raise OSError(28, "No space left on device")
    if row.what.startswith("once:") and not Path(row.what[5:]).exists():
        Path(row.what[5:]).touch()
        os.kill(os.getpid(), signal.SIGKILL)


def double(batch: pa.RecordBatch, config: Config) -> dict[str, pa.RecordBatch]:
    """Twice the number of each row; notes each call in a file that the rows may name."""
    rows = list(rows_of(Row, batch))
    for row in rows:
        misbehave(row)
        if row.what.startswith("log:"):
            with open(row.what[4:], "a", encoding="utf-8") as log:
                log.write(f"{row.source_id}\n")
    refused = [Rejection(r.source_id, "double", "bad_value", "asked for") for r in rows if r.what == "refuse"]
    kept = [Doubled(r.source_id, 2 * r.number) for r in rows if r.what != "refuse"]
    return {"doubled": batch_of(Doubled, kept), "rejections": batch_of(Rejection, refused)}


def triple(batch: pa.RecordBatch, config: Config) -> dict[str, pa.RecordBatch]:
    """One and a half of each doubled number; dies of 26."""
    rows = list(rows_of(Doubled, batch))
    for row in rows:
        if row.number == 26:
            os.kill(os.getpid(), signal.SIGKILL)
    made = [Sum(r.source_id, r.number * 3 // 2, 0) for r in rows]
    return {"tripled": batch_of(Sum, made), "rejections": batch_of(Rejection, [])}


def add_up(batch: pa.RecordBatch, config: Config) -> dict[str, pa.RecordBatch]:
    """One row a group: the sum of its numbers, and how many groups came with it."""
    sums: dict[str, int] = {}
    for row in rows_of(Doubled, batch):
        sums[row.source_id] = sums.get(row.source_id, 0) + row.number
    return {"sums": batch_of(Sum, [Sum(s, n, 0) for s, n in sums.items()])}


def double_again(batch: pa.RecordBatch, config: Config) -> dict[str, pa.RecordBatch]:
    """The same by another name."""
    return double(batch, config)
