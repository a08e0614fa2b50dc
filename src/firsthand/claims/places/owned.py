"""Names that go on behind an apostrophe: "Queen Anne's County", "King's Lynn", "Val d'Isère", "St. Mary's".

Beside `found`, whose runs of capitalised words end at such an apostrophe.  Trusts the gazetteer: what it does not list
as one name stays the possessive that it mostly is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from firsthand.claims.places.names import Endings, rows_of
from firsthand.gazetteer.gazetteer import gazetteer

_OWNED = re.compile(r"['’][sS](?![^\W_])(\s+[^\W\d_a-z][^\W_]*)?(\s+[^\W\d_a-z][^\W_]*)?")
_OF = re.compile(r"\s{1,20}[dD]['’][^\W_]+(?:-[^\W_]+)*")
GOES_ON = re.compile(r"\s{1,20}[^\W\d_]")


class Listed(NamedTuple):
    """Where a listed name ends, and the rows that bear it."""

    end: int
    rows: tuple[int, ...]


def ends_beyond(text: str, end: int) -> tuple[int, ...]:
    """Where a name that a run of capitals opens may end, behind the run's end; the furthest first, empty for nowhere.

    Args:
        text: The account's text.
        end: Where the run ends.
    """
    owned = _OWNED.match(text, end)
    if owned is None:
        of = _OF.match(text, end)
        return (of.end(),) if of else ()
    bare = end + 2
    ends = {owned.end(n) for n in (1, 2) if owned.end(n) > 0}
    return tuple(sorted(ends if GOES_ON.match(text, bare) else {*ends, bare}, reverse=True))


def longest_beyond(text: str, start: int, ends: tuple[int, ...], endings: Endings) -> Listed:
    """Where the longest listed name ends that begins at `start`, and its rows; `(start, ())` for none.

    Args:
        text: The account's text.
        start: Where it begins.
        ends: Where it may end, the furthest first.
        endings: See `rows_of`.
    """
    for end in ends:
        name = _straight(text[start:end])
        bare = name[-2:].lower() == "'s"
        rows = tuple(named_so(name[:-2], endings)) if bare else rows_of(name, endings)
        if rows:
            return Listed(end, rows)
    return Listed(start, ())


def named_so(name: str, endings: Endings) -> Iterator[int]:
    """Rows of a name with a bare possessive ("Prince George's police"), of those that are written with one."""
    table = gazetteer()
    return (r for r in rows_of(f"{name}'s", endings) if "'" in table.name(r))


def _straight(name: str) -> str:
    return " ".join(name.replace("’", "'").split())
