"""The page holds all that the record says, loads nothing, runs nothing, and is the same twice."""

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from firsthand.export.page.html import html_page, write_html
from firsthand.view.case_view import CaseView

LOADING = {"script", "link", "img", "iframe", "object", "embed", "image", "use", "audio", "video", "source", "base"}
VOID = {"meta", "br"}


class _Reader(HTMLParser):
    """Elements with their attributes, ids, and whether each is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def _read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert not reader.open
    return reader


def test_words_of_accounts_never_become_markup(view: CaseView) -> None:
    page = html_page(view)
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; fire" in page
    assert "<b>one" not in page
    assert "<i>fire" not in page
    assert "<img" not in page


def test_nothing_is_loaded_and_nothing_runs(view: CaseView) -> None:
    page = html_page(view)
    for tag, attributes in _read(page).found:
        assert tag not in LOADING
        assert not [a for a in attributes if a.startswith("on") or a in ("src", "style", "srcset", "xlink:href")]
    assert "url(" not in page
    assert "@import" not in page


def test_only_web_addresses_become_links(view: CaseView) -> None:
    links = [a["href"] or "" for tag, a in _read(html_page(view)).found if tag == "a"]
    outside = [h for h in links if not h.startswith("#")]
    assert outside == ["https://mill.example/x?a=1&b=2"]


def test_links_within_the_page_lead_somewhere(view: CaseView) -> None:
    found = _read(html_page(view)).found
    ids = [a["id"] for _, a in found if a.get("id")]
    assert len(ids) == len(set(ids))
    assert {(a["href"] or "")[1:] for tag, a in found if tag == "a" and (a["href"] or "").startswith("#")} <= set(ids)
    for _, attributes in found:
        named = (attributes.get("aria-labelledby") or "").split()
        assert set(named) <= set(ids)


def test_policy_allows_this_style_alone(view: CaseView) -> None:
    page = html_page(view)
    style = re.search(r"<style>(.*?)</style>", page, re.S)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policies = [a["content"] or "" for _, a in _read(page).found if a.get("http-equiv") == "Content-Security-Policy"]
    assert policies == [f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"]


def test_same_case_same_bytes_in_any_order(view: CaseView, tmp_path: Path) -> None:
    write_html(view, tmp_path / "one.html")
    turned = replace(
        view,
        accounts=dict(reversed(view.accounts.items())),
        claims=dict(reversed(view.claims.items())),
        events=dict(reversed(view.events.items())),
        event_of=dict(reversed(view.event_of.items())),
        lineage=tuple(reversed(view.lineage)),
    )
    write_html(turned, tmp_path / "deep" / "two.html")
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "deep" / "two.html").read_bytes()
    assert [p.name for p in tmp_path.iterdir() if p.suffix == ".part"] == []


@pytest.mark.parametrize(
    "words",
    [
        "The mayor said <mark>12 people were hurt</mark> &amp; &lt;b&gt;one&lt;/b&gt; fled.",
        "The mayor said <mark>21 people were hurt</mark>",
        "said by The mayor",
        "12 (1 account) and 21 (1 account) injured: the number was changed where the text was copied.",
        'class="kind kind-copying_error">copying error',
        "12 in 1 account from 1 first hand: best is 12, carried by most first hands.",
        "The one first hand in this case that speaks for a party speaks for Harrow Ford.",
        "1 of 3 accounts was not read for claims",
        "language de has no pack yet",
        "nothing here opens it",
        "as given with the account",
        "from its address",
        "3 years later",
        "<q>the “mill” &lt;i&gt;fire&lt;/i&gt;</q>",
        '<del>12</del> <span aria-label="became">→</span> <ins>21</ins>',
    ],
)
def test_page_says(view: CaseView, words: str) -> None:
    assert words in html_page(view)


def test_tables_have_captions_and_scoped_headings(view: CaseView) -> None:
    page = html_page(view)
    found = _read(page).found
    headings = [a for tag, a in found if tag == "th"]
    assert headings
    assert all(a.get("scope") in ("col", "row") for a in headings)
    tags = [tag for tag, _ in found]
    assert tags.count("caption") == tags.count("table") == 4


def test_drawings_have_titles_and_descriptions(view: CaseView) -> None:
    page = html_page(view)
    drawings = re.findall(r'<svg class="(\w+)" role="img".*?aria-labelledby="([^"]+)">\n<title', page, re.S)
    assert [name for name, _ in drawings] == ["chart", "timeline", "stemma"]
    assert "Low 12, best 12, high 21. Readings: 12 in 1 account; 21 in 1 account." in page


def test_empty_case_gives_a_page_that_says_so() -> None:
    page = html_page(CaseView())
    assert "This case tells of no event yet." in page
    _read(page)


def test_words_of_many_accounts_are_bounded_and_the_rest_counted(
    view: CaseView, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = html_page(view)
    monkeypatch.setattr("firsthand.export.page.event.MOST_QUOTED", 0)
    bounded = html_page(view)
    assert "more account" not in whole
    assert "more account says so: its letter" in bounded
    assert 0 == bounded.count("<blockquote") < whole.count("<blockquote")
