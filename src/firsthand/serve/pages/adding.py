"""A claim that a person is about to add, told before it is stored: what it is read as, and which figures it would move.

The figures are made anew from the same witnesses with this one beside them, and nothing is stored.  Its first hands are
taken for those of its account's other words; the record, once built, may find others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from firsthand.accounts.account import Account
from firsthand.casefile.case import CaseFile
from firsthand.casefile.select import Among
from firsthand.claims.claim import Claim
from firsthand.config import RecordConfig, profile_named
from firsthand.engine.decisions.claims import claim_of
from firsthand.events.event import MainEvent
from firsthand.events.said import words
from firsthand.export.words import number, span
from firsthand.record.figure import Figure
from firsthand.record.reconcile import reconcile
from firsthand.record.witness import Witness
from firsthand.serve.pages.readings import read_as
from firsthand.spans import Span
from firsthand.view.case_view import CaseView
from firsthand.view.load import OneEvent, load_view
from firsthand.view.witnesses import witnesses_of

NONE = "not told"


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure, or what one account says for it, before and after."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Adding:
    """What would be added.

    Attributes:
        read_as: What the words would be read as.
        event: Title of the event that it would speak of; empty where it has none yet.
        said: What its account says for each measure, where that would change.
        figures: Figures of the event that would change.
    """

    read_as: str
    quote: str
    event: str
    part: bool
    said: list[Moved]
    figures: list[Moved]


def adding(case: CaseFile, account_id: str, payload: Mapping[str, Any]) -> Adding | None:
    """What adding a claim would change.

    Args:
        case: An open case.
        account_id: The account.
        payload: Of the decision, checked, its words those of the text.

    Returns:
        None where the case has no such account.
    """
    accounts = list(case.rows(Account, Among("account_id", [account_id])))
    if not accounts:
        return None
    claim = claim_of(accounts[0], Span(payload["start"], payload["end"]), payload, "c-new")
    main = [m.event_id for m in case.rows(MainEvent, Among("account_id", [account_id]))]
    event_id = payload.get("event") or (main[0] if main else "")
    view = load_view(case, OneEvent(event_id))
    event = view.events.get(event_id)
    said, figures = list[Moved](), list[Moved]()
    if event is not None and claim.kind == "figure":
        held = {a: view.accounts[a] for a in view.accounts} | {account_id: accounts[0]}
        view = replace(view, accounts=held)
        before = view.figures.get(event_id, [])
        after = _with(view, event_id, claim, before)
        said, figures = _said(before, after, account_id), _moved(before, after)
    title = event.title if event else ""
    return Adding(read_as(claim), claim.quote, title, bool(payload.get("part")), said, figures)


def _with(view: CaseView, event_id: str, claim: Claim, before: Sequence[Figure]) -> list[Figure]:
    """The figures of an event with one claim more."""
    event = view.events[event_id]
    told = witnesses_of(view, event)
    own = sorted(
        (w for w in told.witnesses if w.claim.account_id == claim.account_id),
        key=lambda w: (w.claim.measure != claim.measure, abs(w.claim.start - claim.start)),
    )
    account = view.accounts[claim.account_id]
    new = Witness(
        claim=claim,
        published=account.published,
        published_basis=account.published_basis,
        origin_ids=own[0].origin_ids if own else (),
        main=view.main_event.get(claim.account_id) == event_id,
        publisher=account.publisher,
    )
    profile = before[0].profile if before else "plain"
    heard = replace(told, witnesses=(*told.witnesses, new))
    return reconcile(heard, RecordConfig(profile_named(profile)))


def _key(figure: Figure) -> tuple[str, str, str]:
    return figure.measure, figure.population, figure.unit or ""


def _name(figure: Figure) -> str:
    unit = f" ({figure.unit})" if figure.unit else ""
    who = "" if figure.population == "all" else f", {figure.population}"
    return f"{figure.measure}{unit}{who}".replace("_", " ")


def _value(figure: Figure | None) -> str:
    if figure is None:
        return NONE
    best = "" if figure.best is None or figure.low == figure.high else f", best {number(figure.best)}"
    return span(figure) + best


def _told_by(figure: Figure | None, account_id: str) -> str:
    held = [r for r in figure.readings if account_id in r.account_ids] if figure else []
    return ", ".join(words(r) for r in held) or NONE


def _pairs(before: Sequence[Figure], after: Sequence[Figure]) -> list[tuple[Figure | None, Figure]]:
    held = {_key(f): f for f in before}
    return [(held.get(_key(f)), f) for f in sorted(after, key=_key)]


def _moved(before: Sequence[Figure], after: Sequence[Figure]) -> list[Moved]:
    pairs = _pairs(before, after)
    return [Moved(_name(new), _value(old), _value(new)) for old, new in pairs if _value(old) != _value(new)]


def _said(before: Sequence[Figure], after: Sequence[Figure], account_id: str) -> list[Moved]:
    told = [(_name(n), _told_by(o, account_id), _told_by(n, account_id)) for o, n in _pairs(before, after)]
    return [Moved(*row) for row in told if row[1] != row[2]]
