"""Incidents: units of one account that tell of the same thing, put together.

Second step of the events stage inside one account.  Dates come first: units that tell when join the incident of that
time; then names, then what stands next to it, then words that point back.  Deliberately misses two incidents of one day
in one town that the account tells apart by no place and no time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import NamedTuple

from firsthand.accounts.account import Account
from firsthand.claims.acts import ACCIDENTS
from firsthand.claims.claim import Claim
from firsthand.events.mentions.days import YEAR
from firsthand.events.mentions.exactness import MONTH, NIGHT, WEEK, days_wide, is_town
from firsthand.events.mentions.scene import apart
from firsthand.events.mentions.units import ClauseUnit
from firsthand.lang.edtf import bounds, in_year, mask, open_year, precision, width
from firsthand.lang.reckoning import compatible, shift
from firsthand.vocabulary import DateBasis, EventType, Family

NEWS_DAYS = 30  # an undated report is about something at most so many days before it was published
YEAR_TOLD_WITHIN = 3  # days between a full date and a yearless one that takes its year from it
GUESSED = 0.6  # confidence of a clock time whose day nothing told beside it gives
GUESSED_WITHIN = 3  # days that such a day may lie off: news of a weekend is told on its Monday
ONE_TOWN_KM = 15.0  # a quarter and its town, or the town next to it: one day's harm in both is one incident
CONTINUED = (
    2  # sentences back to which a sentence goes on that says so ("in addition"); any other goes on with the last
)
OF_CALENDAR = ("date", "month", "feast")  # rules of dates that tell a month, and may tell no year
OF_WEEK = "weekday"  # the rule of a day told by its name alone
OF_NATURE: tuple[EventType, ...] = ("earthquake", "storm")  # never told of one thing with what somebody does to others
HEAVY = 0.5  # share of an account's harm units that makes a dated incident its subject


@dataclass
class Incident:
    """One thing that happened as one account tells it, while it is being gathered."""

    family: Family
    edtf: str | None = None
    date_basis: DateBasis = ""
    units: list[ClauseUnit] = field(default_factory=list)
    names: list[Claim] = field(default_factory=list)
    places: list[Claim] = field(default_factory=list)
    date_claims: list[Claim] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where its first words stand."""
        return min(u.start for u in self.units)

    @property
    def sentences(self) -> set[int]:
        """Sentences it is told in."""
        return {u.sentence for u in self.units}

    @property
    def told_at_length(self) -> int:
        """How much an account makes of it: its units, and names twice, since what has a name is known."""
        return len(self.units) + 2 * len(self.names)

    @property
    def only_lent(self) -> bool:
        """Whether its day is lent by an act of law told beside it, and neither a unit nor a name tells one."""
        dated = [u for u in self.units if u.date is not None]
        return self.date_basis == "told" and bool(dated) and all(u.lent is not None for u in dated)

    @property
    def guessed(self) -> bool:
        """Whether its day is told by clock times alone, beside which nothing tells a day."""
        dated = [u.date for u in self.units if u.date is not None]
        return (
            self.date_basis == "told"
            and bool(dated)
            and all(d.rule == "clock" and d.confidence <= GUESSED for d in dated)
        )

    def take(self, unit: ClauseUnit) -> None:
        """Add a unit; a finer date that fits makes the incident's date finer."""
        self.units.append(unit)
        self.names += unit.names
        if unit.date is not None:
            self.date_claims.append(unit.date)


class ToldDate(NamedTuple):
    """When something happened as an account tells, and how that is known; None and empty where it does not."""

    edtf: str | None = None
    basis: DateBasis = ""


def day_of(edtf: str | None) -> str | None:
    """`MM-DD` of a date told to the day, with or without its year; None for anything else."""
    m = mask(edtf) if edtf else None
    return f"{m.month}-{m.day}" if m and m.day and "X" not in m.month + m.day else None


def told_date(unit: ClauseUnit, account: Account) -> ToldDate:
    """When a unit happened and how that is known: its own date, or so many years before the day it recalls from."""
    if unit.years_ago is not None and unit.date is None:
        base = account.published
        moved = shift(base, years=-unit.years_ago) if base and width(base) is not None else None
        return ToldDate(moved, "anniversary") if moved else ToldDate()
    if unit.date is None or unit.date.edtf is None or not any(c.isdigit() for c in unit.date.edtf):
        return ToldDate()  # "XXXX": so long ago, with no day to reckon from
    return ToldDate(_not_to_come(unit.date, account) if unit.family == "harm" else unit.date.edtf, "told")


def _not_to_come(date: Claim, account: Account) -> str | None:
    """The date of harm; one that the reckoning sets ahead of publication a year back, if its words tell none, or a week back."""
    low, published = bounds(date.edtf)[0], bounds(account.published)[1]
    ahead = low is not None and published is not None and low > published + timedelta(days=1)
    if not ahead or date.edtf is None or YEAR.search(date.quote):
        return date.edtf
    if date.rule == OF_WEEK:
        return shift(date.edtf, days=-WEEK) or date.edtf
    return shift(date.edtf, years=-1) if date.rule in OF_CALENDAR else date.edtf


