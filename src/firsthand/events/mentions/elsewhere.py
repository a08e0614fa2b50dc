"""Places that an account tells, and that are no scene: where somebody was going, and where it was filed.

Beside `whereabouts`.  Trusts phrases of a way, two names that tell a route, and a dateline that the words of the harm leave
for another province or region; refuses to leave a dateline for a unit that its town lies in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from firsthand.accounts.account import Account
from firsthand.claims.claim import Claim
from firsthand.events.mentions.exactness import COUNTRY, DISTRICT, is_town, place_prec
from firsthand.events.mentions.scene import apart
from firsthand.lang.forms import forms_of
from firsthand.lang.pack import LanguagePack, pack_for

WAY = 30  # characters before a place in which words of a way stand
FILED = "dateline"  # the rule of the place that an account was filed in
AROUND_KM = 50.0  # from a dateline's town to the middle of a unit, within which it is told for that town


def scenes_alone(account: Account, places: Sequence[Claim]) -> list[Claim]:
    """The places that can be a scene: not those where somebody was only going, nor the ends of a route beside another place.

    Args:
        account: The account.
        places: Its claims of places, in order of the text.
    """
    pack = pack_for(account.language)
    if pack is None:
        return list(places)
    stayed = [p for p in places if not _only_a_way(account, p, pack)]
    ends = _ends_of_routes(account, stayed, pack)
    others = [p for p in stayed if p.claim_id not in ends]
    return others if any(is_town(p.where_prec) for p in others) else stayed


def _only_a_way(account: Account, place: Claim, pack: LanguagePack) -> bool:
    """Whether the words before a place say that somebody was on the way there or came from there."""
    phrases = tuple(pack.topic("acts").get("not_a_scene", ()))
    before = " ".join(account.text[max(0, place.start - WAY) : place.start].lower().split())
    for article in forms_of(pack).definite:
        before = before.removesuffix(f" {article}")
    return bool(phrases) and before.endswith(phrases)


def _ends_of_routes(account: Account, places: Sequence[Claim], pack: LanguagePack) -> set[str]:
    """Ids of two places that stand as "from X to Y"."""
    routes = pack.topic("acts").get("routes", {})
    found: set[str] = set()
    for one, other in pairwise(places):
        before = account.text[max(0, one.start - WAY) : one.start].lower().split()[-1:]
        between = account.text[one.end : other.start].lower().split()
        if (
            before
            and between
            and one.sentence == other.sentence
            and between[0] in routes.get(before[0], ())
            and len(between) == 1
        ):
            found |= {one.claim_id, other.claim_id}
    return found


def left_dateline(told: Sequence[Claim], located: Callable[[Claim], bool]) -> list[Claim]:
    """The units and regions that the harm is told in, where its only town is that of a dateline outside them.

    Args:
        told: Places told of the harm, datelines among them.
        located: Whether a word of place stands before a claim.

    Returns:
        Empty where the dateline's town, or another one, may be the scene.
    """
    towns = [p for p in told if p.place_id and is_town(p.where_prec)]
    filed = [p for p in towns if p.rule == FILED]
    wide = [p for p in told if p.rule != FILED and located(p) and DISTRICT <= place_prec(p.where_prec) < COUNTRY]
    if not filed or len(filed) < len(towns) or any(_holds(w, f) for w in wide for f in filed):
        return []
    return wide


def _holds(wide: Claim, town: Claim) -> bool:
    """Whether a unit is told around a town."""
    return wide.name in (town.place or "").split(", ") or apart(wide, town) <= AROUND_KM
