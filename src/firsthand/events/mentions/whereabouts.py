"""Where an incident of one account happened: the best of the places told in its sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from firsthand.accounts.account import Account
from firsthand.claims.claim import Claim
from firsthand.claims.places.read import ADJECTIVE, IN_ORGANISATION, PART_OF_TABLE
from firsthand.events.mentions.elsewhere import FILED, left_dateline, scenes_alone
from firsthand.events.mentions.exactness import COUNTRY, DISTRICT, is_town, place_prec
from firsthand.events.mentions.incidents import Incident
from firsthand.events.mentions.mention import Town
from firsthand.events.mentions.scene import LEAD_SENTENCES, TownEvidence, likely_town, told_words
from firsthand.lang.pack import pack_for
from firsthand.vocabulary import PlacePrecision

BESIDE, BESIDE_WORDS = 24, 2  # characters and words before a place in which a word of place stands
EVIDENCE_DECIMALS = 3
LEAST_EVIDENCE = 0.5  # for a town of an account to speak for an event's place
SEPARATE = ("legal", "declaration", "statement", "founding", "ceremony", "gathering", "politics")  # told in passing
# The name of an office, what is of a country, and the towns by which a table tells parts are not where it happened.
NO_SCENE = (IN_ORGANISATION, ADJECTIVE, PART_OF_TABLE)
LEADING_WORDS = 2  # words between a place and the noun that it is a part of: "the Paris terrorist attacks"
PARTED = ".,;:()–—\n"  # signs that part them


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where, as one account tells; all empty where it does not."""

    label: str | None = None
    words: str | None = None
    place_id: str | None = None
    place_ids: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    where_prec: PlacePrecision | None = None
    country: str | None = None
    claims: tuple[Claim, ...] = ()
    towns: tuple[Town, ...] = ()


def places_by_sentence(account: Account, claims: Sequence[Claim]) -> dict[int, list[Claim]]:
    """Place claims that can be a scene, by sentence, in order of the text; not where somebody was only going."""
    named = [c for c in claims if c.kind == "place" and c.rule not in NO_SCENE]
    out: dict[int, list[Claim]] = {}
    for claim in scenes_alone(account, sorted(named, key=lambda c: (c.start, c.end, c.claim_id))):
        out.setdefault(claim.sentence, []).append(claim)
    return out


@dataclass(frozen=True, slots=True)
class Scenes:
    """The places of an account that can be a scene.

    Attributes:
        places: By sentence, in order of the text.
        offices: Places inside the names of offices, by sentence: where nothing else tells.
        quoted: Ids of those inside the quoted title of a document.
        acts: How many acts other than harm a sentence tells of.
    """

    places: dict[int, list[Claim]]
    offices: dict[int, list[Claim]] = field(default_factory=dict)
    quoted: frozenset[str] = frozenset()
    acts: Mapping[int, int] = field(default_factory=dict)


def offices_by_sentence(claims: Sequence[Claim]) -> dict[int, list[Claim]]:
    """Place claims inside the names of offices, by sentence."""
    out: dict[int, list[Claim]] = {}
    for claim in claims:
        if claim.kind == "place" and claim.rule == IN_ORGANISATION:
            out.setdefault(claim.sentence, []).append(claim)
    return out


def place_of(incident: Incident, account: Account, scenes: Scenes, main: bool) -> Whereabouts:
    """The most precise place told in the incident's own words; for the main one also of dateline, title and lead.

    Harm takes the places of its sentences, but not of one that only recalls it beside another act; any other act takes
    those of its own clause, else those told before it in the sentence.  Ties go to the place told most often in the
    account, then to the one told first.
    """
    places = scenes.places
    told = _of_act(incident, account, scenes) if incident.family in SEPARATE else _of_harm(incident, account, scenes)
    if main and not _placed(incident, account, told):
        told += [p for s in range(LEAD_SENTENCES) if s not in incident.sentences for p in places.get(s, [])]
        if not any(_is_town(p) for p in told) and incident.family not in SEPARATE:
            told += [p for s in sorted(places) if s >= LEAD_SENTENCES for p in places[s] if _is_town(p)]
        if not any(_is_town(p) for p in told):
            told += [p for s in sorted(incident.sentences) for p in scenes.offices.get(s, []) if _is_town(p)]
    country = Counter(p.country for p in told if p.country).most_common(1)
    home = country[0][0] if country else None
    if not main:
        told = [p for p in told if place_prec(p.where_prec) < COUNTRY or located(account, p)]
    if not told:
        return Whereabouts(country=home)
    harmed = main and incident.family not in SEPARATE
    wide = left_dateline(told, lambda p: located(account, p)) if harmed else []
    told = wide or told
    often = Counter(p.place_id for s in places.values() for p in s if p.place_id)
    order = {p.claim_id: i for i, p in enumerate(told)}
    best = min(
        told,
        key=lambda p: (
            p.latitude is None,
            place_prec(p.where_prec),
            not located(account, p),
            bool(p.place_id),
            p.country != home,
            -often[p.place_id or ""],
            order[p.claim_id],
        ),
    )
    telling = _telling(incident, account, scenes)
    weights: Mapping[str, float] = {}
    if harmed and not wide:
        likely = likely_town(telling)
        best, weights = likely.claim or best, likely.weights
    words = (
        told_words(best, telling, account.text, _words_of_place(account.language))
        if main and best.latitude is not None
        else best.quote
    )
    towns = dict.fromkeys(p.place_id for p in (best, *told) if p.place_id and _as_fine(p, best))
    scene = tuple(p for p in told if p.place_id and p.place_id in towns) or (best,)
    return Whereabouts(
        label=best.place,
        words=words,
        place_id=best.place_id,
        place_ids=tuple(sorted(t for t in towns if t)),
        labels=tuple(dict.fromkeys(p.place for p in (best, *scene) if p.place)),
        latitude=best.latitude,
        longitude=best.longitude,
        where_prec=best.where_prec,
        country=best.country,
        claims=scene,
        towns=tuple(
            Town(p, round(weights[p], EVIDENCE_DECIMALS)) for p in sorted(weights) if p and weights[p] >= LEAST_EVIDENCE
        ),
    )


