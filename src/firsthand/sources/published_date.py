"""Whether a `published` value given in the input is a date at all.

Used for manifest rows and for metadata of pages.  Accepts ISO 8601 dates and times and EDTF levels 0 to 2; refuses
everything that needs a guess (`03/04/2021`, `last week`).
"""

from __future__ import annotations

import re
from datetime import date, datetime

_DATE = r"-?[\dX]{4}(?:-(?:[\dX]{2})(?:-[\dX]{2})?)?"
_QUALIFIED = rf"[?~%]?{_DATE}[?~%]?(?:-[?~%]?[\dX]{{2}}[?~%]?){{0,2}}"
_LONG_YEAR = r"Y-?\d{5,12}(?:E\d{1,3})?(?:S\d{1,3})?"
_ONE = re.compile(rf"(?:{_QUALIFIED}|{_LONG_YEAR})")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?\s?(?:Z|[+-]\d\d(?::?\d\d)?)?")
_LONGEST = 200


def _moment(value: str) -> str | None:
    """An ISO date with a time, `T` between them."""
    value = value.replace(" ", "T", 1).replace(" ", "").replace(",", ".")
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return None
    return value


def _calendar(value: str) -> bool:
    """Whether an EDTF date without an interval stands in the calendar: months 1 to 12 or a season, days as the month has."""
    bare = re.sub(r"[?~%]", "", value)
    if bare.startswith(("Y", "-")):
        return True
    year, month, day = ([*bare.split("-"), "", ""])[:3]
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


def _one(value: str) -> bool:
    return bool(_ONE.fullmatch(value)) and _calendar(value)


def checked_date(value: str) -> str | None:
    """A given date as EDTF.

    Args:
        value: As given, `2014-03-01`, `2014-03-01 17:40:00Z`, `2014-03`, `2014-03~`, `../2025-01-20`, `[2014,2015]` ...

    Returns:
        The same, with `T` between date and time; None where it is no ISO date and no EDTF.

    Source: ISO 8601-2:2019 (EDTF), levels 0 to 2; ISO 8601-1.
    """
    value = value.strip()
    if len(value) > _LONGEST:
        return None
    if _MOMENT.fullmatch(value):
        return _moment(value)
    if re.fullmatch(r"\d{8}", value):
        value = f"{value[:4]}-{value[4:6]}-{value[6:]}"
    if value[:1] + value[-1:] in ("[]", "{}"):
        parts = [p for item in value[1:-1].split(",") for p in item.strip().split("..") if p]
        return value if parts and all(_one(p) for p in parts) else None
    start, slash, end = value.partition("/")
    if slash:
        known = [p for p in (start, end) if p not in ("", "..")]
        return value if known and all(_one(p) for p in known) else None
    return value if _one(value) else None
