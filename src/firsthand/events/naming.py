"""Names as things to compare: plain letters, surname and given names apart, and a skeleton that spellings share.

Refuses to know languages: transliterations meet in their consonants, whatever alphabet they came from.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler

LIKE_GIVEN = 0.87  # Jaro-Winkler of two given names with one first letter ("Mikhail", "Michail")
LIKE_SURNAME = 0.86
_SOUNDS = (("ph", "f"), ("kh", "h"), ("ch", "c"), ("ck", "k"), ("th", "t"), ("dh", "d"), ("gh", "g"), ("sh", "s"),
           ("zh", "z"), ("ts", "c"), ("tz", "c"), ("ff", "v"), ("w", "v"), ("q", "k"), ("x", "h"))  # fmt: skip
_GENERATIONS = frozenset({"jr", "jnr", "sr", "snr", "ii", "iii", "iv"})


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in plain lower-case letters.

    Attributes:
        given: Given names and initials, in order.
        surname: The last word.
        generation: "jr", "iii" and the like, "" for none.
    """

    given: tuple[str, ...]
    surname: str
    generation: str = ""

    @property
    def is_full(self) -> bool:
        """Whether a given name is written out."""
        return any(len(g) > 1 for g in self.given)


def person_name(name: str) -> PersonName:
    """Take a person's name apart; a single word is a surname."""
    words = re.findall(r"[a-z]+(?:['-][a-z]+)*", anyascii(name).lower().replace("’", "'"))
    generation = words.pop() if len(words) > 1 and words[-1] in _GENERATIONS else ""
    return PersonName(tuple(words[:-1]), words[-1] if words else "", generation)


def skeleton_of(word: str) -> str:
    """What spellings of one name share: its first letter's sound and its consonants, doubled ones once.

    "alizadeh" and "alizade" give "alzd"; "gorbachev" and "gorbatschow" come near, not equal: blocks are a first cut.
    """
    plain = re.sub(r"[^a-z]", "", word)
    for written, sound in _SOUNDS:
        plain = plain.replace(written, sound)
    if not plain:
        return ""
    head = "i" if plain[0] in "yij" else plain[0]
    rest = re.sub(r"[aeiouyjh]", "", plain[1:])
    return head + re.sub(r"(.)\1+", r"\1", rest)


def given_agree(a: PersonName, b: PersonName) -> bool:
    """Whether two persons' given names can be one: the first of each equal, alike, or one the other's initial."""
    if not a.given or not b.given:
        return True
    x, y = a.given[0], b.given[0]
    if x[0] != y[0] and skeleton_of(x)[:1] != skeleton_of(y)[:1]:
        return False
    if len(x) == 1 or len(y) == 1:
        return True
    return x == y or (JaroWinkler.similarity(x, y) >= LIKE_GIVEN and skeleton_of(x) == skeleton_of(y))


def surnames_agree(a: PersonName, b: PersonName) -> bool:
    """Whether two surnames are spellings of one."""
    if a.surname == b.surname:
        return True
    alike = JaroWinkler.similarity(a.surname, b.surname) >= LIKE_SURNAME
    return alike and skeleton_of(a.surname) == skeleton_of(b.surname)


def same_person(a: PersonName, b: PersonName) -> bool:
    """Whether two names can be one person's; generations that differ keep father and son apart."""
    return a.generation == b.generation and surnames_agree(a, b) and given_agree(a, b)


def plain_name(name: str) -> str:
    """An organisation's name in plain lower-case words without articles."""
    words = re.findall(r"[a-z0-9]+", anyascii(name).lower())
    return " ".join(w for w in words if w not in ("the", "a", "an"))
