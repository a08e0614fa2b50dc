"""From a language pack to the words of figures, ready to be looked up word by word.

Stands between `lang/<code>/{figures,populations}.toml` and `lexicon`.  Refuses to know any word itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

import ahocorasick

from firsthand.claims.figures.cue import FRAME_LETTERS, Cue
from firsthand.claims.figures.guard import NO_GUARD, Words, guard_of
from firsthand.claims.figures.letters import (
    BY_NAME,
    CLOSING,
    COMMA,
    DASH,
    FOLK,
    GROUP,
    NATION,
    OPENING,
    ORGANISATION,
    OTHER,
    PERSON,
    PERSONS,
    QUOTE,
    STOP,
    THING,
    WORD,
    over_letters,
)
from firsthand.claims.figures.lexicon import CuePhrase, FigureLexicon, OtherMeaning, SmallPhrase
from firsthand.lang.number_words import NumberLexicon, number_lexicon
from firsthand.lang.pack import LanguagePack
from firsthand.vocabulary import MEASURES, POPULATIONS, Population, word_of

# The classes of small words that a pack may fill, with their letters; all but two are called as their letters are.
WORD_LETTERS: Mapping[str, str] = {
    **{
        name: BY_NAME[name]
        for name in (
            *(
                "be",
                "have",
                "modal",
                "not",
                "to",
                "adverb",
                "verb",
                "preposition",
                "postposition",
                "of",
                "and",
                "alongside",
            ),
            *("determiner", "article", "relative", "conjunction", "pronoun_one", "pronoun_many", "reflexive"),
            *("including", "other", "other_one", "others"),
        )
    },
    "ordinal": OTHER,
    "noun": WORD,
    "punctuation_stop": STOP,
}
SIGNS: Mapping[str, str] = {
    ",": COMMA, "(": OPENING, ")": CLOSING, "[": OPENING, "]": CLOSING, "-": DASH, "–": DASH, "—": DASH,
    '"': QUOTE, "“": QUOTE, "”": QUOTE,
}  # fmt: skip
_MOST_REPEATED = 24  # words of one set in a row, as adjectives before what is counted
_OPTIONAL_GUARDS = (
    "not_of_one", "undone_clause", "afterwards", "avenged", "saying", "feared", "bodies_found", "with", "everybody", "either",
    "reckons", "reckoned_in", "genitive", "gerund_be", "agent", "in_all", "of_whom", "hypothesis", "caused", "fears",
    "hunters", "incidents",
)  # fmt: skip

Meaning = TypeVar("Meaning", bound=str)


def _cues(entries: Iterable[Mapping[str, Any]]) -> dict[str, list[CuePhrase]]:
    """Cues by the first word of their forms, longest form first; of one form, by their frames."""
    by_form: dict[Words, list[Cue]] = {}
    for entry in entries:
        cue = _cue(entry)
        for form in entry["forms"]:
            by_form.setdefault(tuple(form.split()), []).append(cue)
    rank = list(FRAME_LETTERS)
    out: dict[str, list[CuePhrase]] = {}
    for words, cues in by_form.items():
        phrase = CuePhrase(words, tuple(sorted(cues, key=lambda c: rank.index(c.frame))))
        out.setdefault(words[0], []).append(phrase)
    for options in out.values():
        options.sort(key=lambda o: -len(o.words))
    return out


def _cue(entry: Mapping[str, Any]) -> Cue:
    return Cue(
        measure=word_of(entry["measure"], MEASURES),
        frame=entry["frame"],
        who=entry.get("who", "people"),
        only=frozenset(entry.get("only", ())),
        not_only=frozenset(entry.get("not_only", ())),
        mark=entry.get("mark"),
        needs=frozenset(entry.get("needs", ())),
        reach=int(entry.get("reach", 7)),
        cumulative=bool(entry.get("cumulative", False)),
        beside=entry.get("beside", ""),
        none_only=bool(entry.get("none_only", False)),
        at_most=bool(entry.get("at_most", False)),
        sure=bool(entry.get("sure", False)),
    )


def _small(table: Mapping[str, list[str]]) -> dict[str, list[SmallPhrase]]:
    """Small words of several words by their first word, longest first."""
    out: dict[str, list[SmallPhrase]] = {}
    for name, phrases in table.items():
        for phrase in phrases:
            words = tuple(phrase.split())
            out.setdefault(words[0], []).append(SmallPhrase(words, WORD_LETTERS[name]))
    for options in out.values():
        options.sort(key=lambda o: -len(o.words))
    return out


def _expanded(figures: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The cue entries with the forms that `stems` make with the lists of `[endings]` they name, each behind their `heads`."""
    lists = {name: words.split() for name, words in figures.get("endings", {}).items()}
    out = []
    for e in figures["cue"]:
        made = [stem + ending for name in e.get("endings", ()) for stem in e.get("stems", ()) for ending in lists[name]]
        forms = [*e.get("forms", ()), *made]
        led = [f"{head} {form}" for head in e.get("heads", ()) for form in forms]
        out.append({**e, "forms": led or forms})
    return out


