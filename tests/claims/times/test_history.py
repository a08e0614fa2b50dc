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


OLD = "It was feared since 1 May 1936. The war began on 3 June 1936. It ended on 5 July 1938. A pact of 1939 followed. "


def test_a_history_goes_on_whatever_its_own_day_tells() -> None:
    found = told(
        "en",
        OLD + "It was remembered yesterday. " + "The rest is told here. " * 8 + "On 9 October rain fell.",
        "2018-05-19",
    )
    assert found["yesterday"] == "2018-05-18"
    assert found["9 October"] == "1939-10-09"


LONG_PAST = [
    ("ar", "جاء صلح في 9 مايو 1939. ", "في 12 أغسطس سقط المطر.", "12 أغسطس"),
    ("az", "9 may 1939-cu ildə sülh oldu. ", "12 avqustda yağış yağdı.", "12 avqust"),
    ("de", "Am 9. Mai 1939 kam der Friede. ", "Am 12. August regnete es.", "12. August"),
    ("en", "Peace came on 9 May 1939. ", "On 12 August rain fell.", "12 August"),
    ("es", "El 9 de mayo de 1939 llegó la paz. ", "El 12 de agosto llovió.", "12 de agosto"),
    ("fr", "Le 9 mai 1939 vint la paix. ", "Le 12 août, il plut.", "12 août"),
    ("ru", "9 мая 1939 года настал мир. ", "12 августа пошёл дождь.", "12 августа"),
    ("tr", "9 Mayıs 1939'da barış geldi. ", "12 Ağustos'ta yağmur yağdı.", "12 Ağustos"),
    ("uk", "9 травня 1939 року настав мир. ", "12 серпня пішов дощ.", "12 серпня"),
]


@pytest.mark.parametrize(("language", "past", "day", "quote"), LONG_PAST)
def test_a_history_reaches_over_sentences_without_a_date(language: str, past: str, day: str, quote: str) -> None:
    between = {"ar": "ثم انتهى. "}.get(language, "Oslo. ") * 9
    found = told(language, past * 4 + between + day, "2018-05-19")
    assert [v for k, v in found.items() if quote in k] == ["1939-08-12"]


def test_a_day_that_a_history_gives_in_full_is_told_again_without_its_year() -> None:
    found = told("en", OLD + "The army, raised on 3 September 1939, was small. On 3 September rain fell.", "2018-05-19")
    assert found["3 September"] == "1939-09-03"


def test_this_year_in_a_history_is_the_year_that_it_has_come_to() -> None:
    found = told("en", OLD + "In March 1940 snow fell. Nothing else was told this year.", "2018-05-19")
    assert found["this year"] == "1940"


def test_news_that_recalls_one_old_year_tells_from_its_publication() -> None:
    found = told("en", "The mill of 3 June 1936 burned on Monday. On 9 May a boy had seen smoke.", "2018-05-19")
    assert found["9 May"] == "2018-05-09"


FAR = "The rest is told here. " * 8


@pytest.mark.parametrize(("back", "edtf"), [(3, "2015-05-09"), (2, "2018-05-09")])
def test_years_of_a_history_lie_so_far_back(back: int, edtf: str) -> None:
    year = 2018 - back
    text = "".join(f"It rained on {k} February {year}. " for k in range(1, 5)) + FAR + "On 9 May rain fell."
    assert told("en", text, "2018-05-19")["9 May"] == edtf


@pytest.mark.parametrize(("dates", "edtf"), [(4, "1936-05-09"), (3, "2018-05-09")])
def test_a_history_has_so_many_dates(dates: int, edtf: str) -> None:
    text = "".join(f"It rained on {k} February 1936. " for k in range(1, dates + 1))
    assert told("en", text + FAR + "On 9 May rain fell.", "2018-05-19")["9 May"] == edtf


@pytest.mark.parametrize(("news", "edtf"), [(2, "1936-05-09"), (3, "2018-05-09")])
def test_a_history_tells_more_of_the_past_than_of_its_own_day(news: int, edtf: str) -> None:
    text = "".join(f"It rained on {k} February 1936. " for k in range(1, 7))
    told_now = "It was told on Monday. " * news
    assert told("en", text + told_now + FAR + "On 9 May rain fell.", "2018-05-19")["9 May"] == edtf
