"""What people decided, as tables that the steps of the plan read: the one place where decisions enter the derivation.

Excluded accounts leave, corrected claims take the place of the machine's, and rulings on events, origins, entities and
figures become tables of marks.  A pure function of what was read and what was decided.  Loses no decision: each that
finds nothing to rule on is said to be unattached.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from firsthand.accounts.account import Account
from firsthand.casefile.decision import Anchor, Decided, Decision, EventAnchor
from firsthand.casefile.overlay import AccountAside, Overlay
from firsthand.claims.claim import Claim
from firsthand.engine.decisions.claims import ClaimRulings, KnownTargets, rule_claims
from firsthand.engine.decisions.coding import codings_of, locks_of
from firsthand.events.entities.ruled import EntityMark
from firsthand.events.event import EventCoding
from firsthand.events.grouping.regroup import EventMarkRow
from firsthand.lineage.ruled import OriginNamed, OriginRule, OriginRuling, folded
from firsthand.record.account_entry import SetAside
from firsthand.record.figure import FigureLock
from firsthand.tables import batch_of, rows_of, schema_of
from firsthand.vocabulary import PublishedBasis

BY_REVIEWER: PublishedBasis = "reviewer"  # basis of a publication date that a person gave
_ORDER: Mapping[Any, tuple[str, ...]] = {
    Account: ("account_id",), Claim: ("account_id", "start", "end", "claim_id"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ruled:
    """What is derived from: what was read, as people ruled on it.

    Attributes:
        given: The tables that the plan is given.
        overlay: Rows that stand in the place of what was read, or beside it.
        decided: What became of decisions on accounts and claims.
        decisions: All decisions that stand, in the order in which they were taken.
        known: The accounts and claims that they speak of.
    """

    given: Mapping[str, pa.Table]
    overlay: Overlay
    decided: Sequence[Decided]
    decisions: Sequence[Decision]
    known: KnownTargets


def decided(read: Mapping[str, pa.Table], decisions: Sequence[Decision]) -> Ruled:
    """Apply decisions to what was read.

    Args:
        read: `accounts`, `claims` and `revisions` as the machine read them.
        decisions: Decisions that stand, in the order in which they were taken.

    Returns:
        What to derive from; equal to what was read where nothing was decided.
    """
    known = _known(read, decisions)
    accounts = _AccountRulings.of(decisions, known)
    claims = rule_claims(decisions, known)
    given = {
        "accounts": _with(read["accounts"], Account, _Changes(accounts.excluded, accounts.laid)),
        "claims": _without(_with(read["claims"], Claim, _Changes(claims.rejected, claims.laid)), accounts.excluded),
        "revisions": _revisions(read["revisions"], accounts.excluded),
        "event_marks": _table(EventMarkRow, _event_marks(decisions, known, claims)),
        "entity_marks": _table(EntityMark, _entity_marks(decisions, known)),
        "origin_rulings": _table(OriginRuling, _origin_rulings(decisions)),
        "locks": _table(FigureLock, locks_of(decisions, known)),
        "codings": _table(EventCoding, codings_of(decisions, known)),
        "set_aside": _table(SetAside, _set_aside(accounts, claims, known)),
    }
    asides = (_aside(a) for a in accounts.laid.values())
    laid = [claims.laid[c] for c in sorted(claims.laid)]
    overlay = Overlay(laid, sorted(asides, key=lambda a: a.account_id))
    return Ruled(given, overlay, (*accounts.decided, *claims.decided), decisions, known)


def _table(noun: Any, rows: Iterable[Any]) -> pa.Table:
    return pa.Table.from_batches([batch_of(noun, rows)])


def _known(read: Mapping[str, pa.Table], decisions: Sequence[Decision]) -> KnownTargets:
    """The accounts that decisions speak of, with all their claims."""
    wanted = sorted({a for d in decisions for a in _accounts_of(d)})
    if not wanted:
        return KnownTargets({}, {}, {})
    among = pa.array(wanted, pa.string())
    accounts = read["accounts"].filter(pc.is_in(read["accounts"]["account_id"], value_set=among))
    claims = read["claims"].filter(pc.is_in(read["claims"]["account_id"], value_set=among))
    told: dict[str, list[Claim]] = {}
    for claim in rows_of(Claim, claims):
        told.setdefault(claim.account_id, []).append(claim)
    by_id = {c.claim_id: c for found in told.values() for c in found}
    return KnownTargets({a.account_id: a for a in rows_of(Account, accounts)}, by_id, told)


def _accounts_of(decision: Decision) -> Iterator[str]:
    anchor = decision.anchor
    if anchor.subject == "account":
        yield decision.target
    yield from (c.words.account_id for c in anchor.claims)
    yield from (m.account_id for e in anchor.events for m in e.marks)
    yield from (c.words.account_id for e in anchor.entities for c in e.claims)


@dataclass(frozen=True, slots=True)
class _Changes:
    """What people changed of one noun's rows: ids that do not count, and rows in the place of others or beside them."""

    gone: Collection[str]
    laid: Mapping[str, Any]


