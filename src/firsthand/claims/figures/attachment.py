"""What the readers of a row make: a cue with those whom it counts."""

from __future__ import annotations

from dataclasses import dataclass, field

from firsthand.claims.figures.cue import Cue
from firsthand.claims.figures.marks import Mark
from firsthand.claims.figures.row import People


@dataclass(slots=True, kw_only=True)
class Attachment:
    """A cue with those it counts.

    Attributes:
        start, end: Words of the cue, half-open.
        members: Items of people that stand side by side ("two policemen and four civilians").
        parts: Items of people that are some of the members ("including two children").
        marks: How it was found; see `marks`.
        own: The item that says "himself", where it stands apart from the cue.
        meant: Those that "them" or "their" stands for.
    """

    cue: Cue
    start: int
    end: int
    members: list[int] = field(default_factory=list)
    parts: list[int] = field(default_factory=list)
    marks: set[Mark] = field(default_factory=set)
    own: int | None = None
    meant: People | None = None

    def bare(self) -> Attachment:
        """The same cue with nobody yet."""
        return Attachment(cue=self.cue, start=self.start, end=self.end)
