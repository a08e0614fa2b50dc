"""How far two coders agree, field by field: percent agreement, Cohen's kappa and Krippendorff's alpha; and where they differ.

Looks at what each coder's own decisions come to in the end, and compares only what both ruled on.  Refuses to call
silence agreement: what one coder alone ruled on is counted apart.

Source: J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20 (1960), 37-46;
K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), sections A and B: nominal data, two observers.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from firsthand.casefile.decision import Decision, figure_key, standing
from firsthand.errors import DecisionError

VERDICT = {"accept": "accept", "reject": "reject", "correct": "accept"}  # a corrected claim is one that holds
CODED = ("title", "type", "tier", "date", "place", "actors")  # what coders say of an event, column by column
ALONE = (
    "note",
    "tag",
    "undo",
    "add",
    "cite",
    "assign",
)  # ruled in one's own words: nothing that two coders could both rule on


class RuledOn(NamedTuple):
    """What a coder ruled on: an id, and of a lock the figure of that event."""

    target: str
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Apart:
    """A thing that two coders ruled on differently.

    Attributes:
        target: Its id; figure: of a lock or a settled doubt the figure of that event, of actors their role.
        first, second: Value of either coder, as JSON writes it.
        first_id, second_id: The decisions that say so.
        settled_by: Who ruled on it since and is neither of the two; empty where nobody did. settled: their value.
    """

    target: str
    figure: str
    first: str
    second: str
    first_id: str
    second_id: str
    settled_by: str = ""
    settled: str = ""


@dataclass(frozen=True, slots=True)
class _CoderSays:
    """A value that a coder gave, with the decision that says so."""

    value: str
    by: Decision


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
        alpha: Krippendorff's, of nominal values; None where kappa's chance would be all or nothing is compared.
        apart: What they differ on.
    """

    field: str
    both: int
    same: int
    only_first: int
    only_second: int
    kappa: float | None
    alpha: float | None = None
    apart: tuple[Apart, ...] = ()

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

    Raises:
        DecisionError: One of them decided nothing here, or both are one.
    """
    known = list(decisions)
    _are_coders(known, first, second)
    found = standing(known)
    one, other = _ruled(found, {first}), _ruled(found, {second})
    third = _ruled(found, {d.who for d in found} - {first, second})
    return [_compared(f, one.get(f, {}), other.get(f, {}), third.get(f, {})) for f in sorted({*one, *other})]


def _are_coders(decisions: Iterable[Decision], first: str, second: str) -> None:
    known = coders(decisions)
    for who in (first, second):
        if who not in known:
            raise DecisionError("decided nothing here", who or "nobody", f"known: {', '.join(known) or 'nobody'}")
    if first == second:
        raise DecisionError("is one coder, not two", first, f"known: {', '.join(known)}")


def _ruled(decisions: Sequence[Decision], who: Collection[str]) -> dict[str, dict[RuledOn, _CoderSays]]:
    """What coders' decisions come to: field, target, value; the last one on a target counts."""
    out: dict[str, dict[RuledOn, _CoderSays]] = {}
    for one in decisions:
        if one.who in who and one.kind not in ALONE:
            for field, (target, value) in _fields(one).items():
                out.setdefault(field, {})[target] = _CoderSays(value, one)
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


_Saying = Mapping[RuledOn, _CoderSays]


def _compared(field: str, one: _Saying, other: _Saying, third: _Saying) -> FieldAgreement:
    both = sorted(set(one) & set(other))
    pairs = [(one[t].value, other[t].value) for t in both]
    apart = tuple(_apart(t, one[t], other[t], third.get(t)) for t in both if one[t].value != other[t].value)
    return FieldAgreement(
        field=field,
        both=len(both),
        same=len(both) - len(apart),
        only_first=len(set(one) - set(other)),
        only_second=len(set(other) - set(one)),
        kappa=cohen_kappa(pairs),
        alpha=krippendorff_alpha(pairs),
        apart=apart,
    )


def _apart(on: RuledOn, one: _CoderSays, other: _CoderSays, third: _CoderSays | None) -> Apart:
    """What two coders say of one thing, and what a third one said of it after both."""
    later = third if third is not None and third.by.when > max(one.by.when, other.by.when) else None
    return Apart(
        target=on.target,
        figure=on.figure,
        first=one.value,
        second=other.value,
        first_id=one.by.decision_id,
        second_id=other.by.decision_id,
        settled_by=later.by.who if later else "",
        settled=later.value if later else "",
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


def krippendorff_alpha(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Krippendorff's alpha of two coders' nominal values, 1 - D_o / D_e.

    Args:
        pairs: For each thing, the value of either coder.

    Returns:
        1 for full agreement, 0 for what chance gives; None without pairs, or where only one value was ever given.
    """
    held = Counter(value for pair in pairs for value in pair)
    if len(held) < 2:
        return None
    n = 2 * len(pairs)
    observed = sum(a != b for a, b in pairs) / len(pairs)
    alike = sum(count * (count - 1) for count in held.values())
    return 1 - observed / (1 - alike / (n * (n - 1)))
