"""Readings: the values that accounts give for a figure, each with its witnesses and the origins behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from firsthand.lineage.first_hands.origins import origin_range
from firsthand.lineage.lineage import Origin
from firsthand.record.account_value import Statement
from firsthand.record.figure import Reading
from firsthand.vocabulary import Quantifier


def readings_of(told: Sequence[Statement], origins: Mapping[str, Origin]) -> list[Reading]:
    """Statements gathered by value.

    Args:
        told: One statement an account.
        origins: Origins by id.

    Returns:
        One reading a distinct value and bounds, the value most origins carry first.
    """
    groups: dict[tuple[float | None, float | None, float | None, Quantifier], list[Statement]] = {}
    for s in told:
        groups.setdefault((s.value, s.low, s.high, s.quantifier), []).append(s)
    out = []
    for (value, low, high, quantifier), members in groups.items():
        claims = sorted({w.claim.claim_id for s in members for w in s.witnesses})
        behind = sorted({o for s in members for w in s.witnesses for o in w.origin_ids})
        span = origin_range(behind, origins)
        accounts = tuple(sorted(s.account_id for s in members))
        out.append(Reading(value, low, high, quantifier, tuple(claims), accounts, tuple(behind), span.low, span.high))
    return sorted(out, key=lambda r: (-r.n_origins_max, -len(r.account_ids), *_order(r)))


def _order(reading: Reading) -> tuple[float, float, str]:
    return (
        -(reading.value if reading.value is not None else reading.low or 0.0),
        reading.low or 0.0,
        reading.quantifier,
    )


def words(reading: Reading) -> str:
    """A reading as a person writes it: "150", "at least 30", "10-15", "24 or more" for dozens."""
    n = reading.value if reading.value is not None else reading.low if reading.low is not None else reading.high
    told = "an untold number" if n is None else f"{n:,.10g}"
    named = {
        "at_least": "at least ",
        "more_than": "more than ",
        "at_most": "at most ",
        "fewer_than": "fewer than ",
        "about": "about ",
    }
    if reading.quantifier == "range" and reading.low is not None and reading.high is not None:
        return f"{reading.low:,.10g}-{reading.high:,.10g}"
    if reading.quantifier == "dozens" and n is not None:
        return f"{n:,.10g} or more"
    if reading.quantifier in named:
        return named[reading.quantifier] + told
    return reading.quantifier if n is None else told
