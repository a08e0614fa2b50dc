"""Steps along the items of a sentence, shared by the readers of what stands left and right of a cue.

Stands between `chunk` and `left`, `right`.  Knows letters only, no words.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from firsthand.claims.figures.chunk import People, Row
from firsthand.claims.figures.lexicon import Cue, FigureLexicon

VICTIMS = "PSEUX"


@dataclass(slots=True)
class Attachment:
    """A cue with those it counts.

    Attributes:
        members: Items of people that stand side by side ("two policemen and four civilians").
        parts: Items of people that are some of the members ("including two children").
        marks: How it was found: pronoun, relative, elided, self, unknown ...
        meant: Those that "them" or "their" stands for.
        own: The item that says "himself", where it stands apart from the cue.
    """

    cue: Cue
    start: int
    end: int
    members: list[int] = field(default_factory=list)
    parts: list[int] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)
    own: int | None = None
    meant: People | None = None


class Walk:
    """A row with the questions that every reader asks of it."""

    def __init__(self, row: Row, lexicon: FigureLexicon) -> None:
        self.row, self.lex, self.codes = row, lexicon, row.codes

    def code(self, i: int) -> str:
        return self.codes[i] if 0 <= i < len(self.codes) else " "

    def skip(self, i: int, step: int) -> int:
        """Over adverbs and quotation marks."""
        while 0 <= i < len(self.codes) and self.codes[i] in 'R"':
            i += step
        return i

    def is_subject(self, j: int) -> bool:
        """Whether a verb follows the people at `j`, so that they begin a clause of their own."""
        k = self.skip(j + 1, 1)
        if self.code(k) == "-":
            k += 1
            return self.code(k) in "KDA"
        return self.code(k) in "BVMKDAv"
