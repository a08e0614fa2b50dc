"""Silence and denial: accounts that tell of an event and give no number, apart from those that deny one.

For a figure of all people.  Refuses to call an account silent whose figures and acts nobody could read, that speaks of the
measure in any way, or that denies anything at all: what it denies may be this.
"""

from __future__ import annotations

from firsthand.claims.claim import Claim
from firsthand.events.event import Event
from firsthand.record.figure import Figure
from firsthand.view.case_view import CaseView

READ = ("figure", "act")  # an account with neither was not read, or in a language not read yet
COUNTED_TOGETHER = {"casualties": ("killed", "injured"), "killed": ("casualties",), "injured": ("casualties",)}


def silent_accounts(view: CaseView, figure: Figure) -> list[str]:
    """Accounts that tell of a figure's event and omit its measure.

    Returns:
        Account ids, sorted; empty for a figure of one population alone, since a total need not name its parts,
        and for one that is a coder's alone.
    """
    event = view.events.get(figure.event_id)
    if event is None or figure.population != "all" or figure.status == "coded":
        return []
    told = {a for r in (*figure.readings, *figure.aggregates) for a in r.account_ids}
    return sorted(a for a in event.account_ids if a not in told and _is_silent(view, event, a, figure.measure))


def _is_silent(view: CaseView, event: Event, account_id: str, measure: str) -> bool:
    claims = view.claims_of(account_id)
    named = {measure, *COUNTED_TOGETHER.get(measure, ())}
    if any(c.modality == "denied" or c.measure in named for c in claims):
        return False
    return any(c.kind in READ and view.event_of.get(c.claim_id) == event.event_id for c in claims)


def denials(view: CaseView, figure: Figure) -> list[Claim]:
    """Claims that deny a number of just this measure, unit and population, in order of account and words."""
    found = (view.claims[c] for c in view.claim_ids_of(figure.event_id) if c in view.claims)
    row = (figure.measure, figure.unit, figure.population)
    held = [c for c in found if c.modality == "denied" and (c.measure, c.unit, c.population or "all") == row]
    return sorted((c for c in held if c.kind == "figure"), key=lambda c: (c.account_id, c.start, c.end, c.claim_id))
