"""Building an event from its mentions: date and place with readings, names with who uses them, typed differences.

Refuses to choose silently: `date_edtf` and `place` follow a stated rule, and every other reading stays beside them.
Accounts that copy one another have one voice in what is chosen, so that a further copy changes no value.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TypeVar

from firsthand.events.event import Event, EventCoding, MainEvent, NamedBy, ToldClaim
from firsthand.events.fields import (
    DAY,
    SITE,
    Slip,
    date_differences,
    place_differences,
    readings,
    slips_of,
    without_slips,
)
from firsthand.events.grouping.distance import days_between
from firsthand.events.mentions.exactness import NIGHT, days_wide, is_town, place_prec
from firsthand.events.mentions.mention import Mention
from firsthand.events.titles import event_title
from firsthand.lang.edtf import bounds, precision, width
from firsthand.lang.pack import pack_for
from firsthand.lang.reckoning import compatible
from firsthand.vocabulary import DateBasis, DatePrecision, EventType, Family, Tier

Value = TypeVar("Value", bound=str)
Voices = Mapping[str, str]  # account id -> voice

# Which of two dates is the better told: the least.
BASIS_ORDER: Mapping[DateBasis, int] = {
    "told": 0, "beside": 0, "same account": 1, "anniversary": 2, "name": 3, "published": 4, "": 5,
}  # fmt: skip
# Told by nothing, or by what came of it; "massacre" is moreover the tellers' word.
WEAK_TYPES: tuple[EventType, ...] = ("report", "other", "incident", "killing", "massacre")
# A trial or a ceremony may well be about harm.
HARMLESS: tuple[Family, ...] = ("other", "gathering", "politics", "founding")
MAIN_WEIGHT = 2.0  # of a mention that an account is mainly about, beside one told in passing
EVIDENCE_DECIMALS = 3
# GED's `date_prec` by the most days that it stands for; beyond, and with an open side, `OPEN_PREC`.
DATE_PREC: tuple[tuple[int, DatePrecision], ...] = ((1, 1), (6, 2), (7, 3), (31, 4))
OPEN_PREC: DatePrecision = 5
FRESH_DAYS = 7  # from harm to the account that tells of it as news, even among other things
LEAST_HARM = 0.5  # subjects of harm for each without, that make harm what an event is about


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention with the event it belongs to, why, and the event that it speaks of, if any.

    Attributes:
        voice: What accounts that copy or revise one another have in common; an account that none copies is its own voice.
        published: When the account was published; None where nothing tells the day.
    """

    event_id: str
    mention: Mention
    reason: str
    about_event: str | None = None
    voice: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class EventGroup:
    """All mentions of one event, and what copyists changed in them.

    Attributes:
        recalled: An account is mainly about what came of it.
        codings: What coders say of it.
    """

    event_id: str
    members: tuple[Placed, ...]
    slips: tuple[Slip, ...] = ()
    recalled: bool = False
    codings: tuple[EventCoding, ...] = ()


@dataclass(frozen=True, slots=True)
class Built:
    """An event with what hangs on it."""

    event: Event
    claims: tuple[ToldClaim, ...]
    main: tuple[MainEvent, ...]


def build(group: EventGroup) -> Built:
    """The event that a group of mentions tells of; order of members is irrelevant."""
    members = sorted(group.members, key=lambda p: (p.mention.account_id, p.mention.start, p.mention.mention_id))
    mentions = [p.mention for p in members]
    slips = slips_of(group.slips)
    dates = readings((m for m in mentions if m.date_basis != "published"), DAY)
    rough = readings((m for m in mentions if m.date_basis == "published"), DAY)
    places = readings(mentions, SITE)
    voices = {p.mention.account_id: p.voice or p.mention.account_id for p in members}
    telling = _telling(mentions, voices)
    timely, sited = without_slips(telling, slips, DAY), without_slips(telling, slips, SITE)
    best_date = _best_date(timely, voices) or _best_date(mentions, voices)
    best_place = _best_place(sited, voices) or _best_place(mentions, voices)
    low, high = bounds(best_date)
    parents = sorted(p.about_event for p in members if p.about_event and p.about_event != group.event_id)
    parent = max(parents, key=lambda x: (parents.count(x), x)) if parents else None
    event = Event(
        event_id=group.event_id,
        title="",
        type=_type(telling, voices),
        date_edtf=best_date,
        date_start=low.isoformat() if low else None,
        date_end=high.isoformat() if high else None,
        date_prec=date_prec(best_date),
        date_readings=dates or rough,
        place=best_place.place if best_place else None,
        place_text=best_place.place_text if best_place else None,
        places=tuple(sorted({p for m in mentions for p in m.places})),
        place_readings=places,
        where_prec=best_place.where_prec if best_place else None,
        latitude=best_place.latitude if best_place else None,
        longitude=best_place.longitude if best_place else None,
        country=best_place.country if best_place else _most(mentions, lambda m: m.country, voices),
        names=_names(telling),
        differences=(*date_differences(dates, mentions, slips), *place_differences(mentions, slips)),
        account_ids=tuple(sorted({m.account_id for m in mentions})),
        parent_id=parent,
        relation_to_parent=next(
            (p.mention.relation for p in members if p.about_event == parent and p.mention.relation), None
        )
        if parent
        else None,
        tier=_tier(members, telling, parent, recalled=group.recalled),
        event_hint=next((m.event_hint for m in mentions if m.event_hint), None),
    )
    claims = tuple(_told(p, c) for p in members for c in p.mention.claim_ids)
    main = tuple(MainEvent(m.account_id, group.event_id) for m in mentions if m.main)
    return Built(replace(event, title=event_title(event, telling)), claims, main)


