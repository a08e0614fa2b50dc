"""Languages that write endings behind marks, numbers of which the last word is a number only there, verbs by stems."""

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
from firsthand.lang.writing import plainly
from firsthand.spans import Span

TOPICS: dict[str, dict[str, Any]] = {
    "writing": {"endings": {"marks": "'’", "digit_marks": "-", "forms": ["da", "dan"]}},
    "numbers": {
        "values": {"iki": 2, "on": 10},
        "tails": {"bir": 1},
        "scales": {"bin": 1000},
        "joiners": {"tens": 10, "mixed": True},
        "after": {"more_than": ["dan fazla"]},
    },
}


@dataclass(frozen=True)
class _Pack(LanguagePack):
    def topic(self, name: str) -> Mapping[str, Any]:
        return TOPICS.get(name, {})


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Kolm'da yangın", "Kolm da yangın"),
        ("Kolm’dan 20-da", "Kolm dan 20 da"),
        ("Kolm-dan", "Kolm-dan"),
        ("O'Neil'dan, 'da'", "O'Neil dan, 'da'"),
    ],
)
def test_the_mark_before_an_ending_is_read_as_a_blank(text: str, plain: str) -> None:
    writing = plainly(text, _Pack("qe"))
    assert writing is not None
    assert writing.text == plain
    assert writing.back(0, len(plain)) == Span(0, len(text))


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("on bir adam", [(11, "exact")]),
        ("bir adam", []),
        ("2 bin 500 adam", [(2500, "exact")]),
        ("2 bin adam, 500 kadın", [(2000, "exact"), (500, "exact")]),
        ("30 dan fazla adam", [(30, "more_than")]),
    ],
)
def test_amounts(text: str, amounts: list[tuple[float, str]]) -> None:
    account = Account("a", "v", "s", "text/plain", "0", text, language="qe", sentences=(Span(0, len(text)),))
    s = Document(account, _Pack("qe")).sentences[0]
    found = find_numbers(s.lowers, s.starts, s.ends, number_lexicon(_Pack("qe")))
    assert [(m.best, m.quantifier) for m in found] == amounts
