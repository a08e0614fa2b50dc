"""Witnesses from a case in memory, so that its figures can be reconciled anew: under another profile, for one export.

Gives the same witnesses as the step of the record does from its tables; a test holds the two together.  Stores nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from firsthand.claims.claim import Claim
from firsthand.config import RecordConfig
from firsthand.events.event import Event, FieldReading
from firsthand.lineage.first_hands.origins import OriginRange, origin_range
from firsthand.lineage.relate import renumbered
from firsthand.record.figure import Figure, FigureLock
from firsthand.record.reconcile import reconcile
from firsthand.record.witness import EventWitnesses, Witness
from firsthand.view.case_view import CaseView


def under_profile(view: CaseView, profile: str) -> CaseView:
    """The same case with its figures as another profile makes them.

    Raises:
        ConfigError: There is no profile of that name.
    """
    config = RecordConfig(profile)
    origins, copied = view.origins_behind, copied_wrongly(view)
    figures: dict[str, list[Figure]] = {}
    for event in view.events.values():
        made = reconcile(witnesses_of(view, event, origins, copied), config)
        if made:
            figures[event.event_id] = sorted(made, key=lambda f: (f.measure, f.population, f.unit or ""))
    return replace(view, figures=figures)


def witnesses_of(
    view: CaseView,
    event: Event,
    origins: Mapping[str, tuple[str, ...]],
    copied: Mapping[str, tuple[str, ...]],
) -> EventWitnesses:
    """The figure claims of one event with their origins.

    Args:
        view: The case.
        event: One of its events.
        origins: `origins_behind` of the view.
        copied: What `copied_wrongly` gives.
    """
    told = [view.claims[c] for c in view.claim_ids_of(event.event_id) if c in view.claims]
    witnesses = tuple(_witness(view, c, origins, copied) for c in told if c.kind == "figure")
    behind = sorted({o for w in witnesses for o in w.origin_ids if o in view.origins})
    accused = {c.quote if c.name is None else c.name for c in told if c.kind == "actor" and c.role == "perpetrator"}
    found = tuple(view.origins[o] for o in behind)
    figures = view.figures.get(event.event_id, ())
    locks = [FigureLock(0, f.measure, f.population, f.unit, f.locked) for f in figures if f.locked is not None]
    return EventWitnesses(event.event_id, event.date_edtf, witnesses, found, tuple(sorted(accused)), tuple(locks))


def _witness(
    view: CaseView, claim: Claim, origins: Mapping[str, tuple[str, ...]], copied: Mapping[str, tuple[str, ...]]
) -> Witness:
    account = view.accounts[claim.account_id]
    main = view.main_event.get(claim.account_id) == view.event_of.get(claim.claim_id)
    behind, wrong = origins.get(claim.claim_id, ()), copied.get(claim.claim_id, ())
    newer = view.newer_versions.get(claim.account_id, ())
    return Witness(claim, account.published, account.published_basis, behind, wrong, main, account.publisher, newer)


def field_origins(view: CaseView, reading: FieldReading) -> tuple[tuple[str, ...], OriginRange]:
    """First hands behind a date or a place that accounts tell: their ids, sorted, and from how many to how many they are."""
    found = tuple(sorted({o for c in reading.claim_ids for o in view.origins_behind.get(c, ())}))
    return found, origin_range(found, view.origins)


def copied_wrongly(view: CaseView) -> dict[str, tuple[str, ...]]:
    """Per figure claim whose number was changed in copying: the accounts it was copied from."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in view.lineage:
        if row.relation != "copy" or row.source_account is None or row.direction_basis == "open":
            continue
        derived, source = view.accounts[row.derived_account].text, view.accounts[row.source_account].text
        changed = [p for p in row.spans if p.kind == "changed" and renumbered(p, derived, source)]
        for claim in view.claims_of(row.derived_account) if changed else []:
            if claim.kind == "figure" and any(claim.start < p.derived[1] and p.derived[0] < claim.end for p in changed):
                found[claim.claim_id].add(row.source_account)
    return {c: tuple(sorted(accounts)) for c, accounts in found.items()}
