"""Killed, and without a disk, at a few seeded instants of what people do; `make kill` tries hundreds (`strike.py`)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.hostile.disk import reachable

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not reachable(), reason="SQLite is built into this Python, so that its calls cannot be struck")
def test_nothing_is_lost_whenever_it_is_struck() -> None:
    line = [
        sys.executable,
        "-m",
        "tests.hostile.strike",
        "--kills",
        "8",
        "--faults",
        "4",
        "--workers",
        "0",
        "--seed",
        "15",
    ]
    line += ["--only", "read more", "decide", "export", "add"]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    told = json.loads(done.stdout or "{}")
    assert (done.returncode, told.get("wrong")) == (0, {}), done.stderr
    assert told["sum"] == 12
    assert min(told["instants"].values()) > 15
