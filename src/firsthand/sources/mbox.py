"""Mails of an mbox file: each an item, as if it lay in a file of its own.

Between files and items.  Streams: one mail is in memory at a time.  Refuses mails larger than the bound, and reads the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from firsthand.config import SourcesConfig
from firsthand.sources.files import STAGE
from firsthand.sources.media_types import EML
from firsthand.sources.raw_item import Notice, RawItem, Rejection

Found = RawItem | Rejection | Notice
_OPENS = re.compile(rb"From \S.{0,400}\r?\n\Z")
_QUOTED = re.compile(rb">+From ")
_ID = re.compile(rb"^Message-ID:\s*<([^<>\s]{1,200})>", re.I | re.M)
_HEAD = 65_536


def is_mbox(name: str) -> bool:
    """Whether a file's name says that it holds many mails."""
    return name.lower().endswith((".mbox", ".mbx")) or name.rpartition("/")[2].lower() == "mbox"


def mbox_items(path: Path, name: str, config: SourcesConfig) -> Iterator[Found]:
    """The mails of an mbox.

    Args:
        path: The file.
        name: How messages call it.
        config: Bounds.

    Yields:
        Items called by the mail's own id, or its number where it has none; rejections.

    Source: RFC 4155; lines that were quoted (">From ") are read as they were written.
    """
    seen: set[str] = set()
    number = 0
    try:
        for number, data in enumerate(_mails(path, config.max_bytes), 1):
            if len(data) > config.max_bytes:
                detail = f"the mail is larger than {config.max_bytes:,} bytes; raise sources.max_bytes"
                yield Rejection(f"{name}#{number}", STAGE, "too_large", detail)
                continue
            if not data.strip():
                yield Rejection(f"{name}#{number}", STAGE, "empty", "is a mail without a line; remove it")
                continue
            told = _ID.search(data[:_HEAD])
            given = told[1].decode("utf-8", "replace") if told else str(number)
            own = f"{name}#{given if given not in seen else number}"
            seen.add(given)
            yield RawItem(source_id=own, media_type=EML, data=data)
    except OSError as error:
        yield Rejection(name, STAGE, "unreadable", f"cannot be read ({error.strerror or error}); check the file")
    if not number:
        yield Rejection(name, STAGE, "empty", "holds no mail; give the file its true ending, or remove it")


def _mails(path: Path, most: int) -> Iterator[bytes]:
    """The bytes of each mail; of one beyond the bound a little more than the bound."""
    lines: list[bytes] | None = None
    size, blank = 0, True
    with path.open("rb") as stream:
        while line := stream.readline(1 << 20):
            if blank and _OPENS.match(line):
                if lines is not None:
                    yield b"".join(lines)
                lines, size = [], 0
            elif lines is not None and size <= most:
                lines.append(line[1:] if _QUOTED.match(line) else line)
                size += len(line)
            blank = not line.strip()
    if lines is not None:
        yield b"".join(lines)
