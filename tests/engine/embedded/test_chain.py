"""Chains: cut to the row at fault, bounded in time, collected by digest."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.config import Config
from firsthand.engine.embedded.chain import (
    PARTS,
    Chain,
    ShardPlace,
    TimeUp,
    collect,
    cut,
    do_chain,
    rejections_of,
    run_here,
    time_bound,
)
from firsthand.engine.embedded.shards import RowGroup, rows_digest, write_parquet
from firsthand.engine.plan import ShardStep
from firsthand.errors import FirsthandError
from firsthand.sources.raw_item import Rejection
from firsthand.tables import batch_of, rows_of

Settings = Callable[..., Config]


def numbers(values: list[int]) -> pa.RecordBatch:
    return pa.RecordBatch.from_pydict({"key": pa.array(values, pa.int64())})


@given(st.lists(st.integers(0, 9), min_size=1, max_size=200))
def test_cutting_loses_nothing_and_keeps_groups_whole(values: list[int]) -> None:
    rows = numbers(sorted(values))
    parts = cut(rows, "key")
    assert [v for p in parts for v in p.column("key").to_pylist()] == sorted(values)
    assert len({v for p in parts for v in set(p.column("key").to_pylist())}) == sum(
        len(set(p.column("key").to_pylist())) for p in parts
    )
    assert len(parts) == 1 or len(parts) <= PARTS


@given(st.integers(1, 2000))
def test_cutting_ends_at_single_rows(count: int) -> None:
    parts = cut(numbers([0] * count))
    assert sum(p.num_rows for p in parts) == count
    assert 1 <= len(parts) <= PARTS
    assert count == 1 or max(p.num_rows for p in parts) < count


def chain_of(steps: ModuleType) -> Chain:
    return Chain(
        (
            ShardStep("double", steps.double, "rows", {"doubled": steps.Doubled, "rejections": Rejection}),
            ShardStep("triple", steps.triple, "doubled", {"tripled": steps.Sum, "rejections": Rejection}),
        ),
        "rows",
        "v1",
    )


def test_a_row_that_raises_is_rejected_alone(steps: ModuleType) -> None:
    rows = [steps.Row(f"r{i}", "raise" if i == 37 else "", i + 100) for i in range(100)]
    made = run_here(chain_of(steps), batch_of(steps.Row, rows), Config())
    (refused,) = [r for b in made["rejections"] for r in rows_of(Rejection, b)]
    assert (refused.input, refused.stage, refused.code) == ("r37", "double", "failed")
    assert "ValueError: this row cannot be doubled" in refused.detail
    tripled = [r for b in made["tripled"] for r in rows_of(steps.Sum, b)]
    assert [(r.source_id, r.number) for r in tripled] == [(f"r{i}", 3 * (i + 100)) for i in range(100) if i != 37]


def test_a_step_without_a_table_to_say_so_is_a_fault_of_ours(steps: ModuleType) -> None:
    with pytest.raises(FirsthandError, match="no table to say so"):
        rejections_of(ShardStep("double", steps.double, "rows", {"doubled": steps.Doubled}))


def test_a_full_disk_is_no_rows_fault(steps: ModuleType) -> None:
    with pytest.raises(OSError, match="No space left"):
        run_here(chain_of(steps), batch_of(steps.Row, [steps.Row("a", "full")]), Config())


def place_for(tmp_path: Path, steps: ModuleType, rows: list[Any]) -> RowGroup:
    table = pa.Table.from_batches([batch_of(steps.Row, rows)])
    path = tmp_path / "rows" / "x.parquet"
    write_parquet(path, table, rows_digest(table))
    return RowGroup(str(path))


def test_a_job_on_disk_makes_what_a_job_in_memory_makes(tmp_path: Path, steps: ModuleType) -> None:
    rows = [steps.Row(f"r{i}", "refuse" if i == 3 else "", i + 100) for i in range(9)]
    source = place_for(tmp_path, steps, rows)
    do_chain(chain_of(steps), source, ShardPlace(tmp_path, "x"), Config())
    left = collect(chain_of(steps), source, ShardPlace(tmp_path, "x"), Config())
    here = run_here(chain_of(steps), batch_of(steps.Row, rows), Config())
    nouns: Mapping[str, Any] = chain_of(steps).tables
    for table, noun in nouns.items():
        there = [r for b in left.made[table] for r in rows_of(noun, b)]
        assert there == [r for b in here[table] for r in rows_of(noun, b)]
    assert [p.name for p in tmp_path.rglob("*.parquet")] == ["x.parquet"], "shards are removed, the source is not"


def test_shards_of_other_rows_are_no_result_of_this_job(tmp_path: Path, steps: ModuleType) -> None:
    chain = chain_of(steps)
    old = place_for(tmp_path, steps, [steps.Row("old", "", 1)])
    do_chain(chain, old, ShardPlace(tmp_path, "x"), Config())
    new = place_for(tmp_path, steps, [steps.Row("new", "", 1)])
    left = collect(chain, new, ShardPlace(tmp_path, "x"), Config())
    assert left.failed.name == "double"
    assert not any(left.made.values())


def test_a_half_done_job_says_where_it_stopped(tmp_path: Path, steps: ModuleType) -> None:
    chain = chain_of(steps)
    source = place_for(tmp_path, steps, [steps.Row("a", "", 1)])
    do_chain(Chain(chain.steps[:1], "rows", "v1"), source, ShardPlace(tmp_path, "x"), Config())
    left = collect(chain, source, ShardPlace(tmp_path, "x"), Config())
    assert left.failed.name == "triple"
    assert [r.number for b in left.made["doubled"] for r in rows_of(steps.Doubled, b)] == [2]


def for_ever() -> None:
    while True:
        pass


def test_a_block_that_is_kept_waiting_gets_its_time() -> None:
    began = time.monotonic()
    with time_bound(0.5):
        time.sleep(0.8)
    with pytest.raises(TimeUp), time_bound(0.2):
        for_ever()
    with pytest.raises(TimeUp), time_bound(0.1):
        time.sleep(60)
    assert time.monotonic() - began < 30


def test_time_is_bounded_and_the_bound_is_lifted() -> None:
    with pytest.raises(TimeUp), time_bound(0.05):
        time.sleep(5)
    with time_bound(0.05):
        pass
    time.sleep(0.1)
