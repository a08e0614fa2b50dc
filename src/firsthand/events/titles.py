"""Titles of events as a person would write them, made of claimed words alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from babel.dates import format_date

from firsthand.events.event import Event
from firsthand.events.mentions.mention import Mention
from firsthand.lang.edtf import OPEN_YEAR, Mask, bounds, dated, mask, precision

SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
LEAP_YEAR = 2000  # 29 February stands in it
PLAIN_WORDS = {"massacre": "killings", "killing": "killings"}  # types whose word takes a side or says too little
_WORD = re.compile(r"[^\W_]{4,}")
FEW_WORDS = 4  # added to a title's words, so that the shortest does not win by one common word
GENERIC = ("harm", "incident", "other", "report")


def event_title(event: Event, mentions: Sequence[Mention]) -> str:
    """A title: "Type in Town, day month year"; else the commonest name; else the words of the account that tells most.

    A name is the tellers' word and takes their side, so it is a title only where neither type nor day can make one.

    Args:
        event: The event, its title still empty.
        mentions: Its mentions.

    Returns:
        One line, never empty.
    """
    when, where = spoken_date(event.date_edtf), (event.place or "").split(",")[0]
    if event.names and (event.type in GENERIC or not when):
        name = event.names[0].name
        return name[:1].upper() + name[1:]
    if event.type in GENERIC:
        told = _central_title([m for m in mentions if m.main] or mentions)
        if told:
            return told
    kind = PLAIN_WORDS.get(event.type, event.type)
    kind = kind[:1].upper() + kind[1:]
    return kind + (f" in {where}" if where else "") + (f", {when}" if when else "")


def _central_title(mentions: Sequence[Mention]) -> str:
    """The title that says most of what the others say, too: the one whose words stand in most of them."""
    titles = sorted({m.title for m in mentions if m.title})
    words = {t: frozenset(_WORD.findall(t.lower())) for t in titles}
    spread = Counter(w for t in titles for w in words[t])
    return max(titles, key=lambda t: (sum(spread[w] for w in words[t]) / (len(words[t]) + FEW_WORDS), t), default="")


def spoken_date(edtf: str | None) -> str:
    """A date as English prose: "1 March 2014", "spring 2014", "20 January (year not told)", "19-20 January 1990".

    EDTF itself where prose would mislead.
    """
    if not edtf:
        return ""
    about = "about " if "~" in edtf else ""
    digits, kind = mask(edtf), precision(edtf)
    if digits and (told := _partly_told(digits, kind)):
        return about + told
    low, high = bounds(edtf)
    if low is None or high is None:
        return edtf
    if kind in ("day", "time"):
        return about + _day(low)
    if kind == "month":
        return about + str(format_date(low, "MMMM y", locale="en"))
    if kind == "year":
        return about + str(low.year)
    if kind == "interval" and (low.year, low.month) == (high.year, high.month):
        return about + f"{low.day}-{_day(high)}"
    return edtf


def _partly_told(digits: Mask, kind: str) -> str | None:
    """A date without its year, a season or a decade as prose; None for any other."""
    if kind == "decade" and not digits.month and digits.year.endswith("X"):
        return f"the {digits.year[:3]}0s"
    if kind == "season" and digits.month in SEASONS and digits.year.isdecimal():
        return f"{SEASONS[digits.month]} {digits.year}"
    if digits.year != OPEN_YEAR or not (digits.month + digits.day).isdecimal() or kind not in ("day", "month"):
        return None
    day = bounds(dated(LEAP_YEAR, digits.month, digits.day or None)).low
    told = format_date(day, "d MMMM" if digits.day else "MMMM", locale="en") if day else None
    return f"{told} (year not told)" if told else None


def _day(day: date) -> str:
    return str(format_date(day, "d MMMM y", locale="en"))
