"""Decoded text made readable, each letter led back."""

import time

import pytest
from ftfy.badness import is_bad
from hypothesis import given
from hypothesis import strategies as st

from firsthand.sources.tidy import tidy
from firsthand.spans import Span, locate


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("The mill burned.\nNobody was hurt.", "The mill burned.\nNobody was hurt."),
        ("one\r\ntwo\rthree\x0cfour\u2028five\x0bsix", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("a\x00b\x07c\x1bd", "a b c d"),
        ("half \ud800 pair", "half \ufffd pair"),
        ("The cafÃ© in SÃ£o Bento burned â€œto the groundâ€\x9d.", "The café in São Bento burned “to the ground”."),
        ("A naïve façade — “quoted” … 40 °C, 5 €", "A naïve façade — “quoted” … 40 °C, 5 €"),
        ("Взрыв на заводе", "Взрыв на заводе"),
        ("", ""),
    ],
)
def test_readable_text(raw: str, text: str) -> None:
    assert tidy(raw).text == text


def test_only_damaged_lines_are_repaired() -> None:
    raw = "Two people Ã  la plage.\r\nThe price was 5 â\x82¬ before.\r\nPlain line with ½ and ×."
    assert tidy(raw).text.splitlines()[2] == "Plain line with ½ and ×."


@given(st.text(alphabet=st.characters(), max_size=200))
def test_segments_lead_back(raw: str) -> None:
    read = tidy(raw)
    for seg in read.segments:
        assert raw[seg.raw_start : seg.raw_start + seg.length] == read.text[seg.start : seg.start + seg.length]


@given(st.lists(st.sampled_from(["cafÃ©", "SÃ£o", "mill", "\r\n", "â€™s", " ", "12", "Ð¼Ð¾ÑÑ‚"]), max_size=40))
def test_repaired_text_leads_back(parts: list[str]) -> None:
    raw = " ".join(parts)
    read = tidy(raw)
    for seg in read.segments:
        assert raw[seg.raw_start : seg.raw_start + seg.length] == read.text[seg.start : seg.start + seg.length]


@given(st.text(alphabet="abc \n.,“”—’", max_size=200))
def test_clean_text_is_not_altered(raw: str) -> None:
    read = tidy(raw)
    assert read.text == raw
    assert [(s.start, s.length, s.raw_start) for s in read.segments] == ([(0, len(raw), 0)] if raw else [])


def test_words_beside_a_repair_keep_their_place() -> None:
    raw = "In SÃ£o Bento 12 people were hurt."
    read = tidy(raw)
    at = read.text.index("12 people")
    assert [(r.start, r.end) for r in locate(read.segments, Span(at, at + 9))] == [
        (raw.index("12"), raw.index("12") + 9)
    ]


def test_long_damaged_line_takes_bounded_time() -> None:
    raw = "The cafÃ© by the sea burned. " * 4_000
    begun = time.process_time()
    read = tidy(raw)
    assert time.process_time() - begun < 10
    assert read.text == "The café by the sea burned. " * 4_000


@given(st.text(alphabet='aZ1 .\n-"‘’“”–—…\x01', max_size=30))
def test_nothing_in_plain_text_with_typographic_signs_is_taken_for_damage(raw: str) -> None:
    assert not is_bad(raw)
