"""Russian: numerals and their cases, verbs before their subjects, inflected names, dates in cases, who said it."""

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
        # verb before subject, subject before verb, short participles
        ("Погибли 19 человек.", [n("killed", 19)]),
        ("Девятнадцать человек погибли.", [n("killed", 19)]),
        ("При обрушении крыши погибло пять рабочих.", [n("killed", 5, "workers")]),
        ("Был ранен 41 человек.", [n("injured", 41)]),
        ("Ранены сорок один человек.", [n("injured", 41)]),
        ("Убиты двое полицейских.", [n("killed", 2, "police")]),
        ("Двое прохожих были ранены.", [n("injured", 2, "civilian")]),
        ("19 человек погибли, ещё 41 получил ранения.", [n("killed", 19), n("injured", 41)]),
        ("19 человек погибли, 41 — ранен.", [n("killed", 19), n("injured", 41)]),
        ("Погибли в результате взрыва на складе трое грузчиков.", [n("killed", 3, "workers")]),
        ("Получили различные ранения 57 пассажиров.", [n("injured", 57, "civilian")]),
        ("Ранения получили 57 человек.", [n("injured", 57)]),
        ("Скончались в больнице двое раненых.", [n("killed", 2), n("injured", 2)]),
        # numerals and their cases
        ("Погибли двое.", [n("killed", 2)]),
        ("Спасатели нашли тела пятерых шахтёров.", [n("killed", 5, "workers")]),
        ("Взрыв унёс жизни двадцати одного человека.", [n("killed", 21)]),
        ("Пожар унёс жизни ста двадцати трёх человек.", [n("killed", 123)]),
        ("Двадцать один человек пострадал.", [n("injured", 21)]),
        ("Террористы убили четверых заложников.", [n("killed", 4), n("abducted", 4)]),
        ("Погибли около 150 человек.", [("killed", "all", 150, 150)]),
        ("Пострадали более 2,5 тыс. человек.", [("injured", "all", 2500, None)]),
        ("Эвакуированы полторы тысячи жителей.", [n("displaced", 1500, "civilian")]),
        ("На улицы вышли полмиллиона человек.", [n("participants", 500_000)]),
        ("Эвакуированы 12 500 человек.", [n("displaced", 12_500)]),
        ("Пропали без вести не менее семи рыбаков.", [("missing", "workers", 7, None)]),
        ("Погибли до 40 солдат.", [("killed", "soldiers", None, 40)]),
        ("Погибли от 10 до 15 человек.", [("killed", "all", 10, 15)]),
        ("Ранены 10–15 человек.", [("injured", "all", 10, 15)]),
        ("Погибли десятки людей.", [("killed", "all", 20, None)]),
        ("Ранены несколько десятков человек.", [("injured", "all", 20, None)]),
        ("Десятки тысяч жителей покинули свои дома.", [("displaced", "civilian", 20_000, None)]),
        ("Сотни человек остались без крова.", [("displaced", "all", 200, None)]),
        ("Погибли 2000 человек.", [n("killed", 2000)]),
        ("20 января 19 человек погибли.", [n("killed", 19)]),
        ("В январе 1990 года 19 человек погибли.", [n("killed", 19)]),
        # sums, parts, one person
        (
            "Убиты двое полицейских и четверо мирных жителей.",
            [n("killed", 2, "police"), n("killed", 6), n("killed", 4, "civilian")],
        ),
        ("Погибли 19 человек, в том числе трое детей.", [n("killed", 19), n("killed", 3, "children")]),
        ("Погибли 12 человек, из них две женщины.", [n("killed", 12), n("killed", 2, "women")]),
        ("Убит мэр города.", [n("killed", 1)]),
        ("В доме погибла пожилая женщина.", [n("killed", 1, "women")]),
        ("Ранена 19-летняя студентка.", [n("injured", 1, "women")]),
        ("Один человек погиб, трое пострадали.", [n("killed", 1), n("injured", 3)]),
        ("Трое из них погибли.", [n("killed", 3)]),
        ("Из 112 пассажиров 19 погибли.", [n("killed", 19)]),
        # active verbs: who did it is not who suffered
        ("Боевики убили трёх полицейских.", [n("killed", 3, "police")]),
        ("Трёх полицейских убили в горах.", [n("killed", 3, "police")]),
        ("Задержали более 200 человек.", [("detained", "all", 200, None)]),
        ("Более 200 человек задержали на площади.", [("detained", "all", 200, None)]),
        ("Солдаты расстреляли шестерых крестьян.", [n("killed", 6, "workers")]),
        ("Боевики напали на село.", []),
        # tolls, nobody, what has not happened
        ("Число погибших выросло до 23.", [n("killed", 23)]),
        ("Число раненых достигло 57 человек.", [n("injured", 57)]),
        ("Погибших нет, пострадали трое.", [n("killed", 0), n("injured", 3)]),
        ("Никто не пострадал.", [n("injured", 0)]),
        ("Могли погибнуть 40 человек.", []),
        ("Взрыв произошёл в 19 километрах от города, погибли двое.", [n("killed", 2)]),
        # other measures
        ("Четверо взяты в заложники.", [n("abducted", 4)]),
        ("Госпитализированы 12 человек.", [n("hospitalised", 12)]),
        ("В больницы доставлены 30 раненых.", [n("injured", 30), n("hospitalised", 30)]),
        ("Рыбаки спасли девять человек.", [n("rescued", 9)]),
        ("Разрушены 14 домов.", [("destroyed", "", 14, 14)]),
        ("В митинге приняли участие около 3000 человек.", [("participants", "all", 3000, 3000)]),
        ("Депортированы 800 семей и 1200 человек.", [n("displaced", 1200)]),
        ("Число погибших в Твери выросло до 34.", [n("killed", 34)]),
        ("Пропавшими без вести считаются четверо шахтёров.", [n("missing", 4, "workers")]),
    ],
)
def test_figures(figures: Callable[[str], list[Figure]], text: str, expected: list[Figure]) -> None:
    assert figures(text) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Это случилось 20 января 1990 года.", "1990-01-20"),
        ("Это случилось 20.01.1990.", "1990-01-20"),
        ("Паром затонул 11 мая.", "2024-05-11"),
        ("Паром затонул во вторник вечером.", "2024-05-14"),
        ("Бой шёл в среду, 15 мая.", "2024-05-15"),
        ("Дом сгорел в ночь на 20 января 1990 года.", "1990-01-19/1990-01-20"),
        ("Дом сгорел в ночь с 19 на 20 января 1990 года.", "1990-01-19/1990-01-20"),
        ("Дом сгорел в ночь на понедельник.", "2024-05-12/2024-05-13"),
        ("Дом сгорел вчера вечером.", "2024-05-15"),
        ("Суд начался два года назад.", "2022"),
        ("Суд начался год назад.", "2023"),
        ("Он уехал в марте 2023 года.", "2023-03"),
        ("Он уехал в марте прошлого года.", "2023-03"),
        ("Он уехал летом 1990 года.", "1990-22"),
        ("Он уехал в прошлом году.", "2023"),
        ("Лагерь закрыли в 90-х годах.", "199X"),
        ("Церковь построена в XIX веке.", "18XX"),
        ("Бои шли с 3 по 7 мая 2024 года.", "2024-05-03/2024-05-07"),
        ("Взрыв прогремел 12 мая 2024 года в 18:20.", "2024-05-12T18:20"),
        ("Осада длилась три недели.", "P3W"),
        ("Взрыв прогремел 12 мая. Два дня спустя нашли тела.", "2024-05-14"),
        ("Взрыв прогремел 12 мая. На следующий день нашли тела.", "2024-05-13"),
    ],
)
def test_times(read: Read, text: str, edtf: str) -> None:
    assert edtf in [c.edtf for c in read(text) if c.kind == "time"]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Взрыв прогремел в Москве.", "Moscow", "Russia"),
        ("Взрыв прогремел в центре Киева.", "Kyiv", "Ukraine"),
        ("Поезд сошёл с рельсов под Тверью.", "Tver", "Russia"),
        ("Пожар в Нижнем Новгороде потушен.", "Nizhniy Novgorod", "Russia"),
        ("Пожар в Ростове-на-Дону потушен.", "Rostov-on-Don", "Russia"),
        ("Митинг прошёл в Санкт-Петербурге.", "Saint Petersburg", "Russia"),
        ("Митинг прошёл в Баку.", "Baku", "Azerbaijan"),
        ("Бои идут на востоке Сирии.", "Syria", "Syria"),
        ("Солдат погиб в Грозном.", "Grozny", "Russia"),
        ("Шахта закрыта в Тверской области.", "Tverskaya", "Russia"),
        ("Паром вышел из Стамбула.", "Istanbul", "Turkey"),
        ("Посол уехал из Турции.", "Turkey", "Turkey"),
        ("Лагерь стоит у города Мосул в Ираке.", "Mosul", "Iraq"),
    ],
)
def test_places(read: Read, text: str, name: str, country: str) -> None:
    found = [(c.name, c.country) for c in read(text) if c.kind == "place"]
    assert (name, country) in found


