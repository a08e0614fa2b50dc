"""Accounts made from invented words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from firsthand.accounts.account import Account
from firsthand.accounts.read import read_account
from firsthand.config import AccountsConfig, SourcesConfig
from firsthand.lang.pack import LanguagePack, pack_for
from firsthand.sources.open_item import open_item
from firsthand.sources.raw_item import RawItem

Read = Callable[..., Account]


@pytest.fixture
def pack() -> LanguagePack:
    english = pack_for("en")
    assert english
    return english


@pytest.fixture
def read() -> Read:
    """The account of a plain text, with what the input gives of it: `read("words", title="...")`."""

    def account(text: str, media_type: str = "text/plain", **given: Any) -> Account:
        item = RawItem(source_id="a.txt", media_type=media_type, data=text.encode(), **given)
        return read_account(item, open_item(item, SourcesConfig()), AccountsConfig())

    return account
