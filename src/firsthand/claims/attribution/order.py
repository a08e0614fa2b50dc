"""How speaker, verb and content stand in languages where it is not as in English: the `[order]` table, compiled once.

Stands between `lang/<code>/attribution.toml` and the readers `verb_last.py` and `verb_second.py`.  Reads no text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from firsthand.lang.pack import LanguagePack
from firsthand.vocabulary import Modality

Phrase = tuple[str, ...]


class Saying(NamedTuple):
    """A phrase of saying, and the token at which it begins."""

    first: int
    phrase: Phrase

    @property
    def last(self) -> int:
        """The token behind it."""
        return self.first + len(self.phrase)


@dataclass(frozen=True)
class Order:
    """The compiled `[order]` table.

    Attributes:
        kind: `last` (the verb ends the clause) or `second`.
        verbs: First word -> phrases of saying, longest first.
        modality: Phrase -> modality where it is not `asserted`.
        passive: Phrases that need no speaker.
        sources: First word -> phrases whose source stands behind (`second`) or before them (`last`).
        behind: First word -> phrases whose source stands before them, where others stand before their source.
        quoting: Words between a quotation and the verb that are no speaker ("diye").
        particles: Words behind a verb that belong to it ("mit").
        led: Words that open a clause which only names the source ("wie die Polizei mitteilte").
        led_verbs: Verbs that end such a clause.
        heads: Words that end the noun phrase of a speaker, where its head stands last and no comma follows.
        relating: Participles before a speaker, whose clause is none of it ("konuşan").
        owned: Participles between whom something is from and what tells it ("verdiği bilgiye göre").
        unnamed: Words of sources that name nobody ("ilk belirlemelere göre").
        cites: Words behind one who is cited ("dayandırdığı").
        parted: Verb -> what must stand apart behind it to make it one of saying ("teilte ... mit").
        helping: Auxiliaries that a participle ends the clause of ("hat ... erklärt").
        participles: Such participles, the last word first, as they are looked for.
        stances: Verbs whose object is a stand taken, told by no clause of its own.
        stance_particles: Words apart from their verb behind which a stand is taken too ("wies ... zurück").
        counting: Verbs whose object is what they tell ("sprechen von 38 Toten").
        mood: Forms of verbs that mark what is told as another's words ("sei").
        told_in: First word -> phrases that a document or body tells with ("heißt es in").
        bodies: Prepositions between such a phrase and its document or body.
        briefly: Words that set a speaker behind a comma without a verb (", so die Polizei").
        pointing: Words that alone stand for the sentence before ("Das teilte die Polizei mit").
        following: Words that open a sentence of the same speaker ("Demnach").
        adjectives: Endings of adjectives before a noun with a capital.
        measures: Endings of nouns that name a source behind one of `measured` ("nach Polizeiangaben").
        measured: Prepositions before such nouns.
    """

    kind: str
    verbs: Mapping[str, tuple[Phrase, ...]]
    modality: Mapping[Phrase, Modality]
    passive: frozenset[Phrase]
    sources: Mapping[str, tuple[Phrase, ...]]
    behind: Mapping[str, tuple[Phrase, ...]]
    quoting: frozenset[str]
    particles: frozenset[str]
    led: frozenset[str]
    led_verbs: frozenset[str]
    heads: frozenset[str]
    relating: frozenset[str]
    owned: frozenset[str]
    unnamed: frozenset[str]
    cites: frozenset[str]
    parted: Mapping[str, frozenset[str]]
    helping: frozenset[str]
    participles: Mapping[str, tuple[Phrase, ...]]
    stances: frozenset[str]
    stance_particles: frozenset[str]
    counting: frozenset[str]
    mood: frozenset[str]
    told_in: Mapping[str, tuple[Phrase, ...]]
    bodies: frozenset[str]
    briefly: frozenset[str]
    pointing: frozenset[str]
    following: frozenset[str]
    adjectives: tuple[str, ...]
    measures: tuple[str, ...]
    measured: frozenset[str]


def _by_first(phrases: Iterable[str]) -> dict[str, tuple[Phrase, ...]]:
    out: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        out.setdefault(words[0], []).append(words)
    return {k: tuple(sorted(v, key=len, reverse=True)) for k, v in out.items()}


def _by_last(phrases: Iterable[str]) -> dict[str, tuple[Phrase, ...]]:
    """Phrases by their last word, longest first."""
    out: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        out.setdefault(words[-1], []).append(words)
    return {k: tuple(sorted(v, key=len, reverse=True)) for k, v in out.items()}


def _words(table: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(str(table.get(key, "")).split())


def _parted(table: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """From a verb to the words of which one must follow apart from it."""
    out: dict[str, set[str]] = {}
    for particle, verbs in table.items():
        for verb in str(verbs).split():
            out.setdefault(verb, set()).add(particle)
    return {verb: frozenset(particles) for verb, particles in out.items()}


@cache
def order_of(pack: LanguagePack) -> Order | None:
    """The order of a pack; None where its verbs stand as the other readers expect."""
    table = pack.topic("attribution").get("order")
    if not table:
        return None
    modality = {tuple(p.split()): m for m, ps in table.get("modality", {}).items() for p in ps}
    passive = [tuple(p.split()) for p in table.get("passive", ())]
    return Order(
        kind=table["kind"],
        verbs=_by_first([*table.get("verbs", ()), *table.get("passive", ()), *map(" ".join, modality)]),
        modality=modality,
        passive=frozenset(passive),
        sources=_by_first(table.get("sources", ())),
        behind=_by_first(table.get("behind", ())),
        quoting=frozenset(table.get("quoting", ())),
        particles=frozenset(table.get("particles", ())),
        led=frozenset(table.get("led", ())),
        led_verbs=frozenset(table.get("led_verbs", ())),
        heads=_words(table, "heads"),
        relating=_words(table, "relating"),
        owned=_words(table, "owned"),
        unnamed=_words(table, "unnamed"),
        cites=_words(table, "cites"),
        parted=_parted(table.get("parted", {})),
        helping=_words(table, "helping"),
        participles=_by_last(table.get("participles", ())),
        stances=_words(table, "stances"),
        stance_particles=_words(table, "stance_particles"),
        counting=_words(table, "counting"),
        mood=_words(table, "mood"),
        told_in=_by_first(table.get("told_in", ())),
        bodies=_words(table, "bodies"),
        briefly=_words(table, "briefly"),
        pointing=_words(table, "pointing"),
        following=_words(table, "following"),
        adjectives=tuple(str(table.get("adjectives", "\0")).split()),
        measures=tuple(str(table.get("measures", "\0")).split()),
        measured=_words(table, "measured"),
    )


def phrase_at(lowers: list[str], i: int, phrases: Mapping[str, tuple[Phrase, ...]]) -> Phrase | None:
    """The longest of some phrases that begins at token `i`, None where none does."""
    return next((p for p in phrases.get(lowers[i], ()) if tuple(lowers[i : i + len(p)]) == p), None)


def phrase_ending(lowers: list[str], i: int, phrases: Mapping[str, tuple[Phrase, ...]]) -> Phrase | None:
    """The longest of some phrases, by their last word, that ends with token `i`; None where none does."""
    return next((p for p in phrases.get(lowers[i], ()) if tuple(lowers[max(0, i + 1 - len(p)) : i + 1]) == p), None)
