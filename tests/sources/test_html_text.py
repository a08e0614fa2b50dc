"""Trees become lines of text."""

import pytest
from lxml import etree

from firsthand.sources.html_text import text_of_tree


@pytest.mark.parametrize(
    ("tree", "text"),
    [
        ("<body><p>One</p><p>Two</p></body>", "One\n\nTwo"),
        ("<body><p>One <hi>bold</hi> word</p></body>", "One bold word"),
        ("<body><p>One<lb/>Two</p></body>", "One\nTwo"),
        ("<body><p> One \n two </p></body>", "One two"),
        ("<body><list><item>a</item><item>b</item></list><p>c</p></body>", "a\nb\n\nc"),
        ("<body><table><row><cell>a</cell><cell>b</cell></row><row><cell>c</cell></row></table></body>", "a\tb\nc"),
        ("<body><table><row><cell><p>a</p><p>b</p></cell><cell>c</cell></row></table></body>", "a b\tc"),
        (
            "<body><table><row><cell>a</cell><cell/><cell>b</cell><cell/></row><row><cell>c</cell></row></table></body>",
            "a\t\tb\t\nc",
        ),
        ("<body><p>On</p><table><row><cell/><cell>a</cell></row></table><p>off</p></body>", "On\n\n\ta\n\noff"),
        ("<body><p>word<hi>.</hi></p></body>", "word."),
        ("<body/>", ""),
    ],
)
def test_lines(tree: str, text: str) -> None:
    assert text_of_tree(etree.fromstring(tree))[0] == text


def test_links_with_a_target() -> None:
    tree = etree.fromstring(
        '<body><p>See <ref target="https://example.org">the list</ref> or <ref>this</ref></p></body>'
    )
    text, links = text_of_tree(tree)
    assert [(text[x.start : x.end], x.target) for x in links] == [("the list", "https://example.org")]
