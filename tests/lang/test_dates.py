"""Calendar expressions of English: what each means, and what is no date."""

from __future__ import annotations

import pytest

from firsthand.lang.dates import find_dates, full_year, number_of
from firsthand.lang.pack import LanguagePack, pack_for

ENGLISH = pack_for("en") or LanguagePack("en")


def read(text: str, reference: int | None = None) -> list[tuple[str, str, str]]:
    found = find_dates(text, ENGLISH, reference=reference)
    return [(text[m.start : m.end], m.edtf, m.granularity) for m in found]


@pytest.mark.parametrize(
    ("text", "edtf", "granularity"),
    [
        ("It burned on 14 March 1962.", "1962-03-14", "day"),
        ("It burned on March 14, 1962.", "1962-03-14", "day"),
        ("It burned on the 14th of March, 1962.", "1962-03-14", "day"),
        ("It burned on March the 14th, 1962.", "1962-03-14", "day"),
        ("It burned on Wednesday, 14 March 1962.", "1962-03-14", "day"),
        ("It burned on Wed., March 14, 1962.", "1962-03-14", "day"),
        ("It burned on March fourteenth, 1962.", "1962-03-14", "day"),
        ("It burned on the fourteenth of March 1962.", "1962-03-14", "day"),
        ("It burned on 14 Mar 1962.", "1962-03-14", "day"),
        ("It burned on Mar. 14, 1962.", "1962-03-14", "day"),
        ("It burned on Sept. 3, 1962.", "1962-09-03", "day"),
        ("It burned on 1962-03-14.", "1962-03-14", "day"),
        ("It burned on 1962/03/14.", "1962-03-14", "day"),
        ("It burned on 25.12.1962.", "1962-12-25", "day"),
        ("It burned on 25/12/1962.", "1962-12-25", "day"),
        ("It burned on 12/25/1962.", "1962-12-25", "day"),
        ("It burned on 5/5/1962.", "1962-05-05", "day"),
        ("It burned on 14 March.", "XXXX-03-14", "day"),
        ("It burned on March 14.", "XXXX-03-14", "day"),
        ("It burned on the night of 14 March 1962.", "1962-03-14", "day"),
        ("It burned in the early hours of 14 March 1962.", "1962-03-14", "day"),
        ("It burned on 29 February 1964.", "1964-02-29", "day"),
        ("It burned on 14-16 March 1962.", "1962-03-14/1962-03-16", "interval"),
        ("It burned on 14 and 15 March 1962.", "1962-03-14/1962-03-15", "interval"),
        ("It burned on the night of 14 to 15 March 1962.", "1962-03-14/1962-03-15", "interval"),
        ("It burned from March 14 to 16, 1962.", "1962-03-14/1962-03-16", "interval"),
        ("It burned from 30 March to 2 April 1962.", "1962-03-30/1962-04-02", "interval"),
        ("It burned from 30 December to 2 January 1963.", "1962-12-30/1963-01-02", "interval"),
        ("It burned from 30 December 1962 to 2 January 1963.", "1962-12-30/1963-01-02", "interval"),
        ("It burned from March 30 to April 2.", "XXXX-03-30/XXXX-04-02", "interval"),
        ("It burned in March 1962.", "1962-03", "month"),
        ("It burned in March of 1962.", "1962-03", "month"),
        ("It burned in early March 1962.", "1962-03", "month"),
        ("It burned at the end of March 1962.", "1962-03", "month"),
        ("It burned in March, 1962.", "1962-03", "month"),
        ("It burned between March and May 1962.", "1962-03/1962-05", "interval"),
        ("It burned in the spring of 1962.", "1962-21", "season"),
        ("It burned in summer 1962.", "1962-22", "season"),
        ("It burned in the autumn of 1962.", "1962-23", "season"),
        ("It burned in the winter of 1962.", "1962-24", "season"),
        ("It shrank in the third quarter of 1962.", "1962-35", "quarter"),
        ("It shrank in Q2 1962.", "1962-34", "quarter"),
        ("It shrank in the first half of 1962.", "1962-40", "season"),
        ("It shrank in the second half of 1962.", "1962-41", "season"),
        ("It burned in 1962.", "1962", "year"),
        ("It has stood since 1962.", "1962", "year"),
        ("It burned in early 1962.", "1962", "year"),
        ("It burned towards the end of 1962.", "1962", "year"),
        ("It burned in nineteen sixty-two.", "1962", "year"),
        ("It stood from 1962 to 1967.", "1962/1967", "interval"),
        ("It stood from 1962-67.", "1962/1967", "interval"),
        ("It burned in the 1960s.", "196X", "decade"),
        ("It burned in the late 1960s.", "196X", "decade"),
        ("It burned in the nineteen-sixties.", "196X", "decade"),
        ("It burned in the 19th century.", "18XX", "century"),
        ("It burned in the nineteenth century.", "18XX", "century"),
        ("It burned in the early twentieth century.", "19XX", "century"),
        ("It burned in the 4th century BC.", "-03XX", "century"),
        ("It burned in the 1800s.", "18XX", "century"),
        ("It opened in the year two thousand.", "2000", "year"),
        ("It burned in the year 1962.", "1962", "year"),
    ],
)
def test_each_expression_means_its_days(text: str, edtf: str, granularity: str) -> None:
    assert [(e, g) for _, e, g in read(text)] == [(edtf, granularity)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("LOWFORD, 3 JAN 62 -- A barge sank.", "1962-01-03"),
        ("Signed 14/03/62 at the mill.", "1962-03-14"),
        ("In the '60s it stood empty.", "196X"),
    ],
)
def test_two_digits_take_the_century_of_the_reference(text: str, edtf: str) -> None:
    assert [e for _, e, _ in read(text, reference=1963)] == [edtf]


