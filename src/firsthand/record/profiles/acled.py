"""The `acled` profile: the lowest number until a higher one is better corroborated; vague words have set numbers.

Dozens are 12, hundreds 100, thousands 1,000 (one of the scale); several, many, few and people without a number are 3.
ACLED takes 10 for these in places of active warfare; accounts alone do not tell where that is, so 3 it is, and the trace
says so.  Refuses to call a higher number corroborated while the accounts leave it open whether its first hands are one.

Source: ACLED codebook and FAQ on fatalities.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from firsthand.claims.claim import Claim
from firsthand.record.account_value import is_live
from firsthand.record.choice import Choice, Evidence, carried, highest, lowest, standing, status_of, value_of
from firsthand.record.figure import TraceClause
from firsthand.record.witness import Witness
from firsthand.vocabulary import ChoiceRule, Quantifier, TraceKind

A_FEW = 3.0
WHY: Mapping[ChoiceRule, TraceKind] = {
    "only reading": "only_standing", "lowest": "lowest", "better corroborated": "better_corroborated",
}  # fmt: skip
VAGUE: tuple[Quantifier, ...] = ("several", "unknown")


def code(witnesses: Sequence[Witness]) -> list[Witness]:
    """Vague words as their set numbers; an account that gives a number for the same people keeps that alone."""
    told = {_of(w.claim) for w in witnesses if is_live(w.claim)}
    return [replace(w, claim=_coded(w.claim)) if _is_vague(w.claim, told) else w for w in witnesses]


def _of(claim: Claim) -> tuple[str, str | None, str | None, str]:
    return claim.account_id, claim.measure, claim.unit, claim.population or "all"


def _is_vague(claim: Claim, told: set[tuple[str, str | None, str | None, str]]) -> bool:
    return claim.quantifier == "dozens" or (claim.quantifier in VAGUE and not is_live(claim) and _of(claim) not in told)


def _coded(claim: Claim) -> Claim:
    """A claim with its set number; words such as dozens are read as two of the scale, and coded as one."""
    scale = claim.best if claim.best is not None else claim.low
    value = scale / 2 if claim.quantifier == "dozens" and scale else A_FEW
    return replace(claim, low=value, best=value, high=value)


def choose(evidence: Evidence) -> Choice:
    """Best is the lowest number that stands, unless a higher one has surely more first hands; low and high span them."""
    found = standing(evidence)
    live = sorted(found.live, key=lambda r: (value_of(r), r.quantifier))
    best = live[0]
    rule: ChoiceRule = "lowest"
    for reading in live[1:]:
        if reading.n_origins_min >= 2 and reading.n_origins_min > best.n_origins_max:
            best, rule = reading, "better corroborated"
    rule = "only reading" if len(live) == 1 else rule
    vague = any(r.quantifier in ("dozens", *VAGUE) for r in live)
    return Choice(
        low=lowest(live),
        best=value_of(best),
        high=highest(live),
        status=status_of(evidence, live),
        rule=rule,
        clauses=(
            *carried(live),
            TraceClause("taken", (best.how_many,)),
            TraceClause(WHY[rule]),
            *([TraceClause("vague_coded")] if vague else []),
            *found.aside,
        ),
    )
