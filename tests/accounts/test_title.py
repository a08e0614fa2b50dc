"""Titles: given, told by the page, or the first line."""

import pytest

from firsthand.accounts.blocks import blocks_of, paragraphs_of
from firsthand.accounts.title import headline, known_title

STORY = "Three people were killed and seven injured when the old flour mill in Castra burned down on Monday evening."


@pytest.mark.parametrize(
    ("given", "meta", "lines", "title", "found"),
    [
        ("Mill burns", None, ["Mill burns", STORY], "Mill burns", True),
        ("Mill  burns!", None, ["MILL BURNS", STORY], "Mill burns!", True),
        ("Mill burns", None, [STORY], "Mill burns", False),
        ("Mill burns", "Other", ["Other", STORY], "Mill burns", False),
        (None, "Mill burns | Castra Post", ["Mill burns", STORY], "Mill burns", True),
        (None, "Mill burns - Castra Post", [STORY], "Mill burns - Castra Post", False),
        (None, "Mill burns | Castra Post", [STORY], "Mill burns", False),
        (None, " - ", [STORY], None, False),
        (None, None, ["Mill burns", STORY], None, False),
    ],
)
def test_known_title(given: str | None, meta: str | None, lines: list[str], title: str | None, found: bool) -> None:
    known = known_title(given, meta, blocks_of("\n\n".join(lines)))
    assert (known.text if known else None) == title
    assert bool(known and known.block) is found


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["Mill burns in Castra", STORY], "Mill burns in Castra"),
        (["Three Dead. Seven Injured. Mill Gone.", STORY], "Three Dead. Seven Injured. Mill Gone."),
        (["Who burned the mill?", STORY], "Who burned the mill?"),
        ([STORY, STORY], None),
        (["The mill burned down.", STORY], None),
        (["Castra", STORY], None),
        (["Mill burns in Castra", "Flood empties mill"], None),
        ([], None),
    ],
)
def test_headline(lines: list[str], title: str | None) -> None:
    blocks = blocks_of("\n\n".join(lines))
    found = headline(blocks, paragraphs_of(blocks), ())
    assert (found.text if found else None) == title


def test_marked_lines_are_passed_over() -> None:
    blocks = blocks_of(f"By Mara Quill of the Post\n\nMill burns in Castra\n\n{STORY}")
    found = headline(blocks, paragraphs_of(blocks), {blocks[0].start})
    assert found
    assert found.text == "Mill burns in Castra"
