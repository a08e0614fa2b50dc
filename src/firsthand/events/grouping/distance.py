"""How far two mentions lie apart, in days and in kilometres."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache

from firsthand.events.mentions.exactness import days_wide
from firsthand.events.mentions.mention import Mention
from firsthand.gazetteer.distance import great_circle_km
from firsthand.lang.edtf import bounds

NEAR_KM = 30.0  # two towns closer than this may be one scene told by two names
FAR_KM = 120.0
DAY_WIDE = 3  # days: a date at most this wide is told to the day
_remembered_km = lru_cache(maxsize=65_536)(great_circle_km)  # towns of one story meet in pair after pair


def told_to_the_day(mention: Mention) -> bool:
    """Whether the account itself tells the day of it, not only of what stands beside it."""
    return mention.date_basis not in ("published", "beside") and days_wide(mention.edtf) <= DAY_WIDE


@lru_cache(maxsize=65_536)
def days_between(a: str | None, b: str | None) -> timedelta | None:
    """Gap between two EDTF dates, zero where they meet; None where one is open or not told."""
    (a0, a1), (b0, b1) = bounds(a), bounds(b)
    if a0 is None or b0 is None or a1 is None or b1 is None:
        return None
    return max(a0 - b1, b0 - a1, timedelta(0))


def distance_km(a: Mention, b: Mention) -> float | None:
    """Kilometres between two mentions' places, None where one has none."""
    if a.latitude is None or b.latitude is None or a.longitude is None or b.longitude is None:
        return None
    return _remembered_km(a.latitude, a.longitude, b.latitude, b.longitude)
