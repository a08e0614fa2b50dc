"""Which account is meant by a name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from firsthand.accounts.account import Account
from firsthand.errors import InputError
from firsthand.view.account_names import asked_account
from firsthand.view.case_view import CaseView


def case() -> CaseView:
    """Two accounts of two publishers."""
    told = (("kiln-1", "The Dunmore Bell"), ("kiln-2", "Potters Weekly"))
    held = [Account(f"a-{n}", "v", n, "text/plain", "0", "It cracked.", "en", publisher=p) for n, p in told]
    return CaseView(accounts={a.account_id: a for a in held})


@pytest.mark.parametrize("asked", ["a-kiln-1", "kiln-1", "The Dunmore Bell", "dunmore bell", "KILN-1", "A"])
def test_an_account_answers_to_its_names(asked: str, as_derived: Callable[[CaseView], CaseView]) -> None:
    assert asked_account(as_derived(case()), asked).account_id == "a-kiln-1"


def test_a_name_of_two_accounts_says_which() -> None:
    view = case()
    twice = {i: replace(a, publisher="Potters Weekly") for i, a in view.accounts.items()}
    with pytest.raises(InputError, match="kiln-1, kiln-2"):
        asked_account(replace(view, accounts=twice), "potters weekly")
