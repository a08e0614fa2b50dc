"""`firsthand export`: a case as files that other tools and people read."""

from __future__ import annotations

from pathlib import Path

import click

from firsthand.casefile.case import open_case
from firsthand.cli.output import says
from firsthand.view.case_view import CaseView, load_view

CODED = ("ucdp", "acled", "ibc")

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
    type=click.Choice(["jsonl", "csv", "html", *CODED, "victims"]),
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
        view = load_view(case)
    if form == "html":
        from firsthand.export.page.html import write_html

        write_html(view, out)
        says(f"wrote {out}")
        return
    if form == "victims":
        from firsthand.export.coded.victims import write_victims
        from firsthand.export.words import so_many

        says(f"wrote {so_many(write_victims(view, out), 'named victim')} to {out}")
        return
    if form in CODED:
        for line in _write_coded(view, form, out):
            says(line)
        return
    from firsthand.export.files.csv_tables import write_csv
    from firsthand.export.files.jsonl import write_jsonl

    written = (write_jsonl if form == "jsonl" else write_csv)(view, out)
    says(f"wrote {', '.join(f'{n} {name}' for name, n in written.items())} to {out}")


def _write_coded(view: CaseView, form: str, out: Path) -> list[str]:
    """Write one rule book's table; what to tell about it."""
    from firsthand.export.coded.acled import write_acled
    from firsthand.export.coded.ibc import write_ibc
    from firsthand.export.coded.ucdp import write_ucdp
    from firsthand.export.words import so_many

    written = {"ucdp": write_ucdp, "acled": write_acled, "ibc": write_ibc}[form](view, out)
    _, trace, *further = written.files
    lines = [f"wrote {so_many(written.rows, 'row')} to {out}; how each cell came about: {trace}"]
    lines += [f"wrote {path}" for path in further]
    return lines + ([f"{so_many(written.left_out, 'event')} left out: {trace} says why"] if written.left_out else [])
