"""The corpus of hostile files: each is read or rejected as it says, in bounded time, and none keeps the next from being read."""

from __future__ import annotations

import importlib.util
import time
from pathlib import Path
from types import ModuleType

import pytest

from firsthand.accounts.read import read_account
from firsthand.config import Config
from firsthand.errors import InputError
from firsthand.sources.confined import open_confined
from firsthand.sources.find import find_items
from firsthand.sources.raw_item import Notice, RawItem, Rejection

SECONDS = 30  # for one file, on a machine that does much else; an idle one takes two for the slowest
CONFIG = Config()


@pytest.fixture(scope="module")
def files() -> ModuleType:
    spec = importlib.util.spec_from_file_location("corpus", Path(__file__).with_name("corpus.py"))
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def outcome(one: RawItem | Rejection) -> str:
    """What becomes of one item: `read`, or the code of its rejection."""
    if isinstance(one, Rejection):
        return one.code
    try:
        account = read_account(one, open_confined(one, CONFIG.sources), CONFIG.accounts)
    except InputError as error:
        return error.code
    assert account.text.strip()
    return "read"


def test_each_file_is_read_or_rejected_as_it_says(files: ModuleType, tmp_path: Path) -> None:
    wrong = {}
    corpus = files.corpus()
    for number, (name, data, expected) in enumerate(corpus):
        there = tmp_path / str(number)
        there.mkdir()
        (there / name).write_bytes(data)
        began = time.monotonic()
        items = find_items(there / name, CONFIG.sources)
        found = {outcome(one) for one in items if not isinstance(one, Notice)}
        if expected not in found or not found <= {expected, files.READ} or time.monotonic() - began > SECONDS:
            wrong[name] = (expected, sorted(found), time.monotonic() - began)
    assert wrong == {}
    assert len({name for name, _, _ in corpus}) == len(corpus) >= 150
