"""From where an account tells: its day of publication, the story's own time, and tense.

Stands under the readers of time claims.  "Yesterday" counts from the publication, "two days later" from the story.
The story's own time is the last date of day precision read before; where the publication is told only in part (a month,
"before 20 January 2025"), what both of its ends agree on is kept and the rest stays open.  Refuses to guess a year.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Any

from firsthand.claims.document import Document, Sentence
from firsthand.claims.times.units import CENTURY, DAY, DECADE, FORTNIGHT, MONTH, QUARTER, WEEK, WEEKEND, YEAR, multiple
from firsthand.lang.edtf import (
    Bounds,
    bare,
    bounds,
    century,
    dated,
    decade,
    ends,
    interval,
    precision,
    without_clock,
)
from firsthand.lang.pack import LanguagePack
from firsthand.lang.reckoning import agreed, shift_day
from firsthand.lang.slots import Match
from firsthand.lang.tokens import words_of
from firsthand.vocabulary import TimeKind

LOOK_BACK = 12  # words before an expression in which a verb tells its tense
LOOK_AHEAD = 6
SINCE_REACH = 6  # words before an expression in which "since" makes it past, whatever the verb
NEAR_DAYS = 125  # a day without year this near to the publication is taken as that one if the tense is silent
QUARTER_REACH = 2  # sentences
HISTORY_REACH = 6  # sentences from one date of a history to the next
OPENING_WORDS = 2  # before a year that opens its sentence at most ("By 1920")
BACKWARDS_DAYS = 183  # before the last date told, from which a day without its year lies in the year after
AGAINST_DAYS = 100  # and this near, even against the tense


@dataclass(frozen=True, slots=True)
class ToldTime:
    """What a time expression means.

    Attributes:
        edtf: EDTF or ISO 8601 duration, None where nothing tells it.
        time_kind: `date`, `duration`, `set`, `reference`.
        confidence: As of a claim.
    """

    edtf: str | None
    time_kind: TimeKind = "date"
    confidence: float = 0.85


@dataclass(frozen=True, slots=True)
class _TenseWords:
    """Verbs that tell a tense, from the table `[tense]` of a language's `dates.toml`."""

    bare: frozenset[str]
    infinitive: frozenset[str]
    to_come: frozenset[str]
    future: frozenset[str]
    undone: frozenset[str]
    since: frozenset[str]
    past: frozenset[str]
    future_endings: tuple[str, ...]
    past_endings: tuple[str, ...]


@cache
def _tense_words(pack: LanguagePack) -> _TenseWords:
    table = pack.topic("dates").get("tense", {})

    def words(key: str) -> frozenset[str]:
        return frozenset(table.get(key, ()))

    def endings(key: str) -> tuple[str, ...]:
        return tuple(table.get(key, ()))

    return _TenseWords(
        bare=words("bare"),
        infinitive=words("infinitive"),
        to_come=words("to_come"),
        future=words("future"),
        undone=words("undone"),
        since=words("since"),
        past=words("past"),
        future_endings=endings("future_endings"),
        past_endings=endings("past_endings"),
    )


