"""Reaches of words within which somebody is named or given a role, told in plain numbers."""

from __future__ import annotations

import pytest

import firsthand as fh
from firsthand.claims.actors.found import find_actors
from firsthand.claims.document import Sentence
from firsthand.lang.pack import pack_for
from firsthand.spans import Span


def roles(text: str, language: str = "en") -> dict[str | None, str | None]:
    """Roles by name."""
    return {c.name: c.role for c in fh.claims_of(text, language=language) if c.kind == "actor"}


@pytest.mark.parametrize(("wild", "name"), [(3, "wild wild wild Red gunmen"), (4, "wild wild wild Red gunmen")])
def test_four_words_belong_to_the_noun_of_a_group(wild: int, name: str) -> None:
    assert list(roles(f"Two {'wild ' * wild}Red gunmen attacked the village.")) == [name]


@pytest.mark.parametrize(("holm", "words"), [(13, 14), (14, 1)])
def test_the_name_of_a_body_with_a_known_head_has_fourteen_words(holm: int, words: int) -> None:
    text, pack = f"so the {'Holm ' * holm}Committee attacked the village.", pack_for("en")
    assert pack is not None
    (body,) = find_actors(Sentence(text, Span(0, len(text)), 0, "body"), pack)
    assert len(body.name.split()) == words


@pytest.mark.parametrize(("words", "named"), [(4, True), (5, False)])
def test_a_persons_name_has_five_words(words: int, named: bool) -> None:
    assert bool(roles(f"Dr. {'Ann ' * words}Holm was killed.")) is named


@pytest.mark.parametrize("words", [4, 5])
def test_so_it_has_in_a_script_without_capitals(words: int) -> None:
    assert list(roles(f"قتل محمد {'علي ' * words}في القرية.", "ar")) == ["محمد علي علي علي علي"]


@pytest.mark.parametrize(("small", "sex"), [(4, "female"), (5, None)])
def test_five_words_of_an_apposition_tell_whether_it_is_a_woman(small: int, sex: str | None) -> None:
    text = f"Jane Holm, a {'small ' * small}girl, was killed."
    assert [c.sex for c in fh.claims_of(text, language="en") if c.kind == "actor"] == [sex]


@pytest.mark.parametrize(("old", "role"), [(4, "perpetrator"), (5, "mentioned")])
def test_four_words_stand_between_by_and_a_name(old: int, role: str) -> None:
    assert roles(f"The killing was carried out by {'old ' * old}Ann Poe.") == {"Ann Poe": role}


@pytest.mark.parametrize(("old", "role"), [(10, "victim"), (11, "mentioned")])
def test_fourteen_words_stand_between_two_names_of_a_list(old: int, role: str) -> None:
    found = roles(f"Gunmen shot and killed Ann Poe, {'old ' * old}farmer, and Jon Roe in the village.")
    assert found["Jon Roe"] == role


@pytest.mark.parametrize(("ages", "role"), [(2, "perpetrator"), (3, "mentioned")])
def test_six_words_stand_between_them_left_of_the_name_beside_a_verb(ages: int, role: str) -> None:
    assert roles(f"Ann Poe, {'40, ' * ages}and Jon Roe attacked the village.")["Ann Poe"] == role


def test_and_seven_do_not() -> None:
    assert roles("Ann Poe , and , and , and and Jon Roe attacked the village.")["Ann Poe"] == "mentioned"


@pytest.mark.parametrize(("old", "role"), [(0, "perpetrator"), (1, "mentioned")])
def test_and_his_driver_is_four_words(old: int, role: str) -> None:
    """With its comma."""
    assert roles(f"Ann Poe and his {'old ' * old}driver, Jon Roe attacked the village.")["Ann Poe"] == role


@pytest.mark.parametrize(("before", "role"), [(3, "perpetrator"), (4, "mentioned")])
def test_a_name_opens_its_sentence_behind_three_words(before: int, role: str) -> None:
    assert roles(f"{'So ' * before}Ann Poe, 40, of the town, where all is calm, attacked the village.") == {
        "Ann Poe": role
    }


@pytest.mark.parametrize("signs", ["“”", '""', "«»", "„”", "”“", "»«"])
def test_words_in_quotation_marks_stand_between_nobody(signs: str) -> None:
    text = f"The killing was carried out by {signs[0]}old red so calm{signs[1]} Ann Poe."
    assert roles(text) == {"Ann Poe": "perpetrator"}


