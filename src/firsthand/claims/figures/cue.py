"""Cues: words that say what happened to people, and where in the sentence those stand to whom it happened.

Compiled from `lang/<code>/figures.toml` by `lexicon`.  Refuses to know any word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from firsthand.claims.figures.letters import (
    AFFECTING,
    AFFECTS,
    ALONE,
    BY,
    CUE_NOUN,
    DOING,
    STATE,
    SUFFERS,
    TOLL,
    UNDERGOES,
)
from firsthand.claims.figures.marks import Mark
from firsthand.vocabulary import Measure

Frame = Literal[
    "self", "affects", "affecting", "undergoes", "state", "toll", "of", "counted", "suffers", "doing", "by", "either", "object",
    "none",
]  # fmt: skip

# The letter of a cue by its frame.  A form may be a cue in several frames; the first of them here decides.
FRAME_LETTERS: Mapping[Frame, str] = {
    "self": ALONE,
    "affects": AFFECTS,
    "affecting": AFFECTING,
    "undergoes": UNDERGOES,
    "state": STATE,
    "toll": TOLL,
    "of": CUE_NOUN,
    "counted": CUE_NOUN,
    "suffers": SUFFERS,
    "doing": DOING,
    "by": BY,
    "either": UNDERGOES,
    "object": AFFECTING,
    "none": ALONE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word that says what happened to those who are counted.

    Attributes:
        measure: What is counted.
        frame: Where those counted stand; see `figures.toml`.
        who: `people` or `things`.
        only, not_only: Populations that the frame needs or refuses.
        mark: Goes into the claim's marks; empty for none.
        needs: Words one of which must follow in the clause, at most `reach` words away.
        cumulative: Whether the number is a total to date.
        beside: A measure of which another cue must stand in the sentence.
        at_most: Whether the number holds others as well, so that it is a bound above ("dead or missing").
        sure: Whether those counted must be told by a noun for people, by name or by a bare number: things are burned too.
        none_only: Whether only nobody can be counted so ("kimse ölmedi": a verb that is negated in its own form).
    """

    measure: Measure
    frame: Frame
    who: Literal["people", "things"] = "people"
    only: frozenset[str] = frozenset()
    not_only: frozenset[str] = frozenset()
    mark: Mark | None = None
    needs: frozenset[str] = frozenset()
    reach: int = 7
    cumulative: bool = False
    beside: str = ""
    none_only: bool = False
    at_most: bool = False
    sure: bool = False
