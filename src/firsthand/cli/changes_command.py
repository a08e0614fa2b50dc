"""`firsthand changes`: which figures moved since a day, and by which accounts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from firsthand.casefile.case import open_case
from firsthand.cli.output import print_lines, says
from firsthand.errors import ConfigError
from firsthand.export.terminal.changes import changes_lines
from firsthand.export.words import so_many
from firsthand.view.as_of import record_as_of
from firsthand.view.changes import changes
from firsthand.view.load import load_view

EXAMPLES = """\b
Examples:
  firsthand changes flood.db --since 2024-05-03    what accounts published after that day changed
"""


@click.command("changes", epilog=EXAMPLES)
@click.argument("case_path", metavar="CASE", type=click.Path(path_type=Path))
@click.option("--since", metavar="DATE", required=True, help="The day to compare with (YYYY-MM-DD).")
def command(case_path: Path, *, since: str) -> None:
    """Print which figures of a case are others than on a day, and which accounts, published since, moved them.

    The record of that day is built anew from the accounts published by then. Nothing is stored.
    """
    try:
        day = date.fromisoformat(since)
    except ValueError:
        raise ConfigError("is no day", f"--since {since}", "write it as YYYY-MM-DD") from None
    with open_case(case_path) as case:
        stood = record_as_of(case, day)
        now = load_view(case)
    if stood.undated:
        says(f"{so_many(len(stood.undated), 'account')} without a day of publication count as published since")
    print_lines(changes_lines(changes(stood.view, now), now.names), paged=True)
