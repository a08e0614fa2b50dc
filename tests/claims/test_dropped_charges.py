"""Charges that are dropped are an act of a court; charges that stand are none by themselves."""

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
