"""What a browser sends as files: names that lead nowhere, bytes kept as they are."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.config import SourcesConfig
from firsthand.errors import InputError
from firsthand.serve.web.intake import LONGEST_NAME, UploadedFile, keep, pasted, safe_name
from firsthand.sources.find import find_items


@given(st.text(max_size=300))
def test_a_name_is_never_a_path(name: str) -> None:
    safe = safe_name(name)
    assert 0 < len(safe) <= LONGEST_NAME
    assert not set(safe) & set("/\\\0<>:\"'|?*\n")
    assert not safe.startswith(".")
    assert Path(safe).name == safe


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\work\\release.pdf", "release.pdf"),
        (".hidden.txt", "hidden.txt"),
        ("<script>.html", "_script_.html"),
        ("", "account"),
        ("...", "account"),
        ("über uns.txt", "über uns.txt"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_names(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_each_addition_has_a_folder_and_two_of_one_name_are_two(tmp_path: Path) -> None:
    there = keep(tmp_path / "c.added", [UploadedFile("a.txt", b"one"), UploadedFile("x/A.txt", b"two")])
    assert {p.name: p.read_bytes() for p in there.iterdir()} == {"a.txt": b"one", "A (2).txt": b"two"}
    assert keep(tmp_path / "c.added", [UploadedFile("a.txt", b"three")]).name == "0002"


def test_the_same_files_again_are_no_addition(tmp_path: Path) -> None:
    files = [UploadedFile("a.txt", b"one"), UploadedFile("a.txt", b"two")]
    first = keep(tmp_path / "c.added", files)
    assert keep(tmp_path / "c.added", files) == first
    assert keep(tmp_path / "c.added", files[:1]).name == "0002"
    assert keep(tmp_path / "c.added", [UploadedFile("a.txt", b"six"), UploadedFile("a.txt", b"two")]).name == "0003"


def test_additions_at_once_get_folders_of_their_own(tmp_path: Path) -> None:
    def added(number: int) -> Path:
        return keep(tmp_path / "c.added", [UploadedFile("a.txt", str(number).encode())])

    with ThreadPoolExecutor(8) as pool:
        kept = list(pool.map(added, range(40)))
    assert sorted(p.name for p in kept) == [f"{n:04}" for n in range(1, 41)]
    assert {(p / "a.txt").read_text("utf-8") for p in kept} == {str(n) for n in range(40)}


def test_what_is_not_whole_is_never_read(tmp_path: Path) -> None:
    half = tmp_path / "c.added" / ".0f0f"
    half.mkdir(parents=True)
    (half / "a.txt").write_text("Two people were kil", "utf-8")
    assert list(find_items(tmp_path / "c.added", SourcesConfig())) == []


def test_nothing_is_no_addition(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nothing was added"):
        keep(tmp_path / "c.added", [])
    assert not (tmp_path / "c.added").exists()


def test_a_pasted_text_keeps_what_was_said_of_it() -> None:
    row = json.loads(pasted("T", "2031-05-03", "", "Words\nand words").data)
    assert row == {"id": "T", "text": "Words\nand words", "title": "T", "published": "2031-05-03"}


def test_files_and_texts_are_kept_and_read(case_path: Path, opened: Any) -> None:
    browser = opened(case_path)
    answer = browser.post("/add", files=[("files", ("../../a<b>.txt", b"Two people were killed.", "text/plain"))])
    assert (answer.status_code, answer.headers["location"]) == (303, "/jobs/1")
    assert browser.post("/add", {"text": "Three people were killed.", "title": "T"}).status_code == 303
    added = case_path.with_name("bridge.db.added")
    assert sorted(p.relative_to(added).as_posix() for p in added.rglob("*.*")) == ["0001/a_b_.txt", "0002/pasted.jsonl"]
    assert browser.app.app.state.jobs.asked == [("read", added)] * 2
    assert browser.post("/add", {"text": "  "}).status_code == 422
