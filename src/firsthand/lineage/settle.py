"""Settling: which first hands stand behind each account and claim of a family that copies and credits join.

Last station of lineage.  A copy has no first hand of its own: it inherits its source's.  Whole copies of one text are one
class with one first hand, whatever their number or direction; accounts that credit one another in a ring and nobody
else go back to one unknown first hand.  Refuses to let a copy raise the number of origins.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from firsthand.components import Tie, least_of
from firsthand.lang.edtf import bounds
from firsthand.lineage.behind import Behind, FamilyHands
from firsthand.lineage.circles import rings_of
from firsthand.lineage.dossier import NOTHING, Credit, Family, Holding, NamedOutlet
from firsthand.lineage.lineage import Lineage, Origin, OriginLink
from firsthand.spans import content_id
from firsthand.vocabulary import LineageBasis, Relation

# Share of words, both ways, from which two accounts are one text; and covered share from which nothing is own.
WHOLE = 0.75
# How sure a row is, by hand: a credit stands in the account's own words; an outlet's name may mean another of its accounts.
SURE_CREDIT, SURE_OUTLET = 0.9, 0.8


@dataclass(frozen=True, slots=True)
class Settled:
    """What a family comes to.

    Attributes:
        origins: One for each account that stands on it, with that account alone in `account_ids`.
        links: Which account or claim goes back to which origin.
        rows: Credits as rows of lineage: to accounts of the case, and to origins outside it.
    """

    origins: tuple[Origin, ...]
    links: tuple[OriginLink, ...]
    rows: tuple[Lineage, ...]


def settle(family: Family) -> Settled:
    """The origins behind the accounts of a family and their claims.

    Args:
        family: Accounts with the copies and credits between them; a lone account is a family of one.
    """
    members = {h.account_id: h for h in sorted(family.members, key=lambda h: h.account_id)}
    family = replace(family, named=tuple(n for n in family.named if not _published_before(n, members)))
    hands = _hands(family, members)
    behind = Behind(family, hands)
    links: list[OriginLink] = []
    for holding in members.values():
        links += _account_links(holding, hands)
        links += behind.links(holding)
    parts = {(k.origin_id, k.account_id) for k in links}
    origins = (replace(hands.known[o], account_ids=(a,)) for o, a in sorted(parts))
    return Settled(
        tuple(origins), tuple(links), tuple(_credit_rows(members, parts)) + _named_rows(family, members, hands)
    )


def _hands(family: Family, members: Mapping[str, Holding]) -> FamilyHands:
    """First hands of every class, sources before what was copied from them."""
    hands = FamilyHands(_classes(family, members))
    inside: dict[str, list[Holding]] = defaultdict(list)
    for h in members.values():
        inside[hands.class_of[h.account_id]].append(h)
    share = _shares(family, hands.class_of)
    for root, same in inside.items():
        hands.own[root] = _own(same, root)
        hands.known[hands.own[root].origin.origin_id] = hands.own[root].origin
    for ring in rings_of({r: sorted(share.get(r, {})) for r in sorted(inside)}):
        _settle_ring(ring, share, inside, hands)
    _circles(family, members, hands)
    return hands


def _classes(family: Family, members: Mapping[str, Holding]) -> dict[str, str]:
    """The root of each account's class: the one published first, then the one that is no derived, then the least id."""
    whole = [r for r in family.rows if min(r.containment or 0.0, r.source_containment or 0.0) >= WHOLE]
    derived = {r.derived_account for r in whole if r.source_account and r.direction_basis != "open"}
    groups: dict[str, list[str]] = defaultdict(list)
    ties = (Tie(r.derived_account, r.source_account) for r in whole if r.source_account)
    for a, least in least_of(ties, members).items():
        groups[least].append(a)
    out = {}
    for same in groups.values():
        root = min(same, key=lambda a: (a in derived, members[a].published or "9999", a))
        out.update(dict.fromkeys(same, root))
    return out


