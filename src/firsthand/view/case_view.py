"""A case in memory, as every export reads it: the nouns, joined by their ids.

Refuses to derive anything: what is not in the case is not in the view.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol, TypeVar

from firsthand.accounts.account import Account
from firsthand.casefile.decision import Decided
from firsthand.claims.claim import Claim
from firsthand.components import Tie, least_of
from firsthand.events.event import Entity, EntityClaim, Event, EventClaim, MainEvent
from firsthand.lineage.lineage import COPIES, Lineage, Origin, OriginLink
from firsthand.record.figure import Figure
from firsthand.sources.raw_item import Rejection

Noun = TypeVar("Noun")


class HoldsRows(Protocol):
    """What a case file offers to an export."""

    def rows(self, noun: type[Noun]) -> Iterator[Noun]:
        """All rows of one noun."""
        ...


@dataclass(frozen=True)
class CaseView:
    """A case in memory.

    Attributes:
        accounts, claims, events, origins, entities: By id.
        figures: By event.
        event_of, entity_of: Of a claim.
        main_event: Of an account.
        decided: What became of people's decisions.
    """

    accounts: dict[str, Account] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    figures: dict[str, list[Figure]] = field(default_factory=dict)
    lineage: tuple[Lineage, ...] = ()
    origins: dict[str, Origin] = field(default_factory=dict)
    origin_links: tuple[OriginLink, ...] = ()
    entities: dict[str, Entity] = field(default_factory=dict)
    event_of: dict[str, str] = field(default_factory=dict)
    entity_of: dict[str, str] = field(default_factory=dict)
    main_event: dict[str, str] = field(default_factory=dict)
    rejections: tuple[Rejection, ...] = ()
    decided: tuple[Decided, ...] = ()

    def rulings_on(self, target: str, figure: str = "") -> list[Decided]:
        """What people decided on one thing, applied and not; of a figure by its event and `measure/population/unit`."""
        return self._decided_by_target.get((target, figure), [])

    @cached_property
    def _decided_by_target(self) -> dict[tuple[str, str], list[Decided]]:
        found = defaultdict(list)
        for one in sorted(self.decided, key=lambda d: d.decision_id):
            found[one.target, one.figure].append(one)
        return dict(found)

    def claims_of(self, account_id: str) -> list[Claim]:
        """Claims of one account in order of their words."""
        return self._claims_by_account.get(account_id, [])

    @cached_property
    def _claims_by_account(self) -> dict[str, list[Claim]]:
        found = defaultdict(list)
        for claim in sorted(self.claims.values(), key=lambda c: (c.start, c.end, c.claim_id)):
            found[claim.account_id].append(claim)
        return dict(found)

    def claim_ids_of(self, event_id: str) -> list[str]:
        """Ids of the claims that speak of one event, sorted."""
        return self._claim_ids_by_event.get(event_id, [])

    @cached_property
    def _claim_ids_by_event(self) -> dict[str, list[str]]:
        found = defaultdict(list)
        for claim_id, event_id in sorted(self.event_of.items()):
            found[event_id].append(claim_id)
        return dict(found)

    @cached_property
    def origins_behind(self) -> dict[str, tuple[str, ...]]:
        """Origins of each claim: its own where it has any, else those of its account."""
        own: dict[str, set[str]] = defaultdict(set)
        whole: dict[str, set[str]] = defaultdict(set)
        for link in self.origin_links:
            if link.claim_id is None:
                whole[link.account_id].add(link.origin_id)
            else:
                own[link.claim_id].add(link.origin_id)
        return {c: tuple(sorted(own.get(c) or whole.get(k.account_id) or ())) for c, k in self.claims.items()}

    @cached_property
    def voice_of(self) -> dict[str, str]:
        """Of each account: the first by id of all that copying or revising ties it to, itself where none does."""
        copied = (r for r in self.lineage if r.relation in COPIES)
        ties = (Tie(r.derived_account, r.source_account) for r in copied if r.source_account)
        return least_of(ties, self.accounts)

    @cached_property
    def newer_versions(self) -> dict[str, tuple[str, ...]]:
        """Of an account: the accounts that are a newer version of the same page, as lineage has them."""
        found: dict[str, set[str]] = defaultdict(set)
        for row in self.lineage:
            if row.relation == "revision" and row.source_account:
                found[row.source_account].add(row.derived_account)
        return {a: tuple(sorted(newer)) for a, newer in found.items()}

    def children(self, event_id: str) -> list[Event]:
        """Events whose parent is this one, earliest first."""
        found = [e for e in self.events.values() if e.parent_id == event_id]
        return sorted(found, key=lambda e: (e.date_start or "9999", e.event_id))

    def ranked_events(self) -> list[Event]:
        """Events that most accounts tell of first; then those that are some account's subject, then by date."""
        main = set(self.main_event.values())
        return sorted(
            self.events.values(),
            key=lambda e: (-len(e.account_ids), e.event_id not in main, e.date_start or "9999", e.event_id),
        )


def load_view(case: HoldsRows) -> CaseView:
    """Read a whole case into memory."""
    figures: dict[str, list[Figure]] = defaultdict(list)
    for figure in case.rows(Figure):
        figures[figure.event_id].append(figure)
    return CaseView(
        accounts={a.account_id: a for a in _sorted(case.rows(Account), "account_id")},
        claims={c.claim_id: c for c in _sorted(case.rows(Claim), "claim_id")},
        events={e.event_id: e for e in _sorted(case.rows(Event), "event_id")},
        figures={
            e: sorted(f, key=lambda x: (x.measure, x.population, x.unit or "")) for e, f in sorted(figures.items())
        },
        lineage=tuple(
            sorted(
                case.rows(Lineage),
                key=lambda r: (r.derived_account, r.source_account or "", r.origin_id or "", r.relation),
            )
        ),
        origins={o.origin_id: o for o in _sorted(case.rows(Origin), "origin_id")},
        origin_links=tuple(sorted(case.rows(OriginLink), key=lambda k: (k.account_id, k.claim_id or "", k.origin_id))),
        entities={e.entity_id: e for e in _sorted(case.rows(Entity), "entity_id")},
        event_of={k.claim_id: k.event_id for k in case.rows(EventClaim)},
        entity_of={k.claim_id: k.entity_id for k in case.rows(EntityClaim)},
        main_event={k.account_id: k.event_id for k in case.rows(MainEvent)},
        rejections=tuple(sorted(set(case.rows(Rejection)), key=lambda r: (r.input, r.stage, r.code, r.detail))),
        decided=tuple(case.rows(Decided)),
    )


def _sorted(rows: Iterable[Noun], key: str) -> list[Noun]:
    return sorted(rows, key=lambda r: str(getattr(r, key)))
