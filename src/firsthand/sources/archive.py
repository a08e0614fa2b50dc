"""Zip and tar archives as lists of members that can be read one by one, within bounds; nothing is ever unpacked under its name.

Between files and what is taken from them.  A packed tar is unpacked into one file without a name, which is gone when it is
closed.  Refuses what unpacks to far more than its size, more members or more bytes than the bounds allow, and lists of
members so long that reading them alone would fill the memory.
"""

from __future__ import annotations

import bz2
import gzip
import io
import stat
import struct
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import IO, Literal, Protocol

from firsthand.config import SourcesConfig
from firsthand.errors import InputError

WACZ = ".wacz"  # a web archive packed as a zip
ZIPS, TARS = (".zip",), (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2")
FREE = 10_000_000  # what is this small may be packed as tightly as it likes
TIGHTEST = 200  # pages pack 3 to 20 to 1
MOST_LISTED = 20_000_000  # bytes of a zip's list of members
LONGEST_HEAD = 1_000_000  # bytes of a long name or of further facts in a tar
LONGEST_NAME = 1_000
_BLOCK = 512
_CHUNK = 1 << 20
# What the unpacking of spoiled archives raises.
BROKEN = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, struct.error, ArithmeticError, EOFError, LookupError, OSError, RuntimeError,
    TypeError, ValueError,
)  # fmt: skip

MemberKind = Literal["file", "folder", "link", "other", "locked"]


@dataclass(frozen=True, slots=True)
class Member:
    """One entry of an archive.

    Attributes:
        name: With forward slashes, as the archive gives it.
        size: What it says that it unpacks to, in bytes.
        packed: What it takes in the archive; its size where that is not told.
        number: Its place in the archive.
    """

    name: str
    size: int
    packed: int
    kind: MemberKind
    number: int


class Archive(Protocol):
    """An open archive."""

    members: list[Member]

    def open(self, member: Member) -> IO[bytes]:
        """The bytes of a member as a stream."""


def is_archive(name: str) -> bool:
    """Whether a file's name says that it is an archive that can be read."""
    return name.lower().endswith((*ZIPS, *TARS))


def is_safe_name(name: str) -> bool:
    """Whether a member's name stays inside its archive, wherever it were unpacked."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    outside = PurePosixPath(name).is_absolute() or bool(PureWindowsPath(name).drive) or ".." in parts
    return bool(parts) and not outside and "\0" not in name and len(name) <= LONGEST_NAME


class _Zip:
    def __init__(self, stream: IO[bytes]) -> None:
        _refuse_long_list(stream)
        self._archive = zipfile.ZipFile(stream)
        self._infos = self._archive.infolist()
        self.members = [
            Member(i.filename.replace("\\", "/"), i.file_size, i.compress_size, _zip_kind(i), n)
            for n, i in enumerate(self._infos)
        ]

    def open(self, member: Member) -> IO[bytes]:
        return self._archive.open(self._infos[member.number])


def _zip_kind(info: zipfile.ZipInfo) -> MemberKind:
    if info.filename.endswith("/"):
        return "folder"
    if info.flag_bits & 1:
        return "locked"
    return "link" if stat.S_ISLNK(info.external_attr >> 16) else "file"


def _refuse_long_list(stream: IO[bytes]) -> None:
    """Refuse a zip whose list of members is longer than the bound, before it is read."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - 66_000))
    tail = stream.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 20:
        raise zipfile.BadZipFile("its list of members is missing")
    listed = struct.unpack("<L", tail[at + 12 : at + 16])[0]
    if listed == 0xFFFFFFFF and (wide := tail.rfind(b"PK\x06\x06", 0, at)) >= 0 and len(tail) >= wide + 48:
        listed = struct.unpack("<Q", tail[wide + 40 : wide + 48])[0]
    if listed > MOST_LISTED:
        raise InputError("lists too many members", "", "unpack it, and give the folder", code="too_large")
    stream.seek(0)


class _Tar:
    def __init__(self, stream: IO[bytes], most: int) -> None:
        _refuse_long_heads(stream, most)
        self._archive = tarfile.open(fileobj=stream, mode="r:")  # noqa: SIM115 - its stream is the caller's
        self._infos = self._archive.getmembers()
        self.members = [Member(i.name, i.size, i.size, _tar_kind(i), n) for n, i in enumerate(self._infos)]

    def open(self, member: Member) -> IO[bytes]:
        stream = self._archive.extractfile(self._infos[member.number])
        if stream is None:
            raise tarfile.ReadError("it has no bytes")
        return stream


