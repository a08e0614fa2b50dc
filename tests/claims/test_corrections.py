from __future__ import annotations

import pytest

from firsthand.accounts.account import Account
from firsthand.accounts.read import read_account
from firsthand.claims.read import read_account_claims
from firsthand.config import AccountsConfig, ClaimsConfig, SourcesConfig
from firsthand.sources.open_item import open_item
from firsthand.sources.raw_item import RawItem


def account_of(text: str, language: str = "en") -> Account:
    item = RawItem("a", "text/plain", text.encode(), published="2031-05-05", language=language)
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


@pytest.mark.parametrize(
    ("language", "text", "denied", "standing"),
    [
        (
            "de",
            "In einer früheren Fassung hieß es, 21 Menschen seien getötet worden. Das war falsch. Es wurden 19 Menschen getötet.",
            {21},
            {19},
        ),
        (
            "de",
            "Am Montag berichteten wir, dass 12 Menschen getötet wurden; tatsächlich wurden 10 Menschen getötet.",
            {12},
            {10},
        ),
        ("de", "Am Montag berichteten wir, dass 7 Menschen getötet wurden. Die Polizei bestätigte es.", set(), {7}),
        ("tr", "Önceki haberimizde 21 kişi öldü dedik. Bu bilgi yanlıştı. 19 kişi öldü.", {21}, {19}),
        ("tr", "Önceki haberimizde 21 kişi öldü dedik. Polis bunu doğruladı.", set(), {21}),
        (
            "az",
            "Əvvəlki xəbərimizdə 21 nəfər həlak olub yazmışdıq. Bu məlumat yanlışdır. 19 nəfər həlak olub.",
            {21},
            {19},
        ),
        ("az", "Əvvəlki xəbərimizdə 21 nəfər həlak olub yazmışdıq. Polis bunu təsdiqləyib.", set(), {21}),
    ],
)
def test_what_is_taken_back_in_other_languages(text: str, language: str, denied: set[int], standing: set[int]) -> None:
    claims = [c for c in read_account_claims(account_of(text, language), ClaimsConfig()) if c.measure == "killed"]
    assert {c.best for c in claims if c.modality == "denied"} == denied
    assert {c.best for c in claims if c.modality != "denied"} == standing
