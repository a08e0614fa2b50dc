"""A case of three invented accounts of two accidents, opened through the door."""

from __future__ import annotations

from pathlib import Path

import pytest

import firsthand as fh


@pytest.fixture(scope="session")
def case(tale: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> fh.Case:
    """A bridge near Ostrava of two accounts, a barge at Decin of one."""
    folder = tmp_path_factory.mktemp("door")
    (folder / "accounts").mkdir()
    for name in ("wire.txt", "paper.txt", "other.txt"):
        (folder / "accounts" / name).write_text(tale[name], "utf-8")
    return fh.read(folder / "accounts", case=folder / "bridge.db")


@pytest.fixture
def own_case(tale: dict[str, str], tmp_path: Path) -> fh.Case:
    """The same two of its accounts in a case that a test may change."""
    (tmp_path / "accounts").mkdir()
    for name in ("wire.txt", "paper.txt"):
        (tmp_path / "accounts" / name).write_text(tale[name], "utf-8")
    return fh.read(tmp_path / "accounts", case=tmp_path / "own.db")
