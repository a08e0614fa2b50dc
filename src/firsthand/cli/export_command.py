"""`firsthand export`: a case as files that other tools and people read."""

from __future__ import annotations

from pathlib import Path

import click

from firsthand.casefile.case import open_case
from firsthand.cli.output import says
from firsthand.export.case_view import load_view

EXAMPLES = """\b
Examples:
  firsthand export flood.db --format jsonl --out flood-rows/    one file a noun, for tools
  firsthand export flood.db --format csv --out flood-tables/    for a spreadsheet
  firsthand export flood.db --format html --out flood.html      one page that needs nothing else
"""


@click.command("export", epilog=EXAMPLES)
@click.argument("case_path", metavar="CASE", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv", "html"]),
    default="jsonl",
    show_default=True,
    help="Form of the export.",
)
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder to write to (html: the file).")
def command(case_path: Path, form: str, out: Path) -> None:
    """Write a case as JSON lines, CSV tables, or one HTML page.

    The same case gives the same bytes, whatever machine it was read on.
    """
    with open_case(case_path) as case:
        view = load_view(case)
    if form == "html":
        from firsthand.export.html import write_html

        write_html(view, out)
        says(f"wrote {out}")
        return
    from firsthand.export.csv_tables import write_csv
    from firsthand.export.jsonl import write_jsonl

    written = (write_jsonl if form == "jsonl" else write_csv)(view, out)
    says(f"wrote {', '.join(f'{n} {name}' for name, n in written.items())} to {out}")
