"""Seasons, quarters and halves of a year told from the publication or the story: "last summer", "the third quarter".

Asked by `relative`.  A part that had not begun when it was told is the year's before, unless the tense looks ahead.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from firsthand.claims.times.frame import ToldTime, unit_at
from firsthand.claims.times.relative_match import RelativeMatch
from firsthand.claims.times.units import QUARTER
from firsthand.lang.dates import number_of
from firsthand.lang.edtf import bounds, dated
from firsthand.lang.reckoning import shift

SECOND_HALF, HALF = 41, 6  # EDTF's code of a year's second half; months of a half


def season(r: RelativeMatch) -> ToldTime:
    """ "last summer", "in spring": the season of the year that its word or the tense tells."""
    code = r.match.slots["season"].value
    mod = r.match.slots.get("mod")
    tense = r.frame.tense(r.match) if mod is None else 0
    start_month = {21: 3, 22: 6, 23: 9, 24: 12}.get(code, 1)

    def tell(day: date) -> str:
        begun = day.month >= start_month
        running = code in (day_season(day),)
        year = day.year - 1 if code == 24 and day.month < 3 else day.year
        if mod is not None and mod.value:
            year = year - 1 if mod.value < 0 and (running or not begun) else year
            year = year + 1 if mod.value > 0 and (running or begun) else year
        elif mod is None and not begun and not running and tense <= 0 and start_month - day.month > 4:
            year -= 1
        return dated(year, code)

    return r.told(tell, dated(None, code))


def day_season(day: date) -> int:
    """The EDTF season code of a day, by northern months."""
    return {0: 24, 1: 21, 2: 22, 3: 23}[day.month % 12 // 3]


def _quarter_of(year_of: Callable[[date], int], number: int) -> Callable[[date], str]:
    return lambda day: dated(year_of(day), 32 + number)


def quarter_bare(r: RelativeMatch) -> ToldTime | None:
    """ "the third quarter", of the year in which it was told or the one before."""
    number = number_of(r.match.word("quarter"), r.values.get("q", {}), r.values.get("ord", {}))
    if number is None or not 1 <= number <= 4:
        return None
    tense = r.frame.tense(r.match)

    def year_of(day: date) -> int:
        begun, ended = day.month > 3 * (number - 1), day.month > 3 * number
        apart = day.month - 3 * number  # months since its end
        return day.year + (1 if ended and tense > 0 and apart > 6 else -1 if not begun and tense <= 0 else 0)

    told = r.told(_quarter_of(year_of, number), dated(None, 32 + number))
    r.frame.note_quarter(told.edtf)
    return told


def quarter_mod(r: RelativeMatch) -> ToldTime | None:
    """ "last year's third quarter", "the quarter a year ago"."""
    number = number_of(r.match.word("quarter"), r.values.get("ord", {})) if "quarter" in r.match.slots else None
    if number is not None and not 1 <= number <= 4:
        return None
    steps = r.value("mod", -1)
    if number is None:
        quarter = r.frame.quarter_here() if r.match.word("bare_year") else r.frame.quarter
        if quarter and steps == -1:
            return ToldTime(shift(quarter, years=-1), confidence=0.65)
        return r.told(lambda d: dated(d.year + steps), dated())
    return r.told(_quarter_of(lambda d: d.year + steps, number), dated(None, 32 + number))


def quarter_last(r: RelativeMatch) -> ToldTime:
    """ "the latest quarter" is the last one complete; "the quarter" the one spoken of, unless that is still to come."""
    if "ended" in r.match.slots:
        month = r.match.slots["month"].value
        day = number_of(r.match.word("day"), r.values.get("ord", {}))
        past = r.match.slots["ended"].value < 0

        def tell(d: date) -> str | None:
            end = date(d.year, month, min(day or 1, 28))
            end = end.replace(year=d.year + (-1 if past and end > d else 1 if not past and end < d else 0))
            return unit_at(end, QUARTER, 0)

        told = r.told(tell)
        r.frame.note_quarter(told.edtf)
        return told
    spoken, high = bounds(r.frame.quarter)[0], r.frame.published[1]
    if "latest" not in r.match.slots and r.frame.quarter and spoken and (high is None or spoken <= high):
        return ToldTime(r.frame.quarter, confidence=0.6)
    return r.told(lambda d: unit_at(d, QUARTER, -1))


def half_bare(r: RelativeMatch) -> ToldTime:
    """ "the first six months of the year": a half that had not begun when it was told is the year's before."""
    half, steps = r.value("half"), r.value("mod")

    def tell(day: date) -> str:
        early = "mod" not in r.match.slots and half == SECOND_HALF and day.month <= HALF
        return dated(day.year + steps - early, half)

    return r.told(tell, dated(None, half))
