"""Ukrainian: impersonal verbs in -но and -то, numerals and their cases, apostrophes, names whose vowel changes, nights."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.claims.claim import Claim

Read = Callable[[str], list[Claim]]
Figure = tuple[str, str, float | None, float | None]


def n(measure: str, value: float, population: str = "all") -> Figure:
    return (measure, population, value, value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # impersonal verbs in -но and -то, verb before subject, subject before verb
        ("Вбито двох поліцейських.", [n("killed", 2, "police")]),
        ("Двох поліцейських убито.", [n("killed", 2, "police")]),
        ("Вбито двох поліцейських, ще п'ятьох поранено.", [n("killed", 2, "police"), n("injured", 5)]),
        ("На ринку вбито щонайменше 32 людини, 110 поранено.", [("killed", "all", 32, None), n("injured", 110)]),
        ("Затримано понад 200 осіб.", [("detained", "all", 200, None)]),
        ("З-під завалів врятовано 17 людей, зокрема двох дітей.", [n("rescued", 17), n("rescued", 2, "children")]),
        ("Загинули 19 людей.", [n("killed", 19)]),
        ("Дев’ятнадцять людей загинули.", [n("killed", 19)]),
        ("Внаслідок обвалу загинуло п'ятеро робітників.", [n("killed", 5, "workers")]),
        ("Поранені сорок одна людина.", [n("injured", 41)]),
        ("Двоє перехожих були поранені.", [n("injured", 2, "civilian")]),
        ("Загинули семеро людей, ще 23 поранені.", [n("killed", 7), n("injured", 23)]),
        ("19 людей загинули, ще 41 дістав поранення.", [n("killed", 19), n("injured", 41)]),
        ("Поранень зазнали 57 пасажирів.", [n("injured", 57, "civilian")]),
        ("Загинули внаслідок вибуху на складі троє вантажників.", [n("killed", 3, "workers")]),
        ("Померли в лікарні двоє поранених.", [n("killed", 2), n("injured", 2)]),
        # apostrophes in all their shapes
        ("Загинули п'ятеро.", [n("killed", 5)]),
        ("Загинули п’ятеро.", [n("killed", 5)]),
        ("Загинули пʼятеро.", [n("killed", 5)]),
        # numerals and their cases
        ("Рятувальники знайшли тіла п’ятьох шахтарів.", [n("killed", 5, "workers")]),
        ("Вибух забрав життя двадцяти однієї людини.", [n("killed", 21)]),
        ("Пожежа забрала життя ста двадцяти трьох людей.", [n("killed", 123)]),
        ("Двадцять одна людина постраждала.", [n("injured", 21)]),
        ("Терористи вбили чотирьох заручників.", [n("killed", 4), n("abducted", 4)]),
        ("Загинули близько 150 осіб.", [("killed", "all", 150, 150)]),
        ("Постраждали понад 2,5 тис. осіб.", [("injured", "all", 2500, None)]),
        ("Евакуювали майже 1 500 мешканців.", [("displaced", "civilian", 1500, 1500)]),
        ("Евакуйовано півтори тисячі жителів.", [n("displaced", 1500, "civilian")]),
        ("На вулиці вийшли півмільйона людей.", [n("participants", 500_000)]),
        ("Зникли безвісти не менше семи рибалок.", [("missing", "workers", 7, None)]),
        ("Загинули до 40 солдатів.", [("killed", "soldiers", None, 40)]),
        ("Загинули від 10 до 15 людей.", [("killed", "all", 10, 15)]),
        ("Між 10 і 15 осіб постраждали.", [("injured", "all", 10, 15)]),
        ("Постраждало 10–15 людей.", [("injured", "all", 10, 15)]),
        ("Загинули десятки людей, сотні поранено.", [("killed", "all", 20, None), ("injured", "all", 200, None)]),
        ("Десятки тисяч мешканців покинули свої домівки.", [("displaced", "civilian", 20_000, None)]),
        ("Загинули 2000 людей.", [n("killed", 2000)]),
        ("20 січня 19 людей загинули.", [n("killed", 19)]),
        ("У січні 1990 року 19 людей загинули.", [n("killed", 19)]),
        # sums, parts, one person
        (
            "Вбито двох поліцейських і чотирьох мирних жителів.",
            [n("killed", 2, "police"), n("killed", 6), n("killed", 4, "civilian")],
        ),
        ("Загинули 19 людей, у тому числі троє дітей.", [n("killed", 19), n("killed", 3, "children")]),
        ("Загинули 12 осіб, серед них дві жінки.", [n("killed", 12), n("killed", 2, "women")]),
        ("Загинули четверо людей, серед них дитина.", [n("killed", 4), n("killed", 1, "children")]),
        ("Троє з них загинули.", [n("killed", 3)]),
        ("Вбито мера міста.", [n("killed", 1)]),
        ("Загинула людина.", [n("killed", 1)]),
        ("Поранень зазнала 64-річна жінка.", [n("injured", 1, "women")]),
        ("Загинув 33-річний водій вантажівки.", [n("killed", 1, "workers")]),
        ("Двоє чоловіків загинули, ще одного госпіталізували.", [n("killed", 2), n("hospitalised", 1)]),
        ("25-річний чоловік потонув у річці.", [n("killed", 1)]),
        ("Загинули 19 чоловік.", [n("killed", 19)]),
        ("Зниклими безвісти вважаються четверо гірників.", [n("missing", 4, "workers")]),
        # active verbs: who did it is not who suffered
        ("Бойовики вбили трьох поліцейських.", [n("killed", 3, "police")]),
        ("Трьох поліцейських убили в горах.", [n("killed", 3, "police")]),
        ("Поліція затримала 45 учасників акції.", [n("detained", 45)]),
        ("Бойовики взяли в заручники 30 працівників заводу.", [n("abducted", 30, "workers")]),
        ("Бойовики напали на село.", []),
        # tolls, nobody, what has not happened
        ("Кількість загиблих зросла до 23.", [n("killed", 23)]),
        ("Кількість загиблих у Тернополі зросла до 34.", [n("killed", 34)]),
        ("Число поранених сягнуло 57 осіб.", [n("injured", 57)]),
        ("Загиблих немає, постраждали троє.", [n("killed", 0), n("injured", 3)]),
        ("Ніхто не постраждав.", [n("injured", 0)]),
        ("Могли загинути 40 людей.", []),
        ("Вибух стався за 19 кілометрів від міста, загинули двоє.", [n("killed", 2)]),
        # other measures
        ("До лікарні доставлено 30 поранених.", [n("injured", 30), n("hospitalised", 30)]),
        ("Шестеро рибалок зникли безвісти.", [n("missing", 6, "workers")]),
        ("Зруйновано 14 будинків.", [("destroyed", "", 14, 14)]),
        ("У мітингу взяли участь близько 3000 людей.", [("participants", "all", 3000, 3000)]),
    ],
)
def test_figures(figures: Callable[[str], list[Figure]], text: str, expected: list[Figure]) -> None:
    assert figures(text) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Це сталося 20 січня 1990 року.", "1990-01-20"),
        ("Це сталося 20.01.1990.", "1990-01-20"),
        ("Пором затонув 11 травня.", "2024-05-11"),
        ("Пором затонув у вівторок увечері.", "2024-05-14"),
        ("Бій тривав у п’ятницю, 10 травня.", "2024-05-10"),
        ("Будинок згорів у ніч на 20 січня 1990 року.", "1990-01-19/1990-01-20"),
        ("Будинок згорів у ніч проти 12 травня.", "2024-05-11/2024-05-12"),
        ("Будинок згорів у ніч із 19 на 20 січня 1990 року.", "1990-01-19/1990-01-20"),
        ("Будинок згорів у ніч на понеділок.", "2024-05-12/2024-05-13"),
        ("Будинок згорів учора ввечері.", "2024-05-15"),
        ("Суд розпочався два роки тому.", "2022"),
        ("Суд розпочався рік тому.", "2023"),
        ("Він поїхав у березні 2023 року.", "2023-03"),
        ("Він поїхав у березні минулого року.", "2023-03"),
        ("Він поїхав торік.", "2023"),
        ("Він поїхав минулого року.", "2023"),
        ("Він поїхав улітку 1990 року.", "1990-22"),
        ("Табір закрили в 90-х роках.", "199X"),
        ("Церкву збудували в XIX столітті.", "18XX"),
        ("Церкву збудували в ХІХ столітті.", "18XX"),
        ("Бої тривали з 3 до 7 травня 2024 року.", "2024-05-03/2024-05-07"),
        ("Вибух пролунав 12 травня 2024 року о 18:20.", "2024-05-12T18:20"),
        ("Облога тривала три тижні.", "P3W"),
        ("Вибух пролунав 12 травня. Через два дні знайшли тіла.", "2024-05-14"),
        ("Вибух пролунав 12 травня. Наступного дня знайшли тіла.", "2024-05-13"),
    ],
)
def test_times(read: Read, text: str, edtf: str) -> None:
    assert edtf in [c.edtf for c in read(text) if c.kind == "time"]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Вибух пролунав у Києві.", "Kyiv", "Ukraine"),
        ("Пожежу в центрі Харкова загасили.", "Kharkiv", "Ukraine"),
        ("Мешканці Львова вийшли на вулиці.", "Lviv", "Ukraine"),
        ("Поїзд зійшов з рейок під Тернополем.", "Ternopil", "Ukraine"),
        ("Вибух пролунав у Слов'янську.", "Slovyansk", "Ukraine"),
        ("Пожежу в Кривому Розі загасили.", "Kryvyy Rih", "Ukraine"),
        ("Мітинг пройшов у Відні.", "Vienna", "Austria"),
        ("Мітинг пройшов у Празі.", "Prague", "Czechia"),
        ("Двоє людей загинули в Донецькій області.", "Donetsk", "Ukraine"),
        ("Шахту закрили на Харківщині.", "Kharkiv", "Ukraine"),
        ("Обстріл Бєлгородської області припинився.", "Belgorod", "Russia"),
        ("Пором вийшов зі Стамбула.", "Istanbul", "Turkey"),
        ("Посол виїхав з Туреччини.", "Turkey", "Turkey"),
        ("Табір стоїть біля міста Мосул в Іраку.", "Mosul", "Iraq"),
    ],
)
def test_places(read: Read, text: str, name: str, country: str) -> None:
    found = [(c.name, c.country) for c in read(text) if c.kind == "place"]
    assert (name, country) in found


@pytest.mark.parametrize(
    ("text", "speaker", "connection", "content"),
    [
        ("За словами мера, загинули двоє.", "мера", "official", "загинули двоє"),
        ("Загинули двоє, повідомив мер.", "мер", "official", "Загинули двоє"),
        ("Загинули двоє, повідомили в міністерстві.", "міністерстві", "official", "Загинули двоє"),
        ("Як повідомили в ДСНС, загинули двоє.", "ДСНС", "official", "загинули двоє"),
        ("Міністр заявив, що загинули двоє.", "Міністр", "official", "загинули двоє"),
        ("«Ми чули крики», — розповів рибалка Олег Димов.", "рибалка Олег Димов", "eyewitness", "Ми чули крики"),
        ("Згідно з доповіддю комісії, загинули двоє.", "доповіддю комісії", "official", "загинули двоє"),
        ("Як повідомляє газета «Зоря», загинули двоє.", "газета «Зоря»", "media", "загинули двоє"),
        ("Армія заперечує, що загинули двоє.", "Армія", "official", "загинули двоє"),
    ],
)
def test_speakers(read: Read, text: str, speaker: str, connection: str, content: str) -> None:
    said = [c for c in read(text) if c.kind == "attribution"]
    assert [c.speaker for c in said] == [speaker]
    assert said[0].source_connection == connection
    assert content in said[0].quote
    told = [c for c in read(text) if c.kind == "figure"]
    assert all(c.speaker == speaker for c in told)


def test_a_denial_is_told_as_one(read: Read) -> None:
    said = [c for c in read("Армія заперечує, що загинули двоє.") if c.kind == "figure"]
    assert [c.modality for c in said] == ["denied"]


def test_stress_marks_and_apostrophes_stay_in_the_quote(read: Read) -> None:
    text = "Заги\u0301нули п’ятеро офіце\u0301рів."
    assert [c.quote for c in read(text) if c.kind == "figure"] == ["Заги\u0301нули п’ятеро офіце\u0301рів"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Загинули двоє людей. Про це повідомили в Офісі генпрокурора.", "Офісі генпрокурора"),
        ("Загинули двоє людей. Про це повідомив у своєму Telegram-каналі мер Харкова.", "мер Харкова"),
        ("Загинули двоє людей. Про це він написав у Telegram.", "він"),
        ("Про це повідомив мер Харкова.", None),
    ],
)
def test_a_sentence_that_points_back_names_who_told_the_one_before(read: Read, text: str, speaker: str | None) -> None:
    said = [(c.speaker, c.quote) for c in read(text) if c.kind == "attribution"]
    assert said == ([(speaker, text.split(".", maxsplit=1)[0])] if speaker else [])
