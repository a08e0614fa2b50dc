"""Halves of a year: told with their year, with "the year" of the account, or with the one before."""

from __future__ import annotations

import pytest
from tests.claims.reading import claims_told


def told(text: str, language: str, published: str = "2031-05-15") -> list[str]:
    return [str(c.edtf) for c in claims_told(text, language, published) if c.kind == "time"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In the first six months of 2019 nine people were killed."),
        ("de", "In der ersten Jahreshälfte 2019 wurden neun Menschen getötet."),
        ("es", "En los primeros seis meses de 2019 murieron nueve personas."),
        ("fr", "Au cours des six premiers mois de 2019, neuf personnes ont été tuées."),
        ("ru", "В первом полугодии 2019 года погибли девять человек."),
        ("uk", "За перші шість місяців 2019 року загинули дев'ять людей."),
        ("tr", "2019 yılının ilk altı ayında dokuz kişi öldü."),
        ("az", "2019-cu ilin birinci yarısında doqquz nəfər ölüb."),
        ("ar", "قتل تسعة أشخاص في النصف الأول من عام 2019."),
    ],
)
def test_a_half_of_a_year_told(language: str, text: str) -> None:
    assert told(text, language) == ["2019-40"]


@pytest.mark.parametrize(
    ("language", "text", "half"),
    [
        ("en", "In the first six months of the year nine people were killed.", "2031-40"),
        ("en", "In the first half of last year nine people were killed.", "2030-40"),
        ("de", "In den ersten sechs Monaten des Jahres wurden neun Menschen getötet.", "2031-40"),
        ("es", "En el primer semestre del año murieron nueve personas.", "2031-40"),
        ("fr", "Au premier semestre de cette année, neuf personnes ont été tuées.", "2031-40"),
        ("ru", "За первые шесть месяцев этого года погибли девять человек.", "2031-40"),
        ("uk", "У першому півріччі минулого року загинули дев'ять людей.", "2030-40"),
        ("tr", "Bu yılın ilk altı ayında dokuz kişi öldü.", "2031-40"),
        ("az", "Bu ilin ilk altı ayında doqquz nəfər ölüb.", "2031-40"),
        ("ar", "قتل تسعة أشخاص في النصف الأول من العام الماضي.", "2030-40"),
    ],
)
def test_a_half_of_the_accounts_year(language: str, text: str, half: str) -> None:
    assert told(text, language) == [half]


@pytest.mark.parametrize(("published", "half"), [("2031-06-30", "2030-41"), ("2031-07-01", "2031-41")])
def test_a_half_not_begun_is_the_year_befores(published: str, half: str) -> None:
    assert told("Nine people died in the second half of the year.", "en", published) == [half]
