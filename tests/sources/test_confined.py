"""Opening in a process of its own: the same text, and whatever happens to that process is one refusal."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from firsthand.config import SourcesConfig
from firsthand.errors import InputError
from firsthand.sources import confined
from firsthand.sources.confined import open_confined
from firsthand.sources.confined_message import Message, MessageSizes, message_bytes, message_sizes
from firsthand.sources.open_item import open_item
from firsthand.sources.raw_item import RawItem

WORDS = "Three workers were killed when the mill in Castra burned, Ünï \U0001f600 said."
PAGE = f'<html lang="en"><head><title>Mill</title></head><body><nav>Home</nav><p>{WORDS} <a href="/x">more</a></p></body></html>'
Maker = Callable[..., Any]


@pytest.fixture
def samples(pdf: Maker, docx: Maker) -> dict[str, bytes]:
    return {
        "a.txt": WORDS.encode(),
        "a.html": PAGE.encode(),
        "a.pdf": pdf([["Three workers were killed."]], {"Title": "Mill", "Author": "A. Writer"}),
        "a.docx": docx([WORDS], "<cp><title>Mill</title><created>2031-05-03T00:00:00Z</created></cp>"),
        "a.eml": f"From: A <a@example.org>\nSubject: Mill\nContent-Type: text/html\n\n{PAGE}".encode(),
    }


def test_each_format_is_opened_as_it_is_here(samples: dict[str, bytes], item: Maker, config: SourcesConfig) -> None:
    for name, data in samples.items():
        one = item(name, data)
        assert open_confined(one, config) == open_item(one, config), name


def test_a_refusal_is_the_same_refusal(item: Maker, config: SourcesConfig) -> None:
    for name, data in (("a.pdf", b"%PDF-1.4 cut"), ("a.docx", b"PK"), ("a.html", b"<div>" * 9_000 + b"x")):
        one = item(name, data)
        with pytest.raises(InputError) as here:
            open_item(one, config)
        with pytest.raises(InputError) as there:
            open_confined(one, config)
        assert (str(there.value), there.value.code) == (str(here.value), here.value.code)


def pid() -> int:
    process = confined._reader()._process
    assert process is not None
    return process.pid


def test_a_process_that_died_while_idle_is_replaced(
    samples: dict[str, bytes], item: Maker, config: SourcesConfig
) -> None:
    one = item("a.html", samples["a.html"])
    open_confined(one, config)
    before = pid()
    os.kill(before, signal.SIGKILL)
    confined._reader()._process.wait()  # type: ignore[union-attr]
    assert open_confined(one, config).text
    assert pid() != before


def worker_that(code: str) -> str:
    """A process that answers the first question by running some code."""
    return (
        "import sys, json, time, os, struct\n"
        "out = sys.stdout.buffer\n"
        "def say(told):\n"
        "    data = json.dumps(told).encode()\n"
        "    out.write(struct.pack('>QQ', len(data), 0) + data); out.flush()\n"
        "say({'state': 'ready'})\n"
        "sys.stdin.buffer.read(16)\n" + code
    )


@pytest.mark.parametrize(
    ("code", "refused", "said"),
    [
        ("os.kill(os.getpid(), 6)", "crash", "SIGABRT"),
        ("sys.exit(3)", "crash", "ended with code 3"),
        ("os.kill(os.getpid(), 24)", "timeout", "takes longer than 1 seconds"),
        ("time.sleep(60)", "timeout", "takes longer than 1 seconds"),
        ("out.write(struct.pack('>QQ', 2**40, 0)); out.flush(); time.sleep(60)", "crash", "more than may come out"),
        ("out.write(b'xx'); out.flush()", "crash", "ended with code 0"),
        ("say({'state': 'failed', 'what': 'KeyError: 5'}); time.sleep(60)", "failed", "KeyError: 5"),
    ],
)
def test_whatever_happens_to_it_is_one_refusal_and_the_next_item_is_read(
    item: Maker, config: SourcesConfig, monkeypatch: pytest.MonkeyPatch, code: str, refused: str, said: str
) -> None:
    confined._reader().end()
    monkeypatch.setattr(confined, "_BEGIN", worker_that(code))
    monkeypatch.setattr(confined, "_GRACE", 0.5)
    with pytest.raises(InputError, match=said) as caught:
        open_confined(item("a.html", PAGE.encode()), replace(config, max_open_seconds=1))
    assert caught.value.code == refused
    monkeypatch.undo()
    confined._reader().end()
    assert open_confined(item("a.html", PAGE.encode()), config).text


def test_memory_is_bounded_beyond_what_the_parser_takes(item: Maker, config: SourcesConfig) -> None:
    big = item("a.html", ("<p>" + "word <b>x</b> " * 40_000 + "</p>").encode())
    with pytest.raises(InputError) as caught:
        open_confined(big, replace(config, max_open_mb=50))
    assert caught.value.code in ("too_large", "crash", "failed")
    assert len(open_confined(big, config).text) > 200_000


def test_nothing_of_the_users_environment_goes_there(monkeypatch: pytest.MonkeyPatch, item: Maker) -> None:
    monkeypatch.setenv("FIRSTHAND_SECRET", "x")
    confined._reader().end()
    open_confined(item("a.html", PAGE.encode()), SourcesConfig())
    with open(f"/proc/{pid()}/environ", "rb") as told:
        assert b"FIRSTHAND_SECRET" not in told.read()


def test_a_message_is_what_it_was() -> None:
    head, told, body = message_bytes(Message({"a": "\ud800é"}, b"\x00x"))
    assert message_sizes(head) == MessageSizes(len(told), len(body))


def test_a_fork_has_no_reader_of_its_parent_s(
    item: Maker, config: SourcesConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_confined(item("a.html", PAGE.encode()), config)
    mine = confined._reader()
    monkeypatch.setattr(confined, "_READERS", {False: mine})
    monkeypatch.setattr(mine, "_owner", -1)
    other = confined._reader()
    assert other is not mine
    assert other._process is None
    mine._owner = os.getpid()


def test_plain_text_needs_no_process(monkeypatch: pytest.MonkeyPatch, config: SourcesConfig) -> None:
    monkeypatch.setattr(confined, "_reader", lambda: pytest.fail("a process was asked"))
    assert open_confined(RawItem("a.txt", "text/plain", b"Nine died."), config).text == "Nine died."
