"""Times told from the publication or from the story: "yesterday", "last March", "two days later", "the same night".

"Ago", "last", "this", "next" and weekdays count from the publication; "later", "earlier", "the next day", "that year" from
the story's own time, the last full date read before.  A weekday is the nearest one in the direction of the tense.
Where the start is not told the parts stay open (`XXXX-10`, `XXXX-XX-XX`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from firsthand.claims.times.asides import stands_bare
from firsthand.claims.times.duration import amount_of, unit_of
from firsthand.claims.times.frame import Frame, ToldTime, unit_at
from firsthand.claims.times.parts_of_year import half_bare, quarter_bare, quarter_last, quarter_mod, season
from firsthand.claims.times.relative_match import OPEN, RelativeMatch, Values
from firsthand.claims.times.units import (
    DAY,
    FROM_A_DAY,
    IN_HOURS,
    MONTH,
    WEEK,
    WEEKEND,
    YEAR,
    multiple,
)
from firsthand.lang.dates import number_of
from firsthand.lang.edtf import OPEN as OPEN_BOUNDS
from firsthand.lang.edtf import bounds, clock_of, dated, from_bounds, in_year, interval
from firsthand.lang.reckoning import shift
from firsthand.lang.slots import Match
from firsthand.lang.tokens import words_of

NOON = 12  # hours; an account of an evening that is past, from before it, tells of the day before


def _deictic(r: RelativeMatch) -> ToldTime:
    days = r.value("deictic")
    days -= days == 0 and _past_midnight(r)
    return r.told(lambda d: (d + timedelta(days=days)).isoformat(), OPEN[DAY])


def _small_deictic(r: RelativeMatch) -> ToldTime | None:
    """A word that is another with a capital letter: German "morgen" is tomorrow, "Morgen" the morning."""
    return None if r.frame.document.account.text[r.match.start].isupper() else _deictic(r)


def _past_midnight(r: RelativeMatch) -> bool:
    """Whether an evening that is past was told in the small hours, on the clock of the publication: it is the day before's."""
    frame, text = r.frame, r.frame.document.account.text
    clock = clock_of(str(frame.document.account.published or ""))
    evening = frame.topic.get("evening", ())
    early = clock[:2].isdecimal() and int(clock[:2]) < NOON
    return early and any(w in evening for w in words_of(text[r.match.start : r.match.end])) and frame.tense(r.match) < 0


def _this_part(r: RelativeMatch) -> ToldTime:
    recalled = r.frame.recalled_day()
    if recalled is not None:
        return ToldTime(recalled.isoformat(), confidence=0.7)
    back = _past_midnight(r)
    return r.told(lambda d: (d - timedelta(days=back)).isoformat(), OPEN[DAY])


def _that_part(r: RelativeMatch) -> ToldTime:
    return ToldTime(r.frame.story or OPEN[DAY], confidence=0.6)


def _weekday(r: RelativeMatch) -> ToldTime:
    number = r.match.slots["weekday"].value
    mod = r.match.slots.get("mod")
    tense = int(mod.value or 0) if mod is not None else r.frame.tense(r.match)

    def tell(day: date) -> str:
        back = (day.isoweekday() - number) % 7
        if mod is None or not mod.value:
            ahead = (number - day.isoweekday()) % 7
            moved = ahead if tense > 0 else -back
        else:
            moved = -(back or 7) if mod.value < 0 else ((number - day.isoweekday()) % 7 or 7)
        return (day + timedelta(days=moved)).isoformat()

    return r.told(tell, OPEN[DAY])


def _weekday_eve(r: RelativeMatch) -> ToldTime:
    """The night that ends on a weekday, as the day before and the day."""
    told = _weekday(r)
    before = shift(told.edtf, days=-1) if told.edtf and told.edtf[0].isdecimal() else None
    return ToldTime(interval(before, told.edtf), confidence=told.confidence) if before else told


def _weekday_story(r: RelativeMatch) -> ToldTime:
    start, number = r.frame.story_day(), r.match.slots["weekday"].value
    if start is None:
        return ToldTime(OPEN[DAY], confidence=0.3)
    ahead = (number - start.isoweekday()) % 7 or 7
    moved = ahead if "follow" in r.match.rule else ahead - 7 if ahead < 7 else -7
    return ToldTime((start + timedelta(days=moved)).isoformat(), confidence=0.6)


