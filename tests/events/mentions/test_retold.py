"""Retellings are folded into what they retell, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import pytest

from firsthand.events.mentions.incidents import Incident
from firsthand.events.mentions.mention import Mention
from firsthand.events.mentions.retold import ToldHarm, fold_retellings
from firsthand.events.mentions.units import ClauseUnit

Teller = Callable[..., list[Mention]]
SHOT = "Anna Pesaro was shot dead in Bergamo on 4 May 2031. "


def harms(told: Sequence[Mention]) -> list[str | None]:
    return [m.edtf for m in told if m.family == "harm"]


@pytest.mark.parametrize(
    "again",
    [
        "Rico Doyle was sentenced on 9 June 2032 for killing Anna Pesaro.",
        "A man accused of killing Anna Pesaro pleaded not guilty on 9 June 2032.",
        "The shooting last year shocked the town.",
        "Anna Pesaro was shot in May 2031 by a neighbour.",
    ],
)
def test_what_is_told_again_without_its_day_is_one(tell: Teller, again: str) -> None:
    assert harms(tell(SHOT + again, published="2032-06-10")) == ["2031-05-04"]


@pytest.mark.parametrize(
    "other",
    [
        "In 2031 a ferry sank off Genoa and 40 people drowned.",  # another kind
        "In 2031 Marco Riva was shot dead by a neighbour.",  # another victim
        "In 2031 three men were shot dead in Palermo.",  # another town and toll
        "In 2031, 214 people were shot dead.",  # a count of a year
        "In 2019 Luca Riva was shot dead.",  # another year
    ],
)
def test_another_happening_stays_another(tell: Teller, other: str) -> None:
    told = harms(tell(SHOT + other, published="2032-06-10"))
    assert len(told) == 2
    assert "2031-05-04" in told


def test_news_without_a_day_is_not_what_it_recalls(tell: Teller) -> None:
    text = (
        "Gunmen shot two people in Bergamo. The city was shocked. A bomb killed nine people in Bergamo on 4 May 1981."
    )
    told = tell(text, published="2031-05-10")
    assert sorted(str(d) for d in harms(told)) == ["1981-05-04", "2031-05-10~"]


def test_the_last_act_of_law_is_a_bound_and_no_day(tell: Teller) -> None:
    text = (
        "A man accused of killing two women pleaded not guilty on Tuesday. "
        "Anna Pesaro and Bianca Riva, the two women who were killed, were shot at home on 21 April 2031."
    )
    assert harms(tell(text, published="2031-09-23")) == ["2031-04-21"]


def test_a_dated_sentence_dates_the_harm_it_tells_of(tell: Teller) -> None:
    text = (
        "Five teenagers were shot in Bergamo. "
        "The men took part in the shooting of five teenagers in the north of the old town of Bergamo on 21 June 2031."
    )
    assert harms(tell(text, published="2031-09-23")) == ["2031-06-21"]


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("Updated: 6 May 2031 10:11 AM.", "2031-05-04"),
        ("Published: 6 May 2031.", "2031-05-04"),
        ("in a bar 1:19 autoplay.", "2031-05-04"),
    ],
)
def test_the_stamp_of_a_page_dates_no_harm(tell: Teller, stamp: str, day: str) -> None:
    told = tell(f"Two men shot dead in Bergamo {stamp} {SHOT}", published="2031-05-06")
    assert harms(told) == [day]


def test_a_day_that_owns_a_harm_is_no_day_of_the_arrest(tell: Teller) -> None:
    text = (
        SHOT + "Police went to a house on Saturday, 10 May 2031 and made an arrest over last weekend's deadly shooting."
    )
    told = tell(text, published="2031-05-11")
    assert harms(told) == ["2031-05-04"]
    assert [m.edtf for m in told if m.type == "arrest"] == ["2031-05-10"]


@pytest.mark.parametrize(("days", "main"), [(365, "killing"), (366, "report")])
def test_harm_of_another_year_behind_the_head_is_no_subject(tell: Teller, days: int, main: str) -> None:
    day = date(2031, 6, 1) - timedelta(days=days)
    calm = "The council met about the river. " * 5
    text = calm + f"On {day.day} {day:%B %Y} nine people were killed. The nine were killed at home."
    (told,) = [m for m in tell(text, published="2031-06-01") if m.main]
    assert (told.type == "report") is (main == "report")


@pytest.mark.parametrize(
    ("sentence", "events"),
    [("On 3 May 2030 the bridge was shut to all", 1), ("The bridge was shut to all on 3 May 2030", 0)],
)
def test_a_day_without_an_act_is_told_where_it_opens_its_sentence(tell: Teller, sentence: str, events: int) -> None:
    told = tell(f"The mayor spoke of the river. {sentence}.")
    assert sum(m.family == "other" and not m.main for m in told) == events


@pytest.mark.parametrize(("n", "left"), [(40, 1), (41, 41)])
def test_a_chronicle_of_more_than_forty_keeps_each_apart(n: int, left: int) -> None:
    told = [Incident("harm", units=[ClauseUnit(i, i, "harm", known=True)]) for i in range(n)]
    assert len(fold_retellings(told, ToldHarm({}, {}, None))) == left


def test_what_a_death_was_takes_no_day_of_its_sentence(tell: Teller) -> None:
    text = SHOT + "In court on 9 June 2031 the mother said that the death was an accident."
    assert harms(tell(text, published="2031-06-10")) == ["2031-05-04"]


def test_a_storm_is_no_part_of_what_somebody_did(tell: Teller) -> None:
    told = tell(SHOT + "A storm killed nine people on 4 May 2031.", published="2031-05-10")
    assert sorted((m.type, [t.value for t in m.tolls]) for m in told if m.family == "harm") == [
        ("shooting", [1.0]),
        ("storm", [9.0]),
    ]


@pytest.mark.parametrize(
    ("published", "days"),
    [
        ("2031-05-10", ["2031-05-10"]),  # "last weekend" lies seven days before
        ("2031-05-17", ["2031-05-10/2031-05-11", "2031-05-20"]),  # and nine days, which is another week
    ],
)
def test_nobody_is_a_victim_twice_in_a_week(tell: Teller, published: str, days: list[str]) -> None:
    day = "10 May 2031" if len(days) == 1 else "20 May 2031"
    text = f"Anna Pesaro was shot dead in Bergamo last weekend. Anna Pesaro was shot dead on {day} in Bergamo."
    assert sorted(str(d) for d in harms(tell(text, published=published))) == days
