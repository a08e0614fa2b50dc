"""Two coders held against each other: how far they agree, and where they differ with the value of either beside the words.

Refuses a name that nobody here ruled under: such a table would be empty, and look like one of two who never met.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from firsthand.casefile.agreement import Apart, FieldAgreement, agreement, coders
from firsthand.casefile.case import CaseFile
from firsthand.serve.pages.decisions import about_of


@dataclass(frozen=True, slots=True)
class Differing:
    """A thing that two coders ruled on differently.

    Attributes:
        about: What it is, for a person: its words, its title; href: its page, None where it has none any more.
        first, second: What either coder says; first_id, second_id: the decisions that say so.
        settled_by: Who settled it, and settled: with which value; empty where nobody did.
    """

    field: str
    about: str
    href: str | None
    first: str
    second: str
    first_id: str
    second_id: str
    settled_by: str
    settled: str


@dataclass(frozen=True, slots=True)
class FieldRow:
    """Agreement on one field.

    Attributes:
        percent, kappa, alpha: None where they cannot be told.
        apart: How many things they differ on.
    """

    field: str
    both: int
    same: int
    percent: float | None
    kappa: float | None
    alpha: float | None
    only_first: int
    only_second: int
    apart: int


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """Two coders held against each other; what nobody settled stands first."""

    coders: list[str]
    first: str
    second: str
    rows: list[FieldRow]
    differing: list[Differing]


def agreement_page(case: CaseFile, first: str = "", second: str = "") -> AgreementPage:
    """How far two coders agree; the first two by name where none are asked for.

    Args:
        case: The open case.
        first, second: Names of coders.

    Raises:
        DecisionError: One of those asked for decided nothing here.
    """
    ledger = case.ledger()
    known = coders(ledger)
    first = first or next((c for c in known if c != second), "")
    second = second or next((c for c in known if c != first), "")
    rows = agreement(ledger, first, second) if first and second else []
    about = about_of(case.connection, [a.target for r in rows for a in r.apart])
    found = [_differing(r, a, *about.get(a.target, (a.target, None))) for r in rows for a in r.apart]
    return AgreementPage(known, first, second, [_row(r) for r in rows], sorted(found, key=lambda d: bool(d.settled_by)))


def _row(row: FieldAgreement) -> FieldRow:
    return FieldRow(
        field=row.field.replace("_", " "),
        both=row.both,
        same=row.same,
        percent=row.percent,
        kappa=row.kappa,
        alpha=row.alpha,
        only_first=row.only_first,
        only_second=row.only_second,
        apart=len(row.apart),
    )


def _differing(row: FieldAgreement, apart: Apart, name: str, href: str | None) -> Differing:
    return Differing(
        field=" ".join((row.field, apart.figure)).replace("_", " ").strip(),
        about=name,
        href=href,
        first=_plain(apart.first),
        second=_plain(apart.second),
        first_id=apart.first_id,
        second_id=apart.second_id,
        settled_by=apart.settled_by,
        settled=_plain(apart.settled) if apart.settled else "",
    )


def _plain(value: str) -> str:
    """A value as people write it; one that is no JSON is a word of ours."""
    try:
        held = json.loads(value)
    except ValueError:
        return value
    parts = held if isinstance(held, list) else list(held.values()) if isinstance(held, dict) else [held]
    told = ["none" if p is None else f"{p:,.10g}" if isinstance(p, float) else str(p) for p in parts]
    return "; ".join(dict.fromkeys(told))
