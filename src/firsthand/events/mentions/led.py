"""Days that one sentence tells for what stands in another: "It happened on Thursday", "On 4 March the tanks rolled in."

Between `units` and `gather`.  Refuses to carry a day over a sentence that tells another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from firsthand.claims.claim import Claim
from firsthand.events.mentions.days import NO_DATE
from firsthand.events.mentions.sentence import SentenceClaims
from firsthand.events.mentions.units import ClauseUnit
from firsthand.lang.edtf import bounds, precision, without_clock

DATED_BACK = 2  # sentences over which "it happened on Thursday" finds what happened
LED_DAYS = 30  # before publication, within which a dated sentence dates the harm told right behind it
HEADINGS = 2  # lines of a day alone that make a chronicle
HEADING_SIGNS = 2  # characters of such a line beside the day
LIVE_DAYS = 10  # before a live page begins, within which harm that it dates itself is what it is about
STAMP = "stamp"  # the rule of the hour of an entry of a live page
OPENING = 2  # sentences that open an account


def dated_by_next(units: Sequence[ClauseUnit]) -> list[ClauseUnit]:
    """Units of an account in order, those that date what is told right before them spent on it."""
    out: list[ClauseUnit] = []
    for unit in units:
        if not unit.dates_before:
            out.append(unit)
            continue
        last = max((u.sentence for u in out if u.family == "harm" and u.sentence < unit.sentence), default=None)
        for told in out if last is not None and unit.sentence - last <= DATED_BACK else ():
            if told.sentence == last and told.family == "harm" and told.date is None:
                told.date = unit.date
                told.claims += unit.claims
    return out


def dated_by_heading(units: Sequence[ClauseUnit], headings: Mapping[int, Claim]) -> list[ClauseUnit]:
    """Units in order, those without a day of their own with that of the last line above that holds a day alone.

    Args:
        units: Of one account.
        headings: The sentences that are a day and nothing else, with the day; fewer than two make no chronicle.
    """
    for unit in units:
        above = max((s for s in headings if s < unit.sentence), default=None)
        if len(headings) >= HEADINGS and above is not None and unit.date is None and not unit.names:
            unit.date = headings[above]
    return list(units)


def dated_by_stamps(units: Sequence[ClauseUnit], sentences: Iterable[SentenceClaims]) -> list[ClauseUnit]:
    """Units in order, undated harm that a live page tells with the day on which the page begins.

    Where the page itself tells harm of the last days, it goes on about that.  A day that it recalls from long before is
    another's.

    Args:
        units: Of one account.
        sentences: Its claims, sentence by sentence.
    """
    stamps = [t for s in sentences for t in s.times if t.rule == STAMP]
    days = [d for t in stamps if (d := bounds(t.edtf)[0])]
    if not days:
        return list(units)
    told = [d for u in units if u.family == "harm" and u.date is not None and (d := bounds(u.date.edtf)[1])]
    if any(timedelta(0) <= min(days) - day <= timedelta(days=LIVE_DAYS) for day in told):
        return list(units)
    first = min(stamps, key=lambda t: t.edtf or "")
    opened = stamps[0].sentence
    for unit in units:
        free = unit.date is None and unit.years_ago is None and not unit.names
        if unit.family == "harm" and free and unit.sentence >= opened:
            unit.date = first.changed(edtf=without_clock(first.edtf or ""))
    return list(units)


def headings_of(sentences: Iterable[SentenceClaims]) -> dict[int, Claim]:
    """The sentences of an account that are a day and nothing else, by index."""
    found = {}
    for sentence in sentences:
        dates = (t for t in sentence.times if t.time_kind == "date" and t.rule not in NO_DATE)
        days = [t for t in dates if precision(t.edtf) == "day" and bounds(t.edtf)[0]]
        if len(days) == 1 and days[0].end - days[0].start >= len(sentence.text.strip()) - HEADING_SIGNS:
            found[sentence.index] = days[0]
    return found


def dated_by_last(units: Sequence[ClauseUnit], published: str | None) -> list[ClauseUnit]:
    """Units in order, undated harm with the day of the sentence right before it, where that tells what led to it.

    "On 4 March 1991 the tanks entered the town. 47 people died."  Such a day dates only what opens an account, or lies
    near its publication: elsewhere it may be the day of something that is told as background.

    Args:
        units: Of one account, in order of the text.
        published: When it was published.
    """
    high = bounds(published)[1]
    led = {u.sentence: u.date for u in units if u.family == "other" and u.date is not None and not u.dates_before}
    for unit in units:
        day = led.get(unit.sentence - 1)
        if unit.family != "harm" or unit.date is not None or unit.names or day is None:
            continue
        told = bounds(day.edtf)[1] if precision(day.edtf) in ("day", "time") else None
        if told is None or any(u.sentence == unit.sentence and u.date is not None for u in units):
            continue
        near = high is not None and timedelta(0) <= high - told <= timedelta(days=LED_DAYS)
        if near or unit.sentence <= OPENING or high is None:
            unit.date = day
    return list(units)
