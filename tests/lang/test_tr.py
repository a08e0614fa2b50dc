"""Turkish: endings with vowel harmony, verbs last, nouns in the singular behind numerals, participles before their nouns."""

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
        # verbs in their forms
        ("Saldırıda en az 17 kişi hayatını kaybetti.", [("killed", "all", 17, None)]),
        ("Patlamada 38 kişi yaralandı.", [n("injured", 38)]),
        ("17 kişinin öldüğü, 38 kişinin yaralandığı bildirildi.", [n("killed", 17), n("injured", 38)]),
        ("Bakanlık 17 kişinin öldüğünü açıkladı.", [n("killed", 17)]),
        ("Kazada 17 kişinin yaşamını yitirdiği öğrenildi.", [n("killed", 17)]),
        ("17 kişi öldü, 38 kişi de yaralandı.", [n("killed", 17), n("injured", 38)]),
        ("17 kişi ölürken 38 kişi yaralandı.", [n("killed", 17), n("injured", 38)]),
        ("Depremde ölen 17 kişi toprağa verildi.", [n("killed", 17)]),
        ("Yaralanan üç kişi hastaneye kaldırıldı.", [n("injured", 3), n("hospitalised", 3)]),
        ("Askerler yirmi bir sivili öldürdü.", [n("killed", 21, "civilian")]),
        ("Yirmi bir sivil askerler tarafından öldürüldü.", [n("killed", 21, "civilian")]),
        ("Deprem 140 kişinin canını aldı.", [n("killed", 140)]),
        ("Beş madenci boğularak öldü.", [n("killed", 5, "workers")]),
        ("İki asker şehit oldu.", [n("killed", 2, "soldiers")]),
        ("Üç gazeteci kaçırıldı.", [n("abducted", 3, "journalists")]),
        ("Yedi madenci hâlâ kayıp.", [n("missing", 7, "workers")]),
        ("Yedi madenci kayboldu.", [n("missing", 7, "workers")]),
        ("Balıkçılar dokuz kişiyi kurtardı.", [n("rescued", 9)]),
        ("Dokuz kişi sağ kurtarıldı.", [n("rescued", 9)]),
        ("Polis gece üç kişiyi gözaltına aldı.", [n("detained", 3)]),
        ("Otuz gösterici tutuklandı.", [n("detained", 30)]),
        ("600 köylü evlerini terk etti.", [n("displaced", 600, "civilian")]),
        ("Yürüyüşe 700 kişi katıldı.", [n("participants", 700)]),
        ("Meydanda yüzlerce insan toplandı.", [("participants", "all", 200, None)]),
        ("12 ev dalgalar tarafından yıkıldı.", [("destroyed", "", 12, 12)]),
        ("Hükümet bölgeye 200 asker gönderdi.", [n("deployed", 200, "soldiers")]),
        ("Yangında iki okul kül oldu.", [("destroyed", "", 2, 2)]),
        # nouns that are counted, totals
        ("17 ölü, 38 yaralı var.", [n("killed", 17), n("injured", 38)]),
        ("Ölü sayısı 23'e yükseldi.", [n("killed", 23)]),
        ("Hayatını kaybedenlerin sayısı 23 oldu.", [n("killed", 23)]),
        ("Yaralı sayısının 57'ye çıktığı bildirildi.", [n("injured", 57)]),
        # numbers and bounds, also behind the number
        ("On dokuz kişi öldü.", [n("killed", 19)]),
        ("Onbeş kişi öldü.", [n("killed", 15)]),
        ("Yüz elli kişi öldü.", [n("killed", 150)]),
        ("İki yüz on dokuz kişi öldü.", [n("killed", 219)]),
        ("2 bin 500 kişi tahliye edildi.", [n("displaced", 2500)]),
        ("1.500 kişi tahliye edildi.", [n("displaced", 1500)]),
        ("Yaklaşık 2,5 milyon kişi göç etti.", [("displaced", "all", 2_500_000, 2_500_000)]),
        ("Yarım milyon insan yerinden edildi.", [n("displaced", 500_000)]),
        ("30'dan fazla kişi gözaltına alındı.", [("detained", "all", 30, None)]),
        ("Yirmiden fazla kişi gözaltına alındı.", [("detained", "all", 20, None)]),
        ("300'e kadar işçi kayıp.", [("missing", "workers", None, 300)]),
        ("30 kadar kişi yaralandı.", [("injured", "all", 30, 30)]),
        ("200'e yakın kişi yaralandı.", [("injured", "all", 200, 200)]),
        ("En fazla 300 kişi yaralandı.", [("injured", "all", None, 300)]),
        ("10 ila 15 kişi öldü.", [("killed", "all", 10, 15)]),
        ("10 ile 15 arasında denizci yaralandı.", [("injured", "soldiers", 10, 15)]),
        ("Bir düzine insan kayıp.", [n("missing", 12)]),
        ("Düzinelerce insan yaralandı.", [("injured", "all", 24, None)]),
        ("Birkaç kişi yaralandı.", [("injured", "all", None, None)]),
        ("38'i yaralandı.", [n("injured", 38)]),
        # nobody, one, sums and parts
        ("Kimse yaralanmadı.", [n("injured", 0)]),
        ("Ölen olmadı.", [n("killed", 0)]),
        ("Bir adam öldürüldü.", [n("killed", 1)]),
        ("Bir bekçi kimliği belirsiz kişiler tarafından öldürüldü.", [n("killed", 1, "workers")]),
        ("Ahmet Yılmaz öldürüldü.", [n("killed", 1)]),
        ("İki polis ve dört asker yaralandı.", [n("injured", 6), n("injured", 2, "police"), n("injured", 4, "soldiers")]),
        ("Aralarında iki çocuğun da bulunduğu beş kişi boğuldu.", [n("killed", 5), n("killed", 2, "children")]),
        ("Beş kişi, aralarında iki çocuk da olmak üzere, boğuldu.", [n("killed", 5), n("killed", 2, "children")]),
        ("19 kişi Buenos Aires'te öldü.", [n("killed", 19)]),
        # what is not told
        ("17 kişi ölmedi.", []),
        ("Toplantıya 40 ülkeden temsilciler katıldı.", []),
        ("Üç köyde iki kişi öldü.", [n("killed", 2)]),
        ("Saldırı 17 Mayıs'ta oldu.", []),
        ("27 yaşındaki sürücü geldi.", []),
        ("Yol 19 kilometre uzunluğunda.", []),
        # a toll that may come
        ("Depremde ölü sayısı 30'a çıkabilir.", []),
        ("Yetkililer ölü sayısının 50'ye ulaşabileceğini açıkladı.", []),
        ("Depremde ölü sayısı 31'e çıktı.", [n("killed", 31)]),
        # digits before people are no year
        ("2000 kişi öldü.", [n("killed", 2000)]),
        ("Türk Silahlı Kuvvetleri 15 teröristi etkisiz hale getirdi.", [n("killed", 15, "combatant")]),
        ("Operasyonda üç terörist etkisiz hale getirildi.", [n("killed", 3, "combatant")]),
    ],
)  # fmt: skip
def test_figures(figures: Callable[[str], list[Figure]], text: str, expected: list[Figure]) -> None:
    assert figures(text) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 Şubat 1986'da asker girdi.", ["1986-02-03"]),
        ("3 Şubat 1986 Pazartesi günü asker girdi.", ["1986-02-03"]),
        ("03.02.1986 tarihinde asker girdi.", ["1986-02-03"]),
        ("3 Şubat'ı 4 Şubat'a bağlayan gece yangın çıktı.", ["2024-02-03/2024-02-04"]),
        ("Şubat ayının 3'ünü 4'üne bağlayan gece yangın çıktı.", ["2024-02-03/2024-02-04"]),
        ("1986 yılının Şubat ayında yangın çıktı.", ["1986-02"]),
        ("Şubat 1986'da yangın çıktı.", ["1986-02"]),
        ("Pazartesi akşamı yangın çıktı.", ["2024-05-13"]),
        ("Pazar günü yangın çıktı.", ["2024-05-12"]),
        ("Pazar yerinde yangın çıktı.", []),
        ("Dün gece yangın çıktı.", ["2024-05-15"]),
        ("Üç yıl önce yangın çıktı.", ["2021"]),
        ("İki gün önce yangın çıktı.", ["2024-05-14"]),
        ("3 Mayıs'ta yangın çıktı. İki gün sonra yağmur yağdı.", ["2024-05-03", "2024-05-05"]),
        ("3 Mayıs'ta yangın çıktı. Ertesi gün yağmur yağdı.", ["2024-05-03", "2024-05-04"]),
        ("3 Mayıs'ta saat 18.40'ta yangın çıktı.", ["2024-05-03T18:40"]),
        ("Geçen hafta yangın çıktı.", ["2024-05-06/2024-05-12"]),
        ("Geçen Mart yangın çıktı.", ["2024-03"]),
        ("1986'da yangın çıktı.", ["1986"]),
        ("1990'lı yıllarda ve 19. yüzyılda yangın çıktı.", ["199X", "18XX"]),
        ("1986 yazında yangın çıktı.", ["1986-22"]),
        ("Arama üç gün sürdü.", ["P3D"]),
        ("Bakan Cuma günü konuşacak.", ["2024-05-17"]),
        ("27 yaşındaki sürücü geldi.", []),
    ],
)
def test_times(read: Read, text: str, expected: list[str]) -> None:
    assert [c.edtf for c in read(text) if c.kind == "time"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bakü'de ve Gence'de protestolar yapıldı.", ["Baku", "Ganja"]),
        ("İstanbul'da bir bomba patladı.", ["Istanbul"]),
        ("Iğdır'da deprem oldu.", ["Iğdır"]),
        ("Irak'ın Musul kentinde patlama oldu.", ["Iraq", "Mosul"]),
        ("Ankara'nın Çankaya ilçesinde yangın çıktı.", ["Ankara", "Çankaya"]),
        ("Kandahar vilayetinde üç asker öldü.", ["Kandahār"]),
        ("Halep'in kuzeyinde çatışma çıktı.", ["Aleppo"]),
        ("Feribot Uruguay'ın Nueva Palmira limanı açıklarında battı.", ["Uruguay", "Nueva Palmira"]),
        ("Sovyetler Birliği Azerbaycan'a asker gönderdi.", ["Soviet Union", "Azerbaijan"]),
        ("Heyet Moskova'dan Tiflis'e gitti.", ["Moscow", "Tbilisi"]),
        ("Saat 19.40'ta Rus askerleri geldi.", []),
    ],
)
def test_places(read: Read, text: str, expected: list[str]) -> None:
    assert [c.name for c in read(text) if c.kind == "place" and c.place_id] == expected


