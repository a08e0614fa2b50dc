"""A figure as a person would say it: what carries best, what else stands beside it, and what does not stand any more.

Part of the HTML page.  Says less than the trace, which tells each step; refuses to leave out a reading.
"""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.export.page.accounts import AccountBlock, in_order
from firsthand.export.words import first_hands, number
from firsthand.view.event_record import FigureRecord, ReadingRecord
from firsthand.vocabulary import ReadingStatus

SET_ASIDE: tuple[tuple[ReadingStatus, str], ...] = (
    ("superseded", "Overtaken"), ("copying_error", "Changed in copying"), ("retracted", "Taken back"),
)  # fmt: skip


def summary_of(record: FigureRecord, blocks: dict[str, AccountBlock]) -> str:
    """ "Best 19: carried by 1 to 5 first hands; 21 and 20 have one each. Overtaken: 14 (11 June 2019)."

    Args:
        record: A figure with its readings.
        blocks: The accounts as the page names them.

    Returns:
        One sentence or more; empty where no account gives a number.
    """
    if not record.readings:
        return ""
    live = [r for r in record.readings if r.reading.status == "live"]
    out = [_standing(record, live)] if live else ["No number stands."]
    for status, called in SET_ASIDE:
        gone = [r for r in record.readings if r.reading.status == status]
        if gone:
            out.append(f"{called}: {', '.join(_with_day(r, blocks) for r in gone)}.")
    return " ".join(out)


def _standing(record: FigureRecord, live: Sequence[ReadingRecord]) -> str:
    figure = record.figure
    best = [r for r in live if r.is_best]
    others = [r for r in live if not r.is_best]
    if figure.locked is not None:
        head = [f"{figure.locked.who} locked it at {number(figure.best if figure.best is not None else figure.low)}"]
        return f"{'; '.join([*head, *_grouped(live)])}."
    if len(best) == 1:
        (one,) = best
        head = [f"Best {number(figure.best)}: carried by {_hands(one)}"]
        return f"{'; '.join([*head, *_grouped(others)])}."
    head = [f"Best {number(figure.best)}"] if figure.best is not None else ["No best"]
    return f"{head[0]}: {'; '.join(_grouped(live))}."


def _hands(one: ReadingRecord) -> str:
    return first_hands(one.reading.n_origins_min, one.reading.n_origins_max)


def _grouped(found: Sequence[ReadingRecord]) -> list[str]:
    """Readings with as many first hands together: "21, 20 and about 20 have 1 first hand each"."""
    groups: dict[tuple[int, int], list[str]] = {}
    for one in found:
        groups.setdefault((one.reading.n_origins_min, one.reading.n_origins_max), []).append(one.value)
    return [
        f"{_and(values)} {'has' if len(values) == 1 else 'have'} {_each(hands, len(values))}"
        for hands, values in groups.items()
    ]


def _each(hands: tuple[int, int], readings: int) -> str:
    if hands == (1, 1):
        return "one" if readings == 1 else "one each"
    return first_hands(*hands) + ("" if readings == 1 else " each")


def _and(values: Sequence[str]) -> str:
    return values[0] if len(values) == 1 else f"{', '.join(values[:-1])} and {values[-1]}"


def _with_day(one: ReadingRecord, blocks: dict[str, AccountBlock]) -> str:
    told = [b.published for b in in_order(one.reading.account_ids, blocks) if b.basis]
    return f"{one.value} ({told[0]})" if told else one.value
