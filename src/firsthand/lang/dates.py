"""Calendar expressions of a text: dates that say themselves which day, month, year, decade or century they mean.

Stands beside the language packs; accounts, claims and events read dates through it.  Words and orders of a language
are in `lang/<code>/dates.toml`, table `[calendar]`; the rule names there are the ones resolved here.  Refuses to guess:
a date without its year keeps it open (`XXXX-01-20`), a year of two digits without a reference keeps its century open
(`XX90`), and an ambiguous `5/6/1990` is marked uncertain (`?`).  Weekdays, "yesterday" and other relative words are
not read here (see `claims/times/read.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from firsthand.lang.edtf import (
    before_our_era,
    bounds,
    century,
    dated,
    decade,
    ends,
    interval,
    mask,
    qualified,
    year_of_century,
)
from firsthand.lang.feasts import feast_day, open_feast
from firsthand.lang.pack import LanguagePack
from firsthand.lang.reckoning import shift
from firsthand.lang.slots import Grammar, Match


@dataclass(frozen=True, slots=True)
class DateMention:
    """One calendar expression.

    Attributes:
        start, end: Half-open code points of the text.
        edtf: What it means; `X` where the words do not tell.
        granularity: `day`, `month`, `season`, `quarter`, `year`, `decade`, `century` or `interval`.
    """

    start: int
    end: int
    edtf: str
    granularity: str


class Resolved(NamedTuple):
    """What a calendar expression means: EDTF, and the granularity of a mention."""

    edtf: str
    granularity: str


def lexicon_of(pack: LanguagePack) -> dict[str, dict[str, Any]]:
    """The word classes of a language's `dates.toml`: its tables, with `[suffixes]` attached and `[union]`s made."""
    topic = pack.topic("dates")
    classes = {name: dict(table) for name, table in topic.get("lexicon", {}).items()}
    for name, endings in topic.get("suffixes", {}).items():
        classes[name] |= {w + e: v for w, v in list(classes[name].items()) for e in endings}
    for name, parts in topic.get("union", {}).items():
        classes[name] = {w: v for part in parts for w, v in classes[part].items()}
    return classes


@cache
def grammar_of(pack: LanguagePack, *tables: str) -> Grammar:
    """The grammar of some tables of a language's `dates.toml`, compiled once; without templates where there is none."""
    topic = pack.topic("dates")
    templates = [(rule, t) for table in tables for rule, ts in topic.get(table, {}).items() for t in ts]
    return Grammar(
        lexicon_of(pack), topic.get("macros", {}), templates, topic.get("strong", ()), capital=topic.get("capital", ())
    )


def number_of(words: str, *tables: Mapping[str, Any]) -> int | None:
    """The number that words say: digits, or number words added and multiplied ("twenty four", "two hundred").

    Args:
        words: Folded words, apart by one space; words that are no number are passed over.
        *tables: Word -> value.

    Returns:
        None where no word is a number.
    """
    total, part, seen = 0, 0, False
    whole = next((t[words] for t in tables if isinstance(t.get(words), int)), None)
    if whole is not None:
        return int(whole)
    for word in words.split(" "):
        value = int(word) if word.isdecimal() else next((t[word] for t in tables if isinstance(t.get(word), int)), None)
        if value is None:
            continue
        seen = True
        if value in (100, 1000):
            part = max(part, 1) * value
            if value == 1000:
                total, part = total + part, 0
        else:
            part += value
    return total + part if seen else None


THOUSAND = 1000
MONTHS = 12


def full_year(digits: str, reference: int | None = None) -> str:
    """A year of two digits as four: the latest one not after the year that follows the reference.

    Args:
        digits: The digits as said; four stay as they are.
        reference: A year the text is known to be from, or None.

    Returns:
        Four signs, `XX90` where there is no reference.
    """
    if len(digits) != 2:
        return digits.zfill(4)
    if reference is None:
        return year_of_century(digits)
    year = reference - reference % 100 + int(digits)
    return dated(year - 100 if year > reference + 1 else year)


