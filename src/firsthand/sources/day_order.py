"""Whether `03/05/2024` is the third of May or the fifth of March: told by the user, or by other days of the same column.

Between a manifest's cells and their dates.  Refuses to choose where nothing tells: such a day is set aside, and said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from firsthand.lang.dates import find_dates
from firsthand.lang.edtf import dated
from firsthand.lang.pack import LanguagePack, languages
from firsthand.sources.published_date import checked_date
from firsthand.vocabulary import DateOrder

_NUMBERS = re.compile(r"(\d{1,2})([/.\-])(\d{1,2})\2(\d{4})(?:,?[ T]+(\d{1,2}:\d\d(?::\d\d)?))?")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_LONGEST = 60
DAY_FIRST_SIGN = "."  # between numbers it is written where the day comes first


@dataclass(frozen=True, slots=True)
class ToldOrder:
    """The order of a column's days, and the day that tells it; None where none does, or two speak against each other."""

    order: DateOrder | None
    by: str = ""


def told_order(values: Iterable[str]) -> ToldOrder:
    """The order that the days of a column show.

    Args:
        values: What stands in the column.

    Returns:
        The order where a day has a number beyond twelve, and no other day speaks against it.
    """
    told: dict[DateOrder, str] = {}
    for value in values:
        numbers = _NUMBERS.fullmatch(value.strip()[:_LONGEST])
        if numbers and int(numbers[1]) > 12 >= int(numbers[3]):
            told.setdefault("day_first", value.strip())
        elif numbers and int(numbers[3]) > 12 >= int(numbers[1]):
            told.setdefault("month_first", value.strip())
    if len(told) != 1:
        return ToldOrder(None)
    ((order, by),) = told.items()
    return ToldOrder(order, by)


def is_open(value: str) -> bool:
    """Whether a value is a day that can be read in two ways."""
    numbers = _NUMBERS.fullmatch(value.strip()[:_LONGEST])
    if numbers is None or numbers[2] == DAY_FIRST_SIGN:
        return False
    return int(numbers[1]) <= 12 >= int(numbers[3]) and int(numbers[1]) != int(numbers[3])


def ordered_date(value: str, order: DateOrder | None) -> str | None:
    """A day that a person wrote, as EDTF.

    Args:
        value: `03/05/2024`, `3.5.2024 14:00`, `2024/5/3`, `3 May 2024` in any language that is read, ISO 8601 or EDTF.
        order: Which number comes first where both could; None where that is not known.

    Returns:
        None where it is no day, or may be one of two.
    """
    value = value.strip()
    if good := checked_date(value):
        return good
    if len(value) > _LONGEST:
        return None
    if year_first := _YEAR_FIRST.fullmatch(value):
        return checked_date(dated(*(part.zfill(2) for part in year_first.groups())))
    numbers = _NUMBERS.fullmatch(value)
    if numbers is None:
        return _in_words(value) if any(c.isalpha() for c in value) else None
    first, second = int(numbers[1]), int(numbers[3])
    if numbers[2] == DAY_FIRST_SIGN or first > 12 or first == second:
        order = "day_first"
    elif second > 12:
        order = "month_first"
    if order is None:
        return None
    day, month = (first, second) if order == "day_first" else (second, first)
    clock = f"T{numbers[5].zfill(len(numbers[5]) + (numbers[5][1] == ':'))}" if numbers[5] else ""
    return checked_date(f"{dated(numbers[4], str(month).zfill(2), str(day).zfill(2))}{clock}")


def _in_words(value: str) -> str | None:
    """A day whose month is a word; None where languages read it otherwise, or as less than a day."""
    found: set[str] = set()
    for language in languages():
        mentions = find_dates(value, LanguagePack(language))
        found.update(m.edtf for m in mentions if (m.start, m.end) == (0, len(value)) and m.granularity == "day")
    return checked_date(found.pop()) if len(found) == 1 else None
