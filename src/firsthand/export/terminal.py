"""A record as lines for the terminal: title, time, place, names, figures with their words, differences, dependence.

Refuses to say what no account says: every figure is followed by the words and accounts it stands on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.claims.claim import Claim
from firsthand.events.event import Event, FieldReading
from firsthand.events.titles import spoken_date
from firsthand.export.folded import folded
from firsthand.export.victims import victims_of
from firsthand.export.words import (
    READING_STATUS,
    accounts,
    against_lock,
    further,
    number,
    origins,
    ruled,
    short_names,
    so_many,
    span,
    stands,
    told_only_as_total,
)
from firsthand.lineage.first_hands.origins import single_party
from firsthand.record.figure import Figure, Reading
from firsthand.record.readings import words
from firsthand.view.case_view import CaseView
from firsthand.view.shown import parts_in, shown_figures, told_differences
from firsthand.view.silence import denials, silence_told
from firsthand.view.witnesses import field_origins

QUOTE = 110  # characters of an account's words shown at most
LISTED = 20  # named victims shown
FULL_EVENTS = 1  # events shown whole where none is named; the rest is listed
PREC = {1: "to the day", 2: "to two to six days", 3: "to a week", 4: "to a month", 5: "wider than a month"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a label in the margin, the text, and how it weighs (`title`, `strong`, `plain`, `faint`, `warn`)."""

    label: str
    text: str
    weight: str = "plain"
    indent: int = 0


def overview(view: CaseView) -> Iterator[Line]:
    """The whole case: warning on parties, the event most accounts tell of in full, the others in a line each, lineage."""
    events = view.ranked_events()
    if not events:
        if view.accounts or view.rejections:
            yield from _case_head(view)
        yield Line(
            "",
            "This case tells of no event yet: read accounts into it with `firsthand read FOLDER --case FILE`.",
            "warn",
        )
        return
    yield from _case_head(view)
    for event in events[:FULL_EVENTS]:
        yield Line("", "")
        yield from event_record(view, event)
    rest = events[FULL_EVENTS:]
    if rest:
        yield Line("", "")
        yield Line("", f"Other events ({len(rest)}), each with `firsthand show CASE --event ID`", "strong")
        for event in rest:
            yield from _brief(view, event)
    yield Line("", "")
    yield from lineage_lines(view)
    yield from account_lines(view)


def _case_head(view: CaseView) -> Iterator[Line]:
    languages = sorted({a.language for a in view.accounts.values()})
    counts = (
        f"{accounts(len(view.accounts))} ({', '.join(languages)}), {so_many(len(view.events), 'event')}, "
        f"{so_many(len(view.claims), 'claim')}"
    )
    yield Line("case", counts, "faint")
    party = single_party(view.origins.values())
    if party is not None:
        known = sum(o.party == party for o in view.origins.values())
        unknown = len(view.origins) - known
        rest = f"; {unknown} more of unknown party" if unknown else ""
        yield Line("note", f"All {known} known origins in this case belong to one party: {party}{rest}.", "warn")
    for rejection in view.rejections:
        yield Line("left out", f"{rejection.input}: {rejection.detail} [{rejection.code}]", "warn")


def event_record(view: CaseView, event: Event) -> Iterator[Line]:
    """One event in full."""
    names = short_names(list(view.accounts.values()))
    yield Line("", f"{event.title}   [{event.event_id}]", "title")
    yield Line("type", event.type)
    yield from _when(view, event, names)
    yield from _where(view, event, names)
    for named in event.names:
        yield Line("called", f"“{named.name}” by {_who(named.account_ids, names)}")
    yield Line("told by", f"{accounts(len(event.account_ids))}: {_who(event.account_ids, names)}")
    yield from _people(view, event, names)
    for figure in shown_figures(view.figures.get(event.event_id, [])):
        yield from _figure(view, figure, names)
    yield from _victims(view, event, names)
    for difference in event.differences:
        yield Line("differ", f"{difference.field}, {difference.kind}: {difference.sentence}", "warn")
    if event.parent_id and event.parent_id in view.events:
        yield Line(
            "parent",
            f"{event.relation_to_parent or 'belongs to'} {view.events[event.parent_id].title} [{event.parent_id}]",
        )
    for child in view.children(event.event_id):
        yield Line("related", f"{child.title} ({child.relation_to_parent}) [{child.event_id}]")


