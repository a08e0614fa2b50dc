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

LEADS = (
    "{count} people were killed and {injured} injured when {act} in {town} on {weekday}, {voice}.",
    "{count} people died after {act} in {town} on {weekday}; {injured} were taken to hospital with injuries, {voice}.",
    "On {weekday} {act} in {town}, killing {killed} and wounding {injured}, {voice}.",
    "{voice} that {killed} people lost their lives in the {name} in {town} on {weekday}, while {injured} were hurt.",
)
REST = (
    (
        "“We have recovered {killed} bodies,” rescue chief {surname} told reporters.",
        "Rescue chief {surname} put the number of bodies found at {killed}.",
        "By evening {killed} bodies lay in the town's morgue, a doctor named {surname} said.",
    ),
    (
        "By noon {missing} people were still missing, {voice}.",
        "The search for {missing} missing people goes on, {voice}.",
        "Relatives look for {missing} people of whom nothing has been heard.",
    ),
    (
        "It was the worst {name} in the region since {year}, when {then} people died.",
        "In {year} a similar {name} had cost {then} lives.",
    ),
    ("Schools in {town} stay closed until {until}.", "The mayor of {town} called off all fairs until {until}."),
    (
        "About {rescuers} rescuers and {cars} ambulances worked through the night.",
        "{cars} ambulances came, and {rescuers} volunteers dug with bare hands.",
    ),
)
OPENERS = (
    "Meanwhile",
    "Later",
    "At dusk",
    "Nearby",
    "Since then",
    "As before",
    "By then",
    "Across the river",
    "Uphill",
)
SUBJECTS = (
    "shopkeepers", "neighbours", "two nurses", "a retired teacher", "drivers", "the night watch", "children", "farmers",
    "a choir", "bakers", "the caretaker", "fishermen",
)  # fmt: skip
VERBS = ("carried", "watched", "lit", "described", "gathered", "repaired", "swept", "counted", "guarded", "brought")
ADJECTIVES = ("broken", "warm", "blue", "heavy", "wet", "borrowed", "old", "narrow", "torn", "quiet", "spare", "yellow")
THINGS = (
    "blankets",
    "windows",
    "lanterns",
    "carts",
    "bread",
    "ladders",
    "benches",
    "boots",
    "doors",
    "kettles",
    "ropes",
)
ENDS = (
    "beside the church", "under the arcade", "along the canal", "in the rain", "without a word", "for hours",
    "behind the depot", "near the old gate", "until morning", "on the slope",
)  # fmt: skip


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
    facts = {
        "count": count, "killed": killed, "injured": told.injured, "missing": told.missing or "no", "act": told.act,
        "name": told.name, "town": told.town, "weekday": f"{told.day:%A}", "voice": rng.choice(VOICES),
        "surname": rng.choice(SURNAMES), "year": told.day.year - rng.randint(3, 20), "then": rng.randint(5, 90),
        "until": spoken(told.day + timedelta(days=7)), "rescuers": rng.randint(2, 40) * 10, "cars": rng.randint(3, 30),
    }  # fmt: skip
    rest = rng.sample(REST, rng.randint(2, 5))
    kinds = [rng.choice(LEADS), *(rng.choice(variants) for variants in rest)]
    return " ".join(f"{kind.format(**facts)} {chatter(rng)}" for kind in kinds)


def chatter(rng: random.Random) -> str:
    """A sentence that says nothing, in words that seldom come together twice."""
    subject, verb, thing = rng.choice(SUBJECTS), rng.choice(VERBS), rng.choice(THINGS)
    return f"{rng.choice(OPENERS)} {subject} {verb} {rng.choice(ADJECTIVES)} {thing} {rng.choice(ENDS)}."


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
