"""Aggregates: totals over a time longer than the event ("since January, 400 killed"), kept apart from the incident.

Such a number holds other incidents.  It is shown beside the figure, marked, with the difference of scope; it is never a
reading of the incident, never added to one, and never subtracted from one.  Refuses to take a toll of the event itself
("the death toll stands at 12") for an aggregate: that is cumulative too, but of the event alone.

Source: Every Casualty, Standards for Casualty Recording (2016): aggregate reports are kept apart from incident reports.
"""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.claims.claim import Claim
from firsthand.events.event import Difference
from firsthand.lang.edtf import width
from firsthand.record.differences import claims_of, side_of
from firsthand.record.figure import Reading
from firsthand.vocabulary import Measure

LONG_EVENT_DAYS = 31  # an event told as longer than this may have been "so far" all of it


def is_aggregate(claim: Claim, happened: str | None) -> bool:
    """Whether a claim counts over a longer time than the event took.

    Args:
        claim: A figure claim.
        happened: EDTF of the event; None where nothing tells it.
    """
    if not claim.cumulative:
        return False
    event_days, told_days = width(happened) or 1, width(claim.as_of) if claim.as_of else None
    if told_days is not None and "/" in (claim.as_of or ""):
        return told_days > event_days
    return is_period_total(claim) and event_days <= LONG_EVENT_DAYS


def is_period_total(claim: Claim) -> bool:
    """Whether a claim counts what happened in a stretch of time ("400 this year"), whatever the event."""
    return bool(claim.cumulative) and "period" in claim.marks


def aggregate_differences(
    measure: Measure, readings: Sequence[Reading], aggregates: Sequence[Reading]
) -> list[Difference]:
    """That each aggregate counts another scope than the readings of the incident; empty where either is absent."""
    if not readings:
        return []
    return [
        Difference("scope", measure, "longer_time", tuple(map(side_of, (a, *readings))), claims_of(a, *readings))
        for a in aggregates
    ]
