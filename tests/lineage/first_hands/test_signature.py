"""Who signs a text at its end, and who wrote the mail that it forwards."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.accounts.account import Account
from firsthand.lineage.dossier import AGENCY, RELEASE
from firsthand.lineage.first_hands.credits import read_credits
from firsthand.lineage.first_hands.signature import forwarded, signed

Make = Callable[..., Account]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("tr", "Sel bastı. Köprü çöktü. (KHA)", "KHA"),
        ("tr", "Sel bastı.\n\nKöprü çöktü.\n\nKHA\n\nAna Sayfaya Git", "KHA"),
        ("de", "Die Brücke fiel. (dpa/lno)", "dpa/lno"),
        ("en", "The bridge fell. (Reuters)", "Reuters"),
        ("fr", "Le pont est tombé.\n\n(AFP, NHA)\n", "AFP, NHA"),
        ("en", "The bridge fell. (NHA) It was old.", None),
        ("en", "The bridge fell (NHA)", None),
        ("en", "The bridge fell. (see page nine)", None),
        ("en", "The bridge fell.\n\nHome", None),
        ("en", "BRIDGE FALLS\n\nNHA", None),
        ("en", "", None),
    ],
)
def test_the_agency_behind_the_last_sentence(language: str, text: str, name: str | None) -> None:
    found = signed(text, language)
    assert (found and found.name) == name
    if found is not None:
        assert text[found.span.start : found.span.end] == name


@pytest.mark.parametrize(("below", "heard"), [(3, True), (4, False)])
def test_an_agency_stands_among_the_last_four_lines(below: int, heard: bool) -> None:
    assert (signed("The bridge fell.\nNHA\n" + "More\n" * below, "en") is not None) == heard


@pytest.mark.parametrize(("letters", "heard"), [(12, True), (13, False)])
def test_a_partner_of_a_known_agency_has_twelve_letters(letters: int, heard: bool) -> None:
    assert (signed(f"The bridge fell. (Reuters/{'a' * letters})", "en") is not None) == heard


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "de",
            "Zur Kenntnis.\n\nVon: Feuerwehr Arnau <lage@fw.example>\nGesendet: heute\n\nEs brennt.",
            "Feuerwehr Arnau",
        ),
        ("tr", "From: Arnau Fire <a@fw.example>\n\nYangın var.", "Arnau Fire"),
        ("en", "From: Desk <d@x.example>\n\nFYI\n\nFrom: Arnau Fire <a@fw.example>\n\nIt burns.", "Arnau Fire"),
        ("en", "From: the bridge you see the mill.", None),
        ("de", "> Von: Redaktion <r@x.example>", None),
    ],
)
def test_the_writer_of_the_innermost_mail(language: str, text: str, name: str | None) -> None:
    found = forwarded(text, language)
    assert (found and found.name) == name


def test_signatures_are_credits_of_the_whole(make_account: Make) -> None:
    (agency,) = read_credits(make_account("d", "Sel bastı. Köprü çöktü. (KHA)", language="tr"), [])
    assert (agency.strength, agency.origin.name, agency.origin.kind) == (AGENCY, "KHA", "agency")
    mail = "Zur Kenntnis.\n\nVon: Feuerwehr Arnau <lage@fw.example>\n\nEs brennt."
    (writer,) = read_credits(make_account("m", mail, language="de"), [])
    assert (writer.strength, writer.origin.name) == (RELEASE, "Feuerwehr Arnau")
