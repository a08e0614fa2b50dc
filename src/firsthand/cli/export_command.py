"""`firsthand export`: a case as files that other tools and people read."""

from __future__ import annotations

from pathlib import Path

import click

from firsthand.casefile.case import open_case
from firsthand.cli.output import says
from firsthand.export.colophon import colophon_of
from firsthand.export.words import so_many
from firsthand.export.write import FORMS, Exported, write_export
from firsthand.view.load import load_view

EXAMPLES = """\b
Examples:
  firsthand export flood.db --format jsonl --out flood-rows/    one file a noun, for tools
  firsthand export flood.db --format csv --out flood-tables/    for a spreadsheet
  firsthand export flood.db --format html --out flood.html      one page that needs nothing else
  firsthand export flood.db --format ucdp --out ged.csv         one row an event, as UCDP GED has it (also acled, ibc)
  firsthand export flood.db --format victims --out names.csv    the named dead, wounded, missing and abducted
"""


@click.command("export", epilog=EXAMPLES)
@click.argument("case_path", metavar="CASE", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    default="jsonl",
    show_default=True,
    help="Form of the export.",
)
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    help="Folder to write to (html, ucdp, acled, ibc, victims: the file).",
)
def command(case_path: Path, form: str, out: Path) -> None:
    """Write a case as JSON lines, CSV tables, one HTML page, a coded table, or a list of named victims.

    Coded tables are those of UCDP, ACLED and Iraq Body Count.

    The same case gives the same bytes, whatever machine it was read on.
    """
    with open_case(case_path) as case:
        view, colophon = load_view(case), colophon_of(case)
    done = write_export(view, form, out, colophon)
    for line in _told(done, form, out):
        says(line)


def _told(done: Exported, form: str, out: Path) -> list[str]:
    """What was written, in a few lines for a person."""
    if form in ("jsonl", "csv"):
        return [f"wrote {', '.join(f'{n} {name}' for name, n in done.rows.items())} to {out}"]
    if form == "html":
        return [f"wrote {out}"]
    if form == "victims":
        return [f"wrote {so_many(done.rows[form], 'named victim')} to {out}"]
    trace, *further = done.files[1:]
    lines = [f"wrote {so_many(done.rows[form], 'row')} to {out}; how each cell came about: {trace}"]
    lines += [f"wrote {path}" for path in further]
    return lines + ([f"{so_many(done.left_out, 'event')} left out: {trace} says why"] if done.left_out else [])
