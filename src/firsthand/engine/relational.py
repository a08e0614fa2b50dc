"""SQL over named Parquet tables, on DuckDB: bounded memory, spilling to the scratch folder, rows in a fixed order."""

from __future__ import annotations

import errno
from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from firsthand.config import Config
from firsthand.engine.plan import SqlStep
from firsthand.errors import FirsthandError
from firsthand.tables import schema_of


class SqlFailed(FirsthandError):
    """A query does not run."""


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
        (noun,) = step.writes.values()
        schema = schema_of(noun)
        for name in step.reads:
            self._view(name, tables[name])
        connection = self._connect()
        columns = ", ".join(f'"{c}"' for c in schema.names)
        try:
            found: pa.Table = connection.sql(f"SELECT {columns} FROM ({step.sql}) ORDER BY ALL").to_arrow_table()
        except duckdb.OutOfMemoryException as error:
            advice = "raise memory_mb in the section [engine] of the settings"
            raise SqlFailed(f"needs more memory than {self._config.engine.memory_mb} MB", step.name, advice) from error
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
