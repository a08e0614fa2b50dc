"""Blocking keys: what two mentions must share before they are compared at all.

A key is a short text; the relational step joins mentions on equal keys, so that no step compares all with all.
"""

from __future__ import annotations

from datetime import timedelta

from firsthand.events.mentions.exactness import WEEK, days_wide
from firsthand.events.mentions.mention import Mention
from firsthand.lang.edtf import bounds

NARROW = WEEK  # days: a wider date is no key
LONGEST_TITLE = 80  # characters of a document's title that are compared


def keys_of(mention: Mention) -> tuple[str, ...]:
    """The keys of a mention, sorted: the user's event key, names and their days, documents, day with place or person."""
    m = mention
    keys = {f"h|{m.event_hint}"} if m.event_hint else set()
    if m.family == "harm":
        keys |= {f"n|{name.lower()}" for name in m.names} | {f"d|{day}" for day in m.name_days}
    if m.document:
        keys.add(f"q|{m.document[:LONGEST_TITLE]}")
    low, high = bounds(m.edtf)
    group = "harm" if m.family == "harm" else "act"
    if low is not None and high is not None and days_wide(m.edtf) <= NARROW:
        wheres = [
            *m.place_ids,
            *([f"c:{m.country}"] if m.country and not m.place_ids else []),
            *(f"p:{p}" for p in m.people),
        ]
        day = low - timedelta(days=1)
        while day <= high + timedelta(days=1):
            keys |= {f"t|{group}|{day.isoformat()}|{w}" for w in wheres}
            day += timedelta(days=1)
    return tuple(sorted(keys))
