"""What a case holds, in a few lines: how many accounts and events, which are in doubt, the largest tolls, the most contested.

And its events as a person lists them: contested ones, from a day on, at a place, of a type.  Refuses to take money, or those
who were rescued, for a toll.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from firsthand.events.event import Event
from firsthand.gazetteer.place import fold
from firsthand.record.figure import Figure
from firsthand.view.case_view import CaseView
from firsthand.vocabulary import TIERS, Measure, Tier

TOP = 10  # events of each list
# Measures that count people who came to harm, the gravest first.
HARM: tuple[Measure, ...] = (
    "killed", "injured", "missing", "casualties", "hospitalised", "abducted", "displaced", "detained",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ListedEvent:
    """An event with its gravest figures."""

    event: Event
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """A case in a few lines.

    Attributes:
        tiers: How many events are of each tier.
        contested, single, undated: Events of which a figure is contested, whose figures all have one first hand, without a day.
        largest: Those with the highest tolls; doubted: the contested ones whose readings lie widest apart.
    """

    accounts: int
    languages: tuple[str, ...]
    claims: int
    events: int
    tiers: tuple[tuple[Tier, int], ...]
    contested: int
    single: int
    undated: int
    largest: tuple[ListedEvent, ...]
    doubted: tuple[ListedEvent, ...]


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events are listed: all conditions hold.

    Attributes:
        contested: Only those with a contested figure.
        since: From this day on (as EDTF writes days).
        place: Words of its place, in any case and without accents.
        type: Its event type.
        top: At most so many.
    """

    contested: bool = False
    since: str = ""
    place: str = ""
    type: str = ""
    top: int | None = None

    @property
    def is_asked(self) -> bool:
        """Whether anything is asked for."""
        return self.contested or bool(self.since or self.place or self.type) or self.top is not None


def summary_of(view: CaseView) -> CaseSummary:
    """A case in a few lines."""
    events = view.ranked_events()
    tiers = Counter(e.tier for e in events)
    largest = sorted((e for e in events if _toll(view, e)), key=lambda e: _larger(view, e), reverse=True)
    doubted = sorted((e for e in events if is_contested(view, e)), key=lambda e: -_apart(view, e))
    return CaseSummary(
        accounts=len(view.accounts),
        languages=tuple(sorted({a.language for a in view.accounts.values()})),
        claims=len(view.claims),
        events=len(events),
        tiers=tuple((t, tiers[t]) for t in TIERS if tiers[t]),
        contested=len(doubted),
        single=sum(_is_single(view, e) for e in events),
        undated=sum(e.date_start is None for e in events),
        largest=_listed(view, largest[:TOP]),
        doubted=_listed(view, doubted[:TOP]),
    )


def filtered(view: CaseView, asked: EventFilter) -> list[ListedEvent]:
    """The events that are asked for: incidents first, then those that most accounts tell of."""
    place = fold(asked.place)
    ranked = sorted(view.ranked_events(), key=lambda e: TIERS.index(e.tier))
    found = [
        e
        for e in ranked
        if (not asked.contested or is_contested(view, e))
        and (not asked.since or (e.date_start or "") >= asked.since)
        and (not place or place in fold(e.place or ""))
        and (not asked.type or e.type == asked.type)
    ]
    return list(_listed(view, found[: asked.top]))


def is_contested(view: CaseView, event: Event) -> bool:
    """Whether standing readings of one of its figures exclude each other."""
    return any(f.status == "contested" for f in view.figures.get(event.event_id, ()))


def tolls(view: CaseView, event: Event) -> tuple[Figure, ...]:
    """How many people came to harm in an event, the gravest measure first."""
    held = {f.measure: f for f in view.figures.get(event.event_id, ()) if f.population == "all" and f.unit is None}
    return tuple(held[m] for m in HARM if m in held and held[m].rule != "aggregate only")


def _listed(view: CaseView, events: Iterable[Event]) -> tuple[ListedEvent, ...]:
    return tuple(ListedEvent(e, tolls(view, e)) for e in events)


def _is_single(view: CaseView, event: Event) -> bool:
    figures: Sequence[Figure] = view.figures.get(event.event_id, ())
    return bool(figures) and all(f.n_origins_max <= 1 for f in figures)


def _toll(view: CaseView, event: Event) -> float:
    return sum(_most(f) for f in tolls(view, event)[:1])


def _most(figure: Figure) -> float:
    found = (v for v in (figure.best, figure.low, figure.high) if v is not None)
    return next(found, 0.0)


def _larger(view: CaseView, event: Event) -> tuple[float, ...]:
    """What the toll of an event is compared by: the dead, then the injured, and so on."""
    held = {f.measure: _most(f) for f in tolls(view, event)}
    return tuple(held.get(m, 0.0) for m in HARM)


def _apart(view: CaseView, event: Event) -> float:
    """How far the standing readings of its gravest contested figure lie apart, as a share of the highest."""
    for figure in tolls(view, event):
        if figure.status == "contested" and figure.high:
            return (figure.high - (figure.low or 0)) / figure.high
    return 0.0
