"""Reckons when an account was published from the anniversaries it speaks of.

Used by `published.py` where nothing tells the date outright.  Each rule joins a number of years with the date of the
event that the text itself gives, and returns the words it stands on.  Refuses to reckon with the day of the run, and
gives up where the result would lie before a date that the text already looks back on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from firsthand.lang.dates import DateMention, find_dates, lexicon_of, number_of
from firsthand.lang.edtf import OPEN_YEAR, bounds, dated, from_bounds, interval, mask, qualified
from firsthand.lang.forms import all_forms, either
from firsthand.lang.pack import LanguagePack
from firsthand.spans import Span

# Text read for dates, in signs; days that an anniversary may stand off the date of its event; signs between "today" and
# the date in brackets behind it; years that an anniversary counts.
_READ, _NEAR_DAYS, _BESIDE, _MOST = 100_000, 3, 30, 1_000


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A date of publication reckoned from the text.

    Attributes:
        edtf: About a day or month (`2021-01~`), before a day (`../2025-01-20`) or after a month (`2020-01/..`).
        words: The words it was reckoned from.
    """

    edtf: str
    words: str


@dataclass(frozen=True, slots=True)
class _AnniversaryWords:
    rules: tuple[tuple[str, re.Pattern[str]], ...]
    cue: re.Pattern[str]
    now: re.Pattern[str]
    future: re.Pattern[str]
    private: re.Pattern[str]


@cache
def _lexicon(pack: LanguagePack) -> _AnniversaryWords | None:
    topic = pack.topic("published").get("anniversary")
    if not topic:
        return None
    words = lexicon_of(pack)
    names = sorted({w for kind in ("num", "ord") for w in words.get(kind, {}) if w.isascii()}, key=lambda w: -len(w))
    word = "|".join(map(re.escape, names))
    number = rf"(?P<n>\b(?:\d{{1,4}}(?:{either(all_forms().ordinal)})?|(?:{word})(?:[- ](?:{word})){{0,2}}))"

    def one(forms: Sequence[str]) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{f})" for f in forms), re.I)

    rules = [
        (rule, form) for rule in ("until", "anniversary", "elapsed", "ago", "later") for form in topic.get(rule, ())
    ]
    cues = [max(form.split("{n}"), key=len).strip() for _, form in rules]
    return _AnniversaryWords(
        tuple((rule, re.compile(form.replace("{n}", number), re.I)) for rule, form in rules),
        one(cues),
        one([rf"\b(?:{f})\b" for f in topic.get("now", ())]),
        one([rf"\b(?:{f})" for f in topic.get("future", ())]),
        one([rf"\b(?:{f})\b" for f in topic.get("private", ())]),
    )


