"""Those made victims or accused in sentences without harm belong to the account's harm, and victims to one harm alone."""

from __future__ import annotations

import pytest

from firsthand.accounts.account import Account
from firsthand.accounts.read import read_account
from firsthand.claims.claim import Claim
from firsthand.claims.read import read_account_claims
from firsthand.config import AccountsConfig, ClaimsConfig, SourcesConfig
from firsthand.events.mentions.gather import mentions_of
from firsthand.sources.open_item import open_item
from firsthand.sources.raw_item import RawItem

SHOT = "Two people were shot dead in Bergamo on 4 May 2031. "


def read(text: str) -> tuple[Account, list[Claim]]:
    item = RawItem("a", "text/plain", text.encode(), published="2031-06-10", language="en")
    account = read_account(item, open_item(item, SourcesConfig()), AccountsConfig())
    return account, read_account_claims(account, ClaimsConfig())


def parts(text: str) -> dict[str, set[tuple[str | None, str | None]]]:
    """Who has which part in each harm, by its day."""
    account, claims = read(text)
    named = {c.claim_id: (c.name, c.role) for c in claims if c.kind == "actor" and c.role in ("victim", "perpetrator")}
    return {
        str(m.edtf): {named[c] for c in m.claim_ids if c in named}
        for m in mentions_of(account, claims)
        if m.family == "harm"
    }


@pytest.mark.parametrize(
    "charge",
    [
        "Tom Quell, 20, was arrested on 7 May 2031 on charges of murder.",
        "Tom Quell, 20, is expected to be arraigned on 7 May 2031 on a murder charge.",
    ],
)
def test_who_is_charged_elsewhere_is_accused_of_the_harm_told(charge: str) -> None:
    assert parts(SHOT + charge) == {"2031-05-04": {("Tom Quell", "perpetrator")}}


def test_not_whom_the_law_took_before() -> None:
    assert parts(SHOT + "Tom Quell, 20, was sentenced on 7 May 2029 for manslaughter.")["2031-05-04"] == set()


def test_a_victim_is_of_the_harm_that_first_names_him() -> None:
    told = parts(
        "Ann Poe was shot dead in Bergamo on 4 May 2031. "
        "Ravo Tull, 18, was shot dead in Bergamo on 2 July 2030. "
        "The death of Tull came four days before Ann Poe was shot dead."
    )
    assert told["2031-05-04"] == {("Ann Poe", "victim")}
    assert ("Ravo Tull", "victim") in told["2030-07-02"]