def test_persons_and_bodies_go_on_a_list_of_groups() -> None:
    found = roles("The village was attacked by gunmen, the Red Brigade and Ann Poe.")
    assert set(found.values()) == {"perpetrator"}
    assert set(found) == {"gunmen", "Red Brigade", "Ann Poe"}


@pytest.mark.parametrize(("so", "modality"), [(3, "denied"), (4, "asserted")])
def test_a_denial_bears_on_a_phrase_within_four_words(so: int, modality: str) -> None:
    text = f"The killing was not {'so ' * so}carried out by Ann Poe."
    assert [c.modality for c in fh.claims_of(text, language="en") if c.kind == "actor"] == [modality]


@pytest.mark.parametrize(("words", "role"), [(15, "victim"), (16, "mentioned")])
def test_a_phrase_of_two_parts_holds_fifteen_words(words: int, role: str) -> None:
    assert roles(f"Anna Holm wurde {'alt ' * words}erschossen.", "de") == {"Anna Holm": role}


@pytest.mark.parametrize(("red", "named"), [(3, True), (4, False)])
def test_a_nickname_inside_a_name_has_four_words(red: int, named: bool) -> None:
    assert bool(roles(f"Tom “{'Red ' * red}Fox” Roe was killed.")) is named


@pytest.mark.parametrize(("also", "named"), [(2, True), (3, False)])
def test_a_charge_within_four_words_tells_a_person(also: int, named: bool) -> None:
    assert bool(roles(f"Zed Quill was {'also ' * also}charged with murder.")) is named


@pytest.mark.parametrize(("red", "age"), [(3, "35"), (4, None)])
def test_an_alias_before_an_age_has_six_words(red: int, age: str | None) -> None:
    """With its word and its comma."""
    text = f"Zed Quill, aka {'Red ' * red}Fox, 35, was killed."
    assert [c.age for c in fh.claims_of(text, language="en") if c.kind == "actor"] == [age]


@pytest.mark.parametrize(("so", "named"), [(7, True), (8, False)])
def test_seven_words_part_a_word_of_blame_from_its_preposition(so: int, named: bool) -> None:
    assert bool(roles(f"The attack was attributed {'so ' * so}to the Red Brigade.")) is named


@pytest.mark.parametrize(("so", "named"), [(14, True), (15, False)])
def test_harm_that_somebody_is_blamed_for_is_told_within_twenty_words(so: int, named: bool) -> None:
    """Behind "blamed", with the name and two articles."""
    assert bool(roles(f"Police blamed the Red Brigade for {'so ' * so}the attack.")) is named


@pytest.mark.parametrize(("red", "named"), [(8, True), (9, False)])
def test_the_name_of_a_body_in_quotation_marks_has_eight_words(red: int, named: bool) -> None:
    assert bool(roles(f"“{'Red ' * (red - 1)}Red” claimed responsibility for the attack.")) is named


@pytest.mark.parametrize(("nouns", "name"), [("Miliz Gruppe", "Zorg"), ("Kämpfer Miliz Gruppe", "Gruppe Zorg")])
def test_two_nouns_stand_before_the_name_of_a_body(nouns: str, name: str) -> None:
    assert list(roles(f"Zu dem Anschlag bekannte sich die {nouns} Zorg.", "de")) == [name]


@pytest.mark.parametrize(("between", "names"), [(", and", {"Zorg", "Quill"}), (", and, the", {"Quill"})])
def test_two_words_stand_between_bodies_of_a_list(between: str, names: set[str]) -> None:
    """Articles left out."""
    assert set(roles(f"The Zorg{between} Quill claimed responsibility for the attack.")) == names


@pytest.mark.parametrize(("articles", "named"), [(4, True), (5, False)])
def test_four_words_part_a_body_from_the_phrase_that_speaks_of_it(articles: int, named: bool) -> None:
    assert bool(roles(f"The attack was claimed by {'the ' * articles}Zorg.")) is named


@pytest.mark.parametrize(("name", "kind"), [("Zed Quill", "organisation"), ("Ann Poe", "person")])
def test_who_is_hardly_a_person_and_claims_harm_is_a_body(name: str, kind: str) -> None:
    found = fh.claims_of(f"{name} claimed responsibility for the attack.", language="en")
    assert [c.person_kind for c in found if c.kind == "actor"] == [kind]
