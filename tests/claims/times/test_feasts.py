"""Feasts as the time of what an account tells: the last one, unless words say otherwise."""

from __future__ import annotations

import pytest
from tests.claims.reading import claims_told


def told(text: str, language: str = "en", published: str = "2031-05-15") -> list[str]:
    return [str(c.edtf) for c in claims_told(text, language, published) if c.kind == "time"]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "Two men were shot on Easter Sunday.", "2031-04-13"),
        ("en", "Two men were shot on Easter morning.", "2031-04-13"),
        ("en", "On Christmas Eve seven people were killed.", "2030-12-24"),
        ("en", "Seven people were killed in Bonn on New Year's Eve.", "2030-12-31"),
        ("en", "Seven people were killed on Good Friday 2012.", "2012-04-06"),
        ("en", "Seven people were killed on Thanksgiving.", "2030-11-28"),
        ("de", "An Heiligabend wurden sieben Menschen getötet.", "2030-12-24"),
        ("de", "Am Karfreitag 2012 wurden sieben Menschen getötet.", "2012-04-06"),
        ("es", "El Viernes Santo murieron siete personas.", "2031-04-11"),
        ("fr", "La veille de Noël, sept personnes ont été tuées.", "2030-12-24"),
        ("ru", "В канун Нового года погибли семь человек.", "2030-12-31"),
        ("uk", "У новорічну ніч загинули семеро людей.", "2031-01-01"),
        ("tr", "Yılbaşı gecesi yedi kişi öldürüldü.", "2030-12-31"),
        ("az", "Yeni il gecəsi yeddi nəfər öldürülüb.", "2030-12-31"),
        ("ar", "قتل سبعة أشخاص ليلة رأس السنة في بغداد.", "2030-12-31"),
    ],
)
def test_a_day_known_by_its_name(language: str, text: str, day: str) -> None:
    assert told(text, language) == [day]


def test_a_feast_that_is_to_come_counts_back_where_nothing_says_so() -> None:
    assert told("The shooting on Easter Sunday left two men dead.", published="2031-01-22") == ["2030-04-21"]
    assert told("The town will march on Easter Sunday.", published="2031-03-22") == ["2031-04-13"]


@pytest.mark.parametrize(
    "text", ["A Christmas market was attacked.", "He lives in Easter Road.", "The shop sells Easter eggs and sweets."]
)
def test_a_season_or_a_name_is_no_day(text: str) -> None:
    assert told(text) == []
