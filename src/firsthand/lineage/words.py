"""The words of an account as lineage compares them: folded words, their places, and stable numbers for them.

First station of lineage.  Words are compared without case, marks and hyphens, so that cleaning, wrapping and quotation
marks do not hide a copy.  Refuses to weigh words: rarity is the candidate step's business.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
MAX_WORDS = 30_000
CONTENT_LETTERS = 4


@lru_cache(maxsize=1 << 17)
def _number_of(word: str) -> int:
    """A stable 64-bit number of a word, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text.

    Attributes:
        keys: Folded words.
        starts, ends: Their half-open code points in the text.
        numbers: A stable 64-bit number a word.
        content: Whether a word can tell texts apart by itself: four letters and more, or a digit.
    """

    keys: list[str]
    starts: list[int]
    ends: list[int]
    numbers: Numbers = field(repr=False)
    content: NDArray[np.bool_] = field(repr=False)

    def __len__(self) -> int:
        return len(self.keys)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Code points of the words `first` up to, not including, `last`."""
        return self.starts[first], self.ends[last - 1]


@lru_cache(maxsize=96)
def words_of(text: str) -> Words:
    """Split a text into comparable words; the last texts are remembered, since pairs come in order of their left.

    Args:
        text: Any text; words beyond the first 30,000 are not compared.

    Returns:
        The words; an empty text gives none.
    """
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for m in WORD.finditer(text):
        keys.append(m[0].lower().replace("’", "'"))
        starts.append(m.start())
        ends.append(m.end())
        if len(keys) == MAX_WORDS:
            break
    numbers = np.fromiter(map(_number_of, keys), np.uint64, len(keys))
    content = np.fromiter((len(k) >= CONTENT_LETTERS or k[0].isdigit() for k in keys), np.bool_, len(keys))
    return Words(keys, starts, ends, numbers, content)
