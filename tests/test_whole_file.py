"""Files that stand only once they are whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from firsthand.whole_file import whole_file


def test_what_stood_there_stands_until_the_new_file_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old", "utf-8")
    with whole_file(path) as out:
        out.write("new\n")
        assert path.read_text("utf-8") == "old"
    assert path.read_bytes() == b"new\n"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_an_error_on_the_way_leaves_what_stood_there(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old", "utf-8")
    with pytest.raises(UnicodeEncodeError), whole_file(path) as out:
        out.write("half of it \ud800")
    assert path.read_text("utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_what_is_no_file_is_written_as_it_comes(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with whole_file(pipe) as out:
        out.write("told")
    assert os.read(reader, 10) == b"told"
    os.close(reader)
