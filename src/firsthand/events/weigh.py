"""Weighing: how strongly two mentions speak of one event, with what ties them and what speaks against it.

Every link explains itself: each fact it weighs is a sentence.  A link needs `events.link_threshold`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from math import asin, cos, radians, sin, sqrt

from rapidfuzz.fuzz import token_set_ratio

from firsthand.config import EventsConfig
from firsthand.events.mention import Mention
from firsthand.lang.edtf import bounds, compatible, width

NEAR_KM = 30.0  # two towns closer than this may be one scene told by two names
FAR_KM = 120.0
DAYS_NEAR = 14  # days between two roughly told dates that can still be one
LIKENESS_KNEE = 0.3
DAY_WIDE = 3  # days: a date at most this wide is told to the day


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions to be weighed.

    Attributes:
        likeness: Cosine of their content words, 0 to 1.
        named_likeness: The same over names and numbers alone, for accounts in two languages.
        one_parent: Both speak of one event.
    """

    a: Mention
    b: Mention
    likeness: float = 0.0
    named_likeness: float = 0.0
    one_parent: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """How two mentions are tied: a score of 0 to 1, and one sentence for and against."""

    a: str
    b: str
    score: float
    ties: str
    against: str


@dataclass(frozen=True, slots=True)
class Weights:
    """What each fact adds to a link's score; 0.5 is the threshold as it comes.

    Attributes:
        name, name_day: A shared name of what happened; names made of the same day.
        same_day, can_agree, next_day: Days told by both; days that can agree, one of them only roughly; one day apart.
        near_days, other_days: A few days apart, one of them roughly told; days that exclude each other.
        told_together, told_apart: Both published within a day; published more than `EventsConfig.max_days_apart` apart.
        same_town, same_land, near_town, far_town, other_land: Where both are set.
        person, people_most: A surname both name, and the most that surnames give together.
        toll, tolls_most: A number above one that both tell, and the most that numbers give.
        likeness, much_likeness: A unit of likeness of their telling words up to `LIKENESS_KNEE`, and beyond.
        named_likeness: A unit of likeness of names and numbers, up to `LIKENESS_KNEE`, between two languages.
        same_act, one_parent, document: The same kind of act; acts that speak of one event; documents of one title.
    """

    name: float = 0.45
    name_day: float = 0.4
    same_day: float = 0.3
    can_agree: float = 0.12
    next_day: float = 0.1
    near_days: float = 0.04
    other_days: float = -0.6
    told_together: float = 0.0
    told_apart: float = 0.0
    same_town: float = 0.25
    same_land: float = 0.05
    near_town: float = 0.15
    far_town: float = -0.4
    other_land: float = -0.2
    person: float = 0.2
    people_most: float = 0.4
    toll: float = 0.1
    tolls_most: float = 0.25
    likeness: float = 0.0
    much_likeness: float = 0.0
    named_likeness: float = 0.0
    same_act: float = 0.2
    one_parent: float = 0.35
    document: float = 0.6


# Acts and incidents told in passing: set by hand on made-up cases.
PASSING = Weights()
# Subjects of whole accounts: their words tell most.  Signs from a logistic regression over labelled pairs of news, sizes
# from a search for the best pairwise F1 and B-cubed over two labelled sets of news, then rounded; a weight that the
# search gave a sign against sense (towns far apart as a tie) was set back.
SUBJECTS = Weights(
    same_day=0.15,
    can_agree=0.24,
    next_day=0.05,
    near_days=0.05,
    other_days=-0.03,
    told_together=0.1,
    told_apart=-0.15,
    same_town=0.15,
    near_town=0.05,
    far_town=-0.05,
    other_land=0.0,
    person=0.2,
    people_most=0.5,
    toll=0.15,
    tolls_most=0.4,
    likeness=2.0,
    much_likeness=0.5,
    named_likeness=3.0,
    same_act=0.1,
)


