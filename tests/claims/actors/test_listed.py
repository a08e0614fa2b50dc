"""Victims in lists and cards, in all languages: name, age and sex of each line, and no number of the lines themselves."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import firsthand as fh
from firsthand.claims.claim import Claim

WORDS: Mapping[str, Mapping[str, Any]] = tomllib.loads(Path(__file__).with_name("listed.toml").read_text("utf-8"))
AGES = ("44", "39", "7")


def victims(text: str, language: str) -> list[Claim]:
    told = fh.claims_of(text, language=language, published="2031-05-14")
    return [c for c in told if c.kind == "actor" and c.role == "victim"]


def listed(words: Mapping[str, Any], form: str) -> str:
    """Lines of one form, with the names of a language."""
    sexes = (words["male"], words["female"], words["male"])
    rows = zip(words["names"], AGES, sexes, strict=True)
    return "\n".join(form.format(name=n, age=a, years=words["years"], sex=s) for n, a, s in rows)


FORMS = (
    *("{name}, {age}", "{name} ({age})", "- {name}, {age} {years}", "{name} – {age} {years}"),
    *("{name}\t{age}", "2. {name}, {age}", "{name};{age}"),
)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", WORDS)
def test_lines_of_names_and_ages(language: str, form: str) -> None:
    words = WORDS[language]
    for heading in (words["sentence"], words["heading"], f"{words['heading']} (3)"):
        text = f"{heading}\n\n{listed(words, form)}"
        assert [(c.name, c.age) for c in victims(text, language)] == list(zip(words["names"], AGES, strict=True)), (
            heading
        )
        assert not [c for c in fh.claims_of(text, language=language) if c.kind == "figure"]


@pytest.mark.parametrize(
    "form", ["{name}\n{age} {years}, {sex}", "{name}\n\n{age} {years} {sex}", "{name}, {age} {years}, {sex}"]
)
@pytest.mark.parametrize("language", WORDS)
def test_cards_tell_age_and_sex(language: str, form: str) -> None:
    words = WORDS[language]
    text = f"{words['sentence']}\n\n{listed(words, form)}"
    found = [(c.age, c.sex) for c in victims(text, language)]
    assert found == list(zip(AGES, ("male", "female", "male"), strict=True))


@pytest.mark.parametrize("language", WORDS)
def test_those_named_in_a_sentence_that_speaks_of_the_dead(language: str) -> None:
    words = WORDS[language]
    found = victims(words["named"], language)
    assert [(c.name, c.age) for c in found] == list(zip(words["names"][:2], AGES[:2], strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "Our team:\n\nIvo Hald, 44\nAna Boro, 39",  # no heading of the dead
        "Victims:\n\nContact Us\nPrivacy Policy\nTerms of Use",  # no age, bullet or first name
        "Victims:\n\nThe town was flooded.\nNobody knows yet.\n\nIvo Hald, 44",  # the list has ended
        "Two gunmen shot dead three men. They were named as Ivo Hald (23) and Tom Kest (24).",  # who is meant is not told
        "Three men were killed. The gunman was named as Ivo Hald (23).",
    ],
)
def test_no_victims_elsewhere(text: str) -> None:
    assert not victims(text, "en")


def test_a_label_inside_a_list_and_a_title_before_a_name_are_stepped_over() -> None:
    text = "The dead:\n\nFamily members (2)\n\nDr Ivo Hald, 44, of 12 Mill Street\nAna Boro, 39\n\nThe town mourns."
    assert [(c.name, c.age) for c in victims(text, "en")] == [("Ivo Hald", "44"), ("Ana Boro", "39")]


def test_a_house_number_is_no_age() -> None:
    assert [c.age for c in victims("Victims:\n\n- Ivo Hald, of 12 Mill Street", "en")] == [None]


@pytest.mark.parametrize(("age", "told"), [("115", "115"), ("116", None)])
def test_nobody_is_older_than_any_age(age: str, told: str | None) -> None:
    assert [c.age for c in victims(f"Victims:\n\n- Ivo Hald, {age}", "en")] == [told]


@pytest.mark.parametrize(("words", "found"), [(2, True), (5, True), (1, False), (6, False)])
def test_a_name_has_two_to_five_words(words: int, found: bool) -> None:
    assert bool(victims(f"Victims:\n\n{' '.join(['Hald'] * words)}, 44", "en")) is found


@pytest.mark.parametrize(("lines", "found"), [(1, True), (2, False)])
def test_a_list_ends_with_two_lines_that_are_no_names(lines: int, found: bool) -> None:
    text = "Victims:\n\n" + "a label here\n" * lines + "Ivo Hald, 44"
    assert bool(victims(text, "en")) is found


@pytest.mark.parametrize(("length", "found"), [(120, True), (121, False)])
def test_a_line_that_announces_a_list_has_120_characters(length: int, found: bool) -> None:
    heading = "Victims ".ljust(length - 1, "x") + ":"
    assert bool(victims(f"{heading}\n\nIvo Hald, 44", "en")) is found


@pytest.mark.parametrize(("length", "found"), [(160, True), (161, False)])
def test_a_line_of_a_list_has_160_characters(length: int, found: bool) -> None:
    assert bool(victims("Victims:\n\n" + "Ivo Hald, 44, ".ljust(length, "x"), "en")) is found


@pytest.mark.parametrize(("length", "found"), [(80, "44"), (81, None)])
def test_a_line_of_a_card_has_80_characters(length: int, found: str | None) -> None:
    told = victims("Victims:\n\n- Ivo Hald\n" + "44 years old, ".ljust(length, "x"), "en")
    assert [c.age for c in told] == [found]


@pytest.mark.parametrize(("words", "found"), [(4, True), (5, False)])
def test_those_told_of_before_are_meant_four_words_into_a_sentence(words: int, found: bool) -> None:
    opening = " ".join(["They", *["so"] * (words - 3), "have", "been"])
    text = f"Two men were killed in Leeds. {opening} named as Ivo Hald (44) and Tom Kest (39)."
    assert bool(victims(text, "en")) is found
