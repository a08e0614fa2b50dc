"""The same accounts give the same export, byte for byte, however they are given and wherever they are read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random

from firsthand.casefile.case import open_case
from firsthand.export.files.jsonl import write_jsonl
from firsthand.view.load import load_view

ROWS = Path(__file__).parents[2] / "src" / "firsthand" / "demo" / "accounts"
SPREAD = "[engine]\nin_process_below = 0\nworkers = 2\nshard_rows = 4\n"
PATIENCE = 240
# Where and how the second run differs from the first, all at once.
ELSEWHERE = {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Auckland", "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"}
HERE = {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"}


def run(folder: Path, env: dict[str, str], *arguments: str, umask: int = 0o022) -> None:
    line = [sys.executable, "-P", "-m", "firsthand.cli", *arguments]
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "TZ"))}
    done = subprocess.run(
        line, cwd=folder, env={**kept, **env}, capture_output=True, timeout=PATIENCE, check=False, umask=umask
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")


def test_order_workers_parts_hash_seed_locale_and_time_zone_change_nothing(tmp_path: Path) -> None:
    rows = (ROWS / "news.jsonl").read_text("utf-8").splitlines()[:6]
    files = sorted(p for p in ROWS.iterdir() if p.suffix != ".jsonl")[:4]
    assert all("id" in json.loads(row) for row in rows)
    shuffled = Random(7).sample(rows, len(rows))
    for name, order in (("one", rows), ("other", shuffled)):
        there = tmp_path / name / "accounts"
        there.mkdir(parents=True)
        (there / "news.jsonl").write_text("\n".join(order) + "\n", "utf-8")
        for file in files[: len(files) if name == "one" else 2]:
            (there / file.name).write_bytes(file.read_bytes())
    run(tmp_path / "one", HERE, "read", "accounts", "--case", "c.db")
    with open_case(tmp_path / "one" / "c.db") as case:
        write_jsonl(load_view(case), tmp_path / "one" / "out")
    (tmp_path / "other" / "spread.toml").write_text(SPREAD, "utf-8")
    how = ("read", "accounts", "--case", "c.db", "--config", "spread.toml")
    run(tmp_path / "other", ELSEWHERE, *how, umask=0o077)
    for file in files[2:]:
        (tmp_path / "other" / "accounts" / file.name).write_bytes(file.read_bytes())
    run(tmp_path / "other", ELSEWHERE, *how, umask=0o077)
    run(tmp_path / "other", ELSEWHERE, "export", "c.db", "--format", "jsonl", "--out", "out", umask=0o077)
    one, other = tmp_path / "one" / "out", tmp_path / "other" / "out"
    names = sorted(p.name for p in one.iterdir())
    assert names == sorted(p.name for p in other.iterdir())
    assert len(names) > 5
    for name in names:
        assert (one / name).read_bytes() == (other / name).read_bytes(), name
