"""Kept slices put together, with their places."""

from hypothesis import given
from hypothesis import strategies as st

from firsthand.accounts.blocks import blocks_of
from firsthand.accounts.compose import compose
from firsthand.sources.raw_item import Link, Opened
from firsthand.spans import Segment

TEXT = "Menu\n\nThree hurt.\n\nShare\nSeven dead.\n\nImprint\n"
RAW = f"###{TEXT}"
OPENED = Opened(TEXT, (Segment(0, len(TEXT), 3),), links=(Link(6, 11, "a"), Link(19, 24, "b")), dropped=("Sidebar",))


def test_nothing_cut_leaves_the_text_as_it_is() -> None:
    composed = compose(OPENED, blocks_of(TEXT), {}, None)
    assert composed.text == TEXT
    assert composed.segments == OPENED.segments
    assert composed.links == OPENED.links


def test_cut_lines_are_kept_apart_with_their_place() -> None:
    composed = compose(OPENED, blocks_of(TEXT), {0: "furniture", 2: "furniture", 4: "disclaimer"}, None)
    assert composed.text == "Three hurt.\n\nSeven dead."
    assert [(d.kind, d.text, d.raw_start) for d in composed.dropped] == [
        ("furniture", "Menu", 0),
        ("furniture", "Share", 19),
        ("disclaimer", "Imprint", 38),
        ("furniture", "Sidebar", -1),
    ]
    assert [(composed.text[x.start : x.end], x.target) for x in composed.links] == [("Three", "a")]


def test_title_given_apart_is_the_first_line_with_a_field_of_its_own() -> None:
    composed = compose(OPENED, blocks_of(TEXT), {}, "Mill fire")
    assert composed.text == f"Mill fire\n\n{TEXT}"
    assert composed.segments[0] == Segment(0, 9, -1, 0, "title")


@given(st.lists(st.sampled_from(["Three hurt.", "Share", "x y", "", " z "]), max_size=12), st.data(), st.booleans())
def test_every_kept_character_leads_back(lines: list[str], data: st.DataObject, titled: bool) -> None:
    text = "\n".join(lines)
    blocks = blocks_of(text)
    cut = {i: "furniture" for i in range(len(blocks)) if data.draw(st.booleans())}
    opened = Opened(text, (Segment(0, len(text), 5),) if text else ())
    composed = compose(opened, blocks, cut, "Title" if titled else None)
    raw = "#####" + text
    for seg in composed.segments:
        if seg.field == "body":
            assert raw[seg.raw_start : seg.raw_start + seg.length] == composed.text[seg.start : seg.start + seg.length]
    kept = "".join(b.text for i, b in enumerate(blocks) if i not in cut)
    assert "".join(composed.text.split()) == ("Title" if titled else "") + "".join(kept.split())
    assert sum(len("".join(d.text.split())) for d in composed.dropped) == sum(
        len("".join(blocks[i].text.split())) for i in cut
    )
