"""Reconciling: the figures of an event from its witnesses.  A pure function; order of witnesses is irrelevant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from firsthand.config import RecordConfig
from firsthand.lineage.lineage import Origin
from firsthand.lineage.origins import origin_range
from firsthand.record.account_value import Statement, dead_by_account, foreground, is_live, statements
from firsthand.record.differences import differences_of, unit_differences
from firsthand.record.figure import Figure
from firsthand.record.plain import choose
from firsthand.record.readings import readings_of
from firsthand.record.witness import EventWitnesses, Witness


def reconcile(event: EventWitnesses, config: RecordConfig) -> list[Figure]:
    """The figures of one event.

    Args:
        event: Its figure claims with origins.
        config: Names the profile.

    Returns:
        One figure a measure, unit and population, sorted; a measure told for one population only has its `all` row too.
        Empty where no account gives a number.
    """
    origins = {o.origin_id: o for o in event.origins}
    rows: dict[tuple[str, str | None], list[Witness]] = {}
    for w in foreground(event.witnesses):
        if w.claim.measure and is_live(w.claim):
            rows.setdefault((w.claim.measure, w.claim.unit), []).append(w)
    dead = dead_by_account(event.witnesses)
    out = []
    for measure, unit in sorted(rows, key=lambda k: (k[0], k[1] or "")):
        witnesses = rows[measure, unit]
        populations = sorted({w.claim.population or "all" for w in witnesses} | {"all"})
        for population in populations:
            told = statements(witnesses, population, dead if measure == "injured" else None)
            if told:
                out.append(_figure(event, (measure, unit, population), told, (origins, config)))
    return [_with_units(f, out) for f in out]


def _with_units(figure: Figure, figures: Sequence[Figure]) -> Figure:
    """A figure of casualties with the differences of unit to the killed and injured that it counts together."""
    if figure.measure != "casualties":
        return figure
    others = {f.measure: f for f in figures if f.population == figure.population}
    if not {"killed", "injured"} <= set(others):
        return figure
    found = unit_differences(figure.readings, others["killed"].readings, others["injured"].readings)
    return replace(figure, differences=(*figure.differences, *found))


def _figure(
    event: EventWitnesses,
    row: tuple[str, str | None, str],
    told: Sequence[Statement],
    by: tuple[Mapping[str, Origin], RecordConfig],
) -> Figure:
    measure, unit, population = row
    origins, config = by
    by_account = {s.account_id: s for s in told}
    readings = readings_of(told, origins)
    different = differences_of(measure, readings, by_account, event.date_edtf)
    choice = choose(readings, by_account, different, event.date_edtf)
    behind = origin_range(sorted({o for r in readings for o in r.origin_ids}), origins)
    return Figure(
        event_id=event.event_id,
        measure=measure,
        population=population,
        low=choice.low,
        best=choice.best,
        high=choice.high,
        status=choice.status,
        unit=unit,
        readings=tuple(readings),
        n_accounts=len(told),
        n_origins_min=behind.low,
        n_origins_max=behind.high,
        differences=tuple(different),
        profile=config.profile,
        rule=choice.rule,
        trace=choice.trace,
        claim_ids=tuple(sorted({c for r in readings for c in r.claim_ids})),
    )
