"""Texts cut into lines and paragraphs."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.accounts.blocks import blocks_of, ends_sentence, is_prose, paragraphs_of

WRAPPED = """The fire broke out in the old flour mill on Monday evening and
spread to two houses beside it before the brigade arrived from
Orlen. Three people died.
Seven were hurt.

Nobody knows the cause."""


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one\ntwo\n\n three ", [("one", True), ("two", False), ("three", True)]),
        ("\n\none", [("one", True)]),
        ("one\n \t\ntwo", [("one", True), ("two", True)]),
        ("a\x0cb\u2028c", [("a", True), ("b", True), ("c", False)]),
        ("", []),
        (" \n ", []),
    ],
)
def test_blocks(text: str, lines: list[tuple[str, bool]]) -> None:
    assert [(b.text, b.gap) for b in blocks_of(text)] == lines


@given(st.text(alphabet="ab .\n\r\t\x0c\u2028é", max_size=120))
def test_blocks_are_places_in_the_text(text: str) -> None:
    blocks = blocks_of(text)
    assert all(text[b.start : b.end] == b.text == b.text.strip() != "" for b in blocks)
    assert all(a.end < b.start for a, b in pairwise(blocks))
    assert "".join("".join(b.text.split()) for b in blocks) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        (WRAPPED, 3),
        ("Killed: 3\nInjured: 7\nMissing: 1", 3),
        ("One paragraph of the story stands in a line of its own.\nAnd the next one in another line.", 2),
        ("A line that is broken in the middle of its sentence and\ngoes on in lower case.", 1),
        ("A cell that is broken in the middle of its sentence and\t7\nrow of another", 2),
    ],
)
def test_paragraphs(text: str, paragraphs: int) -> None:
    found = paragraphs_of(blocks_of(text))
    assert len(found) == paragraphs
    assert found == sorted(found)


@pytest.mark.parametrize(
    ("line", "ended"),
    [("It burned.", True), ("It burned.”", True), ("Burned?)", True), ("The mill", False), ("終わった。", True)],
)
def test_end_of_sentence(line: str, ended: bool) -> None:
    assert ends_sentence(line) is ended


@pytest.mark.parametrize(
    ("line", "prose"),
    [
        ("Three people died when the old flour mill in Castra burned down on Monday.", True),
        ("Three people died when the old flour mill in Castra burned down on...", False),
        ("Three people died when the old flour mill in Castra burned down on Monday", False),
        ("Mill burns in Castra.", False),
    ],
)
def test_prose(line: str, prose: bool) -> None:
    assert is_prose(line) is prose