def _victims(view: CaseView, event: Event, names: dict[str, str]) -> Iterator[Line]:
    """The named victims, as many as a screen bears."""
    found = victims_of(view, event.event_id)
    for victim in found[:LISTED]:
        yield Line("victim", f"{victim.told(names)}: {_who(victim.account_ids, names)}")
    if len(found) > LISTED:
        yield Line(
            "victim", f"{so_many(len(found) - LISTED, 'more name')}: firsthand export CASE --format victims", "faint"
        )


def _who(account_ids: Sequence[str], names: dict[str, str]) -> str:
    return ", ".join(sorted(names.get(a, a) for a in account_ids))


def _when(view: CaseView, event: Event, names: dict[str, str]) -> Iterator[Line]:
    if event.date_edtf is None:
        yield Line("when", "not told", "faint")
        return
    exact = f", {PREC[event.date_prec]}" if event.date_prec else ""
    yield Line("when", f"{spoken_date(event.date_edtf)} ({event.date_edtf}{exact})", "strong")
    yield from _readings(view, event.date_readings, names)


def _where(view: CaseView, event: Event, names: dict[str, str]) -> Iterator[Line]:
    if event.place is None:
        yield Line("where", "not told", "faint")
        return
    others = [p for p in event.places if p != event.place]
    yield Line("where", event.place + (f"; also {'; '.join(others)}" if others else ""), "strong")
    yield from _readings(view, event.place_readings, names)


def _readings(view: CaseView, readings: Sequence[FieldReading], names: dict[str, str]) -> Iterator[Line]:
    if len(readings) > 1:
        for reading in readings:
            _, behind = field_origins(view, reading)
            hands = f" ({origins(behind.low, behind.high)})" if behind.high else ""
            yield Line("", f"{reading.value}{hands}: {_who(reading.account_ids, names)}", "faint", 1)


def _people(view: CaseView, event: Event, names: dict[str, str]) -> Iterator[Line]:
    """Who did, ordered, organised or spoke, and by whom that is claimed; named victims have a list of their own."""
    listed = {v.name for v in victims_of(view, event.event_id)}
    for part in parts_in(view, event):
        if part.role == "victim" and part.name in listed:
            continue
        alone = " alone" if part.alone else ""
        yield Line(part.role.replace("_", " "), f"{part.name}, claimed by {_who(part.account_ids, names)}{alone}")


def _figure(view: CaseView, figure: Figure, names: dict[str, str]) -> Iterator[Line]:
    what = (
        figure.measure
        + (f" {figure.unit}" if figure.unit else "")
        + ("" if figure.population == "all" else f" ({figure.population})")
    )
    behind = f"{accounts(figure.n_accounts)}, {origins(figure.n_origins_min, figure.n_origins_max)}"
    best = "" if figure.best is None or figure.low == figure.high else f"   best {number(figure.best)}"
    yield Line(what, f"{span(figure)}{best}   {stands(figure)}   {behind}", "strong")
    if figure.against_lock:
        yield Line("", against_lock(figure), "warn", 1)
    for reading in figure.readings:
        yield from _reading(view, reading, names)
    for reading in figure.aggregates:
        yield Line("", f"{words(reading)} counts a longer time than this event", "faint", 1)
    for claim in denials(view, figure):
        yield Line("", f"denied: {names.get(claim.account_id, '')}: {quoted(claim)}", "warn", 1)
    for sentence in silence_told(view, figure, names):
        yield Line("", sentence, "faint", 1)
    near, far = told_differences(figure)
    for difference in folded(near):
        yield Line("", f"{difference.kind.replace('_', ' ')}: {difference.sentence}", "warn", 1)
    if far:
        yield Line("", f"{further(far)}: see `firsthand show CASE --json`", "faint", 1)
    yield Line("", f"how: {figure.trace}", "faint", 1)


