"""Opens plain text: bytes in any encoding become text with offsets into the decoded bytes.

Takes nothing out: a page that was saved as plain text is cleaned by the accounts stage, which knows the language.
"""

from __future__ import annotations

from firsthand.config import SourcesConfig
from firsthand.errors import InputError
from firsthand.sources.decode import decode
from firsthand.sources.raw_item import Opened, RawItem
from firsthand.sources.tidy import tidy


def raw_plain_text(item: RawItem, _config: SourcesConfig) -> dict[int, str]:
    """The decoded text that segments lead to, under page 0.

    Raises:
        InputError: `binary` or `encoding`.
    """
    return {0: decode(item.data, item.charset, subject=item.source_id).text}


def open_plain_text(item: RawItem, config: SourcesConfig) -> Opened:
    """The text of a plain-text item.

    Raises:
        InputError: `binary`, `encoding`, `too_large`, or `no_text` where it holds only blanks.
    """
    raw = raw_plain_text(item, config)[0]
    if len(raw) > config.max_text_chars:
        what = f"holds more than {config.max_text_chars:,} characters of text"
        raise InputError(what, item.source_id, "split it or raise sources.max_text_chars", code="too_large")
    tidied = tidy(raw)
    if not tidied.text.strip():
        raise InputError("holds no words", item.source_id, "remove it", code="no_text")
    return Opened(text=tidied.text, segments=tidied.segments)
