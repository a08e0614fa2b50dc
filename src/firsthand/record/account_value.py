"""One account's statement: what an account says in the end for one measure and population of one event.

An account repeats itself, gives parts and wholes, and corrects itself on the way.  Stated totals win over sums; a
statement for one population alone also stands for all (record.md rule 7); a total to date wins over the day's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.claims.claim import Claim
from firsthand.record.witness import Witness

LIVE = ("asserted", "claimed", "alleged")  # a denied or expected number is no reading of its own


@dataclass(frozen=True, slots=True)
class Statement:
    """What one account says for one measure and population.

    Attributes:
        value: Its number, None where it only bounds it.
        low, high: What its words allow; `high` None is open.
        witnesses: The claims that say so.
        how: `stated`, `summed` (parts added), `one population` (a number for civilians alone, say).
    """

    account_id: str
    value: float | None
    low: float | None
    high: float | None
    quantifier: str
    witnesses: tuple[Witness, ...]
    how: str
    cumulative: bool = False


def is_live(claim: Claim) -> bool:
    """Whether a claim states a number that can be a reading."""
    return claim.modality in LIVE and (claim.low is not None or claim.best is not None or claim.high is not None)


def statements(witnesses: Sequence[Witness], population: str) -> list[Statement]:
    """What each account says of one measure for one population.

    Args:
        witnesses: Figure claims of one event and one measure.
        population: `all` for the total.

    Returns:
        One statement an account, in order of account id; accounts that say nothing of it are absent.
    """
    by_account: dict[str, list[Witness]] = {}
    for w in sorted(witnesses, key=lambda w: (w.claim.start, w.claim.end, w.claim.claim_id)):
        if is_live(w.claim):
            by_account.setdefault(w.claim.account_id, []).append(w)
    made = (_statement(account, told, population) for account, told in sorted(by_account.items()))
    return [s for s in made if s is not None]


def _statement(account: str, told: Sequence[Witness], population: str) -> Statement | None:
    own = [w for w in told if (w.claim.population or "all") == population]
    if own:
        return _from_stated(account, own)
    if population != "all":
        return None
    return _from_parts(account, told)


def _value(claim: Claim) -> float:
    """The number by which statements of one account are ranked."""
    return next((v for v in (claim.best, claim.low, claim.high) if v is not None), 0.0)


def _from_stated(account: str, own: Sequence[Witness]) -> Statement:
    """A stated number: totals before sums and single persons, then to date before the day's, then the largest, then the later."""
    best = max(own, key=lambda w: (_rank(w.claim), bool(w.claim.cumulative), _value(w.claim), w.claim.start))
    same = [w for w in own if _bounds(w.claim) == _bounds(best.claim)]
    low, high = _bounds(best.claim)
    how = "summed" if best.claim.rule == "sum" else "stated"
    return Statement(
        account,
        best.claim.best,
        low,
        high,
        best.claim.quantifier or "exact",
        tuple(same),
        how,
        bool(best.claim.cumulative),
    )


def _rank(claim: Claim) -> int:
    """How much a claim speaks of the whole: a number of people, then a sum, then a person told alone, then nobody."""
    if claim.quantifier == "none" or (claim.best == 0 and claim.high == 0):
        return 0
    if claim.rule in ("single", "person"):
        return 1
    return 2


def _bounds(claim: Claim) -> tuple[float | None, float | None]:
    """Bounds a claim's words allow."""
    low = claim.low if claim.low is not None else claim.best
    high = (
        claim.high if claim.high is not None or claim.quantifier in ("at_least", "more_than", "about") else claim.best
    )
    return low, high


def _from_parts(account: str, told: Sequence[Witness]) -> Statement | None:
    """The whole from parts: the largest of each population, added; overlapping populations (women, children) are not added."""
    largest: dict[str, Witness] = {}
    for w in told:
        name = w.claim.population or "all"
        if name not in largest or _value(w.claim) > _value(largest[name].claim):
            largest[name] = w
    apart = {p: w for p, w in largest.items() if p not in ("women", "children", "elderly", "men")} or largest
    used = [apart[p] for p in sorted(apart)]
    if not used:
        return None
    if len(used) == 1:
        low, high = _bounds(used[0].claim)
        quantifier = used[0].claim.quantifier or "exact"
        return Statement(
            account,
            used[0].claim.best,
            low,
            high,
            quantifier,
            tuple(used),
            "one population",
            bool(used[0].claim.cumulative),
        )
    total = sum(_value(w.claim) for w in used)
    open_above = any(_bounds(w.claim)[1] is None for w in used)
    return Statement(
        account,
        total,
        total,
        None if open_above else total,
        "at_least" if open_above else "exact",
        tuple(used),
        "summed",
    )