class Calendar:
    """Resolves the matches of one language's `[calendar]` table.

    Args:
        pack: The language.
        reference: Year the text is known to be from, for years of two digits.
        latest: The day it is from at the latest; of two readings of `5/6/1990` the one after it is not taken.
    """

    def __init__(self, pack: LanguagePack, reference: int | None = None, latest: date | None = None) -> None:
        self.values = grammar_of(pack, "calendar").values
        self.order = str(pack.topic("dates").get("numeric_order", "dmy"))
        self.sure = bool(pack.topic("dates").get("numeric_sure", False))
        self.reference = reference
        self.latest = latest

    def settle(self, matches: Iterable[Match]) -> None:
        """Take the order of day and month from those dates of a text that tell it (`18/03/2011`), if they agree."""
        orders = set()
        for match in matches:
            if match.rule == "numeric":
                first, second = int(match.word("a")), int(match.word("b"))
                orders |= {"dmy"} if second <= MONTHS < first else {"mdy"} if first <= MONTHS < second else set()
        if len(orders) == 1:
            self.order, self.sure = orders.pop(), True

    def number(self, match: Match, name: str) -> int | None:
        """The number a slot says, None where it is absent or says none."""
        return (
            number_of(match.word(name), *(self.values.get(c, {}) for c in ("num", "ord")))
            if name in match.slots
            else None
        )

    def year(self, match: Match, name: str = "year") -> str | None:
        """The year a slot says as four signs ("nineteen ninety" too), None where it is absent."""
        words = match.word(name)
        said = "".join(c for c in words if c.isdecimal())
        if said or not words:
            return full_year(said, self.reference) if said else None
        century, _, rest = words.partition(" ")
        first, last = self.values.get("century_word", {}).get(century), number_of(rest, self.values.get("num", {}))
        if self.values.get("num", {}).get(rest.partition(" ")[0]) == THOUSAND:
            whole = number_of(words, self.values.get("num", {}))
            return dated(whole) if whole and whole < 2200 else None
        return dated(first * 100 + last) if first and last is not None and last < 100 else None

    def resolve(self, match: Match) -> Resolved | None:
        """EDTF and granularity of a match, None where its rule is not of the calendar or no such day exists."""
        rule = _RULES.get(match.rule)
        return rule(self, match) if rule else None


def _checked(edtf: str, granularity: str) -> Resolved | None:
    """The date, unless no such day exists (30 February)."""
    for part in ends(edtf):
        m = mask(part)
        if m is None:
            return None
        year = m.year if m.year.isdecimal() else "2000"
        if m.day and bounds(dated(year, m.month, m.day)).low is None:
            return None
    low, high = bounds(edtf)
    return None if low and high and low > high else Resolved(edtf, granularity)


def _date(cal: Calendar, m: Match) -> Resolved | None:
    year2 = cal.year(m, "year2")
    year = cal.year(m)
    month, day, day2 = m.slots["month"].value, cal.number(m, "day"), cal.number(m, "day2")
    month2 = m.slots["month2"].value if "month2" in m.slots else None
    if any(d is not None and not 1 <= d <= 31 for d in (day, day2)):
        return None
    if day is None:
        if month2 is None:
            return _checked(dated(year, month), "month")
        return _checked(interval(dated(year, month), dated(year2 or year, month2)), "interval")
    first = dated(year, month, day)
    if day2 is None:
        return _checked(first, "day")
    if year and year.isdecimal() and year2 is None and month2 is not None and month2 < month:
        first = dated(int(year) - 1, month, day)
    return _checked(interval(first, dated(year2 or year, month2 or month, day2)), "interval")


def _eve(cal: Calendar, m: Match) -> Resolved | None:
    """The night that ends on a day ("the night to 20 January"), as the day before and the day."""
    year, month, day = cal.year(m), m.slots["month"].value, cal.number(m, "day")
    if day is None or not 1 <= day <= 31:
        return None
    told = dated(year, month, day)
    if year and year.isdecimal():
        before = shift(told, days=-1)
        return _checked(interval(before, told), "interval") if before else None
    return _checked(interval(dated(year, month, day - 1), told), "interval") if day > 1 else _checked(told, "day")


def _wire(cal: Calendar, m: Match) -> Resolved | None:
    year = cal.year(m)
    return _checked(dated(year, m.slots["month"].value, int(m.word("day"))), "day") if year else None


def _iso(cal: Calendar, m: Match) -> Resolved | None:
    return _checked(dated(m.word("year"), int(m.word("month")), int(m.word("day"))), "day")


