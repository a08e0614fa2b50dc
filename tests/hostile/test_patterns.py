"""Regular expressions of every module, in every language, on texts made to be the worst for each: none grows beyond the square.

What grows by the square is held by the bounds on a text's length and time (`test_sizes.py`).
"""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

GROWTH = Path(__file__).with_name("pattern_growth.py")


def test_no_pattern_grows_without_bound() -> None:
    done = subprocess.run([sys.executable, str(GROWTH)], capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["bad"] == {}
    assert told["patterns"] > 1_000


@pytest.mark.parametrize(
    ("pattern", "bad"), [(r"(a+)+$", True), (r"\d+\s*\d+\s*\d+x", True), (r"\w+:", False), (r"(?:ab|cd)+e", False)]
)
def test_a_pattern_that_grows_so_is_found(pattern: str, bad: bool) -> None:
    spec = importlib.util.spec_from_file_location("pattern_growth", GROWTH)
    assert spec is not None
    assert spec.loader is not None
    growth = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(growth)
    assert (growth.grows(re.compile(pattern)) is not None) == bad
