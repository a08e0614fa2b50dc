"""Acts that are denied or only feared: how far before them the word may stand that says so."""

from __future__ import annotations

import pytest

from firsthand.accounts.account import Account
from firsthand.claims.acts import read_acts
from firsthand.claims.document import Document
from firsthand.lang.pack import LanguagePack, pack_for
from firsthand.spans import Span


def modality(text: str, language: str = "en") -> str:
    account = Account("a", "v", "s", "text/plain", "0", text, language=language, sentences=(Span(0, len(text)),))
    (act,) = read_acts(Document(account, pack_for(language) or LanguagePack(language)))
    return act.modality


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("There was no arrest.", "denied"),
        ("There was no second arrest.", "denied"),
        ("There was no second sudden arrest.", "asserted"),
        ("They had not arrested him.", "denied"),
        ("They had not as yet arrested him.", "denied"),
        ("They had not as of yet arrested him.", "asserted"),
        ("He said no, and arrests followed.", "asserted"),
        ("It bore a risk of death.", "expected"),
        ("He feared the death.", "asserted"),
    ],
)
def test_a_denial_bears_on_an_act_near_it(text: str, told: str) -> None:
    assert modality(text) == told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Es gab keine Festnahmen."),
        ("es", "No hubo ningún ataque."),
        ("fr", "Il n'y a eu aucun attentat."),
        ("ru", "Никаких взрывов не было."),
        ("uk", "Жодних вибухів не було."),
        ("tr", "Hiçbir saldırı olmadı."),
    ],
)
def test_each_language_denies(language: str, text: str) -> None:
    assert modality(text, language) == "denied"
