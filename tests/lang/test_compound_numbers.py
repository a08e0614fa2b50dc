"""Numbers where a pack tells of compounds, ordinals with a point, and tens that take units after them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from firsthand.accounts.account import Account
from firsthand.claims.document import Document
from firsthand.lang.number_words import number_lexicon
from firsthand.lang.numbers import find_numbers
from firsthand.lang.pack import LanguagePack
from firsthand.spans import Span

NUMBERS: dict[str, Any] = {
    "values": {"twa": 2, "fem": 5, "dek": 10, "twint": 20},
    "scales": {"hund": 100},
    "compounds": {"joiner": "o", "pieces": {"hund": 100}},
    "joiners": {"tens": 10},
    "not_amounts": {"ordinal_point": True},
}


@dataclass(frozen=True)
class _Pack(LanguagePack):
    def topic(self, name: str) -> Mapping[str, Any]:
        return NUMBERS if name == "numbers" else {}


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("femotwint polas", [25]),
        ("polas, femhundtwa", [502]),
        ("dek fem polas", [15]),
        ("hund dek fem polas", [115]),
        ("5. mont, 7 polas", [7]),
        ("polas 7.", [7]),
        ("1.500 polas", [1500]),
        ("1500 polas", []),
        ("femox polas", []),
    ],
)
def test_amounts(text: str, amounts: list[float]) -> None:
    account = Account("a", "v", "s", "text/plain", "0", text, language="qn", sentences=(Span(0, len(text)),))
    s = Document(account, _Pack("qn")).sentences[0]
    found = find_numbers(s.lowers, s.starts, s.ends, number_lexicon(_Pack("qn")))
    assert [m.best for m in found if m.kind == "amount"] == amounts
