"""Charges that are dropped and what a death is ruled: acts of a court or an office, with a day of their own."""

from __future__ import annotations

import pytest
from tests.claims.reading import claims_told


def acts(text: str, language: str) -> set[str]:
    return {str(c.act_type) for c in claims_told(text, language) if c.kind == "act"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Charges against Carl Vost were dropped on Friday."),
        ("de", "Die Anklage gegen Carl Vost wurde am Freitag fallen gelassen."),
        ("es", "Los cargos contra Carl Vost fueron retirados el viernes."),
        ("fr", "Les poursuites contre Carl Vost ont été abandonnées vendredi."),
        ("ru", "Обвинения против Карла Воста сняты в пятницу."),
        ("uk", "Звинувачення проти Карла Воста знято у п'ятницю."),
        ("tr", "Carl Vost hakkındaki suçlamalar cuma günü düşürüldü."),
        ("az", "Karl Vosta qarşı ittihamlar cümə günü götürülüb."),
        ("ar", "اسقطت التهم عن كارل فوست يوم الجمعة."),
    ],
)
def test_dropped_charges(language: str, text: str) -> None:
    assert "trial" in acts(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "He faces charges in Narva."), ("de", "Die Anklage liegt vor."), ("ru", "Обвинения прозвучали вчера.")],
)
def test_charges_alone(language: str, text: str) -> None:
    assert "trial" not in acts(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "His death was ruled a homicide Monday."),
        ("de", "Sein Tod wurde am Montag als Mord eingestuft."),
        ("es", "Su muerte fue declarada homicidio el lunes."),
        ("fr", "Sa mort a été requalifiée en homicide lundi."),
        ("ru", "Его смерть в понедельник признана убийством."),
        ("uk", "Його смерть кваліфіковано як вбивство у понеділок."),
        ("tr", "Ölümü pazartesi günü cinayet olarak kaydedildi."),
        ("az", "Onun ölümü bazar ertəsi qətl kimi qiymətləndirilib."),
    ],
)
def test_what_a_death_is_ruled_is_an_act_of_its_own(language: str, text: str) -> None:
    assert "trial" in acts(text, language)


def test_such_a_ruling_tells_of_no_second_killing() -> None:
    told = [c.quote for c in claims_told("The death was ruled a homicide.", "en") if c.act_type == "killing"]
    assert told == ["death"]
