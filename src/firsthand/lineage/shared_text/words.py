"""The words of an account as lineage compares them: folded words, their places, and stable numbers for them.

First station of lineage.  Words are compared without case, marks and hyphens, so that cleaning, wrapping and quotation
marks do not hide a copy.  Refuses to weigh words: rarity is the candidate step's business.
"""

from __future__ import annotations

import hashlib
import re
import sys
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from threading import Lock
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.spans import Span

Numbers = NDArray[np.uint64]
Ids = NDArray[np.int64]

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
MAX_WORDS = 30_000  # of one text: what follows is not compared
CONTENT_LETTERS = 4  # letters from which a word can tell texts apart by itself
KNOWN_WORDS = 1 << 17  # whose numbers are kept; beyond, all are forgotten
REMEMBERED_WORDS = 400_000  # of the last texts; about 100 bytes each


class _NumberOf(dict[str, int]):
    """A stable 64-bit number of a word, the same on every machine; forgets all when it knows too many."""

    def __missing__(self, word: str) -> int:
        if len(self) >= KNOWN_WORDS:
            self.clear()
        digest = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        number = self[sys.intern(word)] = int.from_bytes(digest, "little")
        return number


class WordRange(NamedTuple):
    """The words `first` up to, not including, `last` of a text."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class WordIndex:
    """Where each word and each three words in a row stand in a text, by number.

    Attributes:
        values: The distinct numbers of the words, ascending.
        ids: Place in `values` of each word.
        count: How often each value stands in the text.
        first: Where the places of each value begin in `order`.
        order: Places of the words, by value and then by place.
        letters: How long each value's word is.
        triples: Joint numbers of each three words in a row, ascending; base `len(values) + 1`.
        triple_order: Places of these three words.
    """

    values: Numbers
    ids: Ids
    count: Ids
    first: Ids
    order: Ids
    letters: Ids
    triples: Ids
    triple_order: Ids


@dataclass(frozen=True)
class TextWords:
    """The words of one text.

    Attributes:
        keys: Folded words.
        starts, ends: Their half-open code points in the text.
        numbers: A stable 64-bit number a word.
        content: Whether a word can tell texts apart by itself: four letters and more, or a digit.
    """

    keys: list[str]
    starts: Sequence[int]
    ends: Sequence[int]
    numbers: Numbers = field(repr=False)
    content: NDArray[np.bool_] = field(repr=False)

    def __len__(self) -> int:
        return len(self.keys)

    def span(self, words: WordRange) -> Span:
        """Code points from the first to the last of some words, one at least."""
        return Span(self.starts[words.first], self.ends[words.last - 1])

    @cached_property
    def index(self) -> WordIndex:
        """Where each word stands; made when first asked for, kept with the words."""
        order = np.argsort(self.numbers, kind="stable")
        ordered = self.numbers[order]
        new = np.ones(len(ordered), np.bool_)
        new[1:] = ordered[1:] != ordered[:-1]
        first = np.flatnonzero(new)
        ids = np.empty(len(ordered), np.int64)
        ids[order] = np.cumsum(new) - 1
        triples = joined(ids, len(first) + 1)
        by_triple = np.argsort(triples, kind="stable")
        count = np.diff(np.append(first, len(ordered)))
        letters = np.array([len(self.keys[k]) for k in order[first].tolist()], np.int64)
        return WordIndex(
            values=ordered[first],
            ids=ids,
            count=count,
            first=first,
            order=order,
            letters=letters,
            triples=triples[by_triple],
            triple_order=by_triple,
        )


def joined(ids: Ids, base: int) -> Ids:
    """One number for each three in a row; empty where there are fewer."""
    out: Ids = (ids[:-2] * base + ids[1:-1]) * base + ids[2:]
    return out


class _RememberedTexts:
    """The words of the last texts, so many words of them at most; safe for threads."""

    def __init__(self, most: int) -> None:
        self._most, self._held = most, 0
        self._known: dict[str, TextWords] = {}
        self._lock = Lock()

    def __call__(self, text: str) -> TextWords:
        with self._lock:
            found = self._known.pop(text, None)
            if found is not None:
                self._known[text] = found  # the last asked for is the last to go
                return found
        made = _split(text)
        with self._lock:
            if text not in self._known:
                self._known[text] = made
                self._held += len(made)
            while self._held > self._most and len(self._known) > 1:
                self._held -= len(self._known.pop(next(iter(self._known))))
        return made


def _split(text: str) -> TextWords:
    spans = [m.span() for m in islice(WORD.finditer(text), MAX_WORDS)]
    low = text.lower().replace("’", "'")
    if len(low) == len(text) and "Σ" not in text:  # letter by letter, so that a word can be cut from the whole
        keys = [low[a:b] for a, b in spans]
    else:
        keys = [text[a:b].lower().replace("’", "'") for a, b in spans]
    keys = list(map(sys.intern, keys))
    numbers = np.array([_number_of[k] for k in keys], np.uint64)
    content = np.array([len(k) >= CONTENT_LETTERS or k[0].isdigit() for k in keys], np.bool_)
    return TextWords(keys, array("i", [a for a, _ in spans]), array("i", [b for _, b in spans]), numbers, content)


_number_of = _NumberOf()
_remembered = _RememberedTexts(REMEMBERED_WORDS)


def words_of(text: str) -> TextWords:
    """Split a text into comparable words; those of the last texts are remembered, since pairs come in order of their left.

    Args:
        text: Any text; words beyond the first 30,000 are not compared.

    Returns:
        The words; an empty text gives none.
    """
    return _remembered(text)
