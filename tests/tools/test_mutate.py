"""`tools/mutate.py` on a package of two stages, one constant of which is held at its bound and others are not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TOOL = Path(__file__).parents[2] / "tools" / "mutate.py"
RULES = """
DAYS = 3  # ü before it: columns are counted in bytes
SHARE: float = 0.5
SIGNS = frozenset({"a", "b"})
NAME = "no number"
LEAST, MOST = 2, 2.5


def near(days: int) -> bool:
    return days <= DAYS
"""
TESTS = """
from small.record.rules import LEAST, MOST, SIGNS, near


def test_bound() -> None:
    assert near(3)
    assert not near(4)


def test_signs() -> None:
    assert SIGNS == {"a", "b"}
    assert (LEAST, MOST) == (2, 2.5)
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("src/small/record", "src/small/events", "tests/record"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("src/small", "src/small/record", "src/small/events"):
        (tmp_path / name / "__init__.py").touch()
    (tmp_path / "src/small/record/rules.py").write_text(RULES, "utf-8")
    (tmp_path / "src/small/events/rules.py").write_text("KM = 30.0\n", "utf-8")
    (tmp_path / "tests/record/test_bounds.py").write_text(TESTS, "utf-8")
    return tmp_path


def mutate(tree: Path, *options: str) -> list[str]:
    state = tree / "state.jsonl"
    command: list[str | Path] = [sys.executable, TOOL, "--root", tree, "--state", state, "--seconds", "60", *options]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def test_changes_that_no_test_notices_are_listed_and_the_tree_stays_as_it_was(tree: Path) -> None:
    told = mutate(tree, "--stage", "record")
    assert "record: 5 constants, 5 of them changed, 12 changes, 2 survivors" in told
    survivors = [line.strip().split(":", 1)[1] for line in told if line.startswith("  ")]
    assert survivors == [
        "3 SHARE 0.5 -> 0.25",
        "3 SHARE 0.5 -> 1.0",
    ]
    assert (tree / "src/small/record/rules.py").read_text("utf-8") == RULES


def test_a_run_goes_on_where_another_ended(tree: Path) -> None:
    (tree / "src/small/record/rules.py").write_text("WIDE = 1 << 4\nSURE = True\n", "utf-8")
    (tree / "tests/record/test_bounds.py").unlink()
    assert sum(line.startswith("[") for line in mutate(tree, "--stage", "record", "--limit", "1", "--trust")) == 1
    told = mutate(tree, "--stage", "record", "--trust")
    assert sum(line.startswith("[") for line in told) == 3
    assert "record: 1 constants, 1 of them changed, 4 changes, 4 survivors" in told
    assert sum(line.startswith("[") for line in mutate(tree, "--stage", "record")) == 0


def test_tests_that_fail_before_any_change_tell_nothing(tree: Path) -> None:
    (tree / "tests/record/test_bounds.py").write_text("def test_wrong() -> None:\n    assert False\n", "utf-8")
    with pytest.raises(subprocess.CalledProcessError) as told:
        mutate(tree, "--stage", "record")
    assert "record: the tests fail before anything is changed" in told.value.stderr


def test_a_file_and_a_seed_choose_what_is_tried(tree: Path) -> None:
    assert mutate(tree, "--file", "events/rules.py")[-3:] == [
        "events: 1 constants, 1 of them changed, 2 changes, 2 survivors",
        "  src/small/events/rules.py:1 KM 30.0 -> 15.0",
        "  src/small/events/rules.py:1 KM 30.0 -> 60.0",
    ]
