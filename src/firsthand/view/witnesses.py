"""Witnesses from a case in memory, so that its figures can be reconciled anew: under another profile, for one export.

Gives the same witnesses as the step of the record does from its tables; a test holds the two together.  Stores nothing, and
refuses to find origins, newer versions or wrong copies anew: these the case holds.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from firsthand.claims.claim import Claim
from firsthand.config import RecordConfig, profile_named
from firsthand.events.event import Event, FieldReading
from firsthand.lineage.first_hands.origins import OriginRange, origin_range
from firsthand.record.figure import Figure, FigureLock
from firsthand.record.reconcile import reconcile
from firsthand.record.witness import EventWitnesses, Witness
from firsthand.view.case_view import CaseView


@dataclass(frozen=True, slots=True)
class FieldHands:
    """The first hands behind a date or a place: their ids, sorted, and from how many to how many they are."""

    origin_ids: tuple[str, ...]
    range: OriginRange


def under_profile(view: CaseView, profile: str) -> CaseView:
    """The same case with its figures as another profile makes them.

    Args:
        view: The case, or a part of it: figures are made of the events whose claims it holds.
        profile: Name of a coding profile.

    Raises:
        ConfigError: There is no profile of that name.
    """
    config = RecordConfig(profile_named(profile))
    figures: dict[str, list[Figure]] = {}
    for event in view.events.values():
        made = reconcile(witnesses_of(view, event), config)
        if made:
            figures[event.event_id] = sorted(made, key=lambda f: (f.measure, f.population, f.unit or ""))
    return replace(view, figures=figures)


def witnesses_of(view: CaseView, event: Event) -> EventWitnesses:
    """The figure claims of one event with their origins.

    Args:
        view: The case.
        event: One of its events.
    """
    told = [view.claims[c] for c in view.claim_ids_of(event.event_id) if c in view.claims]
    witnesses = tuple(_witness(view, c) for c in told if c.kind == "figure")
    behind = sorted({o for w in witnesses for o in w.origin_ids if o in view.origins})
    accused = {c.quote if c.name is None else c.name for c in told if c.kind == "actor" and c.role == "perpetrator"}
    found = tuple(view.origins[o] for o in behind)
    figures = view.figures.get(event.event_id, ())
    locks = [FigureLock(0, f.measure, f.population, f.unit, f.locked) for f in figures if f.locked is not None]
    return EventWitnesses(event.event_id, event.date_edtf, witnesses, found, tuple(sorted(accused)), tuple(locks))


def _witness(view: CaseView, claim: Claim) -> Witness:
    account = view.accounts[claim.account_id]
    return Witness(
        claim=claim,
        published=account.published,
        published_basis=account.published_basis,
        origin_ids=view.origins_behind.get(claim.claim_id, ()),
        miscopied_from=view.miscopied.get(claim.claim_id, ()),
        main=view.main_event.get(claim.account_id) == view.event_of.get(claim.claim_id),
        publisher=account.publisher,
        revised_by=view.entry_of(claim.account_id).newer,
    )


def field_origins(view: CaseView, reading: FieldReading) -> FieldHands:
    """First hands behind a date or a place that accounts tell."""
    found = tuple(sorted({o for c in reading.claim_ids for o in view.origins_behind.get(c, ())}))
    return FieldHands(found, origin_range(found, view.origins))
