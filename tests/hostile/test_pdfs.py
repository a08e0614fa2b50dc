"""PDFs that take all memory or time: one rejection each, and the others are read; and what is drawn is bounded first."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from firsthand.casefile.case import open_case
from firsthand.config import SourcesConfig
from firsthand.sources.confined import drawn_page
from firsthand.sources.pdf_drawing import draw_page
from firsthand.sources.raw_item import Rejection

ROOM = 3_000_000_000  # bytes of address space that the whole run may take
PATIENCE = 120


def bounded() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))


def test_each_that_takes_everything_is_a_rejection_and_the_rest_is_read(
    hostile_pdfs: dict[str, bytes], tmp_path: Path
) -> None:
    there = tmp_path / "accounts"
    there.mkdir()
    for name, data in hostile_pdfs.items():
        (there / name).write_bytes(data)
    line = [sys.executable, "-P", "-m", "firsthand.cli", "read", "accounts", "--case", "c.db"]
    done = subprocess.run(
        line, cwd=tmp_path, capture_output=True, text=True, timeout=PATIENCE, check=False, preexec_fn=bounded,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    with open_case(tmp_path / "c.db") as case:
        left = {r.input: r.code for r in case.rows(Rejection)}
        read = {row[0] for row in case.connection.execute("SELECT source_id FROM accounts")}
    assert left == {"draws-itself.pdf": "crash", "a-billion-forms.pdf": "crash"}
    assert read == set(hostile_pdfs) - set(left)


@pytest.mark.parametrize("name", ["fine-tiles.pdf", "wide-page.pdf", "deep-forms.pdf"])
def test_what_is_beyond_the_bounds_is_not_drawn(hostile_pdfs: dict[str, bytes], name: str) -> None:
    began = time.process_time()
    assert draw_page(hostile_pdfs[name], 1) is None
    assert time.process_time() - began < 2


def test_what_takes_everything_is_not_drawn_either(hostile_pdfs: dict[str, bytes]) -> None:
    bounds = SourcesConfig(max_open_mb=100)
    assert drawn_page(hostile_pdfs["draws-itself.pdf"], 1, bounds) is None
    picture = drawn_page(hostile_pdfs["plain.pdf"], 1, bounds)
    assert picture is not None
    assert picture.startswith(b"\x89PNG"), "the next page is drawn"
    assert drawn_page(hostile_pdfs["plain.pdf"], 2, bounds) is None


def test_the_bounds_of_what_is_drawn(pdfs_at_the_bound: dict[str, tuple[bytes, bool]]) -> None:
    for name, (data, drawn) in pdfs_at_the_bound.items():
        assert (draw_page(data, 1) is not None) == drawn, name