@dataclass(frozen=True, slots=True)
class _YearsCounted:
    """One phrase that counts years, with the sentence around it."""

    rule: str
    years: int
    start: int
    end: int
    sentence: Span


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date in the text: a day where `day` is known, else only its month and day of month."""

    start: int
    end: int
    day: date | None
    month: int
    dom: int


def reckon(text: str, sentences: Sequence[Span], pack: LanguagePack) -> Reckoned | None:
    """When a text was published, as its anniversaries tell.

    Args:
        text: The account's text.
        sentences: Its sentences, in order.
        pack: Lexicons of its language.

    Returns:
        The strongest answer: a day named as today, a day still to come, about a month, about a year, after a month;
        None where no rule holds.
    """
    lexicon = _lexicon(pack)
    read = text[:_READ]
    if lexicon is None or not lexicon.cue.search(read):
        return None
    mentions = find_dates(read, pack)
    story = _Story(text, [d for d in map(_dated, mentions) if d], _years(mentions), lexicon)
    cues = _cues(read, sentences, lexicon, pack)
    for rule in (story.today, story.before, story.about, story.years_ago, story.after):
        for cue in cues:
            found = rule(cue)
            if found:
                return found
    return None


@cache
def _ordinal() -> re.Pattern[str]:
    """The ending of an ordinal in figures."""
    return re.compile(rf"(?<=\d)(?:{either(all_forms().ordinal)})$")


def _cues(text: str, sentences: Sequence[Span], lexicon: _AnniversaryWords, pack: LanguagePack) -> list[_YearsCounted]:
    starts = [s.start for s in sentences]
    words = lexicon_of(pack)
    out = []
    for rule, form in lexicon.rules:
        for m in form.finditer(text):
            at = bisect_right(starts, m.start()) - 1
            said = _ordinal().sub("", m["n"].lower()).replace("-", " ")
            years = number_of(said, words.get("num", {}), words.get("ord", {}))
            if (
                years
                and 0 < years <= _MOST
                and at >= 0
                and not lexicon.private.search(text, m.start() - 30, m.end() + 30)
            ):
                out.append(_YearsCounted(rule, years, m.start(), m.end(), sentences[at]))
    return sorted(out, key=lambda c: c.start)


def _dated(mention: DateMention) -> _Dated | None:
    """A mention of a day, or of a few days (then the last of them)."""
    low, high = bounds(mention.edtf)
    if low and high and (high - low).days <= 7:
        return _Dated(mention.start, mention.end, high, high.month, high.day)
    read = mask(mention.edtf)
    if read and read.year == OPEN_YEAR and read.day.isdigit() and read.month.isdigit():
        return _Dated(mention.start, mention.end, None, int(read.month), int(read.day))
    return None


def _years(mentions: Sequence[DateMention]) -> list[tuple[int, int]]:
    """Place and year of each mention whose year is told."""
    highs = [(m.start, bounds(m.edtf)[1]) for m in mentions if m.granularity in ("day", "month", "year", "interval")]
    return [(start, high.year) for start, high in highs if high]


@dataclass(frozen=True, slots=True)
class _Story:
    """The text's dates, and the rules that reckon with them."""

    text: str
    dates: list[_Dated]
    years: list[tuple[int, int]]
    lexicon: _AnniversaryWords

    def today(self, cue: _YearsCounted) -> Reckoned | None:
        """Today (20 January) is the anniversary: that day in the year that the event's year and the count give."""
        now = self._now(cue)
        if not now or cue.rule not in ("anniversary", "elapsed") or self._future(cue):
            return None
        for d in self._inside(cue.sentence):
            if d.day is None and 0 <= d.start - now.end() <= _BESIDE:
                event = self._event(cue, (d.month, d.dom))
                if event and self._fits(event.year + cue.years):
                    return Reckoned(dated(event.year + cue.years, d.month, d.dom), self._words(cue, now, d))
        return None

    def before(self, cue: _YearsCounted) -> Reckoned | None:
        """On such a day it will be so many years: published before that day."""
        if cue.rule not in ("until", "anniversary") or not self._future(cue):
            return None
        ahead = [d for d in self._inside(cue.sentence) if d.day and (d.start < cue.start or cue.rule == "anniversary")]
        ahead = [d for d in ahead if any(year == d.day.year - cue.years for _, year in self.years if d.day)] or (
            [d for d in ahead if d.start < cue.start] if cue.rule == "until" else []
        )
        if ahead:
            last = max(ahead, key=lambda d: d.day or date.min)
            return Reckoned(from_bounds(None, last.day) or "", self._words(cue, None, last))
        event = self._event(cue, None)
        return Reckoned(from_bounds(None, _moved(event, cue.years)) or "", self._words(cue)) if event else None

    def about(self, cue: _YearsCounted) -> Reckoned | None:
        """The anniversary of a dated event is spoken of, or so many years have passed today: about that month."""
        if cue.rule not in ("anniversary", "elapsed") or self._future(cue):
            return None
        event = self._event(cue, None)
        if not event or not self._fits(event.year + cue.years):
            return None
        now = self._now(cue)
        year = dated(event.year + cue.years)
        month = dated(event.year + cue.years, event.month)
        if cue.rule == "elapsed" and now:
            return Reckoned(month, self._words(cue, now))
        if cue.rule == "elapsed":
            return Reckoned(qualified(year, "~"), self._words(cue))
        return Reckoned(qualified(month, "~"), self._words(cue))

    def years_ago(self, cue: _YearsCounted) -> Reckoned | None:
        """So many years ago, with the event's full date in the same sentence: about that year."""
        days = [d.day for d in self._inside(cue.sentence) if d.day]
        if cue.rule != "ago" or len({d.year for d in days}) != 1 or not self._fits(days[0].year + cue.years):
            return None
        return Reckoned(qualified(dated(days[0].year + cue.years), "~"), self._words(cue))

    def after(self, cue: _YearsCounted) -> Reckoned | None:
        """So many years later something was done: published after that."""
        event = self._event(cue, None) if cue.rule == "later" else None
        return Reckoned(interval(dated(event.year + cue.years, event.month), None), self._words(cue)) if event else None

    def _inside(self, sentence: Span) -> list[_Dated]:
        return [d for d in self.dates if sentence.start <= d.start < sentence.end]

    def _now(self, cue: _YearsCounted) -> re.Match[str] | None:
        return self.lexicon.now.search(self.text, cue.sentence.start, cue.sentence.end)

    def _future(self, cue: _YearsCounted) -> bool:
        return bool(self.lexicon.future.search(self.text, cue.sentence.start, cue.sentence.end))

    def _event(self, cue: _YearsCounted, named: tuple[int, int] | None) -> date | None:
        """The event's day: told behind the count, else the earliest full date about the day of the year that is named."""
        here = self._inside(cue.sentence)
        behind = [d.day for d in here if d.day and d.start >= cue.end]
        if behind and named is None:
            return behind[0]
        if named is None:
            open_years = sorted((d for d in here if d.day is None), key=lambda d: (d.start < cue.end, d.start))
            if not open_years:
                return None
            named = open_years[0].month, open_years[0].dom
        full = sorted(d.day for d in self.dates if d.day and not cue.sentence.start <= d.start < cue.start)
        return next((_on(day, named) for day in full if _days_off(day, named) <= _NEAR_DAYS), None)

    def _fits(self, year: int) -> bool:
        """Whether no date of the text lies after the year reckoned ("in 2019 it kept the 100th anniversary of 1911")."""
        return all(y <= year for _, y in self.years)

    def _words(self, cue: _YearsCounted, now: re.Match[str] | None = None, dated: _Dated | None = None) -> str:
        """The words a date was reckoned from, up to the end of the phrase that follows the count."""
        ends = [cue.end, *([now.end()] if now else []), *([dated.end] if dated else [])]
        starts = [cue.start, *([now.start()] if now else []), *([dated.start] if dated else [])]
        near = [d.end for d in self._inside(cue.sentence) if cue.end <= d.start <= cue.end + 80]
        return " ".join(self.text[min(starts) : max([*ends, *near[:1]])].split())


def _days_off(day: date, named: tuple[int, int]) -> int:
    """Days between a day and the nearest day of that month and day of month."""
    return min((abs((day - on).days) for year in (-1, 0, 1) if (on := _year_day(day.year + year, named))), default=999)


def _on(day: date, named: tuple[int, int]) -> date:
    """The named day of the year that is nearest to a day."""
    near = [on for year in (-1, 0, 1) if (on := _year_day(day.year + year, named))]
    return min(near, key=lambda on: abs((day - on).days))


def _year_day(year: int, named: tuple[int, int]) -> date | None:
    try:
        return date(year, *named)
    except ValueError:
        return None


def _moved(day: date, years: int) -> date:
    return _year_day(day.year + years, (day.month, day.day)) or date(day.year + years, day.month, 28)
