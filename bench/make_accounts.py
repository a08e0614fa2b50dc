"""Make any number of short invented accounts, the same ones for the same seed, as a manifest of JSON lines.

Each event is told by a few accounts: some write by themselves, some copy another's sentences, some come later with
another toll.  Places are real names; people, outlets and events are invented.

    python bench/make_accounts.py 10000 /tmp/accounts.jsonl
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

TOWNS = (
    "Ostrava", "Kisumu", "Arequipa", "Cebu", "Tabriz", "Kumasi", "Puebla", "Varna", "Izmir", "Dnipro", "Ibadan", "Mandalay",
    "Cochabamba", "Sylhet", "Blantyre", "Tampere", "Gaziantep", "Medan", "Bukavu", "Trondheim", "Multan", "Hamilton",
    "Zaragoza", "Nakuru", "Surat", "Lublin", "Maracaibo", "Davao", "Ndola", "Graz",
)  # fmt: skip
ACTS = (
    ("a road bridge collapsed", "bridge collapse"),
    ("a coal mine caved in", "mine accident"),
    ("a crowded ferry sank", "ferry sinking"),
    ("gunmen opened fire on a market", "market shooting"),
    ("a bomb exploded near a bus station", "bus station blast"),
    ("fire swept through a textile factory", "factory fire"),
    ("a passenger train left the rails", "train derailment"),
    ("a landslide buried several houses", "landslide"),
    ("police fired on demonstrators", "protest shooting"),
    ("flood water broke through a dam", "dam failure"),
)
VOICES = (
    "the fire service said", "police said", "a hospital spokeswoman said", "the regional governor said",
    "the interior ministry said", "two witnesses said", "the Red Cross said", "a union leader said",
)  # fmt: skip
OUTLETS = ("Meridian Wire", "Daily Slate", "The Harbour Post", "Northern Courier", "Evening Ledger", "Radio Anvil")
SURNAMES = ("Kolar", "Mbeki", "Santos", "Yilmaz", "Okafor", "Novak", "Lindqvist", "Rahman", "Castillo", "Petrov")
WORDS = ("Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")


@dataclass(frozen=True, slots=True)
class Happening:
    """What the accounts of one event tell of."""

    number: int
    town: str
    act: str
    name: str
    day: date
    killed: int
    injured: int
    missing: int


def happening(number: int, rng: random.Random) -> Happening:
    """One invented event."""
    act, name = rng.choice(ACTS)
    day = date(2019, 1, 1) + timedelta(days=rng.randrange(3 * 365))
    return Happening(
        number, rng.choice(TOWNS), act, name, day, rng.randint(2, 60), rng.randint(5, 200), rng.randint(0, 9)
    )


def spoken(day: date) -> str:
    """A date as English papers write it."""
    return f"{day:%B} {day.day}, {day.year}"


def own_account(told: Happening, rng: random.Random) -> str:
    """The event in a teller's own words."""
    killed = told.killed + rng.choice((0, 0, 0, 1, -1))
    bound = rng.choice(("", "at least ", "about ", "more than "))
    count = WORDS[killed - 2] if 2 <= killed <= 12 and not bound else f"{bound}{killed}".capitalize()
    sentences = [
        f"{count} people were killed and {told.injured} injured when {told.act} in {told.town} on {told.day:%A}, "
        f"{rng.choice(VOICES)}.",
        f"“We have recovered {killed} bodies,” rescue chief {rng.choice(SURNAMES)} told reporters.",
        f"{told.missing or 'No'} people were still missing, {rng.choice(VOICES)}.",
        f"It was the worst {told.name} in the region since {told.day.year - rng.randint(3, 20)}, when "
        f"{rng.randint(5, 90)} people died.",
        f"Schools in {told.town} stay closed until {spoken(told.day + timedelta(days=7))}.",
        f"About {rng.randint(2, 40) * 10} rescuers and {rng.randint(3, 30)} ambulances worked through the night.",
    ]
    rest = sentences[1:]
    rng.shuffle(rest)
    return " ".join([sentences[0], *rest[: rng.randint(2, 5)]])


def late_account(told: Happening, rng: random.Random) -> str:
    """The toll as it stands some days on."""
    return (
        f"The death toll of the {told.name} in {told.town} on {spoken(told.day)} has risen to "
        f"{told.killed + told.missing}, {rng.choice(VOICES)}. Mayor {rng.choice(SURNAMES)} declared a day of mourning."
    )


def accounts_of(told: Happening, count: int, rng: random.Random) -> Iterator[dict[str, str]]:
    """So many accounts of one event."""
    first = own_account(told, rng)
    for k in range(count):
        outlet = rng.choice(OUTLETS)
        way = rng.random() if k else 0.0
        day = told.day + timedelta(days=0 if way < 0.75 else rng.randint(2, 6))
        text = first if k == 0 else own_account(told, rng)
        if 0.5 <= way < 0.75:
            text = f"{first} This was reported by {rng.choice(OUTLETS)}."
        elif way >= 0.75:
            text = late_account(told, rng)
        yield {
            "id": f"{told.number:06}-{k}",
            "publisher": outlet,
            "published": day.isoformat(),
            "title": f"{told.name.capitalize()} in {told.town}",
            "text": f"{told.town.upper()}, {spoken(day)} ({outlet}) - {text}",
        }


def accounts(count: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """Rows of a manifest.

    Args:
        count: How many, from 0.
        seed: Rows are the same for the same seed, and the first rows are the same for any count.
    """
    made, number = 0, 0
    while made < count:
        rng = random.Random(f"{seed}:{number}")
        told = happening(number, rng)
        for row in accounts_of(told, rng.choice((1, 2, 3, 5, 9)), rng):
            if made == count:
                return
            made += 1
            yield row
        number += 1


def write_accounts(count: int, path: Path, seed: int = 1) -> None:
    """Write a manifest."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for row in accounts(count, seed):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("path", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    write_accounts(given.count, given.path, given.seed)


if __name__ == "__main__":
    main()