def _with(table: pa.Table, noun: Any, changes: _Changes) -> pa.Table:
    """A table without what does not count and with rows laid over it; the same table where nothing was ruled."""
    gone, laid = changes.gone, changes.laid
    key = _ORDER[noun][-1]
    out = sorted({*gone, *laid})
    if not out:
        return table
    kept = table.filter(pc.invert(pc.is_in(table[key], value_set=pa.array(out, pa.string()))))
    rows = _table(noun, [laid[i] for i in sorted(laid) if i not in gone])
    whole = pa.concat_tables([kept.cast(schema_of(noun)), rows]).combine_chunks()
    return whole.sort_by([(column, "ascending") for column in _ORDER[noun]])


def _without(claims: pa.Table, excluded: set[str]) -> pa.Table:
    if not excluded:
        return claims
    return claims.filter(pc.invert(pc.is_in(claims["account_id"], value_set=pa.array(sorted(excluded), pa.string()))))


def _revisions(table: pa.Table, excluded: set[str]) -> pa.Table:
    if not excluded:
        return table
    out = pa.array(sorted(excluded), pa.string())
    touched = pc.or_(pc.is_in(table["account_id"], value_set=out), pc.is_in(table["revises"], value_set=out))
    return table.filter(pc.invert(touched))


def _set_aside(accounts: _AccountRulings, claims: ClaimRulings, known: KnownTargets) -> Iterator[SetAside]:
    """Accounts and claims of the case that nothing is derived from, counted by account."""
    told = Counter(c.account_id for c in {**known.claims, **claims.laid}.values())
    rejected = Counter(known.claims[c].account_id for c in claims.rejected if c in known.claims)
    for account_id in sorted({*accounts.excluded, *rejected}):
        account = accounts.laid.get(account_id) or known.accounts[account_id]
        excluded = account_id in accounts.excluded
        yield SetAside(
            account_id=account_id,
            source_id=account.source_id,
            published=account.published,
            excluded=excluded,
            n_claims=told[account_id] if excluded else rejected[account_id],
        )


@dataclass(slots=True)
class _AccountRulings:
    """What decisions make of accounts."""

    excluded: set[str]
    laid: dict[str, Account]
    decided: list[Decided]

    @classmethod
    def of(cls, decisions: Sequence[Decision], known: KnownTargets) -> _AccountRulings:
        rulings = cls(set(), {}, [])
        latest: dict[tuple[str, str], Decision] = {}
        for one in decisions:
            if one.kind in ("exclude", "include", "publisher", "published", "language"):
                latest[one.target, _matter(one)] = one
        for one in decisions:
            if one.kind == "restore":
                rulings.decided.append(_restored(one, known))
            elif (one.target, _matter(one)) in latest:
                rulings._rule(one, latest[one.target, _matter(one)], known.accounts.get(one.target))
        return rulings

    def _rule(self, one: Decision, last: Decision, account: Account | None) -> None:
        if account is None:
            self.decided.append(one.became("unattached", "the account is not in the case", subject="account"))
        elif one is not last:
            self.decided.append(one.became("overruled", f"{last.who} ruled later: {last.kind}", subject="account"))
        else:
            self.decided.append(one.became("applied", subject="account"))
            self._apply(one, self.laid.get(one.target, account))

    def _apply(self, one: Decision, account: Account) -> None:
        if one.kind == "exclude":
            self.excluded.add(one.target)
        elif one.kind == "publisher":
            self.laid[one.target] = replace(account, publisher=one.ruled["publisher"])
        elif one.kind == "published":
            day = one.ruled["published"]
            basis = None if day is None else BY_REVIEWER
            self.laid[one.target] = replace(account, published=day, published_basis=basis, published_words=None)


def _aside(account: Account) -> AccountAside:
    """Who published an account and when, as people said it."""
    told = (account.publisher, account.published, account.published_basis, account.published_words)
    return AccountAside(account.account_id, *told)