def _after(edtf: str, latest: date | None) -> bool:
    low = bounds(edtf).low
    return low is not None and latest is not None and low > latest


def _numeric(cal: Calendar, m: Match) -> Resolved | None:
    a, b = int(m.word("a")), int(m.word("b"))
    month, day = (a, b) if cal.order == "mdy" else (b, a)
    unsure = a <= MONTHS and b <= MONTHS and a != b and not cal.sure
    if month > MONTHS:
        month, day = day, month
    year = cal.year(m)
    if month > MONTHS or year is None:
        return None
    made = _checked(dated(year, month, day), "day")
    if made and unsure and _after(made.edtf, cal.latest):
        other = _checked(dated(year, day, month), "day")
        made = other if other and not _after(other.edtf, cal.latest) else made
    return Resolved(qualified(made.edtf, "?"), made.granularity) if made and unsure else made


def _decade(cal: Calendar, m: Match) -> Resolved | None:
    word = m.slots["decade"]
    if isinstance(word.value, int):
        hundred = m.slots.get("century")
        year = dated(hundred.value * 100 + word.value) if hundred else full_year(f"{word.value:02d}", cal.reference)
    else:
        year = full_year("".join(c for c in word.words if c.isdecimal()), cal.reference)
    if not year.endswith("0"):
        return None
    if year.endswith("00") and year.isdecimal() and int(year) < 2000:
        return Resolved(century(year), "century")
    return Resolved(decade(year), "decade")


def _century(cal: Calendar, m: Match) -> Resolved | None:
    n = cal.number(m, "century")
    era = m.slots.get("era")
    if n is None or not 1 <= n <= 30:
        return None
    told = century((n - 1) * 100)
    return Resolved(before_our_era(told) if era and era.value == -1 else told, "century")


def _part_of_year(name: str, base: int, granularity: str) -> Callable[[Calendar, Match], Resolved | None]:
    def resolve(cal: Calendar, m: Match) -> Resolved | None:
        value = m.slots[name].value
        n = value if isinstance(value, int) else cal.number(m, name)
        year = cal.year(m)
        if n is None or year is None or (base and not 1 <= n <= 4):
            return None
        return Resolved(dated(year, base + n), granularity)

    return resolve


def _feast(cal: Calendar, m: Match) -> Resolved | None:
    """A day known by a name; None where it moves and no year is told (see `claims/times/absolute.py`)."""
    rule, year = str(m.slots["feast"].value), cal.year(m)
    if year is None or not year.isdecimal():
        told = open_feast(rule)
    else:
        try:
            told = feast_day(rule, int(year)).isoformat()
        except ValueError:
            return None
    return Resolved(told, "day") if told else None


def _year(cal: Calendar, m: Match) -> Resolved | None:
    year = cal.year(m)
    return Resolved(year, "year") if year else None


def _years(cal: Calendar, m: Match) -> Resolved | None:
    first, last = m.word("year"), m.word("year2")
    last = first[:2] + last if len(last) == 2 else last
    return Resolved(interval(first, last), "interval") if first < last else None


_RULES: dict[str, Callable[[Calendar, Match], Resolved | None]] = {
    "date": _date,
    "eve": _eve,
    "wire": _wire,
    "iso": _iso,
    "numeric": _numeric,
    "decade": _decade,
    "century": _century,
    "season": _part_of_year("season", 0, "season"),
    "quarter": _part_of_year("quarter", 32, "quarter"),
    "half": _part_of_year("half", 0, "season"),
    "feast": _feast,
    "year": _year,
    "years": _years,
}


def find_dates(
    text: str, pack: LanguagePack, start: int = 0, end: int | None = None, *, reference: int | None = None
) -> list[DateMention]:
    """Calendar expressions of a stretch of text.

    Args:
        text: The text.
        pack: Its language.
        start, end: The stretch to read, half-open code points; `end=None` reads to the end.
        reference: A year the text is known to be from, for years of two digits ("3 JAN 90").

    Returns:
        Mentions in order of place, without overlap; empty where the text has none or the pack has no `dates.toml`.
    """
    calendar = Calendar(pack, reference)
    out = []
    for match in grammar_of(pack, "calendar").scan(text, start, end):
        made = calendar.resolve(match)
        if made:
            out.append(DateMention(match.start, match.end, made.edtf, made.granularity))
    return out
