"""One distance: known pairs of cities, and the laws that every distance keeps."""

from __future__ import annotations

from math import pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.gazetteer.distance import EARTH_KM, great_circle_km

LATITUDE = st.floats(-90, 90)
LONGITUDE = st.floats(-180, 180)
BAKU, MOSCOW, SUVA, APIA = (40.3777, 49.892), (55.7522, 37.6156), (-18.1416, 178.4415), (-13.8333, -171.7667)


@pytest.mark.parametrize(("one", "other", "km"), [(BAKU, MOSCOW, 1930), (SUVA, APIA, 1144), (BAKU, BAKU, 0)])
def test_cities_lie_as_far_apart_as_an_atlas_says(
    one: tuple[float, float], other: tuple[float, float], km: float
) -> None:
    assert great_circle_km(*one, *other) == pytest.approx(km, rel=0.01)


@given(LATITUDE, LONGITUDE, LATITUDE, LONGITUDE)
def test_a_distance_is_the_same_both_ways_and_at_most_half_round(a: float, b: float, x: float, y: float) -> None:
    there = great_circle_km(a, b, x, y)
    assert there == pytest.approx(great_circle_km(x, y, a, b), abs=1e-6)
    assert 0 <= there <= pi * EARTH_KM + 1e-6


@given(LATITUDE, LONGITUDE)
def test_a_full_turn_is_no_way(a: float, b: float) -> None:
    assert great_circle_km(a, b, a, b) == 0
    assert great_circle_km(a, 180.0, a, -180.0) == pytest.approx(0, abs=1e-6)
