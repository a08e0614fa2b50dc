"""Weighing: how strongly two mentions speak of one event, with what ties them and what speaks against it.

Every link explains itself: each fact it weighs is a sentence.  A link needs `events.link_threshold`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import exp, inf
from typing import Any

from rapidfuzz.fuzz import token_set_ratio

from firsthand.events.grouping.distance import DAY_WIDE, FAR_KM, NEAR_KM, days_between, distance_km, told_to_the_day
from firsthand.events.grouping.subject_facts import (
    LARGE,
    facts_of,
    listed_people,
    listed_tolls,
    share_a_place,
    shared_people,
    shared_tolls,
)
from firsthand.events.grouping.subject_weights import BIAS, WEIGHTS
from firsthand.events.mentions.exactness import is_town
from firsthand.events.mentions.mention import Mention
from firsthand.lang.edtf import width
from firsthand.lang.reckoning import compatible

DAYS_NEAR = 14  # days between two roughly told dates that can still be one
ONE_TITLE, OTHER_TITLE = 0.8, -0.5  # likeness of two documents' titles that are one; what other titles add, by hand
AGAINST, CAN_AGREE = "{} against {}", "{} and {} can agree"


@dataclass(frozen=True, slots=True)
class MentionPair:
    """Two mentions to be weighed.

    Attributes:
        likeness: Cosine of their content words, 0 to 1.
        named_likeness: The same over names and numbers alone, for accounts in two languages.
        one_parent: Both speak of one event.
        crowded: They share a key that too many share for all of these to be compared.
    """

    a: Mention
    b: Mention
    likeness: float = 0.0
    named_likeness: float = 0.0
    one_parent: bool = False
    crowded: bool = False


@dataclass(frozen=True, slots=True)
class MentionLink:
    """How strongly two mentions are tied: a score of 0 to 1; the rest as in `MentionPair`, so that `explained` can say why."""

    a: str
    b: str
    score: float
    likeness: float = 0.0
    named_likeness: float = 0.0
    one_parent: bool = False


@dataclass(frozen=True, slots=True)
class Explained:
    """What ties two mentions and what speaks against it, each in words; empty where nothing does."""

    ties: str
    against: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Subjects of two accounts in one crowd that were compared and are not linked."""

    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Weights:
    """What each fact about acts told in passing adds to a link's score; 0.5 is the threshold as it comes.

    Attributes:
        name, name_day: A shared name of what happened; names made of the same day.
        same_day, can_agree, next_day: Days told by both; days that can agree, one of them only roughly; one day apart.
        near_days, other_days: A few days apart, one of them roughly told; days that exclude each other.
        same_town, same_land, near_town, far_town, other_land: Where both are set.
        person, people_most: A surname both name, and the most that surnames give together.
        toll, tolls_most: A number above one that both tell, and the most that numbers give.
        same_act, one_parent, document: The same kind of act; acts that speak of one event; documents of one title.
    """

    name: float = 0.45
    name_day: float = 0.4
    same_day: float = 0.3
    can_agree: float = 0.12
    next_day: float = 0.1
    near_days: float = 0.04
    other_days: float = -0.6
    same_town: float = 0.25
    same_land: float = 0.05
    near_town: float = 0.15
    far_town: float = -0.4
    other_land: float = -0.2
    person: float = 0.2
    people_most: float = 0.4
    toll: float = 0.1
    tolls_most: float = 0.25
    same_act: float = 0.2
    one_parent: float = 0.35
    document: float = 0.6


# Acts and incidents told in passing: set by hand on made-up cases.
PASSING = Weights()
LENIENCE = 1.0  # log odds below even at which two subjects are still taken for one: averages over groups make up for it
HARD = inf  # nothing else weighs against it
LEAST_SHARED, STRANGERS = 0.05, -1.0  # two subjects with so little likeness, by hand and in log odds
ELSEWHERE = -2.5  # two towns far apart, neither account telling the other's; as much again where their days differ too
# What labelled news cannot teach, by hand and in log odds: names, documents, acts that speak of one event.
BY_HAND = Weights(name=3.5, name_day=3.0, same_act=1.0, one_parent=2.5, document=4.0)


def logistic(odds: float) -> float:
    """The score, 0 to 1, of two subjects' log odds: the threshold as it comes, 0.5, stands at `-LENIENCE`."""
    return round(1 / (1 + exp(-odds - LENIENCE)), 4)


