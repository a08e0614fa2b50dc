"""The page of one account: its text with every claim marked, what is copied and from whom, its raw item, its custody.

The text is cut into pieces at every edge of a claim or passage, so that marks may overlap; the template escapes each piece.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from firsthand.accounts.account import Account, Dropped
from firsthand.casefile.case import CaseFile
from firsthand.casefile.decision import Decision
from firsthand.claims.claim import REVIEWER, Claim
from firsthand.export.page.accounts import FORMS, NAME, basis_words, published_words
from firsthand.export.page.words import cut
from firsthand.export.words import tied_as
from firsthand.lineage.lineage import Lineage
from firsthand.serve.pages.readings import read_as
from firsthand.serve.pages.rulings import is_excluded, rulings_on
from firsthand.serve.pages.select import AccountLine, Offered, account_lines
from firsthand.view.case_view import CaseView
from firsthand.view.load import OneAccount, load_view
from firsthand.vocabulary import ClaimKind, Relation

DERIVED_FROM: tuple[Relation, ...] = ("copy", "revision", "quotation")
WIDE = ("attribution",)  # claims that cover whole sentences are underlined, not marked
# Kinds of claim in the order in which they are ruled on, as a person calls them; nobody rules on who says something.
CALLED: Mapping[ClaimKind, str] = {
    "figure": "figures", "time": "days", "place": "places", "actor": "people and groups", "act": "acts", "name": "names",
    "attribution": "who says it",
}  # fmt: skip
UNRULED = "attribution"


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A stretch of the text with what lies on it.

    Attributes:
        classes: Of the mark, empty for plain text.
        claims: Ids of the claims it belongs to.
        first: Ids of the claims that begin with it.
        told: What lies on it, as the mark's title.
    """

    text: str
    start: int
    classes: str
    claims: tuple[str, ...]
    first: tuple[str, ...]
    told: str


@dataclass(frozen=True, slots=True)
class SharedStretch:
    """A stretch of the text that stands in an account it was had from; `kind` is `copied` or `changed`."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim beside the text."""

    claim: Claim
    read_as: str
    event_id: str | None
    event_title: str | None
    rulings: list[Decision]

    @property
    def state(self) -> str:
        """`accepted`, `rejected`, `corrected`, or empty while nobody ruled on it."""
        kinds = [d.kind for d in self.rulings if d.kind in ("accept", "reject", "correct")]
        return {"accept": "accepted", "reject": "rejected", "correct": "corrected"}[kinds[-1]] if kinds else ""


@dataclass(frozen=True, slots=True)
class KindLine:
    """How many claims of one kind an account makes, and how many of them nobody ruled on."""

    kind: str
    called: str
    claims: int
    unruled: int


@dataclass(frozen=True, slots=True)
class Copied:
    """Another account that this one shares words with."""

    other: AccountLine
    relation: str
    way: str
    shared: str
    reason: str


@dataclass(frozen=True, slots=True)
class CreditLine:
    """A first hand of the account, with the words that credit it."""

    name: str
    kind: str
    words: str
    basis: str
    inherited_from: AccountLine | None


@dataclass(frozen=True, slots=True)
class Custody:
    """One line of the custody log."""

    at: str
    action: str
    detail: str


@dataclass(frozen=True, slots=True)
class AccountPage:
    """One account.

    Attributes:
        siglum: The letters by which the case refers to it.
        form: What kind of file it came as.
        pages: Pages of a PDF that can be shown; 0 for any other form.
        state: `present`, `changed` or `gone`: whether the input is still there.
        excluded: Whether a reviewer took it out.
        events: Events that its claims speak of.
        kinds: Kinds of its claims; claims: figures first; unruled: how many nobody ruled on that somebody may.
    """

    account: Account
    siglum: str
    name: str
    published: str
    basis: str
    form: str
    pages: int
    state: str
    pieces: list[MarkedText]
    claims: list[ClaimLine]
    copied: list[Copied]
    credits: list[CreditLine]
    custody: list[Custody]
    rejections: list[str]
    rulings: list[Decision]
    dropped: tuple[Dropped, ...]
    excluded: bool
    events: list[Offered]
    kinds: list[KindLine]
    unruled: int


def account_page(case: CaseFile, account_id: str) -> AccountPage | None:
    """The page of an account; None where the case has none of this id."""
    view, connection = load_view(case, OneAccount(account_id)), case.connection
    account = view.accounts.get(account_id)
    if account is None:
        return None
    others = {x for r in view.lineage for x in (r.derived_account, r.source_account) if x}
    lines = account_lines(connection, others | {k.inherited_from for k in view.origin_links if k.inherited_from})
    state = connection.execute("SELECT state FROM inputs WHERE account_id = ? ORDER BY state DESC", (account_id,))
    log = "SELECT at, action, detail FROM custody WHERE subject = ? ORDER BY number"
    claim_lines = _claim_lines(connection, view, account_id)
    rulings = rulings_on(connection, [account_id])
    entry = view.entry_of(account_id)
    events = {c.event_id: c.event_title or "" for c in claim_lines if c.event_id}
    refused = "SELECT stage || ': ' || detail FROM rejections WHERE account_id = ? ORDER BY 1"
    return AccountPage(
        account=account,
        siglum=entry.siglum,
        name=cut(entry.teller(account.publisher, account.byline, account.title), NAME),
        published=published_words(account.published),
        basis=basis_words(account),
        form=FORMS.get(account.media_type, account.media_type),
        pages=max((s.page for s in account.segments), default=0) if account.media_type == "application/pdf" else 0,
        state=next(iter(row[0] for row in state), "present"),
        pieces=pieces_of(account.text, view.claims_of(account_id), passages(account_id, view.lineage)),
        claims=claim_lines,
        copied=_copied(account_id, view.lineage, lines),
        credits=_credits(view, account, lines),
        custody=[Custody(*row) for row in connection.execute(log, (account_id,))],
        rejections=[row[0] for row in connection.execute(refused, (account_id,))],
        rulings=rulings,
        dropped=account.dropped,
        excluded=is_excluded(rulings),
        events=[Offered(i, title) for i, title in sorted(events.items(), key=lambda e: e[1])],
        kinds=_kinds(claim_lines),
        unruled=sum(not c.state and c.claim.extractor != REVIEWER and c.claim.kind != UNRULED for c in claim_lines),
    )


