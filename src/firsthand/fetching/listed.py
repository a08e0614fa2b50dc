"""Addresses as a person lists them: arguments, a file with one a line, or the column of addresses of a spreadsheet or manifest.

Before anything is fetched.  Refuses a list in which there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from firsthand.config import ManifestConfig, SourcesConfig
from firsthand.errors import InputError
from firsthand.sources.decode import decode
from firsthand.sources.files import read_bytes
from firsthand.sources.manifests import rows_of_manifest
from firsthand.sources.media_types import MANIFESTS, ending_of
from firsthand.sources.raw_item import Notice, Rejection

_ADDRESS = re.compile(r"https?://", re.I)


def listed_addresses(given: Sequence[str], config: SourcesConfig, manifest: ManifestConfig) -> tuple[str, ...]:
    """All addresses that are listed, each once, in order.

    Args:
        given: Addresses, and paths of lists.
        config: Bounds on lists.
        manifest: Which column of a manifest holds them, if the user says it (`url`).

    Raises:
        InputError: There is none, or a list cannot be read.
    """
    found = dict.fromkeys(
        a for one in given for a in ([one.strip()] if _ADDRESS.match(one) else _of_file(one, config, manifest))
    )
    if not found:
        raise InputError("holds no address", ", ".join(given), "write one a line, beginning with http", code="empty")
    return tuple(found)


def _of_file(name: str, config: SourcesConfig, manifest: ManifestConfig) -> Iterator[str]:
    path = Path(name)
    if ending_of(name) in MANIFESTS:
        yield from _of_rows(path, name, config, manifest)
        return
    for line in decode(read_bytes(path, name, config.max_bytes), subject=name).text.splitlines():
        plain = line.strip()
        if plain and not plain.startswith("#"):
            yield plain


def _of_rows(path: Path, name: str, config: SourcesConfig, manifest: ManifestConfig) -> Iterator[str]:
    """The column `url` of a manifest; its rows need no words here."""
    for row in rows_of_manifest(path, name, config, manifest, needs_content=False):
        if isinstance(row, (Rejection, Notice)):
            continue
        told = row[1].get("url")
        if isinstance(told, str) and told.strip():
            yield told.strip()
