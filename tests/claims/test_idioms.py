"""Phrases with a word of harm in which nothing happens."""

from __future__ import annotations

import pytest
from tests.claims.reading import claims_told

PAIRS = [
    ("en", "On Monday the mayor had a heart attack.", "On Monday there was an attack."),
    ("en", "Tributes came flooding in on Monday.", "There was flooding on Monday."),
    ("en", "He was a boy in the Second World War.", "There was war in the south."),
    ("de", "Sie ringt mit dem Tod.", "Der Tod des Kindes hat die Stadt erschüttert."),
    ("es", "El lunes sufrió un ataque al corazón.", "El lunes hubo un ataque."),
    ("fr", "Lundi, il a reçu des menaces de mort.", "Lundi, la mort de l'enfant a choqué la ville."),
    ("ru", "В понедельник он получил солнечный удар.", "В понедельник по городу нанесли удар."),
    ("uk", "У понеділок він дістав сонячний удар.", "У понеділок по місту завдали удару."),
    ("tr", "Pazartesi günü ölüm tehdidi aldı.", "Pazartesi günü ölümü duyuruldu."),
    ("az", "Onu ölüm cəzası gözləyir.", "Onun ölümü bildirildi."),
    ("ar", "احتسب الحكم ضربة جزاء يوم الاثنين.", "وقعت ضربة على المدينة يوم الاثنين."),
]


def acts(text: str, language: str) -> list[str]:
    return [str(c.act_type) for c in claims_told(text, language) if c.kind == "act"]


@pytest.mark.parametrize(("language", "idiom", "act"), PAIRS)
def test_an_idiom_is_no_act_and_its_word_alone_is_one(language: str, idiom: str, act: str) -> None:
    assert acts(idiom, language) == []
    assert acts(act, language) != []


def test_hearing_shots_is_no_hearing() -> None:
    assert acts("A neighbour remembered hearing two gunshots on Friday.", "en") == []
    assert acts("A preliminary hearing was held on Friday.", "en") == ["trial"]
    assert acts("The judge set a hearing for Friday.", "en") == ["trial"]
