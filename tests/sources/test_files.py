"""Folders walked in a fixed order, and bytes read within bounds."""

import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from firsthand.config import SourcesConfig
from firsthand.errors import InputError
from firsthand.sources.files import FoundFile, read_bytes, walk
from firsthand.sources.raw_item import Rejection


def _names(root: Path, config: SourcesConfig) -> list[str]:
    return [f.name if isinstance(f, FoundFile) else f"{f.code}:{f.input}" for f in walk(root, config)]


def test_order_is_that_of_names_folder_by_folder(tmp_path: Path, config: SourcesConfig) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", "C.txt", ".hidden", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert _names(tmp_path, config) == ["C.txt", "b.txt", "a/z.txt", "a/b/c.txt"]


def test_links_are_told_and_followed_only_on_demand(tmp_path: Path, config: SourcesConfig) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.txt").symlink_to("a.txt")
    (tmp_path / "c.txt").symlink_to("nowhere")
    assert _names(tmp_path, config) == ["a.txt", "link:b.txt", "link:c.txt"]
    assert _names(tmp_path, replace(config, follow_links=True)) == ["a.txt", "b.txt", "broken_link:c.txt"]


def test_loops_of_links_end(tmp_path: Path, config: SourcesConfig) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text("x")
    (tmp_path / "a" / "up").symlink_to("..")
    (tmp_path / "self").symlink_to("self")
    names = _names(tmp_path, replace(config, follow_links=True))
    assert names == ["broken_link:self", "loop:a/up", "a/x.txt"]


def test_pipe_is_refused_at_once(tmp_path: Path, config: SourcesConfig) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    begun = time.monotonic()
    assert _names(tmp_path, config) == ["not_a_file:pipe.txt"]
    with pytest.raises(InputError) as caught:
        read_bytes(tmp_path / "pipe.txt", "pipe.txt", 100)
    assert caught.value.code == "not_a_file"
    assert time.monotonic() - begun < 2


@pytest.mark.parametrize(("size", "code"), [(0, "empty"), (1, None), (100, None), (101, "too_large")])
def test_bounds(tmp_path: Path, size: int, code: str | None) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * size)
    if code is None:
        assert read_bytes(path, "a.txt", 100) == b"x" * size
        return
    with pytest.raises(InputError) as caught:
        read_bytes(path, "a.txt", 100)
    assert caught.value.code == code
    assert caught.value.advice


@pytest.mark.parametrize(
    ("name", "code"), [("gone.txt", "missing"), ("folder.txt", "not_a_file"), ("dead.txt", "missing")]
)
def test_what_is_no_file(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "dead.txt").symlink_to("nowhere")
    with pytest.raises(InputError) as caught:
        read_bytes(tmp_path / name, name, 100)
    assert caught.value.code == code


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file whose reading fails")
def test_failing_disk_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(Path("/proc/self/mem"), "mem.txt", 100)
    assert caught.value.code == "unreadable"


def test_special_characters_in_names(tmp_path: Path, config: SourcesConfig) -> None:
    names = ["a b.txt", "ü é.txt", "“q”.txt", "новость.txt", "x\ny.txt"]
    for name in names:
        (tmp_path / name).write_text("x")
    found = list(walk(tmp_path, config))
    assert not [f for f in found if isinstance(f, Rejection)]
    assert sorted(f.name for f in found if isinstance(f, FoundFile)) == sorted(names)
