"""The words and signs of a text as the templates of times see them, folded to how lexicons are written.

Stands beneath `lang/slots.py`; letters and digits part where they meet ("20th" is two).  Refuses to know any word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")
_ODD = re.compile("[̇ʼ٠-٩۰-۹०-९]")
_REMEMBERED, _LONGEST = 20_000, 40  # words, and letters of the longest that is remembered


def fold(text: str) -> str:
    """Lower case as the lexicons are written: straight apostrophes, and the dotted i that Turkic capitals leave behind."""
    low = text.lower().replace("’", "'").replace("ʼ", "'").replace("i̇", "i")
    if low.isascii() or not any(c.isdecimal() for c in low):
        return low
    return "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in low)


def words_of(text: str) -> list[str]:
    """The words and signs of a text, folded."""
    low = text.lower()
    if not low.isascii():
        if _ODD.search(low):
            return [fold(w) for w in TOKEN.findall(text)]
        low = low.replace("’", "'")
    return TOKEN.findall(low)


class Remembered(dict[str, str]):
    """What a function makes of a word, made once a word; starts anew when it has grown large."""

    def __init__(self, made_of: Callable[[str], str]) -> None:
        self._made_of = made_of

    def __missing__(self, word: str) -> str:
        made = self._made_of(word)
        if len(word) <= _LONGEST:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[word] = made
        return made
