"""The events of a case on a line of time, earliest first.

Part of the HTML page: only positions in pixels; the template draws.  Rows stand at equal distances, and a gap of years is
written out; refuses to stretch a scale on which a century and an hour would both have to be seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from firsthand.events.event import Event
from firsthand.events.titles import spoken_date
from firsthand.export.page.words import broken
from firsthand.export.words import accounts
from firsthand.lang.edtf import bounds

LINE, PAD, GAP, WIDTH = 19, 14, 26, 44
GAP_DAYS = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One event on the line.

    Attributes:
        y: Baseline of its first line, the date, in pixels.
        lines: The title in lines that fit; whole: all of it.
        exact: Whether its date is known to the day; main: whether the page is mainly about it.
        note: How many accounts tell of it, and what ties it to its parent.
        gap: Words for the years since the entry before, None where there is no such gap; gap_y: their baseline.
    """

    event_id: str
    y: int
    when: str
    lines: tuple[str, ...]
    whole: str
    exact: bool
    main: bool
    note: str
    gap: str | None
    gap_y: int

    @property
    def height(self) -> int:
        """Room it takes, in pixels: date, title, note."""
        return LINE * (len(self.lines) + 2) + PAD


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing."""

    height: int
    entries: tuple[Entry, ...]
    undated: tuple[Event, ...]
    described: str


def _start(event: Event) -> date | None:
    return bounds(event.date_edtf)[0] if event.date_edtf else None


def timeline_of(events: Sequence[Event], main_id: str) -> Timeline:
    """Lay out events on a line of time.

    Args:
        events: The events, in any order.
        main_id: The event the page is mainly about.

    Returns:
        The drawing; events without a beginning are told apart in `undated`.
    """
    titles = {e.event_id: e.title for e in events}
    dated = sorted(((s, e.event_id, e) for e in events if (s := _start(e)) is not None), key=lambda x: x[:2])
    undated = tuple(sorted((e for e in events if _start(e) is None), key=lambda e: (e.title, e.event_id)))
    entries: list[Entry] = []
    y = 8
    before: date | None = None
    for start, _, event in dated:
        gap = _gap(before, start)
        at = y + LINE - 4 + (GAP if gap else 0)
        made = _entry(event, _note(event, titles), event.event_id == main_id)
        entries.append(replace(made, y=at, gap=gap, gap_y=y + 8))
        y = at - LINE + 4 + entries[-1].height
        before = start
    told = "; ".join(f"{e.when}: {e.whole}" for e in entries)
    return Timeline(y, tuple(entries), undated, f"Events from first to last. {told}.")


def _entry(event: Event, note: str, main: bool) -> Entry:
    """An event with what is written of it; its place on the line is not told yet."""
    return Entry(
        event_id=event.event_id,
        y=0,
        when=spoken_date(event.date_edtf),
        lines=tuple(broken(event.title, WIDTH, 2)),
        whole=event.title,
        exact=event.date_prec == 1,
        main=main,
        note=note,
        gap=None,
        gap_y=0,
    )


def _gap(before: date | None, start: date) -> str | None:
    if before is None or (start - before).days < GAP_DAYS:
        return None
    years = round((start - before).days / 365.25)
    return "a year later" if years == 1 else f"{years} years later"


def _note(event: Event, titles: dict[str, str]) -> str:
    parent = titles.get(event.parent_id or "")
    tie = f" · {(event.relation_to_parent or 'belongs to').replace('_', ' ')} “{parent}”" if parent else ""
    return broken(accounts(len(event.account_ids)) + tie, WIDTH + 6, 1)[0]
