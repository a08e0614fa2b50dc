"""Increments: what one incident added to a total that the same sentence gives ("killed 7, bringing this month's toll to 41").

The words of time in such a sentence belong to the total.  Trusts a total marked as a toll over a stretch of time beside one
smaller number of the same measure in its sentence; refuses where several smaller numbers stand there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from firsthand.record.account_value import is_live
from firsthand.record.witness import Witness
from firsthand.vocabulary import FigureMark

TOTAL: frozenset[FigureMark] = frozenset({"period", "toll"})
_Place = tuple[str, int, str | None]  # account, sentence, measure


def as_increments(witnesses: Sequence[Witness]) -> list[Witness]:
    """The same witnesses, in the order given; an increment is no longer marked as a total over a stretch of time.

    Args:
        witnesses: All figure claims of one event.
    """
    totals: dict[_Place, float] = {}
    smaller: dict[_Place, set[float]] = {}
    for w in witnesses:
        if is_live(w.claim) and w.claim.best is not None and TOTAL.issubset(w.claim.marks):
            totals[_place(w)] = max(totals.get(_place(w), 0.0), w.claim.best)
    for w in witnesses:
        if _counts_less(w, totals):
            smaller.setdefault(_place(w), set()).add(w.claim.best or 0.0)
    return [_unmarked(w) if _counts_less(w, totals) and len(smaller[_place(w)]) == 1 else w for w in witnesses]


def _place(witness: Witness) -> _Place:
    return witness.claim.account_id, witness.claim.sentence, witness.claim.measure


def _counts_less(w: Witness, totals: dict[_Place, float]) -> bool:
    marks = w.claim.marks
    best = w.claim.best
    return "period" in marks and "toll" not in marks and best is not None and best < totals.get(_place(w), 0.0)


def _unmarked(w: Witness) -> Witness:
    marks = tuple(mark for mark in w.claim.marks if mark != "period")
    return replace(w, claim=w.claim.changed(marks=marks, cumulative=False))
