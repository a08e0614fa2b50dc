from __future__ import annotations

import pytest

from firsthand.accounts.account import Account
from firsthand.accounts.read import read_account
from firsthand.claims.read import read_account_claims
from firsthand.config import AccountsConfig, ClaimsConfig, SourcesConfig
from firsthand.sources.open_item import open_item
from firsthand.sources.raw_item import RawItem


def account_of(text: str) -> Account:
    item = RawItem("a", "text/plain", text.encode(), published="2031-05-05", language="en")
    return read_account(item, open_item(item, SourcesConfig()), AccountsConfig())


@pytest.mark.parametrize(
    ("text", "denied", "standing"),
    [
        ("We wrote that 21 people were killed. That was wrong. In fact 19 people were killed.", {21}, {19}),
        ("An earlier version of this article said 12 people died; the correct number is 10 people killed.", {12}, {10}),
        ("On Monday we reported that 7 people were killed. The mayor confirmed it.", set(), {7}),
        ("In fact 19 people were killed.", set(), {19}),
        ("The town misstated the toll: it said 5 people were killed. 4 people were killed.", {5}, {4}),
    ],
)
def test_what_is_taken_back_is_denied(text: str, denied: set[int], standing: set[int]) -> None:
    claims = [c for c in read_account_claims(account_of(text), ClaimsConfig()) if c.measure == "killed"]
    assert {c.best for c in claims if c.modality == "denied"} == denied
    assert {c.best for c in claims if c.modality != "denied"} == standing
