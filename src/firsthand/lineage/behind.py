"""Behind a claim: the first hands that its own words, or the words they were copied from, credit.

Part of settling.  A claim inside copied words has its counterpart's first hands; a claim in somebody's speech has that
speaker; what is left stands on the account.  Refuses to give a claim of a copy a speaker of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from firsthand.lineage.dossier import Credit, Family, Holding, Spot
from firsthand.lineage.lineage import Lineage, Origin, OriginLink
from firsthand.spans import Span, content_id

SLACK = 3  # characters by which cleaning may shift a claim inside a copied stretch


@dataclass(slots=True)
class FamilyHands:
    """First hands by account.

    Attributes:
        class_of: The class of whole copies that an account is in, named by its root account.
        ids: Origins behind a class.
        known: Every origin by id; those of speakers are added while links are made.
        ring_of: The origin of the circle of credits that an account is in.
        own: The credit that the part of a class stands on that it has from no other.
    """

    class_of: dict[str, str]
    ids: dict[str, tuple[str, ...]] = field(default_factory=dict)
    known: dict[str, Origin] = field(default_factory=dict)
    ring_of: dict[str, str] = field(default_factory=dict)
    own: dict[str, Credit] = field(default_factory=dict)


class Behind:
    """Answers for the claims of one family.

    Args:
        family: The family.
        hands: First hands of its accounts; speakers' are added.
    """

    def __init__(self, family: Family, hands: FamilyHands) -> None:
        self.hands = hands
        self.members = {h.account_id: h for h in family.members}
        self.rows: dict[str, list[Lineage]] = defaultdict(list)
        for row in sorted(family.rows, key=lambda r: (-(r.containment or 0.0), r.source_account or "")):
            if row.source_account:
                self.rows[row.derived_account].append(row)
        self.named: dict[tuple[str, str], list[str]] = defaultdict(list)
        for n in family.named:
            if n.claim_id is not None:
                self.named[n.account_id, n.claim_id].append(n.source_account)
        self.said: dict[tuple[str, str], list[Credit]] = defaultdict(list)
        for h in family.members:
            for c in h.credits:
                if c.claim_id is not None:
                    self.said[h.account_id, c.claim_id].append(c)

    def links(self, holding: Holding) -> Iterator[OriginLink]:
        """The links of an account's claims that differ from the account's own."""
        account = set(self.of_account(holding.account_id))
        for spot in holding.spots:
            found = self._of(holding.account_id, spot, frozenset())
            if {k.origin_id for k in found} != account:
                yield from found

    def of_account(self, account_id: str) -> tuple[str, ...]:
        """Origins behind a whole account."""
        return self.hands.ids[self.hands.class_of[account_id]]

    def _of(self, account_id: str, spot: Spot, seen: frozenset[tuple[str, str]]) -> list[OriginLink]:
        """First hands behind a claim."""
        here = seen | {(account_id, spot.claim_id)}
        for row in self.rows[account_id]:
            at = _at_source(row, spot)
            if at is None or row.source_account is None:
                continue
            source = row.source_account
            found = {
                k.origin_id
                for s in self._spots(source, at)
                if (source, s.claim_id) not in here
                for k in self._of(source, s, here)
            }
            return self._inherited(account_id, spot, found or set(self.of_account(source)), source)
        own = [k for c in self.said[account_id, spot.claim_id] for k in self._said(account_id, spot, c)]
        if own:
            return list({k.origin_id: k for k in own}.values())
        return [
            OriginLink(origin_id=o, account_id=account_id, claim_id=spot.claim_id, basis="own")
            for o in self.of_account(account_id)
        ]

    def _spots(self, source: str, at: Span) -> list[Spot]:
        """Claims of the source at the same words; of several, those that lie closest."""
        near = [s for s in self.members[source].spots if s.start < at.end + SLACK and at.start - SLACK < s.end]
        least = min((abs(s.start - at.start) + abs(s.end - at.end) for s in near), default=0)
        return [s for s in near if abs(s.start - at.start) + abs(s.end - at.end) == least]

    def _inherited(self, account_id: str, spot: Spot, origins: set[str], source: str) -> list[OriginLink]:
        return [
            OriginLink(
                origin_id=o,
                account_id=account_id,
                claim_id=spot.claim_id,
                inherited_from=source,
                basis="aligned_text",
            )
            for o in sorted(origins)
        ]

    def _said(self, account_id: str, spot: Spot, credit: Credit) -> Iterator[OriginLink]:
        """The first hands of a claim that somebody is said to have said."""

        def link(origin_id: str, source: str | None) -> OriginLink:
            return OriginLink(
                origin_id=origin_id,
                account_id=account_id,
                claim_id=spot.claim_id,
                start=credit.start,
                end=credit.end,
                inherited_from=source,
                basis=credit.basis,
            )

        outlets = self.named.get((account_id, spot.claim_id), [])
        for source in sorted(set(outlets)):
            ring = self.hands.ring_of.get(account_id)
            same = ring is not None and ring == self.hands.ring_of.get(source)
            for o in (ring,) if ring is not None and same else self.of_account(source):
                yield link(o, source)
        if not outlets:
            yield link(self._speaker(account_id, credit).origin_id, None)

    def _speaker(self, account_id: str, credit: Credit) -> Origin:
        """The origin of a speaker; one who is not named is the same for all copies of a text."""
        origin = credit.origin
        if credit.nameless:
            key = content_id("o", self.hands.class_of[account_id], credit.nameless)
            origin = replace(origin, origin_id=key)
        return self.hands.known.setdefault(origin.origin_id, origin)


def _at_source(row: Lineage, spot: Spot) -> Span | None:
    """Where a claim's words stand in the source; None where the claim stands in no copied stretch."""
    most, best = 0, None
    for p in row.spans:
        overlap = min(spot.end, p.derived[1]) - max(spot.start, p.derived[0])
        if overlap > most:
            most = overlap
            if p.kind == "changed":
                best = Span(p.source[0], p.source[1])
            else:
                shift = p.source[0] - p.derived[0]
                low = max(p.source[0], spot.start + shift)
                best = Span(low, max(low, min(p.source[1], spot.end + shift)))
    return best
