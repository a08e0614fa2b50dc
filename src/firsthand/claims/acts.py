"""Act claims: the words that say that something happened, with its event type.

The engine knows no language: types, nouns, verbs and companion words come from `lang/*/acts.toml`.  It trusts listed
words alone and deliberately misses acts told in words of no list; a dated sentence without an act is still an event of
type `other` further down the path.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from firsthand.claims.claim import Claim
from firsthand.claims.document import Document, Sentence
from firsthand.lang.pack import LanguagePack
from firsthand.vocabulary import EVENT_TYPES, FAMILIES, EventType, Family, Modality, word_of

OPENING, CLOSING = frozenset('"“«„'), frozenset('"”»“')
ACCIDENTS = (
    "crash",
    "shipwreck",
    "fire",
    "explosion",
    "collapse",
    "earthquake",
    "storm",
)  # types that nobody does to anybody
NOUN_DENIED, VERB_DENIED = 2, 3  # words before a noun and a verb in which a negation or a risk bears on it
COMPANION_REACH = 12  # words between a noun and the word that makes it an act; longer noun phrases were not met


@dataclass(frozen=True, slots=True)
class ActType:
    """One event type as the lexicon gives it.

    Attributes:
        generic: The words say only that something bad happened ("incident"): they fit any type of the family.
        outcome: The words say what came of it ("killed"): the act that caused it tells the type better.
        unique: Such an act about one thing happens once, so that differing dates are readings of it.
        noun: The word a title uses.
        told_of: What an account must also tell of for its words to mean this type (a boiler, a gas leak).
        never_of: What it must not tell of beside (a bomb, an attack).
    """

    name: EventType
    family: Family
    generic: bool
    outcome: bool
    unique: bool
    noun: str
    companions: frozenset[str]
    told_of: re.Pattern[str] | None = None
    never_of: re.Pattern[str] | None = None

    def fits(self, account: str) -> bool:
        """Whether what an account tells lets its words mean this type.

        Args:
            account: Its whole text, in lower case.
        """
        if self.told_of is None:
            return True
        return self.told_of.search(account) is not None and not (self.never_of and self.never_of.search(account))


@dataclass(frozen=True, slots=True)
class Trigger:
    """A phrase of the lexicon and what it says."""

    words: tuple[str, ...]
    act: ActType
    verbal: bool


@dataclass(frozen=True)
class ActLexicon:
    """Triggers by their first word, longest first; phrases in which nothing happens likewise."""

    by_word: dict[str, tuple[Trigger, ...]]
    types: dict[str, ActType]
    pointing: frozenset[str]
    no_noun: frozenset[str] = frozenset()
    no_verb: frozenset[str] = frozenset()
    risked: frozenset[str] = frozenset()
    idioms: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)


@cache
def act_lexicon(pack: LanguagePack) -> ActLexicon:
    """Compile `acts.toml` of a language; an empty lexicon where the pack has none."""
    topic = pack.topic("acts")
    by_word: dict[str, list[Trigger]] = {}
    types: dict[str, ActType] = {}
    for entry in topic.get("act", ()):
        act = ActType(
            name=word_of(entry["type"], EVENT_TYPES),
            family=word_of(entry["family"], FAMILIES),
            generic=entry.get("generic", False),
            outcome=entry.get("outcome", False),
            unique=entry.get("unique", False),
            noun=entry.get("title", entry["type"]),
            companions=frozenset(entry.get("with", ())),
            told_of=_any_word(entry.get("told_of", "")),
            never_of=_any_word(entry.get("never_of", "")),
        )
        types[act.name] = act
        for key in ("nouns", "verbs"):
            for phrase in entry.get(key, ()):
                words = tuple(phrase.split())
                by_word.setdefault(words[0], []).append(Trigger(words, act, key == "verbs"))
    longest_first = {w: tuple(sorted(t, key=lambda x: -len(x.words))) for w, t in by_word.items()}
    unreal = {key: frozenset(str(topic.get(key, "")).split()) for key in ("no_noun", "no_verb", "risked")}
    idioms: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(topic.get("idioms", ()), key=lambda p: -len(p)):
        idioms.setdefault(phrase.split()[0], []).append(tuple(phrase.split()))
    pointing = frozenset(topic.get("pointing", ()))
    return ActLexicon(
        by_word=longest_first,
        types=types,
        pointing=pointing,
        idioms={w: tuple(p) for w, p in idioms.items()},
        **unreal,
    )


def _any_word(words: str) -> re.Pattern[str] | None:
    """Any of some words in a text; `*` stands for any letters, `-` for a hyphen or a space."""
    if not words:
        return None
    listed = "|".join("[- ]".join(map(_spelt, word.split("-"))) for word in words.split())
    return re.compile(rf"\b(?:{listed})\b")


def _spelt(part: str) -> str:
    """A pattern for a word whose `*` stands for any letters."""
    return r"\w*".join(map(re.escape, part.split("*")))


def read_acts(document: Document) -> list[Claim]:
    """All acts of an account.

    Returns:
        Claims of kind `act`; `name` is `pointing` where the words point back to something told before ("this massacre"),
        else `verb` or `noun`.  Longer phrases win over shorter ones that start at the same word.
    """
    lexicon = act_lexicon(document.pack)
    first_words = lexicon.by_word.keys()
    told = (s for s in document.sentences if not first_words.isdisjoint(s.lowers))
    unfit = _unfit(document, lexicon)
    return [c for s in told for c in _acts_of(document, s, lexicon, unfit)]


def _unfit(document: Document, lexicon: ActLexicon) -> frozenset[EventType]:
    """The types that what an account tells as a whole speaks against ("explosion" where it tells of a bomb)."""
    hung = [act for act in lexicon.types.values() if act.told_of is not None]
    account = document.account.text.lower() if hung else ""
    return frozenset(act.name for act in hung if not act.fits(account))


def _acts_of(
    document: Document, sentence: Sentence, lexicon: ActLexicon, unfit: frozenset[EventType]
) -> Iterator[Claim]:
    lowers = sentence.lowers
    taken = 0
    for i, word in enumerate(lowers):
        if i < taken:
            continue
        if word in lexicon.idioms:
            taken = max(taken, _end_of_idiom(lowers, i, lexicon))
        if i < taken or word not in lexicon.by_word:
            continue
        for trigger in lexicon.by_word[word]:
            end = i + len(trigger.words)
            if (
                trigger.act.name in unfit
                or tuple(lowers[i:end]) != trigger.words
                or not _accompanied(lowers, i, trigger)
            ):
                continue
            taken = end
            how = "verb" if trigger.verbal else "pointing" if _points(lowers, i, lexicon) else "noun"
            span = (sentence.starts[i], sentence.ends[end - 1])
            yield document.claim(
                "act",
                sentence,
                span,
                act_type=trigger.act.name,
                name=how,
                modality=_modality(lowers, i, lexicon, verbal=trigger.verbal),
                rule="act_" + how,
                confidence=0.7,
            )
            break


def _end_of_idiom(lowers: list[str], at: int, lexicon: ActLexicon) -> int:
    """The word behind a phrase in which nothing happens ("heart attack"); 0 where none starts here."""
    phrases = lexicon.idioms.get(lowers[at], ())
    return next((at + len(p) for p in phrases if tuple(lowers[at : at + len(p)]) == p), 0)


def _modality(lowers: list[str], at: int, lexicon: ActLexicon, *, verbal: bool) -> Modality:
    """Whether an act is denied ("no arrest", "have not arrested") or only feared ("the risk of death")."""
    before = lowers[max(0, at - (VERB_DENIED if verbal else NOUN_DENIED)) : at]
    before = before[max((i + 1 for i, w in enumerate(before) if not w[0].isalnum()), default=0) :]
    if not (lexicon.no_verb if verbal else lexicon.no_noun).isdisjoint(before):
        return "denied"
    return "expected" if not lexicon.risked.isdisjoint(before) else "asserted"


def _accompanied(lowers: list[str], at: int, trigger: Trigger) -> bool:
    """Whether a noun that needs company stands near one of its companions."""
    companions = trigger.act.companions
    if not companions or trigger.verbal:
        return True
    after = _outside_quotes(lowers[at + len(trigger.words) :])[:COMPANION_REACH]
    window = [*lowers[max(0, at - COMPANION_REACH) : at + len(trigger.words)], *after]
    if not companions.isdisjoint(window):
        return True
    joined = f" {' '.join(window)} "
    return any(" " in c and f" {c} " in joined for c in companions)


def _outside_quotes(lowers: list[str]) -> list[str]:
    """Words that follow, without a title in quotation marks: 'a decision "On the ... of ..." was adopted'."""
    if not lowers or lowers[0] not in OPENING:
        return lowers
    closing = next((i for i, w in enumerate(lowers[1:], 1) if w in CLOSING), None)
    return lowers if closing is None else lowers[closing + 1 :]


def _points(lowers: list[str], at: int, lexicon: ActLexicon) -> bool:
    """Whether a pointing word ("this bloody massacre") stands up to two words before."""
    return not lexicon.pointing.isdisjoint(lowers[max(0, at - 3) : at])
