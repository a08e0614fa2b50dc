"""Captures in a WARC file as items: each page, PDF and text once, with its address and the time of its capture.

Between a web archive and the accounts.  Streams: no more than one capture is in memory.  A capture that only says that an
earlier one holds the same is followed; one of the same address with other bytes is an item of its own.  Refuses captures whose
bytes are not those that their digest tells, and takes nothing for a day of publication.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import dataclass, field
from typing import IO, Any

from firsthand.config import SourcesConfig
from firsthand.errors import InputError
from firsthand.sources.archived_address import archived_address
from firsthand.sources.files import STAGE
from firsthand.sources.media_types import DOCX, HTML, PDF, TEXT, WARCS, media_type_of
from firsthand.sources.open_item import too_long
from firsthand.sources.raw_item import Notice, RawItem, Rejection
from firsthand.vocabulary import REJECTION_CODES, RejectionCode, word_of

Found = RawItem | Rejection | Notice
_TYPES = {
    "text/html": HTML, "application/xhtml+xml": HTML, "text/plain": TEXT, "application/pdf": PDF, DOCX.lower(): DOCX,
}  # fmt: skip
_HEAD = 8_192
_PACKED = ("gzip", "deflate")
_CODINGS = ("", "identity", *_PACKED)
_PART = 1 << 16
FREE = 10_000_000  # bytes that may be packed as tightly as they like
TIGHTEST = 200
MOST_WAITING = 100_000  # captures of which another record holds the bytes
MOST_SEEN = 5_000_000
# What warcio and the unpackers raise on bytes that are no web archive, or a lying one.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError,
    RecursionError, TypeError, ValueError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Capture:
    """What a record says of a capture.

    Attributes:
        address: As captured.
        at: When, ISO 8601 in UTC; None where the record does not say.
        digest: Of the bytes as they were sent; None where it is not told.
    """

    address: str
    at: str | None
    digest: str | None


@dataclass(slots=True)
class _Tally:
    """What of a web archive is no account, counted."""

    passed: Counter[str] = field(default_factory=Counter)
    again: int = 0
    taken: int = 0

    def lines(self, counted: bool = True) -> tuple[str, ...]:
        """For a person; without `counted` empty where there was nothing at all."""
        told = [f"{self.taken:,} captures taken"] if counted or self.taken else []
        if self.again:
            told.append(f"{self.again:,} hold what an earlier capture of the address holds")
        if self.passed:
            most = ", ".join(f"{n:,} {what}" for what, n in self.passed.most_common(8))
            told.append(f"passed over as no pages: {most}")
        return tuple(told)


@dataclass(frozen=True, slots=True)
class _BrokenOff(Exception):
    """The file itself cannot be read further: not one of the errors that warcio takes for its end."""

    code: RejectionCode
    what: str


class _Unpacked(io.RawIOBase):
    """A packed WARC as it is unpacked, whole or record by record; refuses to give far more than there is."""

    def __init__(self, packed: IO[bytes]) -> None:
        self._packed, self._given = packed, 0
        self._stream = gzip.GzipFile(fileobj=packed)

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        try:
            data = self._stream.read1(size if size >= 0 else 1 << 20)  # one member's at a time: what is whole is given
        except EOFError:
            raise _BrokenOff("truncated", "is cut short") from None
        except (OSError, zlib.error) as error:
            raise _BrokenOff("damaged", str(error)[:80]) from None
        self._given += len(data)
        if self._given > FREE and self._given > TIGHTEST * max(1, self._packed.tell()):
            raise _BrokenOff("zip_bomb", "unpacks to far more than its size")
        return data


def is_warc(name: str) -> bool:
    """Whether a file's name says that it is a WARC."""
    return name.lower().endswith(WARCS)


def warc_items(opened: Any, name: str, config: SourcesConfig) -> Iterator[Found]:
    """The captures of a WARC, in its order.

    Args:
        opened: Gives the file as a new binary stream, each time it is called; closed here.
        name: How messages call it.
        config: Bounds.

    Yields:
        Items, each with `url` and `retrieved`; rejections; last a notice of what was taken and what was not.
    """
    tally, seen = _Tally(), set[bytes]()
    waiting: dict[str, list[Capture]] = {}
    refused = False
    for one in _pass(opened, name, config, _WithBytes(tally, seen, waiting)):
        refused = refused or isinstance(one, Rejection)
        yield one
    if not (refused or waiting or tally.lines(counted=False)):
        yield Rejection(
            name, STAGE, "empty", "holds no capture of an address; give the file its true ending, or remove it"
        )
        return
    if waiting:
        yield from _pass(opened, name, config, _WithoutBytes(tally, seen, waiting))
    for capture in (c for captures in waiting.values() for c in captures):
        detail = "its bytes are in another web archive, which is not here; read that one too"
        yield Rejection(capture.address, STAGE, "missing", detail)
    yield Notice(name, tally.lines())


