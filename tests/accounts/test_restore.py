"""Words that extraction left out, put back where a person asks for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.accounts.account import Account
from firsthand.accounts.read import read_account
from firsthand.config import AccountsConfig, SourcesConfig
from firsthand.sources.open_item import open_item
from firsthand.sources.raw_item import RawItem, Restored
from firsthand.spans import Span, locate

STORY = (
    "Mill burns in Alta\n\nA mill burned in Alta on Monday, killing two people, police said.\n\nShare this article\n\n"
    "Read more: Six were hurt.\n"
)
PAGE = (
    "<html><body><nav><p>Six were hurt in the fire</p></nav><article><h1>Mill burns</h1><p>A mill burned in Alta on Monday, "
    "killing two people, police said in the evening.</p><p>It had stood empty for years, and nobody had the key to it.</p>"
    "</article></body></html>"
)


def account(item: RawItem, *restored: Restored) -> Account:
    again = replace(item, restored=restored)
    return read_account(again, open_item(again, SourcesConfig()), AccountsConfig())


def test_words_come_back_in_their_place_and_lead_to_the_raw_item() -> None:
    item = RawItem("a.txt", "text/plain", STORY.encode())
    plain = account(item)
    (dropped,) = plain.dropped
    back = account(item, Restored(dropped.text, dropped.raw_start))
    assert "Read more: Six were hurt." in back.text
    assert back.dropped == ()
    assert back.account_id == plain.account_id
    assert back.version_id != plain.version_id
    start = back.text.index("Six were")
    (place,) = locate(back.segments, Span(start, start + 8))
    assert STORY[place.start : place.end] == "Six were"
    assert any(back.text[s.start : s.end].startswith("Read more") for s in back.sentences)
    assert account(item) == plain


def test_what_opening_left_out_comes_at_the_end() -> None:
    item = RawItem("a.html", "text/html", PAGE.encode())
    plain = account(item)
    (lost,) = (d for d in plain.dropped if "Six" in d.text)
    back = account(item, Restored(lost.text))
    assert back.text.endswith("Six were hurt in the fire")
    assert back.text.startswith(plain.text)
    assert lost not in back.dropped


@pytest.mark.parametrize("text", ["Nothing of this", "", "Mill burns"])
def test_words_that_were_not_left_out_change_nothing(text: str) -> None:
    item = RawItem("a.txt", "text/plain", STORY.encode())
    assert account(item, Restored(text, 0)) == account(item)
