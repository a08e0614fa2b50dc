"""The words of figures, compiled: cues with their frames, nouns for people and things, small words, patterns.

Stands between `lang/<code>/{figures,populations}.toml` and the readers of figures.  Refuses to know any word itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import ahocorasick

from firsthand.lang.number_words import NumberLexicon, number_lexicon
from firsthand.lang.pack import LanguagePack

# Frame -> code of a cue among the letters of a sentence; the first that a form has decides.
FRAME_CODES = {
    "self": "Q", "affects": "K", "affecting": "G", "undergoes": "D", "state": "A", "toll": "L", "of": "C",
    "counted": "C", "suffers": "F", "doing": "Z", "by": "b", "either": "D", "object": "G", "none": "Q",
}  # fmt: skip
WORD_CODES = {
    "be": "B", "have": "V", "modal": "M", "not": "n", "preposition": "p", "of": "f", "and": "&", "determiner": "d",
    "article": "a", "relative": "r", "conjunction": "c", "pronoun_one": "i", "pronoun_many": "j", "other": "o",
    "other_one": "x", "others": "q", "ordinal": "o", "reflexive": "I", "including": "e", "adverb": "R", "verb": "v",
    "punctuation_stop": ";", "to": "T", "postposition": "Y",
}  # fmt: skip
SIGNS = {",": ",", "(": "(", ")": ")", "[": "(", "]": ")", "-": "-", "–": "-", "—": "-", '"': '"', "“": '"', "”": '"'}


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that says what happened to those who are counted.

    Attributes:
        measure: What is counted.
        frame: Where those counted stand; see `figures.toml`.
        who: `people` or `things`.
        only, not_only: Populations that the frame needs or refuses.
        mark: Goes into the claim's rule.
        needs: Words one of which must follow in the clause, at most `reach` words away.
        cumulative: Whether the number is a total to date.
        beside: A measure of which another cue must stand in the sentence.
        none_only: Whether only nobody can be counted so ("kimse ölmedi": a verb that is negated in its own form).
    """

    measure: str
    frame: str
    who: str = "people"
    only: frozenset[str] = frozenset()
    not_only: frozenset[str] = frozenset()
    mark: str = ""
    needs: frozenset[str] = frozenset()
    reach: int = 7
    cumulative: bool = False
    beside: str = ""
    none_only: bool = False


Words = tuple[str, ...]


@dataclass(frozen=True)
class FigureLexicon:
    """Everything a language says about figures, ready to be looked up word by word.

    Attributes:
        numbers: Its number words.
        cues: First word -> (words, cues), longest first.
        codes: Word -> letter.
        populations: Noun -> population; `order` their preference; `modifiers` adjective -> population;
            `beside` noun -> words of a sentence in which it means another population.
        oblique_endings: Endings of cases in which a capitalised word is no name of somebody counted.
        parts_before: Whether parts stand before their whole ("aralarında iki çocuğun bulunduğu beş kişi").
        phrase: One pattern over letters whose named groups are the kinds of noun phrase.
        small: First word -> (words, letter) of small words of several words ("among them").
        adjective_endings, verb_endings: Endings that tell an adjective (letter `m`), a verb (letter `v`) among words
            that no list knows.
        bounds_behind: Whether bounds may stand behind the noun ("19 people at least").
        head_first: Whether the head of a noun phrase stands before what hangs on it.
        noun_capitals: Whether all nouns are written with capitals, so that a capital alone marks no name.
        guards: Lists of words and phrases that undo, deny, date or part a number.
        scan: Automaton of the cue words; finds the sentences worth reading.
    """

    numbers: NumberLexicon
    cues: dict[str, list[tuple[Words, tuple[Cue, ...]]]]
    codes: dict[str, str]
    populations: dict[str, str]
    order: dict[str, int]
    modifiers: dict[str, str]
    beside: dict[str, tuple[frozenset[str], str]]
    singular_endings: tuple[str, ...]
    plural_endings: tuple[str, ...]
    person_endings: tuple[str, ...]
    particles: frozenset[str]
    definite: frozenset[str]
    small: dict[str, list[tuple[Words, str]]]
    adjective_endings: tuple[str, ...]
    verb_endings: tuple[str, ...]
    bounds_behind: bool
    head_first: bool
    noun_capitals: bool
    oblique_endings: tuple[str, ...]
    parts_before: bool
    phrase: re.Pattern[str]
    guards: dict[str, Guard]
    scan: Any

    @cached_property
    def both(self) -> frozenset[str]:
        """Words for two that may lead the age of two people."""
        return self.guards["both"].words

    @cached_property
    def not_of_one(self) -> frozenset[str]:
        """Plurals that are verbs behind "one"."""
        return self.guards["not_of_one"].words if "not_of_one" in self.guards else frozenset()

    @cached_property
    def plain(self) -> dict[str, str]:
        """Letters of the words whose letter hangs on no other word and on no capital."""
        hanging = frozenset((*self.small, *self.cues))
        return {word: code for word, code in self.codes.items() if code not in "ijO(-" and word not in hanging}


@dataclass(frozen=True)
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


def _guard(items: Iterable[str]) -> Guard:
    words, phrases = set(), dict[str, list[Words]]()
    for item in items:
        parts = tuple(item.split())
        if len(parts) == 1:
            words.add(item)
        else:
            phrases.setdefault(parts[0], []).append(parts)
    return Guard(frozenset(words), phrases)


