"""Runs a plan on this machine over a scratch folder: shard tasks, SQL on DuckDB, components in numpy.

Every table is a folder of Parquet shards; a step whose shards stand with the digest of its code, settings and inputs is
not run again.  Refuses nothing that a plan allows: what a row does wrong is in the plan's `rejections`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from firsthand.config import Config
from firsthand.engine.embedded.chain import Chain, Made
from firsthand.engine.embedded.components import component_table
from firsthand.engine.embedded.relational import Relational
from firsthand.engine.embedded.remember import KEY, Memory, in_portions, worth_remembering
from firsthand.engine.embedded.runner import ShardRunner, worker_count
from firsthand.engine.embedded.shards import digest_of, one_batch, parquet_size, rows_digest, write_parquet
from firsthand.engine.embedded.workers import WorkerPool
from firsthand.engine.plan import ComponentsStep, Plan, ShardStep, SqlStep, Step, TableStep
from firsthand.spans import content_id
from firsthand.tables import rows_of, schema_of

ACCOUNT_BYTES = 5_000  # of an account with its claims: rows that weigh less count as so much fewer accounts
LARGE = 4_000_000  # bytes of rows: even a few that weigh more go to a worker, which gives back the memory they took
SHARD_BYTES = 4_000_000  # what a worker is handed at once: each shard costs some hundredths of a second beside its rows
GROUP_ROWS = 10_000  # a query reads a table with several threads at once only where it lies in several row groups
Progress = Callable[[str, int, int], None]
Noun = TypeVar("Noun")


def no_progress(step: str, done: int, of: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a plan that has run.

    Attributes:
        shards: Per table: its Parquet files, in order.
        nouns: Per table: its noun.
    """

    shards: Mapping[str, Sequence[Path]]
    nouns: Mapping[str, Any]

    def read(self, name: str) -> pa.Table:
        """One table, whole; without rows where nothing was written."""
        parts = [pq.read_table(p).replace_schema_metadata() for p in self.shards.get(name, ())]
        return pa.concat_tables(parts) if parts else schema_of(self.nouns[name]).empty_table()

    def nouns_of(self, name: str, noun: type[Noun]) -> Iterator[Noun]:
        """The rows of one table as nouns."""
        return rows_of(noun, self.read(name))


