"""Rows of manifests, one at a time."""

import json
from pathlib import Path

import pytest

from firsthand.config import SourcesConfig
from firsthand.sources.manifests import rows_of_manifest
from firsthand.sources.raw_item import Notice, Rejection

LIMIT = 10_000
RUSSIAN = "Вчера вечером на складе в порту произошёл пожар, трое погибли"


def _read(path: Path, limit: int = LIMIT) -> list[tuple[str, object]]:
    rows = rows_of_manifest(path, path.name, SourcesConfig(max_bytes=limit))
    return [
        (r.input, r.code) if isinstance(r, Rejection) else (r[0], dict(r[1])) for r in rows if not isinstance(r, Notice)
    ]


@pytest.mark.parametrize(
    ("data", "rows"),
    [
        (b'{"text": "a"}\n{"text": "b"}', [("m.jsonl:1", {"text": "a"}), ("m.jsonl:2", {"text": "b"})]),
        (
            b'\xef\xbb\xbf{"text": "a"}\r\n\r\n{"text": "b"}\r\n',
            [("m.jsonl:1", {"text": "a"}), ("m.jsonl:3", {"text": "b"})],
        ),
        (b'{"text": "a"\n{"text": "b"}\n', [("m.jsonl:1", "unparsable"), ("m.jsonl:2", {"text": "b"})]),
        (b'["a"]\n7\nnull\n', [("m.jsonl:1", "unparsable"), ("m.jsonl:2", "unparsable"), ("m.jsonl:3", "unparsable")]),
        (b"[" * 9_000 + b"\n", [("m.jsonl:1", "unparsable")]),
        (f'{{"text": "{RUSSIAN}"}}\n'.encode("windows-1251"), [("m.jsonl:1", {"text": RUSSIAN})]),
    ],
)
def test_json_lines(tmp_path: Path, data: bytes, rows: list[tuple[str, object]]) -> None:
    (tmp_path / "m.jsonl").write_bytes(data)
    assert _read(tmp_path / "m.jsonl") == rows


def test_row_past_the_bound_is_skipped_and_the_next_one_read(tmp_path: Path) -> None:
    (tmp_path / "m.jsonl").write_text(json.dumps({"text": "x" * 50_000}) + "\n" + json.dumps({"text": "b"}))
    assert _read(tmp_path / "m.jsonl") == [("m.jsonl:1", "too_large"), ("m.jsonl:2", {"text": "b"})]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1251"])
def test_csv_separators_and_encodings(tmp_path: Path, sign: str, encoding: str) -> None:
    text = f'id{sign}text\na{sign}"{RUSSIAN}{sign} say ""all"".\nSecond line"\n'
    (tmp_path / "m.csv").write_bytes(text.encode(encoding))
    assert _read(tmp_path / "m.csv") == [("m.csv:1", {"id": "a", "text": f'{RUSSIAN}{sign} say "all".\nSecond line'})]


@pytest.mark.parametrize(
    ("data", "rows"),
    [
        ("id,title\na,b\n", [("m.csv", "missing_column")]),
        ("id,text\na,b,c\nd,e\n", [("m.csv:1", "unparsable"), ("m.csv:2", {"id": "d", "text": "e"})]),
        ("id,text\n\na\n", [("m.csv:2", {"id": "a"})]),
        ("text\n" + "x" * 200_000 + "\n", [("m.csv:1", {"text": "x" * 200_000})]),
    ],
)
def test_csv_rows(tmp_path: Path, data: str, rows: list[tuple[str, object]]) -> None:
    (tmp_path / "m.csv").write_text(data)
    assert _read(tmp_path / "m.csv", 1_000_000) == rows


def test_cut_parquet_file(tmp_path: Path) -> None:
    (tmp_path / "m.parquet").write_bytes(b"PAR1" + b"\x00" * 90)
    assert _read(tmp_path / "m.parquet") == [("m.parquet", "unparsable")]
