"""The words by which accounts credit somebody, as one language has them (`credits.toml`).

Serves `party` and `offices`.  Trusts the pack alone; a language without these words is read with those of English.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from firsthand.gazetteer.place import fold
from firsthand.lang.pack import pack_for

FALLBACK = "en"
NEVER = re.compile(r"(?!)")
_APOSTROPHES = re.compile(r"['’ʼ`´]")


@dataclass(frozen=True, slots=True)
class CreditWords:
    """The credit words of one language.

    Patterns match what `compared` makes of a name; `of`, `seat`, `seated`, `lead`, `parts`, `own` and `article` match names
    as written, the first two at their end.

    Attributes:
        state: Offices that speak for a state, by what they are in any language (`embassy`, `ministry`).
        force: Bodies that speak for themselves, by what they are (`police`, `army`).
        departments: What an office is there for, by the name in any language (`interior`, `foreign`).
        holder: Persons who speak for a state.
        organisation: Words of which one makes a name that of a body.
        aside: Words that one spelling of an office's name has and another leaves out.
        of: What stands before the state that an office speaks for.
        seat: What stands before the country that it sits in.
        seated: Endings of a word for that country, where the language has them.
        endings: Endings of a country's name in its cases, for `base_forms`.
        small: Whether adjectives of states are written small.
        lead: Who stands before the body they speak for.
        article: An article at the start.
        parts: What parts the head of a phrase from the rest.
        head_last: Whether the head of a phrase is its last word; else it is among the first two.
        nobody: Whole names that name nobody.
        things: What an account says itself ("the attack shows").
        own: Whole names by which an account means itself.
        titles: Titles before a person's name.
    """

    state: Mapping[str, re.Pattern[str]]
    force: Mapping[str, re.Pattern[str]]
    departments: Mapping[str, re.Pattern[str]]
    holder: re.Pattern[str]
    organisation: re.Pattern[str]
    aside: re.Pattern[str]
    of: re.Pattern[str]
    seat: re.Pattern[str]
    seated: re.Pattern[str]
    endings: tuple[tuple[str, tuple[str, ...]], ...]
    small: bool
    lead: re.Pattern[str]
    article: re.Pattern[str]
    parts: re.Pattern[str]
    head_last: bool
    nobody: re.Pattern[str]
    things: re.Pattern[str]
    own: re.Pattern[str]
    titles: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class KindFound:
    """What kind of office or force a name holds, and the words that say so."""

    kind: str
    words: re.Match[str]


@cache
def credit_topic(language: str) -> Mapping[str, Any]:
    """The credit words of a language, English where it has none."""
    pack = pack_for(language)
    found = pack.topic("credits") if pack else {}
    fallback = pack_for(FALLBACK)
    return found or (fallback.topic("credits") if fallback else {})


def compared(name: str) -> str:
    """A name as the pack's words are compared with it: folded, apostrophes as spaces."""
    return fold(_APOSTROPHES.sub(" ", name))


@cache
def credit_words(language: str) -> CreditWords:
    """The credit words of a language.

    Args:
        language: ISO 639-1 code.
    """
    topic = credit_topic(language)
    offices, joins = topic["offices"], topic["joins"]
    return CreditWords(
        state=_kinds(offices["state"]),
        force=_kinds(offices["force"]),
        departments=_kinds(offices["departments"]),
        holder=_words(offices["holder"]),
        organisation=_words(offices["organisation"]),
        aside=_words(offices["aside"]),
        of=_joining(joins.get("of", ())),
        seat=_joining(joins.get("seat", ())),
        seated=re.compile(joins["seated"], re.I) if "seated" in joins else NEVER,
        endings=_endings(language, joins.get("endings", {})),
        small=bool(joins.get("small_adjectives", False)),
        lead=re.compile(rf"\b(?:{joins['lead']})\s+", re.I),
        article=re.compile(rf"^(?:{_either(joins['articles'])})\s+", re.I) if joins["articles"] else NEVER,
        parts=re.compile(rf"[,(]|\s+(?:{_either(joins['parts'])})\s+", re.I),
        head_last=bool(joins.get("head_last", False)),
        nobody=_words(topic["nobody"]["words"]),
        things=_words(topic["nobody"]["things"]),
        own=re.compile(topic["own"]["words"], re.I),
        titles=_words(topic["titles"]["words"]),
    )


def kind_in(name: str, kinds: Mapping[str, re.Pattern[str]]) -> KindFound | None:
    """The kind whose words stand in a compared name; the longest words win, then the first.

    Args:
        name: As `compared` makes it.
        kinds: Patterns by kind.
    """
    found = [KindFound(kind, m) for kind, words in kinds.items() if (m := words.search(name))]
    return min(found, key=lambda f: (f.words.start() - f.words.end(), f.words.start(), f.kind), default=None)


def _kinds(table: Mapping[str, Iterable[str]]) -> Mapping[str, re.Pattern[str]]:
    return {kind: _words(words) for kind, words in table.items()}


def _words(words: Iterable[str]) -> re.Pattern[str]:
    """Whole words or phrases, the longest first; `*` stands for any letters."""
    made = sorted({_word(w) for w in words}, key=lambda w: (-len(w), w))
    return re.compile(rf"(?<!\w)(?:{'|'.join(made)})(?!\w)") if made else NEVER


def _word(words: str) -> str:
    return " ".join(r"\w*".join(re.escape(compared(part)) for part in word.split("*")) for word in words.split())


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


def _joining(words: Iterable[str]) -> re.Pattern[str]:
    """Words between two names, with what parts them; one that ends with an apostrophe is bound to what follows."""
    free, bound = [w for w in words if not w.endswith("'")], [w for w in words if w.endswith("'")]
    either = [rf"(?:{_either(free)})\s+"] if free else []
    either += [rf"(?:{_either(w[:-1] for w in bound)})['’]"] if bound else []
    return re.compile(rf"(?<!\S)(?:{'|'.join(either)})$", re.I) if either else NEVER


def _endings(language: str, own: Mapping[str, Iterable[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    pack = pack_for(language)
    table = dict(pack.topic("places").get("inflection", {}).get("endings", {})) if pack else {}
    table.update(own)
    return tuple(sorted(((e, tuple(bases)) for e, bases in table.items()), key=lambda item: (-len(item[0]), item[0])))
