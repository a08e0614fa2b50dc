"""What coders say of events and figures, as rows that the derivation takes: values with what each stands on.

Pure.  Refuses to weigh: of two on one thing the derivation takes the later one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from firsthand.casefile.decision import Decision
from firsthand.engine.decisions.claims import KnownTargets
from firsthand.events.event import CodedValue, EventCoding
from firsthand.record.figure import FigureLock, Lock
from firsthand.vocabulary import CodedField

# The field of each kind of decision by which a coder says something of an event, and the key of its payload that says it.
CODING: Mapping[str, tuple[CodedField, str]] = {
    "title": ("title", "title"),
    "type": ("type", "type"),
    "tier": ("tier", "tier"),
    "date": ("date", "edtf"),
    "place": ("place", "place"),
    "actors": ("actors", "names"),
    "cite": ("sources", "accounts"),
}
_POINT = ("latitude", "longitude")


def codings_of(decisions: Sequence[Decision], known: KnownTargets) -> Iterator[EventCoding]:
    """What coders say of events, in the order of the decisions.

    Args:
        decisions: Those that stand.
        known: The claims that they speak of.
    """
    for turn, one in enumerate(decisions):
        if one.kind in CODING:
            ruled = one.ruled
            point = {key: None if ruled.get(key) is None else float(ruled[key]) for key in _POINT}
            yield EventCoding(
                turn=turn,
                coded=_coded(one, ruled, known),
                date_prec=ruled.get("date_prec"),
                where_prec=ruled.get("where_prec"),
                country=ruled.get("country"),
                **point,
            )


def _coded(one: Decision, ruled: Mapping[str, Any], known: KnownTargets) -> CodedValue:
    field, key = CODING[one.kind]
    said = ruled.get(key, ())
    names = () if isinstance(said, str) else tuple(said)
    cites = field == "sources"
    return CodedValue(
        field=field,
        value=str(ruled.get("source", "")) if cites else "; ".join(names) if names else str(said),
        who=one.who,
        decision_id=one.decision_id,
        role=ruled.get("role"),
        names=names,
        basis="coder" if cites else ruled.get("basis", "coder"),
        claim_ids=claims_now(one, known),
        source=str(ruled.get("source", "")),
    )


def claims_now(one: Decision, known: KnownTargets) -> tuple[str, ...]:
    """The claims on whose words a decision stands, as they are found now."""
    found = (known.claim(anchor) for anchor in one.anchor.claims)
    return tuple(c.claim_id for c in found if c is not None)


def locks_of(decisions: Sequence[Decision], known: KnownTargets) -> Iterator[FigureLock]:
    """Figures that people fixed, in the order of the decisions."""
    for place, one in enumerate(decisions):
        if one.kind == "lock":
            ruled = one.ruled
            low, best, high = (None if ruled.get(k) is None else float(ruled[k]) for k in ("low", "best", "high"))
            lock = Lock(
                decision_id=one.decision_id,
                who=one.who,
                low=low,
                best=best,
                high=high,
                seen=one.anchor.seen,
                basis=ruled.get("basis"),
                claim_ids=claims_now(one, known),
                source=str(ruled.get("source", "")),
            )
            yield FigureLock(place, ruled["measure"], ruled.get("population", "all"), ruled.get("unit"), lock)
