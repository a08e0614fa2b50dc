"""Lists of labels and values and entries of live pages, as the extractor is given them."""

from __future__ import annotations

import pytest

from firsthand.sources.html_lists import kept_lists

PAIRS = '<ul class="meta"><li><div>Killed</div><div>3 – 4</div></li><li><b>Place</b> <i>Dover</i></li></ul>'
TABLE = "<table><tr><td>Killed</td><td>3 – 4</td></tr><tr><td>Place</td><td>Dover</td></tr></table>"


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        (f"<p>a</p>{PAIRS}<p>b</p>", f"<p>a</p>{TABLE}<p>b</p>"),
        ("<dl><dt>Tote</dt><dd>7</dd></dl>", "<table><tr><td>Tote</td><td>7</td></tr></table>"),
        ("<ul class='x'><li>Killed: 3</li></ul>", "<table><tr><td>Killed: 3</td></tr></table>"),
        # menus, lists of links, lists of sentences and of other things stay as they are
        ('<ul class="nav"><li><a href="/">Killed</a><b>3</b></li></ul>', None),
        ("<ul><li><b>Price</b><i>3</i></li></ul>", None),
        ("<ul><li>Price: 3</li><li>Sold: 4</li></ul>", None),
        ("<ul><li><b>Killed</b><ul><li>x</li></ul></li></ul>", None),
        ("<ul><li><b>Killed</b>3", None),
    ],
)  # fmt: skip
def test_lists(page: str, kept: str | None) -> None:
    assert kept_lists(page) == (page if kept is None else kept)


@pytest.mark.parametrize(("length", "kept"), [(160, True), (161, False)])
def test_an_item_has_160_characters(length: int, kept: bool) -> None:
    page = f"<ul><li><b>Killed</b><i>{'3'.ljust(length - 6, 'x')}</i></li></ul>"
    assert kept_lists(page).startswith("<table>") is kept


@pytest.mark.parametrize(("length", "kept"), [(6_000, True), (6_001, False)])
def test_a_list_has_six_thousand_characters_of_markup(length: int, kept: bool) -> None:
    inside = "<li><b>Killed</b><i>3</i></li>".ljust(length - len("</ul"))
    assert kept_lists(f"<ul>{inside}</ul>").startswith("<table>") is kept


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        ('<div class="post"><h3>11.20 pm</h3><p>a</p></div>', "<div><h3>11.20 pm</h3><p>a</p></div>"),
        ('<section id="x"><time>21:05</time><p>a</p></section>', "<section><time>21:05</time><p>a</p></section>"),
        ('<div class="post"><h3>Flood</h3><p>a</p></div>', None),
        ('<div class="post"><p>10.500 came</p></div>', None),
    ],
)
def test_entries_that_begin_with_a_clock(page: str, kept: str | None) -> None:
    assert kept_lists(page) == (page if kept is None else kept)
