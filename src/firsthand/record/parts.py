"""Parts against wholes: what accounts tell of single populations beside what is told of all.

"2 police and 4 civilians" against "7 killed" leaves one person of whom no population is told; against "5 killed" the parts
exceed the whole.  Shown as a difference, never mended.  Refuses to add populations that cut across one another (women,
children), a population that another holds, and parts that themselves are contested.
"""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.events.event import Difference
from firsthand.record.differences import claims_of, side_of
from firsthand.record.figure import Figure, Reading
from firsthand.vocabulary import Population

# Populations of which nobody is in two: only these can be added.
APART: tuple[Population, ...] = ("civilian", "police", "soldiers", "perpetrators")


def part_differences(whole: Figure, figures: Sequence[Figure]) -> list[Difference]:
    """The differences between the parts that accounts tell and each live reading of the whole.

    Args:
        whole: The figure of all.
        figures: All figures of its event.

    Returns:
        One difference for each exact live reading of the whole that parts of two populations and more do not add up to;
        empty where the parts are fewer, bounded, contested, or themselves the whole.  `scope` where some are told of
        no population, `conflict` where the parts exceed the whole.
    """
    same = {f.population: f for f in figures if (f.measure, f.unit) == (whole.measure, whole.unit)}
    parts = [(p, r) for p in APART if p in same for r in _settled(same[p])]
    if len(parts) < 2 or any(
        _is_summed(r, parts) for r in whole.readings if r.status == "live" and len(whole.readings) == 1
    ):
        return []
    total = sum(r.value or 0 for _, r in parts)
    sides = tuple(side_of(r, p) for p, r in parts)
    out = []
    for reading in whole.readings:
        if reading.status != "live" or not _exact(reading) or reading.value == total:
            continue
        claims = claims_of(reading, *(r for _, r in parts))
        compared = (side_of(reading), *sides)
        if total > (reading.value or 0):
            out.append(Difference("conflict", whole.measure, "parts_exceed", compared, claims))
        else:
            out.append(Difference("scope", whole.measure, "population_untold", compared, claims))
    return out


def _settled(figure: Figure) -> list[Reading]:
    """The only live reading of a part, if it is exact; nothing where its readings differ."""
    live = [r for r in figure.readings if r.status == "live"]
    return live if len(live) == 1 and _exact(live[0]) else []


def _exact(reading: Reading) -> bool:
    return bool(reading.value) and reading.low == reading.high and reading.quantifier == "exact"


def _is_summed(reading: Reading, parts: Sequence[tuple[Population, Reading]]) -> bool:
    """Whether the whole is made of these parts alone, and no account tells it."""
    return set(reading.claim_ids) <= {c for _, r in parts for c in r.claim_ids}