@dataclass
class _Scale:
    """Weights gathered while a pair is looked at."""

    weights: Weights
    score: float = 0.0
    ties: list[str] = field(default_factory=list)
    against: list[str] = field(default_factory=list)

    def add(self, weight: float, why: str) -> None:
        """Put a weight on the scale."""
        self.score += weight
        if weight:
            (self.ties if weight > 0 else self.against).append(why)


def weigh(pair: Pair, config: EventsConfig, weights: Weights | None = None) -> Link:
    """How strongly two mentions speak of one event.

    Args:
        pair: Two mentions of two accounts.
        config: Days apart that accounts of one event may be published.
        weights: What each fact adds; `SUBJECTS` for two subjects of accounts and `PASSING` else where None.

    Returns:
        A link; its score is cut to 0 to 1.
    """
    a, b = pair.a, pair.b
    scale = _Scale(weights or (SUBJECTS if a.main and b.main else PASSING))
    if a.event_hint and b.event_hint:
        same = a.event_hint == b.event_hint
        why = "the event key given with the input"
        return Link(a.mention_id, b.mention_id, float(same), why if same else "", "" if same else why)
    if _other_kinds(a, b):
        scale.add(-9.0, "one is " + a.type + ", the other " + b.type)
    _names(pair, scale)
    _dates(pair, scale)
    _published(pair, scale, config)
    _places(pair, scale)
    _people_and_tolls(pair, scale)
    _subjects(pair, scale)
    return Link(
        a.mention_id,
        b.mention_id,
        round(min(1.0, max(0.0, scale.score)), 4),
        "; ".join(scale.ties),
        "; ".join(scale.against),
    )


def _other_kinds(a: Mention, b: Mention) -> bool:
    """Whether two mentions are of kinds that cannot be one: a ceremony and what it recalls, or two acts told in passing."""
    if a.family == b.family or "other" in (a.family, b.family):
        return False
    return not (a.main and b.main) or "ceremony" in (a.family, b.family)


def _names(pair: Pair, scale: _Scale) -> None:
    """A shared name, or names made of the same day."""
    a, b = pair.a, pair.b
    if a.family != "harm" or b.family != "harm":
        return
    shared = {n.lower() for n in a.names} & {n.lower() for n in b.names}
    days = set(a.name_days) & set(b.name_days)
    if shared:
        scale.add(scale.weights.name, f"both call it {min(shared)}")
    elif days:
        scale.add(scale.weights.name_day, f"both name it by the day {min(days)}")


def told_to_the_day(mention: Mention) -> bool:
    """Whether the account itself tells the day."""
    return mention.date_basis != "published" and (width(mention.edtf) or 99) <= DAY_WIDE


def _dates(pair: Pair, scale: _Scale) -> None:
    """Same day, next day, or days that exclude each other; publication days only roughly."""
    a, b, w = pair.a, pair.b, scale.weights
    gap = days_between(a, b)
    against = f"{a.edtf} against {b.edtf}"
    if gap is None:
        if a.edtf and b.edtf and not compatible(a.edtf, b.edtf):
            scale.add(w.other_days, against)
        elif a.edtf and b.edtf and set(a.name_days) & set(b.name_days):
            scale.add(w.next_day, f"{a.edtf} and {b.edtf} can agree")
        return
    apart, firm = gap.days, told_to_the_day(a) and told_to_the_day(b)
    if apart == 0 and firm:
        scale.add(w.same_day, f"both tell {a.edtf}" if a.edtf == b.edtf else f"{a.edtf} and {b.edtf} meet")
    elif apart == 0:
        scale.add(w.can_agree, f"{a.edtf} and {b.edtf} can agree")
    elif apart == 1 and firm:
        scale.add(w.next_day, "told one day apart")
    elif a.unique and b.unique and a.type == b.type:
        return
    elif firm or apart > DAYS_NEAR or max(width(a.edtf) or 1, width(b.edtf) or 1) > DAY_WIDE:
        scale.add(w.other_days, against)
    else:
        scale.add(w.near_days, f"told {apart} days apart")


