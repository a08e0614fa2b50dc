"""Which country a name, a long official name or an adjective stands for.

Used by the place reader, and by lineage for the party of an embassy or ministry.  States that are no more are countries
of their own (`former`), never their successors.  Refuses to read a country out of a town's name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from babel import Locale, localedata
from babel.core import get_global
from babel.languages import get_official_languages

from firsthand.gazetteer.gazetteer import DATA, gazetteer
from firsthand.gazetteer.place import fold
from firsthand.lang.forms import all_forms
from firsthand.lang.pack import languages, pack_for

EVERYWHERE = 50  # countries from which the language of a text tells nothing of where it plays
ALSO_HOME = 0.6  # beside the country that a language is mostly of


@dataclass(frozen=True, slots=True)
class Country:
    """A country.

    Attributes:
        code: ISO 3166-1 alpha-2; ISO 3166-3 code for a state that is no more.
        name: Name in English.
        former: Whether it is a state that is no more.
        row: Its row in the gazetteer.
    """

    code: str
    name: str
    former: bool
    row: int


@cache
def country_by_code() -> Mapping[str, Country]:
    """All countries of the gazetteer by code."""
    table = gazetteer()
    made = {}
    for row, code in enumerate(table.codes):
        made[code] = Country(code, table.name(row), table.place_id(row).startswith("former:"), row)
    return made


def _topics() -> list[Mapping[str, Any]]:
    packs = [pack_for(code) for code in languages()]
    return [topic for pack in packs if pack is not None and (topic := pack.topic("places"))]


@cache
def demonyms() -> Mapping[str, str]:
    """Country codes by folded demonym, of the table of what a country's people are called in English."""
    raw = resources.files("firsthand.gazetteer").joinpath(DATA, "demonyms.json").read_text("utf-8")
    known: dict[str, str] = {}
    for code, words in json.loads(raw).items():
        for word in words:
            known.setdefault(fold(word), code)
            known.setdefault(fold(word) + "s", code)
    return known


@cache
def adjectives() -> Mapping[str, str]:
    """Country codes by folded adjective or demonym, of every language pack and of the table of demonyms."""
    known = dict(demonyms())
    for topic in _topics():
        known.update(_adjectives(topic))
    return {word: code for word, code in known.items() if code in country_by_code() and not _is_name(word)}


def _adjectives(topic: Mapping[str, Any]) -> dict[str, str]:
    """Codes by folded adjective of one pack; `stem/class` stands for the stem with each ending of the class.

    An ending of two parts ("the…n") stands around its stem.
    """
    classes = {name: [e.rpartition("…") for e in ends] for name, ends in topic.get("adjective_endings", {}).items()}
    found = {}
    for code, words in topic.get("adjectives", {}).items():
        for stem, _, name in (word.partition("/") for word in words.split()):
            for before, _, behind in classes[name] if name else [("", "", "")]:
                found[fold(before + stem + behind)] = code
    return found


@cache
def adjectives_of(language: str) -> Mapping[str, str]:
    """Country codes by folded adjective or demonym, of one language's pack alone; empty where there is none."""
    pack = pack_for(language)
    return _adjectives(pack.topic("places")) if pack else {}


def _is_name(word: str) -> bool:
    """Whether a demonym of the table is but the country's own name."""
    rows = gazetteer().rows(word)
    return bool(rows) and rows[0] < gazetteer().starts[1]


@cache
def short_names() -> Mapping[str, str]:
    """Country codes by short form as written (`US`, `U.K.`)."""
    return {word: code for topic in _topics() for word, code in topic.get("countries", {}).get("short", {}).items()}


@cache
def further_names() -> Mapping[str, str]:
    """Country codes by folded name, for names that the gazetteer lacks or gives to another place."""
    return {fold(n): c for topic in _topics() for n, c in topic.get("countries", {}).get("names", {}).items()}


@cache
def own_names(language: str) -> frozenset[str]:
    """Folded names of countries that texts of a language use: its own by Unicode CLDR and its pack, and English ones.

    Args:
        language: ISO 639-1 code; one that CLDR lacks has the English names alone.
    """
    pack = pack_for(language)
    listed = pack.topic("places").get("countries", {}).get("names", {}) if pack else {}
    names = [*listed, *(country.name for country in country_by_code().values())]
    for code in {language, "en"}:
        if localedata.exists(code):
            names += Locale(code).territories.values()
    return frozenset(map(fold, names))


@cache
def home_countries(language: str) -> Mapping[int, float]:
    """Rows of the countries where a language is official, with how likely its texts speak of one of their towns: 0 to 1.

    Args:
        language: ISO 639-1 code.

    Returns:
        1 for the country that the language is mostly of, less for the others; empty where it is official nearly everywhere.
    """
    codes = [code for code in country_by_code() if language in get_official_languages(code, de_facto=True)]
    if len(codes) > EVERYWHERE:
        return {}
    first = get_global("likely_subtags").get(language, "").rpartition("_")[2]
    return {country_by_code()[code].row: 1.0 if code == first else ALSO_HOME for code in codes}


@cache
def _official() -> re.Pattern[str]:
    prefixes = [p for topic in _topics() for p in topic.get("countries", {}).get("official", "").split("|") if p]
    return re.compile("(?:" + "|".join(sorted(map(re.escape, map(fold, prefixes)), key=len, reverse=True)) + ") ")


def country_row(folded: str) -> int:
    """Row of the country that bears a folded name in any language; -1 where none does."""
    code = further_names().get(folded)
    if code is not None and code in country_by_code():
        return country_by_code()[code].row
    rows = gazetteer().rows(folded)
    return rows[0] if rows and rows[0] < gazetteer().starts[1] else -1


@lru_cache(maxsize=4096)
def country_of(text: str) -> Country | None:
    """The country that a name stands for.

    Args:
        text: A country's name in any language, an official long name, a short form (`U.S.`), an adjective or demonym.

    Returns:
        The country; None where the words name none.
    """
    given = text.strip()
    by_code = country_by_code()
    if given in short_names():
        return by_code.get(short_names()[given])
    folded = fold(given)
    for name in (folded, all_forms().without_article(folded)):
        row = country_row(name)
        if row >= 0:
            return by_code[gazetteer().codes[row]]
        if name in adjectives():
            return by_code[adjectives()[name]]
        long = _official().match(name)
        if long and (row := country_row(all_forms().without_article(name[long.end() :]))) >= 0:
            return by_code[gazetteer().codes[row]]
    return None
