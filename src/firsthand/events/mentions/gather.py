"""Mentions: all that one account tells of, thing by thing, with dates, places, names and people.

Last step of the events stage inside one account; a pure function of the account and its claims, so that it runs beside
the reading of claims on any engine.  Every account has exactly one main mention, if need be one of type `report`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from firsthand.accounts.account import Account
from firsthand.claims.claim import Claim
from firsthand.events.grouping.distance import told_to_the_day
from firsthand.events.mentions.days import JUSTICE, NO_DATE
from firsthand.events.mentions.exactness import MONTH, NIGHT, days_wide
from firsthand.events.mentions.incidents import NEWS_DAYS, Incident, ToldDate, day_of, harm_incidents, told_date
from firsthand.events.mentions.keys import keys_of
from firsthand.events.mentions.led import dated_by_heading, dated_by_last, dated_by_next, dated_by_stamps, headings_of
from firsthand.events.mentions.mention import Mention, Toll
from firsthand.events.mentions.plain import days_without_act, in_caption, plain_dated
from firsthand.events.mentions.retold import ToldHarm, fold_retellings
from firsthand.events.mentions.scene import LEAD_SENTENCES
from firsthand.events.mentions.sentence import by_sentence, in_title_quotes
from firsthand.events.mentions.subject import content_terms, document_words, main_subject, people_of, report_title
from firsthand.events.mentions.told_apart import NOBODY, ToldApart, told_apart
from firsthand.events.mentions.units import TOUCHING, ClauseUnit, units_of
from firsthand.events.mentions.whereabouts import (
    Scenes,
    offices_by_sentence,
    place_of,
    places_by_sentence,
    towns_by_sentence,
)
from firsthand.events.titles import GENERIC
from firsthand.lang.edtf import bounds, qualified
from firsthand.lang.pack import pack_for
from firsthand.lang.reckoning import compatible
from firsthand.spans import content_id
from firsthand.vocabulary import EventRelation, EventType, Family, FigureMark, Role

TOLLS = ("killed", "injured", "missing", "displaced", "abducted")
# What is told by figures or a name alone.
UNTYPED: Mapping[Family, EventType] = {"harm": "incident", "count": "incident"}
HARM_ROLES: tuple[Role, ...] = ("victim", "perpetrator", "combatant", "ordered_by")
STAGE_ROLES: tuple[Role, ...] = ("organiser", "participant", "speaker")
PERIOD: FigureMark = "period"  # of a figure that is a total over a stretch of time
FRESH_DAYS = 3  # before publication, within which a day told beside undated news is taken for its day
PASSED: tuple[Family, ...] = ("harm", "operation")  # families of which an account may recall a whole year's
ATTENDED: tuple[Family, ...] = ("ceremony", "gathering")
ABOUT_FAMILIES: tuple[Family, ...] = ("legal", "declaration", "ceremony", "statement", "gathering")


@dataclass(frozen=True, slots=True)
class ToldByAccount:
    """What one account gives: its claims, places that can be a scene, time claims that date, who is told apart from harm."""

    account: Account
    claims: Sequence[Claim]
    scenes: Scenes
    dating: frozenset[str] = frozenset()
    apart: ToldApart = NOBODY
    actors: Mapping[int, Sequence[Claim]] = field(default_factory=dict)  # by sentence


def mentions_of(account: Account, claims: Sequence[Claim]) -> list[Mention]:
    """What an account tells of.

    Args:
        account: The account.
        claims: Its sealed claims, in any order.

    Returns:
        Mentions in order of their first words; one of them is `main`.  A language without a pack gives the main mention alone.
    """
    pack = pack_for(account.language)
    sentences = by_sentence(account, claims)
    units = dated_by_next([u for s in sentences for u in units_of(s, pack)]) if pack else []
    units = dated_by_stamps(dated_by_heading(units, headings_of(sentences)), sentences)
    units = dated_by_last(units, account.published)
    places = places_by_sentence(account, claims)
    others = [
        u for u in units if u.family not in ("harm", "count") and not (u.family == "other" and in_caption(u, account))
    ]
    acts = _other_incidents([u for u in others if u.family != "other"], account)
    counts = [u for u in units if u.family == "count" and not _counted(u, acts)]
    harmed = sorted((*(u for u in units if u.family == "harm"), *counts), key=lambda u: (u.sentence, u.start))
    towns = towns_by_sentence(account, places)
    harm = harm_incidents(harmed, account, towns)
    plain = days_without_act([u for u in others if u.family == "other"], harm, account)
    actors = _actors(claims)
    tried = any(_of_court(u, account) for u in others)
    harm = fold_retellings(harm, ToldHarm(actors, towns, account.published, tried))
    dated = plain_dated(plain, [*harm, *acts], account)
    found = [*harm, *acts, *dated]
    subject = main_subject(account, found)
    found = [i for i in found if i is subject or _stands_alone(i)]
    quoted = {p.claim_id for s in sentences for p in places.get(s.index, ()) if in_title_quotes(s, p)}
    scenes = Scenes(
        places, offices_by_sentence(claims), frozenset(quoted), Counter(u.sentence for i in acts for u in i.units)
    )
    apart = told_apart((c for told in actors.values() for c in told), harm, acts, subject)
    dating = frozenset(c.claim_id for i in found for c in i.date_claims)
    told = ToldByAccount(account, claims, scenes, dating, apart, actors)
    mentions = [m for i in found if _tells_something(m := _mention(i, told, subject is i), i)]
    if subject is None:
        mentions.append(_report(account, claims, scenes))
    related = _relate(sorted(mentions, key=lambda m: (m.start, m.mention_id)), found)
    return [replace(m, keys=keys_of(m)) for m in _with_all_figures(related, claims)]


def _of_court(unit: ClauseUnit, account: Account) -> bool:
    """Whether a unit tells of a trial as news: in the lead, or on a day shortly before publication."""
    if unit.act is None or unit.act.name != "trial":
        return False
    day, published = bounds(unit.date.edtf if unit.date else None)[0], bounds(account.published)[1]
    fresh = day is not None and published is not None and published - day <= timedelta(days=NEWS_DAYS)
    return fresh or unit.sentence < LEAD_SENTENCES


def _actors(claims: Sequence[Claim]) -> dict[int, list[Claim]]:
    """Claims of actors by sentence: a long account has too many incidents to look at all claims for each."""
    found: dict[int, list[Claim]] = {}
    for claim in claims:
        if claim.kind == "actor":
            found.setdefault(claim.sentence, []).append(claim)
    return found


def _with_all_figures(mentions: list[Mention], claims: Sequence[Claim]) -> list[Mention]:
    """No figure is left without an event: those that no incident took are the main mention's, save the totals of a period."""
    taken = {c for m in mentions for c in m.claim_ids}
    left = {c.claim_id for c in claims if c.kind == "figure" and PERIOD not in c.marks} - taken
    return [replace(m, claim_ids=tuple(sorted({*m.claim_ids, *left}))) if m.main and left else m for m in mentions]


