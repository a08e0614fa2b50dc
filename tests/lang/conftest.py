"""One sentence read in the language whose test file asks: the name of the file says which."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.accounts.account import Account
from firsthand.accounts.sentences import sentences_of
from firsthand.claims.claim import Claim
from firsthand.claims.read import read_account_claims
from firsthand.config import ClaimsConfig
from firsthand.lang.pack import pack_for

PUBLISHED = "2024-05-16"  # a Thursday
Figure = tuple[str, str, float | None, float | None]


@pytest.fixture
def read(request: pytest.FixtureRequest) -> Callable[[str], list[Claim]]:
    """Reads a text of the test file's language, and holds that each claim stands in its own words."""
    language = request.path.stem.removeprefix("test_")

    def reader(text: str) -> list[Claim]:
        sentences = sentences_of(text, [(0, len(text))], language, pack_for(language))
        account = Account(
            "a", "v", "s", "text/plain", "0", text, language=language, published=PUBLISHED, sentences=sentences
        )
        claims = read_account_claims(account, ClaimsConfig())
        assert all(text[c.start : c.end] == c.quote for c in claims)
        return claims

    return reader


@pytest.fixture
def figures(read: Callable[[str], list[Claim]]) -> Callable[[str], list[Figure]]:
    """Measure, population, low and high of each figure of a text, in an order of their own."""

    def reader(text: str) -> list[Figure]:
        found = [(c.measure or "", c.population or "", c.low, c.high) for c in read(text) if c.kind == "figure"]
        return sorted(found, key=str)

    return reader
