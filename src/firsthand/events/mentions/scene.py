"""Which town the harm that an account is mainly about happened in, weighed from all that the account tells.

Beside `whereabouts`, which takes the places of an incident's own words: the sentence that tells of harm often names the
hospital, the court or the outlet's own town as well.  Words of place near the harm weigh most, then dateline, title and
lead, then how often a town is told at all; a quarter gives way to the city around it that the account names too.
A dateline far from every town that lead and harm are placed in tells where the account was filed, and weighs nothing.
Refuses to choose where no town is told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

from firsthand.claims.claim import Claim
from firsthand.events.mentions.exactness import is_town
from firsthand.gazetteer.distance import great_circle_km
from firsthand.gazetteer.gazetteer import lookup
from firsthand.lang.forms import all_forms

# Weights calibrated on labelled reports of shootings with a known city; confidence of the claim multiplies them.
TELLING, TELLING_BARE, DATELINE, LEAD, REST, OFFICE = 2.0, 1.0, 1.5, 0.6, 0.3, 0.8
FIRST = 2.0  # times, in the first sentence that tells of it
LEAD_SENTENCES = 6  # that make the lead
# From a dateline's town to all that lead and harm are placed in, beyond which it tells where the account was filed.
FILED_KM = 30.0
# How near a quarter lies to its city, how many times as many people that has, and the share of the quarter's evidence that it
# must have itself.
QUARTER_KM, QUARTER_RATIO, QUARTER_SHARE = 15.0, 8, 0.25
WORDS_BETWEEN = 2  # of two places that are told as one, the one in the other
NO_SPOT = ("street", "region", "natural")  # rules of places that are no building or quarter
UNLISTED = "unlisted"  # the rule of a place that no table knows
OFTEN = 2  # times that a building is told, to be where it was


@dataclass(frozen=True, slots=True)
class TownEvidence:
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


class _Weighed(NamedTuple):
    """A claim and the evidence it is."""

    weight: float
    claim: Claim


@dataclass(frozen=True, slots=True)
class LikelyTown:
    """Where the harm happened, and the evidence for each town told.

    Attributes:
        claim: The weightiest claim of the town; None where no town of the gazetteer is told outside an office's name.
        weights: By place id.
    """

    claim: Claim | None
    weights: Mapping[str, float]


def likely_town(telling: TownEvidence) -> LikelyTown:
    """The town with most evidence, and the evidence for each town told.

    Args:
        telling: Places, offices and sentences of one account.

    Returns:
        The town; no claim and no weights where none is told.
    """
    towns = [c for c in telling.places if (c.place_id and is_town(c.where_prec)) or _in_unit(c, telling)]
    if _filed_elsewhere(towns, telling):
        towns = [c for c in towns if c.rule != "dateline"]
    weights: dict[str, float] = defaultdict(float)
    best: dict[str, _Weighed] = {}
    for claim in towns:
        key, weight = _key(claim), _weight(claim, telling)
        weights[key] += weight
        if key not in best or weight > best[key].weight:
            best[key] = _Weighed(weight, claim)
    if not best:
        return LikelyTown(None, {})
    seats = {c.place_id or "": _Weighed(0.0, c) for c in telling.offices if c.place_id and is_town(c.where_prec)}
    for claim in telling.offices:
        weights[claim.place_id or ""] += OFFICE
    order = sorted(best, key=lambda p: (-weights[p], best[p].claim.start, p))
    first = best[order[0]].claim
    around = sorted({**seats, **best}.items(), key=lambda item: (-weights[item[0]], item[1].claim.start, item[0]))
    for key, (_, city) in around:
        if weights[key] >= QUARTER_SHARE * weights[order[0]] and _quarter_of(first, city):
            weights[city.place_id or ""] += weights[order[0]]
            return LikelyTown(city, _of_ids(weights, best))
    return LikelyTown(first, _of_ids(weights, best))


def _key(claim: Claim) -> str:
    """By what the evidence for a town is summed: its id, or the name that no table knows."""
    return claim.place_id or claim.place or ""


def _of_ids(weights: Mapping[str, float], best: Mapping[str, _Weighed]) -> dict[str, float]:
    """The weights of the towns alone that have an id."""
    return {k: w for k, w in weights.items() if k not in best or best[k].claim.place_id}


def _in_unit(claim: Claim, telling: TownEvidence) -> bool:
    """Whether a place that no table knows, with the point of what holds it, is where the harm is told."""
    return (
        claim.rule == UNLISTED
        and claim.latitude is not None
        and not is_town(claim.where_prec)
        and not claim.place_id
        and claim.sentence in telling.sentences
        and telling.located(claim)
    )


def _weight(claim: Claim, telling: TownEvidence) -> float:
    if claim.sentence in telling.sentences:
        first = FIRST if claim.sentence == min(telling.sentences) else 1.0
        near = (TELLING if telling.located(claim) else TELLING_BARE) * first
    else:
        near = LEAD if claim.sentence < LEAD_SENTENCES else REST
    return (near + (DATELINE if claim.rule == "dateline" else 0.0)) * claim.confidence


def _filed_elsewhere(towns: Sequence[Claim], telling: TownEvidence) -> bool:
    """Whether a dateline tells where the account was filed: all towns that its words place the harm in are far off."""
    near = [c for c in towns if c.sentence in telling.sentences or c.sentence < LEAD_SENTENCES]
    own = [c for c in near if c.rule != "dateline" and telling.located(c)]
    filed = [c for c in towns if c.rule == "dateline"]
    return bool(own) and any(all(apart(c, o) > FILED_KM for o in own) for c in filed)


def apart(a: Claim, b: Claim) -> float:
    """Kilometres between two towns; infinite where one has no coordinates."""
    if a.latitude is None or b.latitude is None or a.longitude is None or b.longitude is None:
        return inf
    return great_circle_km(a.latitude, a.longitude, b.latitude, b.longitude)


def _quarter_of(part: Claim, city: Claim) -> bool:
    """Whether a town lies so near to a so much larger one that it is one of its quarters, as far as a table can tell."""
    return apart(part, city) <= QUARTER_KM and _people(city) >= QUARTER_RATIO * max(_people(part), 1)


def _people(claim: Claim) -> int:
    return next((p.population for p in lookup(claim.name or "") if p.place_id == claim.place_id), 0)


def told_words(town: Claim, telling: TownEvidence, text: str, joins: frozenset[str]) -> str:
    """A town as the account tells it with the places around it: "Lowford, Marchshire", "the Mill Road stop in Lowford".

    Args:
        town: The town chosen.
        telling: All places of the account.
        text: The account's text.
        joins: Words that may stand between a place and the one it lies in, beside commas and owners' endings.

    Returns:
        A building or quarter without a row of the gazetteer where lead and harm tell it twice and more than the town; else
        the town's fullest telling there, the first of those as full; its own words where it is told alone.
    """
    near = [c for c in telling.places if c.sentence in telling.sentences or c.sentence < LEAD_SENTENCES]
    named = Counter(c.quote for c in near if not c.place_id and c.rule not in NO_SPOT)
    spot = min(named, key=lambda q: (-named[q], q), default="")
    if spot and named[spot] >= max(OFTEN, sum(1 for c in near if _key(c) == _key(town))):
        return spot
    best = town.quote
    for i, claim in enumerate(near):
        if _key(claim) != _key(town):
            continue
        first, last = i, i
        while first and _joined(text[near[first - 1].end : near[first].start], joins):
            first -= 1
        while last + 1 < len(near) and _joined(text[near[last].end : near[last + 1].start], joins):
            last += 1
        words = text[near[first].start : near[last].end]
        best = words if last - first > 0 and len(words) > len(best) and "\n" not in words else best
    return best


def _joined(gap: str, joins: frozenset[str]) -> bool:
    for mark in (",", *all_forms().possessive):
        gap = gap.replace(mark, " ")
    words = gap.lower().split()
    return len(words) <= WORDS_BETWEEN and joins.issuperset(words)
