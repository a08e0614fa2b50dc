"""Items of a manifest: each row an item of its own, also where two rows hold the same text.

Between a manifest's rows and the accounts.  Refuses a second row with the same id, and a path that leads out of the
manifest's folder.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from firsthand.config import ManifestConfig, SourcesConfig
from firsthand.errors import InputError
from firsthand.sources.archive import is_archive
from firsthand.sources.day_order import is_open, told_order
from firsthand.sources.files import FoundFile, read_bytes
from firsthand.sources.manifest_row import ManifestRow, checked_row
from firsthand.sources.manifests import AS_TOLD, rows_of_manifest
from firsthand.sources.media_types import HTML, MANIFESTS, TEXT, ending_of, media_type_of
from firsthand.sources.open_item import too_long
from firsthand.sources.raw_item import Notice, RawItem, Rejection
from firsthand.sources.well_formed import well_formed
from firsthand.vocabulary import DATE_ORDERS, DateOrder, word_of

_HEAD = 8_192


@dataclass(frozen=True, slots=True)
class Content:
    """Bytes that a row gives, their type, and the path where they were in a file."""

    media_type: str
    data: bytes
    path: str | None = None
    name: str | None = None


def manifest_items(
    found: FoundFile, config: SourcesConfig, manifest: ManifestConfig = AS_TOLD
) -> Iterator[RawItem | Rejection | Notice]:
    """The items of one manifest, in order of its rows.

    Args:
        found: The manifest.
        config: Bounds.
        manifest: What the user says of its columns and days.

    Yields:
        An item for each row that can be taken; rejections for the others, and for what was set aside in a row; notices of
        what columns and days were taken for.
    """
    ids: set[str] = set()
    days = _Days(found, config, manifest)
    for row in rows_of_manifest(found.path, found.name, config, manifest):
        if isinstance(row, (Rejection, Notice)):
            yield row
            continue
        label, cells = row
        try:
            yield from days.asked(cells.get("published"))
            checked = checked_row(cells, label, days.order)
            given = checked.values.get("id")
            if given is not None and given in ids:
                raise InputError(
                    f"id {given!r} was given before", label, "give each row its own id", code="duplicate_id"
                )
            item = _item(found, checked, config)
        except InputError as error:
            yield Rejection(label, error.stage, error.code, f"{error.what}; {error.advice}")
            continue
        if given is not None:
            ids.add(given)
        yield from checked.notes
        yield item


class _Days:
    """The order of the days of one manifest: looked for in all its rows once a day comes that can be read in two ways."""

    def __init__(self, found: FoundFile, config: SourcesConfig, manifest: ManifestConfig) -> None:
        self._asked = found, config, manifest
        self.order: DateOrder | None = word_of(manifest.date_order, DATE_ORDERS) if manifest.date_order else None
        self._is_known = bool(manifest.date_order)

    def asked(self, value: object) -> Iterator[Notice]:
        """Make the order known if this value needs it; a notice where the column tells it."""
        if self._is_known or not isinstance(value, str) or not is_open(value):
            return
        self._is_known = True
        found, config, manifest = self._asked
        rows = rows_of_manifest(found.path, found.name, config, manifest)
        cells = (row[1].get("published") for row in rows if not isinstance(row, (Rejection, Notice)))
        told = told_order(cell for cell in cells if isinstance(cell, str))
        self.order = told.order
        if told.order is not None:
            first = "days" if told.order == "day_first" else "months"
            yield Notice(found.name, (f"published: {first} come first, as {told.by} shows",))


def claimed_names(found: FoundFile, config: SourcesConfig, manifest: ManifestConfig = AS_TOLD) -> Iterator[str]:
    """The files that a manifest's rows name, as they name them, where the row has no words of its own."""
    for row in rows_of_manifest(found.path, found.name, config, manifest):
        if not isinstance(row, (Rejection, Notice)):
            path = row[1].get("path")
            own = any(isinstance(row[1].get(c), str) and row[1][c].strip() for c in ("text", "html"))
            if isinstance(path, str) and path.strip() and not own:
                yield path.strip()


def claimed_paths(found: FoundFile, config: SourcesConfig, manifest: ManifestConfig = AS_TOLD) -> set[Path]:
    """Files that a manifest's rows name, so that a folder gives each of them once, with what the manifest says of it."""
    targets = (_resolved(found.path.parent, given) for given in claimed_names(found, config, manifest))
    return {target for target in targets if target is not None}


def _resolved(folder: Path, given: str) -> Path | None:
    """A path inside a folder with its links followed; None where it cannot be one (a null byte, links in a circle)."""
    try:
        return (folder / given).resolve()
    except (ValueError, RuntimeError, OSError):
        return None


def _content(found: FoundFile, row: ManifestRow, config: SourcesConfig) -> Content:
    values = row.values
    if "text" in values or "html" in values:
        kind = "text" if "text" in values else "html"
        data = well_formed(values[kind]).encode("utf-8")
        if len(data) > config.max_bytes:
            advice = "split it or raise sources.max_bytes"
            raise InputError(f"is larger than {config.max_bytes:,} bytes", row.label, advice, code="too_large")
        if kind == "text" and len(values[kind]) > config.max_text_chars:
            raise too_long(row.label, config)
        return Content(TEXT if kind == "text" else HTML, data)
    return _file_content(found, row, config)


def _file_content(found: FoundFile, row: ManifestRow, config: SourcesConfig) -> Content:
    given = row.values["path"].replace("\\", "/")
    if ending_of(given) in MANIFESTS or is_archive(given):
        what = "a manifest cannot name a manifest or an archive"
        raise InputError(what, row.label, "read that one by itself", code="unknown_type")
    target, data = _named_bytes(found, row, given, config)
    media_type = media_type_of(given, data[:_HEAD])
    if media_type is None:
        raise InputError(
            f"nothing here opens {given[:80]!r}", row.label, "convert it to PDF or text", code="unknown_type"
        )
    if media_type == TEXT and len(data) > config.max_text_bytes:
        raise too_long(row.label, config)
    name = posixpath.normpath(posixpath.join(posixpath.dirname(found.name), given))
    return Content(media_type, data, target, name)


def _named_bytes(found: FoundFile, row: ManifestRow, given: str, config: SourcesConfig) -> tuple[str | None, bytes]:
    """Path and bytes of what a row names; a member of an archive has no path."""
    absolute = PurePosixPath(given).is_absolute() or PureWindowsPath(given).drive
    if found.within is not None:
        inside = None if absolute else found.within.beside(given, config)
        if inside is not None:
            return None, inside
    else:
        folder = found.path.parent.resolve()
        target = None if absolute else _resolved(folder, given)
        if target is not None and target.is_relative_to(folder) and target != folder:
            return str(target), read_bytes(target, row.label, config.max_bytes)
    advice = "name a file inside the manifest's folder"
    raise InputError(f"path {given[:80]!r} leads out of the manifest's folder", row.label, advice, code="path_escape")


def _item(found: FoundFile, row: ManifestRow, config: SourcesConfig) -> RawItem:
    content, values = _content(found, row, config), row.values
    return RawItem(
        source_id=values.get("id") or content.name or values.get("url") or row.label,
        media_type=content.media_type,
        data=content.data,
        path=content.path,
        url=values.get("url"),
        title=values.get("title"),
        published=values.get("published"),
        publisher=values.get("publisher"),
        language=values.get("language"),
        event=values.get("event"),
    )