@dataclass
class _Balance:
    """Weights gathered while a pair is looked at."""

    weights: Weights
    score: float = 0.0
    told: list[tuple[float, str, tuple[Any, ...]]] = field(default_factory=list)

    def add(self, weight: float, form: str, *parts: Any) -> None:
        """Put a weight on the scale: why is a format string and what it is filled with, if anybody asks."""
        self.score += weight
        if weight:
            self.told.append((weight, form, parts))

    def sentences(self, ties: bool) -> Iterator[str]:
        """What ties the two, or what speaks against it."""
        return (form.format(*parts) for weight, form, parts in self.told if form and (weight > 0) is ties)


def weigh(pair: MentionPair) -> MentionLink:
    """How strongly two mentions speak of one event.

    Args:
        pair: Two mentions of two accounts.

    Returns:
        A link; its score is cut to 0 to 1.  Two subjects of accounts are weighed by `subject_weights`, all else by `PASSING`.
    """
    a, b = pair.a, pair.b
    scale = _weighed(pair)
    score = logistic(scale.score) if a.main and b.main else round(min(1.0, max(0.0, scale.score)), 4)
    if a.event_hint and b.event_hint:
        score = float(a.event_hint == b.event_hint)
    return MentionLink(a.mention_id, b.mention_id, score, pair.likeness, pair.named_likeness, pair.one_parent)


def explained(pair: MentionPair) -> Explained:
    """What `weigh` made a pair's score of, in words."""
    scale = _weighed(pair)
    ties, against = (dict.fromkeys(scale.sentences(which)) for which in (True, False))
    return Explained("; ".join(ties), "; ".join(against))


def _weighed(pair: MentionPair) -> _Balance:
    """All that is known of a pair, on the scale; two event keys that came with the input are all that counts."""
    a, b = pair.a, pair.b
    scale = _Balance(PASSING)
    if a.event_hint and b.event_hint:
        scale.add(HARD if a.event_hint == b.event_hint else -HARD, "the event key given with the input")
        return scale
    if _other_kinds(a, b):
        scale.add(-HARD, "one is {}, the other {}", a.type, b.type)
    if a.main and b.main:
        _weigh_subjects(pair, scale)
    else:
        _names(pair, scale)
        _dates(pair, scale)
        _places(pair, scale)
        _people_and_tolls(pair, scale)
        _acts(pair, scale)
    return scale


def _weigh_subjects(pair: MentionPair, scale: _Balance) -> None:
    """Weigh what two accounts are mainly about: learned weights, and by hand what no labelled news teaches."""
    scale.score += BIAS
    for fact in facts_of(pair.a, pair.b, pair.likeness, pair.named_likeness):
        scale.add(fact.amount * WEIGHTS.get(fact.name, 0.0), fact.form, *fact.parts)
    if max(pair.likeness, pair.named_likeness) < LEAST_SHARED:
        scale.add(STRANGERS, "hardly a telling word in common")
    _elsewhere(pair.a, pair.b, scale)
    scale.weights = BY_HAND
    _names(pair, scale)
    _acts(pair, scale)


def _elsewhere(a: Mention, b: Mention, scale: _Balance) -> None:
    """Two towns far apart, where neither account tells a town near the other's: short news of one kind is alike in words.

    Trusts a town that stands alone in its account or with others near it; learned weights know how often one is misread.
    """
    if a.language != b.language or not (a.towns and b.towns) or not (_far(a, b)):
        return
    if any(t.place_id == other.place_id for t in a.towns for other in b.towns):
        return
    scale.add(ELSEWHERE, "neither tells the other's town")
    gap = days_between(a.edtf, b.edtf)
    if gap and told_to_the_day(a) and told_to_the_day(b):
        scale.add(ELSEWHERE, "nor its day")


def _far(a: Mention, b: Mention) -> bool:
    """Whether both are set in towns, and these lie far apart."""
    apart = distance_km(a, b) if is_town(a.where_prec) and is_town(b.where_prec) else None
    return apart is not None and apart > FAR_KM


