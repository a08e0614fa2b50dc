"""Pairs of quotation marks, also of languages that close with what others open with."""

from __future__ import annotations

import pytest

from firsthand.claims.attribution.quotes import find_quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("„Es brennt“, rief sie. Niemand kam.", ["„Es brennt“"]),
        ("„Es brennt”, rief sie. Niemand kam.", ["„Es brennt”"]),
        ("»Es brennt«, rief sie. Niemand kam.", ["»Es brennt«"]),
        ("«It burns», she said. Nobody came.", ["«It burns»"]),
        ("“It burns,” she said. “Run!” Nobody came.", ["“It burns,”", "“Run!”"]),
        ("„Es brennt“, rief sie. „Lauft!“ Niemand kam.", ["„Es brennt“", "„Lauft!“"]),
    ],
)
def test_pairs(text: str, quoted: list[str]) -> None:
    found = find_quotations(text)
    assert [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)] == quoted
