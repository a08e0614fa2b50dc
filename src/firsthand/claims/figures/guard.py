"""Guards: lists of words and phrases that undo, deny, date or part a number, looked up in the words of a sentence.

Compiled from `[guards]` in `lang/<code>/figures.toml`; what each guards stands in `docs/adding-a-language.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guard:
    """Words and phrases of one guard; phrases by their first word."""

    words: frozenset[str]
    phrases: dict[str, list[Words]]

    def at(self, lowers: Sequence[str], i: int) -> int:
        """How many words of the guard stand at word `i`; 0 for none."""
        word = lowers[i]
        for phrase in self.phrases.get(word, ()):
            if tuple(lowers[i : i + len(phrase)]) == phrase:
                return len(phrase)
        return 1 if word in self.words else 0

    def within(self, lowers: Sequence[str], start: int, end: int) -> bool:
        """Whether the guard stands anywhere in the words `[start, end)`."""
        first = max(0, start)
        said = lowers[first : max(0, end)]
        if not self.words.isdisjoint(said):
            return True
        if self.phrases.keys().isdisjoint(said):
            return False
        return any(self.at(lowers, i) for i, word in enumerate(said, first) if word in self.phrases)


def guard_of(items: Iterable[str]) -> Guard:
    """The guard of a list of words and phrases."""
    words, phrases = set(), dict[str, list[Words]]()
    for item in items:
        parts = tuple(item.split())
        if len(parts) == 1:
            words.add(item)
        else:
            phrases.setdefault(parts[0], []).append(parts)
    return Guard(frozenset(words), phrases)


NO_GUARD = Guard(frozenset(), {})
