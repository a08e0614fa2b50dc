"""Odd numbers in common: a number that only two or three accounts tell, where more first hands tell another.

An error that two share counts for more than correct words in common: who tells the right number may have it from anywhere.
For the lineage on the terminal.  Refuses to call a number wrong, to take an early toll for an error, and to say who has it
from whom.
"""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.export.terminal import Line
from firsthand.export.words import accounts, short_names
from firsthand.record.figure import Figure, Reading
from firsthand.record.readings import words
from firsthand.view.case_view import CaseView

FEW = 3  # accounts that may share an odd number
KINDS = ("conflict", "copying_error")


def odd_lines(view: CaseView) -> Iterator[Line]:
    """One line for each number that few accounts of an event share against more; nothing where there is none."""
    names = short_names(list(view.accounts.values()))
    for event in view.ranked_events():
        for figure in view.figures.get(event.event_id, []):
            for odd, usual in _odd(figure):
                who = " and ".join(sorted(names.get(a, a) for a in odd.account_ids))
                yield Line(
                    "odd number",
                    f"only {who} tell {words(odd)} {figure.measure} of {event.title}, where "
                    f"{accounts(len(usual.account_ids))} tell {words(usual)}: a number that few share and others do not "
                    "points to one hand more than correct words in common do",
                )


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
