"""Tracing in memory: from accounts and claims to lineage, origins and links, in one call.

The plain composition of the stage's verbs, and the oracle that its steps are held against.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from firsthand.accounts.account import Account
from firsthand.claims.claim import Claim
from firsthand.components import Tie, least_of
from firsthand.config import LineageConfig
from firsthand.lineage.describe import describe
from firsthand.lineage.dossier import AccountPair, Family, Holding, NamedOutlet
from firsthand.lineage.first_hands.groups import grouping_of
from firsthand.lineage.first_hands.origins import gathered
from firsthand.lineage.lineage import COPIES, Lineage, Origin, OriginLink
from firsthand.lineage.relate import relate
from firsthand.lineage.settle import settle
from firsthand.lineage.shared_text.candidates import SharedPrints, candidates_of, prints_of


@dataclass(frozen=True, slots=True)
class LineageResult:
    """What tracing finds.

    Attributes:
        lineage: Rows, sorted.
        origins: One an id, sorted.
        links: Which account or claim goes back to which origin, sorted.
        miscopied: Claims of copies whose number, time or place is not their source's, sorted.
    """

    lineage: tuple[Lineage, ...]
    origins: tuple[Origin, ...]
    links: tuple[OriginLink, ...]
    miscopied: tuple[str, ...] = ()


def trace(
    accounts: Iterable[Account],
    claims: Iterable[Claim],
    config: LineageConfig,
    revisions: Mapping[str, str] | None = None,
) -> LineageResult:
    """Find who has it from whom.

    Args:
        accounts: The accounts, in any order.
        claims: Their claims, in any order.
        config: Settings.
        revisions: The account that each account revises, where the case notes one.

    Returns:
        The same rows as the steps of the stage give.
    """
    by_account: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: c.claim_id):
        by_account[claim.account_id].append(claim)
    grouping = grouping_of(config)
    ordered = sorted(accounts, key=lambda a: a.account_id)
    told = {a.account_id: describe(a, by_account[a.account_id], grouping) for a in ordered}
    candidates = candidates_of([prints_of(i, d.telling.text, config.max_bucket) for i, d in told.items()])
    noted = {(min(a, b), max(a, b)): a for a, b in sorted((revisions or {}).items()) if a != b}
    chosen = sorted({*((c.left_id, c.right_id) for c in candidates), *noted})
    pairs = (AccountPair(told[a].telling, told[b].telling, noted.get((a, b))) for a, b in chosen)
    related = [r for pair in pairs if (r := relate(pair, config))]
    holdings = [d.holding for d in told.values()]
    named = sorted(_named(holdings, candidates), key=lambda n: (n.account_id, n.source_account, n.claim_id or ""))
    settled = [settle(f) for f in _families(holdings, [r.row for r in related], named)]
    rows = [r.row for r in related] + [row for s in settled for row in s.rows]
    return LineageResult(
        tuple(sorted(rows, key=row_order)),
        tuple(gathered(o for s in settled for o in s.origins)),
        tuple(sorted((k for s in settled for k in s.links), key=link_order)),
        tuple(sorted({c for r in related for c in r.miscopied})),
    )


def row_order(row: Lineage) -> tuple[str, ...]:
    """Derived account, source account, origin, relation."""
    return row.derived_account, row.source_account or "", row.origin_id or "", row.relation


def link_order(link: OriginLink) -> tuple[str, ...]:
    """Account, claim, origin."""
    return link.account_id, link.claim_id or "", link.origin_id


def _named(holdings: Sequence[Holding], candidates: Sequence[SharedPrints]) -> Iterator[NamedOutlet]:
    """Credits to outlets whose account is here: the outlet's only one, one of the same event, or one that shares words."""
    by_outlet: dict[str, list[Holding]] = defaultdict(list)
    for h in holdings:
        if h.outlet:
            by_outlet[h.outlet].append(h)
    met = {(c.left_id, c.right_id) for c in candidates} | {(c.right_id, c.left_id) for c in candidates}
    found = set()
    for h in holdings:
        for c in h.credits:
            others = by_outlet.get(c.outlet, []) if c.outlet and c.outlet != h.outlet else []
            for o in others:
                same = h.event_hint is not None and h.event_hint == o.event_hint
                if len(others) == 1 or same or (h.account_id, o.account_id) in met:
                    found.add(NamedOutlet(h.account_id, o.account_id, c.claim_id))
    yield from found


def _families(holdings: Sequence[Holding], rows: Sequence[Lineage], named: Sequence[NamedOutlet]) -> Iterator[Family]:
    """Accounts that copies and credits join, by the least id of each family."""
    copies = [r for r in rows if r.relation in COPIES and r.source_account]
    ties = [Tie(r.derived_account, r.source_account or "") for r in copies]
    ties += [Tie(n.account_id, n.source_account) for n in named]
    least = least_of(ties, (h.account_id for h in holdings))
    for root in sorted(set(least.values())):
        yield Family(
            root,
            tuple(h for h in holdings if least[h.account_id] == root),
            tuple(r for r in copies if least[r.derived_account] == root),
            tuple(n for n in named if least[n.account_id] == root),
        )
