"""The grammar of EDTF: the one module that reads a date's signs and writes them, and says which days it can mean.

Stands beside the language packs; every stage asks it, none takes an EDTF apart by itself.  Reads and writes EDTF levels
0 to 2 as far as this product uses them: `1990`, `1990-01`, `1990-01-20`, `1990-01-20T01:25`, unspecified digits (`198X`,
`19XX`, `XXXX-01-20`), qualifiers (`~ ? %`), seasons and parts of the year (`1990-21` to `1990-41`), intervals with open
(`..`) or unknown ends, one-of and all-of sets (`[1990,1991]`, `{1990..1992}`).  ISO 8601 durations (`P3D`) pass through
and have no days.  Refuses to guess: what has an open century has no bounds, and text that is no EDTF has none either.
What two dates say of each other, and where a date moves to, is reckoned in `lang/reckoning.py`.

Source: ISO 8601-2:2019 (EDTF).
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple


class Bounds(NamedTuple):
    """First and last day that a date can mean, each None where that side is open or not told."""

    low: date | None
    high: date | None


OPEN = Bounds(None, None)
OPEN_YEAR = "XXXX"
OPEN_PART = "XX"
# First month and number of months of a part of the year: seasons by the northern months (21-28; 29-32 southern),
# quarters 33-36, four-month terms 37-39, halves 40-41.
PARTS = {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3), 25: (3, 3), 26: (6, 3), 27: (9, 3), 28: (12, 3)}
PARTS |= {29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3), 33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3)}
PARTS |= {37: (1, 4), 38: (5, 4), 39: (9, 4), 40: (1, 6), 41: (7, 6)}
_MASK = re.compile(r"([\dX]{4})(?:-([\dX]{2})(?:-([\dX]{2}))?)?(?:T[\d:.Z+-]*)?")
_DURATION = re.compile(r"P(?=[\dXT])[\dX.YMWDQTHS]*")
_SINGLE = r"-?[\dX]{4}(?:-(?:[\dX]{2})(?:-[\dX]{2})?)?"
_QUALIFIED = rf"[?~%]?{_SINGLE}[?~%]?(?:-[?~%]?[\dX]{{2}}[?~%]?){{0,2}}"
_LONG_YEAR = r"Y-?\d{5,12}(?:E\d{1,3})?(?:S\d{1,3})?"
_ONE = re.compile(rf"(?:{_QUALIFIED}|{_LONG_YEAR})")


@dataclass(frozen=True, slots=True)
class Mask:
    """One date as digits, `X` where a digit is not told.

    Attributes:
        year: Four signs.
        month: Two signs, `""` where not given; 21 to 41 is a part of the year.
        day: Two signs, `""` where not given.
    """

    year: str
    month: str = ""
    day: str = ""


def bare(edtf: str) -> str:
    """The date without its qualifiers."""
    return re.sub(r"[~?%]", "", edtf.strip())


@lru_cache(maxsize=8192)
def mask(edtf: str) -> Mask | None:
    """The digits of a single date without clock time and qualifiers; None for intervals, sets and what is no date."""
    m = _MASK.fullmatch(bare(edtf))
    return Mask(m[1], m[2] or "", m[3] or "") if m else None


def is_edtf(text: str) -> bool:
    """Whether a text is an EDTF date, interval or set of the calendar (no 30 February), levels 0 to 2, without a clock time."""
    if text[:1] + text[-1:] in ("[]", "{}"):
        parts = [p for item in text[1:-1].split(",") for p in item.strip().split("..") if p]
        return bool(parts) and all(_is_date(p) for p in parts)
    start, slash, end = text.partition("/")
    if slash:
        known = [p for p in (start, end) if p not in ("", "..")]
        return bool(known) and all(_is_date(p) for p in known)
    return _is_date(text)


def _is_date(text: str) -> bool:
    return bool(_ONE.fullmatch(text)) and _in_calendar(bare(text))


def _in_calendar(text: str) -> bool:
    """Whether a date without an interval stands in the calendar: months 1 to 12 or a season, days as the month has."""
    if text.startswith(("Y", "-")):
        return True
    year, month, day = ([*text.split("-"), "", ""])[:3]
    if "X" in month + day:
        return not (month.isdigit() and not 1 <= int(month) <= 12)
    if day and "X" in year:
        year = "2000"
    try:
        if day:
            date(int(year) or 4, int(month), int(day))
    except ValueError:
        return False
    return not month or 1 <= int(month) <= 12 or (not day and 21 <= int(month) <= 41)


def is_duration(edtf: str | None) -> bool:
    """Whether this is an ISO 8601 duration (`P3D`, `PXM`) and no date."""
    return bool(edtf) and _DURATION.fullmatch(edtf or "") is not None


def _month_run(year: int, month: int, count: int) -> Bounds:
    last = month + count - 1
    y, m = year + (last - 1) // 12, (last - 1) % 12 + 1
    return Bounds(date(year, month, 1), date(y, m, monthrange(y, m)[1]))


def fits(digits: str, number: int) -> bool:
    """Whether a number can stand behind digits of which some may be open: 1990 behind `19XX`."""
    return all(d in ("X", n) for d, n in zip(digits, f"{number:0{len(digits)}d}", strict=True))


def mask_bounds(m: Mask) -> Bounds:
    """First and last day that the digits can mean."""
    if m.year.startswith("X"):
        return OPEN
    first_year, last_year = int(m.year.replace("X", "0")), int(m.year.replace("X", "9"))
    if first_year < 1:
        return OPEN
    if not m.month or first_year != last_year:
        return Bounds(date(first_year, 1, 1), date(last_year, 12, 31))
    if "X" not in m.month and int(m.month) in PARTS:
        return _month_run(first_year, *PARTS[int(m.month)])
    months = [i for i in range(1, 13) if fits(m.month, i)]
    if not months:
        return OPEN
    low, high = date(first_year, months[0], 1), date(first_year, months[-1], monthrange(first_year, months[-1])[1])
    if not m.day or len(months) > 1:
        return Bounds(low, high)
    days = [i for i in range(1, high.day + 1) if fits(m.day, i)]
    return Bounds(low.replace(day=days[0]), low.replace(day=days[-1])) if days else OPEN


def _set_bounds(inner: str) -> Bounds:
    lows: list[date | None] = []
    highs: list[date | None] = []
    for part in inner.split(","):
        low, high = _interval_bounds(part.strip().replace("..", "/", 1)) if ".." in part else bounds(part.strip())
        lows.append(low)
        highs.append(high)
    low = None if None in lows else min(x for x in lows if x)
    high = None if None in highs else max(x for x in highs if x)
    return Bounds(low, high)


def _interval_bounds(text: str) -> Bounds:
    left, _, right = text.partition("/")
    low = bounds(left)[0] if left.strip(". ") else None
    high = bounds(right)[1] if right.strip(". ") else None
    return Bounds(low, high)


@lru_cache(maxsize=8192)
def bounds(edtf: str | None) -> Bounds:
    """First and last day that a date can mean.

    Args:
        edtf: EDTF; None, durations and text that is no EDTF are open on both sides.

    Returns:
        Two days, None where that side is open or not told (`XXXX-01-20` is open on both).
    """
    if not edtf:
        return OPEN
    text = bare(edtf)
    if len(text) > 1 and text[0] in "[{" and text[-1] in "]}":
        return _set_bounds(text[1:-1])
    if "/" in text:
        return _interval_bounds(text)
    m = mask(text)
    return mask_bounds(m) if m else OPEN


def open_year(edtf: str | None) -> bool:
    """Whether a date, or the first of an interval, leaves its year wholly open (`XXXX-01-20`)."""
    return bool(edtf) and (edtf or "").startswith(OPEN_YEAR)


def open_century(edtf: str | None) -> bool:
    """Whether a date, or the first of an interval, leaves its century open, of whatever year (`XX90-01-20`, `XXXX-01`)."""
    return bool(edtf) and (edtf or "").startswith(OPEN_PART)


def clock_of(edtf: str) -> str:
    """The clock time of a date, `13:45`; `""` where it tells none."""
    return edtf.partition("T")[2]


def without_clock(edtf: str) -> str:
    """A date without its clock time."""
    return edtf.partition("T")[0]


def dated(year: int | str | None = None, month: int | str | None = None, day: int | str | None = None) -> str:
    """A year, month or day written as EDTF.

    Args:
        year: A number, or four signs as a mask has them; None leaves it open.
        month: 1 to 12, 21 to 41 for a part of the year, or two signs; None for a year alone.
        day: 1 to 31 or two signs; None for a month alone.
    """
    digits = OPEN_YEAR if year is None else year if isinstance(year, str) else f"{year:04d}"
    parts = [p if isinstance(p, str) else f"{p:02d}" for p in (month, day) if p is not None]
    return "-".join([digits, *parts])


def weekly(weekday: int) -> str:
    """Every such day of the week (1 Monday to 7 Sunday), as ISO 8601 counts weeks with the rest left open."""
    return f"{OPEN_YEAR}-W{OPEN_PART}-{weekday}"


def decade(year: int | str) -> str:
    """The decade of a year."""
    return f"{dated(year)[:3]}X"


def century(year: int | str) -> str:
    """The hundred years of a year that begin with its first two digits."""
    return f"{dated(year)[:2]}{OPEN_PART}"


def year_of_century(digits: str) -> str:
    """A year of which only the last two digits are told (`XX90`)."""
    return f"{OPEN_PART}{digits}"


def before_our_era(edtf: str) -> str:
    """A year or century counted back from the first (`-01XX`)."""
    return f"-{edtf}"


def interval(first: str | None, last: str | None) -> str:
    """From one date to another; None leaves that side open."""
    return f"{first or '..'}/{last or '..'}"


def ends(edtf: str) -> tuple[str, ...]:
    """The dates that an interval is written with, first and last; a single date alone."""
    return tuple(edtf.split("/"))


def at_clock(day: date, clock: str) -> str:
    """A day with a clock time; `24:00` is the midnight that ends it."""
    return f"{day.isoformat()}T{clock}"


def in_year(edtf: str, year: int | str) -> str:
    """A date whose year is open (`XXXX-01-20`), in a year."""
    return f"{dated(year)}{edtf[len(OPEN_YEAR) :]}"


def in_century(edtf: str, first_two: str) -> str:
    """A date whose century is open (`XX90-01-20`), in a century given by its first two digits."""
    return f"{first_two}{edtf[len(OPEN_PART) :]}"


def from_bounds(low: date | None, high: date | None) -> str | None:
    """The shortest EDTF that means these days: a day, month, year or decade where they are one, else an interval.

    Returns:
        EDTF with `..` for an open side, None where both sides are open.
    """
    if low is None or high is None:
        if low is None and high is None:
            return None
        return interval(low.isoformat() if low else None, high.isoformat() if high else None)
    if low == high:
        return low.isoformat()
    if low.day == 1 and (high + timedelta(days=1)).day == 1:
        if (low.month, high.month) == (1, 12):
            if low.year == high.year:
                return dated(low.year)
            if low.year % 100 == 0 and high.year == low.year + 99:
                return century(low.year)
            if low.year % 10 == 0 and high.year == low.year + 9:
                return decade(low.year)
        if (low.year, low.month) == (high.year, high.month):
            return dated(low.year, low.month)
    return interval(low.isoformat(), high.isoformat())


@lru_cache(maxsize=8192)
def precision(edtf: str | None) -> str:
    """How finely a date is told.

    Returns:
        `time`, `day`, `month`, `season` (any part of a year: quarter, half), `year`, `decade`, `century`, `interval`
        (intervals and sets), `duration`, or `unknown` for None and what is no EDTF.  `XXXX-01-20` is a `day`.
    """
    if not edtf:
        return "unknown"
    if is_duration(edtf):
        return "duration"
    text = bare(edtf)
    if "/" in text or text[:1] in "[{":
        return "interval"
    m = mask(text)
    if m is None:
        return "unknown"
    if m.day and m.day != "XX":
        return "time" if "T" in text else "day"
    if m.month and m.month != "XX":
        return "season" if "X" not in m.month and int(m.month) in PARTS else "month"
    return {0: "year", 1: "decade", 2: "century"}.get(m.year.count("X"), "year")


@lru_cache(maxsize=8192)
def width(edtf: str | None) -> int | None:
    """Number of days a date can mean, at least 1; None where a side is open."""
    low, high = bounds(edtf)
    return (high - low).days + 1 if low and high else None


def qualified(edtf: str, sign: str) -> str:
    """A single date marked `~` (about), `?` (uncertain) or `%` (both); intervals stay as they are."""
    return edtf if precision(edtf) in ("interval", "duration", "unknown", "time") else bare(edtf) + sign
