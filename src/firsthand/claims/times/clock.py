"""Clock times as time claims: "around 1:25 a.m." becomes the day it belongs to and `T01:25`.

The day is the one said beside it ("10 p.m. Friday"), else the last one said in the sentence, else the story's own day,
else the publication's.  Refuses to invent a day: where none is told the claim keeps its words and has no EDTF.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from firsthand.claims.times.frame import Frame
from firsthand.lang.dates import number_of
from firsthand.lang.edtf import at_clock, bounds
from firsthand.lang.slots import Match

Values = Mapping[str, Mapping[str, Any]]


def clock_of(match: Match, values: Values) -> str | None:
    """`HH:MM` of a match of the `[clock]` table, `24:00` for midnight; None where it is no time of day."""
    word = match.slots.get("clock_word")
    if word is not None:
        return str(word.value)
    hour, minute = number_of(match.word("hour"), values.get("num", {})), match.word("minute")
    half = match.slots.get("ampm")
    if hour is None or hour > 24:
        return None
    if half is not None and half.value is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + int(half.value)
    return f"{hour:02d}:{minute or '00'}" if hour < 24 else None


def day_at_clock(day: str | None, clock: str) -> str | None:
    """A day with a clock time; `T24:00` is the midnight that ends the day; None where the day is not one."""
    low, high = bounds(day)
    if low is None or low != high:
        return None
    return at_clock(low, clock)


def loose_day(frame: Frame, story: str | None, said: str | None) -> str | None:
    """The day of a clock time without one beside it.

    Args:
        frame: Where the reading stands.
        story: The story's day before this sentence.
        said: The day said near it in the sentence, if any.
    """
    low, high = frame.published
    return said or story or (low.isoformat() if low is not None and low == high else None)
