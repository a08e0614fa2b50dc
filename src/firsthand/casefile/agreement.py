"""How far two coders agree, field by field: percent agreement and Cohen's kappa.

Looks at what each coder's own decisions come to in the end, and compares only what both ruled on.  Refuses to call
silence agreement: what one coder alone ruled on is counted apart.

Source: J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20 (1960), 37-46.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from firsthand.casefile.decision import Decision, figure_key, standing

VERDICT = {"accept": "accept", "reject": "reject", "correct": "accept"}  # a corrected claim is one that holds
CODED = ("title", "type", "tier", "date", "place", "actors")  # what coders say of an event, column by column
ALONE = ("note", "tag", "undo", "add", "cite")  # ruled in one's own words: nothing that two coders could both rule on


class RuledOn(NamedTuple):
    """What a coder ruled on: an id, and of a lock the figure of that event."""

    target: str
    figure: str = ""


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """Agreement of two coders on one field.

    Attributes:
        field: `verdict` (a claim holds or not), a corrected column (`best`, `measure` ...), `counts` (an account is in or
            out), `publisher`, `published`, `locked`, `settled`, `merge`, `split` ...;
            a column of an event (`title`, `edtf` ...)
        both: Things that both ruled on; only_first, only_second: that one alone ruled on.
        same: Of `both`, those with the same value.
        kappa: Agreement beyond chance, -1 to 1; None where nothing was ruled by both, or both gave one value throughout.
        apart: What they differ on.
    """

    field: str
    both: int
    same: int
    only_first: int
    only_second: int
    kappa: float | None
    apart: tuple[RuledOn, ...] = ()

    @property
    def percent(self) -> float | None:
        """Share of `both` with the same value, 0 to 100; None where both ruled on nothing."""
        return 100 * self.same / self.both if self.both else None


def coders(decisions: Iterable[Decision]) -> list[str]:
    """Who decided, sorted."""
    return sorted({d.who for d in decisions})


def agreement(decisions: Iterable[Decision], first: str, second: str) -> list[FieldAgreement]:
    """Agreement of two coders.

    Args:
        decisions: Every decision of a case, those taken back among them.
        first, second: Names of coders.

    Returns:
        One row a field that either ruled on, sorted by field.
    """
    found = standing(decisions)
    one, other = _ruled(found, first), _ruled(found, second)
    return [_compared(f, one.get(f, {}), other.get(f, {})) for f in sorted({*one, *other})]


def _ruled(decisions: Sequence[Decision], who: str) -> dict[str, dict[RuledOn, str]]:
    """What one coder's decisions come to: field, target, value; the last one on a target counts."""
    out: dict[str, dict[RuledOn, str]] = {}
    for one in decisions:
        if one.who == who and one.kind not in ALONE:
            for field, (target, value) in _fields(one).items():
                out.setdefault(field, {})[target] = value
    return out


def _fields(one: Decision) -> dict[str, tuple[RuledOn, str]]:
    """The fields that one decision rules on, each with its target and its value as text."""
    ruled, on = one.ruled, RuledOn(one.target)
    if one.kind in VERDICT:
        values = {k: (on, _plain(v)) for k, v in ruled.items() if k not in ("start", "end")}
        return {"verdict": (on, VERDICT[one.kind]), **values}
    if one.kind in ("exclude", "include"):
        return {"counts": (on, one.kind)}
    if one.kind == "lock":
        figure = figure_key(ruled["measure"], ruled.get("population", "all"), ruled.get("unit"))
        return {"locked": (RuledOn(one.target, figure), _plain([ruled.get(k) for k in ("low", "best", "high")]))}
    if one.kind == "settle":
        return {"settled": (RuledOn(one.target, ruled["field"]), "settled")}
    if one.kind in CODED:
        on = RuledOn(one.target, ruled.get("role", ""))
        return {k: (on, _plain(v)) for k, v in ruled.items() if k not in ("role", "basis", "claims", "source")}
    if one.kind in ("merge", "join_origins", "join_entities"):
        return {one.kind: (RuledOn("+".join(sorted([one.target, *next(iter(ruled.values()))]))), one.kind)}
    return {one.kind: (on, _plain(ruled))}


def _plain(value: object) -> str:
    """A value as text; numbers that are equal are written alike."""
    if isinstance(value, list):
        value = sorted(value, key=str) if all(isinstance(v, str) for v in value) else [_number(v) for v in value]
    return json.dumps(_number(value), sort_keys=True, ensure_ascii=False)


def _number(value: object) -> object:
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _compared(field: str, one: dict[RuledOn, str], other: dict[RuledOn, str]) -> FieldAgreement:
    both = sorted(set(one) & set(other))
    apart = tuple(t for t in both if one[t] != other[t])
    kappa = cohen_kappa([(one[t], other[t]) for t in both])
    return FieldAgreement(
        field=field,
        both=len(both),
        same=len(both) - len(apart),
        only_first=len(set(one) - set(other)),
        only_second=len(set(other) - set(one)),
        kappa=kappa,
        apart=apart,
    )


def cohen_kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two coders' values, (p_o - p_e) / (1 - p_e).

    Args:
        pairs: For each thing, the value of either coder.

    Returns:
        1 for full agreement, 0 for what chance gives; None without pairs, or where chance alone gives full agreement.
    """
    if not pairs:
        return None
    n = len(pairs)
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    observed = sum(a == b for a, b in pairs)
    # Whole numbers until the end, so that full agreement is exactly 1.
    chance = sum(left[v] * right[v] for v in left)
    return None if chance == n * n else (observed * n - chance) / (n * n - chance)
