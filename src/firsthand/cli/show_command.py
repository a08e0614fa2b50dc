"""`firsthand show`: the record, for a person or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TypedDict, Unpack

import click

from firsthand.casefile.case import open_case
from firsthand.cli.output import print_lines
from firsthand.errors import ConfigError, InputError
from firsthand.events.event import Event
from firsthand.export.files.jsonl import FILES, rows_of_file
from firsthand.export.terminal.event_record import event_lines
from firsthand.export.terminal.line import Line
from firsthand.export.terminal.lineage import lineage_lines
from firsthand.export.terminal.odd_numbers import odd_lines
from firsthand.export.terminal.overview import overview
from firsthand.export.terminal.summary import listed_lines, summary_lines
from firsthand.view.asked_event import asked_event
from firsthand.view.case_view import CaseView
from firsthand.view.event_record import event_record
from firsthand.view.load import load_view
from firsthand.view.summary import EventFilter, filtered, summary_of
from firsthand.vocabulary import EVENT_TYPES

EXAMPLES = """\b
Examples:
  firsthand show flood.db                     what the case holds, the event most told of, and a list of the others
  firsthand show flood.db --contested --top 20  the twenty contested events that most accounts tell of
  firsthand show flood.db --event e1a2b3      one event, by its id, title, place or an account
  firsthand show flood.db --lineage           who has it from whom
  firsthand show flood.db --why killed        one figure: its rule, every witness, every origin, every difference
  firsthand show flood.db --account wire-2    one account: which sentences it has from whom, which are its own
  firsthand show flood.db --toll              how the toll moved as accounts were published
  firsthand show flood.db --profile acled     the figures by another rule book; nothing is stored
  firsthand show flood.db --as-of 2024-05-03  the record from the accounts published by that day
  firsthand show flood.db --json | less       the same as JSON
"""


class ShowRequest(TypedDict):
    """Which part of the record is asked for."""

    lineage_only: bool
    why: str | None
    asked: str | None
    toll: bool
    contested: bool
    since: str | None
    place: str | None
    type: str | None
    top: int | None


@click.command("show", epilog=EXAMPLES)
@click.argument("case_path", metavar="CASE", type=click.Path(path_type=Path))
@click.option("--event", "event_id", help="Show this event: its id or enough of it, its title or place, or an account.")
@click.option("--lineage", "lineage_only", is_flag=True, help="Show only who has it from whom.")
@click.option("--why", metavar="FIGURE", help="Show all that one figure rests on: MEASURE or MEASURE/POPULATION.")
@click.option(
    "--account", "asked", metavar="A", help="Show one account: what it copied, what is new, which numbers changed."
)
@click.option("--toll", is_flag=True, help="Show the killed and injured in order of publication, one line each.")
@click.option("--profile", metavar="NAME", help="Show the figures under another coding profile, without storing them.")
@click.option("--as-of", "as_of", metavar="DATE", help="Show the record from the accounts published by this day.")
@click.option("--contested", is_flag=True, help="List only events with a contested figure.")
@click.option("--since", metavar="DATE", help="List only events from this day on (YYYY-MM-DD, YYYY-MM or YYYY).")
@click.option("--place", metavar="WORDS", help="List only events at such a place.")
@click.option("--type", metavar="TYPE", help="List only events of this type.")
@click.option("--top", metavar="N", type=click.IntRange(min=1), help="List so many events.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print JSON: events, figures, lineage, origins, entities, rejections."
)
def command(
    case_path: Path,
    *,
    event_id: str | None,
    profile: str | None,
    as_of: str | None,
    as_json: bool,
    **part: Unpack[ShowRequest],
) -> None:
    """Print the record of a case: what happened, when, where, who, how many, and who says so."""
    view, left_out = _view(case_path, profile, as_of)
    event = asked_event(view, event_id) if event_id else None
    if as_json:
        click.echo(json.dumps(_as_json(view, event), ensure_ascii=False, indent=2))
        return
    print_lines(left_out)
    print_lines(_asked_part(view, event, part, case_path), paged=True)


def _asked_part(view: CaseView, event: Event | None, part: ShowRequest, case_path: Path) -> Iterator[Line]:
    """The part of the record that was asked for; the event, or a summary and the whole, where none was."""
    if part["asked"]:
        return _increment(view, part["asked"])
    if part["lineage_only"]:
        return chain(lineage_lines(view), odd_lines(view))
    if part["why"] or part["toll"]:
        return _figures(view, event, part["why"])
    if event is not None:
        return event_lines(event_record(view, event), view.names)
    asked = EventFilter(
        part["contested"], part["since"] or "", part["place"] or "", _event_type(part["type"]), part["top"]
    )
    if asked.is_asked:
        return listed_lines(filtered(view, asked))
    return chain(summary_lines(summary_of(view), str(case_path)), overview(view, counted=False))


def _event_type(text: str | None) -> str:
    if text is None or text in EVENT_TYPES:
        return text or ""
    raise ConfigError("is no type of event", f"--type {text}", f"one of {', '.join(EVENT_TYPES)}")


def _view(case_path: Path, profile: str | None, as_of: str | None) -> tuple[CaseView, list[Line]]:
    """The case as it is asked for, and lines on the accounts that a day leaves out."""
    with open_case(case_path) as case:
        if as_of is None:
            view = load_view(case)
        else:
            from firsthand.export.terminal.as_of import left_out_lines
            from firsthand.view.as_of import record_as_of

            stood = record_as_of(case, _day(as_of), profile)
            return stood.view, list(left_out_lines(stood, as_of))
    if profile is not None:
        from firsthand.view.witnesses import under_profile

        view = under_profile(view, profile)
    return view, []


def _increment(view: CaseView, asked: str) -> Iterator[Line]:
    """What one account copied, and what it adds."""
    from firsthand.export.terminal.increment import increment_lines
    from firsthand.view.account_names import asked_account
    from firsthand.view.increment import increment

    return increment_lines(increment(view, asked_account(view, asked)), view.names)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ConfigError("is no day", f"--as-of {text}", "write it as YYYY-MM-DD") from None


def _figures(view: CaseView, event: Event | None, asked: str | None) -> Iterator[Line]:
    """What one figure rests on, or how the toll moved, of the event asked for or of the one most accounts tell of."""
    from firsthand.export.terminal.toll import toll_lines
    from firsthand.export.terminal.why import why_lines
    from firsthand.view.toll import toll_of
    from firsthand.view.why import asked_figures, why

    event = event or next(iter(view.ranked_events()), None)
    if event is None:
        raise InputError("tells of no event", "the case", "read accounts into it")
    names = view.names
    if asked:
        for figure in asked_figures(view, event, asked):
            yield from why_lines(why(view, event, figure), names)
            yield from toll_lines(figure, toll_of(view, figure), names)
        return
    yield Line("", f"{event.title}   [{event.event_id}]", "title")
    for figure in view.figures.get(event.event_id, []):
        if figure.population == "all" and figure.measure in ("killed", "injured", "missing", "casualties"):
            yield from toll_lines(figure, toll_of(view, figure), names)


def _as_json(view: CaseView, event: Event | None) -> dict[str, object]:
    """The rows of the export without the accounts' texts, of all events or of one."""
    rows = {
        name: list(rows_of_file(view, name))
        for name in FILES
        if event is None or name in ("events", "figures", "claims")
    }
    for row in rows.get("accounts", []):
        del row["text"]
    if event is not None:
        rows = {name: [r for r in found if r["event_id"] == event.event_id] for name, found in rows.items()}
    return dict(rows)
