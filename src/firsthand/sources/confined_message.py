"""What the process that opens items and the one that asks it send each other: JSON, and bytes beside it.

Nothing that is sent is ever run or unpickled.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

MESSAGE_HEAD = 16
MOST_ANSWER = 200_000_000  # bytes; a text within the bounds comes to a tenth of it


@dataclass(frozen=True, slots=True)
class Message:
    """One question or answer: what is told, and bytes beside it."""

    told: dict[str, Any]
    body: bytes = b""


def message_bytes(frame: Message) -> Iterator[bytes]:
    """A message as it is sent: the sizes of its parts, then the parts."""
    told = json.dumps(frame.told, ensure_ascii=False).encode("utf-8", "surrogatepass")
    yield struct.pack(">QQ", len(told), len(frame.body))
    yield told
    yield frame.body


@dataclass(frozen=True, slots=True)
class MessageSizes:
    """How many bytes of JSON follow, and how many beside it."""

    told: int
    body: int


def message_sizes(head: bytes) -> MessageSizes:
    """The sizes that a message begins with."""
    return MessageSizes(*struct.unpack(">QQ", head))
