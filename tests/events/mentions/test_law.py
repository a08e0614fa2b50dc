"""What the law does is no harm: its days stay its own, what did not happen is no event, and an arrest follows its incident."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from firsthand.events.mentions.mention import Mention

Teller = Callable[..., list[Mention]]
SHOT = "Two men were shot dead in Bergamo on 4 May 2031. "


def harms(told: Sequence[Mention]) -> list[str | None]:
    return [m.edtf for m in told if m.family == "harm"]


@pytest.mark.parametrize(
    "law",
    [
        "Ivan Pesaro was charged on 9 May 2031 with the killing.",
        "Ivan Pesaro was arrested on 9 May 2031 in connection with the shooting.",
        "Ivan Pesaro was sentenced on 9 May 2031 to ten years for killing two men.",
        "Ivan Pesaro pleaded not guilty on 9 May 2031 to murder.",
    ],
)
def test_the_day_of_the_law_is_no_day_of_harm(tell: Teller, law: str) -> None:
    told = tell(SHOT + law, published="2031-05-10")
    assert harms(told) == ["2031-05-04"]
    (legal,) = [m for m in told if m.family == "legal"]
    (harm,) = [m for m in told if m.family == "harm"]
    assert (legal.edtf, legal.about) == ("2031-05-09", harm.mention_id)


def test_an_arrest_in_a_sentence_of_its_own_follows_what_the_account_is_about(tell: Teller) -> None:
    told = tell(SHOT + "The dead were brothers. Police arrested a neighbour on 9 May 2031.", published="2031-05-10")
    (legal,) = [m for m in told if m.family == "legal"]
    assert legal.about == next(m.mention_id for m in told if m.main)


def test_a_conviction_before_the_harm_does_not_follow_it(tell: Teller) -> None:
    told = tell(SHOT + "The dead were brothers. One was convicted on 3 March 2019.", published="2031-05-10")
    (legal,) = [m for m in told if m.family == "legal"]
    assert legal.about is None


def test_where_only_the_law_tells_a_day_it_is_taken(tell: Teller) -> None:
    told = tell("Ivan Pesaro was charged on 9 May 2031 with killing two men in Bergamo.", published="2031-05-10")
    assert harms(told) == ["2031-05-09"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Two people were charged in connection with the May 4 fatal shooting of a clerk in Bergamo.", "2031-05-04"),
        ("A man was sentenced for the 2029 killing of a clerk in Bergamo.", "2029"),
    ],
)
def test_a_date_right_before_a_noun_is_its_own(tell: Teller, text: str, day: str) -> None:
    assert harms(tell(text, published="2031-05-10")) == [day]


def test_a_date_before_another_noun_is_not(tell: Teller) -> None:
    told = tell("It followed a shooting in Bergamo on 3 May 2031 and a stabbing in Turin.", published="2031-05-10")
    assert "2031-05-03" in harms(told)


def test_harm_without_a_year_did_not_happen_next_year(tell: Teller) -> None:
    assert harms(tell("On December 4, two men were shot dead in Bergamo.", published="2031-06-10")) == ["2030-12-04"]


@pytest.mark.parametrize(
    "text",
    [
        "No arrest had been made on 6 May 2031.",
        "Police had not arrested anybody by 6 May 2031.",
        "He had run the risk of death on 6 May 2031.",
    ],
)
def test_what_did_not_happen_is_no_event(tell: Teller, text: str) -> None:
    told = tell(SHOT + text, published="2031-05-10")
    assert [m.type for m in told if m.family in ("legal", "harm")] == ["shooting"]


def test_what_somebody_says_in_a_statement_is_no_document(tell: Teller) -> None:
    told = tell(
        SHOT + "The mayor issued a statement saying, “We stand in solidarity with all of them.”", published="2031-05-10"
    )
    assert [m.document for m in told] == [None]


def test_the_day_of_a_hearing_is_no_day_of_harm(tell: Teller) -> None:
    told = tell(
        SHOT + "He did not take part in any murder, his lawyer said after Friday's hearing.", published="2031-05-10"
    )
    assert harms(told) == ["2031-05-04"]


def test_an_act_without_day_place_or_toll_is_no_event(tell: Teller) -> None:
    told = tell(SHOT + "A committee was founded.", published="2031-05-10")
    assert [m.type for m in told] == ["shooting"]
