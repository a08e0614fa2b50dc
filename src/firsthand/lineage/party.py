"""Who a crediting name stands for: an office with its state and seat, a force, an organisation, an agency or a person.

Serves `credits`.  Two spellings of one office are one identity; offices of one state in two seats are two of
one party.  Refuses to guess a party that the name does not hold.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from anyascii import anyascii

from firsthand.claims.countries import country_of
from firsthand.lang.pack import pack_for
from firsthand.lineage.dossier import outlet_key

FALLBACK = "en"
LONGEST_NAME = 160
LONGEST_COUNTRY = 6
UNNAMED = "an unnamed speaker"
_LIST_NUMBER = re.compile(r"^\(?\d{1,3}[.)]\s+(?=\D)")


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
    kind: str
    party: str | None
    key: str | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class _Words:
    """The credit words of one language, longest first."""

    state: tuple[str, ...]
    holder: tuple[str, ...]
    force: tuple[str, ...]
    organisation: frozenset[str]
    of: re.Pattern[str]
    seat: re.Pattern[str]
    article: re.Pattern[str]
    lead: re.Pattern[str]
    nobody: frozenset[str]
    things: frozenset[str]
    aside: frozenset[str]
    own: re.Pattern[str]
    titles: frozenset[str]


def _either(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


@cache
def credit_topic(language: str) -> Mapping[str, Any]:
    """The credit words of a language, English where it has none."""
    pack = pack_for(language)
    found = pack.topic("credits") if pack else {}
    fallback = pack_for(FALLBACK)
    return found or (fallback.topic("credits") if fallback else {})


@cache
def _words(language: str) -> _Words:
    topic = credit_topic(language)
    offices, joins = topic["offices"], topic["joins"]

    def longest(name: str) -> tuple[str, ...]:
        return tuple(sorted(offices[name], key=lambda w: (-len(w), w)))

    return _Words(
        longest("state"),
        longest("holder"),
        longest("force"),
        frozenset(offices["organisation"]),
        re.compile(rf"\s+(?:{_either(joins['of'])})\s+"),
        re.compile(rf"\s+(?:{_either(joins['seat'])})\s+"),
        re.compile(rf"^(?:{_either(joins['articles'])})\s+", re.I),
        re.compile(rf"\b(?:{joins['lead']})\s+", re.I),
        frozenset(topic["nobody"]["words"]),
        frozenset(topic["nobody"]["things"]),
        frozenset(offices["aside"]),
        re.compile(topic["own"]["words"], re.I),
        frozenset(topic["titles"]["words"]),
    )


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
    return _words(FALLBACK).article.sub("", low)


def _holds(low: str, words: tuple[str, ...]) -> str | None:
    """The first word or phrase of `words` (longest first) that stands in `low` as whole words."""
    apart = re.sub(r"[^\w’'-]+", " ", low)
    return next((w for w in words if f" {w} " in f" {apart} "), None)


def _country(words: str) -> str | None:
    """The country that the first words name (longest first)."""
    tokens = re.split(r"\s+", re.split(r"[,;(]", words, maxsplit=1)[0].strip())
    for size in range(min(LONGEST_COUNTRY, len(tokens)), 0, -1):
        country = country_of(" ".join(tokens[:size]).strip(" .,'’\"”"))
        if country is not None:
            return country.name
    return None


def _of_state(name: str, found: _Words) -> tuple[str | None, str | None]:
    """The country that an office speaks for, and the one it sits in; None where the words do not tell."""
    for m in found.of.finditer(name):
        state = _country(name[m.end() :])
        if state:
            return state, _seat(name[m.end() :], state, found)
    for m in re.finditer(r"[^\W\d_][\w.’'-]*", name):
        if m[0][0].isupper() and (country := country_of(re.sub(r"['’]s?$", "", m[0]))):
            return country.name, _seat(name[m.end() :], country.name, found)
    return None, None


def _seat(words: str, state: str, found: _Words) -> str | None:
    """The other country that an office sits in, by the words after its own; None where they do not tell."""
    seats = (_country(words[m.end() :]) for m in found.seat.finditer(words))
    return next((s for s in seats if s and s != state), None)


def named_key(name: str) -> str:
    """What makes a body, agency, outlet or person one by name, whichever of these an account takes it for.

    Marks on letters and the script they are written in make no difference.
    """
    return f"name:{outlet_key(anyascii(name))}"


def is_own_voice(name: str, language: str = FALLBACK) -> bool:
    """Whether a speaker is the account itself ("we", "our paper"), or nobody at all (an event, an aggression).

    Trusts the head of the noun phrase, the last word before "of", "in" or a comma; refuses a phrase that goes on with a
    capital after its first word, which names somebody.
    """
    found = _words(language)
    shown = re.sub(r"\s+", " ", name).strip(' \t.,;:"“”/-–—')
    if found.own.fullmatch(shown):
        return True
    head = re.split(r"[,(]|\s+(?:of|in|at|on|against|by|for|to)\s+", plain(shown), maxsplit=1)[0].split()
    return bool(head) and head[-1] in found.things and not re.search(r"\s[^\W\d_a-z][\w'’-]+$", shown)


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
    shown = _LIST_NUMBER.sub("", re.sub(r"\s+", " ", name[:LONGEST_NAME]).strip(' \t.,;:"“”/-–—'))
    low = plain(shown)
    found = _words(language)
    if not low or low in pronouns(language):
        return Identity(UNNAMED, "person", None, None, low)
    if low in found.nobody:
        return Identity(shown, "person", None, None)
    office = _holds(low, found.state)
    holder = _holds(low, found.holder)
    if office and not holder:
        state, seat = _of_state(shown, found)
        if state and office in ("embassy", "consulate", "mission", "high commission") and not seat:
            return Identity(shown, "office", state, None)
        if state:
            return Identity(shown, "office", state, _office_key(low, office, (state, seat), found))
        return Identity(shown, "office", None, f"office:{low}")
    if holder and (state := _of_state(shown, found)[0]):
        return Identity(shown, "person", state, named_key(_person(plain(_without_trade(shown)), found)))
    force = _holds(low, found.force)
    if force:
        return _force(shown, low, found)
    tokens = set(re.findall(r"[\w'-]+", low))
    if tokens & found.organisation or person_kind == "organisation" or _is_initials(shown):
        body = _body(shown, found)
        return Identity(body, "office", body, named_key(body))
    shown = _without_trade(shown)
    core = _person(plain(shown), found)
    named = " " in core and any(t[0].isupper() for t in shown.split()[1:])
    return Identity(shown, "person", None, named_key(core) if named else None)


def _office_key(low: str, office: str, where: tuple[str, str | None], found: _Words) -> str:
    """What identifies an office: its kind, the words of its department, its state and its seat.

    A department is the same before its office and after it ("interior ministry", "ministry of the interior").
    """
    state, seat = where
    before, _, after = low.partition(office)
    department = re.match(r"\s+of\s+(?:the\s+)?([^,]+?)(?:\s+(?:of|in|to)\s|,|$)", re.sub(r"\s+", " ", after))
    named = department[1] if department and office.startswith("ministr") else ""
    parts = (before, named if not country_of(named) else "")
    telling = {w for part in parts for w in re.findall(r"[^\W\d_][\w’'-]*", part)}
    telling -= found.aside | set(state.lower().split())
    detail = " ".join(sorted(w for w in telling if not country_of(re.sub(r"['’]s?$", "", w))))
    return f"office:{office}:{detail}:{state}:{seat or ''}"


def _force(shown: str, low: str, found: _Words) -> Identity:
    """A police force, army or the like: its own party, or that of the country it is said to be of."""
    state, _ = _of_state(shown, found)
    if state:
        return Identity(shown, "office", f"{_holds(low, found.force)} of {state}", f"force:{low}")
    body = _body(shown, found)
    return Identity(body, "office", body, named_key(body))


def _body(shown: str, found: _Words) -> str:
    """The name of a body without the spokesman or number before it."""
    parts = found.lead.split(shown)
    return found.article.sub("", parts[-1].strip()) or shown


def _person(low: str, found: _Words) -> str:
    """A person's name without titles and what follows a comma."""
    tokens = [t.strip(".") for t in re.split(r"[,(]", low, maxsplit=1)[0].split()]
    while len(tokens) > 1 and tokens[0] in found.titles:
        tokens.pop(0)
    return " ".join(tokens)


def _without_trade(shown: str) -> str:
    """A person's name without the words in small letters before it ("the well-known engineer Ada Brook")."""
    found = re.match(r"(?:[^\W\d_A-Z][\w'’-]*\s+)+(?=[A-ZÀ-Þ][\w.'’-]*\s+[A-ZÀ-Þ])", shown)
    return shown[found.end() :] if found else shown


def _is_initials(shown: str) -> bool:
    """Whether a name is one short word in capitals, as agencies and movements have it."""
    return bool(re.fullmatch(r"[A-ZÀ-Þ][A-Z0-9À-Þ.&-]{1,11}", shown))
