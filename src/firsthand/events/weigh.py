"""Weighing: how strongly two mentions speak of one event, with what ties them and what speaks against it.

Every link explains itself.  Weights are shares of certainty set by hand on made-up cases and checked on labelled news;
a link needs `events.link_threshold`.
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
DAY_WIDE = 3  # days: a date at most this wide is told to the day


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions to be weighed.

    Attributes:
        likeness: Cosine of their content words, 0 to 1.
        one_parent: Both speak of one event.
    """

    a: Mention
    b: Mention
    likeness: float = 0.0
    one_parent: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """How two mentions are tied: a score of 0 to 1, and one sentence for and against."""

    a: str
    b: str
    score: float
    ties: str
    against: str


@dataclass
class _Scale:
    """Weights gathered while a pair is looked at."""

    score: float = 0.0
    ties: list[str] = field(default_factory=list)
    against: list[str] = field(default_factory=list)

    def add(self, weight: float, why: str) -> None:
        """Put a weight on the scale."""
        self.score += weight
        (self.ties if weight > 0 else self.against).append(why)


def weigh(pair: Pair, config: EventsConfig) -> Link:
    """How strongly two mentions speak of one event.

    Args:
        pair: Two mentions of two accounts.
        config: Days apart that undated mentions may lie.

    Returns:
        A link; its score is cut to 0 to 1.
    """
    a, b = pair.a, pair.b
    scale = _Scale()
    if a.event_hint and b.event_hint:
        same = a.event_hint == b.event_hint
        why = "the event key given with the input"
        return Link(a.mention_id, b.mention_id, float(same), why if same else "", "" if same else why)
    if a.family != b.family and "other" not in (a.family, b.family):
        scale.add(-9.0, "one is " + a.type + ", the other " + b.type)
    _names(pair, scale)
    _dates(pair, scale, config)
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


def _names(pair: Pair, scale: _Scale) -> None:
    """A shared name, or names made of the same day."""
    a, b = pair.a, pair.b
    if a.family != "harm" or b.family != "harm":
        return
    shared = {n.lower() for n in a.names} & {n.lower() for n in b.names}
    days = set(a.name_days) & set(b.name_days)
    if shared:
        scale.add(0.45, f"both call it {min(shared)}")
    elif days:
        scale.add(0.4, f"both name it by the day {min(days)}")


def told_to_the_day(mention: Mention) -> bool:
    """Whether the account itself tells the day."""
    return mention.date_basis != "published" and (width(mention.edtf) or 99) <= DAY_WIDE


def _dates(pair: Pair, scale: _Scale, config: EventsConfig) -> None:
    """Same day, next day, or days that exclude each other; publication days only roughly."""
    a, b = pair.a, pair.b
    (a0, a1), (b0, b1) = bounds(a.edtf), bounds(b.edtf)
    if a.edtf and b.edtf and not compatible(a.edtf, b.edtf) and (a0 is None or b0 is None):
        scale.add(-0.6, f"{a.edtf} against {b.edtf}")
        return
    if a0 is None or b0 is None or a1 is None or b1 is None:
        if a.edtf and b.edtf and set(a.name_days) & set(b.name_days):
            scale.add(0.1, f"{a.edtf} and {b.edtf} can agree")
        return
    apart = max((a0 - b1).days, (b0 - a1).days, 0)
    firm = told_to_the_day(a) and told_to_the_day(b)
    once = a.unique and b.unique and a.type == b.type
    if apart == 0 and firm:
        scale.add(0.3, f"both tell {a.edtf}" if a.edtf == b.edtf else f"{a.edtf} and {b.edtf} meet")
    elif apart == 0:
        scale.add(0.12, f"{a.edtf} and {b.edtf} can agree")
    elif apart == 1 and firm:
        scale.add(0.1, "told one day apart")
    elif once:
        return
    elif firm or min(width(a.edtf) or 1, width(b.edtf) or 1) > DAY_WIDE or apart > config.max_days_apart:
        scale.add(-0.6, f"{a.edtf} against {b.edtf}")
    else:
        scale.add(0.1 - 0.02 * apart, f"told {apart} days apart")


def distance_km(a: Mention, b: Mention) -> float | None:
    """Great-circle distance of two mentions' places, None where one has none.  Source: haversine formula."""
    if a.latitude is None or b.latitude is None or a.longitude is None or b.longitude is None:
        return None
    p, q = radians(a.latitude), radians(b.latitude)
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(b.longitude - a.longitude) / 2) ** 2
    return 12742.0 * asin(sqrt(min(1.0, h)))


def _places(pair: Pair, scale: _Scale) -> None:
    """Same town, same land, or towns that lie apart."""
    a, b = pair.a, pair.b
    shared = set(a.place_ids) & set(b.place_ids)
    towns = (a.where_prec or 9) <= 2 and (b.where_prec or 9) <= 2
    apart = distance_km(a, b)
    if shared:
        scale.add(0.25 if towns else 0.1, f"both in {a.place}")
    elif towns and apart is not None:
        if apart <= NEAR_KM:
            scale.add(0.15, f"{a.place} and {b.place} lie {apart:.0f} km apart")
        else:
            scale.add(-0.4 if apart > FAR_KM else -0.2, f"{a.place} against {b.place}")
    elif a.country and b.country:
        scale.add(0.05 if a.country == b.country else -0.2, f"{a.country} and {b.country}")


def _people_and_tolls(pair: Pair, scale: _Scale) -> None:
    """The same people named, the same numbers told."""
    a, b = pair.a, pair.b
    people = set(a.people) & set(b.people)
    if people:
        scale.add(min(0.4, 0.2 * len(people)), "both name " + ", ".join(sorted(people)[:3]))
    same = {t for t in a.tolls if t.value > 1} & set(b.tolls)
    if same:
        weight = 0.1 * len(same) + (0.1 if any(t.value >= 10 for t in same) else 0.0)
        scale.add(
            min(0.25, weight), "both tell " + ", ".join(f"{t.value:g} {t.measure}" for t in sorted(same, key=str)[:2])
        )


def _subjects(pair: Pair, scale: _Scale) -> None:
    """The same act, document or parent; the same words."""
    a, b = pair.a, pair.b
    if a.family != "harm" and a.type == b.type and a.type not in ("report", "other"):
        scale.add(0.2, f"both tell of {a.type}")
    if pair.one_parent and a.type == b.type:
        scale.add(0.35, "both speak of the same event")
    if a.document and b.document:
        likeness = token_set_ratio(a.document, b.document) / 100
        scale.add(0.6 if likeness >= 0.8 else -0.5, f"documents «{a.document}» and «{b.document}»")
    if a.main and b.main and pair.likeness > 0:
        scale.add(0.9 * pair.likeness, f"{pair.likeness:.0%} of their telling words agree")


def days_between(a: Mention, b: Mention) -> timedelta | None:
    """Gap between two dates, zero where they meet; None where one is open."""
    (a0, a1), (b0, b1) = bounds(a.edtf), bounds(b.edtf)
    if a0 is None or b0 is None or a1 is None or b1 is None:
        return None
    return max(a0 - b1, b0 - a1, timedelta(0))
