"""Languages told from words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.accounts.language import detected, language_of, script_of

TEXTS = {
    "en": "Three people were killed and seven injured when the old flour mill burned down on Monday evening.",
    "de": "Drei Menschen starben und sieben wurden verletzt, als die alte Mühle am Montagabend niederbrannte.",
    "fr": "Trois personnes sont mortes et sept ont été blessées dans l'incendie de l'ancien moulin lundi soir.",
    "es": "Tres personas murieron y siete resultaron heridas cuando el viejo molino ardió el lunes por la noche.",
    "ru": "Три человека погибли и семеро ранены при пожаре на старой мельнице вечером в понедельник.",
    "uk": "Троє людей загинули, семеро поранені внаслідок пожежі на старому млині ввечері в понеділок.",
    "ar": "قتل ثلاثة أشخاص وأصيب سبعة آخرون عندما احترقت المطحنة القديمة مساء الاثنين في المدينة.",
    "tr": "Pazartesi akşamı eski değirmende çıkan yangında üç kişi öldü, yedi kişi de yaralandı.",
    "zh": "星期一晚上,旧面粉厂发生火灾,造成三人死亡,七人受伤。",
    "ja": "月曜日の夜、古い製粉所で火災があり、三人が死亡、七人が負傷した。",
    "ka": "ორშაბათს საღამოს ძველ წისქვილში ხანძრის შედეგად სამი ადამიანი დაიღუპა.",
    "el": "Τρεις άνθρωποι σκοτώθηκαν και επτά τραυματίστηκαν όταν κάηκε ο παλιός μύλος.",
    "he": "שלושה בני אדם נהרגו ושבעה נפצעו בשרפה בטחנה הישנה ביום שני בערב.",
    "hy": "Երկուշաբթի երեկոյան հին ջրաղացում բռնկված հրդեհից զոհվել է երեք մարդ։",
}


@pytest.mark.parametrize(("code", "text"), TEXTS.items())
def test_words_tell(code: str, text: str) -> None:
    assert language_of(text, None) == code
    assert language_of(text, None, marked="pt", default="nl") == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Її знайшли в Києві.", "uk"),
        ("Загинули п’ятеро, є поранені.", "uk"),
        ("Ён быў у Мінску ўчора.", "be"),
        ("У Мінску затрымалі дзесяць чалавек, паведаміла міліцыя. Сярод іх двое дзяцей.", "be"),
        ("В Киеве погибли трое, сообщил мэр города Виталий Гай.", "ru"),
        ("Полицията в София задържа трима души след протест пред парламента.", "bg"),
        ("Алматыда үш адам қаза тапты, деп хабарлады полиция департаменті.", "kk"),
        ("Вони тут.", None),
    ],
)
def test_letters_that_one_language_has_tell_it_where_words_are_few(text: str, code: str | None) -> None:
    assert detected(text) == code


def test_capitals_are_read_as_well() -> None:
    assert detected(TEXTS["es"].upper()) == "es"


@pytest.mark.parametrize(
    ("text", "given_language", "marked", "default", "code"),
    [
        (TEXTS["en"], "de", None, "", "de"),
        (TEXTS["en"], "pt-BR", None, "", "pt"),
        ("12.05. 14:30", None, None, "", "und"),
        ("Mill", None, "sv-SE", "", "sv"),
        ("Mill", None, None, "en", "en"),
        ("", None, None, "", "und"),
    ],
)
def test_order_of_trust(text: str, given_language: str | None, marked: str | None, default: str, code: str) -> None:
    assert language_of(text, given_language, marked, default) == code


@pytest.mark.parametrize(
    ("text", "script"),
    [("abc", "Latin"), ("где", "Cyrillic"), ("漢字", "Han"), ("漢字かな", "Kana"), ("12", None), ("Ünü", "Latin")],
)
def test_script(text: str, script: str | None) -> None:
    assert script_of(text) == script


@given(st.text(max_size=80))
def test_any_text_has_a_code(text: str) -> None:
    code = language_of(text, None)
    assert 2 <= len(code) <= 3


@pytest.mark.parametrize("code", ["en", "de", "fr", "es", "ru", "uk", "ar", "tr"])
def test_a_long_text_is_told_by_its_parts_as_by_the_whole(code: str) -> None:
    assert detected(f"{TEXTS[code]} " * 12) == code


def test_a_long_text_of_which_no_part_is_certain_is_told_by_the_whole() -> None:
    mixed = f"{TEXTS['de']} " * 2 + f"{TEXTS['tr']} " * 10
    assert detected(mixed) == "tr"
