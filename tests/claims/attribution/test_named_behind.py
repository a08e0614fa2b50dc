"""A source by office with its name behind a comma, names whose ending looks like a case, and "according to what X said"."""

from __future__ import annotations

import pytest

import firsthand as fh


def speakers(text: str, language: str) -> list[str | None]:
    """Who is said to have said the numbers."""
    return [c.speaker for c in fh.claims_of(text, language=language) if c.kind == "figure"]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "According to a senior police officer, Rashid Quell, 37 people were killed.", "Rashid Quell"),
        ("fr", "Selon un policier de haut rang, Rachid Vendre, le bilan est de 37 morts.", "Rachid Vendre"),
        ("es", "Según un alto oficial, Carlos Vendra, murieron 37 personas.", "Carlos Vendra"),
        ("az", "Mətbuat katibi Günay Vendzadə 5 nəfərin öldüyünü bildirib.", "Günay Vendzadə"),
        ("az", "Hadisədə 5 nəfər ölüb. Bu barədə mətbuat katibi Günay Vendzadə deyib.", "Günay Vendzadə"),
        ("ar", "استشهد 17 شخصا، وفقا لما أفاد به الدفاع المدني في درع.", "الدفاع المدني في درع"),
        ("ar", "قتل 5 اشخاص بحسب ما ذكرت الشرطة.", "الشرطة"),
        ("ar", "ردت قوات الأمن، ما أدى إلى مقتل 65 مدنيا بحسب توثيق الشبكة.", "توثيق الشبكة"),
    ],
)
def test_a_name_goes_with_its_office(language: str, text: str, speaker: str) -> None:
    (told,) = speakers(text, language)
    assert (told or "").endswith(speaker)


@pytest.mark.parametrize(
    "text",
    [
        "According to police, Ann Poe, a nurse, was killed.",
        "According to the officer, Ann Poe, was killed.",
    ],
)
def test_who_was_killed_does_not_speak(text: str) -> None:
    (told,) = speakers(text, "en")
    assert "Poe" not in (told or "")


@pytest.mark.parametrize(("names", "found"), [(4, True), (5, False)])
def test_a_name_behind_an_office_has_four_words(names: int, found: bool) -> None:
    (told,) = speakers(f"According to an officer, {'Ann ' * (names - 1)}Poe, 37 people were killed.", "en")
    assert (told or "").endswith("Poe") is found
