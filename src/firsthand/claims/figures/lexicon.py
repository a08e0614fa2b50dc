"""The words of figures: cues with their frames, nouns for people and things, small words, patterns of noun phrases.

Compiled by `compile` from `lang/<code>/{figures,populations}.toml`.  Refuses to know any word itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from firsthand.claims.figures.cue import Cue
from firsthand.claims.figures.guard import Guard, Words
from firsthand.claims.figures.letters import DASH, GROUP, OPENING, ORGANISATION, PRONOUNS, THING
from firsthand.lang.number_words import NumberLexicon
from firsthand.vocabulary import Population

# Letters that hang on what stands beside the word, or on its capitals.
HANGING = PRONOUNS + ORGANISATION + OPENING + DASH


class CuePhrase(NamedTuple):
    """The words of a cue, and what they may be a cue of."""

    words: Words
    cues: tuple[Cue, ...]


class SmallPhrase(NamedTuple):
    """A small word of several words, and its letter."""

    words: Words
    letter: str


class OtherMeaning(NamedTuple):
    """The population that a noun means where one of some words stands in the sentence."""

    words: frozenset[str]
    population: Population


@dataclass(frozen=True, kw_only=True)
class FigureLexicon:
    """Everything a language says about figures, ready to be looked up word by word.

    Attributes:
        numbers: Its number words.
        cues: First word -> the cues that it begins, longest first.
        letters: Word -> letter.
        populations: Noun -> population; `order` their preference; `modifiers` adjective -> population;
            `beside` noun -> what else it means.
        person_endings, plural_endings: Endings that tell persons among words that no list knows; those of several.
        particles: Words inside a name ("al", "van").
        definite: Words that make one person one told before ("the").
        oblique_endings: Endings of cases in which a capitalised word is no name of somebody counted.
        ordinals: Ordinal numbers in words and digits, with their values ("sixth", "31st").
        months: Names of months: a year behind one is no whole year.
        thing_endings: Endings of cases of place that nouns for things take.
        plural_things: Nouns for things whose plural has no ending of its own ("aircraft"); where there are any, a thing without
            such an ending right behind a number of several is no head ("ten mine workers").
        parts_before: Whether parts stand before their whole ("aralarında iki çocuğun bulunduğu beş kişi").
        phrase: One pattern over letters whose named groups are the kinds of noun phrase.
        small: First word -> the small words of several words that it begins, longest first ("among them").
        adjective_endings, verb_endings: Endings that tell an adjective, a verb among words that no list knows.
        possessive_endings: Endings that tell an owner ("the town's").
        bounds_behind: Whether bounds may stand behind the noun ("19 people at least").
        head_first: Whether the head of a noun phrase stands before what hangs on it.
        noun_capitals: Whether all nouns are written with capitals, so that a capital alone marks no name.
        guards: Lists of words and phrases that undo, deny, date or part a number.
        scan: Automaton of the cue words; finds the sentences worth reading.
    """

    numbers: NumberLexicon
    cues: dict[str, list[CuePhrase]]
    letters: dict[str, str]
    populations: dict[str, Population]
    order: dict[str, int]
    modifiers: dict[str, Population]
    beside: dict[str, OtherMeaning]
    plural_endings: tuple[str, ...]
    person_endings: tuple[str, ...]
    particles: frozenset[str]
    definite: frozenset[str]
    small: dict[str, list[SmallPhrase]]
    adjective_endings: tuple[str, ...]
    verb_endings: tuple[str, ...]
    possessive_endings: tuple[str, ...]
    bounds_behind: bool
    head_first: bool
    noun_capitals: bool
    oblique_endings: tuple[str, ...]
    plural_things: frozenset[str]
    thing_endings: tuple[str, ...]
    ordinals: dict[str, int]
    months: tuple[str, ...]
    parts_before: bool
    phrase: re.Pattern[str]
    guards: dict[str, Guard]
    scan: Any

    def in_case(self, low: str) -> bool:
        """Whether a noun for a thing stands in one of the cases of place that the language puts behind it."""
        endings = (e for e in self.thing_endings if low.endswith(e))
        return any(self.letters.get(low[: -len(e)]) in (THING, GROUP) for e in endings)

    @cached_property
    def both(self) -> frozenset[str]:
        """Words for two that may lead the age of two people."""
        return self.guards["both"].words

    @cached_property
    def not_of_one(self) -> frozenset[str]:
        """Plurals that are verbs behind "one"."""
        return self.guards["not_of_one"].words

    @cached_property
    def plain(self) -> dict[str, str]:
        """Letters of the words whose letter hangs on no other word and on no capital."""
        words = self.letters.items()
        return {word: letter for word, letter in words if letter not in HANGING and word not in self.openers}

    @cached_property
    def openers(self) -> frozenset[str]:
        """Words that begin a cue, or a small word of several words."""
        return frozenset((*self.small, *self.cues))

    @cached_property
    def listed(self) -> frozenset[str]:
        """Words that a list knows, alone or as the first of several."""
        return self.openers.union(self.letters)
