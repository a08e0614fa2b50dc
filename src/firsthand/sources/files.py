"""Files of a folder in a fixed order, and their bytes within bounds.

First step of finding.  Refuses what is no regular file (a pipe would block for ever), what is larger than the bound, and
folders already walked.  Hidden files are not part of what the user gave.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from firsthand.config import SourcesConfig
from firsthand.errors import InputError
from firsthand.sources.in_archive import InArchive
from firsthand.sources.raw_item import Rejection

STAGE = "sources"


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file of the folder read.

    Attributes:
        path: Where its bytes lie.
        name: Its name relative to that folder with forward slashes; of an archive's member behind that of the archive.
        within: The archive that it is a member of; then its path tells nothing.
    """

    path: Path
    name: str
    within: InArchive | None = None


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as scan:
        return sorted((e for e in scan if not e.name.startswith(".")), key=lambda e: e.name)


def _link_refusal(entry: os.DirEntry[str], name: str, config: SourcesConfig) -> Rejection | None:
    if not entry.is_symlink():
        return None
    if not config.follow_links:
        return Rejection(name, STAGE, "link", "is a symbolic link; set sources.follow_links to have it followed")
    if not os.path.exists(entry.path):
        return Rejection(name, STAGE, "broken_link", "leads nowhere; remove the link or restore its target")
    return None


def walk(root: Path, config: SourcesConfig) -> Iterator[FoundFile | Rejection]:
    """All files under a folder, in order of their names, folder by folder.

    Args:
        root: The folder.
        config: Whether symbolic links are followed.

    Yields:
        Files that are not hidden; a rejection for each link not followed, folder that cannot be listed, folder met
        twice, and pipe, socket or device.
    """
    top = root.stat()
    seen = {(top.st_dev, top.st_ino)}
    waiting: list[tuple[Path, str]] = [(root, "")]
    while waiting:
        folder, prefix = waiting.pop()
        try:
            entries = _entries(folder)
        except OSError as error:
            yield Rejection(
                prefix.rstrip("/") or str(root), STAGE, "unreadable", f"cannot be listed ({error.strerror})"
            )
            continue
        inner: list[tuple[Path, str]] = []
        for entry in entries:
            name = prefix + entry.name
            refusal = _link_refusal(entry, name, config)
            if refusal:
                yield refusal
                continue
            info = os.stat(entry.path)
            if not stat.S_ISDIR(info.st_mode):
                yield _regular(Path(entry.path), name, info.st_mode)
            elif (info.st_dev, info.st_ino) in seen:
                yield Rejection(name, STAGE, "loop", "leads to a folder that was read already")
            else:
                seen.add((info.st_dev, info.st_ino))
                inner.append((Path(entry.path), f"{name}/"))
        waiting.extend(reversed(inner))


def _regular(path: Path, name: str, mode: int) -> FoundFile | Rejection:
    if stat.S_ISREG(mode):
        return FoundFile(path, name)
    return Rejection(name, STAGE, "not_a_file", "is a pipe, socket or device; give a file")


def read_bytes(path: Path, name: str, limit: int) -> bytes:
    """The bytes of a file.

    Args:
        path: The file.
        name: How messages call it.
        limit: Most bytes that may be read.

    Raises:
        InputError: `missing`, `not_a_file`, `unreadable`, `too_large` or `empty`.
    """
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        raise InputError("no such file", name, "correct the path", code="missing") from None
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise InputError(f"cannot be opened ({reason})", name, "check its permissions", code="unreadable") from None
    info = os.fstat(handle)
    if not stat.S_ISREG(info.st_mode):
        os.close(handle)
        raise InputError("is no regular file", name, "give a file", code="not_a_file")
    with os.fdopen(handle, "rb") as stream:
        if info.st_size > limit:
            raise _too_large(name, limit)
        try:
            data = stream.read(limit + 1)
        except OSError as error:
            raise InputError(f"cannot be read ({error.strerror})", name, "check the disk", code="unreadable") from None
    if len(data) > limit:
        raise _too_large(name, limit)
    if not data:
        raise InputError("is empty", name, "restore its content or remove it", code="empty")
    return data


def _too_large(name: str, limit: int) -> InputError:
    return InputError(f"is larger than {limit:,} bytes", name, "split it or raise sources.max_bytes", code="too_large")
