"""What pages say of themselves."""

import pytest

from firsthand.sources.html_metadata import page_address, page_date, page_language
from firsthand.sources.html_scan import scan_html


def _ld(value: str) -> str:
    return f'<script type="application/ld+json">{value}</script>'


@pytest.mark.parametrize(
    ("head", "address", "published", "basis"),
    [
        (
            '<meta property="article:published_time" content="2021-05-04T08:15:00Z">',
            None,
            "2021-05-04T08:15:00Z",
            "meta",
        ),
        ('<meta name="DC.date.issued" content="2021/5/4">', None, "2021-05-04", "meta"),
        ('<meta name="pubdate" content="Tue, 04 May 2021 08:15:00 +0000">', None, "2021-05-04T08:15:00+00:00", "meta"),
        (
            '<meta itemprop="datePublished" content="2021-05-04">',
            "https://example.org/2020/01/02/x",
            "2021-05-04",
            "meta",
        ),
        (_ld('{"@graph": [{"@type": "Thing"}, {"datePublished": "2021-05-04"}]}'), None, "2021-05-04", "meta"),
        (_ld('{"broken": ') + '<meta name="date" content="2021-05-04">', None, "2021-05-04", "meta"),
        (_ld('{"datePublished": 5}'), None, None, None),
        ("", "https://example.org/news/2021/05/04/mill", "2021-05-04", "url"),
        ("", "https://example.org/2021-05-04-mill.html", "2021-05-04", "url"),
        ("", "https://example.org/2021/05/mill", "2021-05", "url"),
        ("", "https://example.org/2021/13/41/mill", None, None),
        ("", "https://example.org/article/20210", None, None),
        ('<meta name="date" content="soon">', None, None, None),
        ("", None, None, None),
    ],
)
def test_date(head: str, address: str | None, published: str | None, basis: str | None) -> None:
    found = page_date(scan_html(f"<html><head>{head}</head><body><p>Words.</p></body></html>", 100_000), address)
    assert (found.published if found else None, found.basis if found else None) == (published, basis)


def test_deep_linked_data_is_no_danger() -> None:
    page = f"<html><head>{_ld('[' * 100_000)}</head><body>x</body></html>"
    assert page_date(scan_html(page, 1_000_000), None) is None


@pytest.mark.parametrize(
    ("page", "language"),
    [
        ('<html lang="ru-RU"><body>x', "ru"),
        ('<html xml:lang="de"><body>x', "de"),
        ('<html><head><meta http-equiv="content-language" content="fr, en"></head>', "fr"),
        ('<html><head><meta property="og:locale" content="es_ES"></head>', "es"),
        ("<html><body>x", None),
        ('<html lang="whatever this is">', None),
    ],
)
def test_language(page: str, language: str | None) -> None:
    assert page_language(scan_html(page, 10_000)) == language


def test_address() -> None:
    page = '<link rel="canonical" href="https://example.org/a"><meta property="og:url" content="https://example.org/b">'
    assert page_address(scan_html(page, 10_000)) == "https://example.org/a"
    assert page_address(scan_html("<p>x", 10_000)) is None
