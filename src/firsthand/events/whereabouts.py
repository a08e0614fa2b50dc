"""Where an incident of one account happened: the best of the places told in its sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.accounts.account import Account
from firsthand.claims.claim import Claim
from firsthand.events.incidents import Incident

NO_SCENE = ("in_organisation",)  # places inside the name of an office are not where it happened


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where, as one account tells; all empty where it does not."""

    label: str | None = None
    words: str | None = None
    place_id: str | None = None
    place_ids: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    where_prec: int | None = None
    country: str | None = None
    claims: tuple[Claim, ...] = ()


def places_by_sentence(claims: Sequence[Claim]) -> dict[int, list[Claim]]:
    """Place claims that can be a scene, by sentence, in order of the text."""
    out: dict[int, list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: (c.start, c.end, c.claim_id)):
        if claim.kind == "place" and claim.rule not in NO_SCENE:
            out.setdefault(claim.sentence, []).append(claim)
    return out


def place_of(incident: Incident, account: Account, places: dict[int, list[Claim]], main: bool) -> Whereabouts:
    """The most precise place told in the incident's own sentences; for the main one also of dateline, title and lead.

    Ties go to the place told most often in the account, then to the one told first.
    """
    told = [p for s in sorted(incident.sentences) for p in places.get(s, [])]
    if main and not any(_is_town(p) for p in told):
        told += [
            p for s in range(min(6, len(account.sentences))) if s not in incident.sentences for p in places.get(s, [])
        ]
    if main and not any(_is_town(p) for p in told):
        told += [p for s in sorted(places) if s >= 6 for p in places[s] if _is_town(p)]
    if not told:
        return Whereabouts()
    often = Counter(p.place_id for s in places.values() for p in s if p.place_id)
    country = Counter(p.country for p in told if p.country).most_common(1)
    home = country[0][0] if country else None
    order = {p.claim_id: i for i, p in enumerate(told)}
    best = min(
        told,
        key=lambda p: (
            not p.place_id,
            p.where_prec or 9,
            p.country != home,
            -often[p.place_id or ""],
            order[p.claim_id],
        ),
    )
    towns = dict.fromkeys(p.place_id for p in told if p.place_id and (p.where_prec or 9) == best.where_prec)
    return Whereabouts(
        best.place,
        best.quote,
        best.place_id,
        tuple(sorted(t for t in towns if t)),
        best.latitude,
        best.longitude,
        best.where_prec,
        best.country,
        tuple(p for p in told if p.place_id and p.place_id in towns) or (best,),
    )


def _is_town(claim: Claim) -> bool:
    return bool(claim.place_id) and (claim.where_prec or 9) <= 2
