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
        out.append(
            Reading(
                value=value,
                low=low,
                high=high,
                quantifier=quantifier,
                claim_ids=tuple(claims),
                account_ids=tuple(sorted(s.account_id for s in members)),
                origin_ids=tuple(behind),
                n_origins_min=span.low,
                n_origins_max=span.high,
            )
        )
    return sorted(out, key=lambda r: (-r.n_origins_max, -len(r.account_ids), *_order(r)))


def _order(reading: Reading) -> tuple[float, float, str]:
    return (
        -(reading.value if reading.value is not None else reading.low or 0.0),
        reading.low or 0.0,
        reading.quantifier,
    )
