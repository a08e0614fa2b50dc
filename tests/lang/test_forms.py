"""Small forms: each language's own, and those of all packs where a name or page may be in any."""

from __future__ import annotations

import re

import pytest

from firsthand.lang.forms import all_forms, either, forms_of
from firsthand.lang.pack import LanguagePack, languages


@pytest.mark.parametrize(("word", "without"), [("Orla's", "Orla"), ("Orla’s", "Orla"), ("Orlas", "Orlas"), ("'s", "")])
def test_an_owners_mark_is_no_part_of_a_name(word: str, without: str) -> None:
    assert forms_of(LanguagePack("en")).unowned(word) == without


@pytest.mark.parametrize(
    ("name", "without"), [("the harbour post", "harbour post"), ("theatre weekly", "theatre weekly"), ("the", "the")]
)
def test_a_definite_article_opens_no_name(name: str, without: str) -> None:
    assert all_forms().without_article(name) == without


def test_a_language_without_forms_has_none_of_another() -> None:
    russian = forms_of(LanguagePack("ru"))
    assert russian.unowned("Orla's") == "Orla's"
    assert not russian.articles


def test_all_packs_hold_together() -> None:
    for code in languages():
        forms = forms_of(LanguagePack(code))
        assert forms.particles <= all_forms().particles
        assert set(forms.possessive) <= set(all_forms().possessive)


def test_either_takes_the_longest_and_nothing_where_there_is_none() -> None:
    assert re.match(either(["a", "as", "a.b"]), "ash")[0] == "as"  # type: ignore[index]
    assert re.match(either(["a.b"]), "axb") is None
    assert re.match(either([]), "") is None
