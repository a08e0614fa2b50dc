"""Reads a case into memory: the whole of it, or as much as one event, one family of accounts or one account needs.

What a scope holds of an event or account is what the whole case holds of it.  Refuses to read texts that the scope does not
show.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

from firsthand.accounts.account import Account
from firsthand.casefile.decision import Decided
from firsthand.casefile.select import Among
from firsthand.claims.claim import Claim
from firsthand.events.event import Entity, EntityClaim, Event, EventClaim, MainEvent
from firsthand.lineage.lineage import ClaimOrigins, Lineage, Origin, OriginLink, WrongCopy
from firsthand.record.account_entry import AccountEntry
from firsthand.record.figure import Figure
from firsthand.sources.raw_item import Rejection
from firsthand.view.case_view import CaseView

Noun = TypeVar("Noun")


class HoldsRows(Protocol):
    """What a case file offers to a view."""

    def rows(self, noun: type[Noun], *among: Among) -> Iterator[Noun]:
        """Rows of one noun that meet every condition."""
        ...


@dataclass(frozen=True, slots=True)
class WholeCase:
    """Everything that the case holds."""


@dataclass(frozen=True, slots=True)
class OneEvent:
    """An event with its accounts, its origins, its parent and what follows it.

    Of its accounts' claims those that speak of the event, all that count or deny something, and all that name its victims.
    """

    event_id: str


@dataclass(frozen=True, slots=True)
class OneFamily:
    """Some accounts, what ties them to each other, and their first hands; their claims are not read."""

    account_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OneAccount:
    """An account with its claims, the events they speak of, its first hands, and its row with every other account."""

    account_id: str


Scope = WholeCase | OneEvent | OneFamily | OneAccount
WHOLE = WholeCase()


def load_view(case: HoldsRows, scope: Scope = WHOLE) -> CaseView:
    """Read a case, or a part of it, into memory.

    Args:
        case: An open case.
        scope: How much of it.

    Returns:
        An empty view where the case has no such event or account.

    Raises:
        CaseTooOld: An older version derived its record, without accounts' entries.
    """
    if isinstance(scope, OneEvent):
        return _one_event(case, scope.event_id)
    if isinstance(scope, OneFamily):
        return _one_family(case, scope.account_ids)
    if isinstance(scope, OneAccount):
        return _one_account(case, scope.account_id)
    return _whole(case)


def _whole(case: HoldsRows) -> CaseView:
    return CaseView(
        accounts=_by_id(case.rows(Account), "account_id"),
        claims=_by_id(case.rows(Claim), "claim_id"),
        events=_by_id(case.rows(Event), "event_id"),
        figures=_figures(case.rows(Figure)),
        lineage=_lineage(case.rows(Lineage)),
        origins=_by_id(case.rows(Origin), "origin_id"),
        origin_links=_links(case.rows(OriginLink)),
        entities=_by_id(case.rows(Entity), "entity_id"),
        event_of={k.claim_id: k.event_id for k in case.rows(EventClaim)},
        entity_of={k.claim_id: k.entity_id for k in case.rows(EntityClaim)},
        main_event={k.account_id: k.event_id for k in case.rows(MainEvent)},
        entries={e.account_id: e for e in case.rows(AccountEntry)},
        origins_behind={k.claim_id: k.origin_ids for k in case.rows(ClaimOrigins)},
        miscopied={w.claim_id: w.source_accounts for w in case.rows(WrongCopy)},
        rejections=_rejections(case.rows(Rejection)),
        decided=tuple(case.rows(Decided)),
    )


def _one_event(case: HoldsRows, event_id: str) -> CaseView:
    found = list(case.rows(Event, Among("event_id", [event_id])))
    if not found:
        return CaseView()
    (event,) = found
    told = [k.claim_id for k in case.rows(EventClaim, Among("event_id", [event_id]))]
    # Some of the claims that date or place it speak of another event.
    scene = {c for r in (*event.date_readings, *event.place_readings) for c in r.claim_ids}
    named = {k.claim_id: k.entity_id for k in case.rows(EntityClaim, Among("claim_id", told))}
    entities = _by_id(case.rows(Entity, Among("entity_id", named.values())), "entity_id")
    claims = _by_id(case.rows(Claim, Among("claim_id", {*told, *scene})), "claim_id")
    hurt = {named[c] for c in told if c in named and c in claims and claims[c].role == "victim"}
    claims |= _further_claims(case, event, {c for e in hurt if e in entities for c in entities[e].evidence} - set(told))
    mine = {*event.account_ids, *(claims[c].account_id for c in (*told, *scene) if c in claims)}
    figures = _figures(case.rows(Figure, Among("event_id", [event_id])))
    behind = {k.claim_id: k.origin_ids for k in case.rows(ClaimOrigins, Among("claim_id", {*told, *scene}))}
    read = (o for held in figures.values() for f in held for r in f.readings for o in r.origin_ids)
    hands = {*read, *(o for ids in behind.values() for o in ids)}
    main = _main_events(case, mine)
    accounts, entries = _accounts(case, mine), _entries(case, mine)
    return CaseView(
        accounts=accounts,
        claims=dict(sorted(claims.items())),
        events=_events_near(case, event, main.values()),
        figures=figures,
        origins=_by_id(case.rows(Origin, Among("origin_id", hands)), "origin_id"),
        entities=entities,
        event_of=dict.fromkeys(told, event_id),
        entity_of=named,
        main_event=main,
        entries=entries,
        origins_behind=behind,
        miscopied={w.claim_id: w.source_accounts for w in case.rows(WrongCopy, Among("claim_id", told))},
        rejections=_unread(case, accounts, entries),
    )


def _events_near(case: HoldsRows, event: Event, main: Iterable[str]) -> dict[str, Event]:
    """An event with its parent, what follows it, and the events that its accounts are mainly about."""
    near = {event.event_id, *main, *([event.parent_id] if event.parent_id else [])}
    children = case.rows(Event, Among("parent_id", [event.event_id]))
    return _by_id((*case.rows(Event, Among("event_id", near)), *children), "event_id")


def _further_claims(case: HoldsRows, event: Event, on_victims: Collection[str]) -> dict[str, Claim]:
    """Claims of an event's accounts from which silence and what is told of victims follow, whatever event they speak of."""
    ours = Among("account_id", event.account_ids)
    rows = (
        *case.rows(Claim, ours, Among("kind", ["figure"])),
        *case.rows(Claim, ours, Among("modality", ["denied"])),
        *case.rows(Claim, ours, Among("claim_id", on_victims)),
    )
    return _by_id(rows, "claim_id")