def _month(r: RelativeMatch) -> ToldTime:
    month = r.match.slots["month"].value
    mod = r.match.slots.get("mod")
    tense = int(mod.value or 0) if mod is not None else r.frame.tense(r.match)

    def tell(day: date) -> str:
        apart = (day.month - month) % 12  # months back to the last one, 0 for this month
        if mod is not None and mod.value:
            moved = -(apart or 12) if mod.value < 0 else (12 - apart)
        elif mod is not None:
            moved = month - day.month
        else:
            ahead = apart >= {1: 3, 0: 9, -1: 11}[tense]
            moved = 12 - apart if ahead else -apart
        return unit_at(day, MONTH, moved) or ""

    year = r.frame.history_year(month) if mod is None else None
    if year is not None:
        return ToldTime(dated(year, month), confidence=0.7)
    story = bounds(r.frame.dated)[0]
    if r.frame.published == OPEN_BOUNDS and story is not None and r.frame.dated is not None and mod is None:
        return ToldTime(dated(None, month), confidence=0.4)
    return r.told(tell, dated(None, month))


def _month_of(r: RelativeMatch) -> ToldTime:
    month = r.match.slots["month"].value
    if "story_year" in r.match.slots:
        story = bounds(r.frame.dated)[0]
        return ToldTime(dated(story.year if story else None, month), confidence=0.7)
    steps = r.value("mod")
    return r.told(lambda d: dated(d.year + steps, month), dated(None, month))


def _month_day_of(r: RelativeMatch) -> ToldTime | None:
    month, steps = r.match.slots["month"].value, r.value("mod")
    day = number_of(r.match.word("day"), r.values.get("ord", {}))
    if day is None or not 1 <= day <= 31:
        return None
    return r.told(lambda d: date(d.year + steps, month, day).isoformat(), dated(None, month, day))


def _day_of_month(r: RelativeMatch) -> ToldTime | None:
    """ "the 28th of this month", "el 3 del mes pasado": a day of a month told from the publication's."""
    day, steps = number_of(r.match.word("day"), r.values.get("ord", {}), r.values.get("num", {})), r.value("mod")
    if day is None or not 1 <= day <= 31:
        return None

    def tell(d: date) -> str:
        first = bounds(unit_at(d, MONTH, steps))[0] or d
        return first.replace(day=day).isoformat()

    return r.told(tell, OPEN[DAY])


def _unit(r: RelativeMatch) -> ToldTime:
    unit, steps = unit_of(r.match, r.values) or DAY, r.value("mod")
    if r.match.word("unit") in r.values.get("unit_before", {}):
        steps = -1
    if unit == WEEKEND and "mod" not in r.match.slots:
        tense = r.frame.tense(r.match)
        return r.told(lambda d: unit_at(d, WEEKEND, 0 if d.isoweekday() >= 6 or tense > 0 else -1))
    return r.told(lambda d: unit_at(d, unit, steps), OPEN.get(unit))


def _unit_story(r: RelativeMatch) -> ToldTime:
    unit, steps = unit_of(r.match, r.values) or DAY, r.value("mod")
    start = bounds(r.frame.dated if unit not in (DAY, WEEK, WEEKEND) else r.frame.story)[0]
    if start is None:
        return ToldTime(OPEN.get(unit), confidence=0.3)
    return ToldTime(unit_at(start, unit, steps), confidence=0.65)


def _moved(day: date, amount: float, unit: str) -> str | None:
    """A day moved by an amount of a unit, told as finely as the unit ("two years ago" is a year)."""
    many, one = multiple(unit)
    steps = int(amount * many)
    if one in IN_HOURS:
        return (day + timedelta(days=int(IN_HOURS[one] * amount / 24))).isoformat()
    if one == WEEK:
        return (day + timedelta(days=7 * steps)).isoformat()
    return unit_at(day, one, steps)


def _ago(r: RelativeMatch) -> ToldTime | None:
    unit, slots = unit_of(r.match, r.values), r.match.slots
    if unit is None:
        return None
    sign = r.value("direction", 1)
    alone: float | str = 1 if r.match.word("unit") in r.values.get("unit_one", {}) else "X"
    amount = amount_of(r.match.word("n"), r.values) if "n" in slots else alone
    low, high = r.frame.published
    if amount is None or isinstance(amount, str):
        bound = high if sign < 0 else low
        edge = None if bound is None else from_bounds(None, bound) if sign < 0 else from_bounds(bound, None)
        return ToldTime(edge, "reference", 0.5)
    if amount == 1 and unit == YEAR and sign < 0 and (quarter := r.frame.quarter_here()):
        return ToldTime(shift(quarter, years=-1), confidence=0.6)
    return r.told(lambda d: _moved(d, sign * amount, unit), OPEN.get(multiple(unit).unit, OPEN[DAY]))


