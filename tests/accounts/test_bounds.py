"""Bounds of signs and words in telling prose, sentences and languages, told in plain numbers."""

from __future__ import annotations

from itertools import accumulate

import pytest

from firsthand.accounts import language
from firsthand.accounts.anniversaries import reckon
from firsthand.accounts.blocks import blocks_of, is_prose, paragraphs_of
from firsthand.accounts.bylines import Imprint
from firsthand.accounts.language import detected
from firsthand.accounts.published import date_lines, published_in
from firsthand.accounts.sentences import sentences_of
from firsthand.accounts.title import headline, known_title
from firsthand.lang.pack import LanguagePack, pack_for
from firsthand.spans import Span

LINE = "the council met in the hall"
PROSE = "The council of the town met in the evening and spoke of the new bridge over the river for two hours."


@pytest.mark.parametrize(
    ("words", "signs", "prose"),
    [(9, 60, True), (9, 59, False), (8, 60, False), (12, 90, True)],
)
def test_prose_has_sixty_signs_and_nine_words(words: int, signs: int, prose: bool) -> None:
    line = "a " * (words - 1)
    line += "b" * (signs - len(line) - 1) + "."
    assert (len(line), len(line.split())) == (signs, words)
    assert is_prose(line) is prose


@pytest.mark.parametrize(("signs", "spans"), [(3_000, [3_000]), (3_001, [3_000, 3_001])])
def test_a_sentence_has_three_thousand_signs_at_most(signs: int, spans: list[int]) -> None:
    assert [s.end for s in sentences_of("a" * signs, [(0, signs)], "en", pack_for("en"))] == spans


@pytest.mark.parametrize(("before", "code"), [(1_499, "el"), (1_500, None)])
def test_a_language_is_told_from_the_first_fifteen_hundred_signs(before: int, code: str | None) -> None:
    assert detected("1" * before + "καλημέρα") == code


def test_long_text_is_cut_every_twenty_thousand_signs() -> None:
    ends = [[s.end for s in sentences_of("a" * n, [(0, n)], "en", pack_for("en"))][-2:] for n in (20_000, 20_001)]
    assert ends == [[18_000, 20_000], [20_000, 20_001]]


@pytest.mark.parametrize(("letters", "code"), [(25, "en"), (24, None)])
def test_a_language_is_told_from_twenty_five_letters(letters: int, code: str | None) -> None:
    assert detected("they were in the house " + "s" * (letters - 18)) == code


class Model:
    """Says what it is told to, as surely as it is told to, and keeps what it was asked."""

    def __init__(self, part: float, whole: float) -> None:
        self.sure = {True: part, False: whole}
        self.asked: list[int] = []

    def classify(self, sample: str) -> tuple[str, float]:
        self.asked.append(len(sample))
        return "en", self.sure[len(sample) < 641]

    def rank(self, sample: str) -> list[tuple[str, float]]:
        return [("en", self.sure[False]), ("fr", 1 - self.sure[False])]


@pytest.mark.parametrize(("sure", "code"), [(0.6, "en"), (0.59, None)])
def test_six_tenths_are_sure(monkeypatch: pytest.MonkeyPatch, sure: float, code: str | None) -> None:
    monkeypatch.setattr(language, "_model", lambda: Model(sure, sure))
    assert detected("a" * 300) == code


@pytest.mark.parametrize(
    ("signs", "sure", "asked"), [(641, 0.99, [482]), (641, 0.98, [482, 641]), (640, 0.99, [640]), (1_000, 0.99, [482])]
)
def test_three_parts_of_160_signs_tell_a_language_that_is_certain(
    monkeypatch: pytest.MonkeyPatch, signs: int, sure: float, asked: list[int]
) -> None:
    model = Model(sure, 1.0)
    monkeypatch.setattr(language, "_model", lambda: model)
    assert detected("a" * signs) == "en"
    assert model.asked == asked


@pytest.mark.parametrize(("signs", "count"), [(40, 1), (39, 3), (110, 1), (111, 3)])
def test_lines_of_forty_to_110_signs_are_a_wrapped_paragraph(signs: int, count: int) -> None:
    assert len(paragraphs_of(blocks_of("\n".join(["Abc " + "x" * (signs - 4)] * 3)))) == count


@pytest.mark.parametrize(("signs", "count"), [(40, 1), (39, 2)])
def test_a_line_of_forty_signs_without_end_goes_on_in_lower_case(signs: int, count: int) -> None:
    assert len(paragraphs_of(blocks_of(f"{'x' * signs}\nand so on"))) == count


