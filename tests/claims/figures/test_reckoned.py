"""Tolls that somebody reckons: a verb, the number behind its small word, the dead as a noun with an article."""

from __future__ import annotations

import pytest
from tests.claims.reading import claims_told


def told(language: str, text: str) -> set[tuple[str | None, float | None, float | None]]:
    """Measure, least and most of each figure."""
    return {(c.measure, c.low, c.high) for c in claims_told(text, language) if c.kind == "figure"}


@pytest.mark.parametrize(
    ("language", "text", "measure"),
    [
        ("ar", "قدر المحافظ عدد القتلى بـ38.", "killed"),
        ("ar", "قدرت الشرطة عدد الجرحى ب 38.", "injured"),
        ("de", "Die Polizei bezifferte die Zahl der Toten auf 38.", "killed"),
        ("en", "The mayor estimated the number of dead at 38.", "killed"),
        ("es", "La alcaldesa cifró en 38 los muertos.", "killed"),
        ("es", "Las autoridades estiman en 38 los desaparecidos.", "missing"),
        ("es", "El juez situó en 38 los heridos.", "injured"),
        ("fr", "Le maire estime à 38 les morts.", "killed"),
        ("ru", "Мэр оценивает число погибших в 38 человек.", "killed"),
        ("ru", "Полиция оценила число раненых в 38.", "injured"),
        ("tr", "Vali ölü sayısını 38 olarak açıkladı.", "killed"),
        ("uk", "Мер оцінює кількість загиблих у 38 осіб.", "killed"),
        ("uk", "Поліція оцінила число поранених у 38.", "injured"),
    ],
)
def test_a_reckoned_toll(language: str, text: str, measure: str) -> None:
    assert told(language, text) == {(measure, 38.0, 38.0)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La alcaldesa visitó ayer a los heridos."),
        ("es", "El cura sumó los muertos."),
        ("ru", "Он назвал число погибших в 38 регионах."),
        ("ru", "Губернатор узнал число погибших в 38 сёлах."),
        ("uk", "Він назвав кількість загиблих у 38 селах."),
    ],
)
def test_nobody_is_counted_where_nothing_is_reckoned(language: str, text: str) -> None:
    assert told(language, text) == set()


def test_two_tolls_of_one_verb_are_two() -> None:
    text = "Las autoridades situaron en 38 los heridos y en 12 los muertos."
    assert told("es", text) == {("injured", 38.0, 38.0), ("killed", 12.0, 12.0)}


@pytest.mark.parametrize(("words", "found"), [(3, True), (4, False)])
def test_the_verb_stands_within_four_words_of_the_toll(words: int, found: bool) -> None:
    text = f"Полиция оценила {'уже ' * words}число раненых в 38."
    assert bool(told("ru", text)) is found


@pytest.mark.parametrize(
    "text", ["أسفر الانفجار عن مقتل ما بين 20 و40 مدنيا.", "عثرت الفرق على جثث ما بين 20 و40 عاملا."]
)
def test_an_arabic_range_behind_a_noun_of_harm(text: str) -> None:
    assert ("killed", 20.0, 40.0) in told("ar", text)


@pytest.mark.parametrize(
    ("text", "measure", "number"),
    [
        ("Neun Personen wurden in einem Haus des Vereins Adler in Kassel getötet.", "killed", 9.0),
        ("Neun Kinder wurden bei einem Brand in einem Heim des Hilfswerks Sonne in Kassel verletzt.", "injured", 9.0),
        ("Die Tochter eines Polizisten wurde verletzt.", "injured", 1.0),
        ("Drei Söhne des Bürgermeisters starben.", "killed", 3.0),
    ],
)
def test_an_owner_is_no_victim(text: str, measure: str, number: float) -> None:
    assert told("de", text) == {(measure, number, number)}
