"""Claims of a text that is in no case."""

from __future__ import annotations

import pytest

import firsthand as fh
from firsthand.errors import InputError


def test_claims_of_a_sentence() -> None:
    told = fh.claims_of("Six people were killed on Monday.", language="en", published="2031-05-03")
    figures = [c for c in told if c.kind == "figure"]
    assert [(c.measure, c.best) for c in figures] == [("killed", 6)]
    assert [c.edtf for c in told if c.kind == "time"] == ["2031-04-28"]


def test_the_language_is_told_from_the_text() -> None:
    text = "Seis personas murieron el lunes en un incendio en Bogotá, dijo la policía."
    assert [(c.measure, c.best) for c in fh.claims_of(text) if c.kind == "figure"] == [("killed", 6)]


def test_a_headline_is_read_as_the_first_line() -> None:
    told = fh.claims_of("The fire broke out at night.", language="en", title="Nine dead in mill fire")
    assert [c.best for c in told if c.kind == "figure"] == [9]


def test_what_asserts_nothing_gives_nothing() -> None:
    assert fh.claims_of("It is green.", language="en") == ()


def test_no_words_and_unread_languages_are_refused() -> None:
    with pytest.raises(InputError):
        fh.claims_of("...")
    with pytest.raises(InputError, match="en"):
        fh.claims_of("Hat ember meghalt hétfőn.", language="hu")