@pytest.mark.parametrize(("before", "found"), [(19, True), (20, False)])
def test_a_given_title_is_looked_for_in_twenty_lines(before: int, found: bool) -> None:
    title = known_title(
        "Ferry lies at the pier", None, blocks_of("\n".join([*[LINE] * before, "Ferry lies at the pier"]))
    )
    assert bool(title and title.block) is found


@pytest.mark.parametrize(("signs", "found"), [(400, True), (401, False)])
def test_and_in_lines_of_four_hundred_signs(signs: int, found: bool) -> None:
    line = ("so " * 200)[: signs - 1] + "x"
    title = known_title(line, None, blocks_of(line))
    assert bool(title and title.block) is found


@pytest.mark.parametrize(("line", "taken"), [("Ferry burns out", True), ("Ferry burns", False)])
def test_a_headline_has_three_words(line: str, taken: bool) -> None:
    blocks = blocks_of(f"{line}\n\n{PROSE}")
    assert bool(headline(blocks, paragraphs_of(blocks), ())) is taken


@pytest.mark.parametrize(("signs", "taken"), [(200, True), (201, False)])
def test_a_headline_has_two_hundred_signs(signs: int, taken: bool) -> None:
    blocks = blocks_of(f"Ferry burns {'o' * (signs - 12)}\n\n{PROSE}")
    assert (bool(headline(blocks, paragraphs_of(blocks), ()))) is taken


def published(lines: list[str], pack: LanguagePack) -> str | None:
    found = published_in("\n".join(lines), blocks_of("\n".join(lines)), (), Imprint(), pack=pack)
    return found.edtf if found else None


@pytest.mark.parametrize(("before", "read"), [(13, True), (14, False)])
def test_a_line_that_is_a_date_stands_in_the_first_fourteen(before: int, read: bool, pack: LanguagePack) -> None:
    lines = [*[LINE] * before, "4 May 2031", *[LINE] * 9]
    assert published(lines, pack) == ("2031-05-04" if read else None)
    assert bool(date_lines(blocks_of("\n".join(lines)), pack)) is read


@pytest.mark.parametrize(("behind", "read"), [(2, True), (3, False)])
def test_or_with_its_label_in_the_last_three(behind: int, read: bool, pack: LanguagePack) -> None:
    lines = [*[LINE] * 20, "First published on 4 May 2031", *[LINE] * behind]
    assert published(lines, pack) == ("2031-05-04" if read else None)


@pytest.mark.parametrize(("signs", "read"), [(140, True), (141, False)])
def test_a_line_with_a_date_has_140_signs(signs: int, read: bool, pack: LanguagePack) -> None:
    date = "First published on 4 May 2031"
    assert published([f"{'-' * (signs - len(date) - 1)} {date}"], pack) == ("2031-05-04" if read else None)
    assert published([f"{date} {'-' * (signs - len(date) - 1)}"], pack) == ("2031-05-04" if read else None)


def reckoned(*sentences: str, pack: LanguagePack) -> str | None:
    """When a text of these sentences was published."""
    ends = list(accumulate(map(len, sentences)))
    found = reckon("".join(sentences), [Span(b - len(s), b) for s, b in zip(sentences, ends, strict=True)], pack)
    return found.edtf if found else None


@pytest.mark.parametrize(("signs", "edtf"), [(100_000, "2071-05~"), (100_001, None)])
def test_anniversaries_are_read_up_to_a_hundred_thousand_signs(
    signs: int, edtf: str | None, pack: LanguagePack
) -> None:
    told = "The 40th anniversary of the flood of 3 May 2031"
    assert reckoned(" " * (signs - len(told)) + told, pack=pack) == edtf


@pytest.mark.parametrize(("day", "edtf"), [(8, "2071-04~"), (9, None)])
def test_an_anniversary_stands_three_days_off_its_event(day: int, edtf: str | None, pack: LanguagePack) -> None:
    told = f"On April {day}, 2031 the mill burned down. "
    assert reckoned(told, "The 40th anniversary of the April 5 fire was kept.", pack=pack) == edtf


@pytest.mark.parametrize(("signs", "edtf"), [(30, "2041-07-04"), (31, "2041-07~")])
def test_the_date_of_today_stands_within_thirty_signs(signs: int, edtf: str, pack: LanguagePack) -> None:
    kept = f"Today{' ' * (signs - 1)}(4 July) marks the 10th anniversary of the fall."
    assert reckoned("On July 4, 2031 the bridge fell. ", kept, pack=pack) == edtf


@pytest.mark.parametrize(("years", "edtf"), [("1000th", "3031-05~"), ("1001st", None)])
def test_an_anniversary_counts_a_thousand_years_at_most(years: str, edtf: str | None, pack: LanguagePack) -> None:
    assert reckoned(f"The {years} anniversary of the flood of 3 May 2031", pack=pack) == edtf
