"""Insertions between a subject and its verb: where they open, and whether they tell parts of those before them.

Asked by `left`.
"""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.claims.figures.letters import (
    AND,
    CLOSING,
    COMMA,
    DASH,
    INCLUDING,
    NAMED,
    NUMBERED,
    OPENING,
    RELATIVE,
    STOP,
    letters_of,
)
from firsthand.claims.figures.walk import Walk

_MAX_GAP = 24  # items between commas of an insertion at most
_SHORT = 2  # items of an insertion that may begin with anything

_OPENINGS = {CLOSING: OPENING, DASH: DASH, COMMA: COMMA}
_BEGINS_INSERTION = letters_of("including alongside numbered age relative word determiner guessed_one")
_ONE_OR_NUMBER = letters_of("counted single")


@dataclass(slots=True, eq=False)
class InsertionReader:
    """Reads what stands between two commas, dashes or brackets."""

    walk: Walk

    def opening(self, i: int) -> int | None:
        """Where the insertion opens that closes at `i`."""
        walk, best = self.walk, None
        closing = walk.letters[i]
        for j in range(i - 1, max(-1, i - _MAX_GAP), -1):
            if walk.letters[j] == _OPENINGS[closing] and j > 0 and walk.ends_people(j - 1):
                best = j
                if closing != COMMA or i - j - 1 <= _SHORT or walk.letters[j + 1] in _BEGINS_INSERTION:
                    break
            if walk.letters[j] == STOP:
                break
        return best

    def tells_parts(self, opening: int, i: int) -> bool:
        """Whether the people in the insertion from `opening` to `i` are parts of those before it."""
        walk, first = self.walk, self.walk.at(opening + 1)
        inside, closing = walk.letters[opening + 1 : i], walk.letters[i]
        people = [k for k in range(opening + 1, i) if walk.letters[k] in NUMBERED]
        if first == INCLUDING:
            return True
        if not people or walk.marked(people[0], "of_them"):
            return bool(people)
        if RELATIVE in inside:
            return False
        if closing != COMMA:
            return first != NAMED or closing != CLOSING
        return AND in inside and first in _ONE_OR_NUMBER
