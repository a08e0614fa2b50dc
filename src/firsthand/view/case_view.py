"""A case in memory, or a part of it, as every export and page reads it: the nouns, joined by their ids.

Refuses to derive anything: what is not in the case is not in the view.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from firsthand.accounts.account import Account
from firsthand.casefile.decision import Decided
from firsthand.claims.claim import Claim
from firsthand.events.event import Entity, Event
from firsthand.lineage.lineage import Lineage, Origin, OriginLink
from firsthand.record.account_entry import AccountEntry
from firsthand.record.enrol import unlisted
from firsthand.record.figure import Figure
from firsthand.sources.raw_item import Rejection


@dataclass(frozen=True)
class CaseView:
    """A case in memory.

    Attributes:
        accounts, claims, events, origins, entities: By id.
        figures: By event.
        event_of, entity_of: Of a claim.
        main_event: Of an account.
        entries: Of an account: siglum, short name, voice, newer versions.
        origins_behind: Of a claim: ids of its first hands, sorted.
        miscopied: Of a claim that is not its source's: the accounts it was copied from.
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
    entries: dict[str, AccountEntry] = field(default_factory=dict)
    origins_behind: dict[str, tuple[str, ...]] = field(default_factory=dict)
    miscopied: dict[str, tuple[str, ...]] = field(default_factory=dict)
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

    def entry_of(self, account_id: str) -> AccountEntry:
        """The entry of an account of the view; one that came in after the record was derived has a stand-in."""
        found = self.entries.get(account_id)
        return unlisted(account_id, self.accounts[account_id].source_id) if found is None else found

    @cached_property
    def names(self) -> dict[str, str]:
        """The short name of each account by its id."""
        return {a: self.entry_of(a).name for a in self.accounts}

    def in_publication_order(self) -> list[Account]:
        """The accounts in order of publication: undated ones after them, and last those without a siglum."""
        place = {a: self.entry_of(a).number for a in self.accounts}
        return sorted(
            self.accounts.values(),
            key=lambda a: (not place[a.account_id], place[a.account_id], a.source_id, a.account_id),
        )

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
