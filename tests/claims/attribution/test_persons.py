"""Whom a pronoun or an office means among the speakers of an account, and where nobody is named."""

from __future__ import annotations

import pytest

from firsthand.accounts.account import Account
from firsthand.claims.attribution.read import read_attributions
from firsthand.claims.document import Document
from firsthand.lang.pack import LanguagePack, pack_for
from firsthand.spans import Span

ENGLISH = pack_for("en") or LanguagePack("en")


def speakers(*sentences: str) -> list[str | None]:
    text, spans = "", []
    for sentence in sentences:
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence + " "
    account = Account("a", "v", "s", "text/plain", "0", text, language="en", sentences=tuple(spans))
    return [c.speaker for c in read_attributions(Document(account, ENGLISH))]


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        ("Peter Harl said the mill burned.", "He said it was empty.", "Peter Harl"),
        ("Mayor Peter Harl said the mill burned.", "He said it was empty.", "Mayor Peter Harl"),
        ("Mrs. Ana Harl said the mill burned.", "She said it was empty.", "Mrs. Ana Harl"),
        ("Peter Harl saw it, and Harl said the mill burned.", "He said it was empty.", "Harl"),
        ("A neighbour, Ana Harl, saw it. Harl said the mill burned.", "She said it was empty.", "Harl"),
        ("The spokesman said the mill burned.", "He said it was empty.", "spokesman"),
        ("The Dree Ministry said the mill burned.", "He said it was empty.", "He"),
        ("The report said the mill burned.", "He said it was empty.", "He"),
        ("Officials said the mill burned.", "She said it was empty.", "She"),
        ("Mr. Peter Harl said the mill burned.", "She said it was empty.", "She"),
        ("Peter Harl said the mill burned.", "They said it was empty.", "They"),
        ("Peter Harl and Ana Quell said the mill burned.", "He said it was empty.", "He"),
    ],
)
def test_whom_a_pronoun_means(first: str, then: str, expected: str) -> None:
    assert speakers(first, then)[-1] == expected


def test_a_pronoun_looks_back_to_one_of_its_sex() -> None:
    told = speakers("Mrs. Ana Quell said it burned.", "Mr. Peter Harl said it fell.", "She said it was empty.")
    assert told[-1] == "Mrs. Ana Quell"


def test_a_pronoun_tells_the_sex_of_whom_it_means() -> None:
    told = speakers("Ana Quell said it burned.", "She said it fell.", "He said it was empty.")
    assert told == ["Ana Quell", "Ana Quell", "He"]


def test_a_speaker_far_back_is_not_meant() -> None:
    told = speakers("Peter Harl said it burned.", *["The wind rose over the town."] * 9, "He said it was empty.")
    assert told[-1] == "He"


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        ("Ambassador Peter Harl said it burned.", "The ambassador noted that it fell.", "Ambassador Peter Harl"),
        ("Peter Harl, the sheriff of Dree, said it burned.", "The sheriff added that it fell.", "Peter Harl"),
        ("Peter Harl said it burned.", "The ambassador noted that it fell.", "ambassador"),
        ("Ambassador Peter Harl said it burned.", "An ambassador noted that it fell.", "An ambassador"),
        ("Ambassador Peter Harl said it burned.", "The sheriff noted that it fell.", "sheriff"),
    ],
)
def test_whom_an_office_means(first: str, then: str, expected: str) -> None:
    assert speakers(first, then)[-1] == expected


def test_an_office_of_two_is_nobodys() -> None:
    told = speakers(
        "Ambassador Peter Harl said it burned.",
        "Ambassador Ana Quell said it fell.",
        "The ambassador noted that it fell.",
    )
    assert told[-1] == "ambassador"
