"""Years that a history has told go on through it; news tells from its publication."""

from __future__ import annotations

import pytest

from firsthand.accounts.account import Account
from firsthand.accounts.sentences import sentences_of
from firsthand.claims.read import read_account_claims
from firsthand.config import ClaimsConfig
from firsthand.lang.pack import LanguagePack, pack_for


def told(language: str, text: str, published: str | None) -> dict[str, str | None]:
    pack = pack_for(language) or LanguagePack(language)
    spans = sentences_of(text, [(0, len(text))], language, pack)
    account = Account(
        "a", "v", "s", "text/plain", "0", text, language=language, published=published, sentences=tuple(spans)
    )
    return {c.quote: c.edtf for c in read_account_claims(account, ClaimsConfig()) if c.kind == "time"}


HISTORIES = [
    ("en", "In April 1920 the army crossed the river. On 26 April it took the fort.", "26 April"),
    ("de", "Im April 1920 überschritt die Armee den Fluss. Am 26. April nahm sie die Festung.", "26. April"),
    ("es", "En abril de 1920 el ejército cruzó el río. El 26 de abril tomó el fuerte.", "26 de abril"),
    ("fr", "En avril 1920, l'armée franchit le fleuve. Le 26 avril, elle prit le fort.", "26 avril"),
    ("ru", "В апреле 1920 года армия перешла реку. 26 апреля она взяла крепость.", "26 апреля"),
    ("uk", "У квітні 1920 року армія перейшла річку. 26 квітня вона взяла фортецю.", "26 квітня"),
    ("tr", "Nisan 1920'de ordu nehri geçti. 26 Nisan'da kaleyi aldı.", "26 Nisan"),
    ("az", "1920-ci ilin aprelində ordu çayı keçdi. Aprelin 26-da qalanı aldı.", "Aprelin 26-da"),
]


@pytest.mark.parametrize("published", ["2018-05-19", None])
@pytest.mark.parametrize(("language", "text", "quote"), HISTORIES)
def test_a_day_without_its_year_is_of_the_year_that_the_history_has_come_to(
    language: str, text: str, quote: str, published: str | None
) -> None:
    found = told(language, text, published)
    assert [v for k, v in found.items() if quote in k] == ["1920-04-26"]


@pytest.mark.parametrize(
    ("day", "edtf"),
    [
        ("3 January", "1921-01-03"),
        ("31 May", "1921-05-31"),
        ("1 June", "1920-06-01"),
        ("1 December", "1920-12-01"),
        ("30 November", "1920-11-30"),
    ],
)
def test_a_history_goes_on_into_the_next_year(day: str, edtf: str) -> None:
    found = told("en", f"In December 1920 the army crossed the river. On {day} it took the fort.", "2018-05-19")
    assert found[day] == edtf


@pytest.mark.parametrize(
    "text",
    [
        "On Monday the mill, shut in April 1920, burned. On 26 April it will be pulled down.",
        "The old mill had been built by a prince in 1920. It burned on 26 April.",
    ],
)
def test_news_with_a_year_of_long_ago_is_no_history(text: str) -> None:
    assert told("en", text, "2018-05-19")["26 April"] == "2018-04-26"


def test_a_month_alone_goes_with_the_history() -> None:
    text = "In April 1920 the army crossed the river. By June it had lost the fort."
    assert told("en", text, "2018-05-19")["June"] == "1920-06"


def test_a_weekday_behind_tomorrow_is_that_day() -> None:
    assert told("es", "El ministro viajará mañana, martes, a Quito.", "2000-05-15")["martes"] == "2000-05-16"
    assert told("de", "Der Minister reist morgen, Freitag, nach Wien.", "2002-02-21")["Freitag"] == "2002-02-22"
    assert told("en", "He flew home yesterday, Wednesday, after the fire.", "2024-03-14")["Wednesday"] == "2024-03-13"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("He will be arraigned Sunday.", "2017-01-22"),
        ("He was arraigned Sunday.", "2017-01-15"),
        ("He faces ten years at his sentencing Thursday.", "2017-01-19"),
    ],
)
def test_a_participle_has_the_tense_of_the_verb_before_it(text: str, edtf: str) -> None:
    assert edtf in told("en", text, "2017-01-17").values()


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("05/04/2023 was a day of rain.", "2023-04-05?"),  # 4 May lies after the publication
        ("03/04/2023 was a day of rain.", "2023-03-04?"),
        ("03/04/2023 was a day of rain, 18/03/2023 another.", "2023-04-03"),
        ("03/04/2023 was a day of rain, 03/18/2023 another.", "2023-03-04"),
        ("03/04/2023 was a day of rain, 03/18/2023 and 18/03/2023 others.", "2023-03-04?"),
    ],
)
def test_the_order_of_day_and_month_is_that_of_the_other_dates(text: str, edtf: str) -> None:
    assert next(iter(told("en", text, "2023-04-06").values())) == edtf


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        ("en", "Three workers died on 16 May 17, the report says.", "2017-05-16"),
        ("es", "Murieron tres obreros el 16 mayo 17, dice el informe.", "2017-05-16"),
        ("en", "On 16 May 17 people died.", "2019-05-16"),
    ],
)
def test_two_digits_behind_a_month_are_a_year_before_a_sign(language: str, text: str, edtf: str) -> None:
    found = told(language, text, "2019-06-01")
    assert edtf in found.values()


@pytest.mark.parametrize(("between", "edtf"), [(5, "1920-04-26"), (6, "2018-04-26")])
def test_a_history_holds_over_six_sentences_without_a_date(between: int, edtf: str) -> None:
    text = f"In April 1920 the army crossed the river. {'It rained. ' * between}On 26 April it took the fort."
    assert told("en", text, "2018-05-19")["26 April"] == edtf


@pytest.mark.parametrize(("letters", "edtf"), [(50, "2024-03-10T14:40"), (51, "2024-03-11T14:40")])
def test_a_clock_time_takes_a_later_day_of_its_sentence_within_sixty_characters(letters: int, edtf: str) -> None:
    text = f"The mill burned on Monday. It began at 2:40 p.m. near {'a' * letters} on Sunday."
    assert told("en", text, "2024-03-14")["2:40 p.m."] == edtf
