"""Which town the harm that an account is mainly about happened in, weighed from all that the account tells.

Beside `whereabouts`, which takes the places of an incident's own words: the sentence that tells of harm often names the
hospital, the court or the outlet's own town as well.  Words of place near the harm weigh most, then dateline, title and
lead, then how often a town is told at all; a quarter gives way to the city around it that the account names too.
Refuses to choose where no town is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import cos, hypot, radians

from firsthand.claims.claim import Claim
from firsthand.claims.gazetteer import lookup

# Weights calibrated on labelled reports of shootings with a known city; confidence of the claim multiplies them.
TELLING, TELLING_BARE, DATELINE, TITLE, LEAD, REST, OFFICE = 2.0, 1.0, 1.5, 1.0, 0.6, 0.3, 0.4
TITLE_SENTENCES, LEAD_SENTENCES = 2, 6
FIRST, EARLY, MOST = 2.0, 1, 4.0
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
    weights: dict[str, float] = defaultdict(float)
    spare: dict[str, float] = defaultdict(float)
    best: dict[str, tuple[float, Claim]] = {}
    for claim in telling.places:
        if not claim.place_id or (claim.where_prec or 9) > 2:
            continue
        weight = _weight(claim, telling) * claim.confidence
        if claim.sentence in telling.sentences:
            early = sum(1 for s in telling.sentences if s < claim.sentence) < EARLY
            weight *= FIRST if early else 1.0
            weights[claim.place_id] += weight
        else:
            spare[claim.place_id] += weight
        if claim.place_id not in best or weight > best[claim.place_id][0]:
            best[claim.place_id] = (weight, claim)
    for claim in telling.offices:
        if claim.place_id in best:
            weights[claim.place_id or ""] += OFFICE
    if not best:
        return None
    for place_id, weight in spare.items():
        weights[place_id] += min(weight, MOST)
    order = sorted(best, key=lambda p: (-weights[p], best[p][1].start, p))
    first = best[order[0]][1]
    for other in order[1:]:
        if weights[other] >= QUARTER_SHARE * weights[order[0]] and _quarter_of(first, best[other][1]):
            return best[other][1]
    return first


def _weight(claim: Claim, telling: Telling) -> float:
    if claim.sentence in telling.sentences:
        near = TELLING if telling.located(claim) else TELLING_BARE
    elif claim.sentence < TITLE_SENTENCES:
        near = TITLE
    else:
        near = LEAD if claim.sentence < LEAD_SENTENCES else REST
    return near + (DATELINE if claim.rule == "dateline" else 0.0)


def _quarter_of(part: Claim, city: Claim) -> bool:
    """Whether a town lies so near to a so much larger one that it is one of its quarters, as far as a table can tell."""
    if part.latitude is None or city.latitude is None or part.longitude is None or city.longitude is None:
        return False
    east = (part.longitude - city.longitude) * cos(radians(part.latitude))
    if hypot(part.latitude - city.latitude, east) * KM_A_DEGREE > QUARTER_KM:
        return False
    return _people(city) >= QUARTER_RATIO * max(_people(part), 1)


def _people(claim: Claim) -> int:
    return next((p.population for p in lookup(claim.name or "") if p.place_id == claim.place_id), 0)
