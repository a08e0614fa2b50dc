"""From an opened item to an account."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.accounts.account import Account
from firsthand.accounts.read import read_account
from firsthand.config import AccountsConfig, SourcesConfig
from firsthand.errors import InputError
from firsthand.sources.open_item import open_item
from firsthand.sources.raw_item import Opened, RawItem
from firsthand.spans import Span, locate

STORY = [
    "Three people were killed and seven injured when the old flour mill in Castra burned down on Monday evening.",
    "The brigade of Orlen needed the whole night to bring the fire under control. Its head spoke on Tuesday.",
    "The mill was built in 1884 and had stood empty since the flood two winters ago, the town council said.",
]
SAVED = [
    "Follow us",
    "Hi, what are you looking for?",
    "World",
    "Forty years after the great flood",
    "Today (3rd May) marks the 40th anniversary. On 3 May 1981 the river swept through the town and 14 people died.",
    *STORY,
    "Share this article:",
    "Castra Post publishes articles from a variety of outside sources which do not always share its positions.",
    "You may also like",
    "Harbour",
    "Twelve people were killed when a ferry sank off the coast, after the captain had lost sight of the...",
]


def test_page_saved_as_text_keeps_its_story_alone(read: Callable[..., Account]) -> None:
    account = read("\n\n".join(SAVED))
    assert account.text == "\n\n".join(SAVED[3:8])
    assert account.title == SAVED[3]
    assert (account.published, account.published_by) == (
        "2021-05-03",
        "derived: Today (3rd May) marks the 40th anniversary",
    )
    assert [(d.kind, d.text.split("\n")[0]) for d in account.dropped] == [
        ("furniture", "Follow us"),
        ("furniture", "Share this article:"),
        ("disclaimer", SAVED[9]),
        ("furniture", "You may also like"),
    ]


def test_dropped_words_can_be_put_back(read: Callable[..., Account]) -> None:
    raw = "\n\n".join(SAVED)
    for dropped in read(raw).dropped:
        assert raw[dropped.raw_start :].startswith(dropped.text)


@pytest.mark.parametrize(
    "text", ["\n\n".join(STORY), "  " + "\n".join(STORY) + "\n\n", STORY[0], "MILL BURNS\n\n" + STORY[0]]
)
def test_text_without_furniture_is_not_altered(read: Callable[..., Account], text: str) -> None:
    account = read(text)
    assert account.text == text
    assert account.dropped == ()


def test_title_given_apart_can_be_quoted(read: Callable[..., Account]) -> None:
    account = read("\n\n".join(STORY), title="Three dead in  mill fire")
    title = account.regions[0]
    assert account.text.startswith("Three dead in mill fire\n\nThree people were")
    assert (title.kind, account.text[title.start : title.end]) == ("title", "Three dead in mill fire")
    assert account.sentences[0] == Span(title.start, title.end)
    (place,) = locate(account.segments, Span(0, 5))
    assert (place.field, place.start) == ("title", -1)


def test_title_that_stands_in_the_text_is_not_said_twice(read: Callable[..., Account]) -> None:
    account = read("Mill burns in Castra\n\n" + STORY[0], title="Mill Burns in Castra")
    assert account.text == "Mill burns in Castra\n\n" + STORY[0]
    assert [r.kind for r in account.regions] == ["title"]


def test_title_is_one_sentence(read: Callable[..., Account]) -> None:
    account = read(STORY[0], title="Mill gone. Three dead! Who did it?")
    assert account.text[account.sentences[0].start : account.sentences[0].end] == "Mill gone. Three dead! Who did it?"


@pytest.mark.parametrize(
    ("given_fields", "publisher"),
    [
        ({"publisher": "Castra Post", "url": "https://www.example.org/a"}, "Castra Post"),
        ({"url": "https://www.example.org:8080/a"}, "example.org"),
        ({"url": "news.example.org/a"}, "news.example.org"),
        ({"url": "http://[broken"}, None),
        ({}, None),
    ],
)
def test_publisher(read: Callable[..., Account], given_fields: dict[str, str], publisher: str | None) -> None:
    assert read(STORY[0], **given_fields).publisher == publisher


def test_imprint(read: Callable[..., Account]) -> None:
    text = (
        f"Mill burns in Castra\n\nBy Mara Quill\n\nCASTRA, May 4, 2021 (Reuters) - {STORY[0]}\n\nReporting by Jon Ferro"
    )
    account = read(text, event="mill")
    assert (account.title, account.byline, account.agency) == ("Mill burns in Castra", "Mara Quill", "Reuters")
    assert (account.dateline, account.published, account.language) == (
        "CASTRA, May 4, 2021 (Reuters)",
        "2021-05-04",
        "en",
    )
    assert [r.kind for r in account.regions] == ["title", "byline", "dateline", "credit"]
    assert account.event_hint == "mill"
    assert text[account.sentences[-2].start :].startswith("Three people")


def test_agency_of_a_dropped_note_of_copyright(read: Callable[..., Account]) -> None:
    account = read("\n\n".join([*STORY, "Copyright 2021 The Associated Press. All rights reserved."]))
    assert account.agency == "Associated Press"
    assert "Copyright" not in account.text


def test_languages_without_a_pack_keep_every_word(read: Callable[..., Account]) -> None:
    text = "Wir über uns\n\nDrei Menschen starben, als die alte Mühle am Montagabend niederbrannte. Sieben wurden verletzt."
    account = read(text)
    assert (account.language, account.text, account.dropped) == ("de", text, ())
    assert len(account.sentences) == 3


@pytest.mark.parametrize("text", ["...---...", "!?", "\n*\n"])
def test_without_a_word_it_is_refused(read: Callable[..., Account], text: str) -> None:
    with pytest.raises(InputError) as caught:
        read(text)
    assert (caught.value.code, caught.value.stage) == ("no_text", "accounts")


def test_title_alone_is_an_account() -> None:
    item = RawItem("a", "text/plain", b"", title="Three dead in mill fire")
    account = read_account(item, Opened("", ()), AccountsConfig())
    assert account.text == "Three dead in mill fire"
    assert len(account.sentences) == 1


def test_version_changes_with_the_text_and_account_does_not() -> None:
    item = RawItem("a", "text/plain", b"x")
    one = read_account(item, Opened(STORY[0], ()), AccountsConfig())
    two = read_account(item, Opened(STORY[1], ()), AccountsConfig())
    assert one.account_id == two.account_id == item.account_id
    assert one.version_id != two.version_id


def _check(account: Account, raw: str) -> None:
    for seg in account.segments:
        words = account.text[seg.start : seg.start + seg.length]
        assert seg.field == "title" or raw[seg.raw_start : seg.raw_start + seg.length] == words
    ends = [0, *(s.end for s in account.sentences)]
    assert all(end <= s.start < s.end for end, s in zip(ends, account.sentences, strict=False))
    edges = [0, *(r.end for r in account.regions)]
    assert all(end <= r.start < r.end for end, r in zip(edges, account.regions, strict=False))


@settings(max_examples=150)
@given(
    st.lists(
        st.sampled_from([*SAVED, "", "By Mara Quill", "Killed | 3", "• item", "MILL", "4 May 2021"]),
        min_size=1,
        max_size=14,
    ),
    st.sampled_from(["\n", "\n\n", "\r\n"]),
    st.sampled_from([None, "Forty years after the great flood", "Mill fire"]),
)
def test_whatever_is_cut_every_place_holds(lines: list[str], joint: str, title: str | None) -> None:
    raw = joint.join(lines)
    item = RawItem("a.txt", "text/plain", raw.encode(), title=title)
    try:
        account = read_account(item, open_item(item, SourcesConfig()), AccountsConfig())
    except InputError:
        assert not any(c.isalnum() for c in raw)
        return
    _check(account, raw)
