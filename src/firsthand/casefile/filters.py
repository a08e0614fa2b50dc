"""Keeping a filter of the list of events, and letting go of it, in short transactions of their own."""

from __future__ import annotations

from pathlib import Path

from firsthand.casefile.decide import bring_up_to_date
from firsthand.casefile.ledger import ledger_of
from firsthand.casefile.saved_filter import SavedFilter
from firsthand.errors import DecisionError

LONGEST_NAME = 80
LONGEST_QUERY = 2_000


def save_filter(case_path: Path, kept: SavedFilter) -> None:
    """Keep a filter, in place of one of the same name.

    Raises:
        DecisionError: It has no name, or asks for nothing, or for more than an address holds.
    """
    if not kept.name or len(kept.name) > LONGEST_NAME:
        raise DecisionError(
            "has no name that can be kept", "the filter", f"give one of at most {LONGEST_NAME} characters"
        )
    if not kept.query or len(kept.query) > LONGEST_QUERY:
        raise DecisionError("asks for nothing that can be kept", kept.name, "choose something first")
    bring_up_to_date(case_path)
    with ledger_of(case_path) as connection:
        values = (kept.name, kept.query, kept.who)
        connection.execute("INSERT OR REPLACE INTO saved_filters (name, query, who) VALUES (?, ?, ?)", values)


def forget_filter(case_path: Path, name: str) -> None:
    """Let go of a filter; one that is not there is gone already."""
    bring_up_to_date(case_path)
    with ledger_of(case_path) as connection:
        connection.execute("DELETE FROM saved_filters WHERE name = ?", (name,))
