"""The scan of a page: what is visible, how deep it nests, what it says of itself."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.sources.html_scan import MOST_ELEMENTS, attributes, scan_html

LIMIT = 1_000_000


def _shown(page: str) -> str:
    return " ".join(p.text for p in scan_html(page, LIMIT).pieces)


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<p>Three <b>hurt</b></p>", "Three hurt"),
        ("plain words", "plainwords"),
        ("a &amp; b&nbsp;c &#x41;", "a & b c A"),
        ("R&D and 3 < 4 and 5 <3", "R&Dand3<4and5<3"),
        ("<script>x = '<p>no</p>'</script>yes", "yes"),
        ("<style>p{}</style><noscript>no</noscript>yes", "yes"),
        ("<!-- <p>no</p> -->yes", "yes"),
        ("<!doctype html><?xml x?>yes", "yes"),
        ("yes<!-- never closed", "yes"),
        ("yes<script>never closed", "yes"),
        ('<a title="a > b">yes</a>', "yes"),
        ("<svg><text>no</text></svg>yes", "yes"),
        ("<TITLE>no</TITLE>yes", "yes"),
        ("<p", ""),
        ("", ""),
    ],
)
def test_visible_words(page: str, shown: str) -> None:
    assert _shown(page) == shown


@pytest.mark.parametrize(
    ("page", "depth"),
    [
        ("<div><div>x</div></div><div>y</div>", 2),
        ("<p>a<p>b<p>c", 0),
        ("<br><img><hr>", 0),
        ("<b><i>x</b><b>y</b>", 2),
        ("<div/>x", 0),
    ],
)
def test_depth(page: str, depth: int) -> None:
    assert scan_html(page, LIMIT).depth == depth


@given(st.text(alphabet="<>/!-pbdiv \"'=&;a\n", max_size=200))
def test_pieces_stand_where_they_say(page: str) -> None:
    for piece in scan_html(page, LIMIT).pieces:
        assert piece.text
        if piece.exact:
            assert "".join(page[piece.raw_start : piece.raw_end].split()) == piece.text


@pytest.mark.parametrize(
    "page",
    [
        "<" * 2_000_000,
        "</" * 1_000_000,
        "<!--" * 500_000,
        "<p>" * 700_000,
        '<p a="' * 300_000,
        "<script>" * 250_000,
        "<svg/>" * 300_000,
        "&amp" * 500_000,
        "<div>" * 400_000,
        "</p>" * 400_000,
    ],
)
def test_hostile_pages_take_bounded_time(page: str) -> None:
    begun = time.process_time()
    scan = scan_html(page, LIMIT)
    assert time.process_time() - begun < 5
    assert scan.cut or len(scan.clean) <= LIMIT
    assert scan.elements <= MOST_ELEMENTS + 1


def test_metadata_is_kept_and_embedded_data_left_out() -> None:
    page = (
        '<html lang="en"><head><title> Mill &amp; fire </title><meta name="date" content="2021-05-04">'
        '<script type="application/ld+json">{"a": 1}</script></head>'
        f'<body><img src="data:image/png;base64,{"A" * 5_000}">x</body></html>'
    )
    scan = scan_html(page, LIMIT)
    assert scan.title == "Mill & fire"
    assert scan.json_ld == ['{"a": 1}']
    assert [t[""] for t in scan.tags] == ["html", "meta"]
    assert "AAAA" not in scan.clean


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        ('<meta name="a" content="b &amp; c">', {"name": "a", "content": "b & c"}),
        ("<meta NAME='a' content=b>", {"name": "a", "content": "b"}),
        ('<p a="1" a="2">', {"a": "1"}),
        ("<p>", {}),
    ],
)
def test_attributes(tag: str, found: dict[str, str]) -> None:
    assert attributes(tag) == found
