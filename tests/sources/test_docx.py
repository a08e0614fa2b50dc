"""Word files opened within bounds."""

import time
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest

from firsthand.config import SourcesConfig
from firsthand.errors import InputError
from firsthand.sources.docx import open_docx
from firsthand.sources.raw_item import RawItem

CORE = (
    '<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>Mill fire</dc:title>'
    "<dc:creator>Mara Quill</dc:creator><dcterms:created>2021-05-04T08:15:00Z</dcterms:created></cp:coreProperties>"
)


def _p(*runs: str) -> str:
    return "<w:p>" + "".join(f"<w:r>{r}</w:r>" for r in runs) + "</w:p>"


def _t(words: str) -> str:
    return f"<w:t>{words}</w:t>"


def _cell(words: str) -> str:
    return f"<w:tc>{_p(_t(words))}</w:tc>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (_p(_t("Three ")) + _p(_t("hurt")), "Three\n\nhurt"),
        (_p(_t("Three "), _t("hurt &amp; "), _t("two dead")), "Three hurt & two dead"),
        (_p(_t("a"), "<w:tab/>", _t("b"), "<w:br/>", _t("c"), "<w:noBreakHyphen/>", _t("d")), "a b\nc-d"),
        (_p(_t("kept")) + f"<w:del>{_p('<w:delText>gone</w:delText>')}</w:del>", "kept"),
        (_p(_t("on"), "<w:instrText>HYPERLINK</w:instrText>", _t("e")), "one"),
        (
            "<w:tbl><w:tr>" + _cell("Killed") + _cell("3") + "</w:tr><w:tr>" + _cell("Injured") + _cell("7") + "</w:tr></w:tbl>"
            + _p(_t("After.")),
            "Killed\t3\nInjured\t7\n\nAfter.",
        ),
        (
            "<w:tbl><w:tr>" + _cell("") + _cell("Killed") + _cell("Missing") + "</w:tr><w:tr>" + _cell("Fana") + _cell("")
            + _cell("2") + "</w:tr><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" + _p(_t("Total")) + "</w:tc>"
            + _cell("2") + "</w:tr><w:tr>" + _cell("Voss") + _cell("") + _cell("") + "</w:tr></w:tbl>" + _p(_t("After.")),
            "Killed\tMissing\nFana\t\t2\nTotal\t\t2\nVoss\t\t\n\nAfter.",
        ),
        (
            f"<w:p><w:pPr><w:numPr/></w:pPr><w:r>{_t('first')}</w:r></w:p><w:p><w:pPr><w:numPr/></w:pPr><w:r>{_t('second')}</w:r></w:p>",
            "first\nsecond",
        ),
        (_p(_t("a")) + _p() + _p(_t("b")), "a\n\nb"),
    ],
)  # fmt: skip
def test_text(
    item: Callable[..., RawItem],
    config: SourcesConfig,
    docx: Callable[..., bytes],
    leads_back: Callable[..., None],
    body: str,
    text: str,
) -> None:
    one = item("a.docx", docx(body))
    opened = open_docx(one, config)
    assert opened.text == text
    leads_back(one, opened)


def test_properties(item: Callable[..., RawItem], config: SourcesConfig, docx: Callable[..., bytes]) -> None:
    opened = open_docx(item("a.docx", docx(["Three hurt."], CORE)), config)
    assert (opened.title, opened.byline, opened.published, opened.published_basis) == (
        "Mill fire",
        "Mara Quill",
        "2021-05-04",
        "meta",
    )


@pytest.mark.parametrize(
    ("size", "compression"),
    [(300_000_000, zipfile.ZIP_DEFLATED), (40_000_000, zipfile.ZIP_BZIP2), (40_000_000, zipfile.ZIP_LZMA)],
)
def test_bomb_is_refused_unread(
    item: Callable[..., RawItem], config: SourcesConfig, docx: Callable[..., bytes], size: int, compression: int
) -> None:
    data = docx(_p(_t("a" * size)), compression=compression)
    assert len(data) < 1_000_000
    begun = time.process_time()
    with pytest.raises(InputError) as caught:
        open_docx(item("a.docx", data), config)
    assert caught.value.code == "zip_bomb"
    assert time.process_time() - begun < 1


def test_archive_that_lies_about_its_size_is_read_within_bounds(
    item: Callable[..., RawItem], config: SourcesConfig, docx: Callable[..., bytes]
) -> None:
    data = docx(_p(_t("a" * 3_000_000)))
    size = (3_000_000 + len(docx(_p(_t("")), compression=zipfile.ZIP_STORED))).to_bytes(4, "little")[2:]
    assert size
    with pytest.raises(InputError) as caught:
        open_docx(item("a.docx", data), replace(config, max_expanded_bytes=1_000_000))
    assert caught.value.code == "zip_bomb"


@pytest.mark.parametrize("change", ["cut", "flip", "junk", "deep", "doctype", "open"])
def test_damaged_is_refused(
    item: Callable[..., RawItem], config: SourcesConfig, docx: Callable[..., bytes], change: str
) -> None:
    good = docx(_p(_t("Three hurt. " + "x" * 4_000)))
    at = good.index(b"word/document.xml") + 40
    data = {
        "cut": good[:-30],
        "flip": good[:at] + bytes(b ^ 0x5A for b in good[at : at + 12]) + good[at + 12 :],
        "junk": b"hello there",
        "deep": docx("<w:p>" * 50_000),
        "doctype": good,
        "open": docx("<w:p><w:r><w:t>never closed"),
    }[change]
    if change == "doctype":
        import io

        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY b "words">]><a><t>&b;</t></a>')
        data = packed.getvalue()
    with pytest.raises(InputError) as caught:
        open_docx(item("a.docx", data), config)
    assert caught.value.code == "damaged"
    assert "a.docx" in str(caught.value)


def test_locked_or_old_word_files_are_refused(item: Callable[..., RawItem], config: SourcesConfig) -> None:
    with pytest.raises(InputError) as caught:
        open_docx(item("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 900), config)
    assert caught.value.code == "encrypted"


@pytest.mark.parametrize(("body", "code"), [("", "no_text"), ("<w:p><w:r><w:t> - </w:t></w:r></w:p>", "no_text")])
def test_without_words(
    item: Callable[..., RawItem], config: SourcesConfig, docx: Callable[..., bytes], body: str, code: str
) -> None:
    with pytest.raises(InputError) as caught:
        open_docx(item("a.docx", docx(body)), config)
    assert caught.value.code == code


def test_other_archive_is_refused(item: Callable[..., RawItem], config: SourcesConfig) -> None:
    import io

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("xl/workbook.xml", "<a/>")
    with pytest.raises(InputError) as caught:
        open_docx(item("a.docx", packed.getvalue()), config)
    assert caught.value.code == "unknown_type"
