"""Make invented newspaper stories of about 400 words, as text and as pages, the same ones for the same seed.

A story tells one event of `make_accounts.py` in two ways and fills up with background: persons with their offices, quotations,
dates, sums, places far off.  About as many claims a word stand in them as in printed news (one in nine words or so).
"""

from __future__ import annotations

import html
import random
from collections.abc import Iterator
from dataclasses import dataclass

from make_accounts import OUTLETS, SURNAMES, TOWNS, chatter, happening, own_account, spoken

GIVEN = ("Ana", "Daniel", "Ingrid", "Tomas", "Leila", "Peter", "Maria", "Joseph", "Elena", "David", "Sofia", "Michael")
TRADES = ("teacher", "lawyer", "nurse", "farmer", "bus driver", "city councillor", "businessman", "student")
GOODS = ("timber", "copper", "tea", "fish", "cotton", "cement", "ceramics")
MONTHS = ("January", "March", "April", "June", "August", "October", "December")
WEEKDAYS = ("Monday", "Tuesday", "Thursday", "Friday", "Sunday")
BACKGROUND = (
    "“The valley has waited {n} years for this road,” {given} {surname}, the head of the {town} chamber of commerce, "
    "told {outlet} on {weekday}. “Nobody here believes that the money will come before the winter.”",
    "{given} {surname}, {age}, a {trade} from {town}, said the council had promised new pumps in {month} {year}, but "
    "that only two of them had arrived and that neither of them was in use.",
    "According to the statistics office in {town}, exports of {goods} fell by {n} percent last year, while some {many} "
    "families moved from the villages to the capital in search of work.",
    "The government denied the report and accused the opposition of spreading rumours before the vote in {month}. "
    "{given} {surname}, who leads the largest union, said her members would wait for the inquiry.",
    "The contract, worth ${n} million, was signed in {year} between the ministry of transport and a company from {town}. "
    "It was never published, and the archive of the ministry burned down two years later.",
    "Visitors who come by train from {town} see little of this. The square is swept every morning, the hotel has a new "
    "front, and the museum of {goods} is open on {weekday} afternoons.",
    "“We ask for patience,” deputy mayor {given} {surname} said. He added that an expert commission would begin its "
    "work on {month} {day} and would publish what it found within {n} weeks.",
    "Since {year} the region has had {n} governors. The last of them, {given} {surname}, resigned in {month} after a "
    "newspaper in {town} reported that his brother owned the quarry.",
)


@dataclass(frozen=True, slots=True)
class Story:
    """A story.

    Attributes:
        title, text: Its headline, and its paragraphs apart by an empty line.
        published: ISO date.
        publisher: The outlet.
    """

    title: str
    text: str
    published: str
    publisher: str

    @property
    def page(self) -> str:
        """The story as a web page with what stands around one: menus, links to others, a footer, a script."""
        links = "".join(
            f'<li><a href="/{k}">{html.escape(t)} and its harbour</a></li>' for k, t in enumerate(TOWNS[:12])
        )
        body = "\n".join(f"<p>{html.escape(p)}</p>" for p in self.text.split("\n\n"))
        return (
            f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{html.escape(self.title)} | {self.publisher}'
            f'</title><meta property="article:published_time" content="{self.published}T08:00:00Z">'
            f'<meta property="og:site_name" content="{self.publisher}"><script>var shown = {{"k": [1, 2, 3]}};</script>'
            f'</head><body><nav><ul>{links}</ul></nav><header><a href="/">{self.publisher}</a></header><main><article>'
            f'<h1>{html.escape(self.title)}</h1><p class="byline">By our correspondent</p>{body}</article>'
            f"<aside><h2>More news</h2><ul>{links}</ul></aside></main><footer><p>Copyright {self.publisher}. All rights "
            'reserved.</p><p><a href="/about">About us</a> <a href="/terms">Terms</a></p></footer></body></html>'
        )


def _background(rng: random.Random) -> str:
    return rng.choice(BACKGROUND).format(
        n=rng.randint(3, 40), age=rng.randint(19, 80), day=rng.randint(1, 28), year=rng.randint(1985, 2018),
        many=f"{rng.randint(2, 90)},000", given=rng.choice(GIVEN), surname=rng.choice(SURNAMES), town=rng.choice(TOWNS),
        outlet=rng.choice(OUTLETS), weekday=rng.choice(WEEKDAYS), month=rng.choice(MONTHS), trade=rng.choice(TRADES),
        goods=rng.choice(GOODS),
    )  # fmt: skip


def stories(count: int, seed: int = 1, words: int = 400) -> Iterator[Story]:
    """So many stories.

    Args:
        count: How many.
        seed: The first stories are the same for any count.
        words: About how many words each has.
    """
    for number in range(count):
        rng = random.Random(f"story:{seed}:{number}")
        told = happening(number, rng)
        outlet = rng.choice(OUTLETS)
        opening = f"{told.town.upper()}, {spoken(told.day)} ({outlet}) - {own_account(told, rng)}"
        paragraphs, said = [opening], len(opening.split())
        while said < words:
            more = own_account(told, rng) if len(paragraphs) == 2 else f"{_background(rng)} {chatter(rng)}"
            paragraphs.append(more)
            said += len(more.split())
        yield Story(f"{told.name.capitalize()} in {told.town}", "\n\n".join(paragraphs), told.day.isoformat(), outlet)
