"""SQL over named Parquet tables, on DuckDB: bounded memory, spilling to the scratch folder, rows in a fixed order."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import duckdb
import pyarrow as pa

from firsthand.config import Config
from firsthand.engine.embedded.shards import parquet_size
from firsthand.engine.plan import SqlStep
from firsthand.errors import FirsthandError
from firsthand.tables import schema_of

PART_SHARE = (
    10  # a part reads about a tenth of the memory that its query may take: joins need several times what they read
)
MOST_PARTS = 4_096  # a part that still does not fit then never will


class SqlFailed(FirsthandError):
    """A query does not run."""


class _TooWide(Exception):
    """A query needs more memory than it may take."""


class Relational:
    """Runs the SQL steps of one plan; connects at the first.  Use as a context manager.

    Args:
        scratch: Where to spill.
        config: Bounds on memory and threads.
    """

    def __init__(self, scratch: Path, config: Config) -> None:
        self._scratch, self._config = scratch, config
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._views: dict[str, list[str]] = {}

    def __enter__(self) -> Relational:
        return self

    def __exit__(self, *_: object) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _connect(self) -> duckdb.DuckDBPyConnection:
        if self._connection is None:
            spill = self._scratch / "spill"
            spill.mkdir(parents=True, exist_ok=True)
            settings: dict[str, str | bool | int | float | list[str]] = {
                "memory_limit": f"{self._config.engine.memory_mb}MB",
                "temp_directory": str(spill),
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
            }
            if self._config.engine.workers:
                settings["threads"] = self._config.engine.workers
            self._connection = duckdb.connect(":memory:", config=settings)
            with suppress(duckdb.InvalidInputException):  # a notebook without widgets has no bar to switch off
                self._connection.execute("SET enable_progress_bar = false")  # who watches is told step by step
        return self._connection

    def run(self, step: SqlStep, tables: Mapping[str, Sequence[Path]]) -> pa.Table:
        """Run one query.

        Args:
            step: The query, the tables it reads, and the noun of the table it writes.
            tables: Per table: its Parquet shards, at least one.

        Returns:
            The rows with the schema of the noun, sorted by all columns.

        Raises:
            SqlFailed: The query is wrong, gives other columns than the noun has, or needs more memory than it may take.
            OSError: The disk is full.
        """
        for name in step.reads:
            self._view(name, tables[name])
        try:
            return self._rows(step, step.sql)
        except _TooWide as error:
            raise self._out_of_memory(step) from error.__cause__

    def run_parts(self, step: SqlStep, tables: Mapping[str, Sequence[Path]], parts: int) -> Iterator[pa.Table]:
        """Run a query that may be parted, part by part; a part that does not fit in memory is halved.

        Args:
            step: The query.
            tables: Per table: its Parquet shards, at least one.
            parts: How many parts, as `parts_of` tells.

        Yields:
            The rows of each part with the schema of the noun; sorted where the part was not halved.

        Raises:
            SqlFailed: As `run`.
            OSError: The disk is full.
        """
        for name in step.reads:
            self._view(name, tables[name])
        for part in range(parts):
            yield pa.concat_tables(self._halved(step, part, parts))

    def parts_of(self, step: SqlStep, tables: Mapping[str, Sequence[Path]]) -> int:
        """How many parts a query over these tables takes: as few as fit in memory, as far as their size tells."""
        size = parquet_size(p for name in step.reads for p in tables[name]).nbytes
        return min(MOST_PARTS, 1 + size * PART_SHARE // (self._config.engine.memory_mb * 1_000_000))

    def _halved(self, step: SqlStep, part: int, parts: int) -> Iterator[pa.Table]:
        try:
            sql = step.sql.replace("$parts", str(parts)).replace("$part", str(part))
            yield self._rows(step, sql)
        except _TooWide as error:
            if 2 * parts > MOST_PARTS:
                raise self._out_of_memory(step) from error.__cause__
            for half in (part, part + parts):
                yield from self._halved(step, half, 2 * parts)

    def _out_of_memory(self, step: SqlStep) -> SqlFailed:
        advice = "raise memory_mb in the section [engine] of the settings"
        return SqlFailed(f"needs more memory than {self._config.engine.memory_mb} MB", step.name, advice)

    def _rows(self, step: SqlStep, sql: str) -> pa.Table:
        (noun,) = step.writes.values()
        schema = schema_of(noun)
        columns = ", ".join(f'"{c}"' for c in schema.names)
        query = f"SELECT {columns} FROM ({sql}) ORDER BY {step.key or 'ALL'}"
        try:
            found: pa.Table = self._connect().sql(query).to_arrow_table()
        except duckdb.OutOfMemoryException as error:
            raise _TooWide from error
        except duckdb.IOException as error:
            raise OSError(errno.ENOSPC, f"step {step.name}: {error}", str(self._scratch)) from error
        except duckdb.Error as error:
            raise SqlFailed(str(error), step.name, "report this as a bug") from error
        return found.cast(schema)

    def row_keys(self, name: str, shards: Sequence[Path]) -> pa.Array:
        """A hash of all that each row of a table holds, in the order of its shards and rows.

        Args:
            name: The table.
            shards: Its Parquet shards, at least one.
        """
        self._view(name, shards)
        found = self._connect().sql(f"SELECT UNHEX(MD5(TO_JSON(t))) AS key FROM {name} t").to_arrow_table()
        return found.column("key").cast(pa.binary()).combine_chunks()

    def _view(self, name: str, shards: Sequence[Path]) -> None:
        paths = [str(p) for p in shards]
        if self._views.get(name) != paths:
            self._connect().read_parquet(paths).create_view(name, replace=True)
            self._views[name] = paths
