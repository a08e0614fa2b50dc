"""Rows of a manifest, one at a time: JSON lines, CSV, TSV, Parquet, or a table of a spreadsheet.

Between files and items.  Never holds more than a few rows in memory, but for spreadsheets, which are small.  A row that cannot
be parsed is a rejection and the next row is read; refuses rows larger than the bound.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO, TextIO

from firsthand.config import ManifestConfig, SourcesConfig
from firsthand.errors import InputError
from firsthand.sources.decode import decode
from firsthand.sources.manifest_columns import ColumnPlan, header_of, names_of_columns, peeked, plain_name, plan_columns
from firsthand.sources.manifest_row import COLUMNS, STAGE, Cells
from firsthand.sources.media_types import SHEETS, ending_of
from firsthand.sources.parquet_rows import parquet_rows
from firsthand.sources.raw_item import Notice, Rejection

Row = tuple[str, Cells] | Rejection
AS_TOLD = ManifestConfig()
_SAMPLE = 65_536


@dataclass(frozen=True, slots=True)
class ManifestTable:
    """One table of a manifest; its rows are read as they are asked for.

    Attributes:
        name: How labels call it.
        header: Its columns; None where each row brings its own.
    """

    name: str
    header: tuple[str, ...] | None
    rows: Iterator[Row]


def rows_of_manifest(
    path: Path,
    name: str,
    config: SourcesConfig,
    manifest: ManifestConfig = AS_TOLD,
    *,
    needs_content: bool = True,
) -> Iterator[Row | Notice]:
    """The rows of a manifest in order, by our names of columns.

    Args:
        path: The manifest; its ending tells the format.
        name: How labels call it.
        config: Bounds.
        manifest: What its columns are, as far as the user says it.
        needs_content: Whether a table without a column of accounts is refused.

    Yields:
        `(label, cells)` with labels `name:1`, `name:2` ...; a rejection for a row, or for a whole table; a notice of what
        columns were taken for, where their names do not say it.
    """
    try:
        if path.stat().st_size == 0:
            yield Rejection(name, STAGE, "empty", "is empty; write at least one row or remove it")
            return
        for table in _tables(path, name, config, manifest):
            yield from _planned(table, manifest, needs_content)
    except InputError as error:
        yield Rejection(name, STAGE, error.code, f"{error.what}; {error.advice}")
    except OSError as error:
        yield Rejection(name, STAGE, "unreadable", f"cannot be read ({error.strerror or error}); check the file")


def _tables(path: Path, name: str, config: SourcesConfig, manifest: ManifestConfig) -> Iterator[ManifestTable]:
    ending = ending_of(path.name)
    if ending == "jsonl":
        yield ManifestTable(name, None, _json_rows(path, name, config.max_bytes))
    elif ending == "parquet":
        yield ManifestTable(name, None, parquet_rows(path, name, config, manifest.columns))
    elif ending in SHEETS:
        from firsthand.sources.sheet_rows import sheet_tables

        yield from sheet_tables(path, name, config, manifest)
    else:
        csv.field_size_limit(max(config.max_bytes, csv.field_size_limit()))
        with path.open(encoding=_csv_encoding(path, name), errors="replace", newline="") as text:
            yield _csv_table(text, name, manifest)


def _planned(table: ManifestTable, manifest: ManifestConfig, needs_content: bool) -> Iterator[Row | Notice]:
    """The rows of a table under the names that its columns were taken for."""
    first: list[Row] = peeked(table.rows)
    sample = [row[1] for row in first if not isinstance(row, Rejection)]
    plan = plan_columns(table.header or header_of(sample), sample, manifest.columns)
    if needs_content and table.header is not None and not plan.has_content:
        yield _no_content(table.name, plan)
        return
    if not first:
        yield Rejection(table.name, STAGE, "empty", "holds no row; write at least one or remove it")
        return
    if lines := plan.lines():
        yield Notice(table.name, lines)
    for row in chain(first, table.rows):
        yield row if isinstance(row, Rejection) else (row[0], plan.renamed(row[1]))


def _no_content(name: str, plan: ColumnPlan) -> Rejection:
    addresses = "; it has addresses: get what they hold with firsthand fetch" if "url" in plan.taken else ""
    detail = f"has no column text, html or path among {', '.join(plan.left)[:120]}; add one, or say --map text=COLUMN"
    return Rejection(name, STAGE, "missing_column", detail + addresses)


def _json_rows(path: Path, name: str, limit: int) -> Iterator[Row]:
    with path.open("rb") as stream:
        number = 0
        while line := stream.readline(limit + 1):
            number += 1
            label = f"{name}:{number}"
            if len(line) > limit:
                _skip_line(stream, line)
                yield Rejection(
                    label, STAGE, "too_large", f"the row is larger than {limit:,} bytes; raise sources.max_bytes"
                )
            elif line.strip(b"\xef\xbb\xbf \t\r\n"):
                yield _json_row(line, label)


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(1 << 20)


def _json_row(line: bytes, label: str) -> Row:
    try:
        cells = json.loads(decode(line.rstrip(b"\r\n"), subject=label).text)
    except (ValueError, RecursionError, InputError) as error:
        return Rejection(label, STAGE, "unparsable", f"the line is no JSON object ({str(error)[:120]}); correct it")
    if not isinstance(cells, dict):
        return Rejection(label, STAGE, "unparsable", "the line is JSON but no object; write {...}")
    return label, cells


def _csv_table(text: TextIO, name: str, manifest: ManifestConfig) -> ManifestTable:
    first = text.readline(_SAMPLE)
    text.seek(0)
    reader = csv.reader(text, delimiter=_delimiter(first, manifest))
    try:
        header = tuple(h.strip().lstrip("\ufeff") for h in next(reader, []))
    except csv.Error as error:
        raise InputError(f"is no CSV ({error})", name, "write it anew", code="unparsable") from None
    return ManifestTable(name, header, _csv_rows(reader, header, name))


def _csv_rows(reader: Iterator[list[str]], header: tuple[str, ...], name: str) -> Iterator[Row]:
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Rejection(f"{name}:{number}", STAGE, "unparsable", f"the row is no CSV ({error}); correct it")
            continue
        if cells:
            yield _csv_row(header, cells, f"{name}:{number}")


def _csv_row(header: tuple[str, ...], cells: list[str], label: str) -> Row:
    if len(cells) > len(header):
        detail = f"the row has {len(cells)} cells under {len(header)} columns; quote cells that hold the separator"
        return Rejection(label, STAGE, "unparsable", detail)
    return label, dict(zip(header, cells, strict=False))


def _csv_encoding(path: Path, name: str) -> str:
    """The encoding of the first 64 KB; a row further down that does not fit shows U+FFFD."""
    with path.open("rb") as raw:
        sample = raw.read(_SAMPLE)
    cut = sample.rfind(b"\n") + 1
    encoding = decode(sample[:cut] or sample, subject=name).encoding
    return {"utf-8": "utf-8-sig", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}.get(encoding, encoding)


def _delimiter(first: str, manifest: ManifestConfig) -> str:
    """The separator that cuts the header into most known columns, then into most columns."""
    ours = {*COLUMNS, *map(plain_name, manifest.columns.values()), *chain(*names_of_columns().values())}

    def known(sign: str) -> list[int]:
        names = [plain_name(h) for h in first.split(sign)]
        return [sum(n in ours for n in names), len(names)]

    return max((",", ";", "\t"), key=known)
