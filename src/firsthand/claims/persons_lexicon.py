"""Words that names of persons are made of and stand beside, compiled once from `lang/<code>/persons.toml`.

Stands before `claims/actors/persons.py`.  Reads no text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from firsthand.lang.forms import Forms, forms_of
from firsthand.lang.pack import pack_for

DEEDS = ("before", "subject_of", "subject_is")
OLDEST = 115  # years: a number beyond it is nobody's age


@dataclass(frozen=True)
class PersonLexicon:
    """Look-ups for one language; the sets hold lower-case words."""

    titles: frozenset[str]
    abbreviated: frozenset[str]
    honorifics: frozenset[str]
    articles: frozenset[str]
    office: frozenset[str]
    modifiers: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    particles: frozenset[str]
    joining: frozenset[str]
    suffixes: frozenset[str]
    endings: tuple[str, ...]
    relatives: frozenset[str]
    alias: frozenset[str]
    before_charge: frozenset[str]
    charge: frozenset[str]
    openers: frozenset[str]
    age_words: frozenset[str]
    age_verbs: frozenset[str]
    kin: frozenset[str]
    year_old: tuple[str, ...]
    not_names: frozenset[str]
    places: frozenset[str]
    given: frozenset[str]
    organisation_heads: frozenset[str]
    verbs: frozenset[str]
    deeds: frozenset[str]
    introducers: frozenset[str]
    introduced: frozenset[str]
    taken: frozenset[str]
    oblique: tuple[str, ...]
    years: frozenset[str]
    uncapitalised: bool
    article: str
    after_age: frozenset[str]
    and_: frozenset[str]
    of: frozenset[str]
    forms: Forms


def _words(table: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(str(table.get(key, "")).split())


@cache
def person_lexicon(language: str) -> PersonLexicon | None:
    """The compiled lexicon of a language, None where its pack has none."""
    pack = pack_for(language)
    t = pack.topic("persons") if pack else {}
    if not t or not pack:
        return None
    verbs = pack.topic("attribution").get("verbs", {})
    deeds = pack.topic("actors").get("roles", {})
    return PersonLexicon(
        titles=_words(t, "titles") | _words(t, "abbreviated"),
        abbreviated=_words(t, "abbreviated"),
        honorifics=_words(t, "honorifics"),
        articles=_words(t, "articles"),
        office=_words(t, "office"),
        modifiers=_words(t, "title_modifiers"),
        male=_words(t, "male"),
        female=_words(t, "female"),
        particles=_words(t, "particles"),
        joining=_words(t, "joining_particles"),
        suffixes=_words(t, "suffixes"),
        endings=tuple(str(t.get("surname_endings", "")).split()) or ("\0",),
        relatives=_words(t, "relatives"),
        alias=_words(t, "alias"),
        before_charge=_words(t, "before_charge"),
        charge=_words(t, "charge"),
        openers=_words(t, "apposition_openers"),
        age_words=_words(t, "age_words"),
        age_verbs=_words(t, "age_verbs"),
        kin=_words(t, "kin"),
        year_old=tuple(str(t.get("year_old", "\0")).split()),
        not_names=_words(t, "not_names"),
        places=_words(t, "places"),
        given=_words(t, "given"),
        organisation_heads=_words(pack.topic("actors"), "organisation_heads"),
        verbs=frozenset(w for v in verbs.values() for w in str(v.get("finite", "")).split()),
        deeds=frozenset(w for r in deeds.values() for k in DEEDS for w in str(r.get(k, "")).split() if w.isalpha()),
        introducers=_words(t, "introducers"),
        introduced=_words(t, "introduced"),
        taken=_words(t, "taken"),
        oblique=tuple(str(t.get("oblique_endings", "")).split()) or ("\0",),
        years=_words(t, "years"),
        uncapitalised=bool(t.get("uncapitalised", False)),
        article=str(t.get("name_article", "\0")),
        after_age=_words(t, "after_age"),
        of=_words(pack.topic("actors"), "of"),
        and_=_words(pack.topic("actors"), "joining"),
        forms=forms_of(pack),
    )
