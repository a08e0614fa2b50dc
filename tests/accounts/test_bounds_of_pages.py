"""Bounds of signs and lines by which furniture, bylines and datelines of a page are told, in plain numbers."""

from __future__ import annotations

import pytest

from firsthand.accounts.blocks import blocks_of
from firsthand.accounts.bylines import Imprint, read_imprint
from firsthand.accounts.furniture import furniture_of
from firsthand.lang.pack import LanguagePack

PROSE = "The council of the town met in the evening and spoke of the new bridge over the river for two hours."
LINE = "the council met in the hall"  # neither prose nor a section


def cut(lines: list[str], pack: LanguagePack) -> list[int]:
    """Which lines of a page are left out."""
    return sorted(furniture_of(blocks_of("\n\n".join(lines)), pack))


def imprint(lines: list[str], pack: LanguagePack) -> Imprint:
    return read_imprint(blocks_of("\n\n".join(lines)), pack)


def long(start: str, signs: int, end: str = "") -> str:
    """A line of so many signs that starts and ends so."""
    words = "so and so it was for all of us " * 40
    return f"{start}{words[: signs - len(start) - len(end) - 1]}x{end}"


@pytest.mark.parametrize(("signs", "left_out"), [(90, True), (91, False)])
def test_a_line_that_is_nothing_but_furniture_has_ninety_signs(signs: int, left_out: bool, pack: LanguagePack) -> None:
    line = "Facebook" + " | SMS" * 13
    line += "," * (signs - len(line) - 3) + "SMS"
    assert (2 in cut([PROSE, PROSE, line], pack)) is left_out


@pytest.mark.parametrize(("signs", "left_out"), [(300, True), (301, False)])
def test_one_that_starts_like_furniture_has_three_hundred(signs: int, left_out: bool, pack: LanguagePack) -> None:
    assert (2 in cut([PROSE, PROSE, long("Copyright by ", signs)], pack)) is left_out


@pytest.mark.parametrize(("signs", "left_out"), [(220, True), (221, False)])
def test_one_that_holds_words_of_furniture_has_220(signs: int, left_out: bool, pack: LanguagePack) -> None:
    assert (2 in cut([PROSE, PROSE, long("So ", signs, " all rights reserved")], pack)) is left_out


@pytest.mark.parametrize(("signs", "left_out"), [(260, True), (261, False)])
def test_a_teaser_with_its_heading_has_260(signs: int, left_out: bool, pack: LanguagePack) -> None:
    assert (2 in cut([PROSE, PROSE, long("Related: ", signs)], pack)) is left_out


@pytest.mark.parametrize(("signs", "left_out"), [(700, True), (701, False)])
def test_a_note_of_the_publisher_has_seven_hundred(signs: int, left_out: bool, pack: LanguagePack) -> None:
    line = long("This paper is not responsible for the content. ", signs)
    assert (1 in cut([PROSE, line, PROSE], pack)) is left_out


@pytest.mark.parametrize(("above", "left_out"), [(39, True), (40, False)])
def test_a_headline_stands_in_the_first_forty_lines(above: int, left_out: bool, pack: LanguagePack) -> None:
    menu = ["World", "Sport", *["Harbour"] * (above - 2)]
    assert (5 in cut([*menu, "Ferry lies at the pier", PROSE], pack)) is left_out


@pytest.mark.parametrize(("section", "left_out"), [("Old Town Harbour", True), ("Old Town Harbour North", False)])
def test_a_section_has_three_words(section: str, left_out: bool, pack: LanguagePack) -> None:
    assert (2 in cut(["World", "Sport", section, PROSE], pack)) is left_out


@pytest.mark.parametrize(("first", "left_out"), [(198, [1, 2]), (197, [1])])
def test_two_fifths_of_a_page_on_is_late(first: int, left_out: list[int], pack: LanguagePack) -> None:
    """A heading of other stories takes what stands beneath it, up to the end of the page only where it is late."""
    page = ["x" * first, "Most read", "y" * (500 - first - 2 - 9 - 2)]
    assert blocks_of("\n\n".join(page))[-1].end == 500
    assert cut(page, pack) == left_out


@pytest.mark.parametrize(("first", "kind"), [(196, "disclaimer"), (195, None)])
def test_notes_of_the_publisher_stand_in_the_last_two_fifths(first: int, kind: str | None, pack: LanguagePack) -> None:
    """Three hundred of the five hundred signs of a page stand before the note, or nearly so."""
    note = "This paper is not responsible for the content."
    page = ["x" * 100, "x" * first, note, "x" * (500 - first - len(note) - 106)]
    blocks = blocks_of("\n\n".join(page))
    assert blocks[-1].end == 500
    assert furniture_of(blocks, pack).get(2) == kind


@pytest.mark.parametrize(("signs", "left_out"), [(250, [2, 3]), (249, [2, 3, 4])])
def test_long_prose_ends_other_stories(signs: int, left_out: list[int], pack: LanguagePack) -> None:
    prose = long("The council of the town ", signs, ".")
    assert cut([PROSE, PROSE, "Most read", "Ferry lies at the pier", prose], pack) == left_out


@pytest.mark.parametrize(("before", "read"), [(9, True), (10, False)])
def test_a_byline_stands_in_the_first_ten_lines(before: int, read: bool, pack: LanguagePack) -> None:
    assert bool(imprint([*[LINE] * before, "By Mara Quill", *[LINE] * 9], pack).byline) is read


@pytest.mark.parametrize(("behind", "read"), [(3, True), (4, False)])
def test_or_in_the_last_four(behind: int, read: bool, pack: LanguagePack) -> None:
    assert bool(imprint([*[LINE] * 20, "By Mara Quill", *[LINE] * behind], pack).byline) is read


@pytest.mark.parametrize(("signs", "read"), [(140, True), (141, False)])
def test_a_line_with_a_name_has_140_signs(signs: int, read: bool, pack: LanguagePack) -> None:
    assert bool(imprint([long("By Mara Quill | ", signs), PROSE], pack).byline) is read


@pytest.mark.parametrize(("signs", "read"), [(80, True), (81, False)])
def test_a_name_has_eighty_signs(signs: int, read: bool, pack: LanguagePack) -> None:
    name = "Mara Q" + "u" * (signs - 8) + "ll"
    assert imprint([f"By {name}", PROSE], pack).byline == (name if read else None)


@pytest.mark.parametrize(("signs", "kinds"), [(400, ["credit"]), (401, [])])
def test_a_credit_has_four_hundred_signs(signs: int, kinds: list[str], pack: LanguagePack) -> None:
    assert [r.kind for r in imprint([PROSE, long("Reporting by Mara Quill, ", signs)], pack).regions] == kinds


@pytest.mark.parametrize(("signs", "kinds"), [(500, ["caption"]), (501, [])])
def test_a_caption_has_five_hundred_signs(signs: int, kinds: list[str], pack: LanguagePack) -> None:
    assert [r.kind for r in imprint([PROSE, long("Photo by Jon, ", signs)], pack).regions] == kinds


@pytest.mark.parametrize(("signs", "read"), [(92, True), (93, False)])
def test_the_dash_of_a_dateline_stands_within_ninety_three_signs(signs: int, read: bool, pack: LanguagePack) -> None:
    source = "(Harbour Journal of the Old Town and the Bay)"
    head = f"{'C' * (signs - len(source) - 1)} {source}"
    assert bool(imprint([f"{head}—{PROSE}"], pack).dateline) is read