def _pass(opened: Any, name: str, config: SourcesConfig, step: _WithBytes | _WithoutBytes) -> Iterator[Found]:
    """All records of the file through one step; a rejection where the file breaks off."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    count = 0
    with opened() as stream, redirect_stderr(io.StringIO()):  # what warcio prints is said in rejections
        head = stream.read(2)
        stream.seek(0)
        plain = _Unpacked(stream) if head == b"\x1f\x8b" else stream
        try:
            if not head:
                raise InputError("is empty", name, "restore its content or remove it", code="empty")
            for record in ArchiveIterator(plain, arc2warc=True, check_digests=True):
                count += 1
                yield from (one for one in step.record(record, config) if one is not None)
        except InputError as error:
            yield Rejection(name, STAGE, error.code, f"{error.what}; {error.advice}")
        except _BrokenOff as error:
            if step.is_first:
                yield _broken_off(name, count, error.what, error.code)
        except (ArchiveLoadFailed, *_BROKEN) as error:
            if step.is_first:
                yield _broken_off(name, count, str(error).strip()[:80], "damaged")


def _broken_off(name: str, count: int, reason: str, code: RejectionCode) -> Rejection:
    what = f"the web archive breaks off after {count:,} records ({reason})"
    return Rejection(name, STAGE, code, f"{what}; what stood before was taken, get it anew")


@dataclass(slots=True)
class _WithBytes:
    """Takes what holds its own bytes, and notes what does not."""

    tally: _Tally
    seen: set[bytes]
    waiting: dict[str, list[Capture]]
    is_first: bool = True

    def record(self, record: Any, config: SourcesConfig) -> Iterator[Found | None]:
        """One record."""
        if record.rec_type == "metadata" and (failure := _failure(record)) is not None:
            yield failure
            return
        capture = _capture_of(record)
        if capture is None:
            return
        if record.rec_type == "revisit":
            told = record.rec_headers.get_header("WARC-Refers-To-Target-URI")
            if told in (None, capture.address):
                self.tally.again += 1
            elif capture.digest is not None and len(self.waiting) < MOST_WAITING:
                self.waiting.setdefault(capture.digest, []).append(capture)
            return
        kind = _kind_of(record)
        if kind not in _TYPES:
            self.tally.passed[kind] += 1
            return
        yield _taken(record, capture, config, self)


@dataclass(slots=True)
class _WithoutBytes:
    """Takes the bytes that captures noted before only refer to."""

    tally: _Tally
    seen: set[bytes]
    waiting: dict[str, list[Capture]]
    is_first: bool = False

    def record(self, record: Any, config: SourcesConfig) -> Iterator[Found | None]:
        """One record."""
        told = _capture_of(record)
        if record.rec_type == "revisit" or told is None or told.digest not in self.waiting:
            return
        captures = self.waiting.pop(told.digest)
        if _kind_of(record) not in _TYPES:
            self.tally.passed[_kind_of(record)] += len(captures)
            return
        first = _taken(record, captures[0], config, self)
        yield first
        if not isinstance(first, RawItem):
            return
        for other in captures[1:]:
            yield _item(other, first.media_type, first.data, first.charset)
            self.tally.taken += 1


def _capture_of(record: Any) -> Capture | None:
    """What a record captures; None where it is no capture of an address."""
    if record.rec_type not in ("response", "revisit", "resource"):
        return None
    address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip().strip("<>")
    if not address.lower().startswith(("http://", "https://")):
        return None
    headers = record.rec_headers
    return Capture(address[:4_000], _moment(headers.get_header("WARC-Date")), headers.get_header("WARC-Payload-Digest"))


def _failure(record: Any) -> Rejection | None:
    """Why an address that was to be fetched gave no page; None where a record says nothing of that."""
    told = str(record.raw_stream.read(_HEAD).decode("utf-8", "replace"))
    name, _, rest = told.partition(": ")
    code, _, detail = rest.partition(": ")
    if name != "fetch-failed" or code not in REJECTION_CODES:
        return None
    address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    return Rejection(address[:4_000], STAGE, word_of(code, REJECTION_CODES), detail.strip()[:1_000])


def _moment(told: str | None) -> str | None:
    from firsthand.sources.published_date import checked_date

    return checked_date(told) if told else None


def _kind_of(record: Any) -> str:
    """The media type that a response says it has, or why it is none."""
    headers = record.http_headers
    if headers is None:
        told = record.rec_headers.get_header("Content-Type") or "" if record.rec_type == "resource" else ""
        return _plain_type(told) or "without a type"
    status = headers.get_statuscode()
    if not status.startswith("2"):
        return f"answered {status[:3]}" if status else "without an answer"
    return _plain_type(headers.get_header("Content-Type") or "") or "without a type"


def _plain_type(told: str) -> str:
    return told.partition(";")[0].strip().lower()[:80]


def _taken(record: Any, capture: Capture, config: SourcesConfig, step: _WithBytes | _WithoutBytes) -> Found | None:
    """The item of a capture, or why there is none; None where it was taken before."""
    try:
        coding = (
            (record.http_headers.get_header("Content-Encoding") or "").strip().lower() if record.http_headers else ""
        )
        if coding not in _CODINGS:
            what = f"is packed as {coding[:40]!r}, which nothing here opens"
            raise InputError(what, capture.address, "capture it anew", code="encoding")
        data = _bytes_of(record, capture, config, coding)
        kind = _TYPES[_kind_of(record)]
        found = media_type_of("", data[:_HEAD]) if kind == TEXT else kind
        if kind == TEXT and len(data) > config.max_text_bytes:
            raise too_long(capture.address, config)
    except InputError as error:
        return Rejection(capture.address, STAGE, error.code, f"{error.what}; {error.advice}")
    mark = hashlib.sha256(capture.address.encode("utf-8", "replace") + b"\0" + data).digest()
    if mark in step.seen:
        step.tally.again += 1
        return None
    if len(step.seen) < MOST_SEEN:
        step.seen.add(mark)
    step.tally.taken += 1
    return _item(capture, found or TEXT, data, _charset_of(record))


def _bytes_of(record: Any, capture: Capture, config: SourcesConfig, coding: str) -> bytes:
    """A response's body as the page was, within bounds, its digest held against it."""
    try:
        data = _unpacked_body(_body_parts(record), coding, config.max_bytes)
    except _BROKEN as error:
        what = f"its body cannot be unpacked ({str(error)[:80]})"
        raise InputError(what, capture.address, "capture it anew", code="damaged") from None
    size = len(data)
    if size > config.max_bytes:
        what = f"is larger than {config.max_bytes:,} bytes"
        raise InputError(what, capture.address, "raise sources.max_bytes", code="too_large")
    while record.raw_stream.read(_PART):
        pass
    if getattr(record.raw_stream, "limit", 0):
        raise InputError("its body is cut short", capture.address, "get the web archive anew", code="truncated")
    if record.digest_checker is not None and record.digest_checker.passed is False:
        what = "its bytes are not those that its digest tells"
        raise InputError(what, capture.address, "do not trust it; get the web archive anew", code="damaged")
    if not data.strip():
        raise InputError("is empty", capture.address, "capture it anew", code="empty")
    return data


