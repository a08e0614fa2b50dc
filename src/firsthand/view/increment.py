"""What one account adds: sentence by sentence, which it has from another account, which are its own, which changed a number.

Reads the passages that the case holds; refuses to compare anew, and to call a sentence
copied where the words may as well be the other's copy: it is then shared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.accounts.account import Account
from firsthand.lineage.lineage import Lineage, Passage
from firsthand.lineage.relate import renumbered
from firsthand.spans import Span
from firsthand.view.case_view import CaseView

COPIED, PARTLY = 0.6, 0.2  # share of a sentence's characters that stand in the other account


@dataclass(frozen=True, slots=True)
class Beside:
    """Another account and the passages it shares with the one looked at, that one's places first.

    Attributes:
        known: Whether the one looked at is known to have the words from the other.
    """

    account: Account
    passages: tuple[Passage, ...]
    known: bool


@dataclass(frozen=True, slots=True)
class Renumbered:
    """A number that stands in the place of another."""

    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class SentenceFrom:
    """One sentence and where its words stand too.

    Attributes:
        span: Where it stands; words: as they stand there.
        kind: `new`; `copied` (most of its words), `partly`; `shared` where it cannot be told who has it from whom;
            `renumbered` where a number was changed in copied or shared words.
        account_id: The account that it shares most words with; None where it is new.
        share: Share of its characters that stand there, 0 to 1.
        numbers: Numbers that were changed.
    """

    span: Span
    words: str
    kind: str
    account_id: str | None = None
    share: float = 0.0
    numbers: tuple[Renumbered, ...] = ()


@dataclass(frozen=True, slots=True)
class Increment:
    """What one account adds: its sentences in order, each with where it comes from."""

    account: Account
    sentences: tuple[SentenceFrom, ...]


def increment(view: CaseView, account: Account) -> Increment:
    """Where each sentence of an account comes from.

    Args:
        view: The case.
        account: One of its accounts.

    Returns:
        All sentences are `new` where the account shares words with none, or others have them from it.
    """
    others = list(_beside(view, account))
    return Increment(account, tuple(_from(account, s, others) for s in account.sentences))


def _beside(view: CaseView, account: Account) -> Iterator[Beside]:
    """The accounts that this one has words from, or shares words with."""
    for row in view.lineage:
        if not row.spans or account.account_id not in (row.derived_account, row.source_account):
            continue
        known = row.direction_basis != "open"
        if row.derived_account == account.account_id:
            other, spans = row.source_account, row.spans
        elif known:
            continue  # the other has it from this one
        else:
            other, spans = row.derived_account, _turned(row)
        if other in view.accounts:
            yield Beside(view.accounts[other], spans, known)


def _turned(row: Lineage) -> tuple[Passage, ...]:
    return tuple(Passage(p.kind, p.source, p.derived) for p in row.spans)


def _from(account: Account, span: Span, others: Sequence[Beside]) -> SentenceFrom:
    """The other account that a sentence shares most words with; of equals one it is known to have them from."""
    words = account.text[span.start : span.end]
    shares = [(_share(b, span), b.known, -k) for k, b in enumerate(others)]
    share, known, place = max(shares, default=(0.0, False, 0))
    if share < PARTLY:
        return SentenceFrom(span, words, "new", None, share)
    best = others[-place]
    numbers = tuple(_numbers(account, best, span))
    kind = "renumbered" if numbers else "shared" if not known else "copied" if share >= COPIED else "partly"
    return SentenceFrom(span, words, kind, best.account.account_id, share, numbers)


def _share(beside: Beside, span: Span) -> float:
    copied = (p for p in beside.passages if p.kind == "copied")
    held = sum(max(0, min(span.end, p.derived[1]) - max(span.start, p.derived[0])) for p in copied)
    return round(min(1.0, held / max(1, span.end - span.start)), 2)


def _numbers(account: Account, beside: Beside, span: Span) -> Iterator[Renumbered]:
    for p in beside.passages:
        inside = span.start <= p.derived[0] and p.derived[1] <= span.end
        if p.kind == "changed" and inside and renumbered(p, account.text, beside.account.text):
            yield Renumbered(account.text[slice(*p.derived)], beside.account.text[slice(*p.source)])
