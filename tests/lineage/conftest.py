"""Accounts and claims of an invented event, built by hand."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from firsthand.accounts.account import Account
from firsthand.claims.claim import Claim
from firsthand.spans import Span, content_id

FERRY = (
    "The ferry Halden Star struck a sandbank off Port Mirrow shortly before dawn on Tuesday and took in water within "
    "minutes. Rescue boats from three villages reached the wreck by noon. The harbour office counted 17 passengers dead "
    "and 23 injured, most of them seasonal workers on their way to the salt pans. Divers searched the flooded lower deck "
    "until nightfall. The operator had been warned twice about worn steering gear, according to port records. "
    "A memorial service is planned for Sunday in the old chapel above the quay."
)
MARKET = (
    "Heavy hail flattened the covered market of Osterfeld on Friday afternoon while hundreds were shopping for the spring "
    "festival. Firefighters pulled 9 people from under collapsed stalls and closed the surrounding streets. Insurers expect "
    "claims to run for months. The mayor thanked volunteers who brought blankets and soup through the night."
)


@pytest.fixture
def make_account() -> Callable[..., Account]:
    def make(name: str, text: str, **given: Any) -> Account:
        sentences = tuple(Span(m.start(), m.end()) for m in re.finditer(r"\S[^.!?]*[.!?]?", text))
        base: dict[str, Any] = {"language": "en", "sentences": sentences}
        return Account(
            content_id("a", name), content_id("v", name, text), name, "text/plain", "0", text, **base | given
        )

    return make


@pytest.fixture
def figure() -> Callable[..., Claim]:
    def make(account: Account, quote: str, **given: Any) -> Claim:
        start = account.text.index(quote)
        return Claim(account.account_id, "figure", start, start + len(quote), quote, 0, **given).sealed()

    return make


@pytest.fixture
def said() -> Callable[..., Claim]:
    def make(account: Account, speaker: str, quote: str, **given: Any) -> Claim:
        start, at = account.text.index(quote), account.text.index(speaker)
        base: dict[str, Any] = {"speaker": speaker, "speaker_start": at, "speaker_end": at + len(speaker)}
        base |= {"attribution_chain": (speaker,)} | given
        return Claim(account.account_id, "attribution", start, start + len(quote), quote, 0, **base).sealed()

    return make


@pytest.fixture
def ferry() -> str:
    return FERRY


@pytest.fixture
def market() -> str:
    return MARKET
