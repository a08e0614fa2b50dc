"""Names as inflected languages write them, led back to rows of the gazetteer."""

from __future__ import annotations

import pytest

from firsthand.claims.places.names import base_forms, opens, opens_two, rows_of
from firsthand.gazetteer.gazetteer import gazetteer

# Invented endings on Latin names: "-enu" and "-a" were put behind, "-ovi" stands for "-iv".
ENDINGS = (("enu", ("", "en")), ("ovi", ("iv",)), ("a", ("", "um")))


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Bergen", ("Bergen",)),
        ("Bergenenu", ("Bergenenu", "Bergen", "Bergenen")),
        ("Lvovi", ("Lvovi", "Lviv")),
        ("Ta", ("Ta",)),
    ],
)
def test_forms_of_a_name(name: str, forms: tuple[str, ...]) -> None:
    assert base_forms(name, ENDINGS) == forms


@pytest.mark.parametrize(("inflected", "name"), [("Bergenenu", "Bergen"), ("Lvovi", "Lviv"), ("New Yorka", "New York")])
def test_an_inflected_name_has_the_rows_of_the_name(inflected: str, name: str) -> None:
    assert set(rows_of(name)) <= set(rows_of(inflected, ENDINGS))
    assert rows_of(inflected) == ()


def test_rows_come_best_known_first() -> None:
    rows = rows_of("Lvovi", ENDINGS)
    assert list(rows) == sorted(rows)
    assert gazetteer().name(rows[0]) == "Lviv"


def test_openers_of_names_of_two_words() -> None:
    assert opens("New")
    assert opens_two("New Yorka", ENDINGS)
