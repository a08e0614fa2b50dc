"""Text of strangers as it is shown: nothing acts on what shows it, and no place in it moves."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from firsthand.export.shown import finalized, harmless_cell, shown


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("Nine died.\n\tÜmit", "Nine died.\n\tÜmit"),
        ("a\x1b[2Jb", "a\ufffd[2Jb"),
        ("a\x9bb\x00\x7f", "a\ufffdb\ufffd\ufffd"),
        ("19 \u202egnp.exe", "19 \u2060gnp.exe"),
        ("\u2067x\u2069\u202a", "\u2060x\u2060\u2060"),
        ("x\ud800", "x\ufffd"),
        ("قتل ١٩\u200f", "قتل ١٩\u200f"),
    ],
)
def test_a_sign_that_acts_is_replaced_one_for_one(given: str, told: str) -> None:
    assert shown(given) == told
    assert len(shown(given)) == len(given)


def test_markup_stays_markup_and_a_number_a_number() -> None:
    made = finalized(Markup("<b>\u202e</b>"))
    assert isinstance(made, Markup)
    assert made == Markup("<b>\u2060</b>")
    assert finalized(5) == 5


@pytest.mark.parametrize("sign", list("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"))
def test_a_cell_that_would_be_run_is_text(sign: str) -> None:
    assert harmless_cell(f"{sign}1+1") == f"'{sign}1+1"
    assert harmless_cell(f"a{sign}") == f"a{sign}"