def _shares(family: Family, class_of: Mapping[str, str]) -> dict[str, dict[str, float]]:
    """How much of a class stands in each class that it has words from; 1 where it credits it as a whole."""
    out: dict[str, dict[str, float]] = defaultdict(dict)
    rows = [(r.derived_account, r.source_account, r.containment or 0.0) for r in family.rows if r.source_account]
    rows += [(n.account_id, n.source_account, 1.0) for n in family.named if n.claim_id is None]
    for derived, source, containment in rows:
        a, b = class_of[derived], class_of[source]
        if a != b:
            out[a][b] = max(out[a].get(b, 0.0), containment)
    return out


def _own(same: Iterable[Holding], root: str) -> Credit:
    """The credit of a class: the best that any of its copies gives, of equals the root's; a credit to one of its own
    outlets tells nothing."""
    same = list(same)
    outlets = {h.outlet for h in same if h.outlet}
    whole = [c for h in same for c in h.credits if c.claim_id is None]
    outside = [c for c in whole if c.strength < NOTHING and (len(same) == 1 or c.outlet not in outlets)]
    at_root = [c for c in whole if c.account_id == root]
    return min(outside or at_root, key=lambda c: (c.strength, c.account_id != root, c.account_id, c.start or 0))


def _settle_ring(
    ring: tuple[str, ...],
    share: Mapping[str, Mapping[str, float]],
    inside: Mapping[str, list[Holding]],
    hands: FamilyHands,
) -> None:
    """First hands of one class, or of classes that have it from one another."""
    outer = {s: v for r in ring for s, v in share.get(r, {}).items() if s not in ring}
    inherited = {o for s in outer for o in hands.ids[s]}
    if len(ring) == 1:
        if sum(outer.values()) < WHOLE:
            inherited.add(hands.own[ring[0]].origin.origin_id)
    elif not inherited:
        inherited.add(_of_ring(ring, inside, hands))
    for r in ring:
        hands.ids[r] = tuple(sorted(inherited))


def _of_ring(ring: tuple[str, ...], inside: Mapping[str, list[Holding]], hands: FamilyHands) -> str:
    """The one first hand of a ring: the best credit to somebody outside it, else somebody unknown."""
    outlets = {h.outlet for r in ring for h in inside[r] if h.outlet}
    outside = [hands.own[r] for r in ring if hands.own[r].strength < NOTHING and hands.own[r].outlet not in outlets]
    if outside:
        return min(outside, key=lambda c: (c.strength, c.account_id)).origin.origin_id
    origin = unknown_hand([h for r in ring for h in inside[r]])
    hands.known[origin.origin_id] = origin
    return origin.origin_id


def unknown_hand(members: Iterable[Holding]) -> Origin:
    """The unknown first hand behind accounts that credit one another."""
    same = sorted(members, key=lambda h: h.account_id)
    names = sorted({h.name for h in same})
    reason = (
        f"{', '.join(names[:-1])} and {names[-1]} credit one another"
        if len(names) > 1
        else f"{names[0]} credits itself"
    )
    name = f"an unknown first hand behind {' and '.join(names[:3])}"
    return Origin(
        origin_id=content_id("o", "circle", *(h.account_id for h in same)),
        name=name,
        kind="document",
        reason=reason,
    )


def _circles(family: Family, members: Mapping[str, Holding], hands: FamilyHands) -> None:
    """Name the unknown first hand of each ring of credits, claims' credits among them."""
    edges: dict[str, set[str]] = {a: set() for a in members}
    for n in family.named:
        edges[n.account_id].add(n.source_account)
    for ring in rings_of({a: sorted(edges[a]) for a in edges}):
        if len(ring) > 1:
            origin = unknown_hand([members[a] for a in ring])
            hands.known[origin.origin_id] = origin
            hands.ring_of.update(dict.fromkeys(ring, origin.origin_id))


