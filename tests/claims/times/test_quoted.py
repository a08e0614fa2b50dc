"""Days told inside quotation marks count from the day of speaking; evenings told in the small hours are the day before's."""

from __future__ import annotations

import pytest

from firsthand.accounts.account import Account
from firsthand.accounts.sentences import sentences_of
from firsthand.claims.read import read_account_claims
from firsthand.config import ClaimsConfig
from firsthand.lang.pack import LanguagePack, pack_for

PUBLISHED = "2024-03-19"  # a Tuesday


def told(language: str, text: str, published: str | None = PUBLISHED) -> dict[str, tuple[str | None, str]]:
    """Quote -> EDTF and rule of each time of a text."""
    pack = pack_for(language) or LanguagePack(language)
    spans = sentences_of(text, [(0, len(text))], language, pack)
    account = Account(
        "a", "v", "s", "text/plain", "0", text, language=language, published=published, sentences=tuple(spans)
    )
    return {c.quote: (c.edtf, c.rule) for c in read_account_claims(account, ClaimsConfig()) if c.kind == "time"}


@pytest.mark.parametrize(
    ("language", "text", "quote"),
    [
        ("ar", "قال المحافظ يوم الأحد: «أمس غرق القارب».", "أمس"),
        ("az", "Nazir bazar günü bildirdi: «Dünən qayıq batdı».", "Dünən"),
        ("de", "„Gestern sank das Boot“, sagte der Hafenmeister am Sonntag.", "Gestern"),
        ("en", "“The boat sank yesterday,” the harbour master said on Sunday.", "yesterday"),
        ("en", "On Sunday the crew wrote to the owner. “We lost the boat yesterday,” the letter said.", "yesterday"),
        ("es", "«El bote se hundió ayer», dijo la capitana el domingo.", "ayer"),
        ("fr", "« Le bateau a coulé hier », a déclaré le maire dimanche.", "hier"),
        ("ru", "«Вчера затонула лодка», — сказал капитан в воскресенье.", "Вчера"),
        ("tr", 'Kaptan pazar günü "Dün tekne battı" dedi.', "Dün"),
        ("uk", "«Учора затонув човен», — сказав капітан у неділю.", "Учора"),
    ],
)
def test_yesterday_in_a_quotation_counts_from_the_day_of_speaking(language: str, text: str, quote: str) -> None:
    assert told(language, text)[quote][0] == "2024-03-16"


@pytest.mark.parametrize(
    "text",
    [
        "The boat sank yesterday, the harbour master said on Sunday.",
        "“The boat sank yesterday,” the harbour master said.",
        "“The boat sank yesterday,” said the master of the port that burned on Sunday.",
        "On Sunday the boat was towed. “It sank yesterday,” the master said.",
        "The master said on Sunday or Monday: “It sank yesterday.”",
    ],
)
def test_without_one_day_of_speaking_it_counts_from_the_publication(text: str) -> None:
    assert told("en", text)["yesterday"][0] == "2024-03-18"


@pytest.mark.parametrize(("words", "edtf"), [(3, "2024-03-16"), (4, "2024-03-18")])
def test_the_verb_of_saying_stands_within_four_words(words: int, edtf: str) -> None:
    text = f"“The boat sank yesterday,” the master said {'so ' * (words - 1)}on Sunday."
    assert told("en", text)["yesterday"][0] == edtf


@pytest.mark.parametrize(("spoken", "edtf"), [("12 March", "2024-03-11"), ("11 March", "2024-03-18")])
def test_words_were_spoken_within_a_week(spoken: str, edtf: str) -> None:
    assert told("en", f"“It sank yesterday,” the master said on {spoken}.")["yesterday"][0] == edtf


TONIGHT = [
    ("de", "Bei einem Brand starben heute Abend neun Menschen.", "heute Abend"),
    ("en", "Nine people were killed in a fire tonight.", "tonight"),
    ("en", "Nine people were killed in a fire this evening.", "this evening"),
    ("ru", "Сегодня вечером погибли девять человек.", "Сегодня вечером"),
]


@pytest.mark.parametrize(("language", "text", "quote"), TONIGHT)
@pytest.mark.parametrize(
    ("published", "edtf"),
    [("2024-03-19T04:30:00Z", "2024-03-18"), ("2024-03-19T12:00:00Z", PUBLISHED), ("2024-03-19", PUBLISHED)],
)
def test_an_evening_that_is_past_in_the_morning_is_the_day_before_s(
    language: str, text: str, quote: str, published: str, edtf: str
) -> None:
    assert told(language, text, published)[quote][0] == edtf


def test_an_evening_to_come_is_of_the_day_itself() -> None:
    assert told("en", "The fair will open tonight.", "2024-03-19T11:59:00Z")["tonight"][0] == PUBLISHED
    assert told("en", "The fair was opened tonight.", "2024-03-19T11:59:00Z")["tonight"][0] == "2024-03-18"


@pytest.mark.parametrize(
    ("language", "text", "quote"),
    [
        ("en", "The miners struck over a rule signed on 8 June.", "8 June"),
        ("de", "Der am 8. Juni unterzeichnete Erlass gilt.", "8. Juni"),
        ("es", "Un decreto firmado el 8 de junio rige.", "el 8 de junio"),
        ("fr", "Un décret adopté le 8 juin vaut.", "le 8 juin"),
        ("ru", "Указ, подписанный 8 июня, действует.", "8 июня"),
        ("uk", "Указ, підписаний 8 червня, діє.", "8 червня"),
        ("tr", "8 Haziran tarihli kararname geçerli.", "8 Haziran"),
        ("az", "8 iyun tarixli fərman qüvvədədir.", "8 iyun"),
        ("ar", "المرسوم الصادر في 8 يونيو نافذ.", "8 يونيو"),
    ],
)
def test_the_day_of_a_law_dates_nothing_else(language: str, text: str, quote: str) -> None:
    assert told(language, text, "2024-06-20")[quote] == ("2024-06-08", "enacted")


@pytest.mark.parametrize(
    ("language", "text", "quote"),
    [
        ("en", "The rule was signed on 8 June.", "8 June"),
        ("es", "El decreto fue firmado el 8 de junio.", "el 8 de junio"),
    ],
)
def test_the_day_on_which_it_was_signed_is_a_day_of_the_story(language: str, text: str, quote: str) -> None:
    assert told(language, text, "2024-06-20")[quote] == ("2024-06-08", "date")


@pytest.mark.parametrize(
    ("language", "text", "quote"),
    [
        ("ru", "В ночь на 4 марта 1991 года лодка вышла в море. В эту ночь она затонула.", "эту ночь"),
        ("uk", "У ніч на 4 березня 1991 року човен вийшов у море. Цієї ночі він затонув.", "Цієї ночі"),
        ("fr", "Le 4 mars 1991, le bateau prit la mer. Cette nuit, il coula.", "Cette nuit"),
    ],
)
def test_this_night_behind_a_day_long_past_is_its_night(language: str, text: str, quote: str) -> None:
    found = told(language, text, "2021-03-05")
    assert [v for k, (v, _) in found.items() if k.startswith(quote)] == ["1991-03-04"]


def test_this_morning_behind_a_day_of_the_week_is_the_publication_s() -> None:
    found = told("en", "The boat sank on 16 March 2024. It was found this morning.")
    assert found["this morning"][0] == PUBLISHED


def test_arabic_halves_of_the_day_in_latin_letters() -> None:
    assert told("ar", "18-10-2023 03:16 PM غرق القارب.")["18-10-2023 03:16 PM"][0] == "2023-10-18T15:16"
