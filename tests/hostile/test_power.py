"""The power taken away at a few seeded instants; `make power` takes it away at hundreds (`power.py`)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.hostile.disk import reachable

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not reachable(), reason="SQLite is built into this Python, so that its calls cannot be noted")
def test_what_was_told_as_stored_outlives_a_loss_of_power() -> None:
    line = [sys.executable, "-m", "tests.hostile.power", "--cuts", "40", "--lies", "10", "--seed", "15"]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    told = json.loads(done.stdout or "{}")
    assert (done.returncode, told.get("wrong")) == (0, []), done.stderr
    assert (told["cuts"], told["lies"]) == (40, 10)
    assert told["changes"] > 500
