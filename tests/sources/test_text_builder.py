"""Pieces of text with their places."""

from hypothesis import given
from hypothesis import strategies as st

from firsthand.sources.text_builder import TextBuilder
from firsthand.spans import Segment


def test_neighbours_in_the_raw_item_become_one_segment() -> None:
    built = TextBuilder()
    built.take("the ", 5)
    built.take("mill", 9)
    built.make("\n")
    built.take("burned", 13)
    assert built.text == "the mill\nburned"
    assert built.segments == (Segment(0, 8, 5), Segment(9, 6, 13))


def test_pages_are_never_joined() -> None:
    built = TextBuilder()
    built.take("a", 0, 1)
    built.take("b", 1, 2)
    assert [s.page for s in built.segments] == [1, 2]


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.booleans()), max_size=20))
def test_every_segment_leads_back(raw: str, cuts: list[tuple[int, int, bool]]) -> None:
    built = TextBuilder()
    for a, b, made in cuts:
        built.make("¦") if made else built.take(raw[a:b], min(a, len(raw)))
    for seg in built.segments:
        assert raw[seg.raw_start : seg.raw_start + seg.length] == built.text[seg.start : seg.start + seg.length] != ""
    assert built.length == len(built.text)