def test_two_digits_without_a_reference_keep_the_century_open() -> None:
    assert [e for _, e, _ in read("LOWFORD, 3 JAN 62 -- A barge sank.")] == ["XX62-01-03"]


def test_an_ambiguous_order_is_marked_uncertain() -> None:
    assert [e for _, e, _ in read("Signed 5/6/1962 at the mill.")] == ["1962-05-06?"]


@pytest.mark.parametrize(
    "text",
    [
        "It burned on 31 February 1962.",
        "It may rain, and they march on.",
        "She scored 1962 points.",
        "Route 66 was closed, and 14 people waited.",
        "The score was 3-2 and then 12-10.",
        "He paid 1,962 crowns.",
        "Call 555-1962.",
        "",
    ],
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert [e for _, e, _ in read(text) if len(e) > 7] == []


def test_the_span_holds_the_words_of_the_date_alone() -> None:
    text = "On Wednesday, 14 March 1962, the mill burned; it reopened in May 1964."
    assert [w for w, _, _ in read(text)] == ["Wednesday, 14 March 1962", "May 1964"]


def test_a_stretch_is_read_alone() -> None:
    text = "In 1962 it burned. In 1964 it reopened."
    found = find_dates(text, ENGLISH, 19, None)
    assert [(text[m.start : m.end], m.edtf) for m in found] == [("1964", "1964")]


def test_a_language_without_dates_has_none() -> None:
    assert find_dates("14 March 1962", LanguagePack("zz")) == []


@pytest.mark.parametrize(
    ("digits", "reference", "year"),
    [
        ("90", 1990, "1990"),
        ("91", 1990, "1991"),
        ("92", 1990, "1892"),
        ("05", 2004, "2005"),
        ("90", None, "XX90"),
        ("1990", None, "1990"),
    ],
)
def test_full_year(digits: str, reference: int | None, year: str) -> None:
    assert full_year(digits, reference) == year


@pytest.mark.parametrize(
    ("words", "number"),
    [("twenty four", 24), ("two hundred five", 205), ("three thousand", 3000), ("12", 12), ("mill", None)],
)
def test_number_of(words: str, number: int | None) -> None:
    table = {"twenty": 20, "four": 4, "two": 2, "five": 5, "three": 3, "hundred": 100, "thousand": 1000}
    assert number_of(words, table) == number
