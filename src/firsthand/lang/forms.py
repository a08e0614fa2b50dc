"""Small forms of a language that no reader has for itself: marks of an owner, articles, endings of ordinals, parts of names.

Stands beside the language packs; read from `forms.toml`.  Where a text's language is not known, or a name may come from
any, the forms of all packs hold together (`all_forms`).  Refuses to guess from letters: what no pack lists is no form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from firsthand.lang.pack import LanguagePack, languages, pack_for


@dataclass(frozen=True, slots=True)
class Forms:
    """The small forms of one language, or of several.

    Attributes:
        owning: Endings of a word that owns what follows it.
        possessive: Marks of an owner that are no part of a name.
        articles: Words that open a name and are no part of it.
        definite: Those among them that a name may stand with or without.
        ordinal: Endings of an ordinal in figures ("3rd").
        generations: Words behind a name that keep father and son apart.
        behind_name: Further words behind a surname.
        particles: Small words inside a surname.
        prefixes: Articles written with a surname and a hyphen.
        half_days: Patterns of what stands behind a clock time.
        rights: Words of a note that says whose the text is.
    """

    owning: tuple[str, ...]
    possessive: tuple[str, ...]
    articles: frozenset[str]
    definite: tuple[str, ...]
    ordinal: tuple[str, ...]
    generations: frozenset[str]
    behind_name: frozenset[str]
    particles: frozenset[str]
    prefixes: tuple[str, ...]
    half_days: tuple[str, ...]
    rights: tuple[str, ...]

    def unowned(self, word: str) -> str:
        """A word without the mark of an owner."""
        for mark in self.possessive:
            if word.endswith(mark):
                return word[: -len(mark)]
        return word

    def without_article(self, name: str) -> str:
        """A lower-case name without a definite article before it."""
        for article in self.definite:
            if name.startswith(f"{article} "):
                return name[len(article) :].lstrip()
        return name


@cache
def forms_of(pack: LanguagePack) -> Forms:
    """The forms of a language; empty ones where its pack has no `forms.toml`."""
    return _forms([pack])


@cache
def all_forms() -> Forms:
    """The forms of all languages that have a pack, together."""
    return _forms(pack for code in languages() if (pack := pack_for(code)))


def _forms(packs: Iterable[LanguagePack]) -> Forms:
    topics = [pack.topic("forms") for pack in packs]

    def told(key: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(form for topic in topics for form in topic.get(key, ())))

    return Forms(
        owning=told("owning"),
        possessive=told("possessive"),
        articles=frozenset(told("articles")),
        definite=told("definite"),
        ordinal=told("ordinal"),
        generations=frozenset(told("generations")),
        behind_name=frozenset(told("behind_name")),
        particles=frozenset(told("particles")),
        prefixes=told("prefixes"),
        half_days=told("half_days"),
        rights=told("rights"),
    )


def either(forms: Iterable[str]) -> str:
    """A pattern of one of some forms; one that matches nothing where there is none."""
    return "|".join(sorted(map(re.escape, forms), key=len, reverse=True)) or r"(?!)"