@pytest.mark.parametrize(
    ("text", "speaker", "connection", "content"),
    [
        ("По словам мэра, погибли двое.", "мэра", "official", "погибли двое"),
        ("Погибли двое, сообщил мэр.", "мэр", "official", "Погибли двое"),
        ("Погибли двое, сообщили в министерстве.", "министерстве", "official", "Погибли двое"),
        ("Министр заявил, что погибли двое.", "Министр", "official", "погибли двое"),
        ("«Мы слышали крики», — рассказал рыбак Олег Дымов.", "рыбак Олег Дымов", "eyewitness", "Мы слышали крики"),
        ("Согласно докладу комиссии, погибли двое.", "комиссии", "official", "погибли двое"),
        ("Как сообщает газета «Заря», погибли двое.", "газета «Заря»", "media", "погибли двое"),
        ("Источник в полиции добавил, что двое задержаны.", "Источник в полиции", "official", "двое задержаны"),
        ("Армия отрицает, что погибли двое.", "Армия", "official", "погибли двое"),
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
    said = [c for c in read("Армия отрицает, что погибли двое.") if c.kind == "figure"]
    assert [c.modality for c in said] == ["denied"]


def test_stress_marks_and_yo_stay_in_the_quote(read: Read) -> None:
    text = "Поги\u0301бли трёхлетний мальчик и 19 офице\u0301ров."
    found = {c.population: c.quote for c in read(text) if c.kind == "figure"}
    assert found["soldiers"] == "Поги\u0301бли трёхлетний мальчик и 19 офице\u0301ров"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Погибли два человека. Об этом сообщил мэр Твери.", "мэр Твери"),
        ("Погибли два человека. Об этом глава региона сообщил в Telegram-канале.", "глава региона"),
        ("Об этом сообщил мэр Твери.", None),
    ],
)
def test_a_sentence_that_points_back_names_who_told_the_one_before(read: Read, text: str, speaker: str | None) -> None:
    said = [(c.speaker, c.quote) for c in read(text) if c.kind == "attribution"]
    assert said == ([(speaker, text.split(".", maxsplit=1)[0])] if speaker else [])
