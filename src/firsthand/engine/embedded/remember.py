"""Remembering what shard steps made of rows: a row that comes again brings what it made, and is not worked on again.

Rows are known by a hash of all they hold, so nothing that was remembered can be out of date: a row that changed in any way
is another row.  Rows are worked on a few at a time (a portion), and a portion is forgotten once one of its rows is gone.
Refuses to remember what a step could not take, so that it is tried again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from firsthand.casefile.memo import Memo
from firsthand.config import Config
from firsthand.engine.embedded.chain import Made
from firsthand.engine.embedded.shards import one_batch
from firsthand.engine.plan import Batches, ShardFunction, ShardStep
from firsthand.sources.raw_item import Rejection
from firsthand.tables import batch_of, schema_of

PORTION = 16  # rows: more, and one that changed brings too many others with it; fewer, and each costs too much
KEY, PORTIONS = "row_key", "portions"  # the column of hashes, and the table in which a worker tells whose its rows are


@dataclass(frozen=True, slots=True)
class Portion:
    """Rows that were worked on together.

    Attributes:
        keys: Their hashes.
        made: How many rows they made, in each table of the step in order.
    """

    keys: tuple[bytes, ...]
    made: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Portioned:
    """A step's function that works portion by portion, and tells what it made of which."""

    function: ShardFunction
    tables: tuple[str, ...]

    def __repr__(self) -> str:
        return f"{self.function.__module__}.{getattr(self.function, '__qualname__', '')} in portions"

    def __call__(self, batch: pa.RecordBatch, config: Config) -> Batches:
        """Rows with their keys to the step's tables and `portions`."""
        keys, rows = batch.column(KEY).to_pylist(), batch.drop_columns([KEY])
        made: dict[str, list[pa.RecordBatch]] = {t: [] for t in self.tables}
        portions = []
        for start in range(0, rows.num_rows, PORTION):
            out = self.function(rows.slice(start, PORTION), config)
            for table, found in out.items():
                made[table].append(found)
            sizes = (out[t].num_rows if t in out else 0 for t in self.tables)
            portions.append(Portion(tuple(keys[start : start + PORTION]), tuple(sizes)))
        whole = {t: one_batch(pa.Table.from_batches(found)) for t, found in made.items() if found}
        return {**whole, PORTIONS: batch_of(Portion, portions)}


def in_portions(step: ShardStep) -> ShardStep:
    """A step that tells what it made of which rows."""
    return replace(
        step, function=Portioned(step.function, tuple(step.writes)), writes={**step.writes, PORTIONS: Portion}
    )


@dataclass(slots=True)
class Memory:
    """What was remembered when a derivation began, and what is worth remembering when it ends.

    Attributes:
        made_by: Hash of code and settings.
        before: Per step: what earlier derivations made.
        after: Per step: what stands now.
    """

    made_by: str
    before: dict[str, pa.Table] = field(default_factory=dict)
    after: dict[str, pa.Table] = field(default_factory=dict)

    @classmethod
    def of(cls, memos: Iterable[Memo], made_by: str) -> Memory:
        """From what a case keeps; what other code or settings made is forgotten."""
        return cls(made_by, {m.step: _read(m.data) for m in memos if m.made_by == made_by})

    def memos(self) -> list[Memo]:
        """For the case to keep, in order of the steps' names."""
        whole = {**self.before, **self.after}
        return [Memo(step, self.made_by, _written(whole[step])) for step in sorted(whole)]

    def recall(self, step: ShardStep, keys: pa.Array) -> Recalled:
        """What is known of rows.

        Args:
            step: The step.
            keys: Hashes of all its rows, each once.
        """
        known = self.before.get(step.name)
        if known is None or known.num_rows == 0:
            return Recalled(None, pa.array(np.ones(len(keys), bool)))
        held = known.column("keys").combine_chunks()
        there = pc.is_in(held.flatten(), value_set=keys).to_numpy(zero_copy_only=False)
        starts = held.offsets.to_numpy()[:-1] - held.offsets[0].as_py()
        usable = known.filter(pa.array(np.logical_and.reduceat(there, starts)))
        covered = pc.is_in(keys, value_set=usable.column("keys").combine_chunks().flatten())
        return Recalled(usable, pc.invert(covered))

    def note(self, step: ShardStep, usable: pa.Table | None, made: Sequence[Made]) -> None:
        """Remember what a step made, beside what of the old still stands."""
        fresh = [t for m in made if (t := _portions(step, m)) is not None]
        if tables := ([usable] if usable is not None else []) + fresh:
            self.after[step.name] = pa.concat_tables(tables)


@dataclass(frozen=True, slots=True)
class Recalled:
    """What is known of the rows of a step.

    Attributes:
        portions: Portions of which every row is there; None where none are.
        fresh: Per row: whether it has to be worked on.
    """

    portions: pa.Table | None
    fresh: pa.Array

    def made(self, step: ShardStep) -> Made:
        """What the known rows made, as if the step had just made it."""
        if self.portions is None:
            return {}
        return {
            table: [
                pa.RecordBatch.from_struct_array(held.flatten()).cast(schema_of(noun))
                for held in self.portions.column(table).chunks
            ]
            for table, noun in step.writes.items()
            if noun is not Rejection
        }


def _portions(step: ShardStep, made: Made) -> pa.Table | None:
    """What one batch made as rows to remember: one a portion; None where it cannot be told whose each row is."""
    told = pa.Table.from_batches(made.get(PORTIONS, []), schema_of(Portion)).combine_chunks()
    sizes = np.array(told.column("made").to_pylist(), dtype=np.int64).reshape(told.num_rows, len(step.writes))
    columns: dict[str, Any] = {"keys": told.column("keys")}
    taken = np.ones(told.num_rows, bool)
    for (table, noun), counts in zip(step.writes.items(), sizes.T, strict=True):
        rows = pa.Table.from_batches(made.get(table, []), schema_of(noun))
        if rows.num_rows != counts.sum():
            return None  # a row failed the step, and what is left stands in no order
        if noun is Rejection:
            taken &= counts == 0
        else:
            columns[table] = _parted(rows, counts)
    return pa.table(columns).filter(pa.array(taken)) if told.num_rows else None


def _parted(rows: pa.Table, counts: Any) -> pa.Array:
    """Rows as a column of lists, so many in each."""
    offsets = pa.array(np.concatenate([[0], np.cumsum(counts)]), pa.int32())
    return pa.ListArray.from_arrays(offsets, one_batch(rows).to_struct_array())


def _written(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd")
    return bytes(sink.getvalue())


def _read(data: bytes) -> pa.Table:
    return pq.read_table(pa.BufferReader(data))


def worth_remembering(memory: Memory | None, step: ShardStep, keys: Sequence[bytes] | pa.Array) -> bool:
    """Whether rows can be told apart by their hashes, and each stands alone."""
    return memory is not None and not step.group_by and len(pc.unique(keys)) == len(keys)


def without_portions(made: Mapping[str, list[pa.RecordBatch]]) -> Made:
    """What a batch made, for the step's own tables."""
    return {table: batches for table, batches in made.items() if table != PORTIONS}