def _other_kinds(a: Mention, b: Mention) -> bool:
    """Whether two mentions are of kinds that cannot be one: a ceremony and what it recalls, or two acts told in passing."""
    if a.family == b.family or "other" in (a.family, b.family):
        return False
    return not (a.main and b.main) or "ceremony" in (a.family, b.family)


def _names(pair: MentionPair, scale: _Balance) -> None:
    """A shared name, or names made of the same day."""
    a, b = pair.a, pair.b
    if a.family != "harm" or b.family != "harm":
        return
    if a.names and b.names and (shared := {n.lower() for n in a.names} & {n.lower() for n in b.names}):
        scale.add(scale.weights.name, "both call it {}", min(shared))
    elif days := _shared_days(a, b):
        scale.add(scale.weights.name_day, "both name it by the day {}", min(days))


def _shared_days(a: Mention, b: Mention) -> set[str]:
    """Days that a name of both is made of."""
    return set(a.name_days).intersection(b.name_days) if a.name_days and b.name_days else set()


def _dates(pair: MentionPair, scale: _Balance) -> None:
    """Same day, next day, or days that exclude each other; publication days only roughly."""
    a, b, w = pair.a, pair.b, scale.weights
    gap = days_between(a.edtf, b.edtf)
    if gap is None:
        if a.edtf and b.edtf and not compatible(a.edtf, b.edtf):
            scale.add(w.other_days, AGAINST, a.edtf, b.edtf)
        elif a.edtf and b.edtf and _shared_days(a, b):
            scale.add(w.next_day, CAN_AGREE, a.edtf, b.edtf)
        return
    apart, firm = gap.days, told_to_the_day(a) and told_to_the_day(b)
    if apart == 0 and firm:
        scale.add(w.same_day, "both tell {}" if a.edtf == b.edtf else "{} and {} meet", a.edtf, b.edtf)
    elif apart == 0:
        scale.add(w.can_agree, CAN_AGREE, a.edtf, b.edtf)
    elif apart == 1 and firm:
        scale.add(w.next_day, "told one day apart")
    elif a.unique and b.unique and a.type == b.type:
        return
    elif firm or apart > DAYS_NEAR or max(width(a.edtf) or 1, width(b.edtf) or 1) > DAY_WIDE:
        scale.add(w.other_days, AGAINST, a.edtf, b.edtf)
    else:
        scale.add(w.near_days, "told {} days apart", apart)


def _places(pair: MentionPair, scale: _Balance) -> None:
    """Same town, same land, or towns that lie apart."""
    a, b, w = pair.a, pair.b, scale.weights
    towns = is_town(a.where_prec) and is_town(b.where_prec)
    if share_a_place(a, b):
        scale.add(w.same_town if towns else 2 * w.same_land, "both in {}", a.place)
    elif towns and (apart := distance_km(a, b)) is not None:
        if apart <= NEAR_KM:
            scale.add(w.near_town, "{} and {} lie {:.0f} km apart", a.place, b.place, apart)
        else:
            scale.add(w.far_town if apart > FAR_KM else w.far_town / 2, AGAINST, a.place, b.place)
    elif a.country and b.country:
        scale.add(w.same_land if a.country == b.country else w.other_land, "{} and {}", a.country, b.country)


def _people_and_tolls(pair: MentionPair, scale: _Balance) -> None:
    """The same people named, the same numbers told."""
    a, b, w = pair.a, pair.b, scale.weights
    if people := shared_people(a, b):
        scale.add(min(w.people_most, w.person * len(people)), "both name {}", listed_people(people))
    if same := shared_tolls(a, b):
        weight = w.toll * (len(same) + any(t.value >= LARGE for t in same))
        scale.add(min(w.tolls_most, weight), "both tell {}", listed_tolls(same))


def _acts(pair: MentionPair, scale: _Balance) -> None:
    """The same act, document or parent."""
    a, b, w = pair.a, pair.b, scale.weights
    if a.family != "harm" and a.type == b.type and a.type not in ("report", "other"):
        scale.add(w.same_act, "both tell of {}", a.type)
    if pair.one_parent and a.type == b.type:
        scale.add(w.one_parent, "both speak of the same event")
    if a.document and b.document:
        likeness = token_set_ratio(a.document, b.document) / 100
        scale.add(
            w.document if likeness >= ONE_TITLE else OTHER_TITLE, "documents «{}» and «{}»", a.document, b.document
        )
