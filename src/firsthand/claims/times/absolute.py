"""Calendar dates as time claims: what `lang/dates.py` reads, with the year completed where the account tells it.

A day without its year ("20 January") counts from the publication: the nearest such day, by tense where none is near.
It stays open (`XXXX-01-20`), or takes the year that the account gives elsewhere for the same day, where the account
looks back (an anniversary) and the day names what happened on it ("the 3 May fire", "the victims of 3 May").
"""

from __future__ import annotations

from datetime import date

from firsthand.claims.times.frame import Frame, Told, nearest
from firsthand.lang.dates import Calendar
from firsthand.lang.slots import Match
from firsthand.lang.tokens import words_of

OPEN_YEAR = "XXXX"


def read_calendar(match: Match, frame: Frame, calendar: Calendar) -> Told | None:
    """A match of the `[calendar]` table as a date; None where no such day exists."""
    made = calendar.resolve(match)
    if made is None:
        return None
    edtf, granularity = made
    if granularity == "day" and edtf.startswith(OPEN_YEAR):
        return _day_without_year(match, frame, edtf)
    if granularity == "interval" and edtf.startswith(OPEN_YEAR):
        first, last = edtf.split("/")
        ends = [_day_without_year(match, frame, e) for e in (first, last)]
        return Told(f"{ends[0].edtf}/{ends[1].edtf}", confidence=min(e.confidence for e in ends))
    if edtf.startswith("XX"):
        return Told(edtf, confidence=0.6)
    return Told(edtf, confidence=0.95 if granularity in ("day", "month") else 0.85)


def _day_without_year(match: Match, frame: Frame, edtf: str) -> Told:
    month_day = edtf[5:]
    given = frame.years.get(month_day, set())
    if frame.recalls and _names_event(match, frame):
        return Told(f"{next(iter(given))}-{month_day}" if len(given) == 1 else edtf, confidence=0.8)
    tense = frame.tense(match)
    told = frame.from_publication(lambda day: _nearest_day(day, month_day, tense), edtf) or edtf
    if told[:4] not in given and given and frame.recalls and "deictic" not in match.slots:
        return Told(edtf, confidence=0.6)
    return Told(told, confidence=0.6 if told.startswith(OPEN_YEAR) else 0.85)


def _nearest_day(day: date, month_day: str, tense: int) -> str | None:
    month, number = int(month_day[:2]), int(month_day[3:])
    candidates = []
    for year in (day.year - 1, day.year, day.year + 1):
        try:
            candidates.append(date(year, month, number))
        except ValueError:
            continue
    return nearest(day, candidates, tense).isoformat() if candidates else None


def _names_event(match: Match, frame: Frame) -> bool:
    """Whether the day stands as the name of what happened on it."""
    recall, text = frame.topic.get("recall", {}), frame.document.account.text
    after = words_of(text[match.end : match.end + 60])[:3]
    if any(w in recall.get("named", ()) for w in after[:2]):
        return True
    before = " ".join(words_of(text[max(0, match.start - 40) : match.start]))
    return any(before.endswith((phrase, f"{phrase} the")) for phrase in recall.get("of", ()))
