"""Those who are looked for: missing where rescuers search, suspects where the police do; the dead and missing together."""

from __future__ import annotations

import pytest
from tests.claims.reading import claims_told


def told(text: str, language: str = "en") -> list[tuple[str | None, float | None, float | None]]:
    found = claims_told(text, language)
    return [(c.measure, c.best, c.high) for c in found if c.kind == "figure" and c.modality == "asserted"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police are searching for two men."),
        ("en", "Police said on Monday they were hunting for three men."),
        ("en", "Villagers searched for the four gunmen."),
        ("de", "Die Polizei sucht nach zwei Männern."),
        ("es", "La policía está en busca de tres hombres."),
        ("fr", "Les policiers recherchent deux suspects."),
        ("ru", "Полицейские ищут троих нападавших."),
        ("uk", "Поліцейські шукають двох чоловіків."),
        ("tr", "Polis iki kişiyi arıyor."),
        ("az", "İki şübhəli axtarılır."),
        ("ar", "والشرطة تبحث عن رجلين."),
    ],
)
def test_suspects_are_not_missing(language: str, text: str) -> None:
    assert told(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rescuers searched for three miners."),
        ("en", "Police said rescuers were searching for three miners."),
        ("de", "Die Polizei teilte mit, Retter suchten nach drei Bergleuten."),
        ("ru", "Спасатели ищут троих шахтеров."),
        ("tr", "Ekipler 3 madenciyi arıyor."),
    ],
)
def test_those_whom_rescuers_look_for_are(language: str, text: str) -> None:
    assert told(text, language) == [("missing", 3.0, 3.0)]


@pytest.mark.parametrize(("words", "read"), [(4, 0), (5, 1)])
def test_how_far_before_a_search_the_police_stand(words: int, read: int) -> None:
    assert len(told(f"Police on {'quite ' * words}foot were looking for two men.")) == read


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The number of dead and missing rose to 63."),
        ("de", "Die Zahl der Toten und Vermissten stieg auf 63."),
        ("es", "El número de muertos y desaparecidos subió a 63."),
        ("fr", "Le nombre de morts et de disparus est passé à 63."),
        ("ru", "Число погибших и пропавших без вести достигло 63."),
        ("uk", "Кількість загиблих і зниклих безвісти зросла до 63."),
        ("tr", "Ölü ve kayıp sayısı 63'e yükseldi."),
        ("az", "Ölənlərin və itkin düşənlərin sayı 63-ə çatıb."),
        ("ar", "ارتفع عدد القتلى والمفقودين إلى 63."),
    ],
)
def test_dead_and_missing_together_bound_the_dead(language: str, text: str) -> None:
    (claim,) = [c for c in claims_told(text, language) if c.kind == "figure"]
    assert (claim.measure, claim.quantifier, claim.low, claim.high) == ("killed", "at_most", None, 63.0)


def test_the_confirmed_dead_of_those_on_board_count_beside_those_presumed() -> None:
    text = (
        "The port said 9 of the 80 passengers and crew of the barge off Narva were confirmed dead and 12 were missing."
    )
    assert ("killed", 9.0, 9.0) in told(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It is believed that 12 sailors died."),
        ("de", "Es wird vermutet, dass 12 Seeleute starben."),
        ("es", "Se cree que 12 marineros murieron."),
        ("fr", "On présume que 12 marins sont morts."),
        ("ru", "Считается, что погибли 12 моряков."),
        ("uk", "Вважається, що загинули 12 моряків."),
        ("ar", "يعتقد أن 12 بحارا لقوا حتفهم."),
    ],
)
def test_what_is_only_believed_is_expected(language: str, text: str) -> None:
    assert [c.modality for c in claims_told(text, language) if c.kind == "figure"] == ["expected"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "According to the mayor, 20, most of them women, were killed."),
        ("es", "Según el alcalde, 20, la mayoría mujeres, murieron."),
        ("fr", "Selon le maire, 20, pour la plupart des femmes, ont été tués."),
        ("ru", "По словам мэра, 20, в основном женщины, погибли."),
        ("uk", "За словами мера, 20, переважно жінки, загинули."),
    ],
)
def test_a_number_behind_a_source_is_no_age_of_it(language: str, text: str) -> None:
    assert ("killed", 20.0, 20.0) in told(text, language)


def test_a_number_behind_the_name_a_source_ends_with_is_an_age() -> None:
    assert ("killed", 1.0, 1.0) in told("According to police, the driver, 20, was killed.")


@pytest.mark.parametrize("text", ["My heart was wounded.", "His pride was wounded.", "The economy was hurt."])
def test_what_only_a_figure_of_speech_hurts_is_nobody(text: str) -> None:
    assert told(text) == []
