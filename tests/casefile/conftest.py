"""Cases in a temporary folder, filled by hand with a tiny invented story."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa
import pytest

from firsthand.accounts.account import Account, Region
from firsthand.casefile.case import CaseFile, open_case
from firsthand.casefile.intake import Intake, ReadBatch, ReadFrom, Stored
from firsthand.claims.claim import Claim
from firsthand.events.event import Event, EventClaim, MainEvent
from firsthand.record.figure import Figure
from firsthand.sources.raw_item import RawItem, Rejection
from firsthand.spans import Span, content_id
from firsthand.tables import batch_of

Noun = TypeVar("Noun")
Teller = Callable[..., RawItem]
Storer = Callable[..., Stored]
Reader = Callable[[RawItem], tuple[Account, tuple[Claim, ...]]]
NOON = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)


@pytest.fixture
def case_path(tmp_path: Path) -> Path:
    return tmp_path / "quarry.db"


@pytest.fixture
def case(case_path: Path) -> Iterator[CaseFile]:
    with open_case(case_path, create=True, clock=lambda: NOON) as opened:
        yield opened


@pytest.fixture
def tell() -> Teller:
    """An item: a file of plain text."""

    def item(name: str = "a.txt", text: str = "A wall fell. Nine people died.", **more: Any) -> RawItem:
        return RawItem(name, "text/plain", text.encode(), path=f"/elsewhere/{name}", **more)

    return item


def account_of(item: RawItem) -> Account:
    text = item.data.decode()
    end = text.find(".") + 1
    return Account(
        item.account_id,
        content_id("v", item.account_id, text),
        item.source_id,
        item.media_type,
        item.sha256,
        text,
        language="en",
        title="Wall falls",
        sentences=tuple(Span(a, b) for a, b in ((0, end), (end + 1, len(text))) if a < b),
        regions=(Region("body", 0, len(text)),),
    )


def claims_of(account: Account) -> tuple[Claim, ...]:
    at = account.text.find("Nine people")
    if at < 0:
        return ()
    figure = Claim(
        account.account_id, "figure", at, at + 11, "Nine people", 1, measure="killed", low=9.0, best=9.0, high=9.0
    )
    return (figure.sealed(),)


@pytest.fixture
def read_by_hand() -> Reader:
    """What the readers would make of an item."""

    def read(item: RawItem) -> tuple[Account, tuple[Claim, ...]]:
        account = account_of(item)
        return account, claims_of(account)

    return read


@pytest.fixture
def store(case: CaseFile) -> Storer:
    """Store items and what was read from them, as one batch of a run does."""

    def stored(
        items: Sequence[RawItem],
        *,
        root: str = "accounts",
        revises: str | None = None,
        digest: str = "r1",
        refuse: Sequence[str] = (),
    ) -> Stored:
        accounts = [account_of(i) for i in items if i.source_id not in refuse]
        return case.write_batch(
            ReadBatch(
                [Intake(root, i, i.source_id, revises) for i in items],
                [ReadFrom(i.account_id, root, digest, (i.source_id,)) for i in items],
                [batch_of(Account, accounts)],
                [batch_of(Claim, [c for a in accounts for c in claims_of(a)])],
                [batch_of(Rejection, [Rejection(n, "accounts", "no_text", "holds no word") for n in refuse])],
            )
        )

    return stored


def table_of_rows(noun: type[Noun], rows: Sequence[Noun]) -> pa.Table:
    return pa.Table.from_batches([batch_of(noun, rows)])


@pytest.fixture
def tables() -> Callable[..., pa.Table]:
    """Nouns as a table."""
    return table_of_rows


@pytest.fixture
def filled(case: CaseFile, store: Storer, tell: Teller) -> CaseFile:
    """A case with two accounts, their claims, and one event with one figure derived from them."""
    store([tell("a.txt"), tell("b.txt", "Nine people died when a wall fell.")])
    claims = list(case.rows(Claim))
    ids = tuple(c.claim_id for c in claims)
    accounts = tuple(c.account_id for c in claims)
    case.replace_derived(
        {
            "events": table_of_rows(Event, [Event("e1", "Fall of a wall", "collapse", account_ids=accounts)]),
            "event_claims": table_of_rows(EventClaim, [EventClaim(c, "e1", "its own act") for c in ids]),
            "main_events": table_of_rows(MainEvent, [MainEvent(a, "e1") for a in accounts]),
            "figures": table_of_rows(Figure, [Figure("e1", "killed", "all", 9.0, 9.0, 9.0, "agreed", claim_ids=ids)]),
        },
        "f1",
        [Rejection("e1", "reconcile", "failed", "invented")],
    )
    return case
