"""A whole case as lines for the terminal: the event most told of in full, the others in a line each, lineage, accounts.

Refuses to leave an event out: what is not printed whole has its line.
"""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.events.event import Event
from firsthand.events.titles import spoken_date
from firsthand.export.terminal.event_record import event_lines, field_lines
from firsthand.export.terminal.line import Line, Names, who
from firsthand.export.terminal.lineage import lineage_lines
from firsthand.export.words import accounts, so_many, span, told_only_as_total
from firsthand.export.words import one_party as party_words
from firsthand.view.case_view import CaseView
from firsthand.view.event_record import event_record, field_record
from firsthand.view.one_party import one_party

FULL_EVENTS = 1  # events shown whole where none is named; the rest is listed


def overview(view: CaseView, *, counted: bool = True) -> Iterator[Line]:
    """The whole case: warning on parties, the event most accounts tell of in full, the others in a line each, lineage.

    Args:
        view: The case.
        counted: Whether it begins with how much the case holds.
    """
    events = view.ranked_events()
    if not events:
        if view.accounts or view.rejections:
            yield from _case_head(view, counted=counted)
        yield Line(
            "",
            "This case tells of no event yet: read accounts into it with `firsthand read FOLDER --case FILE`.",
            "warn",
        )
        return
    yield from _case_head(view, counted=counted)
    names = view.names
    for event in events[:FULL_EVENTS]:
        yield Line("", "")
        yield from event_lines(event_record(view, event), names)
    rest = events[FULL_EVENTS:]
    if rest:
        yield Line("", "")
        yield Line("", f"Other events ({len(rest)}), each with `firsthand show CASE --event ID`", "strong")
        for event in rest:
            yield from _brief(view, event, names)
    yield Line("", "")
    yield from lineage_lines(view)
    yield from account_lines(view)


def _case_head(view: CaseView, *, counted: bool) -> Iterator[Line]:
    languages = sorted({a.language for a in view.accounts.values()})
    counts = (
        f"{accounts(len(view.accounts))} ({', '.join(languages)}), {so_many(len(view.events), 'event')}, "
        f"{so_many(len(view.claims), 'claim')}"
    )
    if counted:
        yield Line("case", counts, "faint")
    party = one_party(view.origins.values())
    if party is not None:
        yield Line("note", party_words(party, "in this case"), "warn")
    for rejection in view.rejections:
        yield Line("left out", f"{rejection.input}: {rejection.detail} [{rejection.code}]", "warn")


def _brief(view: CaseView, event: Event, names: Names) -> Iterator[Line]:
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
    yield Line(when, f"{event.title}{told}{of}   {who(event.account_ids, names)} [{event.event_id}]")
    if len(event.date_readings) > 1:
        yield from field_lines([field_record(view, r) for r in event.date_readings], names)
    for difference in event.differences:
        yield Line("", f"{difference.field}, {difference.kind}: {difference.sentence}", "warn", 1)


def account_lines(view: CaseView) -> Iterator[Line]:
    """The accounts, each with when it was published and what it is mainly about."""
    yield Line("", "")
    yield Line("", "Accounts", "strong")
    names = view.names
    for account in sorted(view.accounts.values(), key=lambda a: (a.source_id, a.account_id)):
        when = f"{account.published} ({account.published_by})" if account.published else "publication date not told"
        main = view.events.get(view.main_event.get(account.account_id, ""))
        about = f"; mainly about {main.title} [{main.event_id}]" if main else ""
        yield Line(names[account.account_id], f"{account.language}, {when}{about}")
