"""Rows of a Parquet manifest, some at a time, as the process that opens items reads them."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from firsthand.errors import InputError
from firsthand.sources import parquet
from firsthand.sources.media_types import PARQUET
from firsthand.sources.parquet import MOST_AT_ONCE, MOST_ROWS, next_rows
from firsthand.sources.raw_item import RawItem


def table(there: Path, texts: list[str], **columns: list[object]) -> RawItem:
    path = there / "m.parquet"
    pq.write_table(pa.table({"text": texts, **columns}), path, use_dictionary=False)
    return RawItem("m.parquet", PARQUET, b"", path=str(path))


def test_rows_come_in_portions_and_the_last_is_told(tmp_path: Path) -> None:
    item = table(tmp_path, [f"row {n}" for n in range(2 * MOST_ROWS + 1)])
    sizes, start = [], 0
    while not (some := next_rows(item, start, 1_000)).ended:
        sizes.append(len(some.rows))
        start += len(some.rows)
    assert sizes == [MOST_ROWS, MOST_ROWS, 1]
    assert parquet._HELD == []


@pytest.mark.parametrize(("size", "rows"), [(MOST_AT_ONCE // 4, 3), (MOST_AT_ONCE // 2, 1), (MOST_AT_ONCE + 1, 1)])
def test_large_rows_come_in_small_portions(tmp_path: Path, size: int, rows: int) -> None:
    item = table(tmp_path, ["x" * size] * 5)
    pq.write_table(pa.table({"text": ["x" * size] * 5}), str(item.path), use_dictionary=False, compression="none")
    assert len(next_rows(item, 0, 10 * MOST_AT_ONCE).rows) == rows


def test_a_process_that_was_replaced_goes_on_where_the_other_was(tmp_path: Path) -> None:
    item = table(tmp_path, [f"row {n}" for n in range(3 * MOST_ROWS)])
    parquet._let_go()
    some = next_rows(item, MOST_ROWS, 1_000)
    assert (some.start, some.rows[0]) == (MOST_ROWS, {"text": f"row {MOST_ROWS}"})


def test_a_table_that_became_another_is_told(tmp_path: Path) -> None:
    item = table(tmp_path, ["one", "two"])
    with pytest.raises(InputError) as caught:
        next_rows(item, 5, 1_000)
    assert (caught.value.code, caught.value.what) == ("unreadable", "changed while it was read")


def test_a_disk_that_fails_is_no_fault_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("firsthand.sources.parquet.pq.ParquetFile", failing)
    with pytest.raises(InputError, match="Input/output error") as caught:
        next_rows(RawItem("m.parquet", PARQUET, b"", path=str(tmp_path / "m.parquet")), 0, 1_000)
    assert caught.value.code == "unreadable"


@pytest.mark.parametrize(("length", "is_told"), [(10, True), (11, False)])
def test_a_row_beyond_the_bound_is_none(tmp_path: Path, length: int, is_told: bool) -> None:
    (row,) = next_rows(table(tmp_path, ["x" * length]), 0, 10).rows
    assert (row is not None) == is_told


def test_cells_are_what_json_can_hold(tmp_path: Path) -> None:
    import datetime as d

    item = table(
        tmp_path, ["a"], title=[b"\xff"], published=[d.date(2031, 5, 3)], url=[["x"]], id=[7], event=[float("nan")]
    )
    (row,) = next_rows(item, 0, 1_000).rows
    assert row is not None
    assert row.pop("event") != row.get("event")
    assert row == {"text": "a", "title": [], "published": "2031-05-03", "url": [], "id": 7}
