"""Sizes: what is beyond a bound is refused at once, what is within it takes time and memory in proportion to its length."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from firsthand.config import BYTES_A_CHARACTER, SourcesConfig
from firsthand.errors import InputError
from firsthand.sources.find import find_items
from firsthand.sources.media_types import EML, TEXT
from firsthand.sources.open_item import open_item
from firsthand.sources.raw_item import RawItem, Rejection

LENGTH = 60_000  # characters of the shorter text
MOST_A_WORKER = 400_000_000  # bytes
# Reads texts of one and two lengths; tells seconds of processor time and the most memory held after each.
READS = """
import json, sys, time
from firsthand.accounts.steps import read_accounts
from firsthand.claims.steps import read_claims
from firsthand.config import Config
from firsthand.events.mentions.gather import mentions_of
from firsthand.accounts.account import Account
from firsthand.claims.claim import Claim
from firsthand.sources.raw_item import RawItem
from firsthand.tables import batch_of, rows_of
told = {"en": "On {d} May {y} police in Kaldan said {k} people were killed and {m} injured near Ostrava, Petra Novak said. "
        "Relatives waited at the sports hall, and the river stood high under the bridge.\\n\\n",
        "ru": "{d} мая {y} года полиция Калдана сообщила, что {k} человек погибли и {m} ранены под Остравой. "
        "Родственники ждали в спортивном зале, вода под мостом стояла высоко.\\n\\n"}
def read(language, length):
    one = told[language]
    text = "".join(one.format(d=i % 28 + 1, y=1900 + i % 90, k=i % 97 + 2, m=i % 61 + 3) for i in range(length // len(one)))
    item = RawItem("a", "text/plain", text.encode(), language=language, published="2031-01-01")
    accounts = read_accounts(batch_of(RawItem, [item]), Config())["accounts"]
    claims = read_claims(accounts, Config())["claims"]
    mentions_of(*rows_of(Account, accounts), list(rows_of(Claim, claims)))
    return claims.num_rows
out = []
for language in told:
    read(language, 2_000)
    for length in (0, 1, 2):
        began = time.process_time()
        claims = read(language, length * int(sys.argv[1])) if length else 0
        with open("/proc/self/status", encoding="ascii") as status:  # getrusage counts what was forked, too
            held = 1024 * next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
        out.append({"seconds": time.process_time() - began, "held": held, "claims": claims})
print(json.dumps(out))
"""


def test_a_text_takes_time_and_memory_by_its_length() -> None:
    line = [sys.executable, "-P", "-c", READS, str(LENGTH)]
    told = json.loads(subprocess.run(line, capture_output=True, text=True, check=True, timeout=120).stdout)
    for rest, one, two in (told[:3], told[3:]):
        assert two["claims"] > 1.8 * one["claims"] > 2_000
        assert two["seconds"] < 3.2 * one["seconds"], told  # a square would take four times, a noisy machine 2.6
        at_bound = (two["held"] - rest["held"]) * SourcesConfig().max_text_chars / (2 * LENGTH)
        assert rest["held"] + at_bound < MOST_A_WORKER, (rest["held"], at_bound)


@pytest.mark.parametrize(("over", "refused"), [(0, False), (1, True)])
def test_a_text_beyond_the_bound_is_refused(over: int, refused: bool) -> None:
    config = SourcesConfig(max_text_chars=1_000)
    words = "Nine died. " * 100
    for kind, head in ((TEXT, ""), (EML, "From: a@example.org\n\n")):
        item = RawItem("a", kind, (head + words[: 1_000 + over]).encode())
        if not refused:
            assert open_item(item, config).text
            continue
        with pytest.raises(InputError, match="more than 1,000 characters") as caught:
            open_item(item, config)
        assert caught.value.code == "too_large"


def test_a_text_that_must_be_too_long_is_not_taken_in(tmp_path: Path) -> None:
    config = SourcesConfig(max_text_chars=100)
    assert config.max_text_bytes == BYTES_A_CHARACTER * 100
    (tmp_path / "at.txt").write_bytes(b"x" * config.max_text_bytes)
    (tmp_path / "beyond.txt").write_bytes(b"x" * (config.max_text_bytes + 1))
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps({"text": "x" * n}) + "\n" for n in (100, 101)), "utf-8")
    found = list(find_items(tmp_path, config))
    left = {f.input: f.code for f in found if isinstance(f, Rejection)}
    assert left == {"beyond.txt": "too_large", "rows.jsonl:2": "too_large"}


def test_a_large_text_is_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_bytes(b"Nine people died at Kaldan on 3 May 2031.\n" * 1_300_000)
    began = time.process_time()
    (found,) = find_items(tmp_path, replace(SourcesConfig(), max_bytes=64_000_000))
    assert isinstance(found, Rejection)
    assert (found.code, "1,000,000 characters" in found.detail) == ("too_large", True)
    assert time.process_time() - began < 2
