"""Which country a name, an official name or an adjective stands for."""

from __future__ import annotations

import pytest

from firsthand.gazetteer.countries import adjectives, country_by_code, country_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Norway", "NO"),
        ("norway", "NO"),
        ("Norwegen", "NO"),
        ("Норвегия", "NO"),
        ("the Netherlands", "NL"),
        ("Holland", "NL"),
        ("U.S.", "US"),
        ("UK", "GB"),
        ("Great Britain", "GB"),
        ("Kingdom of Norway", "NO"),
        ("the Republic of Finland", "FI"),
        ("Islamic Republic of Iran", "IR"),
        ("Norwegian", "NO"),
        ("Norwegians", "NO"),
        ("Swiss", "CH"),
        ("Turkish", "TR"),
        ("Soviet", "SUHH"),
        ("Czechoslovakia", "CSHH"),
        ("South Korea", "KR"),
        ("Ivory Coast", "CI"),
        ("norwegisches", "NO"),
        ("chilena", "CL"),
        ("luxemburguesas", "LU"),
        ("nigérien", "NE"),
        ("nigérianes", "NG"),
        ("dominikanischen", "DO"),
        ("чилийского", "CL"),
        ("норвезькою", "NO"),
        ("Bulgaristanlılar", "BG"),
        ("norveçlilər", "NO"),
        ("النرويجية", "NO"),
        ("سوفياتي", "SUHH"),
        ("Icelandic", "IS"),
    ],
)
def test_names_and_adjectives_stand_for_their_country(text: str, code: str) -> None:
    country = country_of(text)
    assert country is not None
    assert country.code == code


@pytest.mark.parametrize("text", ["Oslo", "us", "It", "", "Lowford", "Republic", "the"])
def test_towns_and_ordinary_words_are_no_country(text: str) -> None:
    assert country_of(text) is None


def test_states_that_are_no_more_are_countries_of_their_own() -> None:
    former = country_of("USSR")
    assert former is not None
    assert former.former
    assert former.code != "RU"


def test_every_adjective_leads_to_a_country_of_the_table() -> None:
    assert set(adjectives().values()) <= set(country_by_code())
