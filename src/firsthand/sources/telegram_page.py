"""Messages of a chat that Telegram Desktop exported as HTML.  Runs in the process that opens items, never beside a case.

Refuses a page that holds no message.
"""

from __future__ import annotations

import re
from typing import Any

from firsthand.config import SourcesConfig
from firsthand.errors import InputError
from firsthand.sources.decode import decode
from firsthand.sources.published_date import checked_date
from firsthand.sources.raw_item import RawItem

_AT = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)(?: UTC([+-]\d\d:\d\d))?")
_ANSWERED = re.compile(r"([\w.-]{0,80})#go_to_message(\d{1,20})\Z")
_NUMBER = re.compile(r"message(\d{1,20})\Z")


def read_messages(item: RawItem, config: SourcesConfig) -> dict[str, Any]:
    """The messages of a page, in its order.

    Args:
        item: The page.
        config: Bounds.

    Returns:
        `messages` (each with `number`, `words`, `sender`, `at`, `credit`, `answers`), and how many were `service` and `wordless`.

    Raises:
        InputError: `damaged`, `too_large`, `binary` or `encoding`.
    """
    from lxml import html
    from lxml.etree import ParserError

    raw = decode(item.data, subject=item.source_id).text
    try:
        page = html.document_fromstring(raw)
    except (ParserError, ValueError):
        page = None
    blocks = [] if page is None else page.xpath('//div[contains(concat(" ", @class, " "), " message ")]')
    if not blocks:
        what = "looks like an exported chat and holds no message"
        raise InputError(what, item.source_id, "export the chat anew, as JSON", code="damaged")
    found: list[dict[str, Any]] = []
    sender, counts = None, {"service": 0, "wordless": 0}
    for block in blocks:
        number = _NUMBER.match(block.get("id") or "")
        if "service" in (block.get("class") or "").split() or number is None:
            counts["service"] += 1
            continue
        own = _first(block, './div[@class="body"]/div[contains(@class, "from_name")]')
        sender = _line(own) or sender
        words = _words(_first(block, './/div[@class="text"]'))
        if not words.strip():
            counts["wordless"] += 1
            continue
        if len(words) > config.max_text_chars:
            what = f"message {number[1]} holds more than {config.max_text_chars:,} characters"
            raise InputError(what, item.source_id, "raise sources.max_text_chars", code="too_large")
        found.append({"number": number[1], "words": words, "sender": sender, **_told(block)})
    return {"messages": found, **counts}


def _told(block: Any) -> dict[str, str | None]:
    """When a message was sent, from whom it was passed on, and what it answers."""
    date = _first(block, './/div[contains(@class, "date") and @title]')
    passed = _first(
        block, './/div[contains(@class, "forwarded") and contains(@class, "body")]/div[contains(@class, "from_name")]'
    )
    link = _first(block, './/div[contains(@class, "reply_to")]//a[@href]')
    answered = _ANSWERED.search(link.get("href")) if link is not None else None
    return {
        "at": None if date is None else _moment(date.get("title")),
        "credit": _line(passed),
        "answers": answered[0].replace("go_to_message", "") if answered else None,
    }


def _first(block: Any, path: str) -> Any:
    return next(iter(block.xpath(path)), None)


def _line(element: Any) -> str | None:
    """The words of an element without the time that stands in it."""
    if element is None:
        return None
    told = "".join(element.xpath('.//text()[not(ancestor::span[contains(@class, "date")])]'))
    return " ".join(told.split())[:300] or None


def _words(element: Any) -> str:
    """The words of a message, its line breaks kept."""
    if element is None:
        return ""
    parts = (" ".join(p.split("\n")) if isinstance(p, str) else "\n" for p in element.xpath(".//text() | .//br"))
    return "\n".join(" ".join(line.split()) for line in "".join(parts).split("\n")).strip()


def _moment(told: str) -> str | None:
    at = _AT.match(told)
    return checked_date(f"{at[3]}-{at[2]}-{at[1]}T{at[4]}{at[5] or ''}") if at else None
