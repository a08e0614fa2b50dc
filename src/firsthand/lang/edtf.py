"""The algebra of EDTF dates that every later stage reckons with: which days a date can mean, and whether two can agree.

Stands beside the language packs: readers write EDTF, all later stages compare it here.  Understands EDTF levels 0 to 2
as far as this product writes them: `1990`, `1990-01`, `1990-01-20`, `1990-01-20T01:25`, unspecified digits (`198X`,
`19XX`, `XXXX-01-20`), qualifiers (`~ ? %`), seasons and parts of the year (`1990-21` to `1990-41`), intervals with open
(`..`) or unknown ends, one-of and all-of sets (`[1990,1991]`, `{1990..1992}`).  ISO 8601 durations (`P3D`) pass through
and have no days.  Refuses to guess: what has an open century has no bounds, and text that is no EDTF has none either.

Source: ISO 8601-2:2019 (EDTF).
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

Bounds = tuple[date | None, date | None]
OPEN: Bounds = (None, None)
# First month and number of months of a part of the year: seasons by the northern months (21-28; 29-32 southern),
# quarters 33-36, four-month terms 37-39, halves 40-41.
PARTS = {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3), 25: (3, 3), 26: (6, 3), 27: (9, 3), 28: (12, 3)}
PARTS |= {29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3), 33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3)}
PARTS |= {37: (1, 4), 38: (5, 4), 39: (9, 4), 40: (1, 6), 41: (7, 6)}
_MASK = re.compile(r"([\dX]{4})(?:-([\dX]{2})(?:-([\dX]{2}))?)?(?:T[\d:.Z+-]*)?")
_DURATION = re.compile(r"P(?=[\dXT])[\dX.YMWDQTHS]*")


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


def _plain(edtf: str) -> str:
    return re.sub(r"[~?%]", "", edtf.strip())


def mask(edtf: str) -> Mask | None:
    """The digits of a single date without clock time and qualifiers; None for intervals, sets and what is no date."""
    m = _MASK.fullmatch(_plain(edtf))
    return Mask(m[1], m[2] or "", m[3] or "") if m else None


def is_duration(edtf: str | None) -> bool:
    """Whether this is an ISO 8601 duration (`P3D`, `PXM`) and no date."""
    return bool(edtf) and _DURATION.fullmatch(edtf or "") is not None


def _month_run(year: int, month: int, count: int) -> tuple[date, date]:
    last = month + count - 1
    y, m = year + (last - 1) // 12, (last - 1) % 12 + 1
    return date(year, month, 1), date(y, m, monthrange(y, m)[1])


def _fits(digits: str, number: int) -> bool:
    return all(d in ("X", n) for d, n in zip(digits, f"{number:0{len(digits)}d}", strict=True))


def _mask_bounds(m: Mask) -> Bounds:
    if m.year.startswith("X"):
        return OPEN
    first_year, last_year = int(m.year.replace("X", "0")), int(m.year.replace("X", "9"))
    if first_year < 1:
        return OPEN
    if not m.month or first_year != last_year:
        return date(first_year, 1, 1), date(last_year, 12, 31)
    if "X" not in m.month and int(m.month) in PARTS:
        return _month_run(first_year, *PARTS[int(m.month)])
    months = [i for i in range(1, 13) if _fits(m.month, i)]
    if not months:
        return OPEN
    low, high = _month_run(first_year, months[0], 1)[0], _month_run(first_year, months[-1], 1)[1]
    if not m.day or len(months) > 1:
        return low, high
    days = [i for i in range(1, high.day + 1) if _fits(m.day, i)]
    return (low.replace(day=days[0]), low.replace(day=days[-1])) if days else OPEN


def _set_bounds(inner: str) -> Bounds:
    lows: list[date | None] = []
    highs: list[date | None] = []
    for part in inner.split(","):
        low, high = _interval_bounds(part.strip().replace("..", "/", 1)) if ".." in part else bounds(part.strip())
        lows.append(low)
        highs.append(high)
    low = None if None in lows else min(x for x in lows if x)
    high = None if None in highs else max(x for x in highs if x)
    return low, high


def _interval_bounds(text: str) -> Bounds:
    left, _, right = text.partition("/")
    low = bounds(left)[0] if left.strip(". ") else None
    high = bounds(right)[1] if right.strip(". ") else None
    return low, high


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
    text = _plain(edtf)
    if len(text) > 1 and text[0] in "[{" and text[-1] in "]}":
        return _set_bounds(text[1:-1])
    if "/" in text:
        return _interval_bounds(text)
    m = mask(text)
    return _mask_bounds(m) if m else OPEN


def from_bounds(low: date | None, high: date | None) -> str | None:
    """The shortest EDTF that means these days: a day, month, year or decade where they are one, else an interval.

    Returns:
        EDTF with `..` for an open side, None where both sides are open.
    """
    if low is None or high is None:
        if low is None and high is None:
            return None
        return f"../{high.isoformat()}" if high else f"{low.isoformat() if low else '..'}/.."
    if low == high:
        return low.isoformat()
    if low.day == 1 and (high + timedelta(days=1)).day == 1:
        if (low.month, high.month) == (1, 12):
            if low.year == high.year:
                return f"{low.year:04d}"
            if low.year % 100 == 0 and high.year == low.year + 99:
                return f"{low.year // 100:02d}XX"
            if low.year % 10 == 0 and high.year == low.year + 9:
                return f"{low.year // 10:03d}X"
        if (low.year, low.month) == (high.year, high.month):
            return f"{low.year:04d}-{low.month:02d}"
    return f"{low.isoformat()}/{high.isoformat()}"


def overlap(a: str | None, b: str | None) -> bool:
    """Whether two dates surely share days as told: both have a closed side facing the other, and their days meet.

    An open side (`..`) reaches everywhere; a date without any bound (`XXXX-01-20`) overlaps nothing.
    """
    (a0, a1), (b0, b1) = bounds(a), bounds(b)
    if OPEN in ((a0, a1), (b0, b1)):
        return False
    return not ((a1 and b0 and a1 < b0) or (b1 and a0 and b1 < a0))


def _part_days(m: Mask, year: int) -> Bounds:
    return _mask_bounds(Mask(f"{year:04d}", m.month, m.day))


def _open_year_meets(m: Mask, other: Bounds) -> bool:
    """Whether some year makes a mask such as `XXXX-01-20` fall into bounds."""
    low, high = other
    if low is None or high is None or high.year - low.year > 8:
        return True
    for year in range(low.year - 1, high.year + 1):
        first, last = _part_days(m, year) if year >= 1 and _fits(m.year, year) else OPEN
        if first and last and first <= high and last >= low:
            return True
    return False


def _masks_meet(a: Mask, b: Mask) -> bool:
    if not all(x in ("X", y) or y == "X" for x, y in zip(a.year, b.year, strict=True)):
        return False
    joined = "".join(y if x == "X" else x for x, y in zip(a.year, b.year, strict=True))
    year = 2000 if "X" in joined else int(joined) or 2000  # where any year will do, one that has a 29 February
    (a0, a1), (b0, b1) = _part_days(a, year), _part_days(b, year)
    return a0 is not None and a1 is not None and b0 is not None and b1 is not None and a0 <= b1 and b0 <= a1


def compatible(a: str | None, b: str | None) -> bool:
    """Whether two dates can be the same time: nothing told in one excludes the other.

    None, durations and text that is no EDTF exclude nothing.  `XXXX-01-20` is compatible with `1990-01-20`, `1990-01`
    and `1990`, not with `1990-01-21`; `1990-01-19/1990-01-20` is compatible with `1990-01-20`.
    """
    if not a or not b:
        return True
    ma, mb = mask(a), mask(b)
    if ma and mb and "X" in ma.year + mb.year:
        return _masks_meet(ma, mb)
    if ma and ma.year.startswith("X"):
        return _open_year_meets(ma, bounds(b))
    if mb and mb.year.startswith("X"):
        return _open_year_meets(mb, bounds(a))
    (a0, a1), (b0, b1) = bounds(a), bounds(b)
    return not ((a1 and b0 and a1 < b0) or (b1 and a0 and b1 < a0))


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
    text = _plain(edtf)
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


def shift_day(day: date, years: int = 0, months: int = 0, days: int = 0) -> date:
    """A day moved by years, months and days; the 29th to 31st fall back to the month's last day.

    Raises:
        ValueError: The result lies outside the years 1 to 9999.
    """
    at = day.year * 12 + day.month - 1 + years * 12 + months
    year, month = divmod(at, 12)
    if not 1 <= year <= 9999:
        raise ValueError(f"year {year} is out of range")
    moved = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    try:
        return moved + timedelta(days=days)
    except OverflowError:
        raise ValueError(f"{days} days from {moved} is out of range") from None


def shift(edtf: str, years: int = 0, months: int = 0, days: int = 0) -> str | None:
    """A date moved in time, its precision kept (`1990-01` moved by a year is `1991-01`).

    Returns:
        EDTF without qualifiers; the same text where it has no bounds to move and only open digits stand
        (`XXXX-01-20` by years); None where it cannot be moved (out of range, no date).
    """
    text, kind = _plain(edtf), precision(edtf)
    low, high = bounds(edtf)
    if low is None and high is None:
        return text if mask(text) and not months and not days else None
    try:
        new_low = shift_day(low, years, months, days) if low else None
        new_high = shift_day(high, years, months, days) if high else None
    except ValueError:
        return None
    if kind in ("day", "time") and new_low:
        return new_low.isoformat()
    if kind == "month" and new_low and not days:
        return f"{new_low.year:04d}-{new_low.month:02d}"
    if kind == "year" and new_low and not days and not months:
        return f"{new_low.year:04d}"
    if kind == "season" and new_low and not days and not months:
        return f"{new_low.year:04d}{text[4:]}"
    return from_bounds(new_low, new_high)


def qualified(edtf: str, sign: str) -> str:
    """A single date marked `~` (about), `?` (uncertain) or `%` (both); intervals stay as they are."""
    return edtf if precision(edtf) in ("interval", "duration", "unknown", "time") else _plain(edtf) + sign
