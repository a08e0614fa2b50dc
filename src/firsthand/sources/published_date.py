"""Whether a `published` value given in the input is a date at all.

Used for manifest rows and for metadata of pages.  Accepts ISO 8601 dates and times and EDTF levels 0 to 2; refuses
everything that needs a guess (`03/04/2021`, `last week`).
"""

from __future__ import annotations

import re
from datetime import datetime

from firsthand.lang.edtf import dated, is_edtf

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
        value = dated(value[:4], value[4:6], value[6:])
    return value if is_edtf(value) else None