def _cues(entries: Iterable[dict[str, Any]]) -> dict[str, list[tuple[Words, tuple[Cue, ...]]]]:
    by_form: dict[Words, list[Cue]] = {}
    for e in entries:
        cue = Cue(
            measure=e["measure"],
            frame=e["frame"],
            who=e.get("who", "people"),
            only=frozenset(e.get("only", ())),
            not_only=frozenset(e.get("not_only", ())),
            mark=e.get("mark", ""),
            needs=frozenset(e.get("needs", ())),
            reach=int(e.get("reach", 7)),
            cumulative=bool(e.get("cumulative", False)),
            beside=e.get("beside", ""),
            none_only=bool(e.get("none_only", False)),
        )
        for form in e["forms"]:
            by_form.setdefault(tuple(form.split()), []).append(cue)
    out: dict[str, list[tuple[Words, tuple[Cue, ...]]]] = {}
    rank = list(FRAME_CODES)
    for words, cues in by_form.items():
        out.setdefault(words[0], []).append((words, tuple(sorted(cues, key=lambda c: rank.index(c.frame)))))
    for options in out.values():
        options.sort(key=lambda o: -len(o[0]))
    return out


def _small(table: dict[str, list[str]]) -> dict[str, list[tuple[Words, str]]]:
    """Small words of several words by their first word, longest first."""
    out: dict[str, list[tuple[Words, str]]] = {}
    for name, phrases in table.items():
        for phrase in phrases:
            words = tuple(phrase.split())
            out.setdefault(words[0], []).append((words, WORD_CODES[name]))
    for options in out.values():
        options.sort(key=lambda o: -len(o[0]))
    return out


def _expanded(figures: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The cue entries with the forms that their `stems` make with the lists of `[endings]` they name."""
    lists = {name: words.split() for name, words in figures.get("endings", {}).items()}
    out = []
    for e in figures["cue"]:
        made = [stem + ending for name in e.get("endings", ()) for stem in e.get("stems", ()) for ending in lists[name]]
        out.append({**e, "forms": [*e.get("forms", ()), *made]})
    return out


def _inflect(words: dict[str, str], classes: Mapping[str, Any]) -> None:
    """Add forms with `noun_endings`, to things also those with `thing_endings`; words told already stay as they are."""
    for word, meaning in list(words.items()):
        for ending in classes.get("noun_endings", "").split():
            words.setdefault(word + ending, meaning)
    for word in [w for w, code in words.items() if code in ("t", "u")]:
        for ending in classes.get("thing_endings", "").split():
            words.setdefault(word + ending, words[word])


def _nouns(t: dict[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    """Letters and populations of the nouns for people."""
    codes, populations = dict[str, str](), dict[str, str]()
    for population, words in t.get("populations", {}).items():
        for pair in words.split():
            nation = pair[:1].isupper()
            one, _, many = pair.lower().partition("/")
            for word, code in ((one, "g" if nation else "s" if many else "H"), (many, "h")):
                if word and word not in codes:
                    codes[word], populations[word] = code, population
    return codes, populations


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


@cache
def figure_lexicon(pack: LanguagePack) -> FigureLexicon | None:
    """The compiled lexicon of a language; None where the pack tells nothing of figures."""
    figures, people = pack.topic("figures"), pack.topic("populations")
    if not figures.get("cue"):
        return None
    classes = people.get("classes", {})
    codes: dict[str, str] = dict.fromkeys(classes.get("organisations", "").split(), "O")
    codes |= dict.fromkeys(classes.get("things", "").split(), "t")
    codes |= dict.fromkeys(classes.get("collectives", "").split(), "u")
    nouns, populations = _nouns(dict(people))
    codes |= nouns
    _inflect(codes, classes)
    _inflect(populations, classes)
    for name, words in figures.get("words", {}).items():
        if name in WORD_CODES:
            codes |= dict.fromkeys(words.split(), WORD_CODES[name])
    codes |= SIGNS
    patterns, entries = figures["patterns"], _expanded(figures)
    numbers = number_lexicon(pack)
    endings = tuple(classes.get("person_endings", ()))
    plural = tuple(classes.get("plural_endings", ()))
    return FigureLexicon(
        numbers=numbers,
        cues=_cues(entries),
        codes=codes,
        populations=populations,
        order={p: i for i, p in enumerate(people.get("populations", {}))},
        beside={
            n: (frozenset(str(e["words"]).split()), str(e["population"]))
            for e in people.get("beside", ())
            for n in str(e["nouns"]).split()
        },
        modifiers={w: p for p, words in people.get("modifiers", {}).items() for w in words.split()},
        singular_endings=tuple(e for e in endings if not e.endswith(plural)),
        plural_endings=plural,
        person_endings=endings,
        particles=frozenset(figures.get("words", {}).get("particle", "").split()),
        definite=frozenset(figures.get("words", {}).get("definite", "").split()),
        small=_small(figures.get("phrases", {})),
        adjective_endings=tuple(classes.get("adjective_endings", ())),
        verb_endings=tuple(classes.get("verb_endings", ())),
        bounds_behind=bool(figures.get("bounds_behind", False)),
        head_first=classes.get("head", "last") == "first",
        oblique_endings=tuple(classes.get("oblique_endings", ())) or ("\0",),
        noun_capitals=bool(classes.get("noun_capitals", False)),
        parts_before=bool(classes.get("parts_before", False)),
        phrase=re.compile("|".join(f"(?P<{k}>{v})" for k, v in patterns.items())),
        guards={k: _guard(v) for k, v in figures.get("guards", {}).items()},
        scan=_scanner(entries, numbers),
    )
