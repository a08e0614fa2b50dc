"""Reckoning with EDTF dates: whether two can be the same time, what they have in common, and where one moves to.

Stands on the grammar (`lang/edtf.py`); all later stages compare dates here.  Refuses to let what is not told exclude
anything: an open part agrees with every other.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from firsthand.lang.edtf import (
    OPEN,
    OPEN_YEAR,
    Bounds,
    Mask,
    bare,
    bounds,
    dated,
    fits,
    from_bounds,
    in_year,
    mask,
    mask_bounds,
    precision,
)


def overlap(a: str | None, b: str | None) -> bool:
    """Whether two dates surely share days as told: both have a closed side facing the other, and their days meet.

    An open side (`..`) reaches everywhere; a date without any bound (`XXXX-01-20`) overlaps nothing.
    """
    (a0, a1), (b0, b1) = bounds(a), bounds(b)
    if OPEN in ((a0, a1), (b0, b1)):
        return False
    return not ((a1 and b0 and a1 < b0) or (b1 and a0 and b1 < a0))


def _part_days(m: Mask, year: int) -> Bounds:
    return mask_bounds(Mask(dated(year), m.month, m.day))


def _open_year_meets(m: Mask, other: Bounds) -> bool:
    """Whether some year makes a mask such as `XXXX-01-20` fall into bounds."""
    low, high = other
    if low is None or high is None or high.year - low.year > 8:
        return True
    for year in range(low.year - 1, high.year + 1):
        first, last = _part_days(m, year) if year >= 1 and fits(m.year, year) else OPEN
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
    text, kind = bare(edtf), precision(edtf)
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
        return dated(new_low.year, new_low.month)
    if kind == "year" and new_low and not days and not months:
        return dated(new_low.year)
    if kind == "season" and new_low and not days and not months:
        return in_year(text, new_low.year)
    return from_bounds(new_low, new_high)


def agreed(a: str | None, b: str | None) -> str | None:
    """What two single dates have in common, part by part; None where that is nothing.

    `2021-01-03` and `2021-01-31` agree on `2021-01`, `2024-01-20` and `2025-01-20` on `XXXX-01-20`.
    """
    if a == b or a is None or b is None:
        return a if a == b else None
    ma, mb = mask(a), mask(b)
    if ma is None or mb is None or len(a) != len(b):
        return None
    told = zip((ma.year, ma.month, ma.day), (mb.year, mb.month, mb.day), strict=True)
    year, *rest = (x if x == y else "X" * len(x) for x, y in told)
    while rest and set(rest[-1]) <= {"X"}:
        rest.pop()
    return dated(year, *rest) if rest or year != OPEN_YEAR else None
