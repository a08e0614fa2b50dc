"""The words of `lang/*/places.toml`, compiled once for the place reader.

Below the finder and the resolver of places.  Refuses nothing: what a pack lacks is simply never seen.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from firsthand.gazetteer.countries import country_by_code
from firsthand.gazetteer.gazetteer import gazetteer
from firsthand.gazetteer.place import SHORT, fold
from firsthand.lang.forms import all_forms, either, forms_of
from firsthand.lang.pack import LanguagePack


def _upper_letters() -> str:
    """A character class of all capital letters of the scripts that have them."""
    spans: list[list[int]] = []
    for code in range(sys.maxunicode if sys.maxunicode < 0x2000 else 0x2000):
        if chr(code).isupper():
            if spans and spans[-1][1] == code - 1:
                spans[-1][1] = code
            else:
                spans.append([code, code])
    return "".join(f"{chr(a)}-{chr(b)}" if a != b else chr(a) for a, b in spans)


UPPER = _upper_letters()


_INITIALS = re.compile(r"(?:[A-Z]\.\s?)+[A-Z][a-z]?\.")  # "S.C.", "W.Va."


@cache
def _token() -> str:
    """The pattern of one word of a name: a short word with its point, initials, or a capitalised word without an owner's mark."""
    short = either(word.capitalize() for word in SHORT)
    owner = either({tail for mark in all_forms().possessive for tail in (mark[1:], mark[1:].upper())})
    joined = rf"(?:[-‐‑]\w+|['’`](?!(?:{owner})\b)\w+)*"
    return rf"(?:(?:{short})\.(?=\ [{UPPER}])|(?:[{UPPER}]\.){{2,}}|[{UPPER}]\w*{joined})"


@dataclass(frozen=True)
class PlaceLexicon:
    """What the place reader knows of one language.

    Attributes:
        runs: Finds runs of capitalised words with the small words allowed inside a name.
        shouted: Words that are read as no place where all is in capitals, nor in an unlisted one ("US", "TOOK PLACE").
        never: Small words that are no part of a name; by themselves they are none.
        states: Abbreviations of first-order units as written -> row of the gazetteer.
        after_comma: Finds such an abbreviation at a position.
        initials: Finds one that is told by its points alone, wherever it stands ("S.C.").
        endings: Ending of an inflected name -> endings of the name itself, longest first.
        capitals: Whether the script writes names with a capital letter.
        noun_capitals: Whether all nouns are written with capitals, so that a capital alone marks no name.
        contracted: Prepositions that hold an article ("im"); with an article a town's name is a noun where nouns have capitals.
        behind: Ending of a case, as a word behind the name or in it -> the cue it is; longest first.
        owners: Endings of the case of what holds the next name ("İzmir'in Bergama ilçesi").
        roadside: Prepositions of streets: a name behind them that stands near another is a street's ("on Winthrop near Clarita").
        near_behind: Nouns behind a name that make it somewhere near ("yakınlarında").
        names: Name of a town that the gazetteer lacks -> the name it has.
        glued: Prepositions written onto the name, in scripts without capitals.
        outlets: Words of an outlet's name behind a headline ("news"); `outlet_signs` finds its sign.
        genitive: Ending of countries and units that own what follows ("Litauens Hauptstadt").
        article: An article that a name may have more or less than the gazetteer writes.
        language: ISO 639-1 code.
        natural: Nouns behind a name that make it a river, a lake or a park; `natural_before` those before it ("Lake X").
        vessels: Nouns before a name that make it a ship's ("the ferry X").
        benches: Words before a street's noun that make it an office's ("Supreme Court").
        unworldly: Names that are no town, though one bears them, unless what holds it is told ("Paradise").
        numbers: Words for numbers.
        before: Nouns that stand right before a name ("province X"), without a word for "of".
    """

    language: str
    natural: frozenset[str]
    natural_before: frozenset[str]
    vessels: frozenset[str]
    benches: frozenset[str]
    unworldly: frozenset[str]
    numbers: frozenset[str]
    strong: frozenset[str]
    medium: frozenset[str]
    between: frozenset[str]
    near: frozenset[str]
    before_of: Mapping[str, str]
    after: Mapping[str, str]
    streets: frozenset[str]
    organisations: frozenset[str]
    organisation_of: frozenset[str]
    seated: frozenset[str]
    happenings: frozenset[str]
    directions: frozenset[str]
    sides: frozenset[str]
    titles: frozenset[str]
    verbs: frozenset[str]
    first_names: frozenset[str]
    functions: frozenset[str]
    inner: frozenset[str]
    small: frozenset[str]
    never: frozenset[str]
    ordinary: frozenset[str]
    shouted: frozenset[str]
    landmarks: frozenset[str]
    runs: re.Pattern[str]
    states: Mapping[str, int]
    after_comma: re.Pattern[str]
    initials: re.Pattern[str]
    endings: tuple[tuple[str, tuple[str, ...]], ...]
    capitals: bool
    noun_capitals: bool
    before: frozenset[str]
    of: frozenset[str]
    articles: frozenset[str]
    contracted: frozenset[str]
    behind: Mapping[str, str]
    near_behind: frozenset[str]
    owners: frozenset[str]
    roadside: frozenset[str]
    names: Mapping[str, str]
    glued: tuple[str, ...]
    article: str
    genitive: str
    joining: frozenset[str]
    seat: frozenset[str]
    owning: tuple[str, ...]
    following: re.Pattern[str]
    outlets: frozenset[str]
    outlet_signs: re.Pattern[str]


