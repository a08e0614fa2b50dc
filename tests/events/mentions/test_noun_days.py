"""Days that stand with nouns: the law's stays the law's, the harm's the harm's."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from firsthand.events.mentions.mention import Mention

Teller = Callable[..., list[Mention]]


def days(told: Sequence[Mention], family: str) -> set[str]:
    return {str(m.edtf) for m in told if m.family == family and m.date_basis == "told"}


@pytest.mark.parametrize(
    ("text", "law", "harm"),
    [
        ("Police said on Saturday that a man is charged in her murder on Thursday.", set(), {"2031-05-01"}),
        ("A jury convicted Doyle of second-degree murder in February.", {"2031-02"}, set()),
        ("The prosecutor filed charges of murder on Sunday against a teenager.", {"2031-05-04"}, set()),
        ("Police arrested Doyle on Saturday for the shooting on Thursday.", {"2031-05-03"}, {"2031-05-01"}),
        (
            "Officers raided a house on Saturday and arrested a man in connection with the murder.",
            {"2031-05-03"},
            set(),
        ),
    ],
)
def test_the_day_of_the_law_is_not_that_of_the_harm(tell: Teller, text: str, law: set[str], harm: set[str]) -> None:
    told = tell(text, published="2031-05-05")
    assert days(told, "legal") == law
    assert days(told, "harm") - days(told, "legal") == harm


@pytest.mark.parametrize(
    "text",
    [
        "The three victims identified Saturday were killed by a neighbour.",
        "Three of the five people injured in the shooting had been discharged by Monday.",
        "At a news conference on Monday the mayor mourned the five people killed in the shooting.",
        "The mayor met people near the shooting the following day.",
        "FILE - In this 4 May 2030 file photo the singer killed in the shooting stands on a bridge.",
    ],
)
def test_a_day_of_telling_dates_no_harm(tell: Teller, text: str) -> None:
    assert not days(tell(text, published="2031-05-06"), "harm")
