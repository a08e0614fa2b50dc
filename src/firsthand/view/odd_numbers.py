"""Odd numbers in common: a number that only two or three accounts tell, where more first hands tell another.

An error that two share counts for more than correct words in common: who tells the right number may have it from anywhere.
Refuses to call a number wrong, to take an early toll for an error, and to say who has it
from whom.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from firsthand.events.event import Event
from firsthand.events.said import words
from firsthand.record.figure import Figure, Reading
from firsthand.view.case_view import CaseView

FEW = 3  # accounts that may share an odd number
KINDS = ("conflict", "copying_error")


@dataclass(frozen=True, slots=True)
class OddNumber:
    """A number that few accounts share against more.

    Attributes:
        event, figure: Of what.
        odd: The reading that few carry; usual: the one of more accounts and first hands that excludes it.
    """

    event: Event
    figure: Figure
    odd: Reading
    usual: Reading


def odd_numbers(view: CaseView) -> list[OddNumber]:
    """The odd numbers of a case, those of the event most told of first; empty where there is none."""
    return [
        OddNumber(event, figure, odd, usual)
        for event in view.ranked_events()
        for figure in view.figures.get(event.event_id, [])
        for odd, usual in _odd(figure)
    ]


def _odd(figure: Figure) -> Iterator[tuple[Reading, Reading]]:
    """Exact readings of two or three accounts, each with the reading of more accounts and first hands that excludes it."""
    differ = {frozenset(d.values) for d in figure.differences if d.kind in KINDS}
    for odd in figure.readings:
        if (
            figure.population != "all"
            or not 1 < len(odd.account_ids) <= FEW
            or odd.quantifier != "exact"
            or not odd.value
        ):
            continue
        more = [
            r
            for r in figure.readings
            if len(r.account_ids) > len(odd.account_ids)
            and r.n_origins_max > odd.n_origins_max
            and frozenset((words(odd), words(r))) in differ
        ]
        if odd.status in ("live", "copying_error") and more:
            yield odd, max(more, key=lambda r: (r.n_origins_max, len(r.account_ids), words(r)))