def _reading(view: CaseView, reading: Reading, names: dict[str, str]) -> Iterator[Line]:
    behind = ", ".join(sorted(view.origins[o].name for o in reading.origin_ids if o in view.origins))
    known = f": {behind}" if behind else ""
    aside = f", {READING_STATUS[reading.status]}" if reading.status in READING_STATUS else ""
    yield Line(
        "", f"{words(reading)}  {origins(reading.n_origins_min, reading.n_origins_max)}{aside}{known}", "plain", 1
    )
    for claim_id in reading.claim_ids:
        claim = view.claims.get(claim_id)
        if claim is not None:
            yield Line("", f"{names.get(claim.account_id, '')}: {quoted(claim)}", "faint", 2)


def quoted(claim: Claim) -> str:
    """A claim's words in quotation marks, on one line, cut where long; who is said to have said it."""
    text = " ".join(claim.quote.split())
    text = text if len(text) <= QUOTE else text[: QUOTE - 1] + "…"
    notes = [f"said by {claim.speaker}"] if claim.speaker else []
    notes += [ruled(claim)] if ruled(claim) else []
    return f"“{text}”" + (f" ({', '.join(notes)})" if notes else "")


def _brief(view: CaseView, event: Event) -> Iterator[Line]:
    names = short_names(list(view.accounts.values()))
    when = spoken_date(event.date_edtf) or "undated"
    figures = [
        f"{f.measure} {span(f)}"
        + (" (a total over a longer time, no toll of one event)" if told_only_as_total(f) else "")
        for f in view.figures.get(event.event_id, [])
        if f.population == "all"
    ]
    told = f"   {'; '.join(figures)}" if figures else ""
    parent = view.events.get(event.parent_id or "")
    of = f"   {event.relation_to_parent} {parent.title}" if parent else ""
    yield Line(when, f"{event.title}{told}{of}   {_who(event.account_ids, names)} [{event.event_id}]")
    if len(event.date_readings) > 1:
        yield from _readings(view, event.date_readings, names)
    for difference in event.differences:
        yield Line("", f"{difference.field}, {difference.kind}: {difference.sentence}", "warn", 1)


def lineage_lines(view: CaseView) -> Iterator[Line]:
    """Who depends on whom, and on which origins."""
    names = short_names(list(view.accounts.values()))
    yield Line("", "Who has it from whom", "strong")
    for row in view.lineage:
        if row.relation == "independent":
            continue
        target = names.get(row.source_account or "") or (
            view.origins[row.origin_id].name if row.origin_id in view.origins else "?"
        )
        way = "and" if row.direction_basis == "open" and row.source_account else "from"
        yield Line(
            row.relation.replace("_", " "), f"{names.get(row.derived_account, '?')} {way} {target}: {row.reason}"
        )
    for origin in view.origins.values():
        party = f", voice of {origin.party}" if origin.party else ", party unknown"
        if origin.group and origin.group != origin.party:
            party += f", in the group {origin.group}"
        yield Line("origin", f"{origin.name} ({origin.kind}{party}): {_who(origin.account_ids, names)}")


def account_lines(view: CaseView) -> Iterator[Line]:
    """The accounts, each with when it was published and what it is mainly about."""
    yield Line("", "")
    yield Line("", "Accounts", "strong")
    names = short_names(list(view.accounts.values()))
    for account in sorted(view.accounts.values(), key=lambda a: (a.source_id, a.account_id)):
        when = f"{account.published} ({account.published_basis})" if account.published else "publication date not told"
        main = view.events.get(view.main_event.get(account.account_id, ""))
        about = f"; mainly about {main.title} [{main.event_id}]" if main else ""
        yield Line(names[account.account_id], f"{account.language}, {when}{about}")
