"""What tables and lists mean for the other readers: their rows are no sentences, their heads no happenings.

Between the reader of tables and those of times, figures and acts, which know nothing of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from firsthand.claims.claim import Claim
from firsthand.claims.document import Document
from firsthand.claims.figures.tables.counted import Counted
from firsthand.claims.places.read import PART_OF_TABLE
from firsthand.claims.times.stamps import STAMP
from firsthand.spans import Span, Stretches

COUNTED_DAY = "as_of"  # the rule of a day that a count goes up to: it dates nothing


def counting_days(times: Iterable[Claim], counted: Counted) -> Iterator[Claim]:
    """Times; days by which a table counts are days of counts, not of happenings."""
    for time in times:
        yield time.changed(rule=COUNTED_DAY) if time.start in counted.counted_days else time


def as_of_stamps(figures: Iterable[Claim], times: Iterable[Claim]) -> Iterator[Claim]:
    """Figures; those that an entry of a live page tells hold as of its stamp.

    Args:
        figures: What sentences count.
        times: The times of the account.
    """
    stamps = sorted((t for t in times if t.rule == STAMP), key=lambda t: t.start)
    starts = [s.start for s in stamps]
    for figure in figures:
        at = bisect_right(starts, figure.start) - 1
        yield figure.changed(as_of=stamps[at].edtf) if at >= 0 and figure.as_of is None else figure


def places_apart(places: Iterable[Claim], counted: Counted) -> Iterator[Claim]:
    """Places; those by which the rows of a table are parts set no scene."""
    for place in places:
        yield place.changed(rule=PART_OF_TABLE) if place.start in counted.part_places else place


def in_lines(document: Document, lines: Iterable[Span]) -> frozenset[int]:
    """The sentences that lie in rows of tables or in lines of lists.

    Args:
        document: The account.
        lines: Where such rows and lines stand.
    """
    told = Stretches(lines)
    return frozenset(s.index for s in document.sentences if told.meet(Span(s.start, s.end)))


def outside_heads(claims: Iterable[Claim], counted: Counted) -> Iterator[Claim]:
    """Claims; those in the words of a head or label tell of nothing."""
    heads = Stretches(counted.heads)
    yield from (claim for claim in claims if claim.start not in heads)


def unless_stated(counted: Counted, figures: Sequence[Claim]) -> Iterator[Claim]:
    """Claims of tables; a sum gives way where a sentence of the account gives a number that can be the whole."""
    largest: dict[str | None, float] = {}
    for claim in counted.claims:
        if "part" in claim.marks:
            largest[claim.measure] = max(largest.get(claim.measure, 0.0), claim.best or 0.0)
    for claim in counted.claims:
        stated = any(
            f.measure == claim.measure and (f.best or f.low or 0.0) >= largest.get(claim.measure, 0.0) for f in figures
        )
        if claim.rule != "sum" or not stated:
            yield claim
