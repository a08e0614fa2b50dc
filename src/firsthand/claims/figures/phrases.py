"""From a noun phrase to the people (or things) that it tells of: how many, of what population, by which noun.

Second step of reading a figure, on the letters of `spell`; the language pack's patterns find the phrases.  Refuses to
decide what happened to those told of: that is `attach`.
"""

from __future__ import annotations

import re
from typing import Literal, get_args

from firsthand.claims.figures.letters import (
    ADJECTIVE,
    AFFECTS,
    AND,
    CUE_NOUN,
    DETERMINER,
    FOLK,
    GROUP,
    GUESSED,
    GUESSED_MANY,
    NAME,
    NATION,
    NOUNS,
    NUMBER,
    OF,
    OTHER,
    OTHER_ONE,
    OTHERS,
    PERSON_NOUNS,
    PERSONS,
    PRONOUN_MANY,
    STATE,
    THING,
)
from firsthand.claims.figures.lexicon import FigureLexicon
from firsthand.claims.figures.row import People, PeopleKind
from firsthand.claims.figures.spell import Spelled
from firsthand.lang.numbers import bounded_behind
from firsthand.vocabulary import Population

# The kinds of phrase that the packs have patterns for: `bare` is one person by a noun without an article, `surname` one
# by a single name.
PhraseKind = Literal["counted", "single", "named", "plural", "bare", "surname"]
PHRASE_KINDS: tuple[PhraseKind, ...] = get_args(PhraseKind)
_KINDS: dict[str | None, PeopleKind] = {
    "counted": "counted",
    "single": "single",
    "bare": "single",
    "named": "named",
    "surname": "named",
}

_CUES_INSIDE = AFFECTS + STATE + CUE_NOUN  # "one dead rebel", "no casualties"
_MORE = OTHER + OTHER_ONE + OTHERS
_HEADS = PERSON_NOUNS + GUESSED + THING + GROUP + CUE_NOUN + NATION + OTHERS
_TELLING = PERSON_NOUNS + GUESSED + NOUNS + GROUP + NATION + OTHERS + ADJECTIVE
_SEVERAL = PERSONS + FOLK + GUESSED_MANY
_UNCOUNTABLE = THING + GROUP
_GROUP_OF = GROUP + OF + NUMBER
_REFINED = frozenset({"all", "police", "workers", "civilian"})  # populations that an adjective may make another of


def people_of(found: re.Match[str], spelled: Spelled, lexicon: FigureLexicon) -> People | None:
    """The people (or things) of a noun phrase.

    Args:
        found: What a pattern of the pack found among the letters of a sentence.
        spelled: The sentence in letters.
        lexicon: The words of its language.

    Returns:
        Them; None where the phrase tells of nobody after all.
    """
    phrase, lowers = found.lastgroup, spelled.sentence.lowers
    p = People(
        start=spelled.starts[found.start()], end=spelled.ends[found.end() - 1], kind=_KINDS.get(phrase, "plural")
    )
    nouns = _read_words(p, found, spelled, lexicon)
    if nouns and _name_head(p, nouns, spelled, lexicon) and phrase == "single":
        p.kind = "plural"
    if p.thing and _GROUP_OF in found[0]:  # "a family of three" is people
        p.thing = False
    if (
        phrase == "single"
        and OF in found.string[found.end() : found.end() + 1]
        and any(c.frame == "of" for c in p.cues)
    ):
        return None  # "the death of"
    if phrase == "surname":
        p.marks.add("surname")
    elif phrase == "counted" and (p.amount is None or _is_verb(p, lowers, lexicon)):
        return None
    if lexicon.bounds_behind and p.amount is not None:
        p.amount = bounded_behind(p.amount, lowers, p.end, lexicon.numbers)
    if lowers[p.start] in lexicon.both and found.string.startswith(AND, found.end()):
        return None
    return p


def _read_words(p: People, found: re.Match[str], spelled: Spelled, lexicon: FigureLexicon) -> list[int]:
    """Number, marks and cues of a phrase from its letters; answers where its nouns stand."""
    letters, place = found[0], found.start()
    if letters[0] == DETERMINER:
        _lead(p, found, spelled.sentence.lowers[p.start], lexicon)
    nouns: list[int] = []
    for letter in letters:
        if letter in _TELLING:
            nouns.append(place)
        if letter in _MORE:
            p.marks.add("others")
        elif letter == NUMBER and p.amount is None:
            p.amount = spelled.numbers[place]
            if letters.startswith((OF, DETERMINER), place - found.start() + 1):
                p.marks.add("of_them" if PRONOUN_MANY in letters else "partitive")
        elif letter == NUMBER and p.whole is None and "partitive" in p.marks:
            p.whole = spelled.numbers[place]
        elif letter in _CUES_INSIDE and place in spelled.cues:
            p.cues = spelled.cues[place]
            p.cue_start, p.cue_end = spelled.starts[place], spelled.ends[place]
            if letter == CUE_NOUN:
                nouns.append(place)
        place += 1
    return nouns


def _lead(p: People, found: re.Match[str], low: str, lexicon: FigureLexicon) -> None:
    """What a determiner at the start of the phrase says: "that two were killed", "the gunman"."""
    if found[0].startswith(NUMBER, 1) and low in lexicon.guards["complementiser"].words:
        p.start += 1
    elif found.lastgroup == "single" and low in lexicon.definite:
        p.marks.add("definite")


def _is_verb(p: People, lowers: list[str], lexicon: FigureLexicon) -> bool:
    """`one lives in the city`: a plural behind "one" is no noun."""
    return bool(p.cues) and p.amount is not None and p.amount.best == 1 and lowers[p.cue_start] in lexicon.not_of_one


def _meaning(noun: str, plain: Population, lowers: list[str], lexicon: FigureLexicon) -> Population:
    """The population of a noun, `plain` unless the sentence tells its other one ("mineurs": minors, and miners in a pit)."""
    other = lexicon.beside.get(noun)
    return plain if other is None or other.words.isdisjoint(lowers) else other.population


def _without_places(heads: list[int], letters: list[str], lows: list[str], lexicon: FigureLexicon) -> list[int]:
    """`nine people in-the-fire`: without the things that stand behind people in a case of place."""
    if not any(letters[k] in PERSON_NOUNS for k in heads):
        return heads
    apart = [
        k for k, low in zip(heads, lows, strict=True) if letters[k] not in _UNCOUNTABLE or not lexicon.in_case(low)
    ]
    return apart or heads


def _name_head(p: People, nouns: list[int], spelled: Spelled, lexicon: FigureLexicon) -> bool:
    """Population, head and thinghood from the nouns of the phrase; whether its head tells of several."""
    letters, starts, lowers = spelled.letters, spelled.starts, spelled.sentence.lowers
    heads = [k for k in nouns if letters[k] in _HEADS] or nouns
    heads = _without_places(heads, letters, [lowers[starts[k]] for k in heads], lexicon)
    head = heads[0] if lexicon.head_first or letters[heads[-1]] == NAME else heads[-1]
    p.noun = lowers[starts[head]]
    p.thing = letters[head] in _UNCOUNTABLE and p.kind != "named"
    lows = [lowers[starts[k]] for k in nouns]
    found = [_meaning(low, lexicon.populations[low], lowers, lexicon) for low in lows if low in lexicon.populations]
    if found:
        p.population = min(found, key=lambda x: lexicon.order.get(x, 99))
    for low in lows:
        if low in lexicon.modifiers and p.population in _REFINED:
            p.population = _meaning(low, lexicon.modifiers[low], lowers, lexicon)
    return letters[head] in _SEVERAL and len(heads) > 1
