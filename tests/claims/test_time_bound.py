"""No text takes long to read: time grows with its length, whatever signs it repeats."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.accounts.read import read_account
from firsthand.claims.read import read_account_claims
from firsthand.config import Config
from firsthand.sources.open_item import open_item
from firsthand.sources.raw_item import RawItem

CONFIG = Config()
LENGTH = 20_000
BOUND = 4.0  # processor seconds for so many characters; ordinary text takes a twentieth of it
PIECES = (
    "Mr. ", "A.", "St. ", "the ", "of ", "and ", "-", "--", " - ", ",", ", ", "(", ")", "“", "”", '"', "'", "’", "’s ",
    "\n", "\n\n", "|", "\t", ".", "...", "!", "?", ":", ";", "12", "1,000 ", "19", "1990", " 20 ", "million ", "Monday ",
    "May ", "on ", "in ", "said ", "told ", "that ", "killed ", "people ", "five ", "dozens ", "between ", "year-old ",
    "according to ", "Ann ", "Poe ", "Oslo ", "Oslo, ", "North ", "President ", "United ", "Nations ", "he ", "who ",
    "by ", "not ", "denied ", "$", "%", "/", "_", "é", "د", "я", "\u00a0", "Ab", "Ab-", "Mr. Ab-",
)  # fmt: skip


def seconds_to_read(text: str) -> float:
    item = RawItem("fuzz", "text/plain", text.encode(), title="Of words", published="2020-02-02", language="en")
    began = time.process_time()
    read_account_claims(read_account(item, open_item(item, CONFIG.sources), CONFIG.accounts), CONFIG.claims)
    return time.process_time() - began


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6))
def test_repeated_pieces_take_no_longer_than_the_bound(pieces: list[str]) -> None:
    unit = "".join(pieces)
    text = "Two men were killed on Monday. " + unit * (LENGTH // len(unit))
    assert seconds_to_read(text) < BOUND, pieces


@pytest.mark.parametrize("piece", PIECES)
def test_one_piece_over_and_over_takes_no_longer_than_the_bound(piece: str) -> None:
    assert seconds_to_read("Two men were killed on Monday. " + piece * (LENGTH // len(piece))) < BOUND


PARAGRAPH = (
    "“The bridge fell at noon,” mayor Ann Poe told reporters in Oslo on Monday. At least {n} people were killed and {n} "
    "injured, according to Red Cross worker Kim Roe{k}, who arrived two days later from Bergen, Norway.\n\n"
)


def test_a_word_of_a_long_text_takes_no_longer_than_one_of_a_short_text() -> None:
    short = "".join(PARAGRAPH.format(n=n, k="") for n in range(20, 50))
    long = "".join(PARAGRAPH.format(n=n % 90 + 2, k=n) for n in range(900))
    seconds_to_read(short)
    one = min(seconds_to_read(short) for _ in range(3)) / len(short)
    assert seconds_to_read(long) / len(long) < 2 * one
