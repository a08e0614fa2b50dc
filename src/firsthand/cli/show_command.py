"""`firsthand show`: the record, for a person or as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import click

from firsthand.casefile.case import open_case
from firsthand.cli.output import print_lines
from firsthand.errors import InputError
from firsthand.events.event import Event
from firsthand.export.case_view import CaseView, load_view
from firsthand.export.jsonl import FILES, rows_of_file
from firsthand.export.terminal import event_record, lineage_lines, overview

EXAMPLES = """\b
Examples:
  firsthand show flood.db                     the event that most accounts tell of, and a list of the others
  firsthand show flood.db --event e1a2b3      one event, by its id or the first characters of it
  firsthand show flood.db --lineage           who has it from whom
  firsthand show flood.db --json | less       the same as JSON
"""


@click.command("show", epilog=EXAMPLES)
@click.argument("case_path", metavar="CASE", type=click.Path(path_type=Path))
@click.option("--event", "event_id", help="Show this event: its id, or enough of its first characters.")
@click.option("--lineage", "lineage_only", is_flag=True, help="Show only who has it from whom.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print JSON: events, figures, lineage, origins, entities, rejections."
)
def command(case_path: Path, event_id: str | None, lineage_only: bool, as_json: bool) -> None:
    """Print the record of a case: what happened, when, where, who, how many, and who says so."""
    with open_case(case_path) as case:
        view = load_view(case)
    event = _event(view, event_id) if event_id else None
    if as_json:
        click.echo(json.dumps(_as_json(view, event), ensure_ascii=False, indent=2))
    elif lineage_only:
        print_lines(lineage_lines(view))
    else:
        print_lines(event_record(view, event) if event else overview(view))


def _event(view: CaseView, start: str) -> Event:
    found = [e for i, e in view.events.items() if i.startswith(start)]
    if len(found) != 1:
        what = "no event has this id" if not found else f"{len(found)} events have ids that start so"
        raise InputError(what, start, "`firsthand show CASE` lists events with their ids")
    return found[0]


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
