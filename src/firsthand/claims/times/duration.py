"""Durations, sets and references as time claims: "three days", "every Friday", "now", "recently".

Durations are ISO 8601 (`P3D`, `PT2H`; `PXD` where the number is left open), sets the ISO 8601 period or an EDTF with open
digits (`XXXX-05-03`: every 3 May).  References are told from the publication: `now` is its day, `recently` before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from firsthand.claims.times.frame import Frame, ToldTime
from firsthand.claims.times.units import CLOCK, DAY, HOUR, PARTS, multiple
from firsthand.lang.dates import number_of
from firsthand.lang.edtf import dated, from_bounds, weekly
from firsthand.lang.slots import Match

Values = Mapping[str, Mapping[str, Any]]


def amount_of(words: str, values: Values) -> float | str | None:
    """The number in front of a unit: a number, `X` where words leave it open, None where it is no number."""
    vague = values.get("vague", {})
    half = next((h for h in ("1 / 2", *values.get("half_behind", {})) if words.endswith(f" {h}")), None)
    if half:
        base = amount_of(words.removesuffix(half).rstrip(" -"), values)
        return base + 0.5 if isinstance(base, (int, float)) else base
    exact = number_of(words, values.get("num", {}))
    if exact is not None and words not in vague:
        return exact
    found = vague.get(words)
    if found is None:
        found = next((vague[w] for w in words.split(" ") if w in vague), None)
    return found if isinstance(found, (int, float, str)) else None


def period(amount: float | str, unit: str) -> str | None:
    """ISO 8601 duration of an amount of a unit (see `units`)."""
    many, one = multiple(unit)
    time = "T" if one in CLOCK else ""
    if isinstance(amount, str):
        return f"P{time}X{CLOCK.get(one, one)}"
    whole = amount * many
    if one == HOUR and whole >= 24 and whole % 24 == 0:
        return f"P{int(whole) // 24}D"
    if whole == int(whole):
        return f"P{time}{int(whole)}{CLOCK.get(one, one)}"
    part = PARTS.get(one)
    if part is None:
        return None
    big, small = int(whole), round((whole - int(whole)) * part.many)
    if one == DAY:
        return f"P{big}DT{small}H" if big else f"PT{small}H"
    told = f"{big}{CLOCK.get(one, one)}" if big else ""
    return f"P{time}{told}{small}{CLOCK.get(part.unit, part.unit)}"


def unit_of(match: Match, values: Values, name: str = "unit") -> str | None:
    """The unit code of a slot, whichever class of units it came from."""
    said = match.word(name)
    for kind in ("unit_one", "unit_many", "calendar_unit", "unit_before"):
        if said in values.get(kind, {}):
            return str(values[kind][said])
    return None


def read_duration(match: Match, frame: Frame, values: Values) -> ToldTime | None:
    """A match of the `[duration]` table; None for ages, which are no times of the story."""
    del frame
    if match.rule in ("age", "no_time"):
        return None
    unit = unit_of(match, values)
    if unit is None:
        return ToldTime("PXY", "duration", 0.5)
    said = match.word("n")
    amount = amount_of(said, values) if said else (1 if match.word("unit") in values.get("unit_one", {}) else "X")
    if amount is None:
        amount = "X"
    if "half" in match.slots:
        amount = (amount if said and not isinstance(amount, str) else 1) + 0.5
    return ToldTime(period(amount, unit), "duration", 0.85 if said else 0.6)


def read_set(match: Match, frame: Frame, values: Values) -> ToldTime | None:
    """A match of the `[set]` table."""
    del frame
    slots = match.slots
    if match.rule == "each_weekday":
        return ToldTime(weekly(slots["weekday"].value), "set")
    if match.rule == "each_month":
        return ToldTime(dated(None, slots["month"].value), "set")
    if match.rule == "each_season":
        return ToldTime(dated(None, slots["season"].value), "set")
    if match.rule == "each_day_month":
        day = number_of(match.word("day"), values.get("ord", {}))
        return ToldTime(dated(None, slots["month"].value, day), "set") if day else None
    if "unit_adverb" in slots:
        return ToldTime(str(slots["unit_adverb"].value), "set", 0.6)
    unit = unit_of(match, values)
    amount = amount_of(match.word("n"), values) if "n" in slots else 1
    return ToldTime(period(amount, unit), "set") if unit and amount is not None else None


def read_reference(match: Match, frame: Frame, values: Values) -> ToldTime | None:
    """A match of the `[reference]` table: before, at or after the publication; open where that is not told."""
    del values
    low, high = frame.published
    if match.rule == "no_time":
        return None
    where = match.slots["reference"].value
    if where < 0:
        return ToldTime(from_bounds(None, high) if high else None, "reference", 0.7)
    if where > 0:
        return ToldTime(from_bounds(low, None) if low else None, "reference", 0.7)
    return ToldTime(from_bounds(low, high) if low and high else None, "reference", 0.7)
