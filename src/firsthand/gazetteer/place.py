"""A place of the gazetteer, how its name is compared, and how it is written out.

Below every reader of places and below the build of the table, so that both fold names the same way.  Refuses to guess:
folding only takes away what spellings differ in (case, accents, signs), never letters.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

COUNTRY, FIRST_ORDER, SECOND_ORDER, TOWN = "country", "first_order", "second_order", "town"

_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ǝ": "ə", "ә": "ə", "ħ": "h"}
)
_DROPPED = dict.fromkeys(map(ord, "'’‘ʻʼ`´ʹʿʾ′.\u200c\u200d\u00ad"))
_SPACED = {ord(c): " " for c in '-‐‑‒–—/\\,;:()[]{}"“”«»!?_·•&+*#|~^<>=%$@\t\n\r\u00a0'}
_SIGNS = {**_DROPPED, **_SPACED}
# Short words as the table writes them out in names, whatever the language of a text.
SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount", "sto": "santo", "sta": "santa"}


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the gazetteer.

    Attributes:
        place_id: `geonames:<number>`; `former:<code>` for a state that is no more.
        name: Name in English, or as GeoNames writes it.
        admin1: First-order unit (state, province, region) it lies in; empty where unknown or for a country.
        admin2: Second-order unit (county, district); empty where unknown.
        country: Country in English.
        country_code: ISO 3166-1 alpha-2; ISO 3166-3 code for a state that is no more.
        latitude, longitude: Degrees; of units and countries the middle of their inhabitants.
        population: Inhabitants; of units the sum over their towns; 0 where unknown.
        kind: `country`, `first_order`, `second_order` or `town`.
    """

    place_id: str
    name: str
    admin1: str
    admin2: str
    country: str
    country_code: str
    latitude: float
    longitude: float
    population: int
    kind: str


def fold(name: str) -> str:
    """A name as it is compared: lower case, without accents and signs, `St.` and the like written out.

    Args:
        name: A place name in any script.

    Returns:
        The folded name; empty where nothing but signs is given.
    """
    low = name.casefold().translate(_SIGNS)
    if not low.isascii():
        bare = unicodedata.normalize("NFKD", low.translate(_LETTERS))
        low = "".join(c for c in bare if not unicodedata.combining(c)).casefold().translate(_SIGNS).translate(_LETTERS)
    words = low.split()
    return " ".join([SHORT.get(w, w) for w in words]) if len(words) > 1 else (words[0] if words else "")


def fold_opener(word: str) -> str:
    """A word as it is compared where it opens a name of several words: `St.` written out.

    Args:
        word: One word.
    """
    folded = fold(word)
    return SHORT.get(folded, folded)


def place_label(place: Place) -> str:
    """The place in English: "town, first-order unit, country", each as far as known and never twice in a row.

    Args:
        place: Place of the gazetteer.

    Returns:
        The label; a country's own label is its name.
    """
    if place.kind == COUNTRY:
        return place.country
    if place.kind == SECOND_ORDER:
        parts = [place.name, place.admin1, place.country]
    else:
        parts = [place.name, place.admin1 if place.kind == TOWN else "", place.country]
    kept: list[str] = []
    for part in parts:
        if part and (not kept or fold(part) != fold(kept[-1])):
            kept.append(part)
    return ", ".join(kept)
