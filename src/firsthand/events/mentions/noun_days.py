"""Which days of a sentence belong to its nouns, and which are left for its other acts.

Between `days` and `units`.  The day of an arrest or a trial is the law's, not that of the harm it acts on, and the other way
round.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from firsthand.claims.acts import ActLexicon
from firsthand.claims.claim import Claim
from firsthand.events.mentions.days import bound_date, leads, owner
from firsthand.events.mentions.sentence import SentenceClaims, UnitWords
from firsthand.vocabulary import EventType

PLAIN: EventType = "attack"  # may be told of any harm that somebody does
PREDICATE_REACH = 45  # characters from a legal verb to the nouns it names the thing by
POINTING_REACH, POINTING_WORDS = 40, 3  # characters and words before a noun in which "the" makes it one that is known


class NounDays(NamedTuple):
    """Days that stand with the nouns of a sentence.

    Attributes:
        bound, owned: By act: the day inside its noun phrase, and the day that owns it.
        leading: Days that stand before their noun as a part of it, by claim.
    """

    bound: Mapping[str, Claim]
    owned: Mapping[str, Claim]
    leading: Collection[str]


def noun_days(sentence: SentenceClaims, times: Sequence[Claim], words: UnitWords, lexicon: ActLexicon) -> NounDays:
    """The days of a sentence's nouns; what somebody is charged with or was tried for has none, for the day is the law's."""
    nouns = [a for a in sentence.acts if a.name != "verb"]
    told = [a for a in nouns if not (charged(sentence, a, words) or predicate(sentence, a, lexicon, "trial"))]
    bound = {a.claim_id: t for a in told if (t := bound_date(sentence, a, times, words))}
    return NounDays(
        bound=bound,
        owned={a.claim_id: t for a in nouns if (t := owner(sentence, a, times, words))},
        leading={t.claim_id for a in told if (t := bound.get(a.claim_id)) and leads(sentence, t, a, words)},
    )


def days_left(sentence: SentenceClaims, act: Claim, days: NounDays, free: Sequence[Claim], *, law: bool) -> list[Claim]:
    """The free days that may be an act's: those of no other noun, and only then the others.

    An act of law never takes the day of a harm ("charged in her murder on Thursday"), save that of a raid, which is the law's.

    Args:
        sentence: Its claims.
        act: One of its acts.
        days: Of its nouns.
        free: Days that may tell when something happened.
        law: Whether it is an act of law.
    """
    raids = {a.claim_id for a in sentence.acts if law and a.act_type == PLAIN}
    stood_with = (*days.bound.items(), *days.owned.items())
    others = {t.claim_id for a, t in stood_with if a != act.claim_id and a not in raids}
    own = [t for t in free if t.claim_id not in others]
    return own or [t for t in free if t.claim_id not in days.leading and not law]


def charged(sentence: SentenceClaims, act: Claim, words: UnitWords) -> bool:
    """Whether an act is what somebody is charged with or sought for ("held on charges of murder")."""
    before = sentence.text[max(0, act.start - sentence.start - POINTING_REACH) : act.start - sentence.start].lower()
    behind = sentence.text[act.end - sentence.start :].lower()
    return bool(words.charged.search(before) or words.charged_behind.match(behind))


def predicate(sentence: SentenceClaims, act: Claim, lexicon: ActLexicon, done: EventType | None = None) -> bool:
    """Whether a noun is what a legal act calls the thing ("was qualified as aggression and a crime"), not a happening.

    Args:
        done: Type of the legal act; any if None.
    """
    return act.name == "noun" and any(
        a.name == "verb"
        and 0 <= act.start - a.end <= PREDICATE_REACH
        and lexicon.types[a.act_type or ""].family == "legal"
        and done in (None, a.act_type)
        for a in sentence.acts
    )
