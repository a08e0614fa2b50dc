"""Names as things to compare: plain letters, surname and given names apart, and a skeleton that spellings share.

Refuses to know the language of a name: small words of names hold as all packs list them, and
transliterations meet in their consonants, whatever alphabet they came from.  Refuses to join
short names that differ in more than a doubled letter, an h or y for i ("Dan" and "Dean", "Li" and "Liu"), and names of
which one may be a woman's form of the other ("Mario" and "Maria", "Petrin" and "Petrina").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler

from firsthand.lang.forms import all_forms, either

LIKE_GIVEN = 0.8  # Jaro-Winkler of two long given names with one skeleton ("Mohammed", "Muhammad")
LIKE_SURNAME = 0.86
CACHED = 50_000  # names kept taken apart: accounts of one story name the same people
LONG_GIVEN = 5  # letters from which vowels may differ between two spellings of a given name
LONG_SURNAME = 6
_SOUNDS = (("tsch", "k"), ("tch", "k"), ("sch", "s"), ("ph", "f"), ("kh", "k"), ("ch", "k"), ("ck", "k"), ("th", "t"),
           ("dh", "d"), ("gh", "g"), ("sh", "s"), ("zh", "s"), ("ts", "s"), ("tz", "s"), ("ff", "v"), ("w", "v"),
           ("z", "s"), ("c", "k"), ("q", "k"), ("x", "k"))  # fmt: skip
_WORD = re.compile(r"[a-z]+(?:['-][a-z]+)*")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in plain lower-case letters.

    Attributes:
        given: Given names and initials, in order; particles of the surname are left out.
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


@lru_cache(maxsize=CACHED)
def person_name(name: str) -> PersonName:
    """Take a person's name apart; a single word is a surname."""
    words = _WORD.findall(anyascii(name).lower().replace("’", "'"))
    forms = all_forms()
    words = [forms.unowned(w) for w in words]
    generation = words.pop() if len(words) > 1 and words[-1] in forms.generations else ""
    given = words[:-1]
    while given and given[-1] in forms.particles:
        given.pop()
    return PersonName(tuple(given), _prefix().sub("", words[-1]) if words else "", generation)


@cache
def _prefix() -> re.Pattern[str]:
    """An article that is written with a surname and a hyphen."""
    return re.compile(rf"^(?:{either(all_forms().prefixes)})-(?=[a-z]{{3}})")


@lru_cache(maxsize=CACHED)
def skeleton_of(word: str) -> str:
    """What spellings of one name share: its first letter's sound and its consonants, doubled ones once.

    "orlizadeh" and "orlisade" give "orlsd"; "garvachev" and "garvatschow" give "grvkv".
    """
    plain = re.sub(r"[^a-z]", "", word)
    for written, sound in _SOUNDS:
        plain = plain.replace(written, sound)
    if not plain:
        return ""
    head = "i" if plain[0] in "yij" else plain[0]
    rest = re.sub(r"[aeiouyjh]", "", plain[1:])
    return head + re.sub(r"(.)\1+", r"\1", rest)


@lru_cache(maxsize=CACHED)
def _plainest(word: str) -> str:
    """A name without what spellings differ in most: doubled letters, h inside, y or j for i, c for k, z for s."""
    plain = re.sub(r"[^a-z]", "", word).replace("c", "k").replace("z", "s")
    plain = re.sub(r"[yj]", "i", plain[:1] + plain[1:].replace("h", ""))
    return re.sub(r"(.)\1+", r"\1", plain)


def _alike(x: str, y: str, long: int, least: float) -> bool:
    """Whether two words are spellings of one name."""
    if x == y:
        return True
    if skeleton_of(x) != skeleton_of(y):
        return False
    if _plainest(x) == _plainest(y):
        return True
    return min(len(x), len(y)) >= long and JaroWinkler.similarity(x, y) >= least


def _ending(word: str) -> str:
    """The vowel that a given name ends in and by which a man's and a woman's name differ, "" for none."""
    last = word.removesuffix("h")[-1:]
    return last if last in ("a", "e", "o") else ""


def _given_alike(x: str, y: str) -> bool:
    if len(x) == 1 or len(y) == 1:
        return x[0] == y[0] or skeleton_of(x)[:1] == skeleton_of(y)[:1]
    if _ending(x) != _ending(y):
        return False
    return _plainest(x) == _plainest(y) or _alike(x, y, LONG_GIVEN, LIKE_GIVEN)


def given_agree(a: PersonName, b: PersonName) -> bool:
    """Whether two persons' given names can be one's: the first of each, and the second where both have one, must be
    equal, alike, or one the other's initial."""
    return all(_given_alike(x, y) for x, y in zip(a.given[:2], b.given[:2], strict=False))


def surnames_agree(a: PersonName, b: PersonName) -> bool:
    """Whether two surnames are spellings of one."""
    if a.surname == b.surname:
        return True
    womans = (_ending(a.surname) == "a") != (_ending(b.surname) == "a")
    if womans and not (_ending(a.surname) and _ending(b.surname)):
        return False
    return _alike(a.surname, b.surname, LONG_SURNAME, LIKE_SURNAME)


def same_person(a: PersonName, b: PersonName) -> bool:
    """Whether two names can be one person's; generations that differ keep father and son apart."""
    return a.generation == b.generation and surnames_agree(a, b) and given_agree(a, b)


def plain_name(name: str) -> str:
    """An organisation's name in plain lower-case words without articles."""
    words = re.findall(r"[a-z0-9]+", anyascii(name).lower())
    return " ".join(w for w in words if w not in all_forms().articles)
