"""Blocking keys: what two mentions must share before they are compared at all.

A key is a short text; the relational step joins mentions on equal keys, so that no step compares all with all.
"""

from __future__ import annotations

from datetime import timedelta

from firsthand.events.mentions.mention import Mention
from firsthand.lang.edtf import bounds, width

NARROW = 7  # days: a date wider than this is no key


def keys_of(mention: Mention) -> tuple[str, ...]:
    """The keys of a mention, sorted: the user's event key, names and their days, documents, day with place or person."""
    m = mention
    keys = {f"h|{m.event_hint}"} if m.event_hint else set()
    if m.family == "harm":
        keys |= {f"n|{name.lower()}" for name in m.names} | {f"d|{day}" for day in m.name_days}
    if m.document:
        keys.add(f"q|{m.document[:80]}")
    low, high = bounds(m.edtf)
    group = "harm" if m.family == "harm" else "act"
    if low is not None and high is not None and (width(m.edtf) or 99) <= NARROW:
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
