"""A case in a few lines, and its events as a list, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from firsthand.events.titles import spoken_date
from firsthand.export.terminal.line import Line
from firsthand.export.words import TIER, so_many, span, stands
from firsthand.view.summary import CaseSummary, ListedEvent


def summary_lines(found: CaseSummary, case: str) -> Iterator[Line]:
    """What a case holds, what is in doubt, and what to look at next.

    Args:
        found: The case in a few lines.
        case: Its name, for the commands.
    """
    languages = f" ({', '.join(found.languages)})" if found.languages else ""
    held = f"{so_many(found.accounts, 'account')}{languages}, {so_many(found.claims, 'claim')}"
    yield Line("case", held, "strong")
    tiers = ", ".join(f"{n} {_tier(t, n)}" for t, n in found.tiers)
    yield Line("events", f"{found.events:,}" + (f": {tiers}" if tiers else ""), "strong")
    doubts = ((found.contested, "contested"), (found.single, "of one first hand"), (found.undated, "without a day"))
    yield Line("in doubt", ", ".join(f"{n:,} {what}" for n, what in doubts), "strong" if found.contested else "plain")
    for label, events in (("tolls", found.largest), ("contested", found.doubted)):
        for n, one in enumerate(events):
            yield Line(label if not n else "", _brief(one), indent=1)
    most = (found.doubted or found.largest)[:1]
    event = f" --event {most[0].event.event_id}" if most else ""
    yield Line(
        "next", f"firsthand show {case}{event}, firsthand show {case} --contested, firsthand serve {case}", "faint"
    )


def _tier(tier: str, count: int) -> str:
    word = TIER[tier]
    return word if count == 1 or tier == "background" else f"{word}s"


def listed_lines(found: Sequence[ListedEvent]) -> Iterator[Line]:
    """Events one a line: day, title, tolls with how they stand, id."""
    for one in found:
        yield Line(one.event.date_edtf or "undated", _brief(one, dated=False))
    if not found:
        yield Line("", "No event fits.", "faint")


def _brief(one: ListedEvent, *, dated: bool = True) -> str:
    day = spoken_date(one.event.date_edtf)
    when = f", {day}" if dated and day and day not in one.event.title else ""
    told = "; ".join(f"{f.measure} {span(f)} ({stands(f)})" for f in one.figures[:3])
    return f"{one.event.title}{when}" + (f"   {told}" if told else "") + f"   [{one.event.event_id}]"
