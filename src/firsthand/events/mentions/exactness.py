"""How exactly a day or a place is told: the widths and codes by which all of events compares them.

Serves the whole stage.  Refuses to take what is not told for exact.

Source: UCDP GED Codebook, `where_prec`.
"""

from __future__ import annotations

from firsthand.lang.edtf import width
from firsthand.vocabulary import PLACE_PRECISIONS

NIGHT = 2  # days that a night touches: a date of two days may be one night's
WEEK = 7
MONTH = 31  # days of the longest
ENDLESS = 10**6  # days of a date with an open side, or of none

TOWN = 2  # GED's codes 1 and 2: an exact place, or one near it
DISTRICT = 3  # a second-order unit
REGION = 4  # a first-order unit
COUNTRY = 6  # a place known only as a country
UNTOLD = max(PLACE_PRECISIONS) + 1  # beyond all of GED's codes


def days_wide(edtf: str | None) -> int:
    """How many days a date may mean, 1 for a day; `ENDLESS` where a side is open or nothing is told."""
    return width(edtf) or ENDLESS


def place_prec(where_prec: int | None) -> int:
    """GED's code, the less the more exact; `UNTOLD` for none."""
    return where_prec or UNTOLD


def is_town(where_prec: int | None) -> bool:
    """Whether a place is told as exactly as a town."""
    return where_prec is not None and 0 < where_prec <= TOWN
