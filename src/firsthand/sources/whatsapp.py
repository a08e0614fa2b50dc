"""Messages of a chat that WhatsApp exported as text: each an item, with the time that the phone showed.

Between files and items.  Only a file that is called like such an export is taken for one.  The order of day and month is told by
the whole file, or by the user; where nothing tells it, messages come without a day, and that is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from firsthand.config import ManifestConfig, SourcesConfig
from firsthand.sources.day_order import ordered_date, told_order
from firsthand.sources.decode import looks_binary
from firsthand.sources.files import STAGE
from firsthand.sources.message import ChatMessage, MessageTally, item_of_message
from firsthand.sources.raw_item import Notice, RawItem, Rejection
from firsthand.vocabulary import DATE_ORDERS, DateOrder, word_of

Found = RawItem | Rejection | Notice
_DAY, _CLOCK = (
    r"(\d{1,4}[/.\-]\d{1,2}[/.\-]\d{2,4})",
    r"(\d{1,2}[:.]\d\d(?:[:.]\d\d)?)(?:[\s\u202f\xa0]?([AaPp])\.?[\s\xa0]?[Mm]\.?)?",
)
_OPENS = re.compile(
    rf"^[\u200e\u200f]*(?:\[{_DAY},?[\s\u202f\xa0]+{_CLOCK}\] |{_DAY},?[\s\u202f\xa0]+{_CLOCK} [-–] )(.*)$", re.S
)
_SENT = re.compile(r"([^:\n]{1,100}): (.*)", re.S)
_OMITTED = re.compile(r"[\u200e\u200f]|<[^<>\n]{1,60}>\s*\Z")
_NUMBERS = re.compile(r"(?<!\d)(\d{1,4})([/.\-])(\d{1,4})\2(\d{1,4})")
_CALLED = re.compile(r"whatsapp|(?:^|/)_chat\.txt$", re.I)


@dataclass(frozen=True, slots=True)
class _Sent:
    """Head and words of a message: day, clock, and `A` or `P` where it is one of twelve hours."""

    day: str
    clock: str
    half: str
    words: str = ""


def is_called_whatsapp(name: str) -> bool:
    """Whether a file's name is that of an export of a chat."""
    return name.lower().endswith(".txt") and _CALLED.search(name) is not None


def is_whatsapp(path: Path) -> bool:
    """Whether a file that is called so begins as such an export does."""
    try:
        with path.open("rb") as stream:
            head = stream.read(8_192)
    except OSError:
        return False
    text = head.decode("utf-8", "replace").lstrip("\ufeff \r\n")
    return not looks_binary(head) and _OPENS.match(text.partition("\n")[0]) is not None


def whatsapp_items(path: Path, name: str, config: SourcesConfig, manifest: ManifestConfig) -> Iterator[Found]:
    """The messages of an export.

    Args:
        path: The file.
        name: How messages of ours call it.
        config: Bounds.
        manifest: The order of day and month, if the user says it.

    Yields:
        Items, rejections, last a notice.
    """
    tally = MessageTally()
    try:
        order = _order(path, manifest, config)
        open_days = 0
        for number, one in enumerate(_messages(path, config), 1):
            sent = _SENT.fullmatch(one.words)
            if sent is None:
                tally.service += 1
                continue
            if _OMITTED.match(sent[2]) or not sent[2].strip():
                tally.wordless += 1
                continue
            at = _moment(one, order)
            open_days += at is None
            tally.taken += 1
            told = ChatMessage(f"{number}", sent[2].strip(), " ".join(sent[1].split()), at)
            yield item_of_message(told, name)
        if open_days:
            detail = f"{open_days:,} messages have days that can be read in two ways; say --day-first or --month-first"
            yield Rejection(name, STAGE, "bad_date", detail)
    except OSError as error:
        yield Rejection(name, STAGE, "unreadable", f"cannot be read ({error.strerror or error}); check the file")
    yield tally.notice(name)


def _messages(path: Path, config: SourcesConfig) -> Iterator[_Sent]:
    """Head and words of each message: the lines up to the next head; what is too long is cut off at the bound."""
    sent: _Sent | None = None
    lines: list[str] = []
    size = 0
    with path.open(encoding="utf-8-sig", errors="replace") as stream:
        while line := stream.readline(config.max_text_chars):
            found = _OPENS.match(line.rstrip("\r\n"))
            if found is None:
                size += len(line)
                if size < config.max_text_chars:
                    lines.append(line.rstrip("\r\n"))
                continue
            if sent is not None:
                yield replace(sent, words="\n".join(lines))
            day, clock, half = found.group(1, 2, 3) if found[1] else found.group(4, 5, 6)
            sent, lines, size = _Sent(day, clock, half or ""), [found[7]], len(line)
    if sent is not None:
        yield replace(sent, words="\n".join(lines))


def _full(day: str) -> str:
    """A day with its year in four digits."""
    numbers = _NUMBERS.fullmatch(day)
    if numbers is None:
        return day
    if len(numbers[1]) == 4:
        return f"{numbers[1]}/{numbers[3]}/{numbers[4]}"
    return (
        f"{numbers[1]}{numbers[2]}{numbers[3]}{numbers[2]}{numbers[4] if len(numbers[4]) == 4 else '20' + numbers[4]}"
    )


def _order(path: Path, manifest: ManifestConfig, config: SourcesConfig) -> DateOrder | None:
    if manifest.date_order:
        return word_of(manifest.date_order, DATE_ORDERS)
    return told_order(_full(one.day) for one in _messages(path, config)).order


def _moment(sent: _Sent, order: DateOrder | None) -> str | None:
    hours, _, rest = sent.clock.replace(".", ":").partition(":")
    hour = int(hours) % 12 + 12 * (sent.half in "Pp") if sent.half else int(hours)
    return ordered_date(f"{_full(sent.day)} {hour:02}:{rest}", order)
