"""Persons and bodies named again: by a surname, by letters, or in full with nothing beside that tells a name."""

from __future__ import annotations

import pytest

import firsthand as fh


def parts(text: str, language: str = "en") -> set[tuple[str | None, str | None]]:
    """Who has which part in harm."""
    told = fh.claims_of(text, language=language)
    return {(c.name, c.role) for c in told if c.kind == "actor" and c.role in ("victim", "perpetrator")}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Tovan Quell, 27, fled. Quell was arrested on Friday over the killing.", ("Quell", "perpetrator")),
        ("en", "Tovan Quell, 27, fled. Detectives charged Quell with murder.", ("Quell", "perpetrator")),
        ("en", "Maria Quell, 27, was a nurse. The death of Quell was told on Friday.", ("Quell", "victim")),
        ("en", "Maria Quell, 27, was a nurse. They spoke of Quell's murder.", ("Quell", "victim")),
        ("en", "Zovan Quell, 27, was a nurse. They saw the shooting death of Zovan Quell.", ("Zovan Quell", "victim")),
        (
            "de",
            "Karl Venn, 27, stand am Kai. Venn wurde am Freitag wegen Mordes festgenommen.",
            ("Venn", "perpetrator"),
        ),
        ("es", "Carlos Vendra, de 27 años, huyó. Vendra fue detenido por el asesinato.", ("Vendra", "perpetrator")),
        ("fr", "Charles Vendre, 27 ans, a fui. Vendre a été arrêté pour le meurtre.", ("Vendre", "perpetrator")),
        ("ru", "Иван Вендров, 27 лет, жил в Дрее. Вендров был убит.", ("Вендров", "victim")),
        ("uk", "Іван Вендренко, 27 років, жив у Дреї. Вендренко був убитий.", ("Вендренко", "victim")),
        ("tr", "Ahmet Vendar (27) kaçtı. Vendar cinayet nedeniyle tutuklandı.", ("Vendar", "perpetrator")),
        ("az", "Əhməd Vendarov (27) qaçdı. Vendarov öldürüldü.", ("Vendarov", "victim")),
        ("en", "The Front of the Quay (FQ) met. The FQ claimed the attack.", ("FQ", "perpetrator")),
    ],
)
def test_a_short_name_takes_part(language: str, text: str, expected: tuple[str, str]) -> None:
    assert expected in parts(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "Tovan Quell, 27, and Maria Quell, 30, fled. Quell was arrested over the killing.",  # of whom is it said?
        "Tovan Dree, 27, fled. Two men were killed in Dree.",  # a town
        "Tovan Dree, 27, fled. All of Dree were arrested over the killing.",  # a town
        "Tovan Woods, 27, fled into the woods. Woods was killed by fire.",  # a plain word opens the sentence
        "Tovan Quell, 27, fled. They were killed by Quell Hall wolves.",  # another name
    ],
)
def test_what_may_be_another_takes_none(text: str) -> None:
    assert not parts(text)


def test_a_short_name_without_a_part_is_no_further_claim() -> None:
    told = fh.claims_of("Tovan Quell, 27, fled. Quell was killed. Quell ran.", language="en")
    assert [c.name for c in told if c.kind == "actor"] == ["Tovan Quell", "Quell"]


@pytest.mark.parametrize(("surname", "found"), [("Quo", True), ("Qu", False)])
def test_a_surname_that_stands_alone_has_three_letters(surname: str, found: bool) -> None:
    assert bool(parts(f"Tovan {surname}, 27, fled. {surname} was killed.")) is found


@pytest.mark.parametrize(("letters", "found"), [("F", False), ("FQ", True), ("FQABCDEF", True), ("FQABCDEFG", False)])
def test_a_body_has_two_to_eight_letters(letters: str, found: bool) -> None:
    assert bool(parts(f"THE FRONT OF THE QUAY ({letters}) MET. {letters} CLAIMED THE ATTACK YESTERDAY.")) is found


@pytest.mark.parametrize(("old", "found"), [(7, True), (8, False)])
def test_eight_words_before_its_letters_name_a_body(old: int, found: bool) -> None:
    assert bool(parts(f"THE FRONT {'OLD ' * old}(FQ) MET. FQ CLAIMED THE ATTACK YESTERDAY.")) is found


@pytest.mark.parametrize(("title", "found"), [("", False), ("Mayor ", True)])
def test_a_doubtful_name_lends_no_surname(title: str, found: bool) -> None:
    assert bool(parts(f"{title}Zovan Quellor said it. Quellor was killed.")) is found
