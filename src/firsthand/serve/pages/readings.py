"""What a claim is read as, in half a sentence for a person."""

from __future__ import annotations

from firsthand.claims.claim import Claim
from firsthand.export.words import number


def read_as(claim: Claim) -> str:
    """What a claim says once it is read: "killed: 12", "place: Harrow, Ford", "said by the mayor".

    Returns:
        Never empty: where nothing tells more, the kind.
    """
    said = _said(claim)
    return said if claim.modality == "asserted" else f"{said} ({claim.modality})"


def _said(claim: Claim) -> str:
    if claim.kind == "figure":
        return _figure(claim)
    if claim.kind == "actor":
        return _actor(claim)
    told = {
        "time": f"time: {claim.edtf or claim.time_kind or 'not placed'}",
        "place": f"place: {claim.place or 'not known'}",
        "act": f"act: {(claim.act_type or 'not typed').replace('_', ' ')}",
        "attribution": f"said by {claim.speaker or 'somebody'}",
        "name": f"name: {claim.name or claim.quote}",
    }
    return told.get(claim.kind, claim.kind)


def _figure(claim: Claim) -> str:
    what = (claim.measure or "number").replace("_", " ") + (f" ({claim.unit})" if claim.unit else "")
    who = "" if claim.population in (None, "all") else f", {claim.population.replace('_', ' ')}"
    return f"{what}{who}: {value_words(claim)}"


def value_words(claim: Claim) -> str:
    """A figure claim's value: "12", "at least 30", "10–20", "several"."""
    bound = {
        "at_least": "at least ", "at_most": "at most ", "more_than": "more than ", "fewer_than": "fewer than ",
        "about": "about ",
    }.get(claim.quantifier or "", "")  # fmt: skip
    if claim.best is None and (claim.low is None or claim.high is None):
        told = claim.low if claim.low is not None else claim.high
        return f"{bound}{number(told)}" if told is not None else (claim.quantifier or "none").replace("_", " ")
    if not bound and claim.low is not None and claim.high is not None and claim.low != claim.high:
        return f"{number(claim.low)}–{number(claim.high)}"
    return f"{bound}{number(claim.best if claim.best is not None else claim.low)}"


def _actor(claim: Claim) -> str:
    role = (claim.role or "named").replace("_", " ")
    more = ", ".join(x for x in (claim.age, claim.sex, claim.occupation) if x)
    return f"{role}: {claim.name or claim.quote}" + (f" ({more})" if more else "")
