"""Who a crediting name stands for: an office with its state and seat, a force, an organisation, an agency or a person.

Serves `credits`.  Two spellings of one office are one identity, in one language or in several; offices of one state in
two seats are two of one party.  Refuses to guess a party that the name does not hold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from anyascii import anyascii

from firsthand.lang.pack import pack_for
from firsthand.lineage.dossier import outlet_key
from firsthand.lineage.first_hands.credit_words import FALLBACK, CreditWords, compared, credit_words
from firsthand.lineage.first_hands.offices import ABROAD, Office, holder_in, office_in
from firsthand.vocabulary import OriginKind

LONGEST_NAME = 160  # characters of a name that are read
SHORTEST_INITIALS, LONGEST_INITIALS = 2, 12  # letters of a name in capitals that agencies and movements have
UNNAMED = "an unnamed speaker"
_LIST_NUMBER = re.compile(r"^\(?\d{1,3}[.)]\s+(?=\D)")
_OUTER = ' \t.,;:"“”/-–—'


@dataclass(frozen=True, slots=True)
class Identity:
    """Who is credited.

    Attributes:
        name: As shown to people.
        kind: `office`, `agency`, `outlet`, `person`, `document`.
        party: Whose voice it is, None if unknown.
        key: What makes two credits one; None where the words name nobody that another account could mean too.
        words: What such words are within their own account, where `name` does not show them ("she").
    """

    name: str
    kind: OriginKind
    party: str | None
    key: str | None
    words: str = ""


@cache
def pronouns(language: str) -> frozenset[str]:
    """Words that stand for a speaker named elsewhere, or for nobody: never a name."""
    found: set[str] = set()
    for code in (language, FALLBACK):
        pack = pack_for(code)
        topic = pack.topic("attribution") if pack else {}
        for key in ("pronoun", "pronoun_male", "pronoun_female", "pronoun_plural", "relative"):
            found.update(str(topic.get(key, "")).split())
    return frozenset(found)


def plain(name: str) -> str:
    """A name for comparison: lower case, one space, no outer signs, no article."""
    low = re.sub(r"\s+", " ", name.replace("’", "'")).strip(" \t.,;:\"'“”()[]/-–—").lower()
    return credit_words(FALLBACK).article.sub("", low)


def named_key(name: str) -> str:
    """What makes a body, agency, outlet or person one by name, whichever of these an account takes it for.

    Marks on letters and the script they are written in make no difference.
    """
    return f"name:{outlet_key(anyascii(name))}"


def is_own_voice(name: str, language: str = FALLBACK) -> bool:
    """Whether a speaker is the account itself ("we", "our paper"), or nobody at all (an event, an aggression).

    Trusts the head of the noun phrase; refuses a phrase that goes on with a capital after its first word, which names
    somebody.
    """
    found = credit_words(language)
    shown = re.sub(r"\s+", " ", name).strip(_OUTER)
    if found.own.fullmatch(shown):
        return True
    head = compared(found.parts.split(found.article.sub("", shown), maxsplit=1)[0]).split()
    heads = head[-1:] if found.head_last else head[:2]
    rest = (w for w in shown.split()[1:] if w[0].isupper())
    return any(found.things.fullmatch(w) for w in heads) and all(found.things.fullmatch(compared(w)) for w in rest)


@lru_cache(maxsize=8192)
def identity_of(name: str, language: str = FALLBACK, person_kind: str | None = None) -> Identity:
    """Read who a name stands for.

    Args:
        name: Words as an account credits them.
        language: ISO 639-1 code of the account.
        person_kind: `person` or `organisation` where the claim's reader knows it.

    Returns:
        The identity; `key` is None for "police", "he" and other words that name nobody in particular.
    """
    shown = _LIST_NUMBER.sub("", re.sub(r"\s+", " ", name[:LONGEST_NAME]).strip(_OUTER))
    found = credit_words(language)
    low = compared(found.article.sub("", shown))
    if not low or plain(shown) in pronouns(language):
        return Identity(UNNAMED, "person", None, None, plain(shown))
    if found.nobody.fullmatch(low):
        return Identity(shown, "person", None, None)
    holder = bool(found.holder.search(low))
    if holder:
        speaking = holder_in(shown, language, found)
        if speaking.state:
            called = _called(speaking.rest, found) or _person(_without_trade(shown), found)
            return Identity(shown, "person", speaking.state, named_key(called))
    body = _spoken_for(shown, found)
    office = office_in(body, language, found, forces_alone=holder)
    if office is not None:
        return _of_office(shown, body, office, found)
    tokens = low.split()
    if person_kind == "organisation" or any(found.organisation.fullmatch(w) for w in tokens) or _is_initials(shown):
        return _of_body(body, found)
    shown = _without_trade(shown)
    core = _person(shown, found)
    cased = shown.lower() != shown.upper()
    named = " " in core and (any(t[0].isupper() for t in shown.split()[1:]) or (not cased and person_kind == "person"))
    return Identity(shown, "person", None, named_key(core) if named else None)


def _of_office(shown: str, body: str, office: Office, found: CreditWords) -> Identity:
    """An office of a state, which speaks for it; a police force, army or the like, its own party or its country's."""
    force = office.kind in found.force
    if office.state is None:
        return _of_body(body, found) if force else Identity(shown, "office", None, f"office:{plain(body)}")
    if office.kind in ABROAD and not office.seat:
        return Identity(shown, "office", office.state, None)
    party = f"{office.kind.replace('_', ' ')} of {office.state}" if force else office.state
    return Identity(shown, "office", party, office.key)