@dataclass(slots=True)
class Frame:
    """Where the reading of one account stands; `story` moves on as dates are read.

    Attributes:
        published: First and last day the account can be from.
        story: The last date of day precision read, EDTF.
        dated, dated_in: The last date read that has at least a year, EDTF, and the index of its sentence.
        quarter, quarter_in: The last quarter read, EDTF, and the index of its sentence.
        years: A day without its year (`XXXX-01-20`) -> years that the account gives for it in full.
        recalls: Whether the account looks back (anniversary, commemoration).
        topic: The language's `dates.toml`.
        told_year: The last year that was said with a month, or at the start of a sentence: a history goes on from it.
        anchored: Whether something was told from the publication ("on Monday"): the account is no history.
        history: Whether most of its dates with a year lie years before the publication: it is one, whatever is anchored.
    """

    document: Document
    published: Bounds
    topic: Mapping[str, Any]
    story: str | None = None
    dated: str | None = None
    dated_in: int = 0
    quarter: str | None = None
    quarter_in: int = 0
    years: dict[str, set[str]] = field(default_factory=dict)
    recalls: bool = False
    sentence: Sentence | None = None
    told_year: int | None = None
    anchored: bool = False
    history: bool = False

    def note(self, edtf: str | None) -> None:
        """Move the story's time on to a date just read."""
        kind = precision(edtf)
        if edtf is None or bounds(edtf)[0] is None:
            return
        if kind in ("day", "time"):
            self.story = bare(without_clock(edtf))
        elif kind == "interval" and _days(edtf) <= 3:
            self.story = ends(edtf)[-1]
        self.dated = edtf
        self.dated_in = self.sentence.index if self.sentence else 0

    def note_year(self, match: Match, edtf: str | None) -> None:
        """Remember a year that the words say: with its month or day, or alone where it opens its sentence."""
        low = bounds(edtf)[0]
        if low is None or self.sentence is None or "year" not in match.slots:
            return
        opens = len(words_of(self.document.account.text[self.sentence.start : match.start])) <= OPENING_WORDS
        if opens or precision(edtf) in ("day", "time", "month", "season"):
            self.told_year = low.year

    def history_year(self, month: int, day: int = 1) -> int | None:
        """The year of a day or month that a history tells without one: the last told, or the next where it must be later.

        Args:
            month, day: What is told.

        Returns:
            None where the account is no history: it tells from its publication, or of the year it was published in.
        """
        last, high = bounds(self.dated)[0], self.published[1]
        if self.told_year is None or last is None or (high is not None and self.told_year >= high.year):
            return None
        here = self.sentence.index if self.sentence else 0
        if not self.history and (self.anchored or here - self.dated_in > HISTORY_REACH):
            return None
        try:
            told = date(last.year, month, day)
        except ValueError:
            return None
        later = (last - told).days > BACKWARDS_DAYS
        year = last.year + later
        return year if high is None or year < high.year or not later else None

    def note_quarter(self, edtf: str | None) -> None:
        """Remember the quarter an account speaks of; "a year earlier" then means that quarter's."""
        if edtf and bounds(edtf)[0]:
            self.quarter, self.quarter_in = edtf, self.sentence.index if self.sentence else 0

    def quarter_here(self) -> str | None:
        """The quarter spoken of in this sentence or the two before, None if none."""
        here = self.sentence.index if self.sentence else 0
        return self.quarter if here - self.quarter_in <= QUARTER_REACH else None

    def story_day(self) -> date | None:
        """The story's own day, None where no full date stands before."""
        return bounds(self.story)[0]

    def recalled_day(self) -> date | None:
        """A day of a year long past, told in this sentence or the one before: "this night" is then the night of that day."""
        here, high = self.sentence.index if self.sentence else 0, self.published[1]
        day = self.story_day()
        long_past = self.told_year is not None and high is not None and self.told_year < high.year
        return day if day and long_past and day.year == self.told_year and here - self.dated_in <= 1 else None

    def from_publication(
        self, tell: Callable[[date], str | None], unknown: str | None = None, *, story: bool = False
    ) -> str | None:
        """What holds whatever day of its range the account is from.

        Args:
            tell: EDTF as told on one day.
            unknown: Taken where the publication is open or its ends agree on nothing.
            story: Whether a history counts this from the last date it told.
        """
        low, high = bounds(self.dated) if story and self.history and self.dated else self.published
        if low is None or high is None:
            return unknown
        try:
            first, last = tell(low), tell(high)
        except (ValueError, OverflowError):
            return unknown
        return agreed(first, last) or unknown

    def tense(self, match: Match) -> int:
        """-1 past, 1 future, 0 not told, by the verb nearest before the expression, else soon after it."""
        if self.sentence is None:
            return 0
        words = _tense_words(self.document.pack)
        text, s = self.document.account.text, self.sentence
        before = words_of(text[max(s.start, match.start - 120) : match.start])[-LOOK_BACK:]
        after = words_of(text[match.end : min(s.end, match.end + 80)])[:LOOK_AHEAD]
        if not words.since.isdisjoint([*before[-SINCE_REACH:], *after[:1]]):
            return -1
        for word, earlier in zip([*reversed(before), *after], [*reversed(before[:-1]), "", *after], strict=False):
            if word in words.infinitive and earlier in words.to_come:
                return 1
            if word in words.future or word.endswith(words.future_endings):
                return -1 if earlier in words.undone else 1
            if (word in words.past or word.endswith(words.past_endings)) and earlier not in words.bare:
                return -1
        return 0


def _days(edtf: str) -> int:
    low, high = bounds(edtf)
    return (high - low).days + 1 if low and high else 10**6


def month_of(day: date) -> str:
    """The month of a day as EDTF."""
    return dated(day.year, day.month)


def week_of(day: date) -> str:
    """The week of a day, Monday to Sunday, as an EDTF interval."""
    monday = day - timedelta(days=day.weekday())
    return interval(monday.isoformat(), (monday + timedelta(days=6)).isoformat())


def weekend_of(day: date) -> str:
    """The Saturday and Sunday of a day's week, as an EDTF interval."""
    monday = day - timedelta(days=day.weekday())
    return interval((monday + timedelta(days=5)).isoformat(), (monday + timedelta(days=6)).isoformat())


def unit_at(day: date, unit: str, steps: int) -> str | None:
    """The calendar unit that holds a day, moved by steps: the year and -1 on a day of 1990 is `1989`.

    Args:
        day: The day counted from.
        unit: A unit of the calendar, of `units`.
        steps: Units to move by.
    """
    if unit == DAY:
        return (day + timedelta(days=steps)).isoformat()
    if unit in (WEEK, FORTNIGHT):
        return week_of(day + timedelta(days=7 * steps * multiple(unit).many))
    if unit == WEEKEND:
        return weekend_of(day + timedelta(days=7 * steps))
    if unit == MONTH:
        return month_of(shift_day(day.replace(day=1), months=steps))
    if unit == QUARTER:
        moved = shift_day(day.replace(day=1), months=3 * steps)
        return dated(moved.year, 33 + (moved.month - 1) // 3)
    year = day.year + steps * multiple(unit).many
    if not 1 <= year <= 9999:
        return None
    tell = {YEAR: dated, DECADE: decade, CENTURY: century}.get(unit)
    return tell(year) if tell else None


def nearest(day: date, candidates: list[date], tense: int) -> date:
    """The candidate nearest to a day; where none is near, the one that the tense asks for (past where it is silent)."""
    best = min(candidates, key=lambda c: (abs((c - day).days), c))
    against = tense != 0 and (best > day) != (tense > 0)
    if abs((best - day).days) <= (AGAINST_DAYS if against else NEAR_DAYS):
        return best
    side = [c for c in candidates if (c >= day if tense > 0 else c <= day)]
    return min(side or candidates, key=lambda c: abs((c - day).days))
