"""`firsthand demo`: the main job on accounts that come with the package."""

from __future__ import annotations

from pathlib import Path

import click

from firsthand.casefile.case import open_case
from firsthand.cli.output import print_lines, progress_watch, says
from firsthand.cli.read_command import summary_lines
from firsthand.config import Config
from firsthand.demo import demo_accounts
from firsthand.engine.run import read_into
from firsthand.export.colophon import colophon_of
from firsthand.export.page.html import write_html
from firsthand.export.terminal.overview import overview
from firsthand.view.load import load_view

EXAMPLES = """\b
Examples:
  firsthand demo
  firsthand demo --out /tmp/tour
"""


@click.command("demo", epilog=EXAMPLES)
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("demo-out"), show_default=True, help="Folder to write to."
)
def command(out: Path) -> None:
    """Read the accounts of an invented event, print their record and write it as an HTML page.

    Writes OUT/demo.db, a case to try the other commands on, and OUT/record.html.
    """
    out.mkdir(parents=True, exist_ok=True)
    case_path = out / "demo.db"
    with demo_accounts() as folder, progress_watch(False) as watch:
        done = read_into(case_path, folder, Config(), watch)
    with open_case(case_path) as case:
        view, colophon = load_view(case), colophon_of(case)
    print_lines(overview(view))
    write_html(view, out / "record.html", colophon)
    for line in summary_lines(done, case_path):
        says(line)
    says(f"wrote the same as a page: {out / 'record.html'}")
    says(f"to look, compare and correct in a browser: `firsthand serve {case_path}`, then open http://127.0.0.1:8150/")
