"""Encodings told from bytes."""

import codecs
import contextlib
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.errors import InputError
from firsthand.sources.decode import decode, looks_binary

RUSSIAN = (
    "Вчера вечером на складе в порту произошёл пожар. Погибли трое рабочих, ещё семеро ранены, сообщили спасатели."
)
GERMAN = "Über die Brücke fuhren gestern zwölf Züge, sagte der Bürgermeister. Später fiel sie größtenteils zusammen."
FRENCH = "L'incendie a éclaté près du marché à l'aube; deux blessés ont été hospitalisés, a déclaré la préfecture."
POLISH = (
    "Wczoraj wieczorem w porcie wybuchł pożar. Zginęły trzy osoby, siedem zostało rannych, poinformowała straż pożarna."
)
TURKISH = "Dün akşam limandaki depoda yangın çıktı. Üç işçi öldü, yedi kişi yaralandı, itfaiye şöyle açıkladı."
JAPANESE = "昨夜、港の倉庫で火災が発生し、三人が死亡、七人が負傷したと消防が発表した。原因は調査中である。"
CHINESE = "昨天晚上港口仓库发生火灾,造成三人死亡,七人受伤,消防部门表示原因正在调查之中。"
GREEK = "Χθες το βράδυ ξέσπασε φωτιά σε αποθήκη στο λιμάνι. Τρεις εργάτες σκοτώθηκαν και επτά τραυματίστηκαν."
ARABIC = "اندلع حريق مساء أمس في مستودع بالميناء، وقتل ثلاثة عمال وأصيب سبعة آخرون، بحسب رجال الإطفاء."


@pytest.mark.parametrize("text", [RUSSIAN, GERMAN, JAPANESE, ARABIC, "plain ascii", "🙂 12 hurt"])
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("utf-32-be", codecs.BOM_UTF32_BE),
    ],
)
def test_unicode_with_and_without_mark(text: str, encoding: str, mark: bytes) -> None:
    read = decode(mark + text.encode(encoding))
    assert (read.text, read.encoding) == (text, encoding)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
        (GERMAN, "latin-1"),
        (FRENCH, "windows-1252"),
        (POLISH, "windows-1250"),
        (TURKISH, "windows-1254"),
        (JAPANESE, "shift-jis"),
        (JAPANESE, "euc-jp"),
        (CHINESE, "gb18030"),
        (GREEK, "windows-1253"),
        (ARABIC, "windows-1256"),
    ],
)
def test_old_encodings_are_guessed_without_a_word_of_help(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("text", [RUSSIAN, GERMAN])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        (RUSSIAN, "utf-8", "windows-1251"),
        (JAPANESE, "utf-8", "shift_jis"),
        (GERMAN, "latin-1", "utf-8"),
        (RUSSIAN, "windows-1251", "utf-8"),
        (FRENCH, "windows-1252", "no-such-charset"),
        (FRENCH, "windows-1252", "base64"),
    ],
)
def test_wrong_declaration_is_overruled(text: str, encoding: str, declared: str) -> None:
    assert decode(text.encode(encoding), declared).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("Пожар", "windows-1251"), ("火事", "shift_jis"), ("火事がありました", "iso-2022-jp"), ("Brücke", "iso-8859-1")],
)
def test_true_declaration_decides_where_the_text_is_short(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), encoding).text == text


def test_browsers_read_latin1_as_windows() -> None:
    assert decode(b"\x93word\x94 and \xe9", "iso-8859-1").text == "“word” and é"


def test_few_damaged_bytes_do_not_turn_utf8_into_something_else() -> None:
    data = RUSSIAN.encode() + b" \xff " + GERMAN.encode()
    read = decode(data)
    assert read.encoding == "utf-8"
    assert read.text == f"{RUSSIAN} \ufffd {GERMAN}"


@pytest.mark.parametrize(
    "data",
    [
        b"\x00" * 400,
        random.Random(7).randbytes(20_000),
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9,
        b"\x7fELF" + b"\x01\x02\x00" * 90,
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    assert looks_binary(data)
    with pytest.raises(InputError) as caught:
        decode(data, subject="x.txt")
    assert caught.value.code == "binary"
    assert "x.txt" in str(caught.value)


@given(
    st.binary(max_size=300), st.sampled_from([None, "utf-8", "latin-1", "shift_jis", "utf-16", "hz", "rot13", "\x00"])
)
def test_any_bytes_are_text_or_refused(data: bytes, declared: str | None) -> None:
    with contextlib.suppress(InputError):
        assert isinstance(decode(data, declared).text, str)


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc"))))
def test_utf8_is_read_as_it_is(text: str) -> None:
    assert decode(text.encode()).text == text.removeprefix("\ufeff")
