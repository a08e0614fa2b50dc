"""Runs a chain of shard steps over batches: in this process for small work, in worker processes for more.

Results do not depend on how many workers there are or in which order they finish.  Refuses to let one account stop the
others: the one that kills or stalls a worker is found, rejected, and the rest goes on.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from firsthand.config import Config
from firsthand.engine.embedded.chain import (
    Chain,
    Collected,
    Made,
    ShardPlace,
    TimeUp,
    collect,
    cut,
    do_chain,
    rejection,
    rejections_of,
    run_here,
    seconds_for,
    time_bound,
)
from firsthand.engine.embedded.shards import RowGroup, rows_digest, write_parquet
from firsthand.engine.embedded.workers import Outcome, WorkerCall, WorkerPool
from firsthand.vocabulary import RejectionCode

_WHY: Mapping[str, RejectionCode] = {"late": "timeout", "died": "crash", "raised": "failed"}


@dataclass(frozen=True, slots=True)
class WorkPiece:
    """Part of the work: rows on their way through a chain.

    Attributes:
        name: Stem of its shards.
        batch: The rows.
        tries: How often a worker was lost over it.
    """

    name: str
    batch: pa.RecordBatch
    tries: int = 0


def worker_count(config: Config) -> int:
    """How many workers to use: as set, else one a core that this process may use."""
    return config.engine.workers or len(os.sched_getaffinity(0))


class ShardRunner:
    """Runs one chain over any number of batches.

    Args:
        chain: The steps.
        config: Settings.
        scratch: Folder for shards; made where there is none, its files of this chain removed as they are collected.
        pool: Workers to use, which others may use before and after, since starting them costs a second each; without one,
            the runner starts and ends its own.
    """

    def __init__(self, chain: Chain, config: Config, scratch: Path, pool: WorkerPool | None = None) -> None:
        self._chain, self._config, self._scratch, self._pool = chain, config, scratch, pool

    def here(self, batches: Iterable[pa.RecordBatch]) -> Iterator[Made]:
        """Run in this process; a batch that takes too long goes to a worker, where it can be ended."""
        for number, batch in enumerate(batches):
            try:
                with time_bound(seconds_for(batch, self._config)):
                    made = run_here(self._chain, batch, self._config)
            except TimeUp:
                yield from self._in_workers(iter([WorkPiece(f"late-{number}", batch)]))
            else:
                yield made

    def in_workers(self, batches: Iterable[pa.RecordBatch]) -> Iterator[Made]:
        """Run in worker processes; yields as they finish, in no set order."""
        pieces = (WorkPiece(f"{number:06}", batch) for number, batch in enumerate(batches))
        yield from self._in_workers(pieces)

    def _in_workers(self, pieces: Iterator[WorkPiece]) -> Iterator[Made]:
        again: deque[WorkPiece] = deque()
        with nullcontext(self._pool) if self._pool else WorkerPool(worker_count(self._config)) as pool:
            while True:
                while pool.has_room:
                    piece = again.popleft() if again else next(pieces, None)
                    if piece is None:
                        break
                    pool.submit(self.job(piece.name, piece.batch, piece.tries))
                if not pool.is_busy:
                    return
                outcome = pool.next_outcome()
                piece = outcome.job.about
                if isinstance(outcome.value, OSError) and outcome.value.errno is not None:
                    raise outcome.value  # the disk, not the account: nothing to be gained by cutting
                left = collect(self._chain, RowGroup(str(self._source(piece))), self._place(piece), self._config)
                self._source(piece).unlink(missing_ok=True)
                if outcome.state == "done":
                    yield left.made
                else:
                    yield from self._after_failure(piece, outcome, left, again)

    def _place(self, piece: WorkPiece) -> ShardPlace:
        return ShardPlace(self._scratch, piece.name)

    def _source(self, piece: WorkPiece) -> Path:
        return self._scratch / self._chain.given / f"{piece.name}.parquet"

    def job(self, name: str, batch: pa.RecordBatch, tries: int = 0) -> WorkerCall:
        """A batch as the job of a worker; its rows are put where the worker finds them.

        Args:
            name: Stem of its shards; those that stand there with the digest of these rows are used.
            batch: The rows.
            tries: How often a worker was lost over them.
        """
        piece = WorkPiece(name, batch, tries)
        path = self._source(piece)
        rows = pa.Table.from_batches([piece.batch])
        write_parquet(path, rows, rows_digest(rows))
        arguments = (self._chain, RowGroup(str(path)), self._place(piece), self._config)
        return WorkerCall(do_chain, arguments, seconds_for(piece.batch, self._config), piece)

    def _after_failure(
        self, piece: WorkPiece, outcome: Outcome, left: Collected, again: deque[WorkPiece]
    ) -> Iterator[Made]:
        """Try again, cut, or reject; what was half made of a lone row is kept."""
        step, made = left.failed, left.made
        parts = cut(piece.batch, self._chain.steps[0].group_by)
        if outcome.state == "died" and piece.tries == 0:
            # The first time, the fault may be another's (memory ran out); the second time it is sought here.
            again.append(WorkPiece(f"{piece.name}r", piece.batch, 1))
        elif len(parts) > 1:
            again.extend(WorkPiece(f"{piece.name}-{i}", part, 1) for i, part in enumerate(parts))
        else:
            made.setdefault(rejections_of(step), [])
            made[rejections_of(step)].append(rejection(step, piece.batch, _WHY[outcome.state], outcome.detail))
            yield made