def _published(pair: Pair, scale: _Scale, config: EventsConfig) -> None:
    """Published at once, or long apart."""
    (a0, _), (b0, _) = bounds(pair.a.published), bounds(pair.b.published)
    if a0 is None or b0 is None:
        return
    apart = abs((a0 - b0).days)
    if apart <= 1:
        scale.add(scale.weights.told_together, "published within a day of each other")
    elif apart > config.max_days_apart:
        scale.add(scale.weights.told_apart, f"published {apart} days apart")


def distance_km(a: Mention, b: Mention) -> float | None:
    """Great-circle distance of two mentions' places, None where one has none.  Source: haversine formula."""
    if a.latitude is None or b.latitude is None or a.longitude is None or b.longitude is None:
        return None
    p, q = radians(a.latitude), radians(b.latitude)
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(b.longitude - a.longitude) / 2) ** 2
    return 12742.0 * asin(sqrt(min(1.0, h)))


def _places(pair: Pair, scale: _Scale) -> None:
    """Same town, same land, or towns that lie apart."""
    a, b, w = pair.a, pair.b, scale.weights
    towns = (a.where_prec or 9) <= 2 and (b.where_prec or 9) <= 2
    apart = distance_km(a, b)
    if set(a.place_ids) & set(b.place_ids):
        scale.add(w.same_town if towns else 2 * w.same_land, f"both in {a.place}")
    elif towns and apart is not None:
        if apart <= NEAR_KM:
            scale.add(w.near_town, f"{a.place} and {b.place} lie {apart:.0f} km apart")
        else:
            scale.add(w.far_town if apart > FAR_KM else w.far_town / 2, f"{a.place} against {b.place}")
    elif a.country and b.country:
        scale.add(w.same_land if a.country == b.country else w.other_land, f"{a.country} and {b.country}")


def _people_and_tolls(pair: Pair, scale: _Scale) -> None:
    """The same people named, the same numbers told."""
    a, b, w = pair.a, pair.b, scale.weights
    people = set(a.people) & set(b.people)
    if people:
        scale.add(min(w.people_most, w.person * len(people)), "both name " + ", ".join(sorted(people)[:3]))
    same = {t for t in a.tolls if t.value > 1} & set(b.tolls)
    if same:
        weight = w.toll * (len(same) + any(t.value >= 10 for t in same))
        told = ", ".join(f"{t.value:g} {t.measure}" for t in sorted(same, key=str)[:2])
        scale.add(min(w.tolls_most, weight), "both tell " + told)


def _subjects(pair: Pair, scale: _Scale) -> None:
    """The same act, document or parent; the same words."""
    a, b, w = pair.a, pair.b, scale.weights
    if a.family != "harm" and a.type == b.type and a.type not in ("report", "other"):
        scale.add(w.same_act, f"both tell of {a.type}")
    if pair.one_parent and a.type == b.type:
        scale.add(w.one_parent, "both speak of the same event")
    if a.document and b.document:
        likeness = token_set_ratio(a.document, b.document) / 100
        scale.add(w.document if likeness >= 0.8 else -0.5, f"documents «{a.document}» and «{b.document}»")
    words, named = min(pair.likeness, LIKENESS_KNEE), min(pair.named_likeness, LIKENESS_KNEE)
    if a.language == b.language and words > 0:
        weight = w.likeness * words + w.much_likeness * (pair.likeness - words)
        scale.add(weight, f"{pair.likeness:.0%} of their telling words agree")
    elif a.language != b.language and named > 0:
        scale.add(w.named_likeness * named, f"{pair.named_likeness:.0%} of their telling names and numbers agree")


def days_between(a: Mention, b: Mention) -> timedelta | None:
    """Gap between two dates, zero where they meet; None where one is open."""
    (a0, a1), (b0, b1) = bounds(a.edtf), bounds(b.edtf)
    if a0 is None or b0 is None or a1 is None or b1 is None:
        return None
    return max(a0 - b1, b0 - a1, timedelta(0))