def with_year(edtf: str | None, account_dates: Sequence[str]) -> str | None:
    """A yearless date (`XXXX-03-03`) with the year of the earliest full date of the account within some days of it."""
    if edtf is None or not open_year(edtf):
        return edtf
    for full in account_dates:
        low, _ = bounds(full)
        if low is None:
            continue
        for year in (low.year - 1, low.year, low.year + 1):
            candidate = in_year(edtf, year)
            first, _ = bounds(candidate)
            if first is not None and abs(first - low) <= timedelta(days=YEAR_TOLD_WITHIN):
                return candidate
    return edtf


def harm_incidents(units: Sequence[ClauseUnit], account: Account, towns: dict[int, list[Claim]]) -> list[Incident]:
    """The incidents of harm that an account tells of.

    Args:
        units: Units of family `harm` and `count`, in order of the text.
        account: The account.
        towns: Towns that something is set in, by sentence.

    Returns:
        Incidents in order of their first words; every harm unit is in exactly one.
    """
    full = sorted({u.date.edtf for u in units if u.date and u.date.edtf and precision(u.date.edtf) == "day"})
    incidents: list[Incident] = []
    waiting: list[ClauseUnit] = []
    for unit in units:
        edtf, basis = told_date(unit, account)
        if edtf is None or unit.family != "harm" or basis == "anniversary":
            waiting.append(unit)
            continue
        edtf = with_year(edtf, full)
        home = _dated_home(edtf, unit, incidents, towns)
        if home is None:
            home = Incident(family="harm", edtf=edtf, date_basis=basis)
            incidents.append(home)
        elif finer(edtf, home.edtf):
            home.edtf = edtf
        home.take(unit)
        home.places += towns.get(unit.sentence, [])
    for unit in sorted(waiting, key=lambda u: (_in_title(u, account), u.start)):
        _place_undated(unit, account, incidents, full)
    return sorted(incidents, key=lambda i: i.start)


def finer(edtf: str | None, than: str | None) -> bool:
    """Whether a date is told more exactly than another that it fits, or the only one told; the interval of one night stays."""
    if edtf is None or than is None:
        return than is None and edtf is not None
    if "/" in than and days_wide(than) <= NIGHT:
        return False
    return days_wide(edtf) < days_wide(than) or (width(edtf) == 2 and width(than) == 1 and "/" in edtf)


def _dated_home(
    edtf: str | None, unit: ClauseUnit, incidents: Sequence[Incident], places: dict[int, list[Claim]]
) -> Incident | None:
    """The incident of that date; where both name towns, they must share one."""
    dated = [i for i in incidents if i.edtf is not None and compatible(edtf, i.edtf) and _same_scale(edtf, i.edtf)]
    fitting = [i for i in dated if not _other_nature(unit, i)]
    here = towns_of(places.get(unit.sentence, []))
    for incident in fitting:
        there = towns_of(incident.places)
        if not here or not there or any(apart(h, t) <= ONE_TOWN_KM for h in here for t in there):
            return incident
    return None


def _other_nature(unit: ClauseUnit, incident: Incident) -> bool:
    """Whether one of a unit and an incident is a storm or a quake, and the other is done by somebody."""
    if _of_nature(unit):
        return _done(incident.units)
    return _done([unit]) and any(map(_of_nature, incident.units))


def _of_nature(unit: ClauseUnit) -> bool:
    return unit.act is not None and unit.act.name in OF_NATURE


def _done(units: Sequence[ClauseUnit]) -> bool:
    """Whether somebody does it to somebody: what is no accident, and more than its outcome."""
    return any(u.act and not (u.act.generic or u.act.outcome) and u.act.name not in ACCIDENTS for u in units)


def _same_scale(a: str | None, b: str | None) -> bool:
    """Whether two dates are told finely enough to be one: a day is not the same as "that decade"."""
    wide = max(days_wide(a), days_wide(b))
    return wide <= MONTH or (width(a) == width(b))


def towns_of(places: Sequence[Claim]) -> list[Claim]:
    """The towns told, each once."""
    towns = [p for p in places if p.place_id and is_town(p.where_prec) and p.rule != "in_organisation"]
    return list({p.place_id: p for p in towns}.values())


def _in_title(unit: ClauseUnit, account: Account) -> bool:
    return any(r.kind == "title" and r.start <= unit.start < r.end for r in account.regions)