def test_the_ending_of_a_name_is_no_part_of_its_words(read: Read) -> None:
    assert [c.quote for c in read("İstanbul'da ve Bakü’de yangın çıktı.") if c.kind == "place"] == ["İstanbul", "Bakü"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bakanlık, 17 kişinin öldüğünü açıkladı.", [("Bakanlık", "17 kişinin öldüğünü")]),
        ("Polis 17 kişinin öldüğünü söyledi.", [("Polis", "17 kişinin öldüğünü")]),
        ('Balıkçı Ali Kaya, "20 kişiyi kurtardık" dedi.', [("Balıkçı Ali Kaya", '"20 kişiyi kurtardık"')]),
        ('"Herkes kaçtı" dedi Ahmet Yılmaz.', [("Ahmet Yılmaz", '"Herkes kaçtı"')]),
        ("İtfaiyeye göre, beş kişi boğuldu.", [("İtfaiyeye", "beş kişi boğuldu")]),
        ("17 kişinin öldüğü bildirildi.", [(None, "17 kişinin öldüğü")]),
        ("Bakan Rosa Quint, 30 kişinin öldürüldüğünü yalanladı.", [("Bakan Rosa Quint", "30 kişinin öldürüldüğünü")]),
        ("Ordu, on iki isyancının öldürüldüğünü iddia etti.", [("Ordu", "on iki isyancının öldürüldüğünü")]),
        ("Saldırıda 17 kişi öldü.", []),
    ],
)
def test_who_said_it(read: Read, text: str, expected: list[tuple[str | None, str]]) -> None:
    assert [(c.speaker, c.quote) for c in read(text) if c.kind == "attribution"] == expected


def test_what_is_denied_is_told_so(read: Read) -> None:
    found = [c for c in read("Bakan Rosa Quint, 30 kişinin öldürüldüğünü yalanladı.") if c.kind == "figure"]
    assert [(c.best, c.modality, c.source_connection) for c in found] == [(30, "denied", "official")]


def test_a_toll_that_is_expected_is_told_as_expected(read: Read) -> None:
    told = [
        (c.measure, c.high, c.modality) for c in read("Ölü sayısının 60'ı bulması bekleniyor.") if c.kind == "figure"
    ]
    assert told == [("killed", 60, "expected")]
