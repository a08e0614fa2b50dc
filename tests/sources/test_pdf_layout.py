"""Printed lines become paragraphs."""

import pytest

from firsthand.sources.pdf_layout import PrintedLine, PrintedPage, lay_out

WIDTH, LEADING = 6.0, 14.0


def _page(lines: list[tuple[str, float]], number: int = 1) -> PrintedPage:
    """Lines with the white space above each, in lines."""
    text, made, bottom = "", [], 800.0
    for words, gap in lines:
        bottom -= LEADING * gap
        indent = len(words) - len(words.lstrip())
        start = len(text) + indent
        text += words + "\r\n"
        left = 72 + WIDTH * indent
        right = 72 + WIDTH * len(words)
        made.append(PrintedLine(start, start + len(words) - indent, left, right, 12.0, bottom, bottom, ()))
    return PrintedPage(number, text, tuple(made))


LONG = "a line of words that fills the whole width of the page here"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ([(LONG, 1), ("and goes on.", 1)], f"{LONG} and goes on."),
        ([(LONG, 1), (LONG, 1), ("end.", 1), ("New paragraph.", 2)], f"{LONG} {LONG} end.\n\nNew paragraph."),
        ([(LONG, 1), ("It ends.", 1), (LONG, 1)], f"{LONG} It ends.\n\n{LONG}"),
        ([(LONG, 1), ("• first", 1), ("• second", 1)], f"{LONG}\n• first\n• second"),
        ([(LONG, 1), ("    " + LONG, 1)], f"{LONG}\n{LONG}"),
        ([], ""),
    ],
)
def test_joints(lines: list[tuple[str, float]], text: str) -> None:
    assert lay_out([_page(lines)])[0] == text


def test_segments_lead_to_page_and_place() -> None:
    pages = [_page([(LONG, 1), ("and ends.", 1)]), _page([("Second page.", 1)], 2)]
    text, segments, dropped = lay_out(pages)
    assert dropped == ()
    for seg in segments:
        raw = pages[seg.page - 1].text
        assert raw[seg.raw_start : seg.raw_start + seg.length] == text[seg.start : seg.start + seg.length]
    assert {s.page for s in segments} == {1, 2}


@pytest.mark.parametrize("number", ["7", "- 7 -", "Page 7", "page 7 of 12", "7/12"])
def test_page_numbers_go(number: str) -> None:
    text, _, dropped = lay_out([_page([("Words of a page.", 1), (number, 3)])])
    assert text == "Words of a page."
    assert dropped == (number,)


def test_a_number_alone_on_its_page_stays() -> None:
    assert lay_out([_page([("1914", 1)])])[0] == "1914"