def _counted(unit: ClauseUnit, acts: Sequence[Incident]) -> bool:
    """Give a count of participants to the gathering it counts: that of its sentence, or of the one before."""
    if not any(f.measure == "participants" for f in unit.figures):
        return False
    for back in (0, 1):
        for incident in acts:
            if incident.family in ATTENDED and unit.sentence - back in incident.sentences:
                incident.take(unit)
                return True
    return False


def _other_incidents(units: Sequence[ClauseUnit], account: Account) -> list[Incident]:
    """Acts other than harm: acts done once are one where dates allow it, the rest where date and sentence agree."""
    out: list[Incident] = []
    for unit in units:
        edtf, basis = told_date(unit, account) if unit.years_ago is None or unit.date else ToldDate()
        home = next((i for i in out if _same_act(i, unit, edtf)), None)
        if home is None and any(c.name == "pointing" for c in unit.claims):
            continue  # "this agreement" speaks of one that no words of the account tell
        if home is None:
            home = Incident(family=unit.family, edtf=edtf, date_basis=basis)
            out.append(home)
        elif home.edtf is None:
            home.edtf, home.date_basis = edtf, basis
        home.take(unit)
    return out


def _same_act(incident: Incident, unit: ClauseUnit, edtf: str | None) -> bool:
    first = incident.units[0]
    if first.act is None or unit.act is None or incident.family != unit.family:
        return False
    same_type = first.act == unit.act
    dated = edtf is not None and incident.edtf is not None
    if dated:
        touching = any(abs(u.start - unit.start) < TOUCHING for u in incident.units)
        return compatible(edtf, incident.edtf) and (same_type or touching or incident.family == "ceremony")
    if incident.family == "ceremony":
        return True
    return same_type and (unit.act.unique or unit.sentence in incident.sentences)


