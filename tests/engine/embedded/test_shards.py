"""Shards stand by their digest, never by being there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from firsthand.config import Config, RecordConfig
from firsthand.engine.embedded.shards import (
    Destination,
    RowGroup,
    digest_of,
    do_shard,
    one_batch,
    rows_digest,
    write_parquet,
)
from firsthand.sources.raw_item import Rejection
from firsthand.tables import batch_of, rows_of, schema_of


def given(folder: Path, steps: ModuleType, *numbers: int) -> RowGroup:
    table = pa.Table.from_batches([batch_of(steps.Row, [steps.Row("r", "", n) for n in numbers])])
    write_parquet(folder / "rows.parquet", table, rows_digest(table))
    return RowGroup(str(folder / "rows.parquet"))


def to(folder: Path, steps: ModuleType, version: str = "v1") -> Destination:
    tables = {
        "doubled": (str(folder / "doubled"), steps.Doubled),
        "rejections": (str(folder / "rejections"), Rejection),
    }
    return Destination(tables, "s", version)


def doubled(folder: Path, steps: ModuleType) -> list[int]:
    return [r.number for r in rows_of(steps.Doubled, pq.read_table(folder / "doubled" / "s.parquet"))]


def test_a_finished_shard_is_not_made_again(tmp_path: Path, steps: ModuleType) -> None:
    source, destination = given(tmp_path, steps, 1, 2), to(tmp_path, steps)
    assert do_shard(steps.double, source, destination, Config())
    assert not do_shard(steps.double, source, destination, Config())
    assert doubled(tmp_path, steps) == [2, 4]


@pytest.mark.parametrize("what", ["rows", "code", "settings", "function", "one table gone", "cut short", "foreign"])
def test_a_shard_that_merely_exists_is_made_again(tmp_path: Path, steps: ModuleType, what: str) -> None:
    source, destination, config, function = given(tmp_path, steps, 1), to(tmp_path, steps), Config(), steps.double
    do_shard(function, source, destination, config)
    shard = tmp_path / "doubled" / "s.parquet"
    if what == "rows":
        source = given(tmp_path, steps, 5)
    elif what == "code":
        destination = to(tmp_path, steps, "v2")
    elif what == "settings":
        config = replace(config, record=RecordConfig(profile="ucdp"))
    elif what == "function":
        function = steps.double_again
    elif what == "one table gone":
        (tmp_path / "rejections" / "s.parquet").unlink()
    elif what == "cut short":
        shard.write_bytes(shard.read_bytes()[:-20])
    else:
        pq.write_table(pa.table({"source_id": ["x"], "number": [99]}), shard)
    assert do_shard(function, source, destination, config)
    assert doubled(tmp_path, steps) == ([10] if what == "rows" else [2])


def test_settings_of_the_engine_alone_change_no_shard(tmp_path: Path, steps: ModuleType) -> None:
    source, destination = given(tmp_path, steps, 1), to(tmp_path, steps)
    do_shard(steps.double, source, destination, Config())
    other = replace(Config(), engine=replace(Config().engine, workers=7, shard_rows=3))
    assert not do_shard(steps.double, source, destination, other)


def test_what_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "t.parquet").mkdir()
    with pytest.raises(IsADirectoryError):
        write_parquet(tmp_path / "t.parquet", pa.table({"a": [1]}), "d")
    assert [p.name for p in tmp_path.iterdir()] == ["t.parquet"]


def test_no_rows_are_one_empty_batch(tmp_path: Path, steps: ModuleType) -> None:
    assert one_batch(schema_of(steps.Row).empty_table()).num_rows == 0
    write_parquet(tmp_path / "e.parquet", schema_of(steps.Row).empty_table(), "d")
    assert digest_of(tmp_path / "e.parquet") == "d"
    assert do_shard(steps.double, RowGroup(str(tmp_path / "e.parquet")), to(tmp_path, steps), Config())
    assert doubled(tmp_path, steps) == []


@pytest.mark.parametrize("content", [b"", b"no parquet at all", None])
def test_what_is_no_shard_has_no_digest(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "x.parquet"
    if content is not None:
        path.write_bytes(content)
    assert digest_of(path) is None


def test_the_digest_of_rows_hangs_on_values_not_on_chunks() -> None:
    whole = pa.table({"a": [1, 2, 3]})
    parts = pa.concat_tables([whole.slice(0, 1), whole.slice(1)])
    assert rows_digest(whole) == rows_digest(parts) != rows_digest(whole.slice(1))
