"""Invented mentions: what a reader of many accounts would hand to grouping, for `growth_events.py`.

A larger archive covers more years; towns, surnames, kinds of event and the vocabulary stay the same and follow Zipf's law,
so that some are on everybody's lips.  One event in four hundred is told by hundreds, a fiftieth of all fall on one day in
the largest town, one account in fifty is a round-up of others' events, and many recall an older one in passing.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from math import log

import pyarrow as pa

from firsthand.events.mentions.keys import keys_of
from firsthand.events.mentions.mention import Mention, Term, Toll
from firsthand.spans import content_id
from firsthand.tables import batch_of
from firsthand.vocabulary import EventType

WORDS, TOWNS, SURNAMES, LANDS = 60_000, 600, 500, 25
DAYS_AN_ACCOUNT = 0.1  # days that an archive covers, for each account in it
CROWDED, HOT, ROUND_UP, UNDATED, UNPLACED = 0.02, 1 / 400, 0.02, 0.1, 0.1
KINDS: tuple[EventType, ...] = (
    "shooting", "bombing", "collapse", "fire", "crash", "shipwreck", "earthquake", "stabbing", "storm", "arson",
)  # fmt: skip
NAMES = ("Red Tuesday", "Market Day Massacre", "Night of the Bells", "Bloody Harvest")
BATCH = 2_000  # mentions held as nouns at once
FIRST = date(1990, 1, 1)


@dataclass(frozen=True, slots=True)
class Happening:
    """What the accounts of one event tell of."""

    number: int
    kind: EventType
    day: date
    town: int
    killed: int
    injured: int
    topic: tuple[int, ...]
    people: tuple[str, ...]
    name: str | None


@dataclass(frozen=True, slots=True)
class Mentions:
    """Mentions of all accounts.

    Attributes:
        rows: The mentions, in order of their ids.
        event_of: Per account: the number of the event it is mainly about.
        main: Account of each main mention.
    """

    rows: pa.Table
    event_of: dict[str, int]
    main: dict[str, str]


class _World:
    """All that an archive's accounts draw from."""

    def __init__(self, count: int, seed: int) -> None:
        self.draw = random.Random(f"mentions:{seed}")
        self.days = max(30, int(count * DAYS_AN_ACCOUNT))
        self.zipf = list(accumulate(1 / (k + 3) for k in range(WORDS)))
        self.towns = list(accumulate(1 / (k + 3) for k in range(TOWNS)))
        self.surnames = list(accumulate(1 / (k + 3) for k in range(SURNAMES)))
        self.where = [(self.draw.uniform(-50, 60), self.draw.uniform(-120, 150)) for _ in range(TOWNS)]

    def happening(self, number: int) -> Happening:
        """One event."""
        draw = self.draw
        crowded = draw.random() < CROWDED
        day = FIRST + timedelta(days=self.days // 2 if crowded else draw.randrange(self.days))
        town = 0 if crowded else draw.choices(range(TOWNS), cum_weights=self.towns)[0]
        people = draw.choices(range(SURNAMES), cum_weights=self.surnames, k=2)
        return Happening(
            number, draw.choice(KINDS), day, town, draw.randint(1, 40), draw.randint(0, 120),
            tuple(draw.randrange(WORDS) for _ in range(14)), tuple(f"surname{p}" for p in people),
            draw.choice(NAMES) if draw.random() < 0.01 else None,
        )  # fmt: skip

    def size(self) -> int:
        """How many accounts tell of an event."""
        if self.draw.random() < HOT:
            return self.draw.randint(100, 400)
        return self.draw.choices((1, 2, 3, 5, 9), (4, 3, 2, 1.5, 1))[0]

    def terms(self, topic: tuple[int, ...]) -> tuple[Term, ...]:
        """Content words of an account: of its topic, and what everybody writes."""
        draw = self.draw
        told = {w: 1 + log(draw.randint(2, 5)) for w in topic if draw.random() < 0.6}
        for word in draw.choices(range(WORDS), cum_weights=self.zipf, k=56):
            told.setdefault(word, 1.0)
        return tuple(Term(f"w{w}", round(n * (1.5 if w % 3 == 0 else 1), 4), w % 3 == 0) for w, n in told.items())

    def telling(self, account_id: str, told: Happening, start: int) -> Mention:
        """How one account tells an event in passing."""
        draw = self.draw
        day = told.day + timedelta(days=draw.choices((0, 1, -1), (90, 5, 5))[0])
        latitude, longitude = self.where[told.town]
        killed = Toll("killed", float(max(1, told.killed + draw.choice((0, 0, 0, 1, -1)))))
        tolls = (killed, Toll("injured", float(told.injured))) if told.injured else (killed,)
        mention = Mention(
            content_id("m", account_id, start), account_id, "harm", told.kind, False, False, start, day.isoformat(), "told",
            people=tuple(p for p in told.people if draw.random() < 0.5), tolls=tolls, language="en",
            names=(told.name,) if told.name and draw.random() < 0.5 else (),
        )  # fmt: skip
        if draw.random() < UNDATED:
            mention = replace(mention, edtf=None, date_basis="")
        if draw.random() < UNPLACED:
            return mention
        return replace(
            mention, place=f"town{told.town}", place_id=f"p{told.town}", place_ids=(f"p{told.town}",), latitude=latitude,
            longitude=longitude, where_prec=1, country=f"C{told.town % LANDS}",
        )  # fmt: skip

    def account(self, account_id: str, told: Happening, before: list[Happening]) -> Iterator[Mention]:
        """All that one account tells of."""
        draw = self.draw
        published = told.day + timedelta(days=draw.choices((0, 1, 3, 20), (5, 3, 1, 1))[0])
        main = self.telling(account_id, told, 0)
        yield replace(main, main=True, published=published.isoformat(), terms=self.terms(told.topic))
        if before and draw.random() < 0.5:
            yield self.telling(account_id, draw.choice(before[-500:]), 1)
        if draw.random() < 0.6:
            yield Mention(
                content_id("m", account_id, 2), account_id, "legal", "arrest", False, False, 2, published.isoformat(), "told",
                about=main.mention_id, relation="follows", people=main.people,
            )  # fmt: skip

    def round_up(self, account_id: str, before: list[Happening]) -> Iterator[Mention]:
        """A report of several events, mainly about none of them."""
        some = self.draw.sample(before[-60:], 4)
        topic = tuple(w for h in some for w in h.topic[:7])
        yield replace(
            self.telling(account_id, some[0], 0), main=True, family="other", type="report", edtf=None, date_basis="",
            tolls=(), people=(), names=(), published=some[-1].day.isoformat(), terms=self.terms(topic),
        )  # fmt: skip
        for start, one in enumerate(some, 1):
            yield self.telling(account_id, one, start)


def make_mentions(count: int, seed: int = 1) -> Mentions:
    """Mentions of so many accounts, and which event each account is mainly about; the same for the same count and seed."""
    world = _World(count, seed)
    rows: list[Mention] = []
    batches: list[pa.RecordBatch] = []
    event_of: dict[str, int] = {}
    main: dict[str, str] = {}
    before: list[Happening] = []
    while len(event_of) < count:
        told = world.happening(len(event_of))
        for _ in range(min(world.size(), count - len(event_of))):
            account_id = content_id("a", seed, len(event_of))
            if len(before) > 60 and world.draw.random() < ROUND_UP:
                rows += world.round_up(account_id, before)
                event_of[account_id] = -len(event_of)
            else:
                rows += world.account(account_id, told, before)
                event_of[account_id] = told.number
        before = [*before[-500:], told]
        if len(rows) > BATCH or len(event_of) == count:
            batches.append(batch_of(Mention, (replace(m, keys=keys_of(m)) for m in rows)))
            main |= {m.mention_id: m.account_id for m in rows if m.main}
            rows = []
    return Mentions(pa.Table.from_batches(batches).sort_by("mention_id"), event_of, main)