def _stands_alone(incident: Incident) -> bool:
    """Whether an incident is told well enough to be an event: harm always; a day without an act where a sentence opens with it.

    Any other is dated, or done once.
    """
    if incident.family == "harm":
        return True
    if incident.family == "other":
        return any(u.opens for u in incident.units)
    acts = [u.act for u in incident.units if u.act]
    return incident.edtf is not None or any(a.unique for a in acts)


def _tells_something(mention: Mention, incident: Incident) -> bool:
    """Whether a mention has a day, place, toll, name or document of its own; the claims of any other are the account's.

    A year alone is no day of harm or of an operation ("attacks in 2015"), a day alone none of an "incident", and the total of a
    whole period no toll.
    """
    m = mention
    typed = m.type != UNTYPED.get(m.family)
    dated = m.edtf is not None and typed and (m.unique or m.family not in PASSED or days_wide(m.edtf) <= MONTH)
    counted = any(PERIOD not in f.marks for u in incident.units for f in u.figures)
    return bool(m.main or dated or m.place or counted or m.names or m.document)


def _mention(incident: Incident, told: ToldByAccount, main: bool) -> Mention:
    """An incident as a frozen mention."""
    account, claims = told.account, told.claims
    acts = [u.act for u in incident.units if u.act]
    telling = [a for a in acts if not (a.generic or a.outcome)] or [a for a in acts if not a.generic] or acts
    kind = (
        max({a.name for a in telling}, key=lambda n: ([a.name for a in telling].count(n), n))
        if telling
        else UNTYPED.get(incident.family, "other")
    )
    where = place_of(incident, account, told.scenes, main)
    edtf, basis = incident.edtf, incident.date_basis
    dated = _dated_beside(incident, told) if edtf is None and main else None
    if dated is not None:
        edtf, basis = dated.edtf, "beside"
        incident.date_claims.append(dated)
    elif edtf is None and main:
        edtf, basis = _published_about(account)
    figures = [f for u in incident.units for f in u.figures]
    tolls = {Toll(f.measure, f.best) for f in figures if f.measure in TOLLS and f.best is not None}
    core = {c.claim_id for u in incident.units for c in u.claims if c.kind != "time"}
    own = {c.claim_id for u in incident.units for c in u.claims}
    own |= {c.claim_id for c in (*incident.date_claims, *where.claims)}
    sentences = incident.sentences
    here = [c for s in sorted(sentences) for c in told.actors.get(s, ())]
    everybody = (c for c in claims if c.kind == "actor") if main else here
    own |= {c.claim_id for c in everybody if _plays_in(c, incident, main)} - told.apart.elsewhere
    apart: tuple[str, ...] = ()
    if incident is told.apart.incident:
        own |= {c.claim_id for c in told.apart.claims}
        apart = people_of(told.apart.claims, {c.sentence for c in told.apart.claims})
    names = sorted({n.name or n.quote for n in incident.names})
    days = {day_of(n.edtf) for n in incident.names} | (
        {day_of(edtf)} if incident.names and basis != "published" else set()
    )
    return Mention(
        mention_id=content_id("m", account.account_id, incident.family, incident.start, kind),
        account_id=account.account_id,
        family=incident.family,
        type=kind,
        unique=any(a.unique for a in acts),
        main=main,
        start=incident.start,
        edtf=edtf,
        date_basis=basis,
        date_claims=tuple(sorted({c.claim_id for c in incident.date_claims})),
        place=where.label,
        place_text=where.words,
        place_id=where.place_id,
        place_ids=where.place_ids,
        latitude=where.latitude,
        longitude=where.longitude,
        where_prec=where.where_prec,
        country=where.country,
        place_claims=tuple(sorted(c.claim_id for c in where.claims)),
        names=tuple(names),
        name_days=tuple(sorted(d for d in days if d)),
        document=next((u.document for u in incident.units if u.document), None),
        people=tuple(sorted({*people_of(here, sentences), *apart})),
        tolls=tuple(sorted(tolls, key=lambda t: (t.measure, t.value))),
        published=_day_published(account) if main else None,
        language=account.language,
        terms=content_terms(account) if main else (),
        claim_ids=tuple(sorted(own)),
        core_ids=tuple(sorted(core)),
        places=where.labels,
        towns=where.towns,
        title=(account.title if main and kind in GENERIC else "") or document_words(account, incident),
        event_hint=account.event_hint if main else None,
    )