def _tier(members: Sequence[Placed], telling: Sequence[Mention], parent: str | None, *, recalled: bool) -> Tier:
    """How near an event is to what the accounts are about."""
    about = any(p.mention.main for p in members)
    if any(m.family == "harm" for m in telling):
        return "incident" if about or recalled or any(map(_is_news, members)) else "background"
    if parent is not None:
        return "followup"
    return "incident" if about else "background"


def _is_news(placed: Placed) -> bool:
    """Whether an account tells of something within days of it."""
    last, published = bounds(placed.mention.edtf)[1], bounds(placed.published)[0]
    return last is not None and published is not None and published - last <= timedelta(days=FRESH_DAYS)


def _told(placed: Placed, claim_id: str) -> ToldClaim:
    """A claim of a mention, with how much it speaks of this event alone."""
    m = placed.mention
    rank = 0 if claim_id in m.core_ids else 1 if claim_id in m.date_claims or claim_id in m.place_claims else 2
    return ToldClaim(claim_id, placed.event_id, placed.reason, rank, m.start)


def _telling(mentions: Sequence[Mention], voices: Voices) -> list[Mention]:
    """Those that tell what, when and where an event was: of harm where any tells of it, since a trial's day is not the crime's.

    Where most are mainly about something without harm, the few whose words of harm are background do not tell.
    """
    harm = [m for m in mentions if m.family == "harm"]
    subjects = [m for m in mentions if m.main and pack_for(m.language) is not None]
    plain = _heard([m for m in subjects if m.family in HARMLESS], voices)
    if plain and _heard([m for m in subjects if m.family == "harm"], voices) <= LEAST_HARM * plain:
        return [m for m in mentions if m.family != "harm"]
    return harm or list(mentions)


def _heard(told: Sequence[Mention], voices: Voices, weight: Callable[[Mention], float] = lambda m: 1.0) -> float:
    """What mentions weigh: of accounts that have one voice, the one whose mentions weigh most."""
    by_account: dict[str, float] = defaultdict(float)
    for m in told:
        by_account[m.account_id] += weight(m)
    most: dict[str, float] = defaultdict(float)
    for account_id, sum_of in by_account.items():
        most[voices[account_id]] = max(most[voices[account_id]], sum_of)
    return sum(most.values())


def _type(mentions: Sequence[Mention], voices: Voices) -> EventType:
    """The type most often told; one told only by what came of it, or not at all, gives way."""
    telling = [m for m in mentions if m.type not in WEAK_TYPES]
    return _most(telling or mentions, lambda m: m.type, voices) or "other"


def _most(mentions: Sequence[Mention], value: Callable[[Mention], Value | None], voices: Voices) -> Value | None:
    """The value most often told, ties to the first in the alphabet; None where none is."""
    told: dict[Value, list[Mention]] = defaultdict(list)
    for m in mentions:
        if found := value(m):
            told[found].append(m)
    return min(told, key=lambda v: (-_heard(told[v], voices), v), default=None)


