"""A phrase of relative time with all that resolving it needs, and the way from the publication to a date.

Asked by `relative` and `parts_of_year`; knows no rule.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from firsthand.claims.times.frame import Frame, ToldTime
from firsthand.claims.times.units import DAY, MONTH, YEAR
from firsthand.lang.edtf import OPEN_PART, dated, open_year
from firsthand.lang.slots import Match

Values = Mapping[str, Mapping[str, Any]]
OPEN = {DAY: dated(None, OPEN_PART, OPEN_PART), MONTH: dated(None, OPEN_PART), YEAR: dated()}
# Rules that a history reckons from the last date it told: "this year", "next Monday".
STORY_OF_A_HISTORY = ("unit", "unit_full", "weekday", "weekday_eve", "season_bare")


@dataclass(frozen=True, slots=True)
class RelativeMatch:
    """One match with all that resolving it needs."""

    match: Match
    frame: Frame
    values: Values

    def value(self, name: str, default: int = 0) -> int:
        """The number the lexicon gives a slot."""
        slot = self.match.slots.get(name)
        return int(slot.value) if slot is not None and slot.value is not None else default

    def told(self, tell: Callable[[date], str | None], unknown: str | None = None) -> ToldTime:
        """A date told from the publication."""
        edtf = self.frame.from_publication(tell, unknown, story=self.match.rule in STORY_OF_A_HISTORY)
        return ToldTime(edtf, confidence=0.4 if edtf is None or open_year(edtf) else 0.85)