def _matter(one: Decision) -> str:
    """What of an account a decision is about: of two on one matter the later one stands."""
    return "counts" if one.kind in ("exclude", "include") else one.kind


def _restored(one: Decision, known: KnownTargets) -> Decided:
    """Whether words that a person took back into a text stand in it now; reading puts them there."""
    account = known.accounts.get(one.target)
    there = account is not None and one.ruled["text"] in account.text
    if there:
        return one.became("applied", subject="account")
    return one.became("unattached", "these words were not left out of this account", subject="account")


def _event_marks(decisions: Sequence[Decision], known: KnownTargets, claims: ClaimRulings) -> Iterator[EventMarkRow]:
    """The marks by which rulings find mentions."""
    places = {d.decision_id: i for i, d in enumerate(decisions)}
    for one in decisions:
        if one.kind == "merge":
            for event in one.anchor.events:
                yield from _marks(_unmarked(one, places, "merge"), event, known)
        elif one.kind == "split":
            yield from _split_marks(_unmarked(one, places, "split"), one, known)
        elif one.anchor.events and one.kind not in ("correct", "add"):
            found = _marks(_unmarked(one, places, "find"), one.anchor.events[0], known)
            yield from (replace(m, side="home") for m in found)
    for move in claims.moves:
        claim = claims.laid.get(move.claim_id) or known.claims[move.claim_id]
        head = _unmarked(move.decision, places, "move")
        for event in move.decision.anchor.events:
            yield from (replace(m, side="home") for m in _marks(head, event, known))
        yield replace(head, side="part", account_id=claim.account_id, claim_id=move.claim_id)


def _unmarked(one: Decision, places: Mapping[str, int], act: str) -> EventMarkRow:
    """What all marks of a decision have in common."""
    return EventMarkRow(
        decision_id=one.decision_id,
        place=places[one.decision_id],
        act=act,
        side="",
        account_id="",
        main=False,
        claim_id=None,
        who=one.who,
    )


def _split_marks(head: EventMarkRow, one: Decision, known: KnownTargets) -> Iterator[EventMarkRow]:
    leaving = set(one.ruled.get("accounts", ()))
    for mark in _marks(head, one.anchor.events[0], known):
        yield replace(mark, side="out" if mark.account_id in leaving else "stay")
    for anchor in one.anchor.claims:
        claim = known.claim(anchor)
        if claim is not None and claim.account_id not in leaving:
            yield replace(head, side="part", account_id=claim.account_id, claim_id=claim.claim_id)


def _marks(head: EventMarkRow, event: EventAnchor, known: KnownTargets) -> Iterator[EventMarkRow]:
    """The marks of one event, each with the event as its side."""
    for mark in event.marks:
        here = replace(head, side=event.event_id, account_id=mark.account_id)
        if mark.main:
            yield replace(here, main=True)
        for anchor in mark.claims:
            claim = known.claim(anchor)
            if claim is not None:
                yield replace(here, claim_id=claim.claim_id)


def _entity_marks(decisions: Sequence[Decision], known: KnownTargets) -> Iterator[EntityMark]:
    for place, one in enumerate(decisions):
        head = (one.decision_id, place)
        if one.kind == "part_entities":
            found = (known.claim(c) for c in one.anchor.claims)
            yield from (EntityMark(*head, "part", "out", c.claim_id, one.who) for c in found if c is not None)
            continue
        act = "join" if one.kind == "join_entities" else "find"
        for entity in one.anchor.entities:
            side = entity.entity_id if act == "join" else "home"
            found = (known.claim(c) for c in entity.claims)
            yield from (EntityMark(*head, act, side, c.claim_id, one.who) for c in found if c is not None)


def _origin_rulings(decisions: Sequence[Decision]) -> list[OriginRuling]:
    ruling = [d for d in decisions if d.kind in ("join_origins", "part_origins")]
    named = [OriginNamed(o.origin_id, o.name, o.kind) for d in ruling for o in d.anchor.origins]
    return folded([_origin_rule(d.kind, d.decision_id, d.anchor, d.ruled) for d in ruling], named)


def _origin_rule(kind: str, decision_id: str, anchor: Anchor, ruled: Mapping[str, Any]) -> OriginRule:
    ids = tuple(o.origin_id for o in anchor.origins)
    act = "join" if kind == "join_origins" else "part"
    return OriginRule(decision_id, act, ids, tuple(ruled.get("accounts", ())))
