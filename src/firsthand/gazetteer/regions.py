"""Continents and other stretches of land that no table of units holds: "Asia", "the Middle East", "Darfur".

Beside the table of countries.  Names of continents and their parts are Unicode CLDR's in every language that has a pack;
others are listed in the packs (`[regions]` of `places.toml`).  Refuses to give a region a point.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from babel import Locale, localedata

from firsthand.gazetteer.countries import country_by_code, country_row
from firsthand.gazetteer.place import fold
from firsthand.lang.pack import pack_for

# UN M49 codes of continents and their parts, as CLDR names them.
_CONTINENTS = (
    "002 003 005 009 011 013 014 015 017 018 019 021 029 030 034 035 039 061 142 143 145 150 151 154 155 202 419 EU"
)


class Expanse(NamedTuple):
    """A stretch of land or sea: its English name, and the row of the country that it lies in, -1 for several."""

    name: str
    country: int


@cache
def regions(language: str) -> Mapping[str, Expanse]:
    """Regions by folded name, as texts of a language call them: in its own words and in English.

    Args:
        language: ISO 639-1 code of a language that has a pack.
    """
    english = Locale.parse("en").territories
    found: dict[str, Expanse] = {}
    for code in dict.fromkeys((language, "en")):
        listed = Locale.parse(code).territories if localedata.exists(code) else {}
        for number in _CONTINENTS.split():
            if number in listed:
                found.setdefault(fold(listed[number]), Expanse(english[number], -1))
        pack = pack_for(code)
        for name, told in (pack.topic("places").get("regions", {}) if pack else {}).items():
            label, _, country = str(told).partition("|")
            found.setdefault(fold(name), Expanse(label, country_by_code()[country].row if country else -1))
    return {name: region for name, region in found.items() if country_row(name) < 0}


@cache
def region_openers(language: str) -> frozenset[str]:
    """The first words of the folded names of a language's regions."""
    return frozenset(name.split(" ")[0] for name in regions(language))
