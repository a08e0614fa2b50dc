"""Asides: times that stand in a text and date nothing that happened, told by the words right beside them.

Asked by the reader of times.  A year of birth, the age of a car, the year that something is compared with, the day "as of"
which a number is known, the day on which it was told or a victim identified: each is a time as said, but the story does
not move to it and no event takes it.  Refuses to judge by anything farther off than the words beside, save for a
superlative before "since".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from firsthand.claims.document import Document, Sentence
from firsthand.lang.number_words import counted_nouns, number_lexicon
from firsthand.lang.pack import LanguagePack
from firsthand.lang.slots import Match
from firsthand.lang.tokens import words_of

# What an aside is, and the rule that its claim bears.
ASIDES = ("born", "model", "compared", "as_of", "reported", "planned", "enacted")
OF_OUR_AGE = (1800, 2100)  # years that accounts tell of, the first and the last
DATED = 3  # parts of a date that has a day, its month and a year
_REACH = 60  # characters around an expression in which the words beside it stand
_WORDS = 5  # of a phrase beside it at most
_SINCE = 3  # words before a time in which "since" leads it ("since the year")
_COUNT_BOUNDS = ("at_least", "more_than", "fewer_than")  # bounds that lead counts, and years hardly ever

_Phrases = Sequence[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class AsideWords:
    """The words beside times that date nothing.

    Attributes:
        before, behind: By kind of aside, phrases that stand right before or right behind it.
        auxiliaries: Verbs before a participle of `before` that tell of the act itself ("was signed on"), which dates then.
        since, superlatives: "since" before a time, and the words of the sentence with which it compares ("the worst").
        counted: Words behind which four digits are a count or an address ("1300 lives", "1700 block").
        bounds: Phrases before a number that only counts take ("more than").
    """

    before: Mapping[str, _Phrases]
    behind: Mapping[str, _Phrases]
    auxiliaries: frozenset[str]
    since: frozenset[str]
    superlatives: frozenset[str]
    counted: frozenset[str]
    bounds: _Phrases


@cache
def aside_words(pack: LanguagePack) -> AsideWords:
    """Compile the table `[asides]` of a language's `dates.toml`."""
    table, numbers = pack.topic("dates").get("asides", {}), number_lexicon(pack)

    def phrases(key: str) -> _Phrases:
        return [tuple(words_of(p)) for p in table.get(key, ())]

    bounds = [words for options in numbers.before.values() for words, kind in options if kind in _COUNT_BOUNDS]
    return AsideWords(
        before={kind: phrases(f"{kind}_before") for kind in ASIDES},
        behind={kind: phrases(f"{kind}_behind") for kind in ASIDES},
        auxiliaries=frozenset(table.get("auxiliaries", ())),
        since=frozenset(table.get("since", ())),
        superlatives=frozenset(table.get("superlatives", ())),
        counted=frozenset(table.get("counted", ())),
        bounds=bounds,
    )


def aside_of(document: Document, sentence: Sentence, span: tuple[int, int], *, long: bool) -> str | None:
    """The kind of aside that a time is.

    Args:
        document, sentence: Where it stands.
        span: Its words, half-open offsets in the account's text.
        long: Whether it is a month or longer; behind "since" it then begins a stretch that holds more than the event, and it
            is no day of telling.

    Returns:
        None for a time of the story.
    """
    start, end = span
    words = aside_words(document.pack)
    before, behind = _beside(document, sentence, start, end)
    for kind in ASIDES:
        if long and kind == "reported":
            continue  # "by 1920 the mill stood" sets the story's year
        led = _ends_with(before, words.before[kind], unless=words.auxiliaries if kind == "enacted" else frozenset())
        if led or _starts_with(behind, words.behind[kind]):
            return kind
    if words.since.isdisjoint(before[-_SINCE:]):
        return None
    said = words_of(document.account.text[sentence.start : start])
    return "compared" if long or not words.superlatives.isdisjoint(said) else None


def is_count(document: Document, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a bare year is a count after all: "more than 1300", "1300 lives"."""
    words = aside_words(document.pack)
    before, behind = _beside(document, sentence, start, end)
    if _ends_with(before, words.bounds):
        return True
    return bool(behind) and behind[0] in words.counted


def without_count(document: Document, match: Match) -> Match:
    """A date without the year that it ends on, where those digits count people: "on 11 May 1250 people".

    Digits that may be a year of our age are one: "On 4 March 1991 soldiers entered the town".
    """
    year = match.slots.get("year")
    if year is None or match.rule != "date" or year.end != match.end or len(match.slots) < DATED:
        return match
    text = document.account.text
    digits, behind = text[year.start : year.end], words_of(text[year.end : year.end + _REACH])[:1]
    numbers = number_lexicon(document.pack)
    bare = numbers.years[1] < 0  # digits without a word for a year are none there
    nouns = counted_nouns(document.pack) if bare else numbers.counted
    if not digits.isdecimal() or nouns.isdisjoint(behind) or OF_OUR_AGE[0] <= int(digits) <= OF_OUR_AGE[1]:
        return match
    slots = {name: slot for name, slot in match.slots.items() if name != "year"}
    return Match(match.rule, match.start, max(s.end for s in slots.values()), slots)


def stands_bare(document: Document, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a year stands for itself in a language that writes nouns with capitals: no noun that it counts follows.

    `[bare_year]` of `dates.toml` gives the endings of adjectives, which may stand between a count and its noun.
    """
    table = document.pack.topic("dates").get("bare_year", {})
    behind = document.account.text[end : sentence.end]
    before = document.account.text[max(sentence.start, start - 1) : start]
    if not table or before.isalnum() or before in table.get("signs", ()) or behind[:1].isalnum():
        return False
    words = [w for w in behind.split(maxsplit=2)[:2] if w[0].isalpha()]
    if not words or behind[:1] in (",", ".", ";", ")"):
        return behind[:1] != "." or not behind[1:2].isdecimal()
    adjective = words[0].endswith(tuple(table.get("adjectives", ()))) and len(words) > 1 and words[1][0].isupper()
    return words[0][0].islower() and not adjective and words[0] not in table.get("counted", ())


def _beside(document: Document, sentence: Sentence, start: int, end: int) -> tuple[list[str], list[str]]:
    """The words before and behind an expression, within its sentence."""
    text = document.account.text
    before = words_of(text[max(sentence.start, start - _REACH) : start])[-_WORDS:]
    return before, words_of(text[end : min(sentence.end, end + _REACH)])[:_WORDS]


def _ends_with(words: Sequence[str], phrases: _Phrases, *, unless: frozenset[str] = frozenset()) -> bool:
    """Whether words end on a phrase, and not on one that a word of `unless` leads."""
    return any(tuple(words[-len(p) :]) == p and not unless.intersection(words[-len(p) - 1 : -len(p)]) for p in phrases)


def _starts_with(words: Sequence[str], phrases: _Phrases) -> bool:
    return any(tuple(words[: len(p)]) == p for p in phrases)