def _best_date(mentions: Sequence[Mention], voices: Voices) -> str | None:
    """The date most voices tell or leave room for, told rather than derived, then the one that most come within a day of.

    Then the more exact, then the earlier.  A rough date ("1989") speaks for every day inside it, no day for the rough date.
    A day on which an account of the same harm stood published already is no candidate, if an earlier one is told.
    """
    dated = _not_to_come([m for m in mentions if m.edtf])
    if not dated:
        return None
    best_basis = min(BASIS_ORDER[m.date_basis] for m in dated)
    pool = [m for m in dated if BASIS_ORDER[m.date_basis] == best_basis]
    votes = {m.edtf: {voices[o.account_id] for o in dated if _leaves_room(o.edtf, m.edtf)} for m in pool}
    exact = {m.edtf: {voices[o.account_id] for o in pool if o.edtf == m.edtf} for m in pool}
    near = {m.edtf: {voices[o.account_id] for o in dated if _within_a_day(o.edtf, m.edtf)} for m in pool}
    weight = {m.edtf: _heard([o for o in pool if o.edtf == m.edtf], voices, _twice_if_main) for m in pool}
    return min(votes, key=lambda e: (-len(votes[e]), -len(near[e]), -len(exact[e]), -weight[e], days_wide(e), str(e)))


def _twice_if_main(mention: Mention) -> float:
    return MAIN_WEIGHT if mention.main else 1.0


def _not_to_come(dated: Sequence[Mention]) -> list[Mention]:
    """Mentions of harm without those whose day lies after the first publication; all of them where nothing else is told.

    Only where the user's own key joins the accounts: elsewhere such a day may show that one of them tells of another event.
    """
    days = [bounds(m.published)[1] for m in dated if m.family == "harm" and m.event_hint and m.published]
    first = min((d for d in days if d is not None), default=None)
    if first is None:
        return list(dated)
    return [m for m in dated if (start := bounds(m.edtf)[0]) is None or start <= first] or list(dated)


def _leaves_room(rough: str | None, exact: str | None) -> bool:
    """Whether a date can be another one, and is told no more exactly than it; a night of two dates is as exact as a day."""
    days = days_wide(exact)
    return compatible(rough, exact) and (days <= NIGHT or days_wide(rough) >= days)


def _within_a_day(a: str | None, b: str | None) -> bool:
    """Whether two dates told to a day or two meet, or lie one day apart."""
    gap = days_between(a, b)
    return gap is not None and gap <= timedelta(days=1) and max(days_wide(a), days_wide(b)) <= NIGHT


def _best_place(mentions: Sequence[Mention], voices: Voices) -> Mention | None:
    """The mention whose place most voices tell, then the one they give most evidence for, among the most exact.

    Main mentions count double.
    """
    placed = [m for m in mentions if m.place]
    if not placed:
        return None

    def votes(m: Mention) -> tuple[float, float]:
        told = [o for o in placed if (m.place_id and m.place_id in o.place_ids) or o.place == m.place]
        heard = _heard(told, voices, _twice_if_main)
        return -heard, -round(_heard(placed, voices, lambda o: _evidence(o, m)), EVIDENCE_DECIMALS)

    towns = [m for m in placed if m.place_id and is_town(m.where_prec)]
    pool = towns or [m for m in placed if m.place_id] or placed
    return min(pool, key=lambda m: (votes(m), place_prec(m.where_prec), m.place or "", m.mention_id))


def _evidence(voter: Mention, placed: Mention) -> float:
    """What one account's words weigh for the place of a mention."""
    return next((t.weight for t in voter.towns if t.place_id == placed.place_id), 0.0)


def date_prec(edtf: str | None) -> DatePrecision | None:
    """UCDP GED `date_prec`: 1 exact day, 2 two to six days, 3 a week, 4 a month, 5 longer; None without a date.

    Source: UCDP GED Codebook, `date_prec`.
    """
    days = width(edtf)
    if edtf is None or (days is None and precision(edtf) == "unknown"):
        return None
    if days is None:
        return OPEN_PREC
    return next((prec for most, prec in DATE_PREC if days <= most), OPEN_PREC)


def _names(mentions: Sequence[Mention]) -> tuple[NamedBy, ...]:
    """Each name with the accounts that use it, most used first."""
    by: dict[str, set[str]] = defaultdict(set)
    spelling: dict[str, str] = {}
    for m in mentions:
        for name in m.names:
            by[name.lower()].add(m.account_id)
            spelling[name.lower()] = min(name, spelling.get(name.lower(), name))
    return tuple(NamedBy(spelling[n], tuple(sorted(by[n]))) for n in sorted(by, key=lambda n: (-len(by[n]), n)))
