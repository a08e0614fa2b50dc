"""A sentence as a row of items, and the people (or things) that are told of in it.

Made by `chunk`, asked by `walk`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from firsthand.claims.document import Sentence
from firsthand.claims.figures.cue import Cue
from firsthand.claims.figures.letters import COUNTED, NAMED, PLURAL, SINGLE
from firsthand.claims.figures.marks import Mark
from firsthand.lang.number_mention import NumberMention
from firsthand.vocabulary import Population

# How people are told of: with a number, one by a noun, one by name, several without a number.
PeopleKind = Literal["counted", "single", "named", "plural"]
KIND_LETTERS: Mapping[PeopleKind, str] = {"counted": COUNTED, "single": SINGLE, "named": NAMED, "plural": PLURAL}


@dataclass(slots=True, kw_only=True)
class People:
    """Those counted in one noun phrase (or things, then `thing` is set).

    Attributes:
        start, end: Words of the sentence, half-open.
        amount: The number said; None for one person said without a number, and for plurals without one.
        whole: The number of those of whom `amount` are some ("five of the twelve students").
        population: By the nouns.
        noun: The head in lower case, empty if bare.
        marks: What the phrase says beside; see `marks`.
        cues: Cues inside the phrase ("one dead rebel", "no casualties"), on the words `[cue_start, cue_end)`.
    """

    start: int
    end: int
    kind: PeopleKind
    amount: NumberMention | None = None
    population: Population = "all"
    noun: str = ""
    thing: bool = False
    marks: set[Mark] = field(default_factory=set)
    cues: tuple[Cue, ...] = ()
    cue_start: int = 0
    cue_end: int = 0
    whole: NumberMention | None = None


@dataclass(slots=True, kw_only=True)
class Row:
    """A sentence as items; `letters[i]` is the letter of item `i`, which covers words `[starts[i], ends[i])`.

    Attributes:
        people: Those told of, by item; readers add persons that only the place in the sentence tells (`Walk.person`).
        cues: Cues that are items, by item.
        money: Sums of money.
    """

    sentence: Sentence
    letters: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    people: dict[int, People] = field(default_factory=dict)
    cues: dict[int, tuple[Cue, ...]] = field(default_factory=dict)
    money: list[NumberMention] = field(default_factory=list)
