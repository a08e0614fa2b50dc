"""Which office of which state a name means, whatever the language it is named in.

Serves `party`.  Trusts the words of the name; refuses to guess a state or a seat that it does not hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from firsthand.claims.places.names import base_forms
from firsthand.gazetteer.countries import adjectives_of, country_of
from firsthand.gazetteer.place import fold
from firsthand.lineage.first_hands.credit_words import NEVER, CreditWords, compared, kind_in

ABROAD = frozenset({"embassy", "consulate", "mission"})  # offices that sit in another country than their own
LONGEST_COUNTRY = 6  # words of a country's name, `People's` being two
LONGEST_INFLECTED = 4  # words, signs between them counted, of one that stands in another case
_TOKEN = re.compile(r"[^\W_]+(?:[.-][^\W_]+)*")
_BREAK = re.compile(r"[,;()]")


@dataclass(frozen=True, slots=True)
class Office:
    """An office or force.

    Attributes:
        kind: What it is in any language: `embassy`, `ministry`, `police`.
        state: The country that it is of; None where the name does not tell.
        seat: The other country that it sits in, None where the name does not tell.
        detail: What it is there for, in any language where the pack knows the words, else the words; empty where unsaid.
    """

    kind: str
    state: str | None
    seat: str | None
    detail: str

    @property
    def key(self) -> str:
        """What makes two names of it one."""
        return f"office:{self.kind}:{self.detail}:{self.state or ''}:{self.seat or ''}"


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds an office of a state.

    Attributes:
        state: The country spoken for; None where the words do not tell.
        rest: The name with spaces where it names countries.
    """

    state: str | None
    rest: str


@dataclass(frozen=True, slots=True)
class _CountryNamed:
    """A country in a name."""

    start: int
    end: int
    country: str
    of: bool
    seat: bool


def office_in(name: str, language: str, words: CreditWords, *, forces_alone: bool = False) -> Office | None:
    """The office of a state that a name holds, or else the force.

    Args:
        name: As written.
        language: ISO 639-1 code of the account.
        words: Its credit words.
        forces_alone: Whether to look for forces alone, as where the name is that of somebody who holds an office.

    Returns:
        The office; None where the name holds none.
    """
    low = compared(name)
    found = (None if forces_alone else kind_in(low, words.state)) or kind_in(low, words.force)
    if found is None:
        return None
    mentions = list(_countries(name, language, words))
    own = _own(mentions) or (mentions[0] if mentions and found.kind not in ABROAD else None)
    behind = words.seat is NEVER  # a language without such words names the seat behind the state
    seats = (m.country for m in mentions if (m.seat or behind) and own and m.country != own.country)
    return Office(
        found.kind, own.country if own else None, next(seats, None), _detail(name, found.words, mentions, words)
    )


def holder_in(name: str, language: str, words: CreditWords) -> Holder:
    """The country that somebody named so speaks for, and what is left of the name."""
    mentions = list(_countries(name, language, words))
    own = _own(mentions)
    return Holder(own.country if own else None, _without(name, mentions))


def _without(name: str, mentions: list[_CountryNamed]) -> str:
    bare = list(name)
    for m in mentions:
        bare[m.start : m.end] = " " * (m.end - m.start)
    return "".join(bare)


def _own(mentions: list[_CountryNamed]) -> _CountryNamed | None:
    return next((m for m in mentions if m.of), None) or next((m for m in mentions if not m.seat), None)


def _countries(name: str, language: str, words: CreditWords) -> Iterator[_CountryNamed]:
    """The countries that a name holds, first to last, the longest names of each."""
    tokens = list(_TOKEN.finditer(name))
    at = 0
    while at < len(tokens):
        for size in range(min(LONGEST_COUNTRY, len(tokens) - at), 0, -1):
            start, end = tokens[at].start(), tokens[at + size - 1].end()
            country = _country(name[start:end], language, words)
            if country:
                before, behind = name[:start], re.match(r"\S*", name[end:])
                inside = name[start:end] + (behind[0] if behind else "")
                seat = bool(words.seat.search(before) or words.seated.search(inside))
                yield _CountryNamed(start, end, country, bool(words.of.search(before)), seat)
                at += size - 1
                break
        at += 1


def _country(name: str, language: str, words: CreditWords) -> str | None:
    if _BREAK.search(name):
        return None
    if name[0].islower():
        own = words.small and " " not in name and fold(name) in adjectives_of(language)
        found = country_of(name) if own else None
        return found.name if found else None
    forms = base_forms(name, words.endings) if words.endings and len(name.split(" ")) <= LONGEST_INFLECTED else (name,)
    return next((c.name for form in forms if (c := country_of(form))), None)


def _detail(name: str, office: re.Match[str], mentions: list[_CountryNamed], words: CreditWords) -> str:
    """What an office is there for: the same before its noun and behind it, up to the first comma behind its state.

    The noun itself may tell ("Foreign Office", a compound); words that name nothing in any language are kept as they are.
    """
    said = max((m.end for m in mentions if not m.seat), default=0)
    comma = _BREAK.search(name, said)
    end = comma.start() if comma else len(name)
    known = sorted(d for d, pattern in words.departments.items() if pattern.search(compared(name[:end])))
    if known:
        return " ".join(known)
    left = compared(_without(name, mentions)[:end]).replace(office[0], " ", 1)
    return " ".join(sorted(w for w in left.split() if not words.aside.fullmatch(w)))