def _account_links(holding: Holding, hands: FamilyHands) -> Iterable[OriginLink]:
    root = hands.class_of[holding.account_id]
    own = hands.own[root]
    for origin_id in hands.ids[root]:
        if origin_id == own.origin.origin_id and own.account_id == holding.account_id:
            yield OriginLink(
                origin_id=origin_id,
                account_id=holding.account_id,
                start=own.start,
                end=own.end,
                basis=own.basis,
            )
            continue
        mine = next((c for c in holding.credits if c.claim_id is None and c.origin.origin_id == origin_id), None)
        if mine is not None:
            yield OriginLink(
                origin_id=origin_id,
                account_id=holding.account_id,
                start=mine.start,
                end=mine.end,
                basis=mine.basis,
            )
        else:
            came = own.account_id if origin_id == own.origin.origin_id else _from(root, origin_id, hands)
            yield OriginLink(
                origin_id=origin_id,
                account_id=holding.account_id,
                inherited_from=came,
                basis="aligned_text",
            )


def _from(root: str, origin_id: str, hands: FamilyHands) -> str | None:
    """The account of another class whose own credit an origin is; None for a circle's unknown hand."""
    return next(
        (c.account_id for r, c in sorted(hands.own.items()) if r != root and c.origin.origin_id == origin_id), None
    )


def _published_before(named: NamedOutlet, members: Mapping[str, Holding]) -> bool:
    """Whether an account came out before the one it is held to credit, by dates that do not overlap: it cannot quote it."""
    last = bounds(members[named.account_id].published)[1]
    first = bounds(members[named.source_account].published)[0]
    return last is not None and first is not None and last < first


def _named_rows(family: Family, members: Mapping[str, Holding], hands: FamilyHands) -> tuple[Lineage, ...]:
    """Credits to accounts of the case as rows of lineage; a pair that is a copy already has its row."""
    copied = {frozenset((r.derived_account, r.source_account)) for r in family.rows}
    first: dict[tuple[str, str], NamedOutlet] = {}
    for n in sorted(set(family.named), key=lambda n: (n.account_id, n.source_account, n.claim_id or "")):
        if frozenset((n.account_id, n.source_account)) not in copied:
            first.setdefault((n.account_id, n.source_account), n)
    return tuple(_named_row(n, members, hands) for n in first.values())


def _credit_rows(members: Mapping[str, Holding], parts: Collection[tuple[str, str]]) -> Iterable[Lineage]:
    """Credits to origins outside the case.  One that the account does not stand on (the agency that passed on a release)
    has no row of its own: the row of the origin it does stand on tells of it."""
    for holding in members.values():
        whole = [c for c in holding.credits if c.claim_id is None and c.strength < NOTHING and c.basis != "disclaimer"]
        stood = [c for c in whole if (c.origin.origin_id, holding.account_id) in parts]
        passed = "".join(f"; {c.origin.reason}" for c in whole if c not in stood)
        for c in stood:
            basis: LineageBasis = "dateline" if c.basis == "dateline" else "explicit_credit"
            yield Lineage(
                derived_account=holding.account_id,
                source_account=None,
                relation="credit",
                basis=basis,
                direction_basis="explicit_credit",
                origin_id=c.origin.origin_id,
                confidence=SURE_CREDIT,
                reason=c.origin.reason + passed,
            )


def _named_row(named: NamedOutlet, members: Mapping[str, Holding], hands: FamilyHands) -> Lineage:
    derived, source = named.account_id, named.source_account
    reason = f"{members[derived].name} credits {members[source].name}"
    if hands.ring_of.get(derived, "") == hands.ring_of.get(source, "-"):
        reason += ", which leads back to it: a circle"
    relation: Relation = "credit" if named.claim_id is None else "quotation"
    return Lineage(
        derived_account=derived,
        source_account=source,
        relation=relation,
        basis="explicit_credit",
        direction_basis="explicit_credit",
        confidence=SURE_OUTLET,
        reason=reason,
    )