def _ago_story(r: RelativeMatch) -> ToldTime | None:
    unit, slots = unit_of(r.match, r.values), r.match.slots
    if unit is None:
        return None
    sign = r.value("direction", -1 if "before" in r.match.rule else 1)
    amount = amount_of(r.match.word("n"), r.values) if "n" in slots else 1
    if amount is None or isinstance(amount, str):
        return ToldTime(None, "reference", 0.4)
    if unit == YEAR and amount == 1 and sign < 0 and (quarter := r.frame.quarter_here()):
        return ToldTime(shift(quarter, years=-1), confidence=0.6)
    start = bounds(r.frame.story if multiple(unit).unit in FROM_A_DAY else r.frame.dated)[0] or r.frame.story_day()
    if start is None and sign < 0:
        return r.told(lambda d: _moved(d, sign * amount, unit), OPEN.get(multiple(unit).unit, OPEN[DAY]))
    if start is None:
        return ToldTime(OPEN.get(multiple(unit).unit, OPEN[DAY]), confidence=0.3)
    return ToldTime(_moved(start, sign * amount, unit), confidence=0.65)


def _fiscal(r: RelativeMatch) -> ToldTime:
    return ToldTime(r.match.word("year"), confidence=0.7)


def _bare_year(r: RelativeMatch) -> ToldTime | None:
    sentence = r.frame.sentence
    if sentence is None or not stands_bare(r.frame.document, sentence, r.match.start, r.match.end):
        return None
    return ToldTime(r.match.word("year"), confidence=0.7)


def _year_end(r: RelativeMatch) -> ToldTime:
    return r.told(lambda d: dated(d.year, 12, 31), dated(None, 12, 31))


def _anniversary(r: RelativeMatch) -> ToldTime | None:
    """The day on which something is `n` years past: the recalled day moved by `n` years where the account tells it."""
    number = number_of(r.match.word("n"), r.values.get("ord", {}), r.values.get("num", {}))
    if number is None or number < 1:
        return None
    recalled = [in_year(day, y) for day, ys in r.frame.years.items() for y in ys]
    moved = {m for m in (shift(d, years=number) for d in recalled) if m}
    low, high = r.frame.published
    near = [m for m in moved if low and high and _near(m, low, high)]
    if len(near) == 1:
        return ToldTime(near[0], confidence=0.7)
    return r.told(lambda d: dated(d.year), dated())


def _near(day: str, low: date, high: date) -> bool:
    at = bounds(day)[0]
    return at is not None and low - timedelta(days=60) <= at <= high + timedelta(days=60)


# Rules that reckon from the publication; an account that uses them is no history.
FROM_PUBLICATION = ("deictic", "small_deictic", "this_part", "weekday", "weekday_eve", "unit", "ago")
RULES: dict[str, Callable[[RelativeMatch], ToldTime | None]] = {
    "deictic": _deictic,
    "small_deictic": _small_deictic,
    "this_part": _this_part,
    "that_part": _that_part,
    "weekday": _weekday,
    "weekday_eve": _weekday_eve,
    "weekday_before": _weekday_story,
    "weekday_following": _weekday_story,
    "month": _month,
    "month_of": _month_of,
    "month_day_of": _month_day_of,
    "day_of_month": _day_of_month,
    "season_bare": season,
    "unit": _unit,
    "unit_full": _unit,
    "unit_story": _unit_story,
    "ago": _ago,
    "ago_story": _ago_story,
    "day_before": _ago_story,
    "day_after": _ago_story,
    "bare_year": _bare_year,
    "fiscal": _fiscal,
    "period": _fiscal,
    "quarter_bare": quarter_bare,
    "quarter_mod": quarter_mod,
    "quarter_last": quarter_last,
    "half_bare": half_bare,
    "year_end": _year_end,
    "anniversary": _anniversary,
}


def read_relative(match: Match, frame: Frame, values: Values) -> ToldTime | None:
    """A match of the `[relative]` table; None where its words are no time after all."""
    rule = RULES.get(match.rule)
    return rule(RelativeMatch(match, frame, values)) if rule else None