def _body_parts(record: Any) -> Iterator[bytes]:
    """The body as it was sent, without the marks of its chunks."""
    from warcio.bufferedreaders import ChunkedDataReader

    headers = record.http_headers
    chunked = headers is not None and (headers.get_header("Transfer-Encoding") or "").lower().endswith("chunked")
    stream = ChunkedDataReader(record.raw_stream) if chunked else record.raw_stream
    while part := stream.read(_PART):
        yield part


def _unpacked_body(parts: Iterator[bytes], coding: str, most: int) -> bytes:
    """A body without its packing, cut just beyond the bound.

    Raises:
        EOFError: It is cut short.
        zlib.error: It is packed otherwise.
    """
    made, plain = bytearray(), coding not in _PACKED
    unpacker = None
    for part in parts:
        if plain:
            made += part
        else:
            if unpacker is None:
                unpacker = zlib.decompressobj(47 if coding == "gzip" or part[0] & 0x0F == 8 else -15)
            made += unpacker.decompress(part, most + 1 - len(made))
        if len(made) > most:
            return bytes(made)
    if unpacker is not None and not unpacker.eof:
        raise EOFError("it is cut short")
    return bytes(made)


def _charset_of(record: Any) -> str | None:
    """The charset that the response's head tells."""
    told = (record.http_headers.get_header("Content-Type") or "") if record.http_headers else ""
    charset = told.lower().partition("charset=")[2].partition(";")[0].strip().strip("\"'")
    return charset[:40] or None


def _item(capture: Capture, media_type: str, data: bytes, charset: str | None) -> RawItem:
    kept = archived_address(capture.address)
    url = (kept.url if kept else None) or capture.address
    return RawItem(
        source_id=url,
        media_type=media_type,
        data=data,
        url=url,
        archived_url=capture.address if kept else None,
        retrieved=(kept.retrieved if kept else None) or capture.at,
        charset=charset,
    )
