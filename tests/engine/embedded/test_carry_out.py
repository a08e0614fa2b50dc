"""A plan run on this machine: the same rows however it is spread, and finished steps are not run again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.config import Config, RecordConfig
from firsthand.engine.embedded import carry_out
from firsthand.engine.embedded.carry_out import GROUP_ROWS, run_plan, shards_of
from firsthand.engine.embedded.runner import ShardRunner
from firsthand.engine.plan import Component, ComponentsStep, Plan, ShardStep, SqlStep
from firsthand.sources.raw_item import Rejection
from firsthand.tables import batch_of, rows_of

Settings = Callable[..., Config]


def plan_of(steps: ModuleType) -> Plan:
    return Plan(
        (
            ShardStep("double", steps.double, "rows", {"doubled": steps.Doubled, "rejections": Rejection}),
            SqlStep(
                "pairs",
                "SELECT a.source_id AS node, b.source_id AS root FROM doubled a JOIN doubled b USING (number)",
                ("doubled",),
                {"pairs": Component},
            ),
            ComponentsStep("join", "pairs", {"components": Component}, ("node", "root")),
            ShardStep("add_up", steps.add_up, "doubled", {"sums": steps.Sum}, group_by="source_id"),
        ),
        {"rows": steps.Row},
    )


def rows_for(steps: ModuleType, log: str = "") -> pa.Table:
    rows = [steps.Row(f"r{i % 7}", log or {3: "refuse"}.get(i, ""), i % 5) for i in range(40)]
    return pa.Table.from_batches([batch_of(steps.Row, rows)])


def tables(steps: ModuleType, scratch: Path, config: Config, rows: pa.Table) -> dict[str, list[dict[str, Any]]]:
    made = run_plan(plan_of(steps), {"rows": rows}, scratch, config)
    return {name: made.read(name).to_pylist() for name in made.nouns if name != "rows"}


def test_a_plan_makes_its_tables(tmp_path: Path, steps: ModuleType, settings: Settings) -> None:
    found = tables(steps, tmp_path, settings(), rows_for(steps))
    assert len(found["doubled"]) == 39
    assert [r["input"] for r in found["rejections"]] == ["r3"]
    assert {r["root"] for r in found["components"]} == {"r0"}
    assert sum(r["number"] for r in found["sums"]) == sum(r["number"] for r in found["doubled"])
    assert len(found["sums"]) == 7


@pytest.mark.parametrize("engine", [{"workers": 1}, {"workers": 3}, {"shard_rows": 4}, {"shard_rows": 1}])
def test_the_same_rows_however_it_is_spread(
    tmp_path: Path, steps: ModuleType, settings: Settings, engine: dict[str, int]
) -> None:
    here = tables(steps, tmp_path / "here", settings(), rows_for(steps))
    spread = tables(
        steps, tmp_path / "spread", settings(in_process_below=0, **{"shard_rows": 9, **engine}), rows_for(steps)
    )
    assert spread == here


def test_finished_steps_are_not_run_again(tmp_path: Path, steps: ModuleType, settings: Settings) -> None:
    log = tmp_path / "log"
    rows = rows_for(steps, f"log:{log}")
    first = tables(steps, tmp_path / "s", settings(), rows)
    assert tables(steps, tmp_path / "s", settings(workers=1), rows) == first
    assert len(log.read_text().splitlines()) == 40
    run_plan(plan_of(steps), {"rows": rows}, tmp_path / "s", replace(settings(), record=RecordConfig("ucdp")))
    run_plan(plan_of(steps), {"rows": rows}, tmp_path / "s", settings(), code_version="v2")
    tables(steps, tmp_path / "s", settings(), rows.slice(1))
    assert len(log.read_text().splitlines()) == 40 + 40 + 40 + 39


def test_a_long_table_lies_in_several_row_groups(tmp_path: Path, steps: ModuleType, settings: Settings) -> None:
    rows = pa.Table.from_batches([batch_of(steps.Row, [steps.Row(f"r{i}", "", i) for i in range(GROUP_ROWS + 1)])])
    made = run_plan(Plan((), {"rows": steps.Row}), {"rows": rows}, tmp_path, settings())
    assert pq.read_metadata(made.shards["rows"][0]).num_row_groups == 2
    assert made.read("rows").equals(rows)


def test_progress_is_told_after_each_step(tmp_path: Path, steps: ModuleType, settings: Settings) -> None:
    heard: list[tuple[str, int, int]] = []
    run_plan(plan_of(steps), {"rows": rows_for(steps)}, tmp_path, settings(), progress=lambda *told: heard.append(told))
    assert heard == [("double", 1, 4), ("pairs", 2, 4), ("join", 3, 4), ("add_up", 4, 4)]


def test_a_table_that_is_not_given_is_missed(tmp_path: Path, steps: ModuleType, settings: Settings) -> None:
    with pytest.raises(KeyError, match="rows"):
        run_plan(plan_of(steps), {}, tmp_path, settings())


def test_no_rows_go_through_every_step(tmp_path: Path, steps: ModuleType, settings: Settings) -> None:
    assert not any(tables(steps, tmp_path, settings(), rows_for(steps).slice(0, 0)).values())


@given(st.lists(st.integers(0, 5), max_size=60), st.integers(1, 10))
def test_shards_keep_groups_whole_and_lose_nothing(keys: list[int], size: int) -> None:
    table = pa.table({"k": pa.array(sorted(keys), pa.int64())})
    parts = [b.column("k").to_pylist() for b in shards_of(table, "k", size)]
    assert [k for p in parts for k in p] == sorted(keys)
    assert len({k for p in parts for k in set(p)}) == sum(len(set(p)) for p in parts)
    lone = [b.num_rows for b in shards_of(table, "", size)]
    assert sum(lone) == len(keys)
    assert all(n <= size for n in lone)


def test_nouns_come_back(tmp_path: Path, steps: ModuleType, settings: Settings) -> None:
    made = run_plan(plan_of(steps), {"rows": rows_for(steps)}, tmp_path, settings())
    assert list(made.nouns_of("sums", steps.Sum)) == list(rows_of(steps.Sum, made.read("sums")))


@pytest.mark.parametrize(("large", "in_workers"), [(10**9, False), (10, True)])
def test_few_rows_that_are_large_go_to_a_worker(
    tmp_path: Path, steps: ModuleType, settings: Settings, monkeypatch: pytest.MonkeyPatch, large: int, in_workers: bool
) -> None:
    asked: list[int] = []
    really = ShardRunner.in_workers

    def noted(self: ShardRunner, batches: Any) -> Any:
        asked.append(1)
        return really(self, batches)

    monkeypatch.setattr(ShardRunner, "in_workers", noted)
    monkeypatch.setattr(carry_out, "LARGE", large)
    spread = tables(steps, tmp_path / "b", settings(in_process_below=400, workers=1), rows_for(steps))
    assert bool(asked) is in_workers
    assert len(spread["sums"]) == 7