def _placed(incident: Incident, account: Account, told: Sequence[Claim]) -> bool:
    """Whether an incident's own words place it: harm in a town, any other act wherever a word of place says."""
    return any(_is_town(p) or (incident.family in SEPARATE and located(account, p)) for p in told)


def _as_fine(place: Claim, best: Claim) -> bool:
    """Whether a place is told as finely as the best one; a district that bears its town's name is as fine as a town."""
    return place_prec(place.where_prec) <= max(place_prec(best.where_prec), DISTRICT if _is_town(best) else 0)


def _telling(incident: Incident, account: Account, scenes: Scenes) -> TownEvidence:
    """What weighs the towns of the account for its main harm."""
    return TownEvidence(
        [p for s in sorted(scenes.places) for p in scenes.places[s]],
        [p for s in sorted(scenes.offices) for p in scenes.offices[s]],
        frozenset(incident.sentences),
        lambda claim: located(account, claim),
    )


def _of_harm(incident: Incident, account: Account, scenes: Scenes) -> list[Claim]:
    """Places of the sentences that tell of it, not only recall it while they tell of another act.

    Of its noun alone, where that has some and the language sets them so ("since the Paris attacks, the mood in Berlin is tense").
    """
    telling = {u.sentence for u in incident.units if not u.anaphoric or not scenes.acts.get(u.sentence)}
    leading = _towns_lead(account.language)
    nouns = [c for u in incident.units for c in u.claims if leading and c.kind == "act" and c.name != "verb"]
    told: list[Claim] = []
    for sentence in sorted(telling):
        here = scenes.places.get(sentence, [])
        told += [p for p in here if _is_town(p) and any(_leads(account, p, noun) for noun in nouns)] or here
    return told


def _leads(account: Account, place: Claim, noun: Claim) -> bool:
    """Whether a place stands before a noun as a part of it, at most a word or two between."""
    gap = account.text[place.end : noun.start] if place.end < noun.start else "."
    return len(gap.split()) <= LEADING_WORDS and not any(c in gap for c in PARTED)


@cache
def _towns_lead(language: str) -> bool:
    """Whether a language sets a town before a noun as a part of it."""
    pack = pack_for(language)
    return pack is not None and bool(pack.topic("acts").get("towns_lead", False))


def _of_act(incident: Incident, account: Account, scenes: Scenes) -> list[Claim]:
    """Places of the act's own clause, else before it in its sentence, else after it; never those in a document's title.

    A town that tells where an office is ("the Embassy of X in Y") is where something done there is done.
    """
    told: list[Claim] = []
    for unit in incident.units:
        seats = [p for p in scenes.offices.get(unit.sentence, []) if _is_town(p) and located(account, p)]
        near = sorted((*scenes.places.get(unit.sentence, []), *seats), key=lambda p: p.start)
        here = [p for p in near if p.claim_id not in scenes.quoted]
        own = [p for p in here if unit.clause.start <= p.start < unit.clause.end]
        alone = scenes.acts.get(unit.sentence, 0) <= 1
        told += own or [p for p in here if p.start < unit.start] or (here if alone else [])
    return list({p.claim_id: p for p in told}.values())


def towns_by_sentence(account: Account, places: Mapping[int, Sequence[Claim]]) -> dict[int, list[Claim]]:
    """The towns that the words before them set something in, or the dateline tells, by sentence.

    A street or a family may bear a town's name: what tells two incidents apart needs a word of place.
    """
    out = {}
    for sentence, told in places.items():
        towns = [p for p in told if _is_town(p) and (p.rule == FILED or located(account, p))]
        if towns:
            out[sentence] = towns
    return out


def located(account: Account, place: Claim) -> bool:
    """Whether a word of place ("in", "near") stands before it; adjectives and owners have none."""
    words = _words_of_place(account.language)
    before = account.text[max(0, place.start - BESIDE) : place.start].lower().split()
    return bool(words.intersection(before[-BESIDE_WORDS:]))


@cache
def _words_of_place(language: str) -> frozenset[str]:
    """The words of a language that stand before a place where something happened; empty without a pack."""
    pack = pack_for(language)
    return frozenset(pack.topic("acts").get("locating", ())) if pack else frozenset()


def _is_town(claim: Claim) -> bool:
    return bool(claim.place_id) and is_town(claim.where_prec)
