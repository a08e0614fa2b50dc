"""Invented articles of one language with planted copies, for `growth_lineage.py`.

Words follow Zipf's law over a made-up vocabulary; four articles each tell of one incident in their own words around its own
topic words, some with one common statement, some with a formula that about twenty articles have; a few formulas go through
the whole.  A fifth are copies.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import accumulate

KINDS = ("whole", "cut", "embedded", "reworded")
WORDS, TOPIC, INCIDENT, COPIED = 30_000, 30, 4, 0.2
FORMULAS_EACH, EVERYWHERE = 100, 5
_ONSETS = ("b", "br", "d", "f", "g", "gl", "h", "k", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "tr", "v", "w")
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ou")


@dataclass(frozen=True, slots=True)
class Articles:
    """Texts, and for each copy the place of its source and how it was made.

    Attributes:
        copies: `(copy, source, kind)`, places in `texts`.
    """

    texts: list[str]
    copies: list[tuple[int, int, str]]


class _Writer:
    def __init__(self, seed: int, count: int) -> None:
        self.draw = random.Random(seed)
        words: set[str] = set()
        while len(words) < WORDS:
            syllables = self.draw.choices((1, 2, 3, 4), (1, 6, 5, 2))[0]
            words.add("".join(self.draw.choice(_ONSETS) + self.draw.choice(_VOWELS) for _ in range(syllables)))
        self.words = sorted(words, key=lambda w: (len(w), w))[:200]
        rest = sorted(words.difference(self.words))
        self.draw.shuffle(rest)
        self.words += rest
        self.weights = list(accumulate(1 / (k + 3) for k in range(WORDS)))
        self.formulas = [self.sentence(()) for _ in range(EVERYWHERE + count // FORMULAS_EACH)]

    def sentence(self, topic: tuple[str, ...]) -> str:
        words = self.draw.choices(self.words, cum_weights=self.weights, k=self.draw.randint(9, 24))
        for at in range(2, len(words), 5):
            if topic:
                words[at] = self.draw.choice(topic)
        if self.draw.random() < 0.3:
            words[len(words) // 2] = str(self.draw.randint(2, 400))
        return " ".join(words).capitalize() + "."

    def article(self, topic: tuple[str, ...], statement: str) -> list[str]:
        told = [self.sentence(topic) for _ in range(self.draw.randint(8, 24))]
        if self.draw.random() < 0.4:
            told.insert(self.draw.randrange(len(told)), statement)
        if self.draw.random() < 0.2:
            told.append(self.draw.choice(self.formulas))
        if self.draw.random() < 0.05:
            told.append(self.draw.choice(self.formulas[:EVERYWHERE]))
        return told

    def copied(self, source: list[str], kind: str, own: list[str]) -> list[str]:
        if kind == "cut":
            return source[: max(3, len(source) // 2)]
        if kind == "embedded":
            at = self.draw.randrange(max(1, len(source) - 3))
            return [*own[: len(own) // 2], *source[at : at + 3], *own[len(own) // 2 :]]
        share = 0.04 if kind == "whole" else 0.25
        return [" ".join(self._other(w, share) for w in s.split()) for s in source]

    def _other(self, word: str, share: float) -> str:
        return self.draw.choice(self.words) if self.draw.random() < share else word


def make_articles(count: int, seed: int = 7) -> Articles:
    """So many articles; the same for the same seed."""
    writer = _Writer(seed, count)
    told: list[list[str]] = []
    copies: list[tuple[int, int, str]] = []
    while len(told) < count:
        topic = tuple(writer.draw.sample(writer.words[200:], TOPIC))
        statement = writer.sentence(topic)
        for _ in range(min(INCIDENT, count - len(told))):
            own = writer.article(topic, statement)
            if len(told) > INCIDENT and writer.draw.random() < COPIED:
                source, kind = writer.draw.randrange(len(told)), writer.draw.choice(KINDS)
                copies.append((len(told), source, kind))
                own = writer.copied(told[source], kind, own)
            told.append(own)
    return Articles([" ".join(t) for t in told], copies)