def _kinds(lines: Sequence[ClaimLine]) -> list[KindLine]:
    told = {kind: [c for c in lines if c.claim.kind == kind] for kind in CALLED}
    return [KindLine(k, CALLED[k], len(c), sum(not x.state for x in c)) for k, c in told.items() if c]


def passages(account_id: str, lineage: Iterable[Lineage]) -> list[SharedStretch]:
    """Stretches of an account's text that stand in accounts it has them from, in order of the text."""
    found = (
        SharedStretch(p.derived[0], p.derived[1], p.kind)
        for r in lineage
        if r.derived_account == account_id and r.relation in DERIVED_FROM
        for p in r.spans
    )
    return sorted(found, key=lambda s: (s.start, s.end, s.kind))


def pieces_of(text: str, claims: Sequence[Claim], shared: Sequence[SharedStretch]) -> list[MarkedText]:
    """The text cut at every edge.

    Args:
        text: The account's text.
        claims: Its claims.
        shared: Its copied and changed stretches.

    Returns:
        Pieces whose texts are, in order, the whole text.
    """
    edges = (
        {0, len(text)} | {x for c in claims for x in (c.start, c.end)} | {x for s in shared for x in (s.start, s.end)}
    )
    cuts = sorted(x for x in edges if 0 <= x <= len(text))
    over: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        for at in _between(cuts, claim.start, claim.end):
            over[at].append(claim)
    kinds: dict[int, set[str]] = defaultdict(set)
    for one in shared:
        for at in _between(cuts, one.start, one.end):
            kinds[at].add(one.kind)
    return [
        _piece(text[a:b], a, over[a], kinds[a]) for a, b in pairwise(cuts) if a < b
    ]  # fmt: skip


def _between(cuts: Sequence[int], start: int, end: int) -> Sequence[int]:
    return cuts[bisect_left(cuts, start) : bisect_left(cuts, end)]


def _piece(text: str, start: int, over: Sequence[Claim], kinds: set[str]) -> MarkedText:
    close = [c for c in over if c.kind not in WIDE]
    classes = (["c"] if close else []) + (["said-by"] if len(close) < len(over) else []) + sorted(kinds)
    told = "; ".join(dict.fromkeys(read_as(c) for c in close))
    first = tuple(c.claim_id for c in over if c.start == start)
    return MarkedText(text, start, " ".join(classes), tuple(c.claim_id for c in over), first, told)


def _claim_lines(connection: sqlite3.Connection, view: CaseView, account_id: str) -> list[ClaimLine]:
    """The account's claims, figures first, of each kind in order of their words."""
    order = list(CALLED)
    claims = sorted(view.claims_of(account_id), key=lambda c: order.index(c.kind))
    ruled: dict[str, list[Decision]] = defaultdict(list)
    for decision in rulings_on(connection, [c.claim_id for c in claims]):
        ruled[decision.target].append(decision)
    events = {c.claim_id: view.events.get(view.event_of.get(c.claim_id, "")) for c in claims}

    def line(claim: Claim) -> ClaimLine:
        event = events[claim.claim_id]
        return ClaimLine(
            claim=claim,
            read_as=read_as(claim),
            event_id=event.event_id if event else None,
            event_title=event.title if event else None,
            rulings=ruled[claim.claim_id],
        )

    return [line(c) for c in claims]


def _copied(account_id: str, lineage: Sequence[Lineage], lines: dict[str, AccountLine]) -> list[Copied]:
    """Every account it depends on or that depends on it; pairs that are independent are left out."""
    out = []
    for row in lineage:
        if row.source_account is None or row.relation == "independent":
            continue
        mine = row.derived_account == account_id
        other = lines.get(row.source_account if mine else row.derived_account)
        open_way = row.direction_basis == "open"
        way = "shares words with" if open_way else "has it from" if mine else "is the source of"
        share = row.containment if mine else row.source_containment
        if other is not None:
            shared = "" if share is None else f"{share:.0%}"
            out.append(Copied(other, tied_as(row.relation), way, shared, row.reason))
    return sorted(out, key=lambda c: (c.way, c.other.edtf or "", c.other.account_id))


def _credits(view: CaseView, account: Account, lines: dict[str, AccountLine]) -> list[CreditLine]:
    """First hands that the account goes back to, each once for each wording."""
    found = {}
    for link in view.origin_links:
        origin = view.origins.get(link.origin_id)
        if origin is None:
            continue
        words = "" if link.start is None or link.end is None else " ".join(account.text[link.start : link.end].split())
        credit = CreditLine(
            origin.name, origin.kind, words, link.basis.replace("_", " "), lines.get(link.inherited_from or "")
        )
        found[origin.name, words, link.inherited_from] = credit
    return [found[k] for k in sorted(found, key=lambda k: (k[0], k[1], k[2] or ""))]
