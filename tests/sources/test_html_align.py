"""Extracted text led back to the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.sources.html_align import align
from firsthand.sources.html_scan import scan_html
from firsthand.spans import Span, locate


def _places(text: str, raw: str, words: str) -> list[str]:
    segments = align(text, raw, scan_html(raw, 1_000_000).pieces).segments
    at = text.index(words)
    return [raw[p.start : p.end] for p in locate(segments, Span(at, at + len(words)))]


@pytest.mark.parametrize(
    ("raw", "text", "words", "places"),
    [
        ("<p>Three hurt</p>", "Three hurt", "Three hurt", ["Three hurt"]),
        ("<p>Three <b>hurt</b></p>", "Three hurt", "Three hurt", ["Three", "hurt"]),
        ("<p>Mill &amp; fire</p>", "Mill & fire", "Mill & fire", ["Mill", "fire"]),
        ("<p>Three\n  hurt</p>", "Three hurt", "Three hurt", ["Three", "hurt"]),
        ("<p>Fire</p><p>Flood came later here</p>", "Flood came later here\nFire", "Flood came", ["Flood came"]),
        ("<p>Fire</p>", "Storm", "Storm", []),
        (
            "<p>Three men were\nhurt here</p>",
            "Three men were hurt here",
            "men were hurt here",
            ["men were", "hurt here"],
        ),
        ("<p>Three  men were hurt</p>", "Three men were hurt", "Three men were", ["Three", "men were"]),
        ("<p>The men <b>were</b> hurt</p>", "The men were hurt", "The men were hurt", ["The men", "were", "hurt"]),
    ],
)
def test_places(raw: str, text: str, words: str, places: list[str]) -> None:
    assert _places(text, raw, words) == places


def test_repeated_words_keep_their_order() -> None:
    raw = "<p>three hurt</p><p>three dead</p><p>three hurt</p>"
    segments = align("three hurt\n\nthree dead\n\nthree hurt", raw, scan_html(raw, 1_000).pieces).segments
    starts = [s.raw_start for s in segments if s.length > 4]
    assert starts == sorted(starts)
    assert len(set(starts)) == len(starts)


def test_unused_stretches_are_told() -> None:
    raw = "<nav>Home Sport</nav><p>Three hurt in a fire</p><footer>Imprint</footer>"
    assert align("Three hurt in a fire", raw, scan_html(raw, 1_000).pieces).dropped == ("Home Sport", "Imprint")


@given(
    st.lists(st.sampled_from(["mill", "fire", "&amp;", "é", "<b>", "</b>", "<p>", " ", "\n", "12"]), max_size=40),
    st.data(),
)
def test_segments_always_hold(parts: list[str], data: st.DataObject) -> None:
    raw = "".join(parts)
    pieces = scan_html(raw, 10_000).pieces
    text = " ".join(data.draw(st.permutations([p.text for p in pieces])))
    for seg in align(text, raw, pieces).segments:
        assert raw[seg.raw_start : seg.raw_start + seg.length] == text[seg.start : seg.start + seg.length]
