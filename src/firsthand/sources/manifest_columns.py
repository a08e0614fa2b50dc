"""Which column of a manifest holds what: told by the user, by its name in any language, last by what stands in it.

Between a manifest's head and its rows.  Whatever was not plain from the names is told to the user.  Refuses to guess the day
of publication from a column of days, and an id or an event from anything but its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from statistics import median
from typing import Any

from firsthand.errors import ConfigError
from firsthand.lang.pack import LanguagePack, languages
from firsthand.sources.manifest_row import COLUMNS, CONTENT
from firsthand.sources.media_types import KNOWN, ending_of

SAMPLE_ROWS = 50
LEAST_LETTERS = 200  # of half of its cells, before a column is taken for the accounts' words
_SIGNS = re.compile(r"[\W_]+")
_ADDRESS = re.compile(r"https?://\S+\Z", re.I)


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """What each column of a table was taken for.

    Attributes:
        taken: Its name in the file, by ours.
        guessed: Ours, of those whose name the user did not give and that bear another.
        given: Ours, of those whose name the user gave.
        left: Names in the file of which nothing is taken.
    """

    taken: Mapping[str, str]
    guessed: frozenset[str]
    given: frozenset[str]
    left: tuple[str, ...]

    @property
    def has_content(self) -> bool:
        """Whether a column holds the accounts themselves."""
        return any(c in self.taken for c in CONTENT)

    def renamed(self, cells: Mapping[str, Any]) -> Mapping[str, Any]:
        """A row by our names; a value under our own name stands where the planned column has none."""
        mine = {ours: cells[theirs] for ours, theirs in self.taken.items() if theirs in cells}
        used = set(self.taken.values()) - set(self.taken)
        return {**{k: v for k, v in cells.items() if k not in used}, **mine}

    def lines(self) -> tuple[str, ...]:
        """The plan as a table for a person; empty where every column bears our name."""
        if not self.guessed and not self.given:
            return ()
        width = max(len(ours) for ours in self.taken)
        how = {ours: " (given)" if ours in self.given else " (guessed)" for ours in self.guessed | self.given}
        rows = [f"{ours.ljust(width)}  {self.taken[ours]}{how.get(ours, '')}" for ours in COLUMNS if ours in self.taken]
        return (*rows, f"left alone: {', '.join(self.left)}") if self.left else tuple(rows)


def checked_columns(given: Mapping[str, str]) -> Mapping[str, str]:
    """The columns that the user names.

    Raises:
        ConfigError: A column is none of ours.
    """
    for ours in given:
        if ours not in COLUMNS:
            raise ConfigError("is no column of a manifest", ours, f"known: {', '.join(COLUMNS)}")
    return given


@cache
def names_of_columns() -> Mapping[str, tuple[str, ...]]:
    """The names that languages give to our columns, by ours."""
    found: dict[str, list[str]] = {}
    for language in ("en", *(one for one in languages() if one != "en")):
        for ours, names in LanguagePack(language).topic("columns").items():
            found.setdefault(ours, []).extend(names)
    return {ours: tuple(dict.fromkeys(names)) for ours, names in found.items()}


def plain_name(name: str) -> str:
    """A column's name without case and signs."""
    return " ".join(_SIGNS.sub(" ", name.casefold()).split())


def plan_columns(header: Sequence[str], sample: Sequence[Mapping[str, Any]], given: Mapping[str, str]) -> ColumnPlan:
    """What the columns of a table are.

    Args:
        header: Names in the file.
        sample: Its first rows, by those names; may be empty.
        given: Names that the user gave, by ours.

    Returns:
        The plan; one whose `has_content` is false where nothing holds accounts.
    """
    plain: dict[str, str] = {}
    for name in header:
        plain.setdefault(plain_name(name), name)
    taken = {ours: found for ours, theirs in given.items() if (found := plain.get(plain_name(theirs)))}
    told = frozenset(ours for ours, theirs in taken.items() if ours != theirs)
    for ours in COLUMNS:
        found = ours if ours in header else plain.get(ours)
        if ours not in taken and found and found not in taken.values():
            taken[ours] = found
    for ours in COLUMNS:
        if ours not in taken and not (ours in CONTENT and any(c in taken for c in CONTENT)):
            free = (
                n for name in names_of_columns().get(ours, ()) if (n := plain.get(name)) and n not in taken.values()
            )
            named = next((n for n in free if _fits(ours, _values(sample, n))), None)
            if named:
                taken[ours] = named
    _by_content(header, sample, taken)
    guessed = frozenset(ours for ours, theirs in taken.items() if ours != theirs) - told
    return ColumnPlan(taken, guessed, told, tuple(n for n in header if n and n not in taken.values()))


def _values(sample: Sequence[Mapping[str, Any]], name: str) -> list[str]:
    """What stands in a column of the sample, blanks left out."""
    told = (row.get(name) for row in islice(sample, SAMPLE_ROWS))
    return [text for value in told if value is not None and (text := str(value).strip())]


def _fits(ours: str, values: Sequence[str]) -> bool:
    """Whether values can be what a name says they are."""
    addresses = bool(values) and all(_ADDRESS.match(v) for v in values)
    if ours == "url":
        return addresses or not values
    if ours == "path":
        return bool(values) and all(ending_of(v.replace("\\", "/")) in KNOWN for v in values)
    return not addresses


def _by_content(header: Sequence[str], sample: Sequence[Mapping[str, Any]], taken: dict[str, str]) -> None:
    """Add what only the cells tell: the one column of long texts, the one column of addresses."""
    free = {name: values for name in header if name not in taken.values() and (values := _values(sample, name))}
    if not any(c in taken for c in CONTENT):
        lengths = {name: median(map(len, values)) for name, values in free.items()}
        longest = max(lengths, key=lambda n: lengths[n], default=None)
        if longest is not None and lengths[longest] >= LEAST_LETTERS:
            taken["text"] = longest
    if "url" not in taken:
        addresses = [n for n, values in free.items() if n not in taken.values() and _fits("url", values)]
        if len(addresses) == 1:
            taken["url"] = addresses[0]


def header_of(rows: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """The names in rows that have no common head, in the order in which they come."""
    return tuple(dict.fromkeys(name for row in rows for name in row))


def peeked(rows: Iterator[Any]) -> list[Any]:
    """The first rows of many."""
    return list(islice(rows, SAMPLE_ROWS))
