"""Names compared: which spellings are one name, which near ones are two, and what a body's plain name leaves out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.events.entities.naming import PersonName, person_name, plain_name, same_person, skeleton_of

NAMES = st.text(alphabet=st.sampled_from("abcdehijklmnorstuvyzABCDÇİəşкави .'-"), max_size=24)


@pytest.mark.parametrize(
    ("name", "given_names", "surname", "generation"),
    [
        ("Orla Venn", ("orla",), "venn", ""),
        ("Venn", (), "venn", ""),
        ("O. K. Venn", ("o", "k"), "venn", ""),
        ("Orla Venn Jr.", ("orla",), "venn", "jr"),
        ("Orla Venn III", ("orla",), "venn", "iii"),
        ("Tomas de la Brune", ("tomas",), "brune", ""),
        ("Van der Brune", (), "brune", ""),
        ("Faris al-Tamur", ("faris",), "tamur", ""),
        ("Orla O’Venn", ("orla",), "o'venn", ""),
        ("Орла Веннов", ("orla",), "vennov", ""),
        ("Örlä Vénn", ("orla",), "venn", ""),
        ("", (), "", ""),
    ],
)
def test_a_name_is_taken_apart(name: str, given_names: tuple[str, ...], surname: str, generation: str) -> None:
    assert person_name(name) == PersonName(given_names, surname, generation)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Varo Orlizade", "Varo Orlizadeh"),
        ("Varo Temiyev", "Varo Temiev"),
        ("Varo Mommadov", "Varo Momedov"),
        ("Mila Garvachev", "Mila Garvatschow"),
        ("Varo Orlisade", "Varo Orlizadeh"),
        ("Mikhail Tarkoni", "Michail Tarkoni"),
        ("Muhammad Tarkoni", "Mohammed Tarkoni"),
        ("Yuri Tarkov", "Yury Tarkov"),
        ("Erik Holm", "Eric Holm"),
        ("Sara Holm", "Sarah Holm"),
        ("V. Orlizade", "Varo Orlizadeh"),
        ("Varo K. Holm", "Varo Holm"),
        ("Varo K. Holm", "Varo Kester Holm"),
        ("Faris al-Tamur", "Faris Tamur"),
        ("Varo Holm Jr.", "Varo Holm, Jr"),
        ("Варо Темиев", "Varo Temiyev"),
        ("Holm", "Varo Holm"),
    ],
)
def test_spellings_and_short_forms_are_one(one: str, other: str) -> None:
    assert same_person(person_name(one), person_name(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Varo Holm", "Orla Holm"),
        ("Varo Holm", "Varo Helmer"),
        ("Varo Holm", "Varo Holm Jr."),
        ("Varo Holm Jr.", "Varo Holm III"),
        ("Dan Holm", "Dean Holm"),
        ("Carl Holm", "Carol Holm"),
        ("Mario Holm", "Maria Holm"),
        ("Daniel Holm", "Danielle Holm"),
        ("Samir Holm", "Samira Holm"),
        ("Varo Li", "Varo Liu"),
        ("Varo Zhang", "Varo Zheng"),
        ("Varo Temiyev", "Varo Temiyeva"),
        ("Varo A. Holm", "Varo B. Holm"),
        ("Varo Kester Holm", "Varo Ruben Holm"),
        ("V. Holm", "Orla Holm"),
    ],
)
def test_near_names_of_others_are_two(one: str, other: str) -> None:
    assert not same_person(person_name(one), person_name(other))


@given(NAMES, NAMES)
def test_comparing_has_no_direction_and_needs_one_block(one: str, other: str) -> None:
    a, b = person_name(one), person_name(other)
    assert same_person(a, b) == same_person(b, a)
    assert same_person(a, a)
    if same_person(a, b):
        assert skeleton_of(a.surname) == skeleton_of(b.surname)


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("The Ministry of Canals", "ministry of canals"),
        ("Ministry of  Canals", "ministry of canals"),
        ("Café-Union", "cafe union"),
        ("«Союз»", "soyuz"),
    ],
)
def test_a_bodys_plain_name(name: str, plain: str) -> None:
    assert plain_name(name) == plain
