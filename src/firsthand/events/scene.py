"""Which town the harm that an account is mainly about happened in, weighed from all that the account tells.

Beside `whereabouts`, which takes the places of an incident's own words: the sentence that tells of harm often names the
hospital, the court or the outlet's own town as well.  Words of place near the harm weigh most, then dateline, title and
lead, then how often a town is told at all; a quarter gives way to the city around it that the account names too.
A dateline far from every town that lead and harm are placed in tells where the account was filed, and weighs nothing.
Refuses to choose where no town is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import cos, hypot, inf, radians

from firsthand.claims.claim import Claim
from firsthand.claims.gazetteer import lookup

# Weights calibrated on labelled reports of shootings with a known city; confidence of the claim multiplies them.
TELLING, TELLING_BARE, DATELINE, LEAD, REST, OFFICE = 2.0, 1.0, 1.5, 0.6, 0.3, 0.8
FIRST = 2.0  # times, in the first sentence that tells of it
LEAD_SENTENCES = 6
FILED_KM = 30.0
QUARTER_KM, QUARTER_RATIO, QUARTER_SHARE = 15.0, 8, 0.25
KM_A_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class Telling:
    """What weighs the towns of one account.

    Attributes:
        places: Place claims that can be a scene.
        offices: Place claims inside the names of offices.
        sentences: Sentences that tell of the harm.
        located: Whether a word of place stands before a claim.
    """

    places: Iterable[Claim]
    offices: Iterable[Claim]
    sentences: frozenset[int]
    located: Callable[[Claim], bool]


def likely_town(telling: Telling) -> Claim | None:
    """The town with most evidence, by its weightiest claim.

    Args:
        telling: Places, offices and sentences of one account.

    Returns:
        One of the claims; None where no town of the gazetteer is told outside an office's name.
    """
    towns = [c for c in telling.places if c.place_id and (c.where_prec or 9) <= 2]
    if _filed_elsewhere(towns, telling):
        towns = [c for c in towns if c.rule != "dateline"]
    weights: dict[str, float] = defaultdict(float)
    best: dict[str, tuple[float, Claim]] = {}
    for claim in towns:
        place_id = claim.place_id or ""
        weight = _weight(claim, telling)
        weights[place_id] += weight
        if place_id not in best or weight > best[place_id][0]:
            best[place_id] = (weight, claim)
    for claim in telling.offices:
        if claim.place_id in best:
            weights[claim.place_id or ""] += OFFICE
    if not best:
        return None
    order = sorted(best, key=lambda p: (-weights[p], best[p][1].start, p))
    first = best[order[0]][1]
    for other in order[1:]:
        if weights[other] >= QUARTER_SHARE * weights[order[0]] and _quarter_of(first, best[other][1]):
            return best[other][1]
    return first


def _weight(claim: Claim, telling: Telling) -> float:
    if claim.sentence in telling.sentences:
        first = FIRST if claim.sentence == min(telling.sentences) else 1.0
        near = (TELLING if telling.located(claim) else TELLING_BARE) * first
    else:
        near = LEAD if claim.sentence < LEAD_SENTENCES else REST
    return (near + (DATELINE if claim.rule == "dateline" else 0.0)) * claim.confidence


def _filed_elsewhere(towns: Sequence[Claim], telling: Telling) -> bool:
    """Whether a dateline tells where the account was filed: all towns that its words place the harm in are far off."""
    near = [c for c in towns if c.sentence in telling.sentences or c.sentence < LEAD_SENTENCES]
    own = [c for c in near if c.rule != "dateline" and telling.located(c)]
    filed = [c for c in towns if c.rule == "dateline"]
    return bool(own) and any(all(_apart(c, o) > FILED_KM for o in own) for c in filed)


def _apart(a: Claim, b: Claim) -> float:
    """Kilometres between two towns, near enough for towns of one region; infinite where one has no coordinates."""
    if a.latitude is None or b.latitude is None or a.longitude is None or b.longitude is None:
        return inf
    east = (a.longitude - b.longitude) * cos(radians(a.latitude))
    return hypot(a.latitude - b.latitude, east) * KM_A_DEGREE


def _quarter_of(part: Claim, city: Claim) -> bool:
    """Whether a town lies so near to a so much larger one that it is one of its quarters, as far as a table can tell."""
    return _apart(part, city) <= QUARTER_KM and _people(city) >= QUARTER_RATIO * max(_people(part), 1)


def _people(claim: Claim) -> int:
    return next((p.population for p in lookup(claim.name or "") if p.place_id == claim.place_id), 0)
