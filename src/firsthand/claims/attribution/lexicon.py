"""The words of saying of one language, compiled once for the readers of speakers.

Stands between `lang/<code>/attribution.toml` and `claims/attribution/read.py`.  Refuses nothing and reads no text: it only
turns the pack's tables into look-ups.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache, cached_property
from typing import Any

from firsthand.lang.number_words import number_lexicon
from firsthand.lang.pack import LanguagePack, pack_for
from firsthand.vocabulary import Modality, SourceConnection

FORMS = ("base", "finite", "participle", "gerund")
# Lists of small words that the pack and the lexicon call the same.
SMALL_WORDS = (
    "auxiliary",
    "copula",
    "adverb",
    "carrier",
    "pronoun",
    "first_person",
    "relative",
    "determiner",
    "article",
    "definite",
    "boundary",
    "preposition",
    "subordinator",
    "coordinator",
    "contrast",
    "that",
    "time",
    "told_nouns",
    "expletive",
    "agent",
    "chain_heads",
    "abbreviation",
    "speaker_in",
    "channels",
    "genitive",
    "infinitive_opening",
    "issued",
    "issuer",
    "seen",
    "counting",
    "counted",
    "counting_links",
    "measured",
    "measures",
    "unnamed",
    "degrees",
    "dependent",
    "occasion",
    "occasions",
)


@dataclass(frozen=True, slots=True)
class CueWord:
    """What one form of a verb of saying may be.

    Attributes:
        frames: How its content is found: `say`, `think`, `find`, `tell`, `aim`, `stance`.
        forms: `base`, `finite`, `participle`, `gerund`.
        modality: asserted, denied, alleged, claimed, expected.
        noun: Whether the same letters are a common noun too ("claims").
    """

    frames: frozenset[str]
    forms: frozenset[str]
    modality: Modality = "asserted"
    noun: bool = False


@dataclass(frozen=True, slots=True)
class CreditPattern:
    """A whole-text credit: tried only where `trigger` stands in the lower-case sentence."""

    trigger: str
    pattern: re.Pattern[str]
    covers: str


@dataclass(frozen=True, slots=True)
class VerbEndings:
    """Endings that tell forms of words apart where the lexicon lists none.

    Attributes:
        gerund, past: Of verbs.
        many: Of nouns in the plural, and of verbs of one person.
        not_many: Those among them that tell no plural.
        negated: Of an auxiliary that denies.
    """

    gerund: tuple[str, ...]
    past: tuple[str, ...]
    many: tuple[str, ...]
    not_many: tuple[str, ...]
    negated: tuple[str, ...]


@dataclass(frozen=True)
class AttributionLexicon:
    """Look-ups for one language; the sets hold lower-case words."""

    verbs: Mapping[str, CueWord]
    idioms: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    sources_after: Mapping[str, tuple[tuple[str, ...], ...]]
    adverb_cues: Mapping[str, Modality]
    light_verbs: frozenset[str]
    light_nouns: frozenset[str]
    nouns_that: frozenset[str]
    nouns_ownerless: frozenset[str]
    noun_links: frozenset[str]
    auxiliary: frozenset[str]
    copula: frozenset[str]
    negation: str
    possessors: frozenset[str]
    adverb: frozenset[str]
    adverb_suffixes: tuple[str, ...]
    carrier: frozenset[str]
    pronoun: frozenset[str]
    first_person: frozenset[str]
    gender: Mapping[str, str]
    relative: frozenset[str]
    determiner: frozenset[str]
    article: frozenset[str]
    definite: frozenset[str]
    boundary: frozenset[str]
    preposition: frozenset[str]
    subordinator: frozenset[str]
    coordinator: frozenset[str]
    contrast: frozenset[str]
    that: frozenset[str]
    time: frozenset[str]
    told_nouns: frozenset[str]
    expletive: frozenset[str]
    agent: frozenset[str]
    infinitive: frozenset[str]
    chain_heads: frozenset[str]
    possessive: tuple[str, ...]
    owning_many: tuple[str, ...]
    negations: frozenset[str]
    counts: frozenset[str]
    endings: VerbEndings
    clitics: frozenset[str]
    copula_clitics: tuple[str, ...]
    singular_pronoun: frozenset[str]
    abbreviation: frozenset[str]
    speaker_in: frozenset[str]
    channels: frozenset[str]
    genitive: frozenset[str]
    infinitive_opening: frozenset[str]
    issued: frozenset[str]
    issuer: frozenset[str]
    seen: frozenset[str]
    counting: frozenset[str]
    counted: frozenset[str]
    counting_links: frozenset[str]
    measured: frozenset[str]
    measures: frozenset[str]
    unnamed: frozenset[str]
    degrees: frozenset[str]
    dependent: frozenset[str]
    occasion: frozenset[str]
    occasions: frozenset[str]
    sources_strict: frozenset[str]
    nobility: frozenset[str]
    given: frozenset[str]
    oblique: tuple[str, ...]
    locating: frozenset[str]
    case_endings: tuple[str, ...]
    case_words: frozenset[str]
    citing: Mapping[str, tuple[tuple[str, ...], ...]]
    sayings: frozenset[str]
    compounds: bool
    hearers: Mapping[str, tuple[tuple[str, ...], ...]]
    pointing: tuple[tuple[str, ...], ...]
    verb_first: bool
    connection: Mapping[str, SourceConnection]
    documents: frozenset[str]
    tellers: frozenset[str]
    persons: frozenset[str]
    silent: frozenset[str]
    blows: frozenset[str]
    telling: frozenset[str]
    armed: frozenset[str]
    offices: frozenset[str]
    particles: frozenset[str]
    labels: frozenset[str]
    spokes: frozenset[str]
    inverts: bool
    credits: tuple[CreditPattern, ...]
    triggers: frozenset[str]

    @cached_property
    def sure_pronoun(self) -> frozenset[str]:
        """Pronouns that are no determiners."""
        return self.pronoun - self.determiner

    @cached_property
    def opens_phrase(self) -> frozenset[str]:
        """Words that open a noun phrase or lead to one."""
        return self.preposition | self.determiner

    @cached_property
    def telling_heads(self) -> frozenset[str]:
        """Nouns of those who tell: offices, bodies, spokespersons."""
        return self.tellers | self.offices | self.spokes

    def is_adverb(self, word: str) -> bool:
        """Whether a lower-case word is an adverb, by list or by its ending."""
        return word in self.adverb or (len(word) > 4 and word.endswith(self.adverb_suffixes))


def _words(table: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(str(table.get(key, "")).split())


def _split_phrases(text: str) -> list[tuple[str, ...]]:
    return [tuple(p.split()) for p in text.replace("\n", " ").split("|") if p.strip()]


def _verbs(table: Mapping[str, Any]) -> dict[str, CueWord]:
    frames: dict[str, set[str]] = {}
    forms: dict[str, set[str]] = {}
    for frame, lists in table.get("verbs", {}).items():
        for form in FORMS:
            for word in str(lists.get(form, "")).split():
                frames.setdefault(word, set()).add(frame)
                forms.setdefault(word, set()).add(form)
    modality = {w: m for m, ws in table.get("modality", {}).items() for w in str(ws).split()}
    nouns = _words(table, "also_noun")
    return {
        w: CueWord(frozenset(frames[w]), frozenset(forms[w]), modality.get(w, "asserted"), w in nouns) for w in frames
    }


def _by_first(phrases: list[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    out: dict[str, list[tuple[str, ...]]] = {}
    for p in phrases:
        out.setdefault(p[0], []).append(p)
    return {k: tuple(sorted(v, key=len, reverse=True)) for k, v in out.items()}


def _phrases(table: Mapping[str, Any]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Verbs of several words by their first, longest first, each with its frame."""
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for frame, text in table.get("phrases", {}).items():
        for p in _split_phrases(text):
            out.setdefault(p[0], []).append((p, frame))
    return {k: tuple(sorted(v, key=lambda x: -len(x[0]))) for k, v in out.items()}


