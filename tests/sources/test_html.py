"""Pages opened: main text, metadata, places in the page."""

import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from firsthand.config import SourcesConfig
from firsthand.errors import InputError
from firsthand.sources.html import open_html
from firsthand.sources.raw_item import RawItem
from firsthand.spans import Span, locate

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Mill burns in Castra | Castra Post</title>
<meta property="og:site_name" content="Castra Post"><meta property="og:title" content="Mill burns in Castra">
<meta property="article:published_time" content="2021-05-04T08:15:00+02:00"><meta name="author" content="Mara Quill">
<style>p { color: red }</style><script>var menu = "<p>not a word</p>";</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li><li><a href="/w">Weather</a></li></ul></nav>
<article><h1>Mill burns in Castra</h1>
<p>Three workers were killed and <b>seven</b> others injured when a fire broke out at the old flour&nbsp;mill in Castra on
Monday evening, the fire brigade said.</p>
<p>“The roof fell in within minutes,” said Orla Finch, who leads the brigade&#39;s night shift. She put the damage at
<a href="https://example.org/costs">2.5 million</a> crowns &amp; more.</p>
<ul><li>Three people died at the scene of the fire.</li><li>Seven were taken to the district hospital in Orlen.</li></ul>
<table><tr><th>Killed</th><th>Injured</th></tr><tr><td>3</td><td>7</td></tr></table>
<p>The cause of the fire is not known. The mill was built in 1884 and had been empty since the flood of two winters ago.</p>
</article><footer><p>Imprint and contact of the paper</p></footer></body></html>
"""


def test_main_text_and_metadata(
    item: Callable[..., RawItem], config: SourcesConfig, leads_back: Callable[..., None]
) -> None:
    one = item("mill.html", PAGE.encode())
    opened = open_html(one, config)
    assert "Three workers were killed and seven others injured" in opened.text
    assert "brigade's night shift" in opened.text
    assert "2.5 million crowns & more." in opened.text
    assert "3\t7" in opened.text
    for gone in ("not a word", "color: red", "Sport"):
        assert gone not in opened.text
    assert (opened.title, opened.publisher, opened.byline) == ("Mill burns in Castra", "Castra Post", "Mara Quill")
    assert (opened.language, opened.published, opened.published_basis) == ("en", "2021-05-04T08:15:00+02:00", "meta")
    leads_back(one, opened)


@pytest.mark.parametrize(
    "words", ["Three workers were killed", "roof fell in within minutes", "2.5 million", "Seven were taken", "1884"]
)
def test_words_lead_back_to_the_page(item: Callable[..., RawItem], config: SourcesConfig, words: str) -> None:
    opened = open_html(item("mill.html", PAGE.encode()), config)
    at = opened.text.index(words)
    places = locate(opened.segments, Span(at, at + len(words)))
    assert PAGE[places[0].start : places[-1].end] == words


def test_links_are_spans_of_the_text(item: Callable[..., RawItem], config: SourcesConfig) -> None:
    opened = open_html(item("mill.html", PAGE.encode()), config)
    assert [(opened.text[x.start : x.end], x.target) for x in opened.links] == [
        ("2.5 million", "https://example.org/costs")
    ]


def test_what_is_left_out_is_shown(item: Callable[..., RawItem], config: SourcesConfig) -> None:
    dropped = "\n".join(open_html(item("mill.html", PAGE.encode()), config).dropped)
    assert "Sport" in dropped
    assert "Imprint and contact" in dropped
    assert "Three workers" not in dropped


@pytest.mark.parametrize(
    "body",
    [
        "<p>Two hurt.</p>",
        "Two hurt.",
        "<table><tr><td>Two hurt.</table>",
        "<div>Two <i>hurt</i>.",
        "<b><p>Two hurt.</b>",
    ],
)
def test_short_and_broken_pages_keep_their_words(
    item: Callable[..., RawItem], config: SourcesConfig, body: str, leads_back: Callable[..., None]
) -> None:
    one = item("a.html", f"<html><body>{body}".encode())
    opened = open_html(one, config)
    assert " ".join(opened.text.split()).replace(" .", ".") == "Two hurt."
    leads_back(one, opened)


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        ("Вчера вечером на складе в порту произошёл пожар, трое рабочих погибли.", "windows-1251", "windows-1251"),
        ("Вчера вечером на складе в порту произошёл пожар, трое рабочих погибли.", "windows-1251", "utf-8"),
        ("Вчера вечером на складе в порту произошёл пожар, трое рабочих погибли.", "utf-8", "windows-1251"),
        ("昨夜、港の倉庫で火災が発生し、三人が死亡、七人が負傷したと消防が発表した。", "shift_jis", "shift_jis"),
        ("Über die Brücke fuhren gestern zwölf Züge, sagte der Bürgermeister.", "latin-1", "no-such-charset"),
    ],
)
def test_declared_charset_true_or_wrong(
    item: Callable[..., RawItem],
    config: SourcesConfig,
    text: str,
    encoding: str,
    declared: str,
    leads_back: Callable[..., None],
) -> None:
    one = item(
        "a.html", f'<html><head><meta charset="{declared}"></head><body><p>{text}</p></body></html>'.encode(encoding)
    )
    opened = open_html(one, config)
    assert opened.text == text
    leads_back(one, opened)


def test_page_of_fifty_megabytes_is_refused_in_time(item: Callable[..., RawItem], config: SourcesConfig) -> None:
    one = item("big.html", b"<html><body>" + b"<p>Four were hurt in the flood, they said.</p>\n" * 1_100_000)
    assert len(one.data) > 50_000_000
    begun = time.process_time()
    with pytest.raises(InputError) as caught:
        open_html(one, config)
    assert time.process_time() - begun < 8
    assert caught.value.code == "too_large"


def test_fifty_megabytes_of_scripts_around_a_story_are_no_hindrance(
    item: Callable[..., RawItem], config: SourcesConfig
) -> None:
    script = "<script>" + "x" * 50_000_000 + "</script>"
    opened = open_html(item("big.html", PAGE.replace("<article>", f"{script}<article>").encode()), config)
    assert "Three workers were killed" in opened.text


@pytest.mark.parametrize(
    ("page", "code"),
    [
        (b"<html><body>" + b"<div>" * 100_000 + b"deep words" + b"</div>" * 100_000, "too_deep"),
        (b"<html><body>" + b"<b>" * 90_000 + b"deep words", "too_deep"),
        (b"<html><body>" + b"<p>" * 400_000 + b"words", "too_large"),
        (b"<html><body><script>only()</script></body></html>", "no_text"),
        (b"<html><body>  <br> --- </body></html>", "no_text"),
        (b"<html>" + b"\x00\x01\x02\x03\xff" * 900, "binary"),
    ],
)
def test_refused_pages(item: Callable[..., RawItem], config: SourcesConfig, page: bytes, code: str) -> None:
    begun = time.process_time()
    with pytest.raises(InputError) as caught:
        open_html(item("a.html", page), config)
    assert caught.value.code == code
    assert "a.html" in str(caught.value)
    assert time.process_time() - begun < 5


def test_bound_is_the_configured_one(item: Callable[..., RawItem], config: SourcesConfig) -> None:
    with pytest.raises(InputError):
        open_html(item("a.html", PAGE.encode()), replace(config, max_html_chars=500))
