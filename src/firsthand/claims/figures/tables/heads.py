"""Heads: what the words over a column, before a row or before a value say is counted ("Killed (civilians)", "Verletzte").

Compiled from `lang/<code>/tables.toml` and the nouns for people of the lexicon of figures.  Strict on purpose: one word that
no list knows, or a sign such as "%", and the words are no head: a column of scores, prices or rates counts nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, NamedTuple

from firsthand.claims.document import Sentence
from firsthand.claims.figures.compile import figure_lexicon
from firsthand.claims.figures.letters import THING
from firsthand.claims.figures.lexicon import FigureLexicon
from firsthand.lang.pack import LanguagePack
from firsthand.spans import Span
from firsthand.vocabulary import MEASURES, Measure, Population, word_of

LONGEST_HEAD = 60  # characters of the words of a head
# What words of a head say beside a measure.
HeadWord = Literal["plain", "total", "cumulative", "daily", "part", "place", "day", "source", "unknown", "statistic"]
Words = tuple[str, ...]
_SIGNS = frozenset("()[]/,.:;-–—*†‡&\"'")
_NOTE = re.compile(r"\[\w{1,3}\]|[¹²³⁰⁴-⁹*†‡]+|(?<=\w)\((?:\w|\d\d)\)")  # marks of footnotes


@dataclass(frozen=True, slots=True)
class Head:
    """What a head says is counted.

    Attributes:
        measure: None where it only tells who, or that all are counted.
        unit: Of things: their noun.
        scale: What each value under it is multiplied by ("in thousands").
        says: What else it says.
    """

    measure: Measure | None = None
    population: Population = "all"
    unit: str | None = None
    scale: float = 1.0
    says: frozenset[HeadWord] = frozenset()

    def under(self, above: Head) -> Head:
        """This head below another that spans it: what one leaves open the other tells."""
        return Head(
            self.measure or above.measure,
            self.population if self.population != "all" else above.population,
            self.unit or above.unit,
            max(self.scale, above.scale),
            self.says | above.says,
        )


class HeadPhrase(NamedTuple):
    """Some words of a head, and what they add to it."""

    words: Words
    adds: Head


@dataclass(frozen=True, slots=True)
class HeadLexicon:
    """The words of heads of one language.

    Attributes:
        phrases: First word -> the phrases that it begins, longest first, with what each adds.
        figures: Nouns for people and things.
    """

    phrases: Mapping[str, Sequence[HeadPhrase]]
    figures: FigureLexicon

    def at(self, lowers: Sequence[str], i: int) -> HeadPhrase | None:
        """The longest phrase at a word, None where no list knows the word."""
        same = self.phrases.get(lowers[i], ())
        return next((p for p in same if tuple(lowers[i : i + len(p.words)]) == p.words), None)

    def says(self, text: str, what: HeadWord) -> bool:
        """Whether some words of a cell say one thing ("In all 14 districts": a total)."""
        lowers = [w for w in lowers_of(text) if w not in _SIGNS]
        return any((found := self.at(lowers, i)) and what in found.adds.says for i in range(len(lowers)))


@cache
def head_lexicon(pack: LanguagePack) -> HeadLexicon | None:
    """The compiled lexicon, None where a language tells nothing of tables."""
    told, figures = pack.topic("tables"), figure_lexicon(pack)
    if not told or figures is None:
        return None
    phrases: dict[str, list[HeadPhrase]] = {}
    for text, adds in _entries(told):
        words = tuple(text.split())
        phrases.setdefault(words[0], []).append(HeadPhrase(words, adds))
    for same in phrases.values():
        same.sort(key=lambda phrase: -len(phrase.words))
    return HeadLexicon(phrases, figures)


def _entries(told: Mapping[str, Any]) -> Iterator[tuple[str, Head]]:
    """Every phrase of a language's heads with what it adds."""
    for measure, forms in told.get("heads", {}).items():
        for form in forms:
            yield form, Head(measure=word_of(measure, MEASURES))
    beside: Mapping[HeadWord, Iterable[str]] = told.get("words", {})
    for what, forms in beside.items():
        for form in forms:
            yield form, Head(says=frozenset((what,)))
    for factor, forms in told.get("scales", {}).items():
        for form in forms:
            yield form, Head(scale=float(factor))


def lowers_of(text: str) -> list[str]:
    """The words and signs of a cell in lower case."""
    return Sentence(text, Span(0, len(text)), 0, "body").lowers


def head_of(text: str, lexicon: HeadLexicon) -> Head | None:
    """What the words of a cell or label say is counted.

    Args:
        text: The words.
        lexicon: Those of its language.

    Returns:
        The head; None where the cell is empty or too long, or holds a word or sign that no list knows.
    """
    bare = _NOTE.sub("", text)
    if not bare.strip() or len(bare) > LONGEST_HEAD:
        return None
    lowers = lowers_of(bare)
    head, i = Head(), 0
    while i < len(lowers):
        if lowers[i] in _SIGNS:
            i += 1
            continue
        found = lexicon.at(lowers, i) or _people(lowers[i], lexicon.figures)
        if found is None or (found.adds.measure and head.measure and found.adds.measure != head.measure):
            return None
        head, i = found.adds.under(head), i + len(found.words)
    if head.unit is not None and head.measure != "destroyed":
        return None
    return head


def _people(low: str, figures: FigureLexicon) -> HeadPhrase | None:
    """A noun or adjective for people, or a noun for things, as a part of a head."""
    population = figures.populations.get(low) or figures.modifiers.get(low)
    if population is not None:
        return HeadPhrase((low,), Head(population=population))
    return HeadPhrase((low,), Head(unit=low)) if figures.letters.get(low) == THING else None
