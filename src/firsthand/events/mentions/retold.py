"""Retellings: harm told without a day, or with a rough one, that the account tells elsewhere with more.

Last step over an account's incidents of harm.  "The shooting", "last year's attack", "charged Monday with killing two":
each is folded into the incident that people, tolls, kind and town tie it to.  Trusts what ties; refuses to fold what
speaks against: another day, another town, other victims, a toll that is no part of the other's.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import NamedTuple

from firsthand.claims.acts import ACCIDENTS
from firsthand.claims.claim import Claim
from firsthand.events.grouping.distance import days_between
from firsthand.events.mentions.exactness import WEEK, days_wide
from firsthand.events.mentions.incidents import GUESSED_WITHIN, NEWS_DAYS, ONE_TOWN_KM, Incident, finer, towns_of
from firsthand.events.mentions.noun_days import PLAIN
from firsthand.events.mentions.scene import apart
from firsthand.events.mentions.subject import OPENING_SENTENCES, people_of
from firsthand.lang.edtf import bounds, open_year
from firsthand.lang.reckoning import compatible
from firsthand.vocabulary import EventType

PERSON, TOLL, LONE_TOLL, TOWN, KIND, AKIN, KNOWN = 3.0, 2.0, 0.5, 1.5, 1.0, 0.5, 1.0  # what ties two tellings, by hand
ENOUGH = 1.5  # of these makes them one
# The same where one tells no day and the other one long past (what a news report tells without a day is news), and where
# one tells its day by a clock alone.
ENOUGH_IN_DOUBT = 3.0
ROUNDED = 1.5  # times the lesser number that the greater one is at most, where one of them may be round
REWRITTEN = (
    7  # days by which a rough day ("last weekend") of news rewritten since may lie off that of the same victim's harm
)
MANY = 10  # from which numbers are told roundly
MOST_TOLD = 40  # incidents of one account that are compared with one another: each pair is


@dataclass(frozen=True, slots=True)
class ToldHarm:
    """What an account tells beside its incidents.

    Attributes:
        actors, places: Actors and towns by sentence.
        published: When it was published.
        tried: It tells of a trial as news: what it tells without a day is what is judged, and may lie long back.
    """

    actors: Mapping[int, Sequence[Claim]]
    places: Mapping[int, Sequence[Claim]]
    published: str | None
    tried: bool = False


@dataclass(frozen=True, slots=True)
class _IncidentFacts:
    """What an incident tells that others may share or exclude.

    Attributes:
        people, victims: Surnames of all who suffered or did it, and of those who suffered.
        kinds: Types that say more than that harm was done, or what came of it.
        tolls: The largest number told, by measure.
        loose: It tells no day, or only a rough one or one of law.
        by: The last day of law that it is told under, where it tells no other: it was done by then.
        known: It is told as known.
        guessed: Only clock times tell its day.
    """

    incident: Incident
    people: frozenset[str]
    victims: frozenset[str]
    kinds: frozenset[EventType]
    tolls: dict[str, float]
    towns: tuple[Claim, ...]
    loose: bool
    by: date | None
    known: bool
    guessed: bool


class _FoldablePair(NamedTuple):
    """How strongly two incidents are tied, where the later one starts, and their places in order."""

    strength: float
    start: int
    one: int
    other: int


def fold_retellings(incidents: Sequence[Incident], told: ToldHarm) -> list[Incident]:
    """An account's incidents of harm, its retellings folded into what they retell.

    Args:
        incidents: Of family `harm`, in order of their first words; they may be changed.
        told: What the account tells beside them.

    Returns:
        The incidents that are left, in order of their first words; all of them where an account tells of so many that it is
        a chronicle, which tells each apart.
    """
    if len(incidents) > MOST_TOLD:
        return list(incidents)
    left = [_telling(i, told) for i in incidents]
    news = None if told.tried else bounds(told.published)[0]
    while ties := _ties(left, news):
        best = min(ties, key=lambda t: (-t.strength, t.start))
        one, other = left[best.one], left[best.other]
        whole = _folded(one, other)
        left = [t for k, t in enumerate(left) if k not in (best.one, best.other)] + [_telling(whole, told)]
        left.sort(key=lambda t: t.incident.start)
    return [t.incident for t in left]


def _ties(told: Sequence[_IncidentFacts], news: date | None) -> list[_FoldablePair]:
    """The pairs that are tied enough, one of them loose."""
    out = []
    for (k, one), (n, other) in combinations(enumerate(told), 2):
        loose = one.loose or other.loose or _one_victim(one, other)
        if (loose or _one_day_one_toll(one, other)) and not _excluded(one, other):
            strength = _strength(one, other)
            doubtful = ((one.guessed or other.guessed) and not _one_toll(one, other)) or _long_past(one, other, news)
            recalled = 0.0 if doubtful else KNOWN * (one.known or other.known)
            if strength + recalled >= (ENOUGH_IN_DOUBT if doubtful else ENOUGH):
                out.append(_FoldablePair(strength, max(one.incident.start, other.incident.start), k, n))
    return out


def _one_toll(one: _IncidentFacts, other: _IncidentFacts) -> bool:
    """Whether both tell one number of several people harmed."""
    return any(v > 1 and other.tolls.get(m) == v for m, v in one.tolls.items())


def _long_past(one: _IncidentFacts, other: _IncidentFacts, news: date | None) -> bool:
    """Whether one of two tells no day, not even one of law, and the other happened long before the news.

    Not where the title or the first sentence tells the other: that is what the account goes on about.
    """
    if news is None:
        return False
    for undated, dated in ((one, other), (other, one)):
        last = bounds(dated.incident.edtf)[1]
        opens = not dated.incident.sentences.isdisjoint(range(OPENING_SENTENCES))
        if undated.incident.edtf is None and last is not None and not opens and news - last > timedelta(days=NEWS_DAYS):
            return True
    return False


def _telling(incident: Incident, told: ToldHarm) -> _IncidentFacts:
    sentences = incident.sentences
    acts = [u.act for u in incident.units if u.act is not None]
    figures = [f for u in incident.units for f in u.figures]
    tolls: dict[str, float] = {}
    for f in figures:
        told_number = f.best if f.best is not None else f.low
        if f.measure in ("killed", "injured", "abducted") and told_number is not None:
            tolls[f.measure] = max(tolls.get(f.measure, 0.0), told_number)
    actors = [c for s in sentences for c in told.actors.get(s, ())]
    victims = [c for c in actors if c.role == "victim"]
    doers = [c for c in actors if c.role in ("perpetrator", "ordered_by")]
    lent = [u.lent for u in incident.units if u.lent is not None]
    only_lent = incident.only_lent
    last = max((day for told_day in lent if (day := bounds(told_day.edtf)[1])), default=None)
    return _IncidentFacts(
        incident=incident,
        people=frozenset(people_of([*victims, *doers], sentences)),
        victims=frozenset(people_of(victims, sentences)),
        kinds=frozenset(a.name for a in acts if not (a.generic or a.outcome)),
        tolls=tolls,
        towns=tuple(towns_of([p for s in sentences for p in told.places.get(s, ())])),
        loose=only_lent
        or incident.guessed
        or incident.edtf is None
        or open_year(incident.edtf)
        or days_wide(incident.edtf) > WEEK,
        by=last if only_lent else None,
        known=any(u.known or u.anaphoric for u in incident.units) or only_lent,
        guessed=incident.guessed,
    )


def _excluded(one: _IncidentFacts, other: _IncidentFacts) -> bool:
    """Whether what both tell cannot be one thing."""
    if one.incident.names and other.incident.names:
        return True
    if not _days_agree(one, other) or not _akin(one.kinds, other.kinds):
        return True
    near = any(apart(a, b) <= ONE_TOWN_KM for a in one.towns for b in other.towns)
    misread = _one_day_one_toll(one, other) or _one_victim(one, other)
    if one.towns and other.towns and not near and not misread:
        return True
    if one.victims and other.victims and not one.victims & other.victims:
        return True
    if any(_other_toll(one, other, m) for m in one.tolls.keys() & other.tolls.keys()):
        return True
    return _counts_a_period(one, other) or _counts_a_period(other, one)


def _one_victim(one: _IncidentFacts, other: _IncidentFacts) -> bool:
    """Whether both name one victim, and a rough day of one lies near the other's day: nobody is a victim twice in a week.

    Whatever the towns: one of them was misread.
    """
    gap = days_between(one.incident.edtf, other.incident.edtf)
    if gap is None or one.by is not None or other.by is not None or one.victims.isdisjoint(other.victims):
        return False
    rough = max(days_wide(one.incident.edtf), days_wide(other.incident.edtf)) > 1
    return rough and 0 < gap.days <= REWRITTEN


def _one_day_one_toll(one: _IncidentFacts, other: _IncidentFacts) -> bool:
    """Whether both tell one day and the same tolls, of two measures, or several of one: a town of theirs was misread."""
    if one.loose or other.loose or not compatible(one.incident.edtf, other.incident.edtf):
        return False
    same = [v for m, v in one.tolls.items() if other.tolls.get(m) == v]
    return (
        one.tolls.keys() == other.tolls.keys()
        and len(same) == len(one.tolls)
        and (len(same) > 1 or any(v > 1 for v in same))
    )


def _counts_a_period(one: _IncidentFacts, other: _IncidentFacts) -> bool:
    """Whether the first of two counts what happened in a month or a year: many, and the other tells no such number."""
    rough = one.incident.edtf is not None and one.by is None and one.loose
    return rough and any(v > 1 and not near_numbers(v, other.tolls.get(m)) for m, v in one.tolls.items())


def near_numbers(number: float, other: float | None) -> bool:
    """Whether two counts of people may be told of one thing, one of them roundly ("more than 200", "276").

    Args:
        number: One count.
        other: The other one; None is near nothing.
    """
    if other is None or number == other:
        return other is not None
    return min(number, other) >= MANY and max(number, other) <= ROUNDED * min(number, other)


def _days_agree(one: _IncidentFacts, other: _IncidentFacts) -> bool:
    """Whether the days can be one; a day of law is one by which it was done, that of a clock alone may lie days off."""
    if _one_victim(one, other):
        return True
    if one.guessed or other.guessed:
        gap = days_between(one.incident.edtf, other.incident.edtf)
        return gap is None or gap.days <= GUESSED_WITHIN
    if one.by is None and other.by is None:
        return (
            one.incident.edtf is None
            or other.incident.edtf is None
            or compatible(one.incident.edtf, other.incident.edtf)
        )
    if one.by is not None and other.by is not None:
        return True
    law, harm = (one, other) if one.by is not None else (other, one)
    first = bounds(harm.incident.edtf)[0]
    return first is None or law.by is None or first <= law.by


def _other_toll(one: _IncidentFacts, other: _IncidentFacts, measure: str) -> bool:
    """Whether two numbers are of two happenings: not if they are near, nor if one is a single victim told without a day."""
    few, many = sorted((one, other), key=lambda t: t.tolls[measure])
    if near_numbers(few.tolls[measure], many.tolls[measure]):
        return False
    single = few.tolls[measure] <= 1 and (few.incident.edtf is None or few.by is not None)
    return not single


def _akin(one: Collection[EventType], other: Collection[EventType]) -> bool:
    """Whether words of two kinds can tell one thing."""
    if not one or not other or not set(one).isdisjoint(other):
        return True
    both = {*one, *other}
    return PLAIN in both and both.isdisjoint(ACCIDENTS)


def _strength(one: _IncidentFacts, other: _IncidentFacts) -> float:
    """What ties two tellings, summed."""
    same = [v for m, v in one.tolls.items() if other.tolls.get(m) == v]
    tolls = sum(TOLL if v > 1 else LONE_TOLL for v in same)
    town = TOWN if one.towns and other.towns else 0.0
    return PERSON * len(one.people & other.people) + tolls + town + (KIND if one.kinds & other.kinds else AKIN)


def _folded(one: _IncidentFacts, other: _IncidentFacts) -> Incident:
    """One incident of two: the day of the one that tells it better, that of the law only where nothing else is told."""
    keep, gone = (one, other) if _tells_day_better(one, other) else (other, one)
    home = keep.incident
    home.units += gone.incident.units
    home.names += gone.incident.names
    home.places += gone.incident.places
    if gone.by is None:
        home.date_claims += gone.incident.date_claims
    return home


def _tells_day_better(one: _IncidentFacts, other: _IncidentFacts) -> bool:
    """Whether the first of two tells its day better."""
    if one.guessed != other.guessed:
        return other.guessed
    if (one.by is None) != (other.by is None):
        told, law = (one, other) if one.by is None else (other, one)
        return (told if told.incident.edtf is not None else law) is one
    if one.by is not None and other.by is not None:
        return one.by <= other.by
    if _one_victim(one, other):
        return days_wide(one.incident.edtf) <= days_wide(other.incident.edtf)
    return not finer(other.incident.edtf, one.incident.edtf)
