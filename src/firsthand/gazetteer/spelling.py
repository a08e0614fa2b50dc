"""Spellings of one name that differ as renderings of another script do: "Banisa" and "Banissa", "al-Ain" and "al 'Ayn".

Beside the gazetteer, for a name that it does not hold as written.  Trusts consonants in their order and nearly all vowels;
deliberately takes two names for different where a letter is another one.  Only of use among the few towns of one unit.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from firsthand.gazetteer.distance import great_circle_km
from firsthand.gazetteer.gazetteer import gazetteer
from firsthand.gazetteer.place import fold
from firsthand.lang.pack import languages, pack_for

_ARTICLES = frozenset(["al", "ar", "as", "ash", "ad", "at", "an", "az", "adh", "ath", "el"])
_SOUNDS = (
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("dj", "j"),
    ("q", "k"), ("w", "u"), ("y", "i"), ("e", "i"), ("o", "u"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
_SILENT = re.compile(r"(?<=[aiu])h(?![aiu])")
_VOWELS = re.compile(r"[aiu]+")
LEAST = 3  # consonants of a name that is looked for by its sound
ONE_TOWN_KM = 15.0  # how far apart the table may put one town that it lists twice
ONE_OFF = 4  # consonants of a name that may have a vowel more or less


class Sound(NamedTuple):
    """How a name sounds, and its consonants alone."""

    whole: str
    consonants: str


def sound_of(name: str) -> Sound:
    """How a name sounds, whatever letters its script is rendered in.

    Args:
        name: A name in Latin letters.
    """
    words = [w for w in fold(name).split() if w not in articles()]
    low = "".join(words)
    for written, sounded in _SOUNDS:
        low = low.replace(written, sounded)
    low = _DOUBLED.sub(r"\1", _SILENT.sub("", _DOUBLED.sub(r"\1", low)))
    return Sound(low, _VOWELS.sub("", low))


@cache
def articles() -> frozenset[str]:
    """Articles of all packs as they are rendered in Latin letters, with what they become before a name ("Ash Shaykh")."""
    tables = (
        pack.topic("places").get("inflection", {}) for code in languages() if (pack := pack_for(code)) is not None
    )
    return frozenset(word for table in tables for word in str(table.get("rendered_articles", "")).split())


def same_sound(one: Sound, other: Sound) -> bool:
    """Whether two names may be spellings of one: alike, or with one vowel more or less in a longer name."""
    if one.consonants != other.consonants or len(one.consonants) < LEAST:
        return False
    if one.whole == other.whole:
        return True
    return len(one.consonants) >= ONE_OFF and one.whole[0] == other.whole[0] and _one_off(one.whole, other.whole)


def _one_off(one: str, other: str) -> bool:
    """Whether one word is the other with a letter more."""
    short, long = sorted((one, other), key=len)
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at:] == long[at + 1 :]


@lru_cache(maxsize=256)
def _sounds_in(unit: int) -> dict[str, tuple[tuple[Sound, int], ...]]:
    """Towns of a unit by their consonants."""
    table = gazetteer()
    found: dict[str, list[tuple[Sound, int]]] = {}
    for row in towns_in(unit):
        sound = sound_of(table.name(row))
        found.setdefault(sound.consonants, []).append((sound, row))
    return {k: tuple(v) for k, v in found.items()}


@cache
def _above() -> np.ndarray[tuple[int], np.dtype[np.uint16]]:
    return np.asarray(gazetteer().up)


def towns_in(unit: int) -> list[int]:
    """Rows of the towns in a first- or second-order unit, the largest first.

    Args:
        unit: Row of the gazetteer.
    """
    _, _, second, town, _ = gazetteer().starts
    above = _above()
    holders = np.append(np.flatnonzero(above[second:town] == unit) + second, unit)
    return [int(r) + town for r in np.flatnonzero(np.isin(above[town:], holders))]


def spelled_otherwise(name: str, unit: int) -> int:
    """Row of the one town of a unit that a name may be another spelling of.

    Args:
        name: A name that no place of the unit bears as written.
        unit: Row of a first- or second-order unit.

    Returns:
        The row, of the largest where the table lists one town twice; -1 where no town's name sounds so, or several do.
    """
    sound = sound_of(name)
    if len(sound.consonants) < LEAST or not sound.consonants.isascii():
        return -1
    near = _sounds_in(unit).get(sound.consonants, ())
    alike = [row for other, row in near if other.whole == sound.whole] or [r for o, r in near if same_sound(sound, o)]
    return alike[0] if alike and all(_apart(alike[0], r) <= ONE_TOWN_KM for r in alike[1:]) else -1


def _apart(one: int, other: int) -> float:
    """Kilometres between the places in two rows."""
    a, b = gazetteer().place(one), gazetteer().place(other)
    return great_circle_km(a.latitude, a.longitude, b.latitude, b.longitude)
