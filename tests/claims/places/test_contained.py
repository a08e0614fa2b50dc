"""What holds what: an unlisted place takes the point and the precision of its unit, and is found by another spelling."""

from __future__ import annotations

import pytest

from firsthand.accounts.account import Account
from firsthand.accounts.sentences import sentences_of
from firsthand.claims.claim import Claim
from firsthand.claims.document import Document
from firsthand.claims.places.read import read_places
from firsthand.gazetteer.gazetteer import lookup
from firsthand.lang.pack import LanguagePack, pack_for


def read(text: str, language: str = "en") -> list[Claim]:
    """The place claims of a text."""
    pack = pack_for(language) or LanguagePack(language)
    spans = sentences_of(text, [(0, len(text))], language, pack)
    return read_places(
        Document(Account("a", "v", "s", "text/plain", "0", text, language=language, sentences=spans), pack)
    )


@pytest.mark.parametrize(
    ("text", "label", "prec"),
    [
        ("A mill burned in Dhu Varasan, Gedo, Somalia.", "Dhu Varasan, Gedo, Somalia", 4),
        ("A mill burned in Dhu Varasan (Gedo).", "Dhu Varasan, Gedo, Somalia", 4),
        ("A mill burned in the village of Dhu Varasan in western Gedo.", "Dhu Varasan, Gedo, Somalia", 4),
        ("A mill burned in Dhu Varasan, Somalia.", "Dhu Varasan, Somalia", 6),
    ],
)
def test_an_unlisted_place_has_its_units_point_and_precision(text: str, label: str, prec: int) -> None:
    claim = read(text)[0]
    assert (claim.place, claim.where_prec, claim.place_id, claim.name) == (label, prec, None, "Dhu Varasan")
    holder = lookup("Gedo" if prec == 4 else "Somalia")[0]
    assert (claim.latitude, claim.longitude) == (holder.latitude, holder.longitude)


def test_a_place_that_nothing_holds_has_no_point() -> None:
    claim = read("A mill burned in Dhu Varasan.")[0]
    assert (claim.place, claim.latitude) == ("Dhu Varasan", None)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("A mill burned in San Antonio (Valparaiso).", ["San Antonio, Valparaiso, Chile", "Valparaiso, Chile"]),
        ("A mill burned in Bardere, Gedo, Somalia.", ["Baardheere, Gedo, Somalia", "Gedo, Somalia", "Somalia"]),
        (
            "A mill burned in Molla Barho, Raqqah, Syria.",
            ["Molla Barho, Ar Raqqah, Syria", "Ar Raqqah, Syria", "Syria"],
        ),
        (
            "A mill burned in Balad, north of Baghdad.",
            ["Balad, Salah ad Din Governorate, Iraq", "Baghdad, Mayorality of Baghdad, Iraq"],
        ),
        ("A mill burned in New York, New York.", ["New York City, New York, United States", "New York, United States"]),
    ],
)
def test_the_words_tell_what_holds_a_place(text: str, labels: list[str]) -> None:
    assert [c.place for c in read(text)] == labels


@pytest.mark.parametrize(
    ("language", "text", "label"),
    [
        ("tr", "İzmir'in Bergama ilçesinde bir değirmen yandı.", "Bergama, İzmir, Turkey"),
        ("az", "Bakıda dəyirman yanıb.", "Baku, Azerbaijan"),
        ("ar", "احترقت مطحنة في طرابلس اللبنانية.", "Tripoli, Liban-Nord, Lebanon"),
        ("ru", "В Бахмуте Донецкой области сгорела мельница.", "Bakhmut, Donetsk, Ukraine"),
    ],
)
def test_other_languages_tell_it_by_their_cases_and_adjectives(language: str, text: str, label: str) -> None:
    assert label in [c.place for c in read(text, language)]


def test_brackets_that_tell_a_place_again_hold_nothing() -> None:
    assert read("قبالة ميناء نويفا بالميرا (Nueva Palmira) في أوروغواي", "ar")[-2].where_prec == 1
