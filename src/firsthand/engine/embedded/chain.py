"""Shard steps that follow one another on the same rows, run as one job: bytes to accounts to claims.

A job that fails is cut smaller until the row that fails it stands alone; that row becomes a rejection and loses nobody
else's.  What earlier steps made of it is kept.
"""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import FrameType

import pyarrow as pa
import pyarrow.parquet as pq

from firsthand.config import Config
from firsthand.engine.embedded.shards import Destination, RowGroup, do_shard, stands, task_digest
from firsthand.engine.embedded.workers import MOST_WAITED
from firsthand.engine.plan import ShardStep
from firsthand.errors import FirsthandError
from firsthand.sources.raw_item import Rejection
from firsthand.tables import batch_of
from firsthand.vocabulary import RejectionCode

Made = dict[str, list[pa.RecordBatch]]
PARTS = 16  # a failing job is cut into so many: four rounds lead from 500 rows to one, three from 4,000
_BYTES_PER_SECOND = (
    50_000  # slowest pace to grant large rows; an ordinary core reads text full of claims four times as fast
)


class TimeUp(BaseException):
    """The time of a job in this process is over; no `except Exception` on the way may swallow it."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Shard steps, each reading what is given or what one before it writes.

    Attributes:
        steps: The steps, at least one.
        given: The table the chain starts from.
        code_version: Hash of the code behind the steps.
    """

    steps: tuple[ShardStep, ...]
    given: str
    code_version: str

    @property
    def tables(self) -> dict[str, object]:
        """Tables the chain writes, with their nouns."""
        return {table: noun for step in self.steps for table, noun in step.writes.items()}


def seconds_for(batch: pa.RecordBatch, config: Config) -> float:
    """How long a batch may take: what one account may, and more for its bytes."""
    return float(config.engine.account_seconds + batch.nbytes / _BYTES_PER_SECOND)


def run_here(chain: Chain, batch: pa.RecordBatch, config: Config) -> Made:
    """Run the whole chain over a batch in this process.

    Args:
        chain: The steps.
        batch: Rows of the table it starts from.
        config: Settings.

    Returns:
        Per table written, its batches; rows that a step could not take are rejections.
    """
    made: Made = {table: [] for table in chain.tables}
    at = {chain.given: [batch]}
    for step in chain.steps:
        for rows in at.get(step.reads, []):
            for table, out in _step_here(step, rows, config).items():
                made[table] += out
        at = {**at, **made}
    return made


def _step_here(step: ShardStep, batch: pa.RecordBatch, config: Config) -> Made:
    try:
        out = step.function(batch, config)
        return {table: [out[table]] for table in step.writes if table in out}
    except Exception as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise  # the disk, not the rows
        parts = cut(batch, step.group_by)
        if len(parts) == 1:
            return {rejections_of(step): [rejection(step, batch, "failed", f"{type(error).__name__}: {error}")]}
    made: Made = {table: [] for table in step.writes}
    for part in parts:
        for table, batches in _step_here(step, part, config).items():
            made[table] += batches
    return made


def cut(batch: pa.RecordBatch, group_by: str = "") -> list[pa.RecordBatch]:
    """A batch in up to `PARTS` parts of about equal size, never inside a group; one part where it cannot be cut."""
    if group_by:
        keys = batch.column(group_by).to_pylist()
        borders = [i for i in range(1, len(keys)) if keys[i] != keys[i - 1]]
    else:
        borders = list(range(1, batch.num_rows))
    step = max(1, -(-(len(borders) + 1) // PARTS))
    at = [0, *borders[step - 1 :: step], batch.num_rows]
    return [batch.slice(a, b - a) for a, b in pairwise(at) if b > a] or [batch]


def rejections_of(step: ShardStep) -> str:
    """The table in which a step says what it could not take.

    Raises:
        FirsthandError: It writes none, so that a failed row would go unsaid.
    """
    for table, noun in step.writes.items():
        if noun is Rejection:
            return table
    raise FirsthandError("failed on a row and has no table to say so", step.name, "report this as a bug")


def rejection(step: ShardStep, batch: pa.RecordBatch, code: RejectionCode, detail: str) -> pa.RecordBatch:
    """That a step could not take the rows of a batch (one row, or one group)."""
    names = batch.schema.names
    name = next((n for n in (step.group_by, "source_id", "account_id") if n in names), names[0])
    inputs = sorted({str(v) for v in batch.column(name).to_pylist()})
    said = f"could not be read ({detail}); the other accounts are not affected"
    return batch_of(Rejection, [Rejection(i, step.name, code, said) for i in inputs])


@contextmanager
def time_bound(seconds: float) -> Iterator[None]:
    """End the block with `TimeUp` after so many seconds of processor time; without effect outside the main thread.

    Where the machine does much else, or the block waits, it ends after `MOST_WAITED` times as many by the clock.

    Raises:
        TimeUp: The time is over.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    began, worked = time.monotonic(), time.process_time()

    def over(number: int, frame: FrameType | None) -> None:
        left = seconds - (time.process_time() - worked)
        rest = MOST_WAITED * seconds - (time.monotonic() - began)
        if min(left, rest) <= 0:
            raise TimeUp
        signal.setitimer(signal.ITIMER_REAL, min(left, rest))

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@dataclass(frozen=True, slots=True)
class ShardPlace:
    """Where the shards of one job lie: the folder of the tables' folders, and the job's name in each."""

    folder: Path
    name: str


def _destination(chain: Chain, step: ShardStep, place: ShardPlace) -> Destination:
    folders = {table: (str(place.folder / table), noun) for table, noun in step.writes.items()}
    return Destination(folders, f"{step.name}-{place.name}", chain.code_version)


def do_chain(chain: Chain, source: RowGroup, place: ShardPlace, config: Config) -> None:
    """Run the whole chain over one row group as shard tasks: the job of a worker.

    Args:
        chain: The steps.
        source: The rows.
        place: Where the shards go.
        config: Settings.
    """
    at = {chain.given: source}
    for step in chain.steps:
        destination = _destination(chain, step, place)
        do_shard(step.function, at[step.reads], destination, config)
        at.update({table: RowGroup(str(destination.path(table))) for table in step.writes})


@dataclass(frozen=True, slots=True)
class Collected:
    """What a job left.

    Attributes:
        made: Per table written, its batches: of the steps that were finished.
        failed: The first step that was not finished; the last of all where each was.
    """

    made: Made
    failed: ShardStep


def collect(chain: Chain, source: RowGroup, place: ShardPlace, config: Config) -> Collected:
    """What a finished, or half finished, job wrote; its shards are removed, with those that an older job left there.

    Args:
        chain: The steps.
        source: The rows the job was given; they must still be there.
        place: As given to `do_chain`.
        config: Settings.
    """
    made: Made = {table: [] for table in chain.tables}
    unfinished: list[ShardStep] = []
    at = {chain.given: source}
    for step in chain.steps:
        destination = _destination(chain, step, place)
        if not unfinished and stands(destination, task_digest(step.function, at[step.reads], destination, config)):
            for table in step.writes:
                path = destination.path(table)
                made[table] += pq.read_table(path).replace_schema_metadata().to_batches()
                at[table] = RowGroup(str(path))
        else:
            unfinished.append(step)
    for step in chain.steps:
        destination = _destination(chain, step, place)
        for table in step.writes:
            destination.path(table).unlink(missing_ok=True)
    return Collected(made, unfinished[0] if unfinished else chain.steps[-1])
