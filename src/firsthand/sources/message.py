"""One message of a chat as an item: its words, who sent it, when, from whom it was passed on, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass, field

from firsthand.sources.media_types import TEXT
from firsthand.sources.raw_item import Notice, RawItem


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """What a chat's export says of a message.

    Attributes:
        number: Its id in the chat.
        words: As sent; never blank.
        sender: Who sent it; for a channel the channel.
        at: When it was sent, ISO 8601; None where nothing tells it.
        credit: From whom it was passed on.
        answers: The id of the message that it answers.
    """

    number: str
    words: str
    sender: str | None = None
    at: str | None = None
    credit: str | None = None
    answers: str | None = None


@dataclass(slots=True)
class MessageTally:
    """Messages taken, and those without words."""

    taken: int = 0
    wordless: int = 0
    service: int = 0
    more: list[str] = field(default_factory=list)

    def notice(self, name: str) -> Notice:
        """What was taken and what was not, for a person."""
        lines = [f"{self.taken:,} messages taken"]
        if self.wordless:
            lines.append(f"{self.wordless:,} without words (pictures, voices, stickers ...) passed over")
        if self.service:
            lines.append(f"{self.service:,} notes of the program itself passed over")
        return Notice(name, (*lines, *self.more))


def item_of_message(message: ChatMessage, place: str) -> RawItem:
    """A message as an item.

    Args:
        message: The message.
        place: How the chat is called: its file, and the chat where the file holds several.
    """
    return RawItem(
        source_id=f"{place}#{message.number}",
        media_type=TEXT,
        data=message.words.encode("utf-8", "replace"),
        publisher=message.sender,
        published=message.at,
        credit=message.credit,
        in_reply_to=f"{place}#{message.answers}" if message.answers else None,
    )
