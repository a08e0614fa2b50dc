"""Keys by which a credited name finds the outlet's account."""

import pytest

from firsthand.lineage.dossier import outlet_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        (None, ""),
        ("", ""),
        ("The Mirrow Echo", "mirrowecho"),
        ("Mirrow-Echo", "mirrowecho"),
        ("https://www.mirrowecho.example/news/1", "mirrowecho"),
        ("mirrowecho.example", "mirrowecho"),
        ("Эхо Мирроу", "эхомирроу"),
        ("St. Osyth Times", "stosythtimes"),
    ],
)
def test_outlet_key(name: str | None, key: str) -> None:
    assert outlet_key(name) == key
