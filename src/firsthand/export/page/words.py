"""The words of a claim as the page shows them: the sentence around, with the quote apart so that it can be marked.

Part of the HTML page.  Refuses to change a letter of a quote; only line breaks become spaces, and what is far from the
quote is cut.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.view.quote import Quote

BESIDE = 220  # characters of the sentence kept on either side of the quote
LONGEST_QUOTE = 700
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """A quote in its sentence: `before + quote + after`, as one line."""

    before: str
    quote: str
    after: str


def _one_line(text: str) -> str:
    return _SPACE.sub(" ", text)


def in_sentence(quote: Quote) -> QuotedWords:
    """A claim's words with what surrounds them in its sentence, or sentences where it runs over several.

    Args:
        quote: The words where they stand.

    Returns:
        As one line; "…" where what surrounds the words was cut.
    """
    before, after = _one_line(quote.before).lstrip(), _one_line(quote.after).rstrip()
    return QuotedWords(_cut_front(before), cut(_one_line(quote.words), LONGEST_QUOTE), cut(after, BESIDE))


def _cut_front(text: str) -> str:
    if len(text) <= BESIDE:
        return text
    return "…" + text[len(text) - BESIDE :].split(" ", 1)[-1]


def cut(text: str, most: int) -> str:
    """A text of at most so many characters, cut between words with "…"."""
    if len(text) <= most:
        return text
    short = text[: most - 1]
    return (short.rsplit(" ", 1)[0] if " " in short[most // 2 :] else short).rstrip(" ,;:") + "…"


def broken(text: str, width: int, most: int) -> list[str]:
    """A text in lines of at most `width` characters, at most so many lines, cut with "…" where that does not do."""
    lines: list[str] = []
    rest = _one_line(text).strip()
    while rest and len(lines) < most:
        if len(rest) <= width:
            return [*lines, rest]
        if len(lines) == most - 1:
            return [*lines, cut(rest, width)]
        at = rest.rfind(" ", 0, width + 1)
        at = at if at > 0 else width
        lines.append(rest[:at])
        rest = rest[at:].lstrip()
    return lines