def _place_undated(unit: ClauseUnit, account: Account, incidents: list[Incident], full: Sequence[str]) -> None:
    """Put a unit without a date of its own where it belongs, or make it an incident."""
    home = _named_home(unit, incidents, full)
    edtf, basis = told_date(unit, account)
    if home is None and edtf is not None:
        home = next((i for i in incidents if compatible(edtf, i.edtf) and i.edtf is not None), None)
    if home is None and not unit.names and not (edtf and unit.act):
        home = _neighbour(unit, incidents) or (None if unit.lent else _subject(account, incidents, unit))
    if home is not None and _other_nature(unit, home):
        home = None
    if home is None and unit.lent is not None:
        unit.date, unit.anaphoric = unit.lent, False
        edtf, basis = told_date(unit, account)
    if home is None and _tells_enough(unit, incidents):
        named = next((with_year(n.edtf, full) for n in unit.names if n.edtf), None)
        told = named if named and not open_year(named) else None
        home = Incident(
            family="harm", edtf=edtf or named, date_basis=basis or ("same account" if told else "name" if named else "")
        )
        if edtf and named:
            home.edtf = day_in(edtf, named)
        incidents.append(home)
    if home is not None:
        home.take(unit)


def _tells_enough(unit: ClauseUnit, incidents: Sequence[Incident]) -> bool:
    """Whether an undated unit is an incident of its own: not where beside others it says only "violence" or "crime"."""
    if unit.family != "harm":
        return False
    if unit.names or unit.figures or not incidents:
        return unit.act is not None or bool(unit.names or unit.figures)
    return unit.act is not None and not unit.act.generic


def day_in(edtf: str, named: str) -> str:
    """A date told to the month or year, made a day by the day in a name ("March 3 attacks") where the two fit."""
    low, _ = bounds(edtf)
    if low is None or precision(edtf) not in ("month", "year", "interval") or not open_year(named):
        return edtf
    candidate = in_year(named, low.year)
    return candidate if precision(candidate) == "day" and compatible(candidate, edtf) else edtf


def _named_home(unit: ClauseUnit, incidents: Sequence[Incident], full: Sequence[str]) -> Incident | None:
    """The incident that bears one of the unit's names, or happened on the day that a name tells."""
    for name in unit.names:
        for incident in incidents:
            if any(n.name == name.name for n in incident.names):
                return incident
        day = day_of(name.edtf)
        for incident in incidents:
            first, last = bounds(incident.edtf)
            days = {day_of(incident.edtf)} | {
                day_of(d.isoformat()) for d in (first, last) if d and days_wide(incident.edtf) <= WEEK
            }
            days |= {day_of(n.edtf) for n in incident.names}
            if day is not None and day in days and compatible(with_year(name.edtf, full), incident.edtf):
                return incident
        if day is None and name.rule == "mood_name":
            month = _month_told(name)
            for incident in incidents:
                if month is not None and (day_of(incident.edtf) or "")[:2] == month:
                    return incident
    return None


def _month_told(name: Claim) -> str | None:
    """`MM` of a name such as "Black May", read from the claim's date."""
    m = mask(name.edtf) if name.edtf else None
    return m.month if m and m.month and "X" not in m.month else None


def _neighbour(unit: ClauseUnit, incidents: Sequence[Incident]) -> Incident | None:
    """The incident told in the same sentence, or in the one before where this one goes on about it."""
    for back in range(CONTINUED + 1):
        if back == CONTINUED and not unit.continuing:
            break
        near = [i for i in incidents if unit.sentence - back in i.sentences]
        if near:
            if back == 0:
                return max(near, key=lambda i: max(u.start for u in i.units))
            return max(near, key=lambda i: (i.told_at_length, -i.start))
    return None


def _subject(account: Account, incidents: Sequence[Incident], unit: ClauseUnit) -> Incident | None:
    """The incident that an undated unit is taken to speak of: the news of the day, the only one, or the one told at length."""
    if not incidents:
        return None
    published = bounds(account.published)[0]
    if published is not None:
        fresh = [
            i
            for i in incidents
            if (d := bounds(i.edtf)[1]) and timedelta(0) <= published - d <= timedelta(days=NEWS_DAYS)
        ]
        undated = [i for i in incidents if i.edtf is None]
        if fresh:
            return max(fresh, key=lambda i: (len(i.units), -i.start))
        if undated and not any(i.names for i in incidents):
            return undated[0]
    dated = [i for i in incidents if i.edtf is not None]
    if published is None and len(dated) == 1:  # a report without a day of its own is about the one day it tells
        return dated[0]
    total = sum(len(i.units) for i in incidents)
    heavy = max(incidents, key=lambda i: (i.told_at_length, -i.start))
    if unit.anaphoric or len(heavy.units) >= HEAVY * total:
        known = unit.anaphoric or published is None or heavy.edtf is None or heavy.names
        return heavy if known or _retold(unit, heavy) else None
    return None


def _retold(unit: ClauseUnit, incident: Incident) -> bool:
    """Whether an undated unit may only say again what an incident told: it has no toll, and no other kind of act."""
    kinds = {u.act.name for u in incident.units if u.act}
    return not unit.figures and (unit.act is None or unit.act.generic or unit.act.outcome or unit.act.name in kinds)
