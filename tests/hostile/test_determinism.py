"""The same accounts give the same export, byte for byte, however they are given and wherever they are read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

import pyarrow as pa
import pytest

from firsthand.casefile.case import open_case
from firsthand.config import Config, EngineConfig
from firsthand.engine.embedded.chain import Made, run_here
from firsthand.engine.embedded.runner import ShardRunner
from firsthand.engine.run import read_into
from firsthand.export.files.jsonl import write_jsonl
from firsthand.view.load import load_view

ROWS = Path(__file__).parents[2] / "src" / "firsthand" / "demo" / "accounts"
SPREAD = "[engine]\nin_process_below = 0\nworkers = {workers}\nshard_rows = {rows}\n"
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
    (tmp_path / "other" / "spread.toml").write_text(SPREAD.format(workers=2, rows=4), "utf-8")
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


def told(case_path: Path) -> dict[str, bytes]:
    """Every file of the export."""
    out = case_path.with_suffix(".out")
    with open_case(case_path) as case:
        write_jsonl(load_view(case), out)
    return {p.name: p.read_bytes() for p in sorted(out.iterdir())}


def test_one_two_and_seven_workers_give_the_same(tmp_path: Path) -> None:
    found = []
    for workers, rows in ((1, 1), (2, 3), (7, 2)):
        config = Config(engine=EngineConfig(workers=workers, in_process_below=0, shard_rows=rows))
        case_path = tmp_path / f"{workers}.db"
        read_into(case_path, ROWS, config)
        found.append(told(case_path))
    assert found[0] == found[1] == found[2]
    assert len(found[0]) > 5


@pytest.mark.parametrize("seed", range(3))
def test_the_order_in_which_workers_end_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """As when one of them died and its part is done once more after the others, or a machine does much else."""
    read_into(tmp_path / "whole.db", ROWS, Config())
    dice = Random(seed)

    def shuffled(self: ShardRunner, batches: Iterable[pa.RecordBatch]) -> Iterator[Made]:
        made = [run_here(self._chain, batch, self._config) for batch in batches]
        dice.shuffle(made)
        yield from made

    monkeypatch.setattr(ShardRunner, "here", shuffled)
    monkeypatch.setattr(ShardRunner, "in_workers", shuffled)
    config = Config(engine=EngineConfig(workers=2, in_process_below=0, shard_rows=dice.choice((1, 2, 5))))
    read_into(tmp_path / "shuffled.db", ROWS, config)
    assert told(tmp_path / "shuffled.db") == told(tmp_path / "whole.db")


def test_a_read_in_parts_gives_what_one_read_gives(tmp_path: Path) -> None:
    """Row by row of a manifest, the last first; each a read of its own into the same case."""
    rows = (ROWS / "news.jsonl").read_text("utf-8").splitlines()[:5]
    manifest = tmp_path / "news.jsonl"
    for count in range(1, len(rows) + 1):
        manifest.write_text("\n".join(rows[-count:]) + "\n", "utf-8")
        read_into(tmp_path / "parts.db", manifest, Config())
    read_into(tmp_path / "whole.db", manifest, Config())
    assert told(tmp_path / "parts.db") == told(tmp_path / "whole.db")