class _PlanRun:
    """One run of one plan."""

    def __init__(self, plan: Plan, scratch: Path, config: Config, code_version: str) -> None:
        self.plan, self.scratch, self.config, self.code_version = plan, scratch, config, code_version
        self.pool: WorkerPool | None = None
        self.memory: Memory | None = None
        self.shards: dict[str, list[Path]] = {}
        self.relational = Relational(scratch, config)

    def give(self, name: str, rows: pa.Table) -> None:
        """Put a given table into the scratch folder, stamped with a hash of its rows."""
        path = self.scratch / name / "given.parquet"
        digest = rows_digest(rows)
        if digest_of(path) != digest:
            write_parquet(path, rows.select(schema_of(self.plan.given[name]).names), digest, GROUP_ROWS)
        self.shards[name] = [path]

    def do(self, step: Step) -> None:
        """Run one step, or find that it stands."""
        digest = self._digest(step)
        if isinstance(step, SqlStep) and step.parted:
            self._do_parts(step, digest)
            return
        if isinstance(step, ShardStep) and self._flows(step):
            self._do_flowing(step, digest)
            return
        paths = {table: self.scratch / table / f"{step.name}.parquet" for table in step.writes}
        if not all(digest_of(p) == digest for p in paths.values()):
            for table, rows in self._make(step):  # one table at a time: each is let go once it is written
                write_parquet(paths[table], rows, digest, GROUP_ROWS)
        for table, path in paths.items():
            self.shards.setdefault(table, []).append(path)

    def _do_parts(self, step: SqlStep, digest: str) -> None:
        """Run a query part by part, each part a shard of its own, or find that all of them stand."""
        (table,) = step.writes
        parts = self.relational.parts_of(step, self.shards)
        paths = [self.scratch / table / f"{step.name}-{k:04}-of-{parts:04}.parquet" for k in range(parts)]
        if not all(digest_of(p) == digest for p in paths):
            for path, rows in zip(paths, self.relational.run_parts(step, self.shards, parts), strict=True):
                write_parquet(path, rows, digest, GROUP_ROWS)
        self.shards.setdefault(table, []).extend(paths)

    def _flows(self, step: ShardStep) -> bool:
        """Whether a step's table lies in several shards, and nothing needs the whole of it."""
        return len(self.shards[step.reads]) > 1 and not step.group_by and self.memory is None

    def _do_flowing(self, step: ShardStep, digest: str) -> None:
        """Run a step shard by shard, in worker processes; what each shard makes is a shard of its own, let go once written."""
        sources = self.shards[step.reads]
        held = parquet_size(sources)
        size = self._shard_rows(held.rows, held.nbytes)
        for number, source in enumerate(sources):
            paths = {table: self.scratch / table / f"{step.name}-{number:04}.parquet" for table in step.writes}
            if not all(digest_of(p) == digest for p in paths.values()):
                rows = pq.read_table(source).replace_schema_metadata()
                made = self._runner(step).in_workers(shards_of(rows, "", size))
                for table, out in _gathered(step, made):
                    write_parquet(paths[table], out, digest, GROUP_ROWS)
            for table, path in paths.items():
                self.shards.setdefault(table, []).append(path)

    def _digest(self, step: Step) -> str:
        inputs = [digest_of(p) for table in step.needs for p in self.shards[table]]
        how = step.sql if isinstance(step, SqlStep) else step.name
        return content_id("t", step.name, how, self.code_version, self.config.digest(), *inputs, size=32)

    def _make(self, step: Step) -> Iterator[tuple[str, pa.Table]]:
        (first, *_) = step.writes
        if isinstance(step, SqlStep):
            yield first, self.relational.run(step, self.shards)
        elif isinstance(step, ComponentsStep):
            yield first, component_table(self._read(step.edges), step.ends, schema_of(step.writes[first]))
        elif isinstance(step, TableStep):
            yield first, step.function(self._read(step.reads)).cast(schema_of(step.writes[first]))
        else:
            yield from _gathered(step, self._made(step))

    def _read(self, table: str) -> pa.Table:
        return pa.concat_tables([pq.read_table(p).replace_schema_metadata() for p in self.shards[table]])

    def _made(self, step: ShardStep) -> Iterable[Made]:
        """What a step makes, batch by batch."""
        rows = self._read(step.reads)
        if step.group_by:
            rows = rows.sort_by([(step.group_by, "ascending")])
        keys = self.relational.row_keys(step.reads, self.shards[step.reads]) if self.memory else None
        if self.memory is not None and keys is not None and worth_remembering(self.memory, step, keys):
            return self._make_remembered(step, rows, keys, self.memory)
        return self._finished(step, rows)

    def _make_remembered(self, step: ShardStep, rows: pa.Table, keys: pa.Array, memory: Memory) -> list[Made]:
        """What is known of the rows, and what the others make."""
        recalled = memory.recall(step, keys)
        fresh = rows.append_column(KEY, keys).filter(recalled.fresh)
        made = list(self._finished(in_portions(step), fresh)) if fresh.num_rows else []
        memory.note(step, recalled.portions, made)
        return [recalled.made(step), *made]

    def _finished(self, step: ShardStep, rows: pa.Table) -> Iterator[Made]:
        """What batches of rows make, one by one."""
        batches = shards_of(rows, step.group_by, self._shard_rows(rows.num_rows, rows.nbytes))
        few = self.config.engine.in_process_below
        small = rows.nbytes <= (LARGE if rows.num_rows <= few else few * ACCOUNT_BYTES)
        runner = self._runner(step)
        return runner.here(batches) if small else runner.in_workers(batches)

    def _runner(self, step: ShardStep) -> ShardRunner:
        chain = Chain((step,), step.reads, self.code_version)
        return ShardRunner(chain, self.config, self.scratch / "shards", self.pool)

    def _shard_rows(self, rows: int, size: int) -> int:
        """Rows a shard: as set, more where they are as light as pairs are and every worker still gets several shards."""
        light = rows * SHARD_BYTES // max(1, size)
        return max(self.config.engine.shard_rows, min(light, rows // (4 * worker_count(self.config))))


def shards_of(rows: pa.Table, group_by: str, size: int) -> Iterator[pa.RecordBatch]:
    """Rows in batches of about `size`, never cut inside a group."""
    keys = rows.column(group_by).to_pylist() if group_by else None
    start = 0
    while start < rows.num_rows:
        end = min(start + size, rows.num_rows)
        while keys is not None and end < rows.num_rows and keys[end] == keys[end - 1]:
            end += 1
        yield one_batch(rows.slice(start, end - start))
        start = end


def _gathered(step: ShardStep, made: Iterable[Made]) -> Iterator[tuple[str, pa.Table]]:
    """The tables of a step from what its batches made, one by one: each is let go once it is taken."""
    whole: Made = {table: [] for table in step.writes}
    for one in made:
        for table in step.writes:
            whole[table] += one.get(table, ())
    for table, noun in step.writes.items():
        yield table, _sorted(pa.Table.from_batches(whole.pop(table), schema_of(noun)))


def _sorted(table: pa.Table) -> pa.Table:
    """Rows in an order that depends on nothing but their values: by their plain columns, in the order of the noun."""
    plain = [f.name for f in table.schema if not pa.types.is_nested(f.type)]
    return table.sort_by([(name, "ascending") for name in plain]) if plain and table.num_rows else table


def run_plan(
    plan: Plan,
    given: Mapping[str, pa.Table],
    scratch: Path,
    config: Config,
    *,
    code_version: str = "",
    progress: Progress = no_progress,
    pool: WorkerPool | None = None,
    memory: Memory | None = None,
) -> Tables:
    """Run a plan.

    Args:
        plan: The steps.
        given: The tables that the plan is given.
        scratch: Folder for its tables; shards that stand there with the right digest are used.
        config: Settings; how work is spread never changes what comes out.
        code_version: Hash of the code behind the steps.
        progress: Told after each step: its name, how many are done, of how many.
        pool: Workers that stand ready; without them, the plan starts and ends its own.
        memory: What steps made of which rows before; it then holds what they made now.

    Returns:
        The tables, each sorted.

    Raises:
        KeyError: A given table is missing.
        OSError: The disk is full.
    """
    run = _PlanRun(plan, scratch, config, code_version)
    run.memory = memory
    with run.relational, nullcontext(pool) if pool else WorkerPool(worker_count(config)) as run.pool:
        for name in plan.given:
            run.give(name, given[name])
        for done, step in enumerate(plan.steps, 1):
            run.do(step)
            progress(step.name, done, len(plan.steps))
    return Tables(run.shards, plan.tables)
