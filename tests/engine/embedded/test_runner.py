"""Workers may be killed, hang or raise: only the row at fault is rejected, and results never hang on the workers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

import pyarrow as pa
import pytest

from firsthand.config import Config
from firsthand.engine.embedded.chain import Chain, Made
from firsthand.engine.embedded.runner import ShardRunner, worker_count
from firsthand.engine.plan import ShardStep
from firsthand.sources.raw_item import Rejection
from firsthand.tables import batch_of, rows_of

Settings = Callable[..., Config]


def chain_of(steps: ModuleType, version: str = "v1") -> Chain:
    return Chain(
        (
            ShardStep("double", steps.double, "rows", {"doubled": steps.Doubled, "rejections": Rejection}),
            ShardStep("triple", steps.triple, "doubled", {"tripled": steps.Sum, "rejections": Rejection}),
        ),
        "rows",
        version,
    )


def batches(steps: ModuleType, rows: list[Any], size: int) -> list[pa.RecordBatch]:
    return [batch_of(steps.Row, rows[i : i + size]) for i in range(0, len(rows), size)]


def gathered(steps: ModuleType, made: Iterable[Made]) -> tuple[list[Any], list[Any]]:
    """All tripled rows and all rejections, sorted."""
    tripled: list[Any] = []
    refused: list[Any] = []
    for one in made:
        tripled += [r for b in one["tripled"] for r in rows_of(steps.Sum, b)]
        refused += [r for b in one["rejections"] for r in rows_of(Rejection, b)]
    return sorted(tripled, key=lambda r: r.source_id), sorted(refused, key=lambda r: r.input)


@pytest.mark.parametrize(
    ("what", "code", "words"),
    [
        ("kill", "crash", "SIGKILL"),
        ("exit", "crash", "code 3"),
        ("hang", "timeout", "longer than 1 seconds"),
        ("raise", "failed", "ValueError: this row cannot be doubled"),
    ],
)
def test_only_the_row_at_fault_is_rejected(
    tmp_path: Path, steps: ModuleType, settings: Settings, what: str, code: str, words: str
) -> None:
    rows = [steps.Row(f"r{i:02}", what if i == 11 else "", i + 100) for i in range(40)]
    config = settings(account_seconds=1)
    runner = ShardRunner(chain_of(steps), config, tmp_path)
    tripled, refused = gathered(steps, runner.in_workers(batches(steps, rows, 20)))
    assert [r.source_id for r in tripled] == [r.source_id for r in rows if r.source_id != "r11"]
    assert [(r.input, r.stage, r.code) for r in refused] == [("r11", "double", code)]
    assert words in refused[0].detail
    assert list(tmp_path.rglob("*.parquet")) == []


def test_what_earlier_steps_made_of_a_lost_row_is_kept(tmp_path: Path, steps: ModuleType, settings: Settings) -> None:
    rows = [steps.Row(f"r{i:02}", "", i) for i in range(20)]  # r13 doubles to 26, of which the second step dies
    made = list(ShardRunner(chain_of(steps), settings(), tmp_path).in_workers(batches(steps, rows, 20)))
    tripled, refused = gathered(steps, made)
    doubled = [r.source_id for one in made for b in one["doubled"] for r in rows_of(steps.Doubled, b)]
    assert sorted(doubled) == [r.source_id for r in rows]
    assert [r.source_id for r in tripled] == [r.source_id for r in rows if r.source_id != "r13"]
    assert [(r.input, r.stage, r.code) for r in refused] == [("r13", "triple", "crash")]


def test_a_worker_lost_for_no_fault_of_the_rows_costs_nothing(
    tmp_path: Path, steps: ModuleType, settings: Settings
) -> None:
    rows = [steps.Row(f"r{i}", f"once:{tmp_path / 'lost'}" if i == 3 else "", i + 100) for i in range(8)]
    runner = ShardRunner(chain_of(steps), settings(), tmp_path / "scratch")
    tripled, refused = gathered(steps, runner.in_workers(batches(steps, rows, 4)))
    assert (len(tripled), refused) == (8, [])


def test_a_full_disk_stops_the_run_and_blames_no_row(tmp_path: Path, steps: ModuleType, settings: Settings) -> None:
    rows = [steps.Row("r0", "full", 1)]
    with pytest.raises(OSError, match="No space left"):
        list(ShardRunner(chain_of(steps), settings(), tmp_path).in_workers(batches(steps, rows, 1)))


def test_in_this_process_a_row_that_hangs_is_given_up(tmp_path: Path, steps: ModuleType, settings: Settings) -> None:
    rows = [steps.Row(f"r{i}", "hang" if i == 2 else "", i + 100) for i in range(5)]
    runner = ShardRunner(chain_of(steps), settings(account_seconds=1), tmp_path)
    tripled, refused = gathered(steps, runner.here(batches(steps, rows, 5)))
    assert [r.source_id for r in tripled] == ["r0", "r1", "r3", "r4"]
    assert [(r.input, r.code) for r in refused] == [("r2", "timeout")]


def test_results_hang_neither_on_workers_nor_on_batches(tmp_path: Path, steps: ModuleType, settings: Settings) -> None:
    rows = [steps.Row(f"r{i:02}", {5: "raise", 9: "refuse"}.get(i, ""), i + 100) for i in range(30)]
    runs = []
    for workers, size in [(1, 30), (2, 7), (3, 4)]:
        runner = ShardRunner(chain_of(steps), settings(workers=workers), tmp_path)
        runs.append(gathered(steps, runner.in_workers(batches(steps, rows, size))))
    here = ShardRunner(chain_of(steps), settings(), tmp_path)
    runs.append(gathered(steps, here.here(batches(steps, rows, 9))))
    assert all(run == runs[0] for run in runs)


@pytest.mark.parametrize(("same", "calls"), [(True, 1), (False, 2)])
def test_shards_of_a_run_cut_off_are_used_where_their_digest_holds(
    tmp_path: Path, steps: ModuleType, settings: Settings, same: bool, calls: int
) -> None:
    log, scratch, config = tmp_path / "log", tmp_path / "scratch", settings()
    rows = [steps.Row("r0", f"log:{log}", 7)]
    chain = chain_of(steps)
    half = ShardRunner(Chain(chain.steps[:1], "rows", "v1" if same else "v0"), config, scratch)
    job = half.job("000000", batch_of(steps.Row, rows))
    job.function(*job.arguments)
    tripled, _ = gathered(steps, ShardRunner(chain, config, scratch).in_workers(batches(steps, rows, 1)))
    assert [r.number for r in tripled] == [21]
    assert len(log.read_text().splitlines()) == calls


def test_shards_left_by_other_rows_under_the_same_name_are_not_used(
    tmp_path: Path, steps: ModuleType, settings: Settings
) -> None:
    config, chain = settings(), chain_of(steps)
    job = ShardRunner(chain, config, tmp_path).job("000000", batch_of(steps.Row, [steps.Row("old", "", 1)]))
    job.function(*job.arguments)
    rows = [steps.Row("new", "kill", 1)]
    tripled, refused = gathered(steps, ShardRunner(chain, config, tmp_path).in_workers(batches(steps, rows, 1)))
    assert tripled == []
    assert [r.input for r in refused] == ["new"]


def test_no_batches_make_nothing(tmp_path: Path, steps: ModuleType, settings: Settings) -> None:
    runner = ShardRunner(chain_of(steps), settings(), tmp_path)
    assert list(runner.in_workers([])) == list(runner.here([])) == []


def test_workers_are_as_set_or_one_a_core(settings: Settings) -> None:
    assert worker_count(settings(workers=3)) == 3
    assert worker_count(settings(workers=0)) >= 1
