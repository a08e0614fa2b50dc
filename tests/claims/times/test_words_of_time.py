"""Words of time without a number: now and then, how often, bare years, days told by an adjective, in every language."""

from __future__ import annotations

import pytest

from firsthand.accounts.account import Account
from firsthand.accounts.sentences import sentences_of
from firsthand.claims.read import read_account_claims
from firsthand.config import ClaimsConfig
from firsthand.lang.pack import LanguagePack, pack_for


def told(language: str, text: str, published: str | None = "2024-05-20") -> dict[str, tuple[str, str | None]]:
    """Quote -> kind and EDTF of each time of a text."""
    pack = pack_for(language) or LanguagePack(language)
    spans = sentences_of(text, [(0, len(text))], language, pack)
    account = Account(
        "a", "v", "s", "text/plain", "0", text, language=language, published=published, sentences=tuple(spans)
    )
    found = (c for c in read_account_claims(account, ClaimsConfig()) if c.kind == "time")
    return {c.quote: (str(c.time_kind), c.edtf) for c in found}


NOW, PAST, TO_COME = "2024-05-20", "../2024-05-20", "2024-05-20/.."


@pytest.mark.parametrize(
    ("language", "text", "quote", "edtf"),
    [
        ("ar", "كان الجسر قديما في ذلك الوقت.", "في ذلك الوقت", PAST),
        ("ar", "يبقى الجسر مغلقا في هذه الايام.", "في هذه الايام", NOW),
        ("az", "Körpü bu yaxınlarda bağlanıb.", "bu yaxınlarda", PAST),
        ("az", "Körpü gələcəkdə açılacaq.", "gələcəkdə", TO_COME),
        ("de", "Damals war die Brücke neu.", "Damals", PAST),
        ("de", "In Zukunft bleibt die Brücke zu.", "In Zukunft", TO_COME),
        ("es", "El puente sigue cerrado por el momento.", "por el momento", NOW),
        ("es", "La actual alcaldesa cerró el puente.", "actual", NOW),
        ("fr", "À l'époque, le pont était neuf.", "À l'époque", PAST),
        ("fr", "Le pont reste fermé pour le moment.", "pour le moment", NOW),
        ("ru", "Мост некогда был новым.", "некогда", PAST),
        ("ru", "Мост откроют в скором времени.", "в скором времени", TO_COME),
        ("tr", "Köprü daha önce kapatılmıştı.", "daha önce", PAST),
        ("tr", "Köprü gelecekte açılacak.", "gelecekte", TO_COME),
        ("uk", "Колись міст був новий.", "Колись", PAST),
        ("uk", "На сьогоднішній день міст закрито.", "На сьогоднішній день", NOW),
    ],
)
def test_words_that_lie_before_at_or_behind_the_publication(language: str, text: str, quote: str, edtf: str) -> None:
    assert told(language, text)[quote] == ("reference", edtf)


@pytest.mark.parametrize(
    ("language", "text", "quote", "period"),
    [
        ("de", "Die Brücke tragen täglich viele.", "täglich", "P1D"),
        ("de", "Der jährliche Umzug zog über die Brücke.", "jährliche", "P1Y"),
        ("de", "Sie trägt viele Wagen pro Stunde.", "pro Stunde", "PT1H"),
        ("es", "La feria anual se hace en el puente.", "anual", "P1Y"),
        ("es", "Pasan muchos carros por hora.", "por hora", "PT1H"),
        ("fr", "La foire annuelle se tient sur le pont.", "annuelle", "P1Y"),
        ("fr", "Il passe des voitures chaque jour, beaucoup par heure.", "par heure", "PT1H"),
        ("ru", "Ежегодный праздник прошёл на мосту.", "Ежегодный", "P1Y"),
        ("uk", "Щорічне свято пройшло на мосту.", "Щорічне", "P1Y"),
    ],
)
def test_how_often(language: str, text: str, quote: str, period: str) -> None:
    assert told(language, text)[quote] == ("set", period)


@pytest.mark.parametrize(
    ("language", "text", "quote", "period"),
    [
        ("de", "In den vergangenen Jahren war die Brücke zu.", "den vergangenen Jahren", "PXY"),
        ("es", "El puente se cerró en los últimos meses.", "los últimos meses", "PXM"),
        ("fr", "Le pont a fermé ces derniers jours.", "ces derniers jours", "PXD"),
    ],
)
def test_a_stretch_without_its_number(language: str, text: str, quote: str, period: str) -> None:
    assert told(language, text)[quote] == ("duration", period)


@pytest.mark.parametrize(
    "text",
    [
        "Sie lebte 1962 in Kassel.",
        "1962 erhielt die Stadt eine Brücke.",
        "Die Brücke, die er baute, fiel 1962.",
        "Die Brücke fiel 1962, ein Jahr nach dem Bau.",
        "Er kam 1962 zur Welt.",
        "Der Verein, 1962 ins Leben gerufen, baut Brücken.",
    ],
)
def test_a_german_year_needs_no_word_before_it(text: str) -> None:
    assert told("de", text)["1962"] == ("date", "1962")


