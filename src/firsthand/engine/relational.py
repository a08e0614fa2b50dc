"""SQL over named Parquet tables, on DuckDB: bounded memory, spilling to the scratch folder, rows in a fixed order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from firsthand.config import Config
from firsthand.engine.plan import SqlStep
from firsthand.tables import schema_of


class SqlFailed(RuntimeError):
    """A query does not run: a fault of the step, with its name."""


def run_sql(step: SqlStep, tables: Mapping[str, Sequence[Path]], scratch: Path, config: Config) -> pa.Table:
    """Run one query.

    Args:
        step: The query, the tables it reads, and the noun of the table it writes.
        tables: Per table: its Parquet shards, at least one.
        scratch: Where to spill.
        config: Bounds on memory and threads.

    Returns:
        The rows with the schema of the noun, sorted by all columns.

    Raises:
        SqlFailed: The query is wrong, or gives other columns than the noun has.
    """
    spill = scratch / "spill"
    spill.mkdir(parents=True, exist_ok=True)
    (noun,) = step.writes.values()
    schema = schema_of(noun)
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": f"{config.engine.memory_mb}MB",
        "temp_directory": str(spill),
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    if config.engine.workers:
        settings["threads"] = config.engine.workers
    with duckdb.connect(":memory:", config=settings) as connection:
        for name in step.reads:
            files = [str(p) for p in tables[name]]
            connection.read_parquet(files).create_view(name)
        columns = ", ".join(f'"{c}"' for c in schema.names)
        try:
            found = connection.execute(f"SELECT {columns} FROM ({step.sql}) ORDER BY ALL").to_arrow_table()
        except duckdb.Error as error:
            raise SqlFailed(f"step {step.name}: {error}") from error
    return found.cast(_loose(schema)).cast(schema)


def _loose(schema: pa.Schema) -> pa.Schema:
    """The schema with every column nullable: DuckDB promises nothing about nulls."""
    return pa.schema([f.with_nullable(True) for f in schema])
