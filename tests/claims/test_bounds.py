"""Reaches of words, sentences, days and years within which words of a sentence belong together, told in plain numbers.

The numbers stand here by themselves: a test that took them from the rules would follow them wherever they go.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.claims.reading import claims_told

from firsthand.api.text import account_of
from firsthand.claims.adjuncts import stepped_over
from firsthand.claims.claim import Claim
from firsthand.claims.document import Document
from firsthand.claims.places.read import read_places
from firsthand.claims.times.frame import nearest
from firsthand.lang.pack import pack_for

DAY = date(2031, 5, 15)  # a Thursday


def read(text: str, kind: str) -> list[Claim]:
    """The claims of one kind of an English text published on that day."""
    return [c for c in claims_told(text, "en", DAY.isoformat()) if c.kind == kind]


def roles(text: str) -> list[str | None]:
    return [c.role for c in read(text, "actor")]


def times(text: str) -> list[str | None]:
    return [c.edtf for c in read(text, "time")]


@pytest.mark.parametrize(
    ("days", "tense", "taken"),
    [
        (125, 0, True),
        (126, 0, False),
        (-125, 0, True),
        (125, 1, True),
        (100, -1, True),  # against the tense
        (101, -1, False),
        (-100, 1, True),
        (-101, 1, False),
    ],
)
def test_a_day_without_year_is_the_one_near_the_publication(days: int, tense: int, taken: bool) -> None:
    near = DAY + timedelta(days=days)
    other = near + timedelta(days=-365 if days > 0 else 365)
    assert (nearest(DAY, [near, other], tense) == near) is (taken or (days < 0 and tense == 0))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"It will {'quite ' * 11}Friday.", "2031-05-16"),
        (f"It will {'quite ' * 12}Friday.", "2031-05-09"),
        (f"Friday {'quite ' * 5}will it.", "2031-05-16"),
        (f"Friday {'quite ' * 6}will it.", "2031-05-09"),
    ],
)
def test_a_verb_tells_the_tense_twelve_words_before_or_six_behind(text: str, day: str) -> None:
    assert times(text) == [day]


@pytest.mark.parametrize(("between", "role"), [(4, "perpetrator"), (5, "mentioned")])
def test_four_words_part_a_name_from_its_verb(between: int, role: str) -> None:
    assert roles(f"Ann Poe {'also ' * between}attacked the village.") == [role]


@pytest.mark.parametrize(("old", "role"), [(13, "victim"), (14, "mentioned")])
def test_an_apposition_holds_sixteen_words(old: int, role: str) -> None:
    """With its commas and its noun."""
    assert roles(f"On Monday, in the town, Ann Poe, {'old ' * old}farmer, was killed.") == [role]


@pytest.mark.parametrize(("old", "role"), [(37, "perpetrator"), (38, "mentioned")])
def test_an_apposition_to_a_name_that_opens_its_sentence_holds_forty(old: int, role: str) -> None:
    assert roles(f"Ann Poe, {'old ' * old}farmer, attacked the village.") == [role]


@pytest.mark.parametrize(("old", "found"), [(8, ["perpetrator"]), (9, [])])
def test_a_phrase_behind_a_group_holds_ten_words(old: int, found: list[str]) -> None:
    assert roles(f"Gunmen in {'old ' * old}uniforms attacked the village.") == found


@pytest.mark.parametrize(("between", "role"), [(7, "ordered_by"), (8, "mentioned")])
def test_what_was_ordered_is_told_within_eight_words(between: int, role: str) -> None:
    assert roles(f"Varo Holm ordered {'the ' * between}killing of two men.") == [role]


@pytest.mark.parametrize(("between", "role"), [(6, "perpetrator"), (7, "mentioned")])
def test_a_noun_within_ten_words_says_as_what_somebody_was_identified(between: int, role: str) -> None:
    assert roles(f"The gunman, {'who ' * between}was identified as Varo Holm.") == [role]


@pytest.mark.parametrize(("between", "modality"), [(1, "denied"), (2, "asserted")])
def test_an_account_takes_back_what_it_told_within_two_sentences(between: int, modality: str) -> None:
    (figure,) = read(
        f"We reported that 21 people were killed. {'The river was calm. ' * between}That was wrong.", "figure"
    )
    assert figure.modality == modality


@pytest.mark.parametrize(("deep", "count"), [(6, 1), (7, 0)])
def test_a_wound_is_told_within_seven_words(deep: int, count: int) -> None:
    assert len(read(f"Five men suffered {'deep ' * deep}wounds.", "figure")) == count


@pytest.mark.parametrize(("age", "told"), [(115, ["115"]), (116, [])])
def test_nobody_is_older_than_115(age: int, told: list[str]) -> None:
    assert [c.age for c in read(f"Varo Holm, {age}, was killed.", "actor")] == told


@pytest.mark.parametrize(("between", "found"), [(11, 1), (12, 0)])
def test_a_noun_stands_within_twelve_words_of_the_word_that_makes_it_an_act(between: int, found: int) -> None:
    assert len(read(f"The bridge {'so ' * between}collapse was long.", "act")) == found
    assert len(read(f"The collapse {'so ' * between}bridge was long.", "act")) == found


@pytest.mark.parametrize("signs", ["“”", '""', "«»", "„“"])
def test_the_words_of_a_title_in_quotation_marks_do_not_count(signs: str) -> None:
    text = f"A decision {signs[0]}{'so ' * 12}so{signs[1]} was adopted."
    assert [c.act_type for c in read(text, "act")] == ["adoption"]


@pytest.mark.parametrize(("articles", "left"), [(5, 4), (6, 11)])
def test_the_preposition_of_a_place_stands_six_words_before_it(articles: int, left: int) -> None:
    pack = pack_for("en")
    assert pack is not None
    document = Document(account_of(f"Nine miners died in {'the ' * articles}Lublin.", language="en"), pack)
    gone = stepped_over(document, (), read_places(document))
    assert len(document.without(gone).sentences[0].words) == left + (articles == 6)


@pytest.mark.parametrize(("between", "told"), [(1, "2029-35"), (2, "2029")])
def test_a_quarter_is_spoken_of_within_two_sentences(between: int, told: str) -> None:
    text = f"Sales fell in the third quarter of 2030. {'The river was calm. ' * between}They had been higher a year earlier."
    assert times(text)[-1] == told


@pytest.mark.parametrize(("between", "told"), [(5, "1920-05-04"), (6, "2031-05-04")])
def test_a_history_goes_on_within_six_sentences(between: int, told: str) -> None:
    text = f"On 3 March 1920 the mill was built. {'The river was calm. ' * between}On 4 May it burned."
    assert times(text)[-1] == told


@pytest.mark.parametrize(("so", "told"), [(1, "1920-05-04"), (2, "2031-05-04")])
def test_a_year_opens_its_sentence_behind_two_words(so: int, told: str) -> None:
    assert times(f"{'So ' * so}By 1920 the mill stood. On 4 May it burned.")[-1] == told


@pytest.mark.parametrize(("day", "told"), [("30 May", "1921-05-30"), ("31 May", "1920-05-31")])
def test_a_day_more_than_183_days_before_the_last_lies_in_the_next_year(day: str, told: str) -> None:
    assert times(f"On 30 November 1920 the mill was built. On {day} it burned.")[-1] == told


@pytest.mark.parametrize(("signs", "day"), [(55, "2031-05-04"), (56, "2031-05-15")])
def test_a_day_behind_a_clock_time_stands_within_sixty_signs(signs: int, day: str) -> None:
    """With the spaces and "on"."""
    assert times(f"At 5 pm {'x' * signs} on 4 May 2031 it burned.")[0] == f"{day}T17:00"
