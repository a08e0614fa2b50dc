"""What lies in an archive, as items: each member once, those that a manifest in it names with what the manifest says of them.

Between an archive and the items of a folder.  An archive in an archive is read, one in that is not.  What needs a file of its
own (a manifest, an inner archive) gets one without its name, in a folder that is gone afterwards.  Refuses members whose names
lead out of the archive, links, and what is locked.
"""

from __future__ import annotations

import posixpath
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from firsthand.config import SourcesConfig
from firsthand.errors import InputError
from firsthand.sources.archive import (
    FREE,
    TIGHTEST,
    Archive,
    Member,
    is_safe_name,
    member_bytes,
    opened_archive,
)
from firsthand.sources.files import STAGE, FoundFile
from firsthand.sources.in_archive import Budget, InArchive
from firsthand.sources.media_types import MANIFESTS, ending_of
from firsthand.sources.raw_item import Notice, RawItem, Rejection

Found = RawItem | Rejection | Notice
MOST_NESTED = 2  # an archive, and one in it
_CHUNK = 1 << 20


Take = Callable[[FoundFile], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Taking:
    """How members are taken: as files of their own, as bytes, and which of them manifests name."""

    is_file: Callable[[str], bool]
    file: Take
    data: Callable[[str, bytes], RawItem]
    claims: Callable[[FoundFile], Iterator[str]]


def archive_items(found: FoundFile, config: SourcesConfig, taking: Taking) -> Iterator[Found]:
    """The items of an archive, in order of its members' names.

    Args:
        found: The archive.
        config: Bounds.
        taking: How members are taken.

    Yields:
        Items, rejections for what cannot be taken, and notices.
    """
    outer = found.within
    depth = 1 if outer is None else outer.depth + 1
    if depth > MOST_NESTED:
        detail = "is an archive in an archive in an archive; unpack the outer ones"
        yield Rejection(found.name, STAGE, "too_deep", detail)
        return
    budget = Budget(config.max_archive_files, config.max_archive_bytes) if outer is None else outer.budget
    try:
        if found.path.stat().st_size == 0:
            raise InputError("is empty", found.name, "restore its content or remove it", code="empty")
        with opened_archive(found.path, found.name, config) as archive, tempfile.TemporaryDirectory() as scratch:
            there = InArchive(archive, "", found.name, depth, budget)
            yield from _members(there, config, Path(scratch), taking)
    except InputError as error:
        yield Rejection(found.name, STAGE, error.code, f"{error.what}; {error.advice}")
    except OSError as error:
        yield Rejection(found.name, STAGE, "unreadable", f"cannot be read ({error.strerror or error}); check the disk")


def _members(there: InArchive, config: SourcesConfig, scratch: Path, taking: Taking) -> Iterator[Found]:
    files, refused = _sorted_out(there.archive, there.label)
    own: dict[int, FoundFile | Rejection] = {}
    claimed: set[str] = set()
    for member in (m for m in files if ending_of(m.name) in MANIFESTS):
        own[member.number] = file = _own_file(member, there, config, scratch)
        if isinstance(file, FoundFile):
            folder = posixpath.dirname(member.name)
            named = (posixpath.normpath(given.replace("\\", "/")) for given in taking.claims(file))
            claimed |= {posixpath.normpath(posixpath.join(folder, n)) for n in named if not n.startswith("..")}
    yield from refused
    for member in files:
        if posixpath.normpath(member.name) in claimed:
            continue
        if taking.is_file(member.name):
            file = own.get(member.number) or _own_file(member, there, config, scratch)
            yield from taking.file(file) if isinstance(file, FoundFile) else (file,)
            if isinstance(file, FoundFile):
                file.path.unlink(missing_ok=True)
            continue
        yield _one(member, there, config, taking)


def _sorted_out(archive: Archive, label: str) -> tuple[list[Member], list[Rejection]]:
    """Files of an archive by name, and rejections for what is none or cannot be taken; hidden ones are passed over."""
    files: dict[str, Member] = {}
    refused = []
    for member in archive.members:
        name = f"{label}/{member.name[:200]}"
        if member.kind == "folder":
            continue
        if not is_safe_name(member.name):
            refused.append(Rejection(name, STAGE, "path_escape", "its name leads out of the archive; pack it anew"))
        elif any(p.startswith(".") or p == "__MACOSX" for p in posixpath.normpath(member.name).split("/")):
            continue
        elif member.kind == "link":
            refused.append(Rejection(name, STAGE, "link", "is a link in an archive; pack the file itself"))
        elif member.kind == "locked":
            refused.append(Rejection(name, STAGE, "encrypted", "is encrypted; pack it without a password"))
        elif member.kind == "other":
            refused.append(Rejection(name, STAGE, "not_a_file", "is a pipe, device or sparse file; pack a file"))
        elif member.name in files:
            refused.append(Rejection(name, STAGE, "duplicate", "stands twice in the archive; the first was taken"))
        else:
            files[member.name] = member
    return [files[name] for name in sorted(files)], refused


def _one(member: Member, there: InArchive, config: SourcesConfig, taking: Taking) -> RawItem | Rejection:
    """A member that is one account."""
    name = f"{there.label}/{member.name}"
    try:
        data = member_bytes(there.archive, member, config.max_bytes)
        there.budget.spend(len(data), config)
        return taking.data(name, data)
    except InputError as error:
        if error.code == "zip_bomb":
            raise
        return Rejection(name, STAGE, error.code, f"{error.what}; {error.advice}")


def _own_file(member: Member, there: InArchive, config: SourcesConfig, scratch: Path) -> FoundFile | Rejection:
    """A member with a file of its own, under a number and its ending; the caller takes it away."""
    name = f"{there.label}/{member.name}"
    ending = next(
        (e for e in (".tar.gz", ".tar.bz2", ".warc.gz") if member.name.lower().endswith(e)),
        f".{ending_of(member.name)}",
    )
    path = scratch / f"{member.number}{ending}"
    if member.size > FREE and member.size > TIGHTEST * max(1, member.packed):
        return Rejection(name, STAGE, "zip_bomb", "unpacks to far more than its size; do not trust it")
    try:
        with there.archive.open(member) as stream, path.open("wb") as out:
            while part := stream.read(_CHUNK):
                there.budget.spend(len(part), config)
                there.budget.files += 1
                out.write(part)
        there.budget.spend(0, config)
    except InputError:
        raise
    except Exception as error:
        return Rejection(name, STAGE, "damaged", f"is damaged in its archive ({str(error)[:120]}); get it anew")
    return FoundFile(path, name, replace(there, folder=posixpath.dirname(member.name)))
