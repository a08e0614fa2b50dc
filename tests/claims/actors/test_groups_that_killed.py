"""Groups that did it, told by the case of a passive's doer, an owner's ending or adjectives behind their noun."""

from __future__ import annotations

import pytest
from tests.claims.reading import claims_told


def did_it(language: str, text: str) -> set[str | None]:
    found = claims_told(text, language)
    return {c.quote for c in found if c.kind == "actor" and c.role == "perpetrator"}


@pytest.mark.parametrize(
    ("language", "text", "group"),
    [
        ("ru", "Боевиками были убиты девять рыбаков.", "Боевиками"),
        ("ru", "Девять рыбаков убиты неизвестными боевиками.", "неизвестными боевиками"),
        ("uk", "Дев'ять рибалок були вбиті чужими солдатами.", "чужими солдатами"),
        ("tr", "Dokuz balıkçı yabancı askerleri tarafından öldürüldü.", "askerleri"),
        ("az", "Doqquz balıqçı sərhəd əsgərləri tərəfindən öldürülüb.", "əsgərləri"),
        ("es", "Soldados extranjeros mataron a nueve pescadores.", "Soldados extranjeros"),
        ("es", "Nueve pescadores fueron asesinados por soldados chilenos.", "soldados chilenos"),
        ("fr", "Des soldats étrangers ont tué neuf pêcheurs.", "soldats étrangers"),
        ("fr", "Neuf pêcheurs ont été tués par des militaires belges.", "militaires belges"),
        ("ar", "قتل تسعة صيادين على يد جنود اسرائيليين.", "جنود اسرائيليين"),
    ],
)
def test_who_killed_is_told_with_the_words_that_belong_to_it(language: str, text: str, group: str) -> None:
    found = did_it(language, text)
    assert len(found) == 1
    assert str(found.pop()).endswith(group)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Рыбаки убиты, боевиками занялась полиция."),
        ("ru", "Солдаты убиты."),
        ("uk", "Солдати вбиті."),
        ("ru", "Убиты девять рыбаков, торговавших с боевиками."),
    ],
)
def test_who_was_killed_or_stands_in_another_clause_did_nothing(language: str, text: str) -> None:
    assert did_it(language, text) == set()
