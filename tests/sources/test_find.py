"""Items of a file, a folder and manifests."""

import csv
import json
import os
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from firsthand.config import SourcesConfig
from firsthand.errors import InputError
from firsthand.sources.find import find_items
from firsthand.sources.media_types import HTML, PDF, TEXT
from firsthand.sources.raw_item import Notice, RawItem, Rejection

ROWS = [
    {"id": "r1", "publisher": "Castra Post", "published": "2021-05-04", "text": "The mill burned. Three were hurt."},
    {"id": "r2", "publisher": "Harbour Echo", "published": "2021-05-05", "text": "The mill burned. Three were hurt."},
    {
        "id": "r3",
        "title": "Mill fire",
        "url": "https://example.org/3",
        "language": "English",
        "event": "mill",
        "text": "Smoke, seen far.",
    },
]


def _items(path: Path, config: SourcesConfig) -> list[RawItem]:
    found = list(find_items(path, config))
    assert not [f for f in found if isinstance(f, Rejection)]
    return [f for f in found if isinstance(f, RawItem)]


def _rejections(path: Path, config: SourcesConfig) -> list[tuple[str, str]]:
    return [(f.input, f.code) for f in find_items(path, config) if isinstance(f, Rejection)]


def _manifest(folder: Path, ending: str) -> Path:
    path = folder / f"rows.{ending}"
    columns = ["id", "url", "title", "published", "publisher", "language", "text", "event"]
    if ending == "jsonl":
        path.write_text("".join(json.dumps(r) + "\n" for r in ROWS))
    elif ending == "csv":
        with path.open("w", newline="") as stream:
            writer = csv.DictWriter(stream, columns)
            writer.writeheader()
            writer.writerows(ROWS)
    else:
        pq.write_table(pa.Table.from_pylist([{c: r.get(c) for c in columns} for r in ROWS]), path)
    return path


@pytest.mark.parametrize("ending", ["jsonl", "csv", "parquet"])
def test_rows_of_every_manifest_give_the_same_items(tmp_path: Path, config: SourcesConfig, ending: str) -> None:
    one, two, three = _items(_manifest(tmp_path, ending), config)
    assert (one.source_id, one.publisher, one.published) == ("r1", "Castra Post", "2021-05-04")
    assert one.data == two.data == b"The mill burned. Three were hurt."
    assert one.account_id != two.account_id, "two outlets with one text are two accounts"
    assert (three.title, three.url, three.language, three.event) == ("Mill fire", "https://example.org/3", "en", "mill")
    assert three.data.decode() == ROWS[2]["text"]
    assert one.url is one.title is one.event is None


def test_ids_do_not_depend_on_the_manifest_s_format(tmp_path: Path, config: SourcesConfig) -> None:
    ids = [[i.account_id for i in _items(_manifest(tmp_path, e), config)] for e in ("jsonl", "csv", "parquet")]
    assert ids[0] == ids[1] == ids[2]
    assert len(set(ids[0])) == 3


def test_folder_with_subfolders_in_order_of_names(tmp_path: Path, config: SourcesConfig) -> None:
    for name, words in (
        ("b.txt", "Fire."),
        ("a/c.html", "<html><p>Fire."),
        ("a.txt", "Flood."),
        ("a/d.pdf", "%PDF-1.4"),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(words)
    items = _items(tmp_path, config)
    assert [(i.source_id, i.media_type) for i in items] == [
        ("a.txt", TEXT),
        ("a/c.html", HTML),
        ("a/d.pdf", PDF),
        ("b.txt", TEXT),
    ]
    assert items == _items(tmp_path, config)


def test_ids_do_not_depend_on_where_the_folder_lies(tmp_path: Path, config: SourcesConfig) -> None:
    ids = []
    for place in ("here", "there/deep"):
        folder = tmp_path / place
        folder.mkdir(parents=True)
        (folder / "a.txt").write_text("Fire.")
        ids.append(_items(folder, config)[0].account_id)
    assert ids[0] == ids[1]


def test_single_file(tmp_path: Path, config: SourcesConfig) -> None:
    (tmp_path / "a.txt").write_text("Fire.")
    (item,) = _items(tmp_path / "a.txt", config)
    assert (item.source_id, item.path) == ("a.txt", str(tmp_path / "a.txt"))


def test_file_that_a_manifest_names_is_taken_once(tmp_path: Path, config: SourcesConfig) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text("Fire at the mill.")
    (tmp_path / "b.txt").write_text("Flood.")
    (tmp_path / "list.jsonl").write_text(json.dumps({"path": "sub/a.txt", "publisher": "Castra Post"}))
    items = _items(tmp_path, config)
    assert [(i.source_id, i.publisher) for i in items] == [("b.txt", None), ("sub/a.txt", "Castra Post")]


def test_nothing_there_is_an_error_at_once(tmp_path: Path, config: SourcesConfig) -> None:
    with pytest.raises(InputError) as caught:
        find_items(tmp_path / "gone", config)
    assert caught.value.code == "missing"
    (tmp_path / "dead").symlink_to("nowhere")
    with pytest.raises(InputError):
        find_items(tmp_path / "dead", config)


def test_empty_folder_gives_nothing(tmp_path: Path, config: SourcesConfig) -> None:
    (tmp_path / "folder.txt").mkdir()
    assert _items(tmp_path, config) == []


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", bytes(range(256)) * 40, "binary"),
        ("a.jpg", b"\xff\xd8\xff", "unknown_type"),
        ("a.zip", b"PK\x03\x04", "damaged"),
        ("a.jsonl", b"", "empty"),
        ("a.csv", b"\n\n", "missing_column"),
        ("a.parquet", b"no parquet", "unparsable"),
        ("a.txt", b"x" * 2_000, "too_large"),
        ("a.jsonl", b'{"text": "' + b"x" * 2_000 + b'"}\n', "too_large"),
    ],
)
def test_bad_files_are_rejections_with_advice(
    tmp_path: Path, config: SourcesConfig, name: str, data: bytes, code: str
) -> None:
    (tmp_path / name).write_bytes(data)
    bounded = replace(config, max_bytes=1_500) if code == "too_large" else config
    (found,) = find_items(tmp_path, bounded)
    assert isinstance(found, Rejection)
    assert found.code == code
    assert found.stage == "sources"
    assert found.input.startswith(name)
    assert ";" in found.detail


def test_pipes_are_refused_as_files_and_as_manifests(tmp_path: Path, config: SourcesConfig) -> None:
    for name in ("a.txt", "b.jsonl", "c.csv"):
        os.mkfifo(tmp_path / name)
        assert _rejections(tmp_path / name, config) == [(name, "not_a_file")]
    assert _rejections(tmp_path, config) == [
        ("a.txt", "not_a_file"),
        ("b.jsonl", "not_a_file"),
        ("c.csv", "not_a_file"),
    ]


def test_one_bad_file_does_not_hide_the_others(tmp_path: Path, config: SourcesConfig) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text("Fire.")
    (tmp_path / "c.txt").symlink_to("b.txt")
    found = [one for one in find_items(tmp_path, config) if not isinstance(one, Notice)]
    assert [f.input if isinstance(f, Rejection) else f.source_id for f in found] == ["a.txt", "b.txt", "c.txt"]
