"""Rows of a manifest, one at a time: JSON lines, CSV or Parquet.

Between files and items.  Never holds more than a few rows in memory.  A row that cannot be parsed is a rejection and the
next row is read; refuses rows larger than the bound.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from firsthand.config import SourcesConfig
from firsthand.errors import InputError
from firsthand.sources.decode import decode
from firsthand.sources.manifest_row import COLUMNS, CONTENT, STAGE, Cells
from firsthand.sources.media_types import ending_of
from firsthand.sources.parquet_rows import parquet_rows
from firsthand.sources.raw_item import Rejection

_SAMPLE = 65_536


def rows_of_manifest(path: Path, name: str, config: SourcesConfig) -> Iterator[tuple[str, Cells] | Rejection]:
    """The rows of a manifest in order.

    Args:
        path: The manifest; its ending tells the format.
        name: How labels call it.
        config: Most bytes of one row, and what opening may take.

    Yields:
        `(label, cells)` with labels `name:1`, `name:2` ..., or a rejection for a row, or for the whole manifest.
    """
    reader = {"jsonl": _json_rows, "csv": _csv_rows, "parquet": parquet_rows}[ending_of(path.name)]
    try:
        if path.stat().st_size == 0:
            yield Rejection(name, STAGE, "empty", "is empty; write at least one row or remove it")
            return
        row = None
        for row in reader(path, name, config):
            yield row
        if row is None:
            yield Rejection(name, STAGE, "empty", "holds no row; write at least one or remove it")
    except InputError as error:
        yield Rejection(name, STAGE, error.code, f"{error.what}; {error.advice}")
    except OSError as error:
        yield Rejection(name, STAGE, "unreadable", f"cannot be read ({error.strerror or error}); check the file")


def _json_rows(path: Path, name: str, config: SourcesConfig) -> Iterator[tuple[str, Cells] | Rejection]:
    limit = config.max_bytes
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


def _json_row(line: bytes, label: str) -> tuple[str, Cells] | Rejection:
    try:
        cells = json.loads(decode(line.rstrip(b"\r\n"), subject=label).text)
    except (ValueError, RecursionError, InputError) as error:
        return Rejection(label, STAGE, "unparsable", f"the line is no JSON object ({str(error)[:120]}); correct it")
    if not isinstance(cells, dict):
        return Rejection(label, STAGE, "unparsable", "the line is JSON but no object; write {...}")
    return label, cells


def _csv_rows(path: Path, name: str, config: SourcesConfig) -> Iterator[tuple[str, Cells] | Rejection]:
    csv.field_size_limit(max(config.max_bytes, csv.field_size_limit()))
    with path.open("rb") as raw:
        encoding = _csv_encoding(raw, name)
        reader_input = io.TextIOWrapper(raw, encoding=encoding, errors="replace", newline="")
        first = reader_input.readline(_SAMPLE)
        reader_input.seek(0)
        reader = csv.reader(reader_input, delimiter=_delimiter(first))
        header = [h.strip().lstrip("\ufeff") for h in next(reader, [])]
        if not any(c in header for c in CONTENT):
            detail = f"has no column text, html or path among {', '.join(header)[:120]}; add one of them"
            yield Rejection(name, STAGE, "missing_column", detail)
            return
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


def _csv_row(header: list[str], cells: list[str], label: str) -> tuple[str, Cells] | Rejection:
    if len(cells) > len(header):
        detail = f"the row has {len(cells)} cells under {len(header)} columns; quote cells that hold the separator"
        return Rejection(label, STAGE, "unparsable", detail)
    return label, dict(zip(header, cells, strict=False))


def _csv_encoding(raw: BinaryIO, name: str) -> str:
    """The encoding of the first 64 KB; a row further down that does not fit shows U+FFFD."""
    sample = raw.read(_SAMPLE)
    raw.seek(0)
    cut = sample.rfind(b"\n") + 1
    encoding = decode(sample[:cut] or sample, subject=name).encoding
    return {"utf-8": "utf-8-sig", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}.get(encoding, encoding)


def _delimiter(first: str) -> str:
    """The separator that cuts the header into most known columns."""

    def known(sign: str) -> int:
        return sum(h.strip().strip('"\ufeff') in COLUMNS for h in first.split(sign))

    return max((",", ";", "\t"), key=known)
