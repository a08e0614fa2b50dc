"""Azerbaijani: endings on names and behind figures, verbs last, dates with the month in the genitive, weekdays of two words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.accounts.read import read_account
from firsthand.claims.claim import Claim
from firsthand.config import AccountsConfig, SourcesConfig
from firsthand.sources.open_item import open_item
from firsthand.sources.raw_item import RawItem

Read = Callable[[str], list[Claim]]
Figure = tuple[str, str, float | None, float | None]


def n(measure: str, value: float, population: str = "all") -> Figure:
    return (measure, population, value, value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # verbs in their forms
        ("Hücum nəticəsində ən azı 17 nəfər həlak olub.", [("killed", "all", 17, None)]),
        ("Partlayışda 38 nəfər yaralanıb.", [n("injured", 38)]),
        ("Partlayışda 38 nəfər yaralandı.", [n("injured", 38)]),
        ("17 nəfərin həlak olduğu, 38 nəfərin yaralandığı bildirilir.", [n("killed", 17), n("injured", 38)]),
        ("Nazirlik 17 nəfərin öldüyünü açıqlayıb.", [n("killed", 17)]),
        ("17 nəfər ölüb, 38 nəfər də xəsarət alıb.", [n("killed", 17), n("injured", 38)]),
        ("17 nəfər qətlə yetirilib.", [n("killed", 17)]),
        ("17 nəfər dünyasını dəyişib.", [n("killed", 17)]),
        ("Həlak olan 17 nəfər dəfn edilib.", [n("killed", 17)]),
        ("Əsgərlər iyirmi bir mülki şəxsi öldürüb.", [n("killed", 21, "civilian")]),
        ("İyirmi bir mülki şəxs əsgərlər tərəfindən güllələnib.", [n("killed", 21, "civilian")]),
        ("Yanğın beş nəfərin ölümünə səbəb olub.", [n("killed", 5)]),
        ("Beş şaxtaçı boğulub.", [n("killed", 5, "workers")]),
        ("İki əsgər şəhid olub.", [n("killed", 2, "soldiers")]),
        ("Üç jurnalist girov götürülüb.", [n("abducted", 3, "journalists")]),
        ("Yeddi şaxtaçı hələ də itkindir.", [n("missing", 7, "workers")]),
        ("Yeddi şaxtaçı itkin düşüb.", [n("missing", 7, "workers")]),
        ("Balıqçılar doqquz nəfəri xilas ediblər.", [n("rescued", 9)]),
        ("Doqquz nəfər xilas edilib.", [n("rescued", 9)]),
        ("Polis gecə üç nəfəri saxlayıb.", [n("detained", 3)]),
        ("Otuz etirazçı həbs olunub.", [n("detained", 30)]),
        ("600 kəndli evlərini tərk edib.", [n("displaced", 600, "civilian")]),
        ("Altı nəfər xəstəxanaya yerləşdirilib.", [n("hospitalised", 6)]),
        ("Yürüşdə 700 nəfər iştirak edib.", [n("participants", 700)]),
        ("Meydanda yüzlərlə insan toplaşıb.", [("participants", "all", 200, None)]),
        ("12 ev dalğalar tərəfindən dağıdılıb.", [("destroyed", "", 12, 12)]),
        ("Yanğında iki məktəb yanıb.", [("destroyed", "", 2, 2)]),
        # nouns that are counted, totals
        ("17 ölü, 38 yaralı var.", [n("killed", 17), n("injured", 38)]),
        ("Ölənlərin sayı 23-ə çatıb.", [n("killed", 23)]),
        ("Həlak olanların sayının 23-ə çatdığı bildirilir.", [n("killed", 23)]),
        ("Yaralıların sayı 57-dir.", [n("injured", 57)]),
        # numbers and bounds, also behind the number
        ("On doqquz nəfər həlak olub.", [n("killed", 19)]),
        ("Yüz əlli nəfər güllələnib.", [n("killed", 150)]),
        ("İki yüz on doqquz nəfər ölüb.", [n("killed", 219)]),
        ("2 min 500 nəfər təxliyə edilib.", [n("displaced", 2500)]),
        ("1.500 nəfər təxliyə edilib.", [n("displaced", 1500)]),
        ("Təxminən 2,5 milyon nəfər köçkün düşüb.", [("displaced", "all", 2_500_000, 2_500_000)]),
        ("Yarım milyon insan didərgin düşüb.", [n("displaced", 500_000)]),
        ("30-dan çox adam saxlanılıb.", [("detained", "all", 30, None)]),
        ("İyirmidən çox adam saxlanılıb.", [("detained", "all", 20, None)]),
        ("30-dan artıq adam saxlanılıb.", [("detained", "all", 30, None)]),
        ("300-ə qədər sakin təxliyə olunub.", [("displaced", "civilian", None, 300)]),
        ("60-a yaxın sərnişin xilas edilib.", [("rescued", "civilian", 60, 60)]),
        ("Ən çoxu 300 nəfər yaralanıb.", [("injured", "all", None, 300)]),
        ("10-15 nəfər ölüb.", [("killed", "all", 10, 15)]),
        ("10 ilə 15 arasında dənizçi yaralanıb.", [("injured", "soldiers", 10, 15)]),
        ("Bir düjün insan itkin düşüb.", [n("missing", 12)]),
        ("Onlarla insan yaralanıb.", [("injured", "all", 20, None)]),
        ("Bir neçə düjün insan yaralanıb.", [("injured", "all", 24, None)]),
        ("Bir neçə nəfər yaralanıb.", [("injured", "all", None, None)]),
        ("38-i yaralanıb.", [n("injured", 38)]),
        # nobody, one, sums and parts
        ("Heç kim yaralanmayıb.", [n("injured", 0)]),
        ("Heç kəs ölməyib.", [n("killed", 0)]),
        ("Ölən yoxdur.", [n("killed", 0)]),
        ("Bir nəfər öldürülüb.", [n("killed", 1)]),
        ("Bir gözətçi naməlum şəxslər tərəfindən öldürülüb.", [n("killed", 1, "workers")]),
        ("Rəşad Quliyev öldürülüb.", [n("killed", 1)]),
        (
            "İki polis və dörd əsgər yaralanıb.",
            [n("injured", 6), n("injured", 2, "police"), n("injured", 4, "soldiers")],
        ),
        ("Aralarında iki uşağın da olduğu beş nəfər boğulub.", [n("killed", 5), n("killed", 2, "children")]),
        ("Beş nəfər, o cümlədən iki uşaq, boğulub.", [n("killed", 5), n("killed", 2, "children")]),
        ("19 nəfər Buenos Airesdə həlak olub.", [n("killed", 19)]),
        # what is not told
        ("17 nəfər ölməyib.", []),
        ("Hücum mayın 17-də olub.", []),
        ("27 yaşlı sürücü gəlib.", []),
        ("Yol 19 kilometrdir.", []),
        # a toll that may come
        ("Ölənlərin sayı 30 nəfərə çata bilər.", []),
        ("Ölənlərin sayı 31 nəfərə çatıb.", [n("killed", 31)]),
        # digits before people are no year
        ("2000 nəfər öldü.", [n("killed", 2000)]),
    ],
)
def test_figures(figures: Callable[[str], list[Figure]], text: str, expected: list[Figure]) -> None:
    assert figures(text) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fevralın 3-də qoşun girib.", ["2024-02-03"]),
        ("3 fevral 1986-cı ildə qoşun girib.", ["1986-02-03"]),
        ("1986-cı il fevralın 3-dən 4-nə keçən gecə qoşun girib.", ["1986-02-03/1986-02-04"]),
        ("Fevralın 3-dən 4-nə keçən gecə qoşun girib.", ["2024-02-03/2024-02-04"]),
        ("1986-cı ilin fevralında qoşun girib.", ["1986-02"]),
        ("1986-cı il martın 13-15-də qoşun girib.", ["1986-03-13/1986-03-15"]),
        ("Bazar ertəsi axşam yanğın olub.", ["2024-05-13"]),
        ("Çərşənbə axşamı günü yanğın olub.", ["2024-05-14"]),
        ("Çərşənbə günü yanğın olub.", ["2024-05-15"]),
        ("Bazar günü yanğın olub.", ["2024-05-12"]),
        ("Bazarda yanğın olub.", []),
        ("Dünən axşam yanğın olub.", ["2024-05-15"]),
        ("İki gün əvvəl yanğın olub.", ["2024-05-14"]),
        ("Üç il əvvəl yanğın olub.", ["2021"]),
        ("Mayın 3-də yanğın olub. İki gün sonra yağış yağıb.", ["2024-05-03", "2024-05-05"]),
        ("Mayın 3-də yanğın olub. Ertəsi gün yağış yağıb.", ["2024-05-03", "2024-05-04"]),
        ("Mayın 3-də saat 18:40-da yanğın olub.", ["2024-05-03T18:40"]),
        ("Keçən həftə yanğın olub.", ["2024-05-06/2024-05-12"]),
        ("1986-cı ildə yanğın olub.", ["1986"]),
        ("19-cu əsrdə və 1990-cı illərdə yanğın olub.", ["18XX", "199X"]),
        ("1986-cı ilin yayında yanğın olub.", ["1986-22"]),
        ("03.02.1986 tarixində yanğın olub.", ["1986-02-03"]),
        ("Axtarış üç gün davam edib.", ["P3D"]),
        ("Nazir cümə günü danışacaq.", ["2024-05-17"]),
        ("10 ilə 15 arasında adam gəlib.", []),
    ],
)
def test_times(read: Read, text: str, expected: list[str]) -> None:
    assert [c.edtf for c in read(text) if c.kind == "time"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bakıda və Gəncədə etirazlar olub.", ["Baku", "Ganja"]),
        ("İstanbulda bomba partlayıb.", ["Istanbul"]),
        ("Heyət Moskvadan Tbilisiyə gedib.", ["Moscow", "Tbilisi"]),
        ("İraqın Mosul şəhərində partlayış olub.", ["Iraq", "Mosul"]),
        ("Ağdam rayonunda üç əsgər ölüb.", ["Aghdam"]),
        ("Bərə Uruqvayın Nueva Palmira limanı yaxınlığında batıb.", ["Uruguay", "Nueva Palmira"]),
        ("Sovet İttifaqı Azərbaycana qoşun göndərib.", ["Soviet Union", "Azerbaijan"]),
        ("Saat 19:40-da rus əsgərləri gəlib.", []),
    ],
)
def test_places(read: Read, text: str, expected: list[str]) -> None:
    assert [c.name for c in read(text) if c.kind == "place" and c.place_id] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nazirlik bildirib ki, 17 nəfər həlak olub.", [("Nazirlik", "17 nəfər həlak olub")]),
        ("17 nəfər həlak olub, Nəqliyyat Nazirliyi bildirib.", [("Nəqliyyat Nazirliyi", "17 nəfər həlak olub")]),
        ("Yanğınsöndürənlərin sözlərinə görə, beş nəfər boğulub.", [("Yanğınsöndürənlərin", "beş nəfər boğulub")]),
        ('"Biz 20 nəfəri xilas etdik", - Əli Məmmədov deyib.', [("Əli Məmmədov", '"Biz 20 nəfəri xilas etdik"')]),
        ("17 nəfərin öldüyü bildirilir.", [(None, "17 nəfərin öldüyü")]),
        ("Nazirlik, 17 nəfərin öldüyünü təkzib edib.", [("Nazirlik", "17 nəfərin öldüyünü")]),
        ("Hücumda 17 nəfər ölüb.", []),
    ],
)
def test_who_said_it(read: Read, text: str, expected: list[tuple[str | None, str]]) -> None:
    assert [(c.speaker, c.quote) for c in read(text) if c.kind == "attribution"] == expected


def test_what_is_denied_is_told_so(read: Read) -> None:
    found = [c for c in read("Nazirlik, 30 nəfərin öldüyünü təkzib edib.") if c.kind == "figure"]
    assert [(c.best, c.modality, c.source_connection) for c in found] == [(30, "denied", "official")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("7 Mart faciəsi xatırlanıb.", "Mart 7 faciəsi"),
        ("Hər il Qanlı Cümə kimi xatırlanan gün anılır.", "Qanlı Cümə"),
        ("Liman tərəfdə qəza olub.", None),
    ],
)
def test_what_an_event_is_called(read: Read, text: str, name: str | None) -> None:
    assert [c.name for c in read(text) if c.kind == "name"] == ([name] if name else [])


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Dərc edilib: 12 mart 2031", "2031-03-12"),
        ("Tarix: 12.03.2031 14:05", "2031-03-12"),
        ("Körpü 12 mart 2031-ci ildə uçub.", None),
    ],
)
def test_the_line_that_tells_the_day_of_publication(line: str, published: str | None) -> None:
    text = f"Körpü uçub\n\n{line}\n\nKörpü gecə uçub. İki nəfər yaralanıb. Polis yolu bağlayıb.\n"
    item = RawItem("a", "text/plain", text.encode(), language="az")
    assert read_account(item, open_item(item, SourcesConfig()), AccountsConfig()).published == published


def test_a_toll_that_is_expected_is_told_as_expected(read: Read) -> None:
    told = [
        (c.measure, c.high, c.modality)
        for c in read("Ölənlərin sayının 60-a çatması gözlənilir.")
        if c.kind == "figure"
    ]
    assert told == [("killed", 60, "expected")]
