"""A town's name that is somebody's surname is no place where the surname stands alone."""

from __future__ import annotations

import pytest
from tests.claims.reading import claims_told


def places(text: str) -> list[str]:
    return [c.quote for c in claims_told(text, "en") if c.kind == "place"]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Pesaro was hit in the hand. A man stood over Pesaro. Blood ran down Pesaro's face.",
        "The shots were fired by Peter J. Pesaro, police said. In the aftermath of Pesaro's rampage he fled. Pesaro hid.",
    ],
)
def test_a_person_named_in_full_is_no_town_later(text: str) -> None:
    assert not places(text)


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Anna Pesaro was hit in Pesaro. Rain fell in Pesaro.", "Pesaro"),  # a word of place leads most of it
        ("Peter J. Bergamo fired at the crowd in Bergamo, Italy. Bergamo was quiet.", "Bergamo"),  # what holds it
        ("A man was killed in Bergamo. Bergamo was quiet. The mayor of Bergamo came.", "Bergamo"),  # nobody's name
    ],
)
def test_a_town_stays_a_town(text: str, town: str) -> None:
    assert town in places(text)