def _one_family(case: HoldsRows, account_ids: Collection[str]) -> CaseView:
    accounts, entries = _accounts(case, account_ids), _entries(case, account_ids)
    pairs = case.rows(Lineage, Among("derived_account", accounts))
    among = [r for r in pairs if r.source_account is None or r.source_account in accounts]
    links = _links(case.rows(OriginLink, Among("account_id", accounts)))
    hands = {k.origin_id for k in links} | {r.origin_id for r in among if r.origin_id}
    main = _main_events(case, accounts)
    return CaseView(
        accounts=accounts,
        events=_by_id(case.rows(Event, Among("event_id", main.values())), "event_id"),
        lineage=_lineage(among),
        origins=_by_id(case.rows(Origin, Among("origin_id", hands)), "origin_id"),
        origin_links=links,
        main_event=main,
        entries=entries,
        rejections=_unread(case, accounts, entries),
    )


def _one_account(case: HoldsRows, account_id: str) -> CaseView:
    accounts = _accounts(case, [account_id])
    claims = _by_id(case.rows(Claim, Among("account_id", accounts)), "claim_id")
    event_of = {k.claim_id: k.event_id for k in case.rows(EventClaim, Among("claim_id", claims))}
    main = _main_events(case, accounts)
    pairs = [r for end in ("derived_account", "source_account") for r in case.rows(Lineage, Among(end, accounts))]
    links = _links(case.rows(OriginLink, Among("account_id", accounts)))
    others = {a for r in pairs for a in (r.derived_account, r.source_account) if a}
    hands = {k.origin_id for k in links} | {r.origin_id for r in pairs if r.origin_id}
    entries = _entries(case, {account_id, *others})
    return CaseView(
        accounts=accounts,
        claims=claims,
        events=_by_id(case.rows(Event, Among("event_id", {*event_of.values(), *main.values()})), "event_id"),
        lineage=_lineage(pairs),
        origins=_by_id(case.rows(Origin, Among("origin_id", hands)), "origin_id"),
        origin_links=links,
        event_of=event_of,
        main_event=main,
        entries=entries,
        origins_behind={k.claim_id: k.origin_ids for k in case.rows(ClaimOrigins, Among("claim_id", claims))},
        miscopied={w.claim_id: w.source_accounts for w in case.rows(WrongCopy, Among("claim_id", claims))},
        rejections=_unread(case, accounts, entries),
    )


def _accounts(case: HoldsRows, ids: Iterable[str]) -> dict[str, Account]:
    """Accounts by id; ids that are none are passed over."""
    return _by_id(case.rows(Account, Among("account_id", ids)), "account_id")


def _entries(case: HoldsRows, ids: Iterable[str]) -> dict[str, AccountEntry]:
    return {e.account_id: e for e in case.rows(AccountEntry, Among("account_id", ids))}


def _main_events(case: HoldsRows, ids: Iterable[str]) -> dict[str, str]:
    return {k.account_id: k.event_id for k in case.rows(MainEvent, Among("account_id", ids))}


def _unread(case: HoldsRows, accounts: dict[str, Account], entries: dict[str, AccountEntry]) -> tuple[Rejection, ...]:
    """Why nothing was read of those accounts that have no claim."""
    silent = [a.source_id for a in accounts.values() if a.account_id in entries and not entries[a.account_id].n_claims]
    return _rejections(case.rows(Rejection, Among("input", silent))) if silent else ()


def _by_id(rows: Iterable[Noun], key: str) -> dict[str, Noun]:
    held = {str(getattr(r, key)): r for r in rows}
    return {i: held[i] for i in sorted(held)}


def _figures(rows: Iterable[Figure]) -> dict[str, list[Figure]]:
    found: dict[str, list[Figure]] = defaultdict(list)
    for figure in rows:
        found[figure.event_id].append(figure)
    return {e: sorted(f, key=lambda x: (x.measure, x.population, x.unit or "")) for e, f in sorted(found.items())}


def _lineage(rows: Iterable[Lineage]) -> tuple[Lineage, ...]:
    def place(row: Lineage) -> tuple[str, ...]:
        return row.derived_account, row.source_account or "", row.origin_id or "", row.relation

    return tuple(sorted(rows, key=place))


def _links(rows: Iterable[OriginLink]) -> tuple[OriginLink, ...]:
    return tuple(sorted(rows, key=lambda k: (k.account_id, k.claim_id or "", k.origin_id)))


def _rejections(rows: Iterable[Rejection]) -> tuple[Rejection, ...]:
    return tuple(sorted(set(rows), key=lambda r: (r.input, r.stage, r.code, r.detail)))