def _inflect(words: dict[str, Meaning], classes: Mapping[str, Any]) -> None:
    """Add forms with `noun_endings`, to things also those with `thing_endings`; words told already stay as they are."""
    for word, meaning in list(words.items()):
        for ending in classes.get("noun_endings", "").split():
            words.setdefault(word + ending, meaning)
    for word in [w for w, meaning in words.items() if meaning in (THING, GROUP)]:
        for ending in classes.get("thing_endings", "").split():
            words.setdefault(word + ending, words[word])


@dataclass(frozen=True, slots=True)
class _Nouns:
    """Letters and populations of nouns for people."""

    letters: dict[str, str]
    populations: dict[str, Population]


def _nouns(populations: Mapping[Population, str]) -> _Nouns:
    """The nouns of all populations: `one/many`, with a capital where they are names of nations."""
    out = _Nouns({}, {})
    for population, words in populations.items():
        for pair in words.split():
            nation = pair[:1].isupper()
            one, _, many = pair.lower().partition("/")
            for word, letter in ((one, NATION if nation else PERSON if many else FOLK), (many, PERSONS)):
                if word and word not in out.letters:
                    out.letters[word], out.populations[word] = letter, population
    return out


def _letters(figures: Mapping[str, Any], classes: Mapping[str, Any], nouns: _Nouns) -> dict[str, str]:
    """The letter of every word that a list knows; the last list that has a word decides."""
    letters: dict[str, str] = {}
    for name, letter in (("organisations", ORGANISATION), ("things", THING), ("collectives", GROUP)):
        letters |= dict.fromkeys(classes.get(name, "").split(), letter)
    letters |= nouns.letters
    _inflect(letters, classes)
    for name, words in figures.get("words", {}).items():
        if name in WORD_LETTERS:
            letters |= dict.fromkeys(words.split(), WORD_LETTERS[name])
    letters.update(SIGNS)
    return letters


def _scanner(entries: Iterable[dict[str, Any]], numbers: NumberLexicon) -> Any:
    """An automaton of the words that every cue form must hold, and of the signs of money."""
    words = set(numbers.signs) | set(numbers.currencies)
    for e in entries:
        if e["frame"] == "suffers":
            words.update(max(n.split(), key=len) for n in e["needs"])
        else:
            words.update(max(f.split(), key=len) for f in e["forms"])
    scan = ahocorasick.Automaton()
    for word in words:
        scan.add_word(word, len(word))
    if words:
        scan.make_automaton()
    return scan


def _beside(entries: Iterable[Mapping[str, str]]) -> dict[str, OtherMeaning]:
    """Nouns of two populations."""
    return {
        noun: OtherMeaning(frozenset(entry["words"].split()), word_of(entry["population"], POPULATIONS))
        for entry in entries
        for noun in entry["nouns"].split()
    }


def _bounded(pattern: str) -> str:
    """A pattern over letters whose sets are not repeated without end, so that it stays linear on any sentence."""
    return re.sub(r"(?<=\])\*", f"{{0,{_MOST_REPEATED}}}", pattern)


@cache
def figure_lexicon(pack: LanguagePack) -> FigureLexicon | None:
    """The compiled lexicon of a language; None where the pack tells nothing of figures."""
    figures, people = pack.topic("figures"), pack.topic("populations")
    if not figures.get("cue"):
        return None
    classes, small_words = people.get("classes", {}), figures.get("words", {})
    populations = people.get("populations", {})
    nouns, entries = _nouns(populations), _expanded(figures)
    letters = _letters(figures, classes, nouns)
    _inflect(nouns.populations, classes)
    numbers = number_lexicon(pack)
    guards = {name: guard_of(items) for name, items in figures.get("guards", {}).items()}
    return FigureLexicon(
        numbers=numbers,
        cues=_cues(entries),
        letters=letters,
        populations=nouns.populations,
        order={p: i for i, p in enumerate(populations)},
        beside=_beside(people.get("beside", ())),
        modifiers={w: p for p, words in people.get("modifiers", {}).items() for w in words.split()},
        plural_endings=tuple(classes.get("plural_endings", ())),
        person_endings=tuple(classes.get("person_endings", ())),
        particles=frozenset(small_words.get("particle", "").split()),
        definite=frozenset(small_words.get("definite", "").split()),
        small=_small(figures.get("phrases", {})),
        adjective_endings=tuple(classes.get("adjective_endings", ())),
        verb_endings=tuple(classes.get("verb_endings", ())),
        possessive_endings=tuple(classes.get("possessive_endings", ())),
        bounds_behind=bool(figures.get("bounds_behind", False)),
        head_first=classes.get("head", "last") == "first",
        oblique_endings=tuple(classes.get("oblique_endings", ())) or ("\0",),
        noun_capitals=bool(classes.get("noun_capitals", False)),
        ordinals={w: v for w, v in pack.topic("dates").get("lexicon", {}).get("ord", {}).items() if isinstance(v, int)},
        months=tuple(pack.topic("dates").get("lexicon", {}).get("month_full", ())) or ("\0",),
        thing_endings=tuple(classes.get("thing_endings", "").split()),
        plural_things=frozenset(classes.get("plural_things", "").split()),
        parts_before=bool(classes.get("parts_before", False)),
        phrase=re.compile("|".join(f"(?P<{k}>{_bounded(over_letters(v))})" for k, v in figures["patterns"].items())),
        guards=dict.fromkeys(_OPTIONAL_GUARDS, NO_GUARD) | guards,
        scan=_scanner(entries, numbers),
    )
