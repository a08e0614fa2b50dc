"""Halves of surrogate pairs, wherever they come from, are nothing that a case must hold."""

from __future__ import annotations

import json

import pytest

from firsthand.sources.raw_item import Link, Opened, RawItem, Rejection
from firsthand.sources.well_formed import well_formed

PAIR = json.loads('"\\ud83d\\ude00"')


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("Ünï", "Ünï"), ("a\ud800b", "a\ufffdb"), ("\udce9", "\ufffd"), ("\ud83d\ude00", PAIR), ("\ude00\ud83d", "\ufffd\ufffd"),
        ("x" + "\ud83d" + "y\ude00", "x\ufffdy\ufffd"), ("\U0001f600\ud800", "\U0001f600\ufffd"),
    ],
)  # fmt: skip
def test_each_half_is_one_sign(given: str, told: str) -> None:
    assert well_formed(given) == told
    assert well_formed(given).encode()


def test_what_comes_in_holds_none() -> None:
    item = RawItem("caf\udce9.txt", "text/plain", b"x", path="/a/caf\udce9.txt", title="\ud800")
    assert (item.source_id, item.path, item.title) == ("caf\ufffd.txt", "/a/caf\ufffd.txt", "\ufffd")
    assert Rejection("a\udce9", "sources", "empty", "b\udce9").input == "a\ufffd"
    opened = Opened("a\ud800", (), title="\ud800", links=(Link(0, 1, "\ud800"),), dropped=("\ud800", "b"))
    assert (opened.text, opened.title, opened.dropped) == ("a\ufffd", "\ufffd", ("\ufffd", "b"))
    assert opened.links[0].target == "\ufffd"
