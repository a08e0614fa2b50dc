"""`tools/errors.py` over every labelled set it knows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Runner = Callable[..., str]
LISTED = {
    "gva": "killed: the true number is never read, one off",
    "rand": "town: never read",
    "gva_open": "date: never read, elsewhere",
    "ucdp": "killed: the true number is never read, too few",
    "muc": "killed: number never read",
    "w5": "date: never read, elsewhere",
    "timex": "value of DATE",
    "polnear": "source invented",
    "reuse": "story: wrongly called a copy",
}


@pytest.mark.parametrize("name", LISTED)
def test_what_is_wrong_is_listed_by_kind(name: str, tool: Runner, scored: Path, rows: Path) -> None:
    told = tool("errors.py", name, "--export", rows, shared=scored)
    kinds = {line[8:]: int(line[:6]) for line in told.splitlines() if not line.startswith(" " * 8)}
    assert kinds[LISTED[name]] >= 1
    assert kinds.pop("in all") == sum(kinds.values())


def test_one_kind_is_listed_case_by_case(tool: Runner, rows: Path) -> None:
    told = tool("errors.py", "rand", "--kind", "killed: *", "--export", rows)
    assert [line.split(":")[0].strip() for line in told.splitlines() if "wanted" in line] == ["bridge"]
    assert "bridge: wanted 15, given 14" in told
    assert "14: killing 14 people" in told
