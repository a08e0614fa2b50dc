"""Finds an account's title: given, told by the format, or the first line where that is a headline.

A step inside `accounts/`.  Refuses to make one up: an account whose first line is a sentence has no title.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from firsthand.accounts.blocks import Block, ends_sentence, is_prose

_LOOKED_AT, _LONGEST, _FEWEST_WORDS = 20, 200, 3
_SITE = re.compile(r"(?<!\s)\s+(?:[|»]|::|-|–|—)\s+[^|»]{2,40}$")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Title:
    """A title and where it stands.

    Attributes:
        text: The words, white space made single.
        block: The block of the text that holds it; None where it was given apart.
    """

    text: str
    block: Block | None = None


def folded(line: str) -> str:
    """A line's words in lower case, apart by one space, for comparing titles."""
    return " ".join(_WORD.findall(line.casefold()))


def known_title(given: str | None, meta: str | None, blocks: Sequence[Block]) -> Title | None:
    """The title that the input or the format tells, found in the text if it stands there.

    Args:
        given: As the input gives it; wins.
        meta: From the format's metadata, often with the site's name behind it.
        blocks: The text's blocks.

    Returns:
        None where neither tells one.
    """
    heads = {folded(b.text): b for b in reversed(blocks[:_LOOKED_AT]) if len(b.text) <= 2 * _LONGEST}
    for title, trim in ((given, False), (meta, True)):
        plain = " ".join((title or "").split())
        if not plain or not folded(plain):
            continue
        forms = [plain, _SITE.sub("", plain)] if trim else [plain]
        for form in forms:
            if folded(form) in heads:
                return Title(form, heads[folded(form)])
        return Title(forms[-1] if trim and "|" in plain else plain)
    return None


def headline(blocks: Sequence[Block], paragraphs: Sequence[tuple[int, int]], passed: Collection[int]) -> Title | None:
    """The first line as title, where it is a headline and prose follows.

    Args:
        blocks: The text's blocks.
        paragraphs: Its paragraphs; a line broken off a longer paragraph is no headline.
        passed: Starts of the blocks that are passed over: bylines, datelines, credits, lines that are a date.

    Returns:
        None where the first line is a sentence or is not followed by prose.
    """
    whole = set(paragraphs)
    for at, block in enumerate(blocks[:4]):
        if block.start in passed:
            continue
        words = block.text.split()
        told = any(is_prose(b.text) for b in blocks[at + 1 : at + 8])
        if (
            len(block.text) > _LONGEST
            or len(words) < _FEWEST_WORDS
            or (block.start, block.end) not in whole
            or not told
        ):
            return None
        if ends_sentence(block.text) and block.text[-1] not in "?!" and not _capitalised(words):
            return None
        return Title(block.text, block)
    return None


def _capitalised(words: Sequence[str]) -> bool:
    """Whether most longer words begin with a capital, as in headlines."""
    longer = [w for w in words if len(w) > 3 and w[0].isalpha()]
    return len(longer) >= 2 and sum(w[0].isupper() for w in longer) >= 0.75 * len(longer)