def _tar_kind(info: tarfile.TarInfo) -> MemberKind:
    if info.isdir():
        return "folder"
    if info.issym() or info.islnk():
        return "link"
    return "file" if info.isreg() and not info.issparse() else "other"


def _refuse_long_heads(stream: IO[bytes], most: int) -> None:
    """Refuse a tar with more members than the bound, or with one whose name or further facts fill the memory."""
    at = count = 0
    while len(block := stream.read(_BLOCK)) == _BLOCK and block.strip(b"\0"):
        head = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
        count += 1
        if count > 3 * most:  # a member has at most three heads
            raise InputError("lists too many members", "", "unpack it, and give the folder", code="too_large")
        if head.type in b"xgLK" and head.size > LONGEST_HEAD:
            raise tarfile.ReadError("a name in it is longer than any name")
        at = stream.tell() + -(-head.size // _BLOCK) * _BLOCK
        stream.seek(at)
    stream.seek(0)


def _unpacked(packed: IO[bytes], name: str, config: SourcesConfig) -> IO[bytes]:
    """A packed tar as a file without a name."""
    size = packed.seek(0, io.SEEK_END)
    packed.seek(0)
    source: IO[bytes] = bz2.BZ2File(packed) if name.endswith(("bz2",)) else gzip.GzipFile(fileobj=packed)  # type: ignore[assignment]
    spooled = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the archive
    total = 0
    try:
        while part := source.read(_CHUNK):
            total += len(part)
            if total > config.max_archive_bytes or (total > FREE and total > TIGHTEST * size):
                raise _bomb()
            spooled.write(part)
    except BaseException:
        spooled.close()
        raise
    spooled.seek(0)
    return spooled


def _bomb() -> InputError:
    what = "the archive unpacks to far more than its size"
    return InputError(what, "", "do not trust it; unpack it with care, and give the folder", code="zip_bomb")


@contextmanager
def opened_archive(path: Path, name: str, config: SourcesConfig) -> Iterator[Archive]:
    """An archive, open while the block lasts.

    Args:
        path: Where it lies.
        name: How it is called; its ending tells the kind.
        config: Bounds.

    Raises:
        InputError: `damaged`, `zip_bomb` or `too_large`; within the block as well.
    """
    low = name.lower()
    with ExitStack() as held:
        stream = held.enter_context(path.open("rb"))
        try:
            if low.endswith((*ZIPS, WACZ)):
                archive: Archive = _Zip(stream)
            else:
                plain = stream if low.endswith(".tar") else held.enter_context(_unpacked(stream, low, config))
                archive = _Tar(plain, config.max_archive_files)
        except BROKEN as error:
            what = f"the archive is damaged ({str(error)[:120]})"
            raise InputError(what, name, "get it anew, or unpack what can be had of it", code="damaged") from None
        if len(archive.members) > config.max_archive_files:
            what = f"holds more than {config.max_archive_files:,} members"
            raise InputError(what, name, "unpack it, or raise sources.max_archive_files", code="too_large")
        yield archive


def member_bytes(archive: Archive, member: Member, most: int) -> bytes:
    """The bytes of one member.

    Args:
        archive: Open.
        member: A file of it.
        most: Most bytes that it may have.

    Raises:
        InputError: `too_large`, `zip_bomb`, `empty` or `damaged`.
    """
    if member.size > FREE and member.size > TIGHTEST * max(1, member.packed):
        raise _bomb()
    try:
        with archive.open(member) as stream:
            data = stream.read(most + 1)
    except (*BROKEN, NotImplementedError) as error:
        raise InputError(
            f"is damaged in its archive ({str(error)[:120]})", member.name, "get the archive anew", code="damaged"
        ) from None
    if len(data) > most:
        raise InputError(
            f"is larger than {most:,} bytes", member.name, "split it or raise sources.max_bytes", code="too_large"
        )
    if not data:
        raise InputError("is empty", member.name, "restore its content or remove it", code="empty")
    if len(data) < member.size:
        raise InputError("is cut short in its archive", member.name, "get the archive anew", code="truncated")
    return data
