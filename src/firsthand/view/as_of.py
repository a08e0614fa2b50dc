"""The record as it stood on a day: built anew from the accounts published by then, with the decisions of today and
the settings of the last run.

Leaves out, and lists, accounts whose publication nothing tells or which was only reckoned from their words.  Stores nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from firsthand.accounts.account import Account
from firsthand.casefile.case import CaseFile
from firsthand.casefile.decision import Decided
from firsthand.casefile.memo import Memo
from firsthand.casefile.select import Among
from firsthand.claims.claim import Claim
from firsthand.config import RecordConfig, profile_named
from firsthand.engine.decisions.guarded import decided_without
from firsthand.engine.decisions.outcomes import decided_rows
from firsthand.engine.derive import KEPT, derive, remembered
from firsthand.engine.redo import settings_of
from firsthand.engine.run import read_tables
from firsthand.lang.edtf import bounds
from firsthand.sources.raw_item import Rejection
from firsthand.tables import rows_of
from firsthand.view.case_view import CaseView
from firsthand.view.load import Noun, load_view
from firsthand.vocabulary import TOLD_BASES


@dataclass(frozen=True, slots=True)
class RecordAsOf:
    """A record as it stood.

    Attributes:
        view: The case as it would have been.
        later: Accounts published after the day.
        undated: Accounts of which nothing tells whether they were published by then.
        names: Short names of all accounts of the case.
    """

    view: CaseView
    later: tuple[Account, ...]
    undated: tuple[Account, ...]
    names: Mapping[str, str]


def published_by(account: Account, day: date) -> bool | None:
    """Whether an account was out by a day; None where nothing tells, or its date was only reckoned from its words."""
    if not account.published or account.published_basis not in TOLD_BASES:
        return None
    low, high = bounds(account.published)
    if high is not None and high <= day:
        return True
    return False if low is not None and low > day else None


def record_as_of(case: CaseFile, day: date, profile: str | None = None) -> RecordAsOf:
    """The record from the accounts published by a day.

    Args:
        case: An open case.
        day: The last day that counts.
        profile: A coding profile in place of the case's own.
    """
    full = load_view(case)
    out = {a: published_by(account, day) for a, account in full.accounts.items()}
    held = {a for a, by in out.items() if by}
    config = settings_of(case)
    config = replace(config, record=RecordConfig(profile_named(profile))) if profile else config
    with TemporaryDirectory(prefix="firsthand-") as scratch:
        ruled = decided_without(_read(case, held), case.decisions()).ruled
        made = derive(ruled.given, Path(scratch), config, memory=remembered(case.rows(Memo), config))
        rows: dict[Any, list[Any]] = {made.nouns[t]: list(made.nouns_of(t, made.nouns[t])) for t in KEPT}
        rows[Decided] = list(rows_of(Decided, decided_rows(ruled, made)))
    rows[Account] = [full.accounts[a] for a in sorted(held)]
    rows[Claim] = [c for c in full.claims.values() if c.account_id in held]
    rows[Rejection] = []
    later, undated = (tuple(full.accounts[a] for a in sorted(out) if out[a] is by) for by in (False, None))
    return RecordAsOf(_called_as_now(load_view(_Rows(rows)), full), later, undated, full.names)


def _called_as_now(then: CaseView, now: CaseView) -> CaseView:
    """A record of some accounts with the sigla and names that they have in the whole case."""
    called = {a: now.entry_of(a) for a in then.accounts}
    kept = {
        a: replace(then.entry_of(a), number=e.number, siglum=e.siglum, name=e.name) for a, e in called.items()
    }  # fmt: skip
    return replace(then, entries=kept)


@dataclass(frozen=True, slots=True)
class _Rows:
    """Nouns in memory, offered as a case file offers them."""

    held: Mapping[Any, Sequence[Any]]

    def rows(self, noun: type[Noun], *among: Among) -> Iterator[Noun]:
        """Rows of one noun that meet every condition."""
        wanted = {a.column: set(a.ids) for a in among}
        return (r for r in self.held[noun] if all(getattr(r, c) in ids for c, ids in wanted.items()))


def _read(case: CaseFile, held: set[str]) -> dict[str, pa.Table]:
    """What was read of some accounts alone."""
    kept = pa.array(sorted(held), pa.string())
    read = read_tables(case)
    given = {n: t.filter(pc.is_in(t["account_id"], value_set=kept)) for n, t in read.items()}
    return {**given, "revisions": given["revisions"].filter(pc.is_in(given["revisions"]["revises"], value_set=kept))}
