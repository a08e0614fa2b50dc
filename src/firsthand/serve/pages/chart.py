"""Drawings of the lists: events on a map of points, events over time, a toll as it was published.

Only positions; the templates draw, and each drawing has a table beside it.  The map is a plate carrée; refuses to draw a
point for an event whose place is not known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from firsthand.view.toll import TollStep

CELL = 0.5  # degrees: events nearer than this to each other are one point
MOST_POINTS = 400
MOST_BARS = 60
KEPT = 0.95  # share of the events that is always drawn over time
FAR = 3  # how many times as long as the drawn stretch the whole time is, where some of it is left aside
TOP, BOTTOM = 6.0, 150.0  # degrees from the pole that the map shows
STEPS_HEIGHT, STEPS_WIDTH = 150, 640


@dataclass(frozen=True, slots=True)
class Point:
    """Events of one place on the map.

    Attributes:
        x, y: Degrees east of the date line and south of the pole.
        radius: In degrees.
        near: "latitude,longitude", by which the list is asked for them.
    """

    x: float
    y: float
    radius: float
    events: int
    place: str
    near: str


@dataclass(frozen=True, slots=True)
class Bar:
    """Events of one stretch of time.

    Attributes:
        first, last: Its first and last day.
        height: Percent of the tallest.
    """

    label: str
    first: str
    last: str
    events: int
    height: float
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class TollPoint:
    """One account's number in the drawing of a toll."""

    x: float
    y: float
    day: str
    value: str
    account_id: str
    move: str


def points_of(cells: Sequence[tuple[float, float, str, int]]) -> list[Point]:
    """Places of events as points, the fullest first.

    Args:
        cells: Latitude, longitude, name and number of events of each place.
    """
    full = sorted(cells, key=lambda c: (-c[3], c[:2]))[:MOST_POINTS]
    return [
        Point(
            round(longitude + 180, 2), round(90 - latitude, 2), round(min(5.0, 1.2 + 0.5 * (events**0.5)), 2), events, name,
            f"{latitude:g},{longitude:g}",
        )
        for latitude, longitude, name, events in full
    ]  # fmt: skip


def bars_of(days: Mapping[str, int]) -> list[Bar]:
    """Days as bars of a day, month, year, decade or century each: the finest that is at most `MOST_BARS` bars.

    Args:
        days: Events of each day; a day that is none is passed over.
    """
    held = _known(days)
    if not held:
        return []
    unit = _unit(min(held), max(held))
    first, last = _number(min(held), unit), _number(max(held), unit)
    counted = Counter[int]()
    for day, events in held.items():
        counted[_number(day, unit)] += events
    tallest, width = max(counted.values()), round(100 / (last - first + 1), 3)
    return [
        Bar(
            label=_label(n, unit),
            first=_first(n, unit),
            last=_last(n, unit),
            events=counted[n],
            height=round(100 * counted[n] / tallest, 1),
            x=round((n - first) * width, 3),
            width=width,
        )
        for n in range(first, last + 1)
        if counted[n]
    ]


def outlying(days: Mapping[str, int]) -> dict[str, int]:
    """Days so far from nearly all others that these would be drawn too coarsely beside them.

    The shortest stretch that holds `KEPT` of the events is looked for; what lies outside is left aside where the whole time is
    `FAR` times as long and the stretch alone is drawn in finer bars.

    Args:
        days: Events of each day; a day that is none is passed over.

    Returns:
        Events of each day that is left aside; empty where all are drawn.
    """
    held = _known(days)
    known = sorted(held)
    if not known:
        return {}
    first, last = _shortest(known, [held[d] for d in known], sum(held.values()) * KEPT)
    if (known[-1] - known[0]).days < FAR * max(1, (last - first).days) or _unit(known[0], known[-1]) == _unit(
        first, last
    ):
        return {}
    return {d.isoformat(): n for d, n in held.items() if not first <= d <= last}


def _shortest(days: Sequence[date], events: Sequence[int], least: float) -> tuple[date, date]:
    """The shortest stretch of days that holds at least so many events."""
    best, start, within = (days[0], days[-1]), 0, 0
    for end, day in enumerate(days):
        within += events[end]
        while within - events[start] >= least:
            within -= events[start]
            start += 1
        if within >= least and day - days[start] < best[1] - best[0]:
            best = days[start], day
    return best


def _known(days: Mapping[str, int]) -> dict[date, int]:
    return {d: n for d, n in ((_day(x), n) for x, n in days.items()) if d is not None}


def _unit(first: date, last: date) -> str:
    """The finest unit of time in which a stretch is at most `MOST_BARS` bars."""
    units = ("day", "month", "year", "decade")
    return next((u for u in units if _number(last, u) - _number(first, u) < MOST_BARS), "century")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _number(day: date, unit: str) -> int:
    """A day as the number of its stretch of time."""
    years = {"year": 1, "decade": 10, "century": 100}
    if unit == "day":
        return day.toordinal()
    return day.year * 12 + day.month - 1 if unit == "month" else day.year // years[unit]


def _first(number: int, unit: str) -> str:
    if unit == "day":
        return date.fromordinal(number).isoformat()
    if unit == "month":
        return f"{number // 12:04}-{number % 12 + 1:02}-01"
    years = {"year": 1, "decade": 10, "century": 100}[unit]
    return f"{max(1, number * years):04}-01-01"


def _last(number: int, unit: str) -> str:
    following = _first(number + 1, unit)
    if len(following) > len("9999-12-31"):
        return "9999-12-31"
    return date.fromordinal(max(1, date.fromisoformat(following).toordinal() - 1)).isoformat()


def _label(number: int, unit: str) -> str:
    first = _first(number, unit)
    if unit in ("day", "month"):
        return first if unit == "day" else first[:7]
    return first[:4] + {"year": "", "decade": "s", "century": "s"}[unit]


def toll_points(steps: Sequence[tuple[TollStep, float]]) -> list[TollPoint]:
    """A toll's dated steps in a drawing of `STEPS_WIDTH` by `STEPS_HEIGHT`; none where fewer than two days are told."""
    dated = [(s, value, _day(s.day)) for s, value in steps if s.day]
    known = [(s, v, d) for s, v, d in dated if d is not None]
    days = [d for _, _, d in known]
    if len(set(days)) < 2:
        return []
    first, long = min(days), (max(days) - min(days)).days
    low, high = min(v for _, v, _ in known), max(v for _, v, _ in known)
    tall = (high - low) or 1
    return [
        TollPoint(
            round(14 + (STEPS_WIDTH - 60) * (d - first).days / long, 1),
            round(24 + (STEPS_HEIGHT - 56) * (1 - (v - low) / tall), 1), s.day or "", s.value, s.account_id, s.move,
        )
        for s, v, d in known
    ]  # fmt: skip
