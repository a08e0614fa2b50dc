"""Regular expressions of every module, in every language, on texts made to be the worst for each: twice the text takes at most
two and a half times as long.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.hostile.pattern_growth import grows

GROWTH = Path(__file__).with_name("pattern_growth.py")


def test_no_pattern_grows_without_bound() -> None:
    done = subprocess.run([sys.executable, str(GROWTH)], capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["bad"] == {}
    assert told["patterns"] > 1_000
    assert told["asked"] > 400, "how a pattern is asked is seen while accounts are read"


@pytest.mark.parametrize(
    ("pattern", "bad"),
    [
        (r"(a+)+$", True),
        (r"\d+\s*\d+\s*\d+x", True),
        (r"\w+:", True),
        (r"\s*[|]", True),
        (r"\w{1,20}:", False),
        (r"(?<!\w)\w+:", False),
        (r"(?<!b)(?:ab|cd)+e", False),
    ],
)
def test_a_pattern_that_grows_so_is_found(pattern: str, bad: bool) -> None:
    assert (grows(re.compile(pattern)) is not None) == bad
