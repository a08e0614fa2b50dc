"""Rows of manifests as items: ids, files they name, what is refused."""

import json
from pathlib import Path
from typing import Any

import pytest

from firsthand.config import ManifestConfig, SourcesConfig
from firsthand.sources.find import find_items
from firsthand.sources.media_types import HTML, TEXT
from firsthand.sources.raw_item import Notice, RawItem, Rejection


def _found(folder: Path, rows: list[dict[str, Any]], config: SourcesConfig) -> list[RawItem | Rejection]:
    (folder / "m.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows))
    return [one for one in find_items(folder / "m.jsonl", config) if not isinstance(one, Notice)]


@pytest.mark.parametrize(
    ("row", "source_id"),
    [
        ({"id": "a1", "url": "https://example.org", "text": "Fire."}, "a1"),
        ({"url": "https://example.org", "text": "Fire."}, "https://example.org"),
        ({"text": "Fire."}, "m.jsonl:1"),
        ({"path": "sub/../sub/f.txt"}, "sub/f.txt"),
        ({"path": "sub\\f.txt"}, "sub/f.txt"),
        ({"id": "a1", "path": "sub/f.txt"}, "a1"),
    ],
)
def test_source_id(tmp_path: Path, config: SourcesConfig, row: dict[str, Any], source_id: str) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "f.txt").write_text("Fire in a file.")
    (found,) = _found(tmp_path, [row], config)
    assert isinstance(found, RawItem)
    assert found.source_id == source_id


@pytest.mark.parametrize(
    ("row", "kind", "data"),
    [
        ({"text": "Fire.", "html": "<p>x", "path": "gone.txt"}, TEXT, b"Fire."),
        ({"html": "<p>Fire."}, HTML, b"<p>Fire."),
        ({"text": " ", "path": "f.txt"}, TEXT, b"Fire in a file."),
        ({"text": "half \ud800 pair"}, TEXT, "half \ufffd pair".encode()),
    ],
)
def test_content(tmp_path: Path, config: SourcesConfig, row: dict[str, Any], kind: str, data: bytes) -> None:
    (tmp_path / "f.txt").write_text("Fire in a file.")
    (found,) = _found(tmp_path, [row], config)
    assert isinstance(found, RawItem)
    assert (found.media_type, found.data) == (kind, data)


def test_second_row_with_one_id_is_refused_and_the_first_kept(tmp_path: Path, config: SourcesConfig) -> None:
    rows = [{"id": "a", "text": "One."}, {"id": "a", "text": "Two."}, {"id": "b", "text": "One."}]
    one, two, three = _found(tmp_path, rows, config)
    assert isinstance(one, RawItem)
    assert isinstance(two, Rejection)
    assert (two.input, two.code) == ("m.jsonl:2", "duplicate_id")
    assert isinstance(three, RawItem)


def test_rejected_row_does_not_take_its_id(tmp_path: Path, config: SourcesConfig) -> None:
    one, two = _found(tmp_path, [{"id": "a", "text": ""}, {"id": "a", "text": "Two."}], config)
    assert isinstance(one, Rejection)
    assert isinstance(two, RawItem)


def test_bad_date_is_told_and_the_row_taken(tmp_path: Path, config: SourcesConfig) -> None:
    note, item = _found(tmp_path, [{"id": "a", "text": "Fire.", "published": "the other day"}], config)
    assert isinstance(note, Rejection)
    assert note.code == "bad_date"
    assert isinstance(item, RawItem)
    assert item.published is None


@pytest.mark.parametrize(
    "path",
    [
        "../secret.txt",
        "/etc/hostname",
        "sub/../../secret.txt",
        "C:\\x.txt",
        "..\\secret.txt",
        "link.txt",
        ".",
        "a\x00b.txt",
    ],
)
def test_path_out_of_the_folder_is_refused(tmp_path: Path, config: SourcesConfig, path: str) -> None:
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("Secret words.")
    (folder / "link.txt").symlink_to("../secret.txt")
    (found,) = _found(folder, [{"id": "a", "path": path}], config)
    assert isinstance(found, Rejection)
    assert found.code == "path_escape"


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("gone.txt", "missing"),
        ("sub", "not_a_file"),
        ("empty.txt", "empty"),
        ("m.jsonl", "unknown_type"),
        ("a.jpg", "unknown_type"),
    ],
)
def test_file_that_cannot_be_taken(tmp_path: Path, config: SourcesConfig, path: str, code: str) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8")
    (found,) = _found(tmp_path, [{"path": path}], config)
    assert isinstance(found, Rejection)
    assert (found.input, found.code) == ("m.jsonl:1", code)


def test_bad_path_in_a_folder_does_not_stop_the_rest(tmp_path: Path, config: SourcesConfig) -> None:
    (tmp_path / "good.txt").write_text("Fire.")
    (tmp_path / "m.jsonl").write_text(json.dumps({"path": "a\x00b"}) + "\n" + json.dumps({"path": "loop/x.txt"}))
    (tmp_path / "loop").symlink_to("loop")
    found = list(find_items(tmp_path, config))
    assert [f.source_id for f in found if isinstance(f, RawItem)] == ["good.txt"]
    assert sorted(f.code for f in found if isinstance(f, Rejection)) == ["link", "path_escape", "path_escape"]


@pytest.mark.parametrize(
    ("days", "order", "published"),
    [
        (["03/05/2024", "25/03/2024"], "", ["2024-05-03", "2024-03-25"]),
        (["03/05/2024", "03/25/2024"], "", ["2024-03-05", "2024-03-25"]),
        (["03/05/2024", "04/05/2024"], "", [None, None]),
        (["03/05/2024", "04/05/2024"], "day_first", ["2024-05-03", "2024-05-04"]),
        (["03/05/2024", "25/03/2024"], "month_first", ["2024-03-05", "2024-03-25"]),
    ],
)
def test_days_by_their_column(
    tmp_path: Path, config: SourcesConfig, days: list[str], order: str, published: list[str | None]
) -> None:
    (tmp_path / "m.tsv").write_text("text\tpublished\n" + "".join(f"Six.\t{d}\n" for d in days))
    found = list(find_items(tmp_path / "m.tsv", config, ManifestConfig(date_order=order)))
    assert [f.published for f in found if isinstance(f, RawItem)] == published
    set_aside = [f for f in found if isinstance(f, Rejection)]
    assert [f.code for f in set_aside] == ["bad_date"] * published.count(None)
    assert all("--day-first" in f.detail for f in set_aside)
    assert bool([f for f in found if isinstance(f, Notice)]) == (None not in published and not order)


def test_a_column_that_the_user_names_and_none_has(tmp_path: Path, config: SourcesConfig) -> None:
    (tmp_path / "m.csv").write_text("title;rest\na;b\n")
    (found,) = find_items(tmp_path / "m.csv", config, ManifestConfig(columns={"text": "body"}))
    assert isinstance(found, Rejection)
    assert found.code == "missing_column"
