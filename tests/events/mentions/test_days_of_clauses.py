"""Which day harm is told on where its sentence tells a day of something else."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from firsthand.events.mentions.days import CLAUSE_WORDS
from firsthand.events.mentions.incidents import GUESSED_WITHIN
from firsthand.events.mentions.mention import Mention
from firsthand.events.mentions.retold import ROUNDED
from firsthand.events.mentions.sentence import CHARGE_WORDS

Teller = Callable[..., list[Mention]]
SHOT = "Two men were shot dead in Bergamo on 4 May 2031. "


def harms(told: Sequence[Mention]) -> list[str]:
    return sorted(str(m.edtf) for m in told if m.family == "harm")


@pytest.mark.parametrize(
    "beside",
    [
        "Ivan Pesaro was being held on 9 May 2031 on charges of murder and assault.",
        "On 9 May 2031 he faced two counts of attempted murder.",
        "Police conducted a raid on 9 May 2031 and made an arrest.",
        "On 9 May 2031 a neighbour recalled a man shouting “he killed my daughter”.",
        "After Saturday's match he spoke of the shooting.",
        "Ivan Pesaro was captured on 9 May 2031 in an empty flat.",
        "They meet again before the 9 May elections, a year of violence behind them.",
    ],
)
def test_the_day_of_something_else_is_no_day_of_harm(tell: Teller, beside: str) -> None:
    assert harms(tell(SHOT + beside, published="2031-05-10")) == ["2031-05-04"]


def test_charges_are_known_a_few_words_on(tell: Teller) -> None:
    held = "Ivan Pesaro was held on 9 May 2031 on charges of {}murder."
    near, far = " ".join(["very"] * CHARGE_WORDS) + " ", " ".join(["very"] * (CHARGE_WORDS + 1)) + " "
    assert harms(tell(SHOT + held.format(near), published="2031-05-10")) == ["2031-05-04"]
    assert harms(tell(SHOT + held.format(far), published="2031-05-10")) != ["2031-05-04"]


def test_a_quoted_word_or_two_is_told_on_the_day_outside(tell: Teller) -> None:
    words = ["two", "were", "brutally", "murdered"]
    assert len(words) == CLAUSE_WORDS
    few = f"On 6 May 2031 in Palermo {words[0]} men “{' '.join(words[1:])}” each other."
    assert "2031-05-06" in harms(tell(SHOT + few, published="2031-05-10"))
    clause = f"On 6 May 2031 in Palermo a man shouted “{' '.join(words)}”."
    assert "2031-05-06" not in harms(tell(SHOT + clause, published="2031-05-10"))


def test_one_person_captured_is_an_arrest(tell: Teller) -> None:
    told = tell(SHOT + "Ivan Pesaro was captured on 9 May 2031 in an empty flat.", published="2031-05-10")
    assert [(m.type, m.edtf) for m in told if m.family == "legal"] == [("arrest", "2031-05-09")]


def test_people_seized_are_kidnapped(tell: Teller) -> None:
    (told,) = tell("On 4 May 2031, more than 200 schoolgirls were seized by gunmen in Bergamo.", published="2031-05-10")
    assert told.type == "kidnapping"


def test_the_day_of_an_act_is_that_of_those_it_harmed(tell: Teller) -> None:
    told = tell(
        "The coroner identified on 9 May 2031 the girl shot dead on 4 May 2031 in Bergamo as Anna Pesaro.",
        published="2031-05-10",
    )
    assert harms(told) == ["2031-05-04"]


@pytest.mark.parametrize(("days", "number"), [(GUESSED_WITHIN, 1), (GUESSED_WITHIN + 1, 2)])
def test_a_clock_alone_guesses_the_day_by_a_few(tell: Teller, days: int, number: int) -> None:
    """The clock counts from the publication, on 4 May and some days."""
    told = tell(
        "Five teens shot dead at 3 a.m.\n\nFive teens were shot dead in Bergamo on 4 May 2031.",
        published=f"2031-05-{4 + days:02d}",
    )
    assert len(harms(told)) == number


def test_one_day_and_one_toll_are_one_though_a_town_is_misread(tell: Teller) -> None:
    again = "In Palermo {} people were shot dead and three injured on 4 May 2031."
    first = "Two people were shot dead and three were injured in Bergamo on 4 May 2031. "
    assert harms(tell(first + again.format("two"), published="2031-05-10")) == ["2031-05-04"]
    assert harms(tell(first + again.format("six"), published="2031-05-10")) == ["2031-05-04", "2031-05-04"]


@pytest.mark.parametrize(("rough", "number"), [(200, 1), (int(276 / ROUNDED) - 1, 2)])
def test_a_round_number_is_near_the_one_it_rounds(tell: Teller, rough: int, number: int) -> None:
    told = tell(
        f"More than {rough} girls were kidnapped in Bergamo in 2029. The 276 girls were kidnapped in Bergamo in April 2029.",
        published="2031-05-10",
    )
    assert len(harms(told)) == number
