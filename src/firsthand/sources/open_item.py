"""Second step of the path: from a raw item's bytes to its text, by format.

Each format has a module with two functions: one that opens, and one that gives the decoded raw text that segments lead
to.  Refuses, with a code, what cannot be opened; never returns text that is known to be cut short.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from firsthand.config import SourcesConfig
from firsthand.errors import InputError
from firsthand.sources.media_types import DOCX, EML, HTML, PDF, TEXT
from firsthand.sources.raw_item import Opened, RawItem

_MODULES = {TEXT: "plain_text", HTML: "html", PDF: "pdf", DOCX: "docx", EML: "eml"}


def _of_format(item: RawItem, verb: str) -> Callable[[RawItem, SourcesConfig], object]:
    """The function of the item's format; modules are imported when first needed, since parsers are slow to load."""
    name = _MODULES.get(item.media_type)
    if name is None:
        advice = "convert it to text, HTML, PDF, DOCX or EML"
        raise InputError(f"nothing opens {item.media_type}", item.source_id, advice, code="unknown_type")
    module = import_module(f"firsthand.sources.{name}")
    return cast(Callable[[RawItem, SourcesConfig], object], getattr(module, f"{verb}_{name}"))


def open_item(item: RawItem, config: SourcesConfig) -> Opened:
    """The text of an item with what its format tells of it.

    Args:
        item: The item.
        config: Bounds on size and pages.

    Returns:
        Text that holds at least one word, with segments into `raw_texts(item)`.

    Raises:
        InputError: With stage `sources` and a code: `binary`, `encoding`, `no_text`, `too_large`, `too_deep`,
            `truncated`, `encrypted`, `damaged`, `too_many_pages`, `zip_bomb`, `unknown_type`.
    """
    opened = cast(Opened, _of_format(item, "open")(item, config))
    if len(opened.text) > config.max_text_chars:
        raise too_long(item.source_id, config)
    return opened


def too_long(subject: str, config: SourcesConfig) -> InputError:
    """That a text is longer than one account may be."""
    what = f"holds more than {config.max_text_chars:,} characters of text"
    return InputError(what, subject, "split it or raise sources.max_text_chars", code="too_large")


def raw_texts(item: RawItem, config: SourcesConfig) -> dict[int, str]:
    """The decoded raw text of an item, by page, into which segments lead.

    Args:
        item: The item.
        config: Bounds on size and pages.

    Returns:
        Page number to text; page 0 alone where the format has no pages.  For every segment of the opened text,
        `raw[page][raw_start:raw_start + length]` equals the segment's characters.

    Raises:
        InputError: As `open_item`.
    """
    return cast(dict[int, str], _of_format(item, "raw")(item, config))
