"""PDF opened: paragraphs, pages, what is refused."""

import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from firsthand.config import SourcesConfig
from firsthand.errors import InputError
from firsthand.sources.open_item import raw_texts
from firsthand.sources.pdf import open_pdf
from firsthand.sources.raw_item import RawItem
from firsthand.spans import Span, locate

ONE = [
    "Mill burns in Castra",
    "",
    "Three workers were killed and seven others injured when a fire",
    "broke out at the old flour mill in Castra on Monday evening, the",
    "fire brigade said.",
    "",
    "The cause of the fire is not known. The mill had been empty for",
    "years.",
]
TWO = ["The roof fell in within minutes, said the head of the night shift,", "and 120 people had to leave their homes."]


def test_wrapped_lines_become_paragraphs(
    item: Callable[..., RawItem], config: SourcesConfig, pdf: Callable[..., bytes], leads_back: Callable[..., None]
) -> None:
    one = item("a.pdf", pdf([ONE]))
    opened = open_pdf(one, config)
    assert opened.text.split("\n\n") == [ONE[0], " ".join(ONE[2:5]), " ".join(ONE[6:8])]
    leads_back(one, opened)


def test_page_and_place_are_kept(
    item: Callable[..., RawItem], config: SourcesConfig, pdf: Callable[..., bytes], leads_back: Callable[..., None]
) -> None:
    one = item("a.pdf", pdf([ONE, TWO]))
    opened = open_pdf(one, config)
    at = opened.text.index("120 people")
    (place,) = locate(opened.segments, Span(at, at + 10))
    assert place.page == 2
    assert raw_texts(one, config)[2][place.start : place.end] == "120 people"
    leads_back(one, opened)


def test_sentence_goes_on_over_a_page_break(
    item: Callable[..., RawItem], config: SourcesConfig, pdf: Callable[..., bytes]
) -> None:
    pages = [["Three workers were killed and seven others were"], ["injured when a fire broke out at the mill."]]
    assert open_pdf(item("a.pdf", pdf(pages)), config).text == " ".join(p[0] for p in pages)


def test_divided_words_are_joined_and_compounds_kept(
    item: Callable[..., RawItem], config: SourcesConfig, pdf: Callable[..., bytes]
) -> None:
    lines = [
        "The brigade said on Tuesday that the fire had been extin-",
        "guished after a long night in which the crews of twenty-",
        "four towns had worked together beside the river.",
    ]
    text = open_pdf(item("a.pdf", pdf([lines])), config).text
    assert "been extinguished after" in text
    assert "of twenty-four towns" in text


def test_running_heads_and_page_numbers_are_left_out(
    item: Callable[..., RawItem], config: SourcesConfig, pdf: Callable[..., bytes]
) -> None:
    pages = [["Castra Fire Brigade Report", "", *ONE[2:5], "", f"Page {n} of 4"] for n in range(1, 5)]
    opened = open_pdf(item("a.pdf", pdf(pages)), config)
    assert "Brigade Report" not in opened.text
    assert "Page 2" not in opened.text
    assert opened.dropped.count("Castra Fire Brigade Report") == 4


def test_metadata(item: Callable[..., RawItem], config: SourcesConfig, pdf: Callable[..., bytes]) -> None:
    info = {"Title": "Mill fire", "Author": "Mara Quill", "CreationDate": "D:20210504081500+02'00'"}
    opened = open_pdf(item("a.pdf", pdf([ONE], info)), config)
    assert (opened.title, opened.byline, opened.published, opened.published_basis) == (
        "Mill fire",
        "Mara Quill",
        "2021-05-04",
        "meta",
    )


@pytest.mark.parametrize(
    "info", [{}, {"Title": "Microsoft Word - x.doc", "CreationDate": "D:20219999"}, {"Title": "report.indd"}]
)
def test_metadata_that_tells_nothing(
    item: Callable[..., RawItem], config: SourcesConfig, pdf: Callable[..., bytes], info: dict[str, str]
) -> None:
    opened = open_pdf(item("a.pdf", pdf([ONE], info)), config)
    assert (opened.title, opened.byline, opened.published) == (None, None, None)


def _locked(data: bytes) -> bytes:
    """The same file marked as encrypted with a password that is not known."""
    entry = (
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /Length 40 /O <" + b"5a" * 32 + b"> /U <" + b"a5" * 32 + b"> >>"
        b" /ID [<00> <00>]"
    )
    return data.replace(b"trailer\n<< ", b"trailer\n<< " + entry + b" ")


def test_encrypted_is_refused(item: Callable[..., RawItem], config: SourcesConfig, pdf: Callable[..., bytes]) -> None:
    with pytest.raises(InputError) as caught:
        open_pdf(item("a.pdf", _locked(pdf([ONE]))), config)
    assert caught.value.code == "encrypted"


@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.9])
def test_cut_short_is_refused(
    item: Callable[..., RawItem], config: SourcesConfig, pdf: Callable[..., bytes], share: float
) -> None:
    data = pdf([ONE, TWO])
    with pytest.raises(InputError) as caught:
        open_pdf(item("a.pdf", data[: int(len(data) * share)]), config)
    assert caught.value.code == "truncated"


@pytest.mark.parametrize(
    "data", [b"no pdf at all", b"%PDF-1.7\n%%EOF", b"%PDF-1.4\n" + bytes(range(256)) * 30 + b"%%EOF"]
)
def test_junk_is_refused(item: Callable[..., RawItem], config: SourcesConfig, data: bytes) -> None:
    begun = time.process_time()
    with pytest.raises(InputError) as caught:
        open_pdf(item("a.pdf", data), config)
    assert caught.value.code in ("truncated", "damaged")
    assert time.process_time() - begun < 3


def test_page_without_words_is_refused(
    item: Callable[..., RawItem], config: SourcesConfig, pdf: Callable[..., bytes]
) -> None:
    with pytest.raises(InputError) as caught:
        open_pdf(item("scan.pdf", pdf([[]])), config)
    assert caught.value.code == "no_text"
    assert "scan" in caught.value.advice


def test_too_many_pages_are_refused(
    item: Callable[..., RawItem], config: SourcesConfig, pdf: Callable[..., bytes]
) -> None:
    with pytest.raises(InputError) as caught:
        open_pdf(item("a.pdf", pdf([ONE] * 4)), replace(config, max_pages=3))
    assert caught.value.code == "too_many_pages"
