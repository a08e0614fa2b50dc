"""Sentences as spans."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.accounts.sentences import LONGEST, sentences_of
from firsthand.lang.pack import LanguagePack, pack_for


def _cut(text: str, language: str = "en") -> list[str]:
    return [text[s.start : s.end] for s in sentences_of(text, [(0, len(text))], language, pack_for(language))]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Three people died.", "Seven were hurt."],
        ["Dr. Orla Finch and Gov. J. R. Ferro came at 5 p.m. on Monday.", "They left early."],
        ["The U.S. Embassy in Castra closed.", "It opened again on Jan. 4."],
        ["It rose to 3.5 million.", "No. 7 Mill Lane burned."],
        ["“Three people died.", "Seven are missing,” she said."],
        ["“Did they die?” she asked.", "He nodded."],
        ["Who burned the mill?", "Nobody knows!", "The search goes on..."],
        ["The firm, Orlen Flour Inc., was insured.", "Its head declined to speak."],
        ["He lives in the U.S.", "The mill is his."],
        ["1. Three people died.", "2. Seven were hurt."],
    ],
)
def test_english(sentences: list[str]) -> None:
    assert _cut(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("de", ["Drei Menschen starben.", "Sieben wurden verletzt."]),
        ("ru", ["Погибли три человека.", "Семеро ранены."]),
        ("zh", ["三人死亡。", "七人受伤。"]),
        ("und", ["Xa ba do.", "Ne ro ti."]),
    ],
)
def test_without_a_lexicon(language: str, sentences: list[str]) -> None:
    joint = "" if language == "zh" else " "
    assert _cut(joint.join(sentences), language) == sentences


def test_no_sentence_crosses_a_paragraph() -> None:
    text = "Three people\n\ndied here"
    assert [text[s.start : s.end] for s in sentences_of(text, [(0, 12), (14, 23)], "en", None)] == [
        "Three people",
        "died here",
    ]


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("Killed | 12 | Injured | 40", ["Killed | 12 | Injured | 40"]),
        ("Monday\t" + "A long account of what happened in the mill on that day was given. " * 2, 3),
    ],
)
def test_rows_of_tables(row: str, cells: list[str] | int) -> None:
    found = _cut(row)
    assert (found if isinstance(cells, list) else len(found)) == cells


@given(st.text(alphabet="aB. !?\"“”'()1\n\té", max_size=200))
def test_spans_hold_and_lose_no_letter(text: str) -> None:
    spans = sentences_of(text, [(0, len(text))], "en", pack_for("en"))
    end = 0
    for span in spans:
        assert end <= span.start < span.end
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        assert not any(c.isalnum() for c in text[end : span.start])
        end = span.end
    assert not any(c.isalnum() for c in text[end:])


@pytest.mark.parametrize("unit", ["“", "a. ", "Mr. ", "« a. ", "(", "A", "? ", "1. "])
def test_hostile_texts_take_bounded_time(unit: str, pack: LanguagePack) -> None:
    text = (unit * 150_000)[:150_000] + "a"
    begun = time.process_time()
    spans = sentences_of(text, [(0, len(text))], "en", pack)
    assert time.process_time() - begun < 8
    assert all(s.end - s.start <= LONGEST for s in spans)


def test_long_paragraph_is_cut_at_sentence_ends() -> None:
    text = "Three people died at the mill. " * 3_000
    assert set(_cut(text)) == {"Three people died at the mill."}


def test_a_point_behind_figures_is_an_ordinal_before_the_words_that_a_pack_tells(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "Es brannte am 3. Mai. Es gab 14. Danach kam der Regen."
    pack = LanguagePack("qo")
    monkeypatch.setattr(LanguagePack, "topic", lambda self, name: {"ordinals": ["mai"]} if name == "sentences" else {})
    spans = sentences_of(text, [(0, len(text))], "de", pack)
    assert [text[s.start : s.end] for s in spans] == ["Es brannte am 3. Mai.", "Es gab 14.", "Danach kam der Regen."]