@pytest.mark.parametrize(
    "text",
    [
        "Im Lager lebten 1962 Soldaten.",
        "Man zählte 1962 verletzte Soldaten.",
        "Sie zahlten 1962 Mark.",
        "Es waren Nr.1962 und Nr.1963.",
        "Es regnete 1962 mm in der Stunde.",
    ],
)
def test_a_german_count_is_no_year(text: str) -> None:
    assert "1962" not in told("de", text)


@pytest.mark.parametrize(
    ("text", "quote", "edtf"),
    [
        ("Die Messe beginnt morgen in Kassel.", "morgen", "2024-05-21"),
        ("Am morgigen Dienstag beginnt die Messe.", "morgigen Dienstag", "2024-05-21"),
        ("Die gestrige Nacht war kalt.", "gestrige Nacht", "2024-05-19"),
        ("Im Vorjahr war die Messe klein.", "Vorjahr", "2023"),
        ("Im Vormonat war die Messe klein.", "Vormonat", "2024-04"),
        ("In diesem Sommer gibt es eine Messe.", "diesem Sommer", "2024-22"),
    ],
)
def test_german_days_and_units_told_by_one_word(text: str, quote: str, edtf: str) -> None:
    assert told("de", text)[quote] == ("date", edtf)


def test_a_morning_is_not_tomorrow() -> None:
    assert "Morgen" not in told("de", "Der Morgen war kalt.")


def test_a_clock_time_behind_tomorrow_is_of_the_day_told_from() -> None:
    found = told("en", "The fair ends tomorrow. A fire broke out at 2:40 p.m. in the hall.")
    assert found["2:40 p.m."] == ("date", "2024-05-20T14:40")


@pytest.mark.parametrize(
    ("language", "text", "quote", "edtf"),
    [
        ("ar", "غرق القارب في العاشر من الشهر الحالي.", "العاشر من الشهر الحالي", "2024-05-10"),
        ("az", "Qayıq keçən ayın 3-də batdı.", "keçən ayın 3-də", "2024-04-03"),
        ("de", "Am 3. des vergangenen Monats sank das Boot.", "3. des vergangenen Monats", "2024-04-03"),
        ("en", "It sank on the 3rd of last month.", "the 3rd of last month", "2024-04-03"),
        ("es", "El bote zarpará el 28 de este mes.", "el 28 de este mes", "2024-05-28"),
        ("es", "Se hundió el 3 del mes pasado.", "el 3 del mes pasado", "2024-04-03"),
        ("fr", "Il coula le 3 du mois dernier.", "le 3 du mois dernier", "2024-04-03"),
        ("ru", "Лодка затонула 3 числа прошлого месяца.", "3 числа прошлого месяца", "2024-04-03"),
        ("tr", "Tekne geçen ayın 3'ünde battı.", "geçen ayın 3'ünde", "2024-04-03"),
        ("uk", "Човен затонув 3 числа минулого місяця.", "3 числа минулого місяця", "2024-04-03"),
        ("es", "Se hundió el siete de mayo próximo pasado.", "el siete de mayo próximo pasado", "2024-05-07"),
        ("es", "Zarpará en julio del próximo año.", "julio del próximo año", "2025-07"),
    ],
)
def test_days_of_a_month_told_from_the_publication_s(language: str, text: str, quote: str, edtf: str) -> None:
    assert told(language, text)[quote] == ("date", edtf)


@pytest.mark.parametrize(
    ("language", "text", "quote"),
    [
        ("ar", "في 11 مايو 1250 طالبا نزلوا إلى الشارع.", "11 مايو"),
        ("en", "On 11 May 1250 people marched.", "11 May"),
        ("es", "El 11 de mayo 1250 personas marcharon.", "El 11 de mayo"),
        ("ru", "11 мая 1250 человек вышли на улицу.", "11 мая"),
        ("tr", "11 Mayıs'ta 1250 kişi yürüdü.", "11 Mayıs"),
        ("uk", "11 травня 1250 людей вийшли на вулицю.", "11 травня"),
    ],
)
def test_digits_that_count_people_are_no_year_of_the_day_before_them(language: str, text: str, quote: str) -> None:
    assert told(language, text)[quote] == ("date", "2024-05-11")


@pytest.mark.parametrize(
    ("language", "text", "quote"),
    [
        ("de", "Zehn Fischer werden seit einem Sturm am Donnerstag vermisst.", "Donnerstag"),
        ("en", "Ten fishermen will be missed since the storm of Thursday.", "Thursday"),
        ("fr", "Dix pêcheurs seront recherchés depuis jeudi.", "jeudi"),
    ],
)
def test_since_makes_a_day_past_whatever_the_verb(language: str, text: str, quote: str) -> None:
    assert told(language, text)[quote] == ("date", "2024-05-16")


@pytest.mark.parametrize(("words", "edtf"), [(5, "2024-05-16"), (6, "2024-05-23")])
def test_since_stands_within_six_words(words: int, edtf: str) -> None:
    text = f"Fischer werden seit {'sehr ' * (words - 1)}am Donnerstag vermisst."
    assert told("de", text)["Donnerstag"] == ("date", edtf)


@pytest.mark.parametrize(("year", "a_year"), [(1799, False), (1800, True), (2100, True), (2101, False)])
def test_digits_that_may_be_a_year_of_our_age_are_one(year: int, a_year: bool) -> None:
    found = told("en", f"On 4 March {year} soldiers entered the town.")
    assert any(str(year) in quote for quote in found) is a_year
