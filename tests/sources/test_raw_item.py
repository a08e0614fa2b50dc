"""What identifies an item."""

from dataclasses import replace

import pytest

from firsthand.sources.raw_item import RawItem

BASE = RawItem("mill.txt", "text/plain", b"The mill burned.", publisher="Castra Post", published="2021-05-04")


@pytest.mark.parametrize(
    "change",
    [
        {"source_id": "mill2.txt"},
        {"url": "https://example.org/mill"},
        {"publisher": "Harbour Echo"},
        {"publisher": None},
        {"published": "2021-05-05"},
        {"data": b"The mill burned!"},
    ],
)
def test_account_id_changes_with_what_the_input_gave(change: dict[str, object]) -> None:
    assert replace(BASE, **change).account_id != BASE.account_id  # type: ignore[arg-type]


@pytest.mark.parametrize("change", [{"title": "Mill"}, {"language": "en"}, {"event": "e1"}, {"path": "/x/mill.txt"}])
def test_account_id_stays_with_what_a_reviewer_may_correct(change: dict[str, str]) -> None:
    assert replace(BASE, **change).account_id == BASE.account_id  # type: ignore[arg-type]


def test_missing_and_blank_are_told_apart() -> None:
    assert replace(BASE, publisher="").account_id != replace(BASE, publisher=None).account_id


def test_hash_is_that_of_the_bytes() -> None:
    assert RawItem("a", "text/plain", b"abc").sha256.startswith("ba7816bf8f01cfea")
