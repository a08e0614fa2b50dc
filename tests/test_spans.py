"""Stretches of a text answer by bisection what looking at each of them would."""

from __future__ import annotations

import pytest

from firsthand.spans import Span, Stretches

SPANS = [Span(10, 12), Span(2, 5), Span(4, 8), Span(8, 9), Span(11, 11)]


@pytest.mark.parametrize("at", range(-1, 15))
def test_an_offset_lies_in_stretches_that_overlap_touch_and_are_empty(at: int) -> None:
    assert (at in Stretches(SPANS)) is any(s.start <= at < s.end for s in SPANS)


@pytest.mark.parametrize("span", [Span(a, b) for a in range(14) for b in range(a + 1, 15)])
def test_a_span_meets_them_where_it_overlaps_one(span: Span) -> None:
    assert Stretches(SPANS).meet(span) is any(span.overlaps(s) for s in SPANS if s.start < s.end)


def test_without_stretches_nothing_lies_in_one() -> None:
    assert 0 not in Stretches([])
