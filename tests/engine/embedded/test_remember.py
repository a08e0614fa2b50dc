"""A row that comes again is not worked on again, and what comes out is what working on all of it would give."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import pyarrow as pa
import pytest

from firsthand.casefile.case import open_case
from firsthand.casefile.decide import Ruling, decide, undo
from firsthand.casefile.memo import Memo
from firsthand.config import Config, EngineConfig, RecordConfig
from firsthand.engine.embedded.carry_out import run_plan
from firsthand.engine.embedded.remember import PORTION, Memory
from firsthand.engine.plan import Plan, ShardStep
from firsthand.engine.redo import derive_again
from firsthand.engine.run import read_into
from firsthand.events.event import Event
from firsthand.sources.raw_item import Rejection
from firsthand.tables import batch_of

Settings = Callable[..., Config]
Exporter = Callable[[Path], dict[str, bytes]]

TOWNS = ("Bergamo", "Palermo", "Turin")
TELLINGS = (
    "On {day} May 2031 a blast tore through a paint factory in {town}. {killed} workers were killed, police said.",
    "{killed} people were killed and {hurt} injured when a bridge collapsed in {town} on {day} May 2031, the mayor said.",
    "An explosion in {town} on {day} May 2031 left {killed} dead. “We found {killed} bodies,” doctor Rosa Conti said.",
    "Police in {town} arrested two men over the blast of {day} May 2031, in which {killed} people died.",
)


def accounts(seed: int, count: int) -> list[dict[str, str]]:
    """Accounts of a few events, some of them copies, some round-ups of two."""
    draw = Random(seed)
    rows: list[dict[str, str]] = []
    for n in range(count):
        told = [
            draw.choice(TELLINGS).format(
                day=draw.randint(3, 6), town=draw.choice(TOWNS), killed=draw.randint(2, 4), hurt=draw.randint(5, 7)
            )
            for _ in range(draw.choice((1, 1, 1, 2)))
        ]
        text = draw.choice(rows)["text"] if rows and draw.random() < 0.2 else " ".join(told)
        published = f"2031-05-{draw.randint(6, 9):02}"
        rows.append({"id": f"r{n}", "publisher": f"Paper {n % 5}", "published": published, "text": text})
    return rows


def read(case: Path, rows: list[dict[str, str]], name: str, **engine: int) -> None:
    manifest = case.parent / f"{name}.jsonl"
    manifest.write_text("".join(json.dumps(r) + "\n" for r in rows), "utf-8")
    read_into(case, manifest, Config(engine=EngineConfig(**engine)))


@pytest.mark.parametrize("seed", range(6))
def test_accounts_that_come_one_by_one_in_any_order_make_what_all_at_once_make(
    tmp_path: Path, exported: Exporter, seed: int
) -> None:
    draw = Random(seed)
    rows = accounts(seed, 24)
    read(tmp_path / "whole.db", rows, "whole")
    draw.shuffle(rows)
    cuts = sorted(draw.sample(range(1, len(rows)), 3))
    for k, (start, end) in enumerate(zip([0, *cuts], [*cuts, len(rows)], strict=True)):
        read(tmp_path / "parts.db", rows[start:end], f"part{k}")
    assert exported(tmp_path / "parts.db") == exported(tmp_path / "whole.db")


def test_a_case_without_memos_is_whole(tmp_path: Path, exported: Exporter) -> None:
    rows, case = accounts(9, 12), tmp_path / "one.db"
    read(case, rows[:8], "first")
    with open_case(case, write=True) as opened, opened.transaction() as connection:
        assert {m.step for m in opened.rows(Memo)} >= {"tell", "first_weigh", "reconcile"}
        connection.execute("DELETE FROM memos")
    read(case, rows[8:], "second")
    read(tmp_path / "all.db", rows, "all")
    assert exported(case) == exported(tmp_path / "all.db")


def test_a_decision_taken_back_leaves_what_was_before(tmp_path: Path, exported: Exporter) -> None:
    case = tmp_path / "one.db"
    read(case, accounts(3, 12), "all")
    before = exported(case)
    with open_case(case) as opened:
        one, other, *_ = (e.event_id for e in opened.rows(Event) if e.event_id)
    made = decide(case, Ruling("merge", one, "Ada", {"events": [other]}, "one blast"))
    derive_again(case)
    assert exported(case) != before
    undo(case, made.decision_id, "Ada")
    derive_again(case)
    assert exported(case) == before


def test_the_same_in_worker_processes(tmp_path: Path, exported: Exporter) -> None:
    rows = accounts(5, 20)
    read(tmp_path / "here.db", rows, "here")
    read(tmp_path / "there.db", rows[:15], "first", in_process_below=0, workers=2, shard_rows=6)
    read(tmp_path / "there.db", rows[15:], "second", in_process_below=0, workers=2, shard_rows=6)
    assert exported(tmp_path / "there.db") == exported(tmp_path / "here.db")


# --- the memory by itself


def _doubled(steps: ModuleType, folder: Path, rows: pa.Table, config: Config, memory: Memory) -> list[dict[str, Any]]:
    step = ShardStep("double", steps.double, "rows", {"doubled": steps.Doubled, "rejections": Rejection})
    made = run_plan(Plan((step,), {"rows": steps.Row}), {"rows": rows}, folder, config, memory=memory)
    return [*made.read("doubled").to_pylist(), *made.read("rejections").to_pylist()]


def _rows(steps: ModuleType, numbers: range, log: str) -> pa.Table:
    rows = [steps.Row(f"r{i}", f"log:{log}", i) for i in numbers]
    return pa.Table.from_batches([batch_of(steps.Row, rows)])


def _carried(memory: Memory) -> Memory:
    return Memory.of(memory.memos(), memory.made_by)


def test_rows_that_are_known_are_not_worked_on(tmp_path: Path, steps: ModuleType, settings: Settings) -> None:
    log, memory = tmp_path / "log", Memory("m")
    first = _doubled(steps, tmp_path / "a", _rows(steps, range(40), str(log)), settings(), memory)
    assert len(first) == len(log.read_text().splitlines()) == 40
    known = _carried(memory)
    again = _doubled(steps, tmp_path / "b", _rows(steps, range(45), str(log)), settings(), known)
    assert again == _doubled(
        steps, tmp_path / "d", _rows(steps, range(45), str(tmp_path / "other")), settings(), Memory("m")
    )
    assert len(log.read_text().splitlines()) == 45
    fewer = _doubled(steps, tmp_path / "c", _rows(steps, range(1, 45), str(log)), settings(), _carried(known))
    assert len(fewer) == 44
    assert len(log.read_text().splitlines()) == 45 + PORTION - 1, "those that were worked on with the one that is gone"


def test_what_other_code_or_settings_made_is_forgotten(tmp_path: Path, steps: ModuleType, settings: Settings) -> None:
    memory = Memory("m")
    _doubled(steps, tmp_path / "a", _rows(steps, range(3), str(tmp_path / "log")), settings(), memory)
    assert Memory.of(memory.memos(), "n").before == {}
    assert set(Memory.of(memory.memos(), "m").before) == {"double"}


def test_a_row_that_was_refused_is_tried_again(tmp_path: Path, steps: ModuleType, settings: Settings) -> None:
    rows = pa.Table.from_batches([batch_of(steps.Row, [steps.Row("bad", "refuse", 1)])])
    memory = Memory("m")
    (refused,) = _doubled(steps, tmp_path / "a", rows, settings(), memory)
    assert refused["code"]
    assert _carried(memory).before.get("double", pa.table({})).num_rows == 0


def test_equal_rows_are_all_worked_on(tmp_path: Path, steps: ModuleType, settings: Settings) -> None:
    rows = pa.concat_tables([_rows(steps, range(2), str(tmp_path / "log"))] * 2)
    assert len(_doubled(steps, tmp_path / "a", rows, settings(), Memory("m"))) == 4


def test_another_profile_and_back_makes_the_same(tmp_path: Path, exported: Exporter) -> None:
    case = tmp_path / "one.db"
    read(case, accounts(4, 12), "all")
    before = exported(case)
    derive_again(case, replace(Config(), record=RecordConfig("acled")))
    assert exported(case) != before
    derive_again(case, Config())
    assert exported(case) == before
