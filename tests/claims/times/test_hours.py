"""Stretches of hours: the first hour dates what is told of them."""

from __future__ import annotations

import pytest
from tests.claims.reading import claims_told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Am Montag, 14-18 Uhr, wurde geschossen."),
        ("de", "Am Montag wurde von 14 bis 18 Uhr geschossen."),
        ("en", "Shots were heard from 2-4 p.m. on Monday."),
        ("es", "El lunes, de las 14 a las 18 horas, hubo disparos."),
        ("fr", "Lundi, de 14 h à 18 h, des tirs ont retenti."),
        ("ru", "В понедельник с 14 до 18 часов стреляли."),
        ("uk", "У понеділок з 14 до 18 години стріляли."),
        ("tr", "Pazartesi saat 14 ile 18 arasında ateş açıldı."),
        ("az", "Bazar ertəsi saat 14-18 atışma olub."),
    ],
)
def test_the_first_hour_counts(language: str, text: str) -> None:
    clocks = [str(c.edtf) for c in claims_told(text, language) if c.kind == "time" and c.rule == "clock"]
    assert clocks[0] == "2031-05-12T14:00"
    assert clocks[1:] in ([], ["2031-05-12T18:00"])


def test_one_hour_stays_one() -> None:
    (clock,) = [c for c in claims_told("Um 18 Uhr wurde geschossen.", "de") if c.kind == "time"]
    assert (clock.quote, clock.edtf) == ("18 Uhr", "2031-05-15T18:00")
