"""Dates of publication reckoned from anniversaries, each with its words."""

from collections.abc import Callable

import pytest

from firsthand.accounts.account import Account

STORY = "The mayor spoke of those who had lost their lives, and the choir of the school sang in front of the monument."

CASES = [
    # about a month: the anniversary of a dated event
    (
        "Wreaths were laid for the 40th anniversary of the flood of 3 May 1981.",
        "2021-05~",
        "40th anniversary of the flood of 3 May 1981",
    ),
    (
        "The twentieth anniversary of the mine fire of 14 June 1992 was kept.",
        "2012-06~",
        "twentieth anniversary of the mine fire of 14 June 1992",
    ),
    # the event's year stands elsewhere
    (
        "A talk for the 31st anniversary of the April 5 fire was held.\n\nOn April 5, 1988 the mill burned down.",
        "2019-04~",
        "31st anniversary of the April 5",
    ),
    # a month and a year
    (
        "Today, 25 years have passed since the ferry sank on March 2, 1994.",
        "2019-03",
        "Today, 25 years have passed since the ferry sank on March 2, 1994",
    ),
    # a year
    (
        "Ten years have passed since the ferry sank on March 2, 1994.",
        "2004~",
        "Ten years have passed since the ferry sank on March 2, 1994",
    ),
    ("Thirty years ago, on 9 October 1963, a wave came over the dam.", "1993~", "Thirty years ago, on 9 October 1963"),
    # a day
    (
        "Today (4 July) marks the 10th anniversary of the fall.\n\nOn July 4, 2003 the bridge fell.",
        "2013-07-04",
        "Today (4 July) marks the 10th anniversary",
    ),
    # before a day
    (
        "On 12 August 2016, it will be 50 years since the theatre burned down.",
        "../2016-08-12",
        "12 August 2016, it will be 50 years",
    ),
    (
        "Next week will mark the 50th anniversary of the fire of 12 August 1966.",
        "../2016-08-12",
        "50th anniversary of the fire of 12 August 1966",
    ),
    # after a month
    (
        "The bridge fell on 4 July 2003. Eleven years later, on 4 July, the last stone was laid.",
        "2014-07/..",
        "Eleven years later, on 4 July",
    ),
]


@pytest.mark.parametrize(("text", "published", "words"), CASES)
def test_reckoned_with_its_words(read: Callable[..., Account], text: str, published: str, words: str) -> None:
    account = read(f"{text}\n\n{STORY}")
    assert (account.published, account.published_by) == (published, f"derived: {words}")


@pytest.mark.parametrize(
    "text",
    [
        "The bridge fell in the morning, and two buses went down with it.",
        "The couple kept the 50th anniversary of their wedding of 3 May 1951 at the harbour.",
        "It was the 40th anniversary of the flood.",
        "In 2019 the club kept the 100th anniversary of the final of 3 May 1911.",
        "The dyke, built in 1903, gave way 50 years later.",
        "She was born on 3 May 1950. Ten years ago, on 9 October 1963, a wave came, and in 1999 she wrote of it.",
        "The 0th anniversary of the fire of 3 May 1981 is no anniversary.",
        "The 9999th anniversary of the fire of 3 May 1981 is far away.",
    ],
)
def test_nothing_is_reckoned(read: Callable[..., Account], text: str) -> None:
    account = read(f"{text}\n\n{STORY}")
    assert (account.published, account.published_basis) == (None, None)


@pytest.mark.parametrize(
    ("given", "basis"),
    [({"published": "2022-01-01"}, "given"), ({"url": "https://example.org/2022/01/01/mill"}, "url")],
)
def test_what_is_told_wins(read: Callable[..., Account], given: dict[str, str], basis: str) -> None:
    account = read(f"{CASES[0][0]}\n\n{STORY}", **given)
    assert (account.published, account.published_by) == ("2022-01-01", basis)
