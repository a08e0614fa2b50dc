"""The claims stage over batches: an account that holds too many claims is kept, told, and costs nobody else's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.accounts.steps import read_accounts
from firsthand.claims.claim import Claim
from firsthand.claims.steps import read_claims
from firsthand.config import ClaimsConfig, Config
from firsthand.sources.raw_item import RawItem, Rejection
from firsthand.tables import batch_of, rows_of

TEXT = "Five people were killed in Ostrava on 3 May 2031, police said."


def read(most: int) -> tuple[list[Claim], list[Rejection]]:
    items = [
        RawItem(n, "text/plain", text.encode(), language="en") for n, text in (("a", TEXT), ("b", f"{TEXT}\n\n" * 9))
    ]
    config = replace(Config(), claims=ClaimsConfig(max_claims=most))
    made = read_claims(read_accounts(batch_of(RawItem, items), config)["accounts"], config)
    return list(rows_of(Claim, made["claims"])), list(rows_of(Rejection, made["rejections"]))


@pytest.mark.parametrize(("below", "is_kept"), [(0, True), (1, False)])
def test_too_many_claims_of_one_account_are_told(below: int, is_kept: bool) -> None:
    claims, _ = read(20_000)
    counts = sorted(sum(c.account_id == a for c in claims) for a in {c.account_id for c in claims})
    kept, rejected = read(counts[-1] - below)
    assert len(kept) == sum(counts if is_kept else counts[:-1])
    assert [(r.input, r.stage, r.code) for r in rejected] == ([] if is_kept else [("b", "claims", "too_large")])
    assert is_kept or "split it or raise claims.max_claims" in rejected[0].detail
