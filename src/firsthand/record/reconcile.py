"""Reconciling: the figures of an event from its witnesses.  A pure function; order of witnesses is irrelevant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from firsthand.config import RecordConfig
from firsthand.lineage.first_hands.origins import origin_range
from firsthand.lineage.lineage import Origin
from firsthand.record.account_value import CASUALTIES, Statement, dead_by_account, foreground, is_live, statements
from firsthand.record.aggregates import aggregate_differences, is_aggregate, is_period_total
from firsthand.record.choice import Choice, Evidence, amounts, standing, withdrawn
from firsthand.record.differences import differences_of, unit_differences
from firsthand.record.figure import Figure, Reading, TraceClause
from firsthand.record.increments import as_increments
from firsthand.record.lock import locked
from firsthand.record.parts import part_differences
from firsthand.record.profiles.rule_books import PROFILES
from firsthand.record.readings import readings_of
from firsthand.record.slips import slips_alone
from firsthand.record.status import FigureTold, takes_back, with_status
from firsthand.record.witness import EventWitnesses, Witness
from firsthand.vocabulary import Measure, Population, ProfileName


class _FigureKey(NamedTuple):
    """What one figure counts."""

    measure: Measure
    unit: str | None
    population: Population


def reconcile(event: EventWitnesses, config: RecordConfig) -> list[Figure]:
    """The figures of one event.

    Args:
        event: Its figure claims with origins.
        config: Names the profile.

    Returns:
        One figure a measure, unit and population, sorted; a measure told for one population only has its `all` row too.
        Empty where no account gives a number.
    """
    profile = PROFILES[config.profile]
    heard = profile.code(as_increments(slips_alone(event.witnesses)))
    known = _EventFacts(event, config.profile, {o.origin_id: o for o in event.origins}, _denied(heard))
    totals = [w for w in heard if is_live(w.claim) and is_aggregate(w.claim, event.date_edtf)]
    incident = [w for w in heard if not is_aggregate(w.claim, event.date_edtf)]
    if incident and all(is_period_total(w.claim) for w in incident):
        # Nothing but totals over a time: a long event of its own, which is no incident.
        totals, incident = [w for w in heard if is_live(w.claim)], []
    rows, apart = _by_measure(foreground(incident)), _by_measure(totals)
    dead = dead_by_account(incident)
    telling = {w.claim.account_id for w in foreground(incident) if w.claim.measure in CASUALTIES and is_live(w.claim)}
    out = []
    for row in sorted({*rows, *apart}, key=lambda k: (k[0], k[1] or "")):
        witnesses, sums = rows.get(row, []), apart.get(row, [])
        if not witnesses:  # who tells what the event itself cost gives no total of a longer time for it
            sums = [w for w in sums if w.claim.account_id not in telling]
        for population in sorted(_populations((*witnesses, *sums))):
            lived = dead if row[0] == "injured" else None
            told = statements(witnesses, population, lived)
            longer = statements(sums, population, lived)
            if told or longer:
                out.append(_figure(known, _FigureKey(*row, population), told, longer))
    return locked(event.event_id, [_with_parts(_with_units(f, out), out) for f in out], event.locks)


@dataclass(frozen=True, slots=True)
class _EventFacts:
    """What all figures of one event share."""

    event: EventWitnesses
    profile: ProfileName
    origins: Mapping[str, Origin]
    denied: Mapping[_FigureKey, Sequence[Witness]]


def _by_measure(witnesses: Sequence[Witness]) -> dict[tuple[Measure, str | None], list[Witness]]:
    rows: dict[tuple[Measure, str | None], list[Witness]] = {}
    for w in witnesses:
        if w.claim.measure and is_live(w.claim):
            rows.setdefault((w.claim.measure, w.claim.unit), []).append(w)
    return rows


def _populations(witnesses: Sequence[Witness]) -> set[Population]:
    """Whom the claims count, and all."""
    return {"all", *(w.claim.population or "all" for w in witnesses)}


def _denied(witnesses: Sequence[Witness]) -> dict[_FigureKey, list[Witness]]:
    found: dict[_FigureKey, list[Witness]] = {}
    for w in witnesses:
        if w.claim.measure and w.claim.modality == "denied":
            found.setdefault(_FigureKey(w.claim.measure, w.claim.unit, w.claim.population or "all"), []).append(w)
    return found


def _with_units(figure: Figure, figures: Sequence[Figure]) -> Figure:
    """A figure of casualties with the differences of unit to the killed and injured that it counts together."""
    if figure.measure != "casualties":
        return figure
    others = {f.measure: f for f in figures if f.population == figure.population}
    if not {"killed", "injured"} <= set(others):
        return figure
    found = unit_differences(figure.readings, others["killed"].readings, others["injured"].readings)
    return replace(figure, differences=(*figure.differences, *found))


def _with_parts(figure: Figure, figures: Sequence[Figure]) -> Figure:
    """A figure of all with what its parts differ from it."""
    if figure.population != "all":
        return figure
    found = part_differences(figure, figures)
    return replace(figure, differences=(*figure.differences, *found)) if found else figure


def _figure(known: _EventFacts, row: _FigureKey, told: Sequence[Statement], longer: Sequence[Statement]) -> Figure:
    """One figure; where accounts give nothing but totals over a longer time, these are all that can be shown."""
    measure = row.measure
    happened, origins = known.event.date_edtf, known.origins
    aggregates = readings_of(longer, origins)
    shown = told or longer
    by_account = {s.account_id: s for s in shown}
    taken_back = [w for w in known.denied.get(row, ()) if takes_back(w)]
    readings = with_status(readings_of(shown, origins), FigureTold(by_account, happened, taken_back))
    different = differences_of(measure, readings, by_account, happened)
    evidence = Evidence(
        readings=readings,
        told=by_account,
        different=different,
        happened=happened,
        origins=origins,
        denied=[w for w in known.denied.get(row, ()) if not takes_back(w)],
        accused=frozenset(known.event.accused),
    )
    choice = PROFILES[known.profile].choose(evidence) if standing(evidence).live else withdrawn(evidence)
    choice = _kept_apart(choice, aggregates) if told else _only_aggregates(choice)
    behind = origin_range(sorted({o for r in readings for o in r.origin_ids}), origins)
    return Figure(
        event_id=known.event.event_id,
        measure=measure,
        population=row.population,
        low=choice.low,
        best=choice.best,
        high=choice.high,
        status=choice.status,
        unit=row.unit,
        readings=tuple(readings),
        n_accounts=len(shown),
        n_origins_min=behind.low,
        n_origins_max=behind.high,
        differences=(*different, *(aggregate_differences(measure, readings, aggregates) if told else ())),
        profile=known.profile,
        rule=choice.rule,
        clauses=choice.clauses,
        claim_ids=tuple(sorted({c for r in (*readings, *aggregates) for c in r.claim_ids})),
        aggregates=tuple(aggregates),
        grade=choice.grade,
    )


def _kept_apart(choice: Choice, aggregates: Sequence[Reading]) -> Choice:
    if not aggregates:
        return choice
    return replace(choice, clauses=(*choice.clauses, TraceClause("kept_apart", amounts(aggregates))))


def _only_aggregates(choice: Choice) -> Choice:
    """A figure that no account gives for the event alone."""
    return replace(choice, rule="aggregate only", clauses=(*choice.clauses, TraceClause("only_longer")))
