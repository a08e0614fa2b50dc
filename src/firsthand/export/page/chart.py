"""A figure drawn: low to high as a band, best as a line, each reading a mark on a common scale.

Part of the HTML page: only positions, in percent of the drawing's width; the template draws.  Refuses to draw one exact
number alone: a dot on a line of its own tells nothing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from firsthand.events.said import words
from firsthand.export.words import accounts, number
from firsthand.record.figure import Figure, Reading
from firsthand.view.shown import is_best

LEFT, RIGHT = 6.0, 94.0  # percent; what lies outside is for open ends
WIDE = 50  # from this ratio of the largest to the smallest number on, the scale is logarithmic
ROW, TOP, FOOT = 26, 24, 26  # pixels
_NICE = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True)
class Scale:
    """Numbers to percent of the width."""

    low: float
    high: float
    logarithmic: bool

    def at(self, value: float) -> float:
        """Where a number stands, in percent from the left, to two digits."""
        low, high, x = self.low, self.high, value
        if self.logarithmic:
            low, high, x = math.log10(1 + low), math.log10(1 + high), math.log10(1 + value)
        return round(LEFT + (RIGHT - LEFT) * (x - low) / (high - low), 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartMark:
    """One reading as drawn.

    Attributes:
        kind: `point`, `about`, `interval`, `at_least` (open to the right) or `at_most` (open to the left).
        x: Where its number stands, percent; None for an interval without one.
        x1, x2: Ends of its stretch, percent; equal for a point.
        y: Middle of its row, pixels.
        is_best, is_live: Whether it carries the best value; whether it lies within low to high.
        told: Label of the reading; beside: how many accounts carry it.
        beside_left: Whether the second label has room only on the left.
    """

    kind: str
    x: float | None
    x1: float
    x2: float
    y: int
    is_best: bool
    is_live: bool
    told: str
    beside: str
    beside_left: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A number on the scale, and where."""

    x: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A drawing of one figure.

    Attributes:
        band: Ends of low to high, percent; equal where they are one; None where there is neither.
        open_above: Whether the band has no upper end.
        best: Where best stands, percent.
        described: The drawing in words, for those who do not see it.
    """

    height: int
    top: int
    base: int
    band: tuple[float, float] | None
    open_above: bool
    best: float | None
    best_label: str
    marks: tuple[ChartMark, ...]
    ticks: tuple[Tick, ...]
    logarithmic: bool
    described: str

    @property
    def band_width(self) -> float:
        """Width of the band, percent."""
        return round(self.band[1] - self.band[0], 2) if self.band else 0.0


def _numbers(figure: Figure) -> list[float]:
    own = [figure.low, figure.best, figure.high]
    told = [v for r in figure.readings for v in (r.value, r.low, r.high)]
    return [v for v in (*own, *told) if v is not None]


def scale_of(figure: Figure) -> Scale:
    """The scale that holds all numbers of a figure; one number alone stands in the middle."""
    found = _numbers(figure)
    low, high = min(found, default=0.0), max(found, default=1.0)
    if low == high:
        return Scale(low - 1, high + 1, False)
    return Scale(low, high, low >= 0 and high / max(low, 1) >= WIDE)


def chart_of(figure: Figure) -> Chart | None:
    """The drawing of a figure; None where one exact reading, or no number, would be all there is to draw."""
    drawn = [r for r in figure.readings if (r.value, r.low, r.high) != (None, None, None)]
    if not drawn or (len(drawn) == 1 and drawn[0].low == drawn[0].high and figure.low == figure.high):
        return None
    scale = scale_of(figure)
    ordered = sorted(drawn, key=lambda r: (_place(r), r.high if r.high is not None else math.inf, r.quantifier))
    marks = tuple(_mark(r, figure, scale, TOP + ROW * i + ROW // 2) for i, r in enumerate(ordered))
    base = TOP + ROW * len(marks)
    low = figure.low if figure.low is not None else figure.high if figure.high is None else scale.low
    top = figure.high if figure.high is not None else scale.high
    band = None if low is None else (scale.at(low), 100.0 if figure.high is None else scale.at(top))
    best = None if figure.best is None else scale.at(figure.best)
    return Chart(
        height=base + FOOT,
        top=TOP,
        base=base,
        band=band,
        open_above=figure.high is None,
        best=best,
        best_label=number(figure.best),
        marks=marks,
        ticks=_ticks(scale),
        logarithmic=scale.logarithmic,
        described=_described(figure, ordered),
    )


def _place(reading: Reading) -> float:
    """The number by which readings are ordered."""
    return next((v for v in (reading.value, reading.low, reading.high) if v is not None), 0.0)


def _kind(reading: Reading) -> str:
    if reading.high is None and reading.quantifier in ("at_least", "more_than"):
        return "at_least"
    if reading.quantifier in ("at_most", "fewer_than"):
        return "at_most"
    if reading.quantifier == "about":
        return "about"
    if reading.low is not None and reading.high is not None and reading.low < reading.high:
        return "interval"
    return "at_least" if reading.high is None and reading.value is None else "point"


def _mark(reading: Reading, figure: Figure, scale: Scale, y: int) -> ChartMark:
    kind = _kind(reading)
    stands = _place(reading)
    low = reading.low if reading.low is not None else stands
    high = reading.high if reading.high is not None else stands
    x1, x2 = scale.at(min(low, stands)), scale.at(max(high, stands))
    if kind == "at_least":
        x1, x2 = scale.at(stands), 100.0
    elif kind == "at_most":
        x1, x2 = 0.0, scale.at(high)
    x = None if kind == "interval" and reading.value is None else scale.at(stands)
    above = figure.low is None or high >= figure.low
    below = figure.high is None or low <= figure.high
    live = (above or kind == "at_least") and below
    return ChartMark(
        kind=kind,
        x=x,
        x1=x1,
        x2=x2,
        y=y,
        is_best=is_best(reading, figure),
        is_live=live,
        told=words(reading),
        beside=accounts(len(reading.account_ids)),
        beside_left=(x2 if kind == "interval" else scale.at(stands)) > 68,
    )


def _ticks(scale: Scale) -> tuple[Tick, ...]:
    """Three to six round numbers; powers of ten on a logarithmic scale."""
    if scale.logarithmic:
        powers = [10.0**k for k in range(0, 16) if scale.low <= 10.0**k <= scale.high]
        return tuple(Tick(scale.at(v), number(v)) for v in powers)
    step = _step(scale.high - scale.low)
    first = math.ceil(scale.low / step)
    last = math.floor(scale.high / step)
    return tuple(Tick(scale.at(k * step), number(k * step)) for k in range(first, last + 1))


def _step(span: float) -> float:
    """A round step, a whole number, that cuts the span in at most six."""
    power = 10.0 ** max(0, math.floor(math.log10(max(span, 1) / 6)))
    return next(n * power for n in _NICE if span / (n * power) <= 6) if span / (10 * power) <= 6 else 10 * power


def _described(figure: Figure, ordered: list[Reading]) -> str:
    """The drawing as a sentence."""
    ends = "no upper end" if figure.high is None else f"high {number(figure.high)}"
    told = "; ".join(f"{words(r)} in {accounts(len(r.account_ids))}" for r in ordered)
    return f"Low {number(figure.low)}, best {number(figure.best)}, {ends}. Readings: {told}."
