"""Reads the places that an account names, as claims.

Third on the claims' path beside figures and times; events take from here where something happened.  Refuses to say
that something happened at a place because the place is named: a claim says only what the words stand for.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from firsthand.claims.claim import Claim
from firsthand.claims.document import Document
from firsthand.claims.places.candidate import Candidate, ScannedPlaces
from firsthand.claims.places.found import find_places
from firsthand.claims.places.lexicon import place_lexicon
from firsthand.claims.places.meant import decide_places
from firsthand.claims.places.setting import Setting
from firsthand.claims.places.wide import region_of
from firsthand.gazetteer.gazetteer import gazetteer
from firsthand.gazetteer.place import COUNTRY, FIRST_ORDER, SECOND_ORDER, place_label
from firsthand.vocabulary import PlacePrecision

IN_ORGANISATION, ADJECTIVE = "in_organisation", "adjective"  # rules of words that set no scene
PART_OF_TABLE = "part_of_table"  # rule of a place by which a row of a table is a part of what happened
_WIDE: Mapping[str, PlacePrecision] = {COUNTRY: 6, FIRST_ORDER: 4, SECOND_ORDER: 3}


def _read(document: Document) -> tuple[ScannedPlaces, Setting]:
    found = find_places(document)
    return found, decide_places(document.account, found, place_lexicon(document.pack))


def read_places(document: Document) -> list[Claim]:
    """The places that an account names.

    Names inside an organisation's or office's name ("Embassy of X in Y") carry the rule `in_organisation`, words for a
    country's people and what is theirs the rule `adjective`; streets, regions and places the gazetteer lacks have no `place_id`.

    Args:
        document: The account with its language pack.

    Returns:
        Claims of kind `place` in the order of the text; empty where none is named.  `where_prec` is UCDP's: 1 the
        place itself, 2 near it, 3 second-order unit, 4 first-order unit, 5 vague, 6 country, 7 beyond one country.

    Source: UCDP GED codebook, `where_prec`.
    """
    found, _ = _read(document)
    return [_claim(document, c) for c in found.candidates if c.confidence > 0]


def country_hints(document: Document) -> Counter[str]:
    """How often an account speaks of each country: names, places in it, adjectives and demonyms.

    Args:
        document: The account with its language pack.

    Returns:
        Counts by ISO code; empty where no country is spoken of.
    """
    found, _ = _read(document)
    table = gazetteer()
    counts = Counter(found.adjectives)
    named = [c for c in found.candidates if c.confidence > 0 and c.row >= 0 and c.rule != ADJECTIVE]
    counts.update(table.codes[table.country(c.row)] for c in named)
    return counts


def document_country(document: Document) -> str | None:
    """The country that an account mostly speaks of, by names, places, adjectives and the publisher's domain.

    Args:
        document: The account with its language pack.

    Returns:
        ISO code; None where nothing tells.
    """
    row = _read(document)[1].main()
    return None if row < 0 else gazetteer().codes[row]


def _precision(made: Candidate) -> PlacePrecision:
    """UCDP's precision of a decided candidate."""
    kind = gazetteer().kind(made.row)
    if kind == COUNTRY and (made.vague or made.unit == "region"):
        return 5
    return _WIDE.get(kind, 2 if made.near else 1)


def _claim(document: Document, made: Candidate) -> Claim:
    """The claim that a candidate becomes."""
    table, span = gazetteer(), (made.start, made.end)
    if made.row < 0:
        return _unlisted(document, made)
    place = table.place(made.row)
    return document.claim(
        "place",
        made.sentence,
        span,
        place=place_label(place),
        place_id=place.place_id,
        latitude=place.latitude,
        longitude=place.longitude,
        where_prec=_precision(made),
        country=place.country,
        name=place.name,
        rule=made.rule if made.rule != "name" or not made.container else "contained",
        confidence=round(made.confidence, 2),
    )


def _unlisted(document: Document, made: Candidate) -> Claim:
    """The claim of a place that no table knows: with the point and the precision of what holds it, where that is told."""
    span, rule = (made.start, made.end), made.rule if made.rule != "name" else "unlisted"
    confidence = round(made.confidence, 2)
    if made.rule == "region":
        return _region(document, made)
    if made.holder < 0:
        near: PlacePrecision = 2 if made.near else 1
        return document.claim(
            "place",
            made.sentence,
            span,
            place=made.name,
            name=made.name,
            where_prec=near,
            rule=rule,
            confidence=confidence,
        )
    holder = gazetteer().place(made.holder)
    return document.claim(
        "place",
        made.sentence,
        span,
        place=f"{made.name}, {place_label(holder)}",
        latitude=holder.latitude,
        longitude=holder.longitude,
        where_prec=_WIDE.get(holder.kind, 2),
        country=holder.country,
        name=made.name,
        rule=rule,
        confidence=confidence,
    )


def _region(document: Document, made: Candidate) -> Claim:
    """The claim of a continent or region: vague inside the country that holds it, else beyond one; without a point."""
    lexicon = place_lexicon(document.pack)
    region = region_of(made.name, lexicon.language, lexicon.endings)
    held = gazetteer().place(region.country).country if region is not None and region.country >= 0 else None
    name = region.name if region is not None else made.name
    return document.claim(
        "place",
        made.sentence,
        (made.start, made.end),
        place=f"{name}, {held}" if held else name,
        where_prec=5 if held else 7,
        country=held,
        name=name,
        rule="region",
        confidence=round(made.confidence, 2),
    )


def best_place(claims: Sequence[Claim]) -> Claim | None:
    """Where one mention of an event was, from the place claims near it.

    The surest claims decide the country, then the first-order unit; inside them the most precise claim wins, the surer
    one where two are as precise, the earlier one where two are as sure.

    Args:
        claims: Place claims near the mention, nearest or weightiest first.

    Returns:
        One of the claims; None where there is none outside an organisation's name.
    """
    live = [
        c
        for c in claims
        if c.kind == "place" and c.rule not in (IN_ORGANISATION, ADJECTIVE) and c.where_prec is not None
    ]
    if not live:
        return None
    weight: dict[str, float] = defaultdict(float)
    for claim in live:
        weight[claim.country or ""] += claim.confidence
    weight.pop("", None)
    home = max(weight, key=lambda k: weight[k]) if weight else None
    inside = [c for c in live if c.place_id and c.country == home] or [c for c in live if c.country == home] or live
    top = max(c.confidence for c in inside)
    kept = [(i, c) for i, c in enumerate(inside) if c.confidence >= 0.6 * top]
    return min(kept, key=lambda item: (item[1].where_prec or 9, -round(item[1].confidence, 1), item[0]))[1]
