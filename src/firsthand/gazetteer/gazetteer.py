"""The gazetteer: names of countries, first- and second-order units and towns, and where they are.

Read by the place reader, which asks for thousands of names a second: the table is memory-mapped, shared between worker
processes, and opened in milliseconds.  Refuses to choose between namesakes by anything but kind and size; which one a
text means is the place reader's work.  How the table is made: `docs/gazetteer.md`.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache, lru_cache
from hashlib import blake2b
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from firsthand.gazetteer.place import COUNTRY, FIRST_ORDER, SECOND_ORDER, TOWN, Place, fold

_KINDS = (COUNTRY, FIRST_ORDER, SECOND_ORDER, TOWN)
ROW_BITS = 19
OPENER_BITS = 21
NAME_BLOCK = 16
DATA = "data"


class NameKey(NamedTuple):
    """The bucket (16 bits) and the rest (29 bits) of a folded name's hash."""

    bucket: int
    rest: int


def name_key(folded: str) -> NameKey:
    """Where the rows of a folded name are listed."""
    number = int.from_bytes(blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
    return NameKey(number >> 48, (number >> ROW_BITS) & ((1 << 29) - 1))


def opener_bit(word: str) -> int:
    """Which bit tells whether one or two folded words open a name of several words."""
    digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=4, person=b"opener").digest()
    return int.from_bytes(digest, "big") >> (32 - OPENER_BITS)


class Gazetteer:
    """The table as mapped from its files.  Rows are numbered: countries, first-order, second-order units, then towns,
    each from the largest to the smallest, so the rows of a name come best first.

    Args:
        folder: Folder with the files that `tools/build_gazetteer.py` wrote.
    """

    def __init__(self, folder: Path) -> None:
        def column(name: str) -> Any:
            return np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r"))

        meta = json.loads((folder / "meta.json").read_text("utf-8"))
        self.starts: tuple[int, int, int, int, int] = tuple(meta["starts"])
        self.codes: tuple[str, ...] = tuple(meta["codes"])
        self._former: dict[int, str] = {int(k): v for k, v in meta["former"].items()}
        table = column("places")
        self.latitude, self.longitude = table["lat"], table["lon"]
        self.population, self.up, self._ids = table["pop"], table["up"], table["gid"]
        self._name_starts = column("name_starts")
        self._names = np.memmap(folder / "names.bin", dtype=np.uint8, mode="r")
        # Single keys are asked for: a memory view gives plain integers, several times as fast as numpy's scalars.
        self._buckets, self._high, self._low = (memoryview(column(n)) for n in ("buckets", "keys_high", "keys_low"))
        self._openers = memoryview(column("openers"))

    def rows(self, folded: str) -> tuple[int, ...]:
        """Rows that bear a folded name, best first; empty where none does."""
        bucket, rest = name_key(folded)
        low, high = self._buckets[bucket], self._buckets[bucket + 1]
        first = bisect_left(self._high, rest << 3, low, high)
        if first == high or self._high[first] >> 3 != rest:
            return ()
        last = bisect_left(self._high, (rest + 1) << 3, first, high)
        return tuple((self._high[i] & 7) << 16 | self._low[i] for i in range(first, last))

    def opens(self, folded: str) -> bool:
        """Whether a name of several words may begin with one or two folded words (never wrong where it says no)."""
        bit = opener_bit(folded)
        return bool(self._openers[bit >> 3] >> (7 - (bit & 7)) & 1)

    def kind(self, row: int) -> str:
        """Kind of the place in a row."""
        _, first, second, town, _ = self.starts
        return TOWN if row >= town else SECOND_ORDER if row >= second else FIRST_ORDER if row >= first else COUNTRY

    def name(self, row: int) -> str:
        """The main name of the place in a row."""
        block, at = divmod(row, NAME_BLOCK)
        raw = self._names[self._name_starts[block] : self._name_starts[block + 1]].tobytes()
        return raw.decode().split("\n")[at]

    def country(self, row: int) -> int:
        """Row of the country that the place in a row lies in (its own row for a country)."""
        while row >= self.starts[1]:
            row = int(self.up[row])
        return row

    def first_order(self, row: int) -> int:
        """Row of the first-order unit that the place in a row lies in (its own row for such a unit); -1 if unknown."""
        while row >= self.starts[2]:
            row = int(self.up[row])
        return row if row >= self.starts[1] else -1

    def second_order(self, row: int) -> int:
        """Row of the second-order unit that the place in a row lies in (its own row for such a unit); -1 if unknown."""
        if row >= self.starts[3]:
            row = int(self.up[row])
        return row if self.starts[2] <= row < self.starts[3] else -1

    def place_id(self, row: int) -> str:
        """Id of the place in a row."""
        return self._former[row] if row in self._former else f"geonames:{self._ids[row]}"

    def place(self, row: int) -> Place:
        """The place in a row."""
        return _place(self, row)


@lru_cache(maxsize=8192)
def _place(table: Gazetteer, row: int) -> Place:
    country, first, second = table.country(row), table.first_order(row), table.second_order(row)
    return Place(
        place_id=table.place_id(row),
        name=table.name(row),
        admin1=table.name(first) if first >= 0 else "",
        admin2=table.name(second) if second >= 0 else "",
        country=table.name(country),
        country_code=table.codes[country],
        latitude=int(table.latitude[row]) / 1e5,
        longitude=int(table.longitude[row]) / 1e5,
        population=int(table.population[row]),
        kind=table.kind(row),
    )


@cache
def gazetteer() -> Gazetteer:
    """The table that comes with the package, opened once a process."""
    return Gazetteer(Path(str(resources.files("firsthand.gazetteer") / DATA)))


def lookup(name: str) -> tuple[Place, ...]:
    """All places that bear a name in any spelling the table knows.

    Args:
        name: A name in any language or script, with or without accents.

    Returns:
        Places best first: countries, first-order units, second-order units, towns, each from the largest on; empty
        where no place bears the name.
    """
    table = gazetteer()
    return tuple(table.place(row) for row in table.rows(fold(name)))


def lookup_many(names: Iterable[str]) -> list[tuple[Place, ...]]:
    """`lookup` for each of several names, in their order."""
    return [lookup(name) for name in names]
