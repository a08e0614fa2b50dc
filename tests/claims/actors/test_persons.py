"""Names of persons: what makes a run of capitals a person, what is cut off it, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.claims.actors.person import PersonMention, clean_name
from firsthand.claims.actors.persons import find_persons
from firsthand.claims.document import Sentence
from firsthand.lang.pack import LanguagePack, pack_for
from firsthand.spans import Span

ENGLISH = pack_for("en") or LanguagePack("en")


def persons(text: str) -> list[PersonMention]:
    return find_persons(Sentence(text, Span(0, len(text)), 0, "body"), ENGLISH)


def names(text: str) -> list[str]:
    return [p.name for p in persons(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Tovan Quell left the harbour.", ["Tovan Quell"]),
        ("Mr Quell left the harbour.", ["Quell"]),
        ("They met Dr. Quell at noon.", ["Quell"]),
        ("President Tovan Quell spoke first.", ["Tovan Quell"]),
        ("Deputy Prime Minister Tovan Quell spoke first.", ["Tovan Quell"]),
        ("Maj. Gen. Tovan Quell took the salute.", ["Tovan Quell"]),
        ("T. Quell kept the ferry.", ["T. Quell"]),
        ("T.K. Quell kept the ferry.", ["T. K. Quell"]),
        ("J.Quell kept the ferry.", ["J. Quell"]),
        ("Tovan K. Quell kept the ferry.", ["Tovan K. Quell"]),
        ("Maria Quell kept the ferry.", ["Maria Quell"]),
        ("Tovan Quell, 27, kept the ferry.", ["Tovan Quell"]),
        ("Tovan Quell (27) kept the ferry.", ["Tovan Quell"]),
        ("Tovan Quell, aged 27, kept the ferry.", ["Tovan Quell"]),
        ("Tovan Quell, the director of the mill, kept quiet.", ["Tovan Quell"]),
        ("Tovan Quell, who was fishing, saw it.", ["Tovan Quell"]),
        ("Tovan Quell Jr. kept the ferry.", ["Tovan Quell Jr"]),
        ("Maria de la Quell kept the ferry.", ["Maria de la Quell"]),
        ("Jan van der Quell kept the ferry.", ["Jan van der Quell"]),
        ("Tovan Quellov kept the ferry.", ["Tovan Quellov"]),
        ("Tovan Quellizade kept the ferry.", ["Tovan Quellizade"]),
        ("Maria Quell's boat sank.", ["Maria Quell"]),
        ("Maria Quell’s boat sank.", ["Maria Quell"]),
        ("Maria Quell, Peter Dunnow and Anna Sorrel were there.", ["Maria Quell", "Peter Dunnow", "Anna Sorrel"]),
        ("Mayor Tovan Quell and Judge Orla Dunnow met.", ["Tovan Quell", "Orla Dunnow"]),
        ("Director of the Wren Centre of Dree University Maria Quell opened it.", ["Maria Quell"]),
    ],
)
def test_persons_are_read(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Dree Valley lay under snow.",
        "They marched through New Orleans to Baton Square.",
        "The Ministry of Canals paid.",
        "Dree University opened in May.",
        "Western Union paid.",
        "It happened on Monday January 20.",
        "The Bloody Thursday Memorial was closed.",
        "Buenos Aires and Kuala Dree signed.",
        "South Dree Street was closed.",
        "In Dree the Harbour was closed.",
        "The Treaty of Dree was signed.",
        "Quell left.",
        "the captain left.",
        "",
        "Orthodox Easter Monday came.",
    ],
)
def test_what_is_no_person_is_refused(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FERRY SINKS OFF THE COAST OF DREE HARBOUR", []),
        ("MAYOR TOVAN QUELL SAYS THE BRIDGE IS SAFE", ["TOVAN QUELL"]),
        ("MARIA QUELL ACCUSED OF FRAUD IN DREE", ["MARIA QUELL"]),
        ("MAYOR TOVAN QUELL SHOT IN DREE HARBOUR", ["TOVAN QUELL"]),
        ("MARIA QUELL KILLED IN DREE HARBOUR", ["MARIA QUELL"]),
        ("Six Dead In Harbour Fire, Police Say", []),
        ("Thousands March Through Capital", []),
    ],
)
def test_headlines_in_capitals_name_only_the_titled_and_the_well_known_given(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "age", "sex", "title"),
    [
        ("Mr. Tovan Quell, 27, left.", "27", "male", "mr"),
        ("Mrs. Orla Quell left.", None, "female", "mrs"),
        ("27-year-old Maria Quell left.", "27", None, ""),
        ("Tovan Quell, aged 27, left.", "27", None, ""),
        ("27-year-old nurse Maria Quell left.", "27", None, "nurse"),
        ("Maria Quell, a 27-year-old nurse, left.", "27", None, ""),
        ("A 27-year-old man, Maria Quell, left.", None, None, ""),
        ("Maria Quell (101) left.", "101", None, ""),
        ("Maria Quell, 300, left.", None, None, ""),
        ("Deputy Foreign Minister Tovan Quell left.", None, None, "deputy foreign minister"),
        ("Congresswoman Orla Quell left.", None, "female", "congresswoman"),
        ("Maria Quell, spokeswoman of the mill, left.", None, "female", ""),
    ],
)
def test_what_stands_around_a_name(text: str, age: str | None, sex: str | None, title: str) -> None:
    (person,) = persons(text)
    assert (person.age, person.sex, person.title) == (age, sex, title)


@pytest.mark.parametrize(
    ("text", "apposition"),
    [
        ("Maria Quell, the head of the mill, left.", "the head of the mill"),
        ("Maria Quell, head of the mill, left.", "head of the mill"),
        ("Maria Quell, 27, a nurse from Dree, left.", "a nurse from Dree"),
        ("Maria Quell, Anna Dunnow and others left.", ""),
        ("Maria Quell, in tears, left.", ""),
    ],
)
def test_appositions(text: str, apposition: str) -> None:
    assert persons(text)[0].apposition == apposition


@given(st.text(alphabet=st.sampled_from("ABMariaQuel. ,'’()27Mr-\n\tÖЖ"), max_size=60))
def test_every_mention_is_its_words(text: str) -> None:
    last = 0
    for person in persons(text):
        assert last <= person.start < person.end <= len(text)
        assert clean_name(text[person.start : person.end]) == person.name
        last = person.end


def test_a_language_without_names_has_none() -> None:
    assert find_persons(Sentence("Maria Quell left.", Span(0, 17), 0, "body"), LanguagePack("xx")) == []
