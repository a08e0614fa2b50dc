"""Rows of a Parquet manifest, as the process that opens items for this one tells them.

Between a manifest's file and its rows.  Refuses to open the file here: what reads it is a large program in C++.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from firsthand.config import SourcesConfig
from firsthand.errors import InputError
from firsthand.sources.confined import answered
from firsthand.sources.manifest_row import STAGE, Cells
from firsthand.sources.media_types import PARQUET
from firsthand.sources.raw_item import RawItem, Rejection

NO_COLUMNS: Mapping[str, str] = {}


def parquet_rows(
    path: Path, name: str, config: SourcesConfig, columns: Mapping[str, str] = NO_COLUMNS
) -> Iterator[tuple[str, Cells] | Rejection]:
    """The rows of a Parquet manifest in order.

    Args:
        path: The manifest.
        name: How labels call it.
        config: Most bytes of one row, and what opening may take.
        columns: Names in the file that the user gave, by ours; only columns that names tell are read.

    Yields:
        `(label, cells)` with labels `name:1`, `name:2` ..., or a rejection for a row, or for all from one row on.

    Raises:
        InputError: It cannot be opened at all.
    """
    item = RawItem(source_id=name, media_type=PARQUET, data=b"")
    number, ended = 0, False
    while not ended:
        try:
            told = answered("rows", item, config, start=number, columns=dict(columns), path=str(path.absolute())).told
        except InputError as error:
            if number == 0:
                raise
            yield Rejection(
                f"{name}:{number + 1}", STAGE, error.code, f"{error.what}, and so all after it; {error.advice}"
            )
            return
        ended = told["ended"]
        for cells in told["rows"]:
            number += 1
            if cells is None:
                said = f"the row is larger than {config.max_bytes:,} bytes; raise sources.max_bytes"
                yield Rejection(f"{name}:{number}", STAGE, "too_large", said)
            else:
                yield f"{name}:{number}", cells
