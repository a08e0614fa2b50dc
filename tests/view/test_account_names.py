"""What accounts are called, and which one is meant by a name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.accounts.account import Account
from firsthand.errors import InputError
from firsthand.view.account_names import asked_account, short_names, siglum
from firsthand.view.case_view import CaseView


def case() -> CaseView:
    """Two accounts of two publishers."""
    told = (("kiln-1", "The Dunmore Bell"), ("kiln-2", "Potters Weekly"))
    held = [Account(f"a-{n}", "v", n, "text/plain", "0", "It cracked.", "en", publisher=p) for n, p in told]
    return CaseView(accounts={a.account_id: a for a in held})


@pytest.mark.parametrize(
    ("place", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
)
def test_sigla(place: int, letters: str) -> None:
    assert siglum(place) == letters


@pytest.mark.parametrize("asked", ["a-kiln-1", "kiln-1", "The Dunmore Bell", "dunmore bell", "KILN-1", "A"])
def test_an_account_answers_to_its_names(asked: str) -> None:
    assert asked_account(case(), asked).account_id == "a-kiln-1"


def test_a_name_of_two_accounts_says_which() -> None:
    view = case()
    twice = {i: replace(a, publisher="Potters Weekly") for i, a in view.accounts.items()}
    with pytest.raises(InputError, match="kiln-1, kiln-2"):
        asked_account(replace(view, accounts=twice), "potters weekly")


def test_short_names_are_short_and_apart() -> None:
    held = [Account(i, i, s, "", "", "") for i, s in (("1", "x/a.txt"), ("2", "y/a.txt"), ("3", "z" * 60))]
    names = short_names(held)
    assert names == {"1": "a.txt", "2": "a.txt (2)", "3": "z" * 27 + "…"}
