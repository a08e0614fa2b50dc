"""When an account was published, and what tells it."""

from collections.abc import Callable

import pytest

from firsthand.accounts.account import Account
from firsthand.accounts.blocks import blocks_of
from firsthand.accounts.published import date_lines
from firsthand.lang.pack import LanguagePack

STORY = "Residents laid wreaths at the monument beside the dam, long after the flood that had swept through the town of Castra."


@pytest.mark.parametrize(
    ("text", "published", "basis"),
    [
        (f"Wreaths laid\n\nPublished 4 May 2021\n\n{STORY}", "2021-05-04", "byline"),
        (f"Wreaths laid\n\nUpdated: 5 May 2021\nPosted: 4 May 2021\n\n{STORY}", "2021-05-04", "byline"),
        (f"Wreaths laid\n\nTuesday, 4 May 2021, 10:40 am\n\n{STORY}", "2021-05-04", "byline"),
        (f"May 4, 2021 at 5:40 pm\n\n{STORY}", "2021-05-04", "byline"),
        (f"2021-05-04\n\n{STORY}", "2021-05-04", "byline"),
        (f"{STORY}\n\nFirst published on 4 May 2021 at 10:00", "2021-05-04", "byline"),
        (f"CASTRA, May 4, 2021 (Reuters) - {STORY}", "2021-05-04", "dateline"),
        (f"The flood of 4 May 1981 is not forgotten.\n\n{STORY}", None, None),
        (f"CASTRA, May 4 (Reuters) - {STORY}", None, None),
        (STORY, None, None),
    ],
)
def test_words_of_the_account(
    read: Callable[..., Account], text: str, published: str | None, basis: str | None
) -> None:
    account = read(text)
    assert (account.published, account.published_by) == (published, basis)


@pytest.mark.parametrize(
    ("given", "published", "basis"),
    [
        ({"published": "2021-05-06"}, "2021-05-06", "given"),
        ({"published": "2021-05~"}, "2021-05~", "given"),
        ({"published": "some day", "url": "https://example.org/2021/05/07/x"}, "2021-05-07", "url"),
        ({"url": "https://example.org/news-20210507-x"}, "2021-05-04", "byline"),
        ({"url": "https://example.org/2021/05/x"}, "2021-05", "url"),
        ({"url": "https://example.org/20210507/x.html"}, "2021-05-07", "url"),
        ({"url": "https://example.org/20211399/x.html"}, "2021-05-04", "byline"),
    ],
)
def test_input_and_address_win(read: Callable[..., Account], given: dict[str, str], published: str, basis: str) -> None:
    account = read(f"Wreaths laid\n\n4 May 2021\n\n{STORY}", **given)
    assert (account.published, account.published_by) == (published, basis)


def test_metadata_of_a_page_wins_over_its_words(read: Callable[..., Account]) -> None:
    page = (
        f'<html><head><meta name="date" content="2021-05-08"></head><body><p>4 May 2021</p><p>{STORY}</p></body></html>'
    )
    account = read(page, "text/html")
    assert (account.published, account.published_basis) == ("2021-05-08", "meta")


@pytest.mark.parametrize(
    ("line", "is_date"),
    [
        ("May 4, 2021 at 5:40 pm", True),
        ("Published: Tuesday 4 May 2021", True),
        ("4 May 2021: mill burns", False),
        ("The flood of 4 May 1981", False),
        ("Mill burns", False),
    ],
)
def test_lines_that_are_a_date(line: str, is_date: bool, pack: LanguagePack) -> None:
    assert bool(date_lines(blocks_of(line), pack)) is is_date
    assert not date_lines(blocks_of(line), None)
