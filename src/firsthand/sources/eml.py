"""Opens a mail: its plain text, else its HTML part, with sender, subject and date from the headers.

Attachments are named and left out.  Refuses mails nested without end and parts that are no text.
"""

from __future__ import annotations

from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from firsthand.config import SourcesConfig
from firsthand.errors import InputError
from firsthand.sources.decode import decode
from firsthand.sources.language_code import language_code
from firsthand.sources.raw_item import Opened, RawItem
from firsthand.sources.tidy import tidy

_LONGEST_HEADER = 4_000
_MOST_PARTS = 2_000


def _message(item: RawItem) -> Message:
    """The parsed mail; headers stay as they are until one is asked for."""
    try:
        message = message_from_bytes(item.data, policy=policy.compat32)
    except RecursionError:
        what = "the mail nests its parts too deep"
        raise InputError(what, item.source_id, "save its text", code="too_deep") from None
    if not message.keys():
        raise InputError("the mail has no headers", item.source_id, "give it as plain text", code="damaged")
    return message


def _eight_bit(header: str) -> str:
    """A header that was sent without coding: its bytes beyond ASCII in the encoding that fits."""
    data = header.encode("utf-8", "surrogateescape")
    try:
        return header if header.isascii() else decode(data).text
    except InputError:
        return data.decode("utf-8", "replace")  # a header is no reason to refuse the mail


def _header(message: Message, name: str) -> str | None:
    """A header in plain words, None where it is missing or blank."""
    value = next((str(v) for k, v in message.raw_items() if k.lower() == name.lower()), None)
    if value is None:
        return None
    raw = _eight_bit(value[:_LONGEST_HEADER])
    try:
        shown = str(make_header(decode_header(raw)))
    except (ValueError, LookupError, MessageError):
        shown = raw  # an unknown charset or broken coding: the words as they stand are better than none
    return " ".join(shown.split()) or None


def _parts(message: Message, item: RawItem) -> list[Message]:
    """All leaf parts in order, those of an attached mail left out."""
    leaves: list[Message] = []
    waiting = [message]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return leaves
        part = waiting.pop()
        content = part.get_payload()
        if part.is_multipart() and isinstance(content, list) and part.get_content_maintype() == "multipart":
            waiting.extend(reversed([p for p in content if isinstance(p, Message)]))
        else:
            leaves.append(part)
    raise InputError(f"the mail has more than {_MOST_PARTS:,} parts", item.source_id, "save its text", code="too_large")


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _payload(part: Message) -> bytes:
    """The part's bytes, transfer encoding undone."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _body(message: Message, item: RawItem) -> Message:
    """The part to be read: the first plain text that is no attachment, else the first HTML."""
    inner = [p for p in _parts(message, item) if not _is_attached(p)]
    for kind in ("text/plain", "text/html"):
        for part in inner:
            if part.get_content_type() == kind and _payload(part).strip():
                return part
    raise InputError("the mail holds no text", item.source_id, "give its attachments singly", code="no_text")


def _decoded(part: Message, item: RawItem) -> str:
    return decode(_payload(part), part.get_content_charset(), subject=item.source_id).text


def raw_eml(item: RawItem, _config: SourcesConfig) -> dict[int, str]:
    """The decoded text of the part that is read, under page 0.

    Raises:
        InputError: `damaged`, `too_deep`, `too_large`, `no_text`, `binary` or `encoding`.
    """
    return {0: _decoded(_body(_message(item), item), item)}


def _named(part: Message) -> str:
    name = part.get_filename() or "without a name"
    return f"attachment: {' '.join(str(name).split())[:200]} ({part.get_content_type()})"


def _date(message: Message) -> str | None:
    value = message.get("Date")
    if value is None:
        return None
    try:
        return parsedate_to_datetime(str(value)[:200]).isoformat()
    except (ValueError, OverflowError):
        return None


def open_eml(item: RawItem, config: SourcesConfig) -> Opened:
    """The text of a mail with its headers as metadata: From (byline), Organization, Subject, Date.

    Raises:
        InputError: `damaged`, `too_deep`, `too_large`, `no_text`, `binary` or `encoding`.
    """
    message = _message(item)
    body = _body(message, item)
    raw = _decoded(body, item)
    attached = tuple(_named(p) for p in _parts(message, item) if p is not body and _is_attached(p))
    if body.get_content_type() == "text/html":
        from firsthand.sources.html import read_html

        page = read_html(raw, item, config)
        text, segments, links, left_out = page.text, page.segments, page.links, page.dropped
    else:
        tidied = tidy(raw)
        text, segments, links, left_out = tidied.text, tidied.segments, (), ()
    name, address = parseaddr(_header(message, "From") or "")
    published = _date(message)
    return Opened(
        text=text,
        segments=segments,
        title=_header(message, "Subject"),
        byline=name or address or None,
        publisher=_header(message, "Organization"),
        language=language_code(_header(message, "Content-Language") or ""),
        published=published,
        published_basis="meta" if published else None,
        links=links,
        dropped=(*left_out, *attached),
    )
