"""The HTML page as blocks: what stands on it, in order, before a template prints it.

Refuses to choose: every event is on the page, the one that most accounts tell of open, the others folded; what has no room
is counted and named as such.
"""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.events.event import Event
from firsthand.export.page.accounts import AccountBlock, account_blocks, unread
from firsthand.export.page.event import EventBlock, event_block
from firsthand.export.page.lineage import LineageBlock, lineage_block
from firsthand.export.page.timeline import Timeline, timeline_of
from firsthand.export.words import so_many
from firsthand.sources.raw_item import Rejection
from firsthand.view.case_view import CaseView
from firsthand.view.event_record import event_record

MOST_EVENTS = 150  # events with their words; a page beyond that is no longer read


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """All that stands on the page.

    Attributes:
        main: The event that most accounts tell of; None for an empty case.
        others: Further events, most told first; listed: events beyond the bound, by title alone.
        left_out: Rejections but those that an account of the case carries itself.
        kinds: Kinds of difference that occur, sorted.
    """

    title: str
    counts: str
    main: EventBlock | None
    others: list[EventBlock]
    listed: list[Event]
    timeline: Timeline | None
    lineage: LineageBlock
    accounts: list[AccountBlock]
    unread: list[AccountBlock]
    left_out: list[Rejection]
    kinds: list[str]


def page_of(view: CaseView) -> Page:
    """The page of a case."""
    blocks = account_blocks(view)
    ranked = view.ranked_events()
    events = [event_block(event_record(view, e), blocks) for e in ranked[:MOST_EVENTS]]
    listed = ranked[MOST_EVENTS:]
    carried = {(b.source, "claims") for b in blocks.values() if b.unread}
    found = [d for e in events for d in (*e.differences, *(x for f in e.figures for x in f.differences))]
    return Page(
        title=events[0].title if events else "An empty case",
        counts=_counts(view),
        main=events[0] if events else None,
        others=events[1:],
        listed=listed,
        timeline=timeline_of(ranked[:MOST_EVENTS], ranked[0].event_id) if len(ranked) > 1 else None,
        lineage=lineage_block(view, blocks),
        accounts=list(blocks.values()),
        unread=unread(list(blocks.values())),
        left_out=[r for r in view.rejections if (r.input, r.stage) not in carried],
        kinds=sorted({d.kind for d in found}),
    )


def _counts(view: CaseView) -> str:
    languages = len({a.language for a in view.accounts.values()})
    held = (len(view.accounts), languages, len(view.events), len(view.claims), len(view.origins))
    words = ("account", "language", "event", "claim", "first hand")
    return " · ".join(so_many(n, w) for n, w in zip(held, words, strict=True))
