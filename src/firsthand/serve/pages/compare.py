"""Two to four accounts side by side: what stands in more than one of them, and what was changed on the way.

The first account is the one that the others are held against; a passage bears the same number in every column, so that
the columns can be scrolled in step.  Shows what the case holds; refuses to align anew.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from firsthand.accounts.account import Account
from firsthand.casefile.case import CaseFile
from firsthand.export.words import tied_as
from firsthand.lineage.lineage import Lineage
from firsthand.serve.pages.select import AccountLine, account_lines
from firsthand.view.load import OneFamily, load_view

MOST, LEAST = 4, 2


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one column; `kind` is `copied`, `changed` or empty, `passage` its number, 0 where it has none."""

    text: str
    kind: str
    passage: int


@dataclass(frozen=True, slots=True)
class PassageMark:
    """Where a passage stands in one account; `number` is the same in every account that holds it."""

    start: int
    end: int
    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class ComparedText:
    """One account."""

    account: AccountLine
    stretches: list[Stretch]


@dataclass(frozen=True, slots=True)
class Pair:
    """What the case says of two of the accounts."""

    one: AccountLine
    other: AccountLine
    sentence: str
    relation: str


@dataclass(frozen=True, slots=True)
class ChangedWords:
    """Words that one account has where another has different ones."""

    one: AccountLine
    words: str
    other: AccountLine
    others: str
    has_number: bool


@dataclass(frozen=True, slots=True)
class ComparePage:
    """The accounts, every pair of them, and the passages that were changed; those with numbers first."""

    columns: list[ComparedText]
    pairs: list[Pair]
    changes: list[ChangedWords]


def compare_page(case: CaseFile, ids: Sequence[str]) -> ComparePage | None:
    """Accounts side by side.

    Args:
        case: An open case.
        ids: Two to four accounts, the first being the one others are held against; one that is none is passed over.

    Returns:
        None where fewer than two of them are accounts of the case.
    """
    wanted = list(dict.fromkeys(ids))[:MOST]
    view = load_view(case, OneFamily(tuple(wanted)))
    held = view.accounts
    order = [i for i in wanted if i in held]
    if len(order) < LEAST:
        return None
    lines = account_lines(case.connection, order)
    rows = [r for r in view.lineage if r.source_account]
    best: dict[frozenset[str], Lineage] = {}
    for row in sorted(rows, key=lambda r: (len(r.spans), r.confidence)):
        best[frozenset((row.derived_account, row.source_account or ""))] = row
    marks = _marks(order, best)
    columns = [ComparedText(lines[i], stretches(held[i].text, marks[i])) for i in order]
    couples = [(a, b) for n, a in enumerate(order) for b in order[n + 1 :]]
    pairs = [_pair(lines[a], lines[b], best.get(frozenset((a, b)))) for a, b in couples]
    return ComparePage(columns, pairs, _changes(held, lines, best))


def _marks(order: Sequence[str], best: dict[frozenset[str], Lineage]) -> dict[str, list[PassageMark]]:
    """Per account its passages; pairs with the first account come first."""
    marks: dict[str, list[PassageMark]] = {i: [] for i in order}
    number = 0
    pairs = sorted(best.values(), key=lambda r: order[0] not in (r.derived_account, r.source_account))
    for row in pairs:
        for p in row.spans:
            number += 1
            marks[row.derived_account].append(PassageMark(p.derived[0], p.derived[1], p.kind, number))
            marks[row.source_account or ""].append(PassageMark(p.source[0], p.source[1], p.kind, number))
    return marks


def stretches(text: str, marks: Sequence[PassageMark]) -> list[Stretch]:
    """A text in stretches; where passages overlap a changed one is seen before a copied, an earlier pair's before a later."""
    cuts = sorted({0, len(text)} | {x for m in marks for x in (m.start, m.end) if 0 <= x <= len(text)})
    top: dict[int, tuple[str, int]] = {}
    for mark in sorted(marks, key=lambda m: (m.kind == "changed", -m.number)):
        first = bisect_right(cuts, mark.start) - 1
        for cut in cuts[first : bisect_right(cuts, mark.end - 1)]:
            top[cut] = (mark.kind, mark.number)
    out = [Stretch(text[a:b], *top.get(a, ("", 0))) for a, b in pairwise(cuts)]
    return [s for s in out if s.text]


def _pair(one: AccountLine, other: AccountLine, row: Lineage | None) -> Pair:
    if row is None:
        return Pair(one, other, "Their words show no relation; that is no proof that they are independent.", "")
    mine = row.derived_account == one.account_id
    way = "and" if row.direction_basis == "open" else "from" if mine else "to"
    return Pair(one, other, row.reason, f"{tied_as(row.relation)} {way}")


def _changes(
    held: dict[str, Account], lines: dict[str, AccountLine], best: dict[frozenset[str], Lineage]
) -> list[ChangedWords]:
    out = []
    for row in best.values():
        derived, source = held[row.derived_account], held[row.source_account or ""]
        for p in (p for p in row.spans if p.kind == "changed"):
            ours = " ".join(derived.text[slice(*p.derived)].split())
            theirs = " ".join(source.text[slice(*p.source)].split())
            number = any(x.isdigit() for x in ours + theirs)
            out.append(ChangedWords(lines[derived.account_id], ours, lines[source.account_id], theirs, number))
    return sorted(out, key=lambda c: not c.has_number)
