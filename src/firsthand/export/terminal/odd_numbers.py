"""Odd numbers in common, as lines for the terminal.

Refuses to say more than that one hand is likelier behind them.
"""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.events.said import words
from firsthand.export.terminal.line import Line
from firsthand.export.words import accounts
from firsthand.view.case_view import CaseView
from firsthand.view.odd_numbers import odd_numbers


def odd_lines(view: CaseView) -> Iterator[Line]:
    """One line for each number that few accounts of an event share against more; nothing where there is none."""
    names = view.names
    for found in odd_numbers(view):
        who = " and ".join(sorted(names.get(a, a) for a in found.odd.account_ids))
        yield Line(
            "odd number",
            f"only {who} tell {words(found.odd)} {found.figure.measure} of {found.event.title}, where "
            f"{accounts(len(found.usual.account_ids))} tell {words(found.usual)}: a number that few share and others do not "
            "points to one hand more than correct words in common do",
        )