def _endings(table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(str(table.get(key, "\0")).split()) or ("\0",)


def _credits(table: Mapping[str, Any]) -> tuple[CreditPattern, ...]:
    patterns = table.get("credits", {}).get("patterns", [])
    return tuple(CreditPattern(p["trigger"], re.compile(p["pattern"]), p["covers"]) for p in patterns)


@cache
def attribution_lexicon(language: str) -> AttributionLexicon | None:
    """The compiled lexicon of a language.

    Args:
        language: ISO 639-1 code.

    Returns:
        The lexicon, None where the language's pack has no words of saying.
    """
    pack = pack_for(language)
    table = pack.topic("attribution") if pack else {}
    return _compile(table, pack) if pack and table else None


def _compile(t: Mapping[str, Any], pack: LanguagePack) -> AttributionLexicon:
    fixed, nouns, light, told = (t.get(key, {}) for key in ("fixed", "nouns", "light", "tellers"))
    connection = {w: k for k, ws in t.get("connection", {}).items() for w in str(ws).split()}
    phrases, verbs, after = (
        _phrases(t),
        _verbs(t),
        _by_first([tuple(str(p).split()) for key in ("source_after", "source_strict") for p in fixed.get(key, [])]),
    )
    documents = _words(told, "documents")
    persons = _words(told, "persons") | _words(t.get("order", {}), "heads")
    adverb_cues = dict(fixed.get("adverbs", {}))
    light_verbs, nouns_that = _words(light, "verbs"), _words(nouns, "that")
    small: dict[str, Any] = {key: _words(t, key) for key in SMALL_WORDS}
    return AttributionLexicon(
        **small,
        verbs=verbs,
        idioms={v: _words(i, "objects") for i in t.get("idioms", ()) for v in str(i["verbs"]).split()},
        phrases=phrases,
        sources_after=after,
        adverb_cues=adverb_cues,
        light_verbs=light_verbs,
        light_nouns=_words(light, "nouns"),
        nouns_that=nouns_that,
        nouns_ownerless=_words(nouns, "ownerless"),
        noun_links=_words(nouns, "of_links"),
        possessors=_words(t, "possessor"),
        verb_first=bool(t.get("verb_first", False)),
        hearers=_by_first(_split_phrases(str(t.get("hearers", "")))),
        pointing=tuple(_split_phrases(str(t.get("pointing", "")))),
        negation=str(t.get("negation", "\0")),
        adverb_suffixes=tuple(t.get("adverb_suffixes", ())) or ("\0",),
        gender={w: g for g in ("male", "female", "plural") for w in _words(t, f"pronoun_{g}")},
        infinitive=_words(t, "infinitive_mark"),
        possessive=tuple(str(t.get("possessive_mark", "\0")).split()),
        owning_many=_endings(t, "owning_many"),
        negations=_words(t, "negations"),
        counts=frozenset(number_lexicon(pack).values),
        endings=VerbEndings(**{f.name: _endings(t.get("endings", {}), f.name) for f in fields(VerbEndings)}),
        clitics=_words(t, "clitics"),
        copula_clitics=_endings(t, "copula_clitics"),
        singular_pronoun=_words(t, "singular_pronoun"),
        connection=connection,
        documents=documents,
        tellers=documents | frozenset(connection) | persons,
        persons=persons,
        silent=_words(told, "silent"),
        blows=_words(told, "blows"),
        telling=_words(told, "telling"),
        armed=_words(pack.topic("actors"), "groups"),
        offices=_words(pack.topic("persons"), "titles"),
        particles=_words(t, "particle"),
        sayings=frozenset(str(p).split()[0] for p in t.get("order", {}).get("verbs", ())),
        compounds=bool(t.get("compounds", False)),
        oblique=_endings(pack.topic("persons"), "oblique_endings"),
        case_endings=_endings(t, "case_endings"),
        case_words=_words(t, "case_words"),
        citing=_by_first(_split_phrases(str(t.get("citing", "")))),
        sources_strict=frozenset(fixed.get("source_strict", ())),
        locating=_words(pack.topic("places").get("prepositions", {}), "strong"),
        given=_words(pack.topic("persons"), "given"),
        nobility=_words(pack.topic("persons"), "particles"),
        labels=_words(t, "label"),
        spokes=_words(t, "spokesperson"),
        inverts=bool(t.get("inverts", False)),
        credits=_credits(t),
        triggers=frozenset(verbs)
        | set(phrases)
        | set(after)
        | set(adverb_cues)
        | light_verbs
        | nouns_that
        | small["counting"]
        | small["measured"],
    )


def lexicon_of(pack: LanguagePack) -> AttributionLexicon | None:
    """The compiled lexicon of a pack, None where it has no words of saying."""
    return attribution_lexicon(pack.language)
