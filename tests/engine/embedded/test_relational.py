"""SQL steps: rows in one order, the noun's columns or a clear fault, and bounds that hold."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pyarrow as pa
import pytest

from firsthand.config import Config
from firsthand.engine.embedded.relational import Relational, SqlFailed
from firsthand.engine.embedded.shards import write_parquet
from firsthand.engine.plan import SqlStep
from firsthand.tables import batch_of, rows_of

Settings = Callable[..., Config]


def shards(tmp_path: Path, steps: ModuleType) -> dict[str, list[Path]]:
    paths = []
    for name, numbers in (("x", (3, 1)), ("y", (2, 2))):
        rows = [steps.Doubled(f"{name}{n}", n) for n in numbers]
        paths.append(tmp_path / f"{name}.parquet")
        write_parquet(paths[-1], pa.Table.from_batches([batch_of(steps.Doubled, rows)]), name)
    return {"doubled": paths}


def test_rows_of_all_shards_in_one_order(tmp_path: Path, steps: ModuleType, settings: Settings) -> None:
    sql = "SELECT number AS batch, source_id, number * 2 AS number FROM doubled"
    step = SqlStep("again", sql, ("doubled",), {"sums": steps.Sum})
    with Relational(tmp_path, settings()) as relational:
        found = list(rows_of(steps.Sum, relational.run(step, shards(tmp_path, steps))))
    assert [(r.source_id, r.number, r.batch) for r in found] == [("x1", 2, 1), ("x3", 6, 3), ("y2", 4, 2), ("y2", 4, 2)]


def test_rows_are_sorted_by_the_column_that_no_two_share(tmp_path: Path, steps: ModuleType, settings: Settings) -> None:
    sql = "SELECT 0 AS batch, source_id || number AS source_id, -number AS number FROM doubled WHERE source_id < 'y'"
    step = SqlStep("again", sql, ("doubled",), {"sums": steps.Sum}, key="number")
    with Relational(tmp_path, settings()) as relational:
        found = list(rows_of(steps.Sum, relational.run(step, shards(tmp_path, steps))))
    assert [r.number for r in found] == [-3, -1]


@pytest.mark.parametrize("sql", ["SELEKT 1", "SELECT source_id FROM doubled", "SELECT * FROM elsewhere"])
def test_a_wrong_query_says_which_step_it_is(tmp_path: Path, steps: ModuleType, settings: Settings, sql: str) -> None:
    step = SqlStep("wrong_step", sql, ("doubled",), {"sums": steps.Sum})
    with Relational(tmp_path, settings()) as relational, pytest.raises(SqlFailed, match="wrong_step"):
        relational.run(step, shards(tmp_path, steps))


def test_too_little_memory_says_which_setting_to_raise(tmp_path: Path, steps: ModuleType, settings: Settings) -> None:
    sql = "SELECT 'a' AS source_id, 0 AS batch, length(string_agg(repeat('x', 1000), '')) AS number FROM range(200000)"
    step = SqlStep("wide", sql, (), {"sums": steps.Sum})
    with Relational(tmp_path, settings(memory_mb=20)) as relational, pytest.raises(SqlFailed, match="memory_mb"):
        relational.run(step, {})


WIDE = """SELECT 'a' AS source_id, 0 AS batch, LENGTH(STRING_AGG(REPEAT('x', 1000), '')) AS number
FROM range(200000) AS t(n) WHERE n % $parts = $part"""


def test_a_part_that_does_not_fit_is_halved(tmp_path: Path, steps: ModuleType, settings: Settings) -> None:
    step = SqlStep("wide", WIDE, (), {"sums": steps.Sum}, parted=True)
    with Relational(tmp_path, settings(memory_mb=20)) as relational:
        first, second = (list(rows_of(steps.Sum, rows)) for rows in relational.run_parts(step, {}, 2))
    assert len(first) > 1 < len(second)
    assert sum(r.number for r in (*first, *second)) == 200_000_000


def test_one_row_that_does_not_fit_ends_the_halving(tmp_path: Path, steps: ModuleType, settings: Settings) -> None:
    sql = WIDE.replace("n % $parts = $part", "$part < $parts AND $part = 0")
    step = SqlStep("wide", sql, (), {"sums": steps.Sum}, parted=True)
    with Relational(tmp_path, settings(memory_mb=20)) as relational, pytest.raises(SqlFailed, match="memory_mb"):
        list(relational.run_parts(step, {}, 1_024))


def test_parts_grow_with_what_is_read(tmp_path: Path, steps: ModuleType, settings: Settings) -> None:
    rows = [steps.Doubled(f"x{n}", n * 0x9E3779B97F4A7C15 % 2**60) for n in range(1_500_000)]
    write_parquet(tmp_path / "x.parquet", pa.Table.from_batches([batch_of(steps.Doubled, rows)]), "x")
    step = SqlStep("again", "SELECT 1", ("doubled",), {"sums": steps.Sum}, parted=True)
    read = {"doubled": [tmp_path / "x.parquet"]}
    parts = [Relational(tmp_path, settings(memory_mb=mb)).parts_of(step, read) for mb in (100_000, 200, 100)]
    assert parts[0] == 1 < parts[1] < parts[2]


def test_it_connects_to_nothing_where_no_query_runs(tmp_path: Path, settings: Settings) -> None:
    with Relational(tmp_path, settings()):
        pass
    assert list(tmp_path.iterdir()) == []
