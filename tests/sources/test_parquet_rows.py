"""A Parquet manifest is opened in another process; whatever happens there is told, and the rows before stand."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from firsthand.config import SourcesConfig
from firsthand.errors import InputError
from firsthand.sources import confined
from firsthand.sources.confined_message import Message
from firsthand.sources.find import find_items
from firsthand.sources.parquet_rows import parquet_rows
from firsthand.sources.raw_item import RawItem, Rejection

MANY = 300
HELD = """
import json, sys
from pathlib import Path
from firsthand.config import SourcesConfig
from firsthand.sources.find import find_items
found = list(find_items(Path(sys.argv[1]), SourcesConfig()))
print(json.dumps([len(found), [m for m in sys.modules if m.startswith("pyarrow.parquet") or m == "pyarrow._parquet"]]))
"""


def written(there: Path, texts: list[str]) -> Path:
    path = there / "m.parquet"
    pq.write_table(pa.table({"id": [f"r{n}" for n in range(len(texts))], "text": texts}), path)
    return path


def test_all_rows_come_in_order(tmp_path: Path) -> None:
    path = written(tmp_path, [f"Nine died {n}." for n in range(MANY)])
    found = list(parquet_rows(path, "m.parquet", SourcesConfig()))
    assert [r[0] for r in found if not isinstance(r, Rejection)] == [f"m.parquet:{n + 1}" for n in range(MANY)]


def test_the_file_is_not_opened_here(tmp_path: Path) -> None:
    line = [sys.executable, "-P", "-c", HELD, str(written(tmp_path, ["Nine died."] * 3))]
    told = json.loads(subprocess.run(line, capture_output=True, text=True, check=True, timeout=120).stdout)
    assert told == [3, []]


def test_rows_that_name_files_are_read_beside_them(tmp_path: Path) -> None:
    for n in range(MANY):
        (tmp_path / f"{n}.txt").write_text(f"Nine died {n}.", "utf-8")
    pq.write_table(pa.table({"path": [f"{n}.txt" for n in range(MANY)]}), tmp_path / "m.parquet")
    found = [i for i in find_items(tmp_path, SourcesConfig()) if isinstance(i, RawItem)]
    assert sorted(i.source_id for i in found) == sorted(f"{n}.txt" for n in range(MANY))


def test_many_rows_that_share_one_long_text_are_no_way_to_take_all_memory(tmp_path: Path) -> None:
    path = written(tmp_path, ["x" * 30_000_000] * 64)  # a few kilobytes, 2 GB once they are told
    assert path.stat().st_size < 3_000_000
    with pytest.raises(InputError) as caught:
        list(parquet_rows(path, "m.parquet", SourcesConfig()))
    assert caught.value.code in ("too_large", "crash")
    assert "300 MB" in caught.value.what


def test_a_process_that_dies_on_the_way_leaves_the_rows_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, [f"Nine died {n}." for n in range(MANY)])
    really = confined.answered

    def dying(verb: str, item: RawItem, config: SourcesConfig, **more: object) -> Message:
        if more["start"]:
            raise InputError("cannot be opened", item.source_id, "write it as .csv or .jsonl", code="crash")
        return really(verb, item, config, **more)

    monkeypatch.setattr("firsthand.sources.parquet_rows.answered", dying)
    *rows, last = parquet_rows(path, "m.parquet", SourcesConfig())
    assert len(rows) == 64
    assert isinstance(last, Rejection)
    assert (last.input, last.code) == ("m.parquet:65", "crash")
    assert "all after it" in last.detail


def test_a_row_beyond_the_bound_is_rejected_and_the_next_one_read(tmp_path: Path) -> None:
    path = written(tmp_path, ["x" * 200, "Nine died."])
    one, two = parquet_rows(path, "m.parquet", replace(SourcesConfig(), max_bytes=100))
    assert isinstance(one, Rejection)
    assert (one.input, one.code) == ("m.parquet:1", "too_large")
    assert not isinstance(two, Rejection)