def _words(table: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(str(table.get(key, "")).split())


def _states(table: Mapping[str, Mapping[str, str]]) -> dict[str, int]:
    """Rows of the first-order units that the abbreviations stand for."""
    places = gazetteer()
    found = {}
    for code, names in table.items():
        home = country_by_code()[code].row
        for short, name in names.items():
            rows = [r for r in places.rows(fold(name)) if places.country(r) == home and r < places.starts[2]]
            if rows:
                found[short] = rows[0]
    return found


def _endings(table: Mapping[str, list[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((e, tuple(bases)) for e, bases in sorted(table.items(), key=lambda x: (-len(x[0]), x[0])))


def _behind(table: Mapping[str, str]) -> dict[str, str]:
    found = {ending: cue for cue, endings in table.items() for ending in endings.split()}
    return {e: found[e] for e in sorted(found, key=lambda e: (-len(e), e))}


@cache
def place_lexicon(pack: LanguagePack) -> PlaceLexicon:
    """The lexicon of a language pack, compiled once."""
    topic = pack.topic("places")
    prepositions, nouns, persons = topic.get("prepositions", {}), topic.get("nouns", {}), topic.get("persons", {})
    functions = topic.get("functions", {})
    inner = _words(functions, "inner")
    joined = "|".join(sorted(inner, key=len, reverse=True)) or "(?!)"
    states = _states(topic.get("states", {}))
    shorts = "|".join(sorted(map(re.escape, states), key=len, reverse=True)) or "(?!)"
    forms = forms_of(pack)
    owning = tuple(m for mark in forms.possessive for m in (mark, mark.upper()))
    return PlaceLexicon(
        language=pack.language,
        natural=_words(nouns, "natural"),
        natural_before=_words(nouns, "natural_before"),
        benches=_words(nouns, "benches"),
        vessels=_words(nouns, "vessels"),
        unworldly=_words(topic.get("ordinary", {}), "unworldly"),
        numbers=frozenset(map(str, pack.topic("numbers").get("values", {}))),
        strong=_words(prepositions, "strong"),
        medium=_words(prepositions, "medium"),
        between=_words(prepositions, "between"),
        near=_words(prepositions, "near"),
        before_of=nouns.get("before_of", {}),
        after=nouns.get("after", {}),
        streets=_words(nouns, "streets"),
        organisations=_words(nouns, "organisations"),
        organisation_of=_words(nouns, "organisation_of"),
        seated=_words(nouns, "seated"),
        directions=_words(functions, "directions"),
        sides=_words(functions, "sides"),
        happenings=_words(nouns, "happenings"),
        titles=_words(persons, "titles"),
        verbs=_words(persons, "verbs"),
        first_names=_words(persons, "first_names"),
        functions=_words(functions, "words"),
        inner=inner,
        small=_words(functions, "words") | inner,
        never=_words(functions, "words") - inner,
        ordinary=_words(topic.get("ordinary", {}), "words") | frozenset(topic.get("ordinary", {}).get("phrases", ())),
        shouted=_words(topic.get("ordinary", {}), "shouted"),
        landmarks=frozenset(topic.get("ordinary", {}).get("landmarks", ())),
        runs=re.compile(rf"\b{_token()}(?:[ ](?:(?:{joined})[ ]){{0,3}}{_token()})*"),
        states=states,
        initials=re.compile(either([short for short in states if _INITIALS.fullmatch(short)]) + r"(?!\w)"),
        after_comma=re.compile(rf",?\s{{1,20}}({shorts})(?![\w])"),
        endings=_endings(topic.get("inflection", {}).get("endings", {})),
        capitals=bool(topic.get("capitals", True)),
        noun_capitals=bool(topic.get("noun_capitals", False)),
        before=_words(nouns, "before"),
        of=_words(prepositions, "of"),
        articles=_words(prepositions, "articles"),
        contracted=_words(prepositions, "contracted"),
        behind=_behind(prepositions.get("behind", {})),
        owners=_words(prepositions, "owners"),
        roadside=_words(prepositions, "roadside"),
        near_behind=_words(prepositions, "near_behind"),
        names=topic.get("towns", {}).get("names", {}),
        glued=tuple(sorted(_words(prepositions, "glued"), key=len, reverse=True)),
        genitive=str(topic.get("inflection", {}).get("genitive", "")),
        article=str(topic.get("inflection", {}).get("article", "")),
        joining=_words(prepositions, "joining"),
        seat=_words(prepositions, "seat"),
        owning=owning,
        following=re.compile(rf"(?:{either(forms.possessive)})?\s*([^\W_]+|[^\w\s]+)"),
        outlets=_words(topic.get("outlets", {}), "words"),
        outlet_signs=re.compile(str(topic.get("outlets", {}).get("signs", "(?!)"))),
    )
