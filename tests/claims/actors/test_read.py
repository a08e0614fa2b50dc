"""Who did what: roles given by phrases before and after persons, bodies and groups, and roles that are refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.accounts.account import Account
from firsthand.claims.actors.found import find_actors
from firsthand.claims.actors.read import read_actors
from firsthand.claims.claim import Claim
from firsthand.claims.document import Document, Sentence
from firsthand.lang.pack import LanguagePack, pack_for
from firsthand.spans import Span

ENGLISH = pack_for("en") or LanguagePack("en")


def actors(text: str, pack: LanguagePack = ENGLISH) -> list[Claim]:
    sentences = (Span(0, len(text)),) if text else ()
    return read_actors(
        Document(Account("a", "v", "s", "text/plain", "0", text, language="en", sentences=sentences), pack)
    )


def roles(text: str) -> set[tuple[str, str]]:
    return {(c.name or "", c.role or "") for c in actors(text)}


def found(text: str) -> list[tuple[str, str]]:
    return [(m.name, m.kind) for m in find_actors(Sentence(text, Span(0, len(text)), 0, "body"), ENGLISH)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mayor Tovan Quell met them.", [("Tovan Quell", "person")]),
        ("The Ministry of Canals and Locks paid.", [("Ministry of Canals and Locks", "organisation")]),
        ("They went to Dree University.", [("Dree University", "organisation")]),
        ("The Quellish Union attacked.", [("Quellish Union", "organisation")]),
        ("Six masked gunmen fled.", [("gunmen", "group")]),
        ("Quellish troops entered Dree.", [("Quellish troops", "group")]),
        ("The gunmen of the Red Brigade fled.", [("gunmen", "group"), ("Red Brigade", "organisation")]),
        (
            "The Dree Council and the Quell Committee met.",
            [("Dree Council", "organisation"), ("Quell Committee", "organisation")],
        ),
        ("The ambassador left the office.", []),
        ("They fled before dawn.", []),
    ],
)
def test_who_is_named(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("The raid was carried out by Quellish troops.", "Quellish troops", "perpetrator"),
        ("The raid was carried out by the Red Brigade.", "Red Brigade", "perpetrator"),
        ("Masked gunmen opened fire on the ferry.", "gunmen", "perpetrator"),
        ("Quellish troops stormed the mill.", "Quellish troops", "perpetrator"),
        ("Quellish troops without any warning stormed the mill.", "Quellish troops", "perpetrator"),
        ("Tovan Quell, 27, shot two men.", "Tovan Quell", "perpetrator"),
        ("The Red Brigade claimed responsibility for the blast.", "Red Brigade", "perpetrator"),
        ("Maria Quell, a nurse, was killed on the quay.", "Maria Quell", "victim"),
        ("Maria Quell died in hospital.", "Maria Quell", "victim"),
        ("They mourned the death of Maria Quell.", "Maria Quell", "victim"),
        ("Gunmen killed Maria Quell on the quay.", "Maria Quell", "victim"),
        ("The victim was identified as Maria Quell.", "Maria Quell", "victim"),
        ("The gunman was identified as Tovan Quell.", "Tovan Quell", "perpetrator"),
        ("Troops entered under orders from Marshal Tovan Quell.", "Tovan Quell", "ordered_by"),
        ("Marshal Tovan Quell ordered the attack.", "Tovan Quell", "ordered_by"),
        ("The evening was organised by the Embassy of Quellia.", "Embassy of Quellia", "organiser"),
        ("The evening was hosted by Maria Quell.", "Maria Quell", "organiser"),
        ("The evening was attended by Judge Maria Quell.", "Maria Quell", "participant"),
        ("Judge Maria Quell took part in the march.", "Maria Quell", "participant"),
        ("Maria Quell, head of the mill, delivered a speech.", "Maria Quell", "speaker"),
        ("Maria Quell said the mill was safe.", "Maria Quell", "speaker"),
        ("“The mill was safe,” said Maria Quell.", "Maria Quell", "speaker"),
    ],
)
def test_roles_are_given(text: str, name: str, role: str) -> None:
    assert (name, role) in roles(text)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Three Quellish soldiers killed near the gate.", "Quellish soldiers", "perpetrator"),
        ("The death of Maria Quell's brother was mourned.", "Maria Quell", "victim"),
        ("Maria Quell ordered soup.", "Maria Quell", "ordered_by"),
        ("Maria Quell heard that a ferryman died.", "Maria Quell", "victim"),
        ("The blast killed six. Maria Quell left.", "Maria Quell", "victim"),
        ("Maria Quell was mourned.", "Maria Quell", "victim"),
        ("On orders of Marshal Tovan Quell, gunmen opened fire.", "Tovan Quell", "perpetrator"),
    ],
)
def test_roles_are_refused(text: str, name: str, role: str) -> None:
    assert (name, role) not in roles(text)


def test_a_list_shares_its_role() -> None:
    text = "The dead included Maria Quell, Peter Dunnow and Anna Sorrel."
    assert {n for n, r in roles(text) if r == "victim"} == {"Maria Quell", "Peter Dunnow", "Anna Sorrel"}


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Maria Quell and Peter Dunnow were shot at the gate.", {"Maria Quell", "Peter Dunnow"}),
        ("Maria Quell left, and Peter Dunnow was shot at the gate.", {"Peter Dunnow"}),
        ("They saw Maria Quell and Peter Dunnow was shot at the gate.", {"Peter Dunnow"}),
    ],
)
def test_what_is_said_of_one_is_not_said_of_a_list(text: str, victims: set[str]) -> None:
    assert {n for n, r in roles(text) if r == "victim"} == victims


def test_a_list_ends_where_another_clause_begins() -> None:
    text = "The evening was attended by Maria Quell, and Tovan Dunnow, 40, was shot at the gate."
    assert ("Tovan Dunnow", "victim") in roles(text)
    assert ("Tovan Dunnow", "participant") not in roles(text)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The Red Brigade stormed the mill.", "asserted"),
        ("The Red Brigade allegedly stormed the mill.", "alleged"),
        ("The Red Brigade never stormed the mill.", "denied"),
        ("Tovan Quell, 27, is accused of the attack.", "alleged"),
        ("Tovan Quell, 27, was charged with murder.", "alleged"),
    ],
)
def test_how_sure_a_role_is(text: str, modality: str) -> None:
    assert {c.modality for c in actors(text) if c.role == "perpetrator"} == {modality}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Mayor Tovan Quell slept.", "office_holder"),
        ("Mr Tovan Quell slept.", "mentioned"),
        ("Maria Quell slept.", "mentioned"),
    ],
)
def test_who_has_no_role_is_mentioned_or_holds_an_office(text: str, role: str) -> None:
    assert {r for _, r in roles(text)} == {role}


@pytest.mark.parametrize(
    ("text", "occupation", "age", "sex"),
    [
        ("Mr Tovan Quell slept.", None, None, "male"),
        ("Deputy Minister Tovan Quell slept.", "deputy minister", None, None),
        ("Maria Quell, the head of the mill, slept.", "head of the mill", None, None),
        ("Maria Quell, 27, a nurse from Dree, slept.", "nurse from Dree", "27", None),
        ("Maria Quell, 27, slept.", None, "27", None),
        ("Maria Quell, 27, was found by her father.", None, "27", None),
    ],
)
def test_what_is_told_of_a_person(text: str, occupation: str | None, age: str | None, sex: str | None) -> None:
    (one,) = actors(text)
    assert (one.occupation, one.age, one.sex) == (occupation, age, sex)


def test_a_role_points_to_its_words() -> None:
    text = "The raid was carried out by the Red Brigade."
    (one,) = actors(text)
    assert text[one.start : one.end] == one.quote == "Red Brigade"
    assert text[one.anchor_start : one.anchor_end] == "carried out by"


def test_a_language_without_roles_names_nobody() -> None:
    assert actors("The Red Brigade stormed the mill.", LanguagePack("xx")) == []
    assert actors("") == []


WORDS = st.sampled_from(
    [
        "Maria",
        "Quell",
        "Mayor",
        "Tovan",
        "troops",
        "gunmen",
        "the",
        "of",
        "Red",
        "Brigade",
        "killed",
        "was",
        "shot",
        "by",
        "and",
        ",",
        ".",
        "27",
        "said",
        "died",
        "ordered",
        "attack",
        "who",
    ]
)


@given(st.lists(WORDS, max_size=16).map(" ".join))
def test_any_words_give_claims_on_their_words_and_one_role_once(text: str) -> None:
    claims = actors(text)
    assert all(text[c.start : c.end] == c.quote for c in claims)
    assert len({(c.start, c.role) for c in claims}) == len(claims)
