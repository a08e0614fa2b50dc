"""The demo's accounts: all there, made from their sources byte for byte, each opened and dated."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from firsthand.accounts.account import Account
from firsthand.accounts.read import read_account
from firsthand.config import Config
from firsthand.demo import demo_accounts
from firsthand.sources.find import find_items
from firsthand.sources.open_item import open_item
from firsthand.sources.raw_item import RawItem

TOOL = Path(__file__).parents[2] / "tools" / "make_demo_accounts.py"
MOST_BYTES = 500_000


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """The tool that makes the binary accounts."""
    spec = importlib.util.spec_from_file_location("make_demo_accounts", TOOL)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def accounts() -> dict[str, Account]:
    """The accounts as they are read, by source id."""
    config = Config()
    with demo_accounts() as folder:
        items = list(find_items(folder, config.sources))
    assert all(isinstance(i, RawItem) for i in items)
    read = [read_account(i, open_item(i, config.sources), config.accounts) for i in items if isinstance(i, RawItem)]
    return {a.source_id: a for a in read}


def test_made_files_are_what_the_tool_makes(tool: ModuleType) -> None:
    with demo_accounts() as folder:
        for name, data in tool.made().items():
            assert (folder / name).read_bytes() == data, f"run {TOOL.name}"


def test_they_are_small() -> None:
    with demo_accounts() as folder:
        assert sum(p.stat().st_size for p in folder.rglob("*")) < MOST_BYTES


def test_at_least_twelve_tell_of_it_in_every_form_and_three_languages(accounts: dict[str, Account]) -> None:
    assert len(accounts) >= 12
    assert len({a.media_type for a in accounts.values()}) == 5
    assert {a.language for a in accounts.values()} == {"en", "es", "ru"}


def test_all_name_the_boat(accounts: dict[str, Account]) -> None:
    for account in accounts.values():
        assert "Golondrina" in account.text or "Голондрина" in account.text


def test_all_are_dated(accounts: dict[str, Account]) -> None:
    assert {
        a.source_id for a in accounts.values() if not (a.published or "").startswith(("2019-06", "2020-06"))
    } == set()
    assert {a.published_basis for a in accounts.values()} == {"given", "meta", "url", "byline"}


def test_menus_and_teasers_are_no_part_of_the_news_page(accounts: dict[str, Account]) -> None:
    page = accounts["rambla-daily.html"]
    for furniture in ("Subscribe", "cookies", "bakery", "3,000 homes", "Share on"):
        assert furniture not in page.text
    assert page.title == "Ferry disaster: 19 dead off Nueva Palmira"


def test_the_bulletin_has_two_pages(accounts: dict[str, Account]) -> None:
    assert {s.page for s in accounts["ministry-bulletin.pdf"].segments} == {1, 2}


def test_the_blog_copies_the_wire_and_gets_one_number_wrong(accounts: dict[str, Account]) -> None:
    wire, blog = accounts["wire-update"].text, accounts["blog-rivernotes"].text
    told = "people were injured and four people were missing after the ferry turned over"
    assert f"57 {told}" in wire
    assert f"75 {told}" in blog
