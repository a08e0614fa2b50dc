"""`firsthand serve` as a person calls it."""

from __future__ import annotations

import signal
import socket
import time
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import HTTPCookieProcessor, build_opener

import pytest


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("none.db",), 1, "no such case"),
        ((), 2, "Missing argument"),
        (("none.db", "--host", "0.0.0.0"), 1, "has no token"),
        (("none.db", "--token", "short"), 1, "too short"),
        (("none.db", "--port", "0"), 2, "Invalid value"),
    ],
)
def test_what_cannot_be_served_is_said(call: Any, arguments: tuple[str, ...], code: int, said: str) -> None:
    done = call("serve", *arguments)
    assert done.returncode == code
    assert said in done.stderr


def test_it_serves_until_it_is_interrupted(start: Any, read_once: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    case = read_once / "bridge.db"
    process = start("serve", case, "--port", port, "--token", "auto")
    try:
        line = process.stderr.readline()
        assert line.startswith(f"the review page of bridge.db: http://127.0.0.1:{port}/?token=")
        address = line.split(": ", 1)[1].split(" ")[0]
        assert _first(address).startswith(b"<!DOCTYPE html>")
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
    assert process.returncode in (0, 130)


def test_a_taken_port_is_said_before_any_address_is(call: Any, read_once: Path) -> None:
    """An address that is printed is ours: a person would rule on another case."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = call("serve", read_once / "bridge.db", "--port", taken.getsockname()[1])
    assert done.returncode == 1
    assert "cannot be listened at" in done.stderr
    assert "http://" not in done.stdout + done.stderr


def _first(address: str) -> bytes:
    """What the address gives once it answers; the cookie of the token is carried by hand."""
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    until = time.monotonic() + 60
    while True:
        try:
            with browser.open(address, timeout=60) as answer:
                found: bytes = answer.read()
                return found
        except URLError:
            assert time.monotonic() < until
            time.sleep(0.2)
