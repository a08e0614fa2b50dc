"""Explosions: an accident where the account tells what burst, a bombing where it tells of a bomb or leaves it open."""

from __future__ import annotations

import pytest
from tests.claims.reading import claims_told


def kinds(text: str, language: str) -> set[str]:
    return {str(c.act_type) for c in claims_told(text, language) if c.kind == "act"} & {"bombing", "explosion"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A boiler exploded at a dairy in Tampere on Monday and killed two workers."),
        ("en", "Nine miners died in a gas blast near Karvina."),
        ("de", "Bei einer Gasexplosion in Bremen starben drei Menschen."),
        ("de", "In einer Fabrik für Feuerwerk kam es zu einer Explosion."),
        ("es", "Una explosión en una fábrica de fuegos artificiales mató a tres personas."),
        ("fr", "L'explosion d'une bonbonne de gaz a fait deux morts à Dijon."),
        ("ru", "В Омске взорвался бытовой газ, погибли трое."),
        ("uk", "Унаслідок вибуху на шахті загинули п'ятеро гірників."),
        ("tr", "Kömür ocağında meydana gelen patlamada üç işçi öldü."),
        ("az", "Gəncədə zavodda partlayış olub, üç nəfər ölüb."),
        ("ar", "قتل ثلاثة أشخاص في انفجار أسطوانة غاز في حلب."),
    ],
)
def test_what_bursts_by_itself_is_an_accident(language: str, text: str) -> None:
    assert kinds(text, language) == {"explosion"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A car bomb exploded beside a gas station and killed two people."),
        ("en", "An explosion in a market killed four people."),
        ("de", "Vor einer Raffinerie explodierte eine Bombe."),
        ("es", "La explosión de un coche bomba ante una refinería mató a dos personas."),
        ("fr", "Un kamikaze a provoqué une explosion devant une usine."),
        ("ru", "Террористы устроили взрыв на заводе, погибли двое."),
        ("uk", "Вибух на заводі стався після удару ракети."),
        ("tr", "Fabrikada patlama oldu; bombalı saldırıyı örgüt üstlendi."),
        ("az", "Zavodda partlayış olub, bomba maşında imiş."),
        ("ar", "انفجار عبوة ناسفة قرب مصنع في حلب."),
    ],
)
def test_what_somebody_set_off_is_a_bombing(language: str, text: str) -> None:
    assert "explosion" not in kinds(text, language)
    assert "bombing" in kinds(text, language)
