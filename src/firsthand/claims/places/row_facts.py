"""What weighing one row of the gazetteer takes, kept for the rows asked for: size, place, kind, name.

Below those who weigh the places of an account.  Refuses to read the table anew for a row that is known.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from math import degrees, log10
from typing import NamedTuple

from firsthand.gazetteer.distance import EARTH_KM, great_circle_km
from firsthand.gazetteer.gazetteer import gazetteer
from firsthand.gazetteer.place import fold

BIG = 100_000  # people of a town that is known beyond its country


class RowFacts(NamedTuple):
    """What weighing one row of the gazetteer takes: size as a logarithm, where it lies in degrees, kind, folded main name."""

    size: float
    people: int
    country: int
    unit: int
    kind: str
    name: str
    latitude: float
    longitude: float


@lru_cache(maxsize=65536)
def facts_of(row: int) -> RowFacts:
    """The facts of a row."""
    table = gazetteer()
    people = int(table.population[row])
    return RowFacts(
        size=log10(people + 10),
        people=people,
        country=table.country(row),
        unit=table.first_order(row),
        kind=table.kind(row),
        name=fold(table.name(row)),
        latitude=int(table.latitude[row]) / 1e5,
        longitude=int(table.longitude[row]) / 1e5,
    )


def kilometres(a: int, b: int) -> float:
    """Distance between the places in two rows."""
    one, other = facts_of(a), facts_of(b)
    return great_circle_km(one.latitude, one.longitude, other.latitude, other.longitude)


def near(row: int, others: Sequence[tuple[float, int]], reach: float) -> bool:
    """Whether the place in a row lies within so many kilometres of one of others.

    Args:
        row: Row of the gazetteer.
        others: Latitude and row of each, from south to north; only those at a latitude near enough are looked at.
        reach: Kilometres.
    """
    here, most = facts_of(row).latitude, degrees(reach / EARTH_KM) + 1e-7
    for at in range(bisect_left(others, (here - most, -1)), len(others)):
        latitude, other = others[at]
        if latitude > here + most:
            return False
        if kilometres(row, other) <= reach:
            return True
    return False
