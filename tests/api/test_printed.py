"""Answers in a notebook: everything that an account says is escaped, and each noun prints itself."""

from __future__ import annotations

from pathlib import Path

import firsthand as fh

HOSTILE = (
    "<script>alert(1)</script> Fire kills 3\n\nMay 4, 2031\n\n"
    "Three people were killed in a fire in Ostrava on Sunday, a <b>man</b> said.\n"
)


def test_words_of_an_account_are_escaped(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "<img src=x>.txt").write_text(HOSTILE, "utf-8")
    case = fh.read(tmp_path / "in", case=tmp_path / "h.db")
    event = case.events[0]
    killed = event.figure("killed")
    answers = (case, event, killed, killed.why(), event.show(), case.accounts, next(iter(case.accounts.values())))
    for answer in answers:
        page = answer._repr_html_()
        assert "<table" in page
        assert not [sign for sign in ("<script", "<img", "<b>") if sign in page]


def test_nouns_print_what_they_are(case: fh.Case) -> None:
    event = case.event("Ostrava")
    assert event.title in str(event)
    assert "killed" in str(event.figure("killed"))
    assert "first hand" in str(event.figure("killed").origins)
    assert str(event.figure("killed").readings[0].quotes[0]).startswith("“")
    assert "Bridge falls near Ostrava" in repr(case.accounts)
    assert event.title in str(case.show())
    assert repr(case) == f"Case({str(case.path)!r})"
