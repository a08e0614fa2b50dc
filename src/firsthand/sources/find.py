"""First step of the path: everything that the user's file, folder or manifest holds, as raw items.

Yields items in one fixed order (that of their names), never loads a whole manifest,
and turns whatever cannot be taken into a rejection.  Refuses only a path that does not exist.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

from firsthand.config import ManifestConfig, SourcesConfig
from firsthand.errors import InputError
from firsthand.sources.archive import WACZ, is_archive
from firsthand.sources.archive_items import Taking, archive_items
from firsthand.sources.decode import looks_binary
from firsthand.sources.files import STAGE, FoundFile, read_bytes, walk
from firsthand.sources.manifest_columns import checked_columns
from firsthand.sources.manifest_items import claimed_names, claimed_paths, manifest_items
from firsthand.sources.manifests import AS_TOLD
from firsthand.sources.mbox import is_mbox, mbox_items
from firsthand.sources.media_types import KNOWN, MANIFESTS, TEXT, ending_of, media_type_of
from firsthand.sources.open_item import too_long
from firsthand.sources.raw_item import Notice, RawItem, Rejection
from firsthand.sources.telegram import (
    is_called_telegram_page,
    is_telegram,
    is_telegram_page,
    page_items,
    telegram_items,
)
from firsthand.sources.wacz_items import wacz_items
from firsthand.sources.warc_items import is_warc, warc_items
from firsthand.sources.whatsapp import is_called_whatsapp, is_whatsapp, whatsapp_items

_HEAD = 8_192


Found = RawItem | Rejection | Notice


def find_items(path: Path, config: SourcesConfig, manifest: ManifestConfig = AS_TOLD) -> Iterator[Found]:
    """All items of a file, folder or manifest.

    Args:
        path: A file, a folder (read with its subfolders; hidden files are left out), an archive, or a manifest (`.jsonl`, `.csv`,
            `.tsv`, `.parquet`, `.xlsx`, `.ods`).  Manifests inside a folder are read as manifests; a file that one of
            them names is taken once, with what the manifest says of it.
        config: Bounds, and whether links are followed.
        manifest: What the user says of the columns of manifests.

    Returns:
        Items, rejections and notices, the same ones in the same order at each call.

    Raises:
        InputError: `missing`, there is nothing at `path`; raised at once, not at the first item.
        ConfigError: The user names a column that manifests do not have.
    """
    checked_columns(manifest.columns)
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except OSError as error:
        raise InputError(f"cannot be found ({error.strerror})", str(path), "correct the path", code="missing") from None
    return _in_folder(path, config, manifest) if is_folder else _in_file(FoundFile(path, path.name), config, manifest)


def _in_folder(root: Path, config: SourcesConfig, manifest: ManifestConfig) -> Iterator[Found]:
    found = sorted(walk(root, config), key=lambda f: f.name if isinstance(f, FoundFile) else f.input)
    claimed: set[Path] = set()
    for one in found:
        if isinstance(one, FoundFile) and ending_of(one.name) in MANIFESTS:
            claimed |= claimed_paths(one, config, manifest)
    for one in found:
        if isinstance(one, Rejection):
            yield one
        elif not claimed or one.path.resolve() not in claimed:
            yield from _in_file(one, config, manifest)


def _in_file(found: FoundFile, config: SourcesConfig, manifest: ManifestConfig) -> Iterator[Found]:
    if not is_many(found.name) or not found.path.is_file() or not _is_such(found):
        try:
            yield file_item(found, config)
        except InputError as error:
            yield Rejection(found.name, STAGE, error.code, f"{error.what}; {error.advice}")
    elif ending_of(found.name) in MANIFESTS:
        yield from manifest_items(found, config, manifest)
    elif is_mbox(found.name):
        yield from mbox_items(found.path, found.name, config)
    elif is_called_telegram_page(found.name):
        yield from page_items(found.path, found.name, config)
    elif ending_of(found.name) == "json":
        yield from telegram_items(found.path, found.name, config)
    elif is_called_whatsapp(found.name):
        yield from whatsapp_items(found.path, found.name, config, manifest)
    elif is_warc(found.name):
        yield from warc_items(lambda: found.path.open("rb"), found.name, config)
    elif found.name.lower().endswith(WACZ):
        yield from wacz_items(found, config)
    else:
        taking = Taking(
            is_file=is_many,
            file=lambda inner: _in_file(inner, config, manifest),
            data=lambda name, data: item_of(name, data, None, config),
            claims=lambda inner: claimed_names(inner, config, manifest),
        )
        yield from archive_items(found, config, taking)


def is_many(name: str) -> bool:
    """Whether a file's name says that many accounts may lie in it."""
    listed = ending_of(name) in (*MANIFESTS, "json", "wacz") or is_called_telegram_page(name)
    return listed or is_archive(name) or is_warc(name) or is_mbox(name) or is_called_whatsapp(name)


def _is_such(found: FoundFile) -> bool:
    """Whether a file that may hold a chat does so."""
    if ending_of(found.name) == "json":
        return is_telegram(found.path, found.name)
    if is_called_telegram_page(found.name):
        return is_telegram_page(found.path)
    return not is_called_whatsapp(found.name) or is_whatsapp(found.path)


def file_item(found: FoundFile, config: SourcesConfig) -> RawItem:
    """One file as an item.

    Args:
        found: The file and its name relative to what was read.
        config: Bounds.

    Raises:
        InputError: `empty`, `too_large`, `unreadable`, `not_a_file`, `unknown_type` or `binary`.
    """
    data = read_bytes(found.path, found.name, config.max_bytes)
    return item_of(found.name, data, str(found.path) if found.within is None else None, config)


def item_of(name: str, data: bytes, path: str | None, config: SourcesConfig) -> RawItem:
    """Bytes as an item.

    Args:
        name: What it is called; its ending counts where the bytes do not tell the type.
        data: Not empty.
        path: Where it lies, None for a member of an archive.
        config: Bounds.

    Raises:
        InputError: `too_large`, `unknown_type` or `binary`.
    """
    media_type = media_type_of(name, data[:_HEAD])
    if media_type is None:
        advice = f"convert it to one of {', '.join(KNOWN + MANIFESTS)}"
        raise InputError("is of a type that nothing here opens", name, advice, code="unknown_type")
    if media_type == TEXT and len(data) > config.max_text_bytes:
        raise too_long(name, config)
    if media_type == TEXT and looks_binary(data):
        raise InputError("its bytes are no text", name, "give the file its true ending", code="binary")
    return RawItem(source_id=name, media_type=media_type, data=data, path=path)
