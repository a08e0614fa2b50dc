"""Shard tasks: one row group in, one Parquet shard per table out, whole or not at all.

The same task is a job of a worker process here and of a cluster elsewhere.  A shard bears the digest of the code, the
settings and the rows it was made from; one whose digest stands is not made again, one that merely exists is.
"""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from firsthand.config import Config
from firsthand.engine.plan import ShardFunction
from firsthand.spans import content_id
from firsthand.tables import schema_of

_DIGEST = b"firsthand.digest"


@dataclass(frozen=True, slots=True)
class RowGroup:
    """One row group of a Parquet file."""

    path: str
    row_group: int = 0


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a shard task writes.

    Attributes:
        folders: Per table it writes: the folder and the noun.
        shard: Stem of the shards' names.
        code_version: Hash of the code that makes them.
    """

    folders: Mapping[str, tuple[str, Any]]
    shard: str
    code_version: str

    def path(self, table: str) -> Path:
        """The shard of one table."""
        return Path(self.folders[table][0]) / f"{self.shard}.parquet"


def write_parquet(path: Path, table: pa.Table, digest: str, group_rows: int | None = None) -> None:
    """Write a table, under its name only once it is whole.

    Args:
        path: The file to be; its folder is made where there is none.
        table: The rows.
        digest: What they were made from.
        group_rows: Rows of a row group; one holds all of them where nothing is said.

    Raises:
        OSError: The disk is full or may not be written; nothing then stands at `path`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    stamped = table.replace_schema_metadata({**(table.schema.metadata or {}), _DIGEST: digest.encode()})
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        pq.write_table(stamped, unfinished, compression="zstd", row_group_size=group_rows or max(1, table.num_rows))
        os.replace(unfinished, path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


@dataclass(frozen=True, slots=True)
class ParquetSize:
    """How much Parquet files hold together: rows, and bytes before they are compressed."""

    rows: int
    nbytes: int


def parquet_size(paths: Iterable[Path]) -> ParquetSize:
    """How much Parquet files hold together; nothing where there are none."""
    files = [pq.read_metadata(p) for p in paths]
    groups = (f.row_group(k) for f in files for k in range(f.num_row_groups))
    return ParquetSize(sum(f.num_rows for f in files), sum(g.total_byte_size for g in groups))


class _Hashed(io.RawIOBase):
    """A file that keeps nothing of what is written but its hash."""

    def __init__(self) -> None:
        super().__init__()
        self.hash = hashlib.sha256()

    def writable(self) -> bool:
        """It can be written."""
        return True

    def write(self, data: Any) -> int:
        """Take some bytes."""
        self.hash.update(data)
        return len(data)


def rows_digest(rows: pa.Table) -> str:
    """Hash of a table's rows and schema, whatever chunks it comes in."""
    sink = _Hashed()
    with pa.ipc.new_stream(pa.PythonFile(sink, "w"), rows.schema) as writer:
        writer.write_table(rows.combine_chunks())
    return sink.hash.hexdigest()


def digest_of(path: Path) -> str | None:
    """The digest a Parquet file bears; None where it bears none, is no Parquet file, or does not exist."""
    try:
        metadata = pq.read_schema(path).metadata
    except (OSError, pa.ArrowInvalid):
        return None
    found = (metadata or {}).get(_DIGEST)
    return None if found is None else str(found.decode())


def source_digest(source: RowGroup) -> str:
    """What tells one row group's content: the digest its file bears, else a hash of the file's bytes."""
    path = Path(source.path)
    digest = digest_of(path)
    if digest is None:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    return f"{digest}:{source.row_group}"


def task_digest(function: ShardFunction, source: RowGroup, destination: Destination, config: Config) -> str:
    """What the shards of a task bear once it is done: a hash of its code, settings and rows."""
    made_by = f"{function.__module__}.{getattr(function, '__qualname__', repr(function))}"
    return content_id("s", made_by, destination.code_version, config.digest(), source_digest(source), size=32)


def stands(destination: Destination, digest: str) -> bool:
    """Whether all shards of a task are there and bear its digest."""
    return all(digest_of(destination.path(t)) == digest for t in destination.folders)


def do_shard(function: ShardFunction, source: RowGroup, destination: Destination, config: Config) -> bool:
    """Run one step over one row group and write its shards.

    Args:
        function: The step's function.
        source: The rows.
        destination: Where the shards go, one a table.
        config: Settings; their digest is part of the shards'.

    Returns:
        Whether there was work to do: False where all shards with this digest stand already.
    """
    digest = task_digest(function, source, destination, config)
    tables = list(destination.folders)
    if stands(destination, digest):
        return False
    rows = pq.ParquetFile(source.path).read_row_group(source.row_group).replace_schema_metadata()
    out = function(one_batch(rows), config)
    for table in tables:
        noun = destination.folders[table][1]
        made = pa.Table.from_batches([out[table]]) if table in out else schema_of(noun).empty_table()
        write_parquet(destination.path(table), made.select(schema_of(noun).names), digest)
    return True


def one_batch(table: pa.Table) -> pa.RecordBatch:
    """A table as one batch, an empty one too."""
    batches = table.combine_chunks().to_batches()
    if batches:
        return batches[0]
    return pa.RecordBatch.from_arrays([pa.array([], f.type) for f in table.schema], schema=table.schema)
