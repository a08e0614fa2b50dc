"""Where the marks of a figure stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.export.page.chart import LEFT, RIGHT, ROW, TOP, Chart, chart_of, scale_of
from firsthand.record.figure import Figure, Reading
from firsthand.vocabulary import Quantifier


def _reading(value: float | None, low: float | None, high: float | None, quantifier: Quantifier = "exact") -> Reading:
    return Reading(value, low, high, quantifier, (), ("a1",))


def _figure(low: float | None, best: float | None, high: float | None, *readings: Reading) -> Figure:
    return Figure("e", "killed", "all", low, best, high, "compatible", readings=readings)


def _chart(figure: Figure) -> Chart:
    chart = chart_of(figure)
    assert chart is not None
    return chart


def test_positions_are_proportional() -> None:
    chart = _chart(_figure(10, 15, 20, _reading(10, 10, 10), _reading(15, 15, 15), _reading(20, 20, 20)))
    assert [m.x for m in chart.marks] == [LEFT, (LEFT + RIGHT) / 2, RIGHT]
    assert chart.band == (LEFT, RIGHT)
    assert chart.band_width == RIGHT - LEFT
    assert chart.best == (LEFT + RIGHT) / 2
    assert [m.is_best for m in chart.marks] == [False, True, False]
    assert [m.y for m in chart.marks] == [TOP + ROW // 2 + ROW * i for i in range(3)]
    assert [t.label for t in chart.ticks] == ["10", "12", "14", "16", "18", "20"]


@pytest.mark.parametrize(
    ("reading", "kind", "x1", "x2"),
    [
        (_reading(15, 15, 15), "point", 50.0, 50.0),
        (_reading(15, None, None, "about"), "about", 50.0, 50.0),
        (_reading(15, 15, None, "at_least"), "at_least", 50.0, 100.0),
        (_reading(None, 15, None, "more_than"), "at_least", 50.0, 100.0),
        (_reading(15, None, 15, "at_most"), "at_most", 0.0, 50.0),
        (_reading(None, 12.5, 17.5, "range"), "interval", 28.0, 72.0),
    ],
)
def test_a_reading_is_drawn_as_what_its_words_allow(reading: Reading, kind: str, x1: float, x2: float) -> None:
    chart = _chart(_figure(None, None, None, _reading(10, 10, 10), reading, _reading(20, 20, 20)))
    mark = chart.marks[1]
    assert (mark.kind, mark.x1, mark.x2) == (kind, x1, x2)


def test_what_a_later_toll_overtook_lies_outside_the_band() -> None:
    chart = _chart(_figure(19, 19, 21, _reading(14, 14, 14), _reading(19, 19, 19), _reading(21, 21, 21)))
    assert [m.is_live for m in chart.marks] == [False, True, True]
    assert chart.band is not None
    assert chart.marks[0].x is not None
    assert chart.marks[0].x < chart.band[0]


def test_an_open_figure_reaches_the_edge() -> None:
    chart = _chart(_figure(30, 30, None, _reading(30, 30, None, "at_least")))
    assert chart.band == (50.0, 100.0)
    assert chart.open_above
    assert "no upper end" in chart.described


@pytest.mark.parametrize(
    "figure", [_figure(7, 7, 7, _reading(7, 7, 7)), _figure(None, None, None, _reading(None, None, None, "several"))]
)
def test_one_exact_number_or_none_is_not_drawn(figure: Figure) -> None:
    assert chart_of(figure) is None


def test_far_numbers_stand_on_a_logarithmic_scale() -> None:
    chart = _chart(_figure(9, 9, 99_999, _reading(9, 9, 9), _reading(99_999, 99_999, 99_999)))
    assert chart.logarithmic
    assert [t.label for t in chart.ticks] == ["10", "100", "1,000", "10,000"]


@given(st.lists(st.integers(0, 10**7), min_size=2, max_size=8, unique=True))
def test_order_is_kept_and_all_is_inside(values: list[int]) -> None:
    figure = _figure(min(values), min(values), max(values), *(_reading(v, v, v) for v in values))
    chart = _chart(figure)
    places = [m.x for m in chart.marks if m.x is not None]
    assert places == sorted(places)
    assert len(places) == len(values)
    assert all(LEFT <= x <= RIGHT for x in places)
    assert len(chart.ticks) <= 9
    assert scale_of(figure).at(min(values)) == LEFT
    assert scale_of(figure).at(max(values)) == RIGHT
