"""Text of strangers as it is shown to a person: on a page, in a table, at the terminal.

A sign that steers the terminal, or turns the direction of what stands beside it, is shown as a sign or not at all, one for one,
so that no place in a text moves.  What is stored and written for other programs keeps every sign.
"""

from __future__ import annotations

import re
from typing import TypeVar

Text = TypeVar("Text", bound=str)
REPLACED, JOINER = "\ufffd", "\u2060"
_CONTROLS = {n: REPLACED for n in (*range(32), *range(127, 160)) if chr(n) not in "\t\n\r"}
# Embeddings, overrides and isolates: without them a text of one direction stays as it is, and none runs on beyond its end.
_TURNS = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), JOINER)
_HALVES = dict.fromkeys(range(0xD800, 0xE000), REPLACED)
_SHOWN = {**_CONTROLS, **_TURNS, **_HALVES}
_ODD = re.compile("[" + "".join(map(re.escape, map(chr, (*_CONTROLS, *_TURNS)))) + "\ud800-\udfff]")
# What a spreadsheet takes for the beginning of a formula; the wide ones where it is set to East Asian languages.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def shown(value: Text) -> Text:
    """A text with nothing in it that acts on what it is shown by; markup stays markup."""
    return value.translate(_SHOWN) if _ODD.search(value) else value  # type: ignore[return-value]


def finalized(value: object) -> object:
    """What a template puts on a page."""
    return shown(value) if isinstance(value, str) else value


def harmless_cell(text: str) -> str:
    """A text as a cell of a table that no spreadsheet runs: an apostrophe stands before what would be a formula."""
    return "'" + text if text.startswith(FORMULA_SIGNS) else text
