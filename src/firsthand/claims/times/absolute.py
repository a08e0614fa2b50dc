"""Calendar dates as time claims: what `lang/dates.py` reads, with the year completed where the account tells it.

A day without its year ("20 January") counts from the publication: the nearest such day, by tense where none is near.
It stays open (`XXXX-01-20`), or takes the year that the account gives elsewhere for the same day, where the account
looks back (an anniversary) and the day names what happened on it ("the 3 May fire", "the victims of 3 May").
"""

from __future__ import annotations

from datetime import date, timedelta

from firsthand.claims.times.frame import Frame, ToldTime, nearest
from firsthand.lang.dates import Calendar
from firsthand.lang.edtf import bounds, ends, in_year, interval, mask, open_century, open_year
from firsthand.lang.feasts import feast_day
from firsthand.lang.slots import Match
from firsthand.lang.tokens import words_of


def read_calendar(match: Match, frame: Frame, calendar: Calendar) -> ToldTime | None:
    """A match of the `[calendar]` table as a date; None where no such day exists."""
    made = calendar.resolve(match)
    if made is None:
        return _moving_feast(match, frame) if match.rule == "feast" and "year" not in match.slots else None
    edtf, granularity = made.edtf, made.granularity
    if granularity == "day" and open_year(edtf):
        return _day_without_year(match, frame, edtf)
    if granularity == "interval" and open_year(edtf):
        first, last = (_day_without_year(match, frame, e) for e in ends(edtf))
        return ToldTime(interval(first.edtf, last.edtf), confidence=min(first.confidence, last.confidence))
    if open_century(edtf):
        return ToldTime(edtf, confidence=0.6)
    return ToldTime(edtf, confidence=0.95 if granularity in ("day", "month") else 0.85)


def _day_without_year(match: Match, frame: Frame, edtf: str) -> ToldTime:
    given = frame.years.get(edtf, set())
    if frame.recalls and _names_event(match, frame):
        return ToldTime(in_year(edtf, next(iter(given))) if len(given) == 1 else edtf, confidence=0.8)
    carried = _history_day(frame, edtf) if (frame.history or not given) and "deictic" not in match.slots else None
    if carried is None and frame.history and len(given) == 1:
        carried = in_year(edtf, next(iter(given)))
    if carried is not None:
        return ToldTime(carried, confidence=0.8)
    tense = frame.tense(match)
    told = frame.from_publication(lambda day: _nearest_day(day, edtf, tense), edtf) or edtf
    if (
        given
        and not any(told == in_year(edtf, year) for year in given)
        and frame.recalls
        and "deictic" not in match.slots
    ):
        return ToldTime(edtf, confidence=0.6)
    return ToldTime(told, confidence=0.6 if open_year(told) else 0.85)


def _moving_feast(match: Match, frame: Frame) -> ToldTime:
    """A feast without its year whose date moves: the last one, as accounts look back; by a verb of the future the nearest."""
    rule, ahead = str(match.slots["feast"].value), frame.tense(match) > 0

    def tell(day: date) -> str:
        days = [feast_day(rule, year) for year in (day.year - 1, day.year, day.year + 1)]
        known = max(d for d in days if d <= day + timedelta(days=1))
        return (nearest(day, days, 1) if ahead else known).isoformat()

    told = frame.from_publication(tell)
    return ToldTime(told, confidence=0.85 if told else 0.3)


def _history_day(frame: Frame, edtf: str) -> str | None:
    """A day without its year in the year that a history has come to; None where the account is none."""
    parts = mask(edtf)
    if parts is None or not (parts.month.isdecimal() and parts.day.isdecimal()):
        return None
    year = frame.history_year(int(parts.month), int(parts.day))
    return None if year is None else in_year(edtf, year)


def _nearest_day(day: date, edtf: str, tense: int) -> str | None:
    near = (bounds(in_year(edtf, year)).low for year in (day.year - 1, day.year, day.year + 1))
    candidates = [c for c in near if c]
    return nearest(day, candidates, tense).isoformat() if candidates else None


def _names_event(match: Match, frame: Frame) -> bool:
    """Whether the day stands as the name of what happened on it."""
    recall, text = frame.topic.get("recall", {}), frame.document.account.text
    after = words_of(text[match.end : match.end + 60])[:3]
    if any(w in recall.get("named", ()) for w in after[:2]):
        return True
    before = " ".join(words_of(text[max(0, match.start - 40) : match.start]))
    return any(
        before.endswith((phrase, *(f"{phrase} {a}" for a in recall.get("articles", ()))))
        for phrase in recall.get("of", ())
    )
