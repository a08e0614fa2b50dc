"""What of a case is shown to people, and in which order: the same choice for the terminal and the page.

Refuses to hide a difference: a row is left out only where another row says the same from the same words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.events.event import Difference, Event
from firsthand.events.said import words
from firsthand.record.figure import Figure, Reading
from firsthand.view.case_view import CaseView
from firsthand.vocabulary import DifferenceKind, Modality, Role

ORDER = {m: i for i, m in enumerate(("killed", "injured", "missing", "casualties", "rescued"))}
GRAVITY: tuple[DifferenceKind, ...] = ("conflict", "copying_error", "unit", "scope", "update", "bound", "rounding")
UNNAMED_ROLES = (None, "mentioned", "office_holder")
UNSAID: tuple[Modality, ...] = ("denied", "expected")  # modality of words that give nobody a part


@dataclass(frozen=True, slots=True)
class Part:
    """Who had a part in an event, and which accounts claim it.

    Attributes:
        by: The coder who says so in place of the accounts; empty where they do.
    """

    role: Role
    name: str
    account_ids: tuple[str, ...]
    alone: bool
    by: str = ""


@dataclass(frozen=True, slots=True)
class ToldDifferences:
    """A figure's differences, those that a person must weigh first in front: with its best value, and between others."""

    with_best: tuple[Difference, ...]
    further: tuple[Difference, ...]


def shown_figures(figures: Sequence[Figure]) -> list[Figure]:
    """Total rows first; a population row only where it stands on other words than the total."""
    totals = {(f.measure, f.unit): f for f in figures if f.population == "all"}

    def telling(f: Figure) -> bool:
        total = totals.get((f.measure, f.unit))
        return f.population == "all" or f.locked is not None or total is None or f.claim_ids != total.claim_ids

    return sorted(
        (f for f in figures if telling(f)),
        key=lambda f: (ORDER.get(f.measure, len(ORDER)), f.measure, f.unit or "", f.population != "all", f.population),
    )


def by_gravity(found: Sequence[Difference]) -> list[Difference]:
    """Those that a person must weigh first, else as the record has them."""
    place = {kind: i for i, kind in enumerate(GRAVITY)}
    return sorted(found, key=lambda d: place.get(d.kind, len(GRAVITY)))


def is_best(reading: Reading, figure: Figure) -> bool:
    """Whether a reading carries the figure's best value."""
    return figure.best is not None and figure.best == (reading.low if reading.value is None else reading.value)


def told_differences(figure: Figure) -> ToldDifferences:
    """A figure's differences: those with its best value, and those between two other readings.

    Of many readings each pair differs; what the others have to do with best is what a reader asks first.
    """
    best = {words(r) for r in figure.readings if is_best(r, figure)}
    near = [d for d in figure.differences if not best or best & set(d.values)]
    further = [d for d in figure.differences if d not in near]
    return ToldDifferences(tuple(by_gravity(near)), tuple(by_gravity(further)))


def parts_in(view: CaseView, event: Event) -> list[Part]:
    """Who did, ordered, organised or suffered what happened, and by which accounts that is claimed.

    Args:
        view: The case.
        event: One of its events.

    Returns:
        By role; within a role first those that most accounts name, of accounts that copy one another one.  Where a coder says
        who had a part, those stand in its place.
    """
    said = {c.role: c for c in event.coded if c.field == "actors" and c.role is not None}
    told: dict[tuple[Role, str], set[str]] = {}
    for claim_id in view.claim_ids_of(event.event_id):
        claim = view.claims.get(claim_id)
        if claim is None or claim.kind != "actor" or claim.role in UNNAMED_ROLES or claim.modality in UNSAID:
            continue
        entity = view.entities.get(view.entity_of.get(claim_id, ""))
        who = entity.name if entity else claim.name or claim.quote
        told.setdefault((claim.role, who), set()).add(claim.account_id)
    voices = {part: len({view.entry_of(a).voice for a in by}) for part, by in told.items()}
    ordered = sorted(told.items(), key=lambda x: (x[0][0], -voices[x[0]], x[0][1]))
    parts = [
        Part(role, who, tuple(sorted(by)), len(by) == 1 and len(event.account_ids) > 1)
        for (role, who), by in ordered
        if role not in said
    ]
    parts += [Part(role, name, (), alone=False, by=c.who) for role, c in said.items() for name in c.names]
    return sorted(parts, key=lambda p: p.role)
