"""Who has it from whom, as the page tells it: a drawing, a table with the passages that were changed, and the origins.

Part of the HTML page.  Refuses to list pairs that have nothing to do with each other; it counts them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.export.page.accounts import AccountBlock, in_order
from firsthand.export.page.stemma import Stemma, StemmaLabel, stemma_of, tellers_of_origins
from firsthand.export.page.words import cut
from firsthand.export.words import one_party as party_words
from firsthand.export.words import tied_as
from firsthand.lineage.circles import find_circles
from firsthand.lineage.lineage import Lineage, Origin
from firsthand.view.case_view import CaseView
from firsthand.view.one_party import OneParty, one_party

MOST_ROWS = 400
MOST_CHANGES = 6
CHANGE = 90  # characters of a changed passage


@dataclass(frozen=True, slots=True)
class Change:
    """Words that the derived account has in place of the source's."""

    derived: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageRow:
    """One pair.

    Attributes:
        way: "from" or, where the direction is open, "and".
        shared: Share of the derived account's words that stand in the source, as "84 %"; empty where not measured.
    """

    derived: AccountBlock
    source: AccountBlock | None
    origin: str | None
    relation: str
    way: str
    basis: str
    shared: str
    changes: list[Change]
    more_changes: int
    reason: str


@dataclass(frozen=True, slots=True)
class OriginBlock:
    """A first hand with the accounts that go back to it."""

    name: str
    kind: str
    party: str | None
    accounts: list[AccountBlock]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageBlock:
    """All of it.

    Attributes:
        party: The party for which all origins speak that speak for one; None where there are several or none.
        party_said: That in words.
        circles: Accounts that have it from one another in a ring.
        left_out: Rows that the table had no room for; apart: pairs found to be independent.
    """

    stemma: Stemma | None
    rows: list[LineageRow]
    left_out: int
    apart: int
    circles: list[list[AccountBlock]]
    origins: list[OriginBlock]
    party: OneParty | None
    party_said: str


def lineage_block(view: CaseView, blocks: dict[str, AccountBlock], where: str = "in this case") -> LineageBlock:
    """Everything the page shows of dependence.

    Args:
        view: The case, or a part of it.
        blocks: Its accounts.
        where: What is shown, in words.
    """
    party = one_party(view.origins.values())
    tellers = {a: StemmaLabel(a, f"{b.siglum}  {b.name}", b.published, False) for a, b in blocks.items()}
    told = [r for r in view.lineage if r.relation != "independent" and r.derived_account in blocks]
    place = {a: i for i, a in enumerate(blocks)}
    told.sort(key=lambda r: (place[r.derived_account], r.relation, place.get(r.source_account or "", -1)))
    ordered = sorted(view.origins.values(), key=lambda o: (-len(o.account_ids), o.name, o.origin_id))
    return LineageBlock(
        stemma=stemma_of(view.lineage, tellers | tellers_of_origins(ordered)),
        rows=[_row(view, r, blocks) for r in told[:MOST_ROWS]],
        left_out=max(0, len(told) - MOST_ROWS),
        apart=sum(r.relation == "independent" for r in view.lineage),
        circles=[in_order(c, blocks) for c in find_circles(view.lineage)],
        origins=[_origin(o, blocks) for o in ordered],
        party=party,
        party_said=party_words(party, where) if party else "",
    )


def _row(view: CaseView, row: Lineage, blocks: dict[str, AccountBlock]) -> LineageRow:
    origin = view.origins.get(row.origin_id or "") if row.source_account is None else None
    changes = _changes(view, row)
    return LineageRow(
        derived=blocks[row.derived_account],
        source=blocks.get(row.source_account or ""),
        origin=origin.name if origin else None,
        relation=tied_as(row.relation),
        way="and" if row.source_account and row.direction_basis == "open" else "from",
        basis=row.basis.replace("_", " "),
        shared="" if row.containment is None else f"{row.containment:.0%}",
        changes=changes[:MOST_CHANGES],
        more_changes=max(0, len(changes) - MOST_CHANGES),
        reason=row.reason,
    )


def _changes(view: CaseView, row: Lineage) -> list[Change]:
    """Changed passages, those with figures in them first."""
    if row.source_account is None:
        return []
    derived, source = view.accounts[row.derived_account].text, view.accounts[row.source_account].text
    found = [Change(_piece(derived, p.derived), _piece(source, p.source)) for p in row.spans if p.kind == "changed"]
    return sorted(found, key=lambda c: not any(x.isdigit() for x in c.derived + c.source))


def _piece(text: str, span: Sequence[int]) -> str:
    return cut(" ".join(text[span[0] : span[1]].split()), CHANGE)


def _origin(origin: Origin, blocks: dict[str, AccountBlock]) -> OriginBlock:
    return OriginBlock(origin.name, origin.kind, origin.party, in_order(origin.account_ids, blocks), origin.reason)
