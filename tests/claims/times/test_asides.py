"""Times that date nothing: births, models, comparisons, the day as of which a number holds; counts that look like years."""

from __future__ import annotations

import pytest

from firsthand.accounts.account import Account
from firsthand.accounts.sentences import sentences_of
from firsthand.claims.claim import Claim
from firsthand.claims.document import Document
from firsthand.claims.times.asides import ASIDES
from firsthand.claims.times.read import read_times
from firsthand.events.mentions.days import NO_DATE
from firsthand.lang.pack import LanguagePack, pack_for


def times(language: str, text: str, published: str | None = "2024-03-14") -> list[Claim]:
    pack = pack_for(language) or LanguagePack(language)
    spans = sentences_of(text, [(0, len(text))], language, pack)
    account = Account(
        "a", "v", "s", "text/plain", "0", text, language=language, published=published, sentences=tuple(spans)
    )
    return read_times(Document(account, pack))


def rules(language: str, text: str) -> dict[str | None, str]:
    return {c.edtf: c.rule for c in times(language, text)}


def test_no_event_takes_an_aside() -> None:
    assert set(ASIDES) <= set(NO_DATE)


@pytest.mark.parametrize(
    ("language", "text", "edtf", "rule"),
    [
        ("en", "One of them, Rob Hale, was born in 1962.", "1962", "born"),
        ("de", "Der Fahrer, im Jahr 1962 geboren, starb im Spital.", "1962", "born"),
        ("es", "El conductor, nacido en 1962, murió.", "1962", "born"),
        ("fr", "Le conducteur, né en 1962, est mort.", "1962", "born"),
        ("ru", "Погиб водитель 1962 года рождения.", "1962", "born"),
        ("uk", "Загинув водій 1962 року народження.", "1962", "born"),
        ("en", "They sat in a 2009 Skoda below the bridge.", "2009", "model"),
        ("ru", "Столкнулся автомобиль 2009 года выпуска.", "2009", "model"),
        ("uk", "Зіткнувся автомобіль 2009 року випуску.", "2009", "model"),
        ("en", "It was the worst fire since the 2010 blaze in the mill.", "2010", "compared"),
        ("en", "Six more than in 2015 died on the roads.", "2015", "compared"),
        ("de", "Es war der schwerste Unfall seit 1998.", "1998", "compared"),
        ("es", "Fue el peor incendio desde 1998.", "1998", "compared"),
        ("fr", "C'est l'incendie le plus meurtrier depuis 1998.", "1998", "compared"),
        ("ru", "Это крупнейшая авария с 1998 года.", "1998", "compared"),
        ("en", "Since January 2004 some 2,000 people have perished.", "2004-01", "compared"),
        ("en", "As of Monday 17 people had died.", "2024-03-11", "as_of"),
        ("ru", "По состоянию на 11 марта погибли 17 человек.", "2024-03-11", "as_of"),
        ("uk", "Станом на 11 березня загинули 17 людей.", "2024-03-11", "as_of"),
        ("fr", "En date du 11 mars, 17 personnes sont mortes.", "2024-03-11", "as_of"),
    ],
)
def test_words_right_beside_a_time_make_it_an_aside(language: str, text: str, edtf: str, rule: str) -> None:
    assert rules(language, text).get(edtf) == rule


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Since Monday 17 people have died.", "weekday"),  # the flood goes on since then
        ("The first train since Monday has left.", "compared"),
        ("A 2009 ruling closed the mill.", "year"),
        ("The mill burned in 1962.", "year"),
    ],
)
def test_what_only_looks_like_an_aside_is_none(text: str, rule: str) -> None:
    assert [c.rule for c in times("en", text)] == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "The firedamp has cost more than 1300 lives.",
        "Five people were shot in the 1700 block of Alder Street.",
        "A man in his 20s was killed.",
        "Two women in their early 40s were hurt.",
        "It has cost 1300 lives.",
    ],
)
def test_counts_house_numbers_and_ages_are_no_times(text: str) -> None:
    assert times("en", text) == []


def test_a_year_before_people_is_one_behind_a_word_that_leads_years() -> None:
    assert [c.edtf for c in times("en", "In 2015 residents left the mill.")] == ["2015"]


def test_the_story_does_not_move_to_an_aside() -> None:
    text = "On 9 March 2024 the mill burned. Six more than on 3 May 2015 died. The next day it rained."
    assert times("en", text)[-1].edtf == "2024-03-10"