def _dated_beside(incident: Incident, told: ToldByAccount) -> Claim | None:
    """The day told in the sentence before or after the news that tells no day itself: the nearest one of the last days."""
    published = bounds(told.account.published)[0]
    if incident.family != "harm" or published is None:
        return None
    near = {s + step for s in incident.sentences for step in (-1, 0, 1)}
    fresh = []
    for claim in told.claims:
        dates = claim.kind == "time" and claim.rule not in NO_DATE
        if dates and claim.sentence in near and claim.claim_id not in told.dating:
            day = bounds(claim.edtf)[1] if days_wide(claim.edtf) <= NIGHT else None
            if day is not None and timedelta(0) <= published - day <= timedelta(days=FRESH_DAYS):
                fresh.append(claim)
    starts = [u.start for u in incident.units]
    return min(fresh, key=lambda c: (min(abs(c.start - s) for s in starts), c.start, c.claim_id), default=None)


def _plays_in(actor: Claim, incident: Incident, main: bool) -> bool:
    """Whether an actor plays a part in an incident: who harms in harm, who speaks in speech, told in its sentences.

    At a ceremony that an account is mainly about, those who speak anywhere in the account speak there.
    """
    here = actor.sentence in incident.sentences
    if incident.family in ("harm", "count", "operation"):
        return here and actor.role in HARM_ROLES
    if not here:
        return main and incident.family in ATTENDED and actor.role == "speaker"
    return actor.role in STAGE_ROLES or (incident.family not in ATTENDED and actor.role == "ordered_by")


def _day_published(account: Account) -> str | None:
    """The day of publication; None where only a month, a year or a bound is told."""
    return account.published if days_wide(account.published) <= NIGHT else None


def _published_about(account: Account) -> ToldDate:
    """The publication day as the rough time of undated news; nothing where it is derived with an open side."""
    low, high = bounds(account.published)
    if account.published is None or low is None or high is None:
        return ToldDate()
    return ToldDate(qualified(account.published, "~"), "published")


def _report(account: Account, claims: Sequence[Claim], scenes: Scenes) -> Mention:
    """The main mention of an account in which no act was found."""
    edtf, basis = _published_about(account)
    first = Incident(family="other", units=[ClauseUnit(sentence=0, start=0, family="other")])
    where = place_of(first, account, scenes, main=True)
    return Mention(
        mention_id=content_id("m", account.account_id, "report"),
        account_id=account.account_id,
        family="other",
        type="report",
        unique=False,
        main=True,
        start=0,
        edtf=edtf,
        date_basis=basis,
        place=where.label,
        place_text=where.words,
        place_id=where.place_id,
        place_ids=where.place_ids,
        latitude=where.latitude,
        longitude=where.longitude,
        where_prec=where.where_prec,
        country=where.country,
        place_claims=tuple(sorted(c.claim_id for c in where.claims)),
        people=people_of(claims, set(range(LEAD_SENTENCES))),
        published=_day_published(account),
        language=account.language,
        terms=content_terms(account),
        claim_ids=tuple(sorted(c.claim_id for c in where.claims)),
        places=where.labels,
        towns=where.towns,
        title=report_title(account),
        event_hint=account.event_hint,
    )


def _not_before(act: Mention, harm: Mention) -> bool:
    """Whether the law may have acted on some harm: not where it did so before the day on which that is told to be done."""
    acted, done = bounds(act.edtf)[1], bounds(harm.edtf)[0] if told_to_the_day(harm) else None
    return acted is None or done is None or acted >= done


def _relate(mentions: list[Mention], incidents: Sequence[Incident]) -> list[Mention]:
    """Tie acts that speak of an incident to it: an assessment or ceremony of the named or only one in its sentences."""
    harm = [m for m in mentions if m.family == "harm"]
    if not harm:
        return mentions
    by_start = {(i.family, i.start): i for i in incidents}
    recalled = max(harm, key=lambda m: (m.main, len(m.names), len(m.claim_ids), -m.start))
    out = []
    for m in mentions:
        if m.family not in ABOUT_FAMILIES:
            out.append(m)
            continue
        sentences = by_start[m.family, m.start].sentences if (m.family, m.start) in by_start else set()
        beside = [h for h in harm if by_start["harm", h.start].sentences & sentences]
        target = next((h for h in beside if h.names), beside[0] if beside else None)
        if target is None and m.type in JUSTICE and recalled.main and _not_before(m, recalled):
            target = recalled
        if target is None and (m.main or m.unique) and (recalled.names or m.document):
            target = recalled
        relation: EventRelation = "commemorates" if m.family == "ceremony" else "follows"
        out.append(replace(m, about=target.mention_id, relation=relation) if target else m)
    return out
