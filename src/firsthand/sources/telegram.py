"""Messages of a chat that Telegram Desktop exported as JSON or HTML: each an item, with its time in its zone.

Between files and items.  JSON is streamed: one message is in memory at a time; pages are read in the process that
opens items.  Refuses to read JSON that is no such export.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

from firsthand.config import SourcesConfig
from firsthand.errors import InputError
from firsthand.sources.confined import answered
from firsthand.sources.files import STAGE, read_bytes
from firsthand.sources.media_types import HTML
from firsthand.sources.message import ChatMessage, MessageTally, item_of_message
from firsthand.sources.published_date import checked_date
from firsthand.sources.raw_item import Notice, RawItem, Rejection

Found = RawItem | Rejection | Notice
_MESSAGES = re.compile(r'"messages"\s*:\s*\[')
_FACT = re.compile(r'"(name|type|id)"\s*:\s*("(?:[^"\\]|\\.){0,1000}"|-?\d{1,20})')
_PAGE = re.compile(r"(?:^|/)messages\d{0,5}\.html$", re.I)
_END = object()
_BETWEEN = re.compile(r"[\s,]*")
_PART = 1 << 18
_LONGEST_HEAD = 4_000_000  # characters between two chats: lists of contacts, sessions
_CHANNELS = ("public_channel", "private_channel")
MOST_MESSAGE = 4_000_000  # characters of one message with all that hangs on it


def is_telegram(path: Path, name: str) -> bool:
    """Whether a file is an export of chats: by its ending, and its first words."""
    if not name.lower().endswith(".json"):
        return False
    try:
        with path.open("rb") as stream:
            head = stream.read(65_536).decode("utf-8", "replace")
    except OSError:
        return False
    return bool(_MESSAGES.search(head)) and {"type", "id"} <= {m[1] for m in _FACT.finditer(head)}


def is_called_telegram_page(name: str) -> bool:
    """Whether a file is called like a page of an export."""
    return _PAGE.search(name) is not None


def is_telegram_page(path: Path) -> bool:
    """Whether a file that is called so begins as such a page does."""
    try:
        with path.open("rb") as stream:
            head = stream.read(65_536)
    except OSError:
        return False
    return b'class="page_wrap"' in head and b'class="history"' in head


def page_items(path: Path, name: str, config: SourcesConfig) -> Iterator[Found]:
    """The messages of a page of an export, as the process that opens items gives them.

    Args:
        path: The file.
        name: How messages of ours call it.
        config: Bounds.

    Yields:
        Items and a notice, or a rejection of the page.
    """
    try:
        item = RawItem(source_id=name, media_type=HTML, data=read_bytes(path, name, config.max_bytes))
        told = answered("messages", item, config).told
    except InputError as error:
        yield Rejection(name, STAGE, error.code, f"{error.what}; {error.advice}")
        return
    for one in told["messages"]:
        message = ChatMessage(one["number"], one["words"], one["sender"], one["at"], one["credit"])
        yield replace(item_of_message(message, name), in_reply_to=_answered_place(name, one["answers"]))
    yield MessageTally(len(told["messages"]), told["wordless"], told["service"]).notice(name)


def _answered_place(name: str, told: str | None) -> str | None:
    """The `source_id` of what a message answers, on the same page (`#5`) or on another (`messages1.html#5`)."""
    if told is None or told.startswith("#"):
        return told and name + told
    return posixpath.join(posixpath.dirname(name), told)


def telegram_items(path: Path, name: str, config: SourcesConfig) -> Iterator[Found]:
    """The messages of an export, chat by chat.

    Args:
        path: The file.
        name: How messages of ours call it.
        config: Bounds.

    Yields:
        Items, a rejection where the file breaks off, last a notice.
    """
    tally = MessageTally()
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as stream:
            for chat, told in _messages(stream):
                yield from _taken(told, chat, tally, config=config, name=name)
    except (ValueError, RecursionError) as error:
        what = f"the export breaks off ({str(error)[:80]}); what stood before was taken, export it anew"
        yield Rejection(name, STAGE, "truncated", what)
    except OSError as error:
        yield Rejection(name, STAGE, "unreadable", f"cannot be read ({error.strerror or error}); check the file")
    yield tally.notice(name)


@dataclass(slots=True)
class _Window:
    """A stretch of the file, and how far it is read."""

    stream: TextIO
    text: str = ""
    at: int = 0

    def more(self, most: int) -> bool:
        """Read on; false at the end, or where more than so many characters wait already."""
        part = self.stream.read(_PART) if len(self.text) - self.at <= most else ""
        self.text, self.at = self.text[self.at :] + part, 0
        return bool(part)


def _messages(stream: TextIO) -> Iterator[tuple[dict[str, str], Any]]:
    """Every message with what is told of its chat.

    Raises:
        ValueError: The file ends within a message, or is no JSON there.
    """
    window, decoder = _Window(stream), json.JSONDecoder()
    while True:
        found = _MESSAGES.search(window.text, window.at)
        if found is None:
            window.at = max(window.at, len(window.text) - _LONGEST_HEAD)
            if not window.more(_LONGEST_HEAD):
                return
            continue
        told_of_it = _FACT.finditer(window.text, window.at, found.start())
        chat = {m[1]: str(json.loads(m[2], strict=False)) for m in told_of_it}
        window.at = found.end()
        while (told := _next(window, decoder)) is not _END:
            yield chat, told


def _next(window: _Window, decoder: json.JSONDecoder) -> Any:
    """The next message of a chat; the mark of the end behind the last.

    Raises:
        ValueError: There is neither.
    """
    while True:
        between = _BETWEEN.match(window.text, window.at)
        window.at = between.end() if between else window.at
        if window.text.startswith("]", window.at):
            window.at += 1
            return _END
        try:
            told, window.at = decoder.raw_decode(window.text, window.at)
        except ValueError:
            if not window.more(MOST_MESSAGE):
                raise
            continue
        return told


def _taken(
    told: Any, chat: dict[str, str], tally: MessageTally, *, config: SourcesConfig, name: str
) -> Iterator[Found]:
    if not isinstance(told, dict) or told.get("type") != "message":
        tally.service += 1
        return
    words = _words(told.get("text"))
    if not words.strip():
        tally.wordless += 1
        return
    place = f"{name}/{chat['id']}" if "id" in chat else name
    number = str(told.get("id"))[:40]
    if len(words) > config.max_text_chars:
        detail = f"holds more than {config.max_text_chars:,} characters; raise sources.max_text_chars"
        yield Rejection(f"{place}#{number}", STAGE, "too_large", detail)
        return
    tally.taken += 1
    sender = chat.get("name") if chat.get("type") in _CHANNELS else told.get("from")
    answered = told.get("reply_to_message_id")
    message = ChatMessage(
        number=number,
        words=words,
        sender=_line(sender),
        at=_moment(told),
        credit=_line(told.get("forwarded_from")),
        answers=str(answered) if isinstance(answered, int) else None,
    )
    yield item_of_message(message, place)


def _words(told: Any) -> str:
    """The words of a message, whose links and bold letters are parts of their own."""
    parts = told if isinstance(told, list) else [told]
    found = (p if isinstance(p, str) else p.get("text") if isinstance(p, dict) else "" for p in parts)
    return "".join(p for p in found if isinstance(p, str))


def _line(told: Any) -> str | None:
    return " ".join(told.split())[:300] or None if isinstance(told, str) else None


def _moment(told: dict[str, Any]) -> str | None:
    """When a message was sent: in UTC where the export has it so, else by the clock of who exported it."""
    seconds = str(told.get("date_unixtime", ""))
    if seconds.isdecimal() and len(seconds) < 12:
        return datetime.fromtimestamp(int(seconds), UTC).isoformat().replace("+00:00", "Z")
    date = told.get("date")
    return checked_date(date) if isinstance(date, str) else None
