"""Lines of a page that are not its story."""

import pytest

from firsthand.accounts.blocks import blocks_of
from firsthand.accounts.furniture import furniture_of
from firsthand.lang.pack import LanguagePack

STORY = [
    "Three people were killed and seven injured when the old flour mill in Castra burned down on Monday evening.",
    "The brigade of Orlen needed the whole night to bring the fire under control, its head said on Tuesday.",
    "The mill was built in 1884 and had stood empty since the flood two winters ago, the town council said.",
]


def _cut(lines: list[str], pack: LanguagePack | None, title: str | None = None) -> list[tuple[str, str]]:
    blocks = blocks_of("\n\n".join(lines))
    return [(blocks[i].text, kind) for i, kind in sorted(furniture_of(blocks, pack, title).items())]


@pytest.mark.parametrize(
    "line",
    [
        "Skip to content", "Share this article:", "Facebook | Twitter | WhatsApp", "Advertisement", "3 Comments", "Leave a reply",
        "Sign up for our newsletter and get the latest news in your inbox.", "Follow us on Twitter @castrapost", "Read more",
        "Copyright 2021 Castra Post. All rights reserved.", "© 2021 Castra Post", "We use cookies to improve this site.",
        "Related: Flood empties mill in Castra", "Read also: Council plans new mill", "mara@example.org", "Photo 2 of 14",
        "Click here to read the full report", "Download our free app for iPhone and Android",
    ],
)  # fmt: skip
def test_single_lines_are_cut(line: str, pack: LanguagePack) -> None:
    assert _cut([*STORY, line], pack) == [(line, "furniture")]


@pytest.mark.parametrize(
    "line",
    [
        "He asked neighbours to share photographs of the fire with the police.",
        "Three dead, seven injured", "Killed: 3", "Police have not released the names of the dead.",
        "The statement was published by the ministry on Tuesday; all rights of the families were respected, it said.",
        "Source: Fire brigade of Orlen", "More than 40 were hurt.", "“Search for my brother,” she said.",
        "Reporting by Mara Quill", "12:40 Fire reported at the mill.", "Home fires killed four people last year.",
    ],
)  # fmt: skip
def test_words_of_the_story_stay(line: str, pack: LanguagePack) -> None:
    assert _cut([STORY[0], line, *STORY[1:]], pack) == []
    assert _cut([*STORY, line], pack) == []


def test_menu_above_the_headline_goes(pack: LanguagePack) -> None:
    head = ["Home", "World", "Sport", "Weather", "Harbour"]
    assert _cut([*head, "Mill burns in Castra", *STORY], pack) == [(h, "furniture") for h in head]


def test_short_lines_without_a_menu_stay(pack: LanguagePack) -> None:
    assert _cut(["Castra", "Mill burns in Castra", *STORY], pack) == []


def test_teasers_beneath_a_heading_of_other_stories_go(pack: LanguagePack) -> None:
    teasers = [
        "You may also like",
        "Harbour",
        "Twelve people were killed when a ferry sank off the coast, after the captain had lost sight of the...",
        "Sport",
        "The rowing club of Orlen has won the cup for the third time in a row, and the town...",
    ]
    assert _cut([*STORY, *teasers], pack) == [(t, "furniture") for t in teasers]


def test_story_goes_on_after_a_box_in_its_middle(pack: LanguagePack) -> None:
    box = ["Related stories", "Flood empties mill", "Council plans new mill"]
    assert _cut([STORY[0], *box, *STORY[1:]], pack) == [(b, "furniture") for b in box]


def test_play_list_goes(pack: LanguagePack) -> None:
    clips = ["0:58 Ferry lifted from the sea bed", "1:19 Rowing cup: the last minute"]
    assert _cut([*STORY, *clips], pack) == [(c, "furniture") for c in clips]


@pytest.mark.parametrize(
    "line",
    [
        "Castra Post publishes articles from a variety of outside sources which do not always share its positions.",
        "The views expressed in this article are those of the author and do not necessarily reflect those of Castra Post.",
        "The opinions expressed here belong solely to the author.",
        "This story has not been edited by our staff and is published from a syndicated feed.",
    ],
)
def test_disclaimers_are_told_apart(line: str, pack: LanguagePack) -> None:
    assert _cut([*STORY, line], pack) == [(line, "disclaimer")]


def test_somebody_s_disclaimer_is_the_story_s_own(pack: LanguagePack) -> None:
    line = "The views expressed by the general are not necessarily those of the army, the minister said."
    assert _cut([*STORY, line], pack) == []


@pytest.mark.parametrize("lines", [["Share", "Read more"], ["Advertisement"], ["You may also like"], []])
def test_a_text_is_never_cut_to_nothing(lines: list[str], pack: LanguagePack) -> None:
    assert _cut(lines, pack) == []


def test_title_is_never_cut(pack: LanguagePack) -> None:
    assert _cut(["Most read", *STORY], pack, "Most read") == []


def test_without_a_pack_nothing_is_cut() -> None:
    assert _cut(["Home", "World", *STORY, "Share"], None) == []