def _spoken_for(shown: str, found: CreditWords) -> str:
    """The name of a body without the spokesman or number before it."""
    parts = found.lead.split(shown)
    return found.article.sub("", parts[-1].strip()) or shown


def _of_body(body: str, found: CreditWords) -> Identity:
    """A body that speaks for itself; where it is called by a common noun alone, nobody that another account could mean."""
    common = found.nobody.fullmatch(compared(body))
    return Identity(body, "office", body, None if common else named_key(body))


def _person(shown: str, found: CreditWords) -> str:
    """A person's name in small letters, without article, titles and what follows a comma."""
    tokens = [t.strip(".") for t in re.split(r"[,(]", plain(found.article.sub("", shown)), maxsplit=1)[0].split()]
    while len(tokens) > 1 and found.titles.fullmatch(compared(tokens[0])):
        tokens.pop(0)
    return " ".join(tokens)


def _called(rest: str, found: CreditWords) -> str:
    """The longest run of words with a capital that are no title, two at least, in small letters; empty where there is none."""
    runs: list[list[str]] = [[]]
    for word in re.findall(r"[^\s,()]+|[,()]", rest):
        shown = word.strip(_OUTER)
        if shown[:1].isupper() and not any(p.fullmatch(compared(shown)) for p in (found.titles, found.holder)):
            runs[-1].append(plain(shown))
        elif runs[-1]:
            runs.append([])
    best = max(runs, key=len)
    return " ".join(best) if len(best) > 1 else ""


def _without_trade(shown: str) -> str:
    """A person's name without the words in small letters before it ("the well-known engineer Ada Brook")."""
    words = shown.split()
    first = next((at for at, w in enumerate(words) if not w[0].islower()), 0)
    two = words[first : first + 2]
    return " ".join(words[first:]) if first and len(two) == 2 and all(w[0].isupper() for w in two) else shown


def _is_initials(shown: str) -> bool:
    """Whether a name is one short word in capitals, as agencies and movements have it."""
    word = re.fullmatch(r"[^\W\d_][^\W_]*(?:[.&-][^\W_]+)*\.?", shown)
    return word is not None and SHORTEST_INITIALS <= len(shown) <= LONGEST_INITIALS and shown.isupper()
