"""Why a figure is what it is: its rule, its readings and witnesses, the first hands with what merges or parts them.

Refuses to sum up: every witness, every first hand and every difference is in it.  Refuses to guess which figure is meant: a
name that the event has no figure of is an error that lists those it has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from firsthand.errors import InputError
from firsthand.events.event import Difference, Event
from firsthand.lineage.first_hands.origins import OriginRange, origin_range
from firsthand.lineage.lineage import Origin, OriginLink
from firsthand.record.figure import Figure
from firsthand.record.profiles.rule_books import PROFILES
from firsthand.view.case_view import CaseView
from firsthand.view.event_record import FigureRecord, figure_record
from firsthand.view.left_out import LeftOut, leave_one_out
from firsthand.view.shown import by_gravity

Apart = Literal["only", "unknown_voice", "shared_voice", "own_voice"]


@dataclass(frozen=True, slots=True)
class OriginTie:
    """What ties a witness's account to a first hand.

    Attributes:
        link: As lineage has it.
        words: The words that credit it, as they stand; empty where no words do.
    """

    link: OriginLink
    words: str


@dataclass(frozen=True, slots=True)
class OriginBehind:
    """One first hand behind a figure.

    Attributes:
        apart: Whether it counts for itself: `only`, no other stands behind the figure; `unknown_voice`, it may be any of the
            others; `shared_voice`, it may be one with those that speak for the same; `own_voice`, it is kept apart.
        group: For whom it speaks; None where that is not known.
        fellows: The others that speak for the same.
        ties: What ties the figure's witnesses to it.
    """

    origin: Origin
    apart: Apart
    group: str | None
    fellows: tuple[Origin, ...]
    ties: tuple[OriginTie, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """All that a figure rests on.

    Attributes:
        event: What it is a figure of.
        record: The figure with its readings and the words of its witnesses.
        rule_book: What the profile it was made under says of itself; empty for a profile that is none of ours.
        counted: From how many to how many first hands stand behind it, and why.
        origins: Each of them.
        without: What stands if one of them is left out.
        differences: Every one, those that a person must weigh first in front.
    """

    event: Event
    record: FigureRecord
    rule_book: str
    counted: OriginRange
    origins: tuple[OriginBehind, ...]
    without: tuple[LeftOut, ...]
    differences: tuple[Difference, ...]


def why(view: CaseView, event: Event, figure: Figure) -> Why:
    """All that a figure rests on.

    Args:
        view: The case.
        event: One of its events.
        figure: One of the event's figures.
    """
    ids = sorted({o for r in figure.readings for o in r.origin_ids})
    held = [view.origins[o] for o in ids if o in view.origins]
    return Why(
        event=event,
        record=figure_record(view, figure),
        rule_book=PROFILES[figure.profile].says if figure.profile in PROFILES else "",
        counted=origin_range(ids, view.origins),
        origins=tuple(_behind(view, figure, o, held) for o in held),
        without=leave_one_out(view, figure),
        differences=tuple(by_gravity(figure.differences)),
    )


def asked_figures(view: CaseView, event: Event, asked: str) -> list[Figure]:
    """The figures that `MEASURE` or `MEASURE/POPULATION` names; `all` where no population is given.

    Raises:
        InputError: The event has no such figure.
    """
    measure, _, population = asked.partition("/")
    held = view.figures.get(event.event_id, [])
    found = [f for f in held if f.measure == measure and f.population == (population or "all")]
    if not found:
        known = ", ".join(sorted({f"{f.measure}/{f.population}" for f in held})) or "none"
        raise InputError(f"this event has no such figure: {event.title}", asked, f"known here: {known}")
    return found


def _behind(view: CaseView, figure: Figure, origin: Origin, held: Sequence[Origin]) -> OriginBehind:
    """Whether an origin is kept apart from the others or may be one with some of them, and what ties accounts to it."""
    others = [o for o in held if o is not origin]
    group = origin.group or origin.party
    fellows = tuple(o for o in others if group is not None and (o.group or o.party) == group)
    apart: Apart = (
        "only" if not others else "unknown_voice" if group is None else "shared_voice" if fellows else "own_voice"
    )
    return OriginBehind(origin, apart, group, fellows, _ties(view, figure, origin))


def _ties(view: CaseView, figure: Figure, origin: Origin) -> tuple[OriginTie, ...]:
    """The ties of the figure's witnesses to an origin: those of their accounts, and those of the claims themselves."""
    claims = set(figure.claim_ids)
    told = {view.claims[c].account_id for c in claims if c in view.claims}
    mine = [k for k in view.origin_links if k.origin_id == origin.origin_id and k.account_id in told]
    return tuple(OriginTie(k, _credit(view, k)) for k in mine if k.claim_id is None or k.claim_id in claims)


def _credit(view: CaseView, link: OriginLink) -> str:
    if link.start is None or link.end is None:
        return ""
    return view.accounts[link.account_id].text[link.start : link.end]
