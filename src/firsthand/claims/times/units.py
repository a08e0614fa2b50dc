"""The units of time that language packs give to words, by name.

Each is a letter, as in ISO 8601 but for the minute, with a number before it where several make one.  Stands under the
readers of time claims; refuses to know any word.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

SECOND = "S"
MINUTE = "m"  # `M` is the month
HOUR = "H"
DAY = "D"
WEEK = "W"
FORTNIGHT = "2W"
WEEKEND = "WE"
MONTH = "M"
QUARTER = "Q"
YEAR = "Y"
FIVE_YEARS = "5Y"  # Spanish "lustro"; a duration only
DECADE = "10Y"
CENTURY = "100Y"
UNITS = frozenset(
    {SECOND, MINUTE, HOUR, DAY, WEEK, FORTNIGHT, WEEKEND, MONTH, QUARTER, YEAR, FIVE_YEARS, DECADE, CENTURY}
)

# What ISO 8601 calls the units of the clock, behind its `T`.
CLOCK: Mapping[str, str] = {SECOND: "S", MINUTE: "M", HOUR: "H"}
IN_HOURS: Mapping[str, float] = {SECOND: 1 / 3600, MINUTE: 1 / 60, HOUR: 1}
# Units that are counted from the story's day; longer ones from the last date that has a year.
FROM_A_DAY = frozenset({DAY, WEEK, WEEKEND, HOUR, SECOND, MINUTE})


class Multiple(NamedTuple):
    """A number of a unit."""

    many: int
    unit: str


# What a unit is parted into: half a year is six months.
PARTS: Mapping[str, Multiple] = {
    YEAR: Multiple(12, MONTH),
    MONTH: Multiple(30, DAY),
    WEEK: Multiple(7, DAY),
    DAY: Multiple(24, HOUR),
    HOUR: Multiple(60, MINUTE),
    MINUTE: Multiple(60, SECOND),
}


def multiple(unit: str) -> Multiple:
    """A unit as a number of the one its letter names: a fortnight is two weeks, a week one."""
    return Multiple(int(unit[:-1] or 1), unit[-1])
