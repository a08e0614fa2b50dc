"""Quotations of an account: where quotation marks open and close, also over several sentences and paragraphs.

Stands before `claims/attribution/read.py`.  Refuses single quotation marks, which cannot be told from apostrophes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from firsthand.spans import Span

_MARK = re.compile(r"[“”„«»\"]|''|``|\n\s*")
_OPENERS = frozenset("“„«") | {"``"}
_CLOSERS = frozenset("”»")
_TURNED = {"„": "“", "»": "«"}  # pairs of languages that close with what others open with
_MAX_QUOTE = 6000
QUOTE_SIGNS = frozenset("“”„«»\"'`")


@dataclass(frozen=True, slots=True)
class Quotations:
    """Quotations in order, without overlap: `text[starts[i]:ends[i]]` holds both marks where both stand."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def at(self, place: int) -> Span | None:
        """The quotation that holds the code point, None outside of any."""
        i = bisect_right(self.starts, place) - 1
        if i >= 0 and place < self.ends[i]:
            return Span(self.starts[i], self.ends[i])
        return None

    def starting(self, low: int, high: int) -> Span | None:
        """The first quotation that opens in `[low, high)`."""
        i = bisect_right(self.starts, low - 1)
        if i < len(self.starts) and self.starts[i] < high:
            return Span(self.starts[i], self.ends[i])
        return None


def find_quotations(text: str) -> Quotations:
    """Pair the quotation marks of a text.

    Args:
        text: An account's text.

    Returns:
        Its quotations; one that is never closed ends with its paragraph, and a paragraph that opens with a mark after
        an unclosed one continues it.  Straight marks are paired within a paragraph by turns.
    """
    starts: list[int] = []
    ends: list[int] = []
    opened = -1
    for m in _MARK.finditer(text):
        mark, at = m[0], m.start()
        if mark[0] == "\n":
            if opened >= 0:
                _close(starts, ends, Span(opened, at))
                opened = -1
        elif opened < 0:
            if mark not in _CLOSERS or _looks_open(text, at):
                opened = at
        elif (mark not in _OPENERS or mark == _TURNED.get(text[opened])) and at - opened < _MAX_QUOTE:
            _close(starts, ends, Span(opened, m.end()))
            opened = -1
        elif at - opened >= _MAX_QUOTE:
            opened = at
    if opened >= 0:
        _close(starts, ends, Span(opened, len(text)))
    return Quotations(tuple(starts), tuple(ends))


def _looks_open(text: str, at: int) -> bool:
    """Whether a closing mark stands where an opening one should: after white space, before a letter."""
    before_ok = at == 0 or text[at - 1].isspace()
    return before_ok and at + 1 < len(text) and not text[at + 1].isspace()


def _close(starts: list[int], ends: list[int], span: Span) -> None:
    if span.end - span.start > 1:
        starts.append(span.start)
        ends.append(span.end)
