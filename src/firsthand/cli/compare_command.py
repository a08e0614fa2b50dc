"""`firsthand compare`: two accounts side by side."""

from __future__ import annotations

from pathlib import Path

import click

from firsthand.casefile.case import open_case
from firsthand.cli.output import print_lines, says
from firsthand.export.terminal.line import Line
from firsthand.view.load import load_view

EXAMPLES = """\b
Examples:
  firsthand compare flood.db wire-first rambla.html                     passages that one has from the other
  firsthand compare flood.db wire-first rambla.html --html pair.html    both texts whole, as a page
"""


@click.command("compare", epilog=EXAMPLES)
@click.argument("case_path", metavar="CASE", type=click.Path(path_type=Path))
@click.argument("one", metavar="A")
@click.argument("two", metavar="B")
@click.option(
    "--html", "page", type=click.Path(path_type=Path), help="Write both texts to this file, as one HTML page."
)
def command(case_path: Path, one: str, two: str, *, page: Path | None) -> None:
    """Show what two accounts share: the words copied, and those changed.

    A and B are accounts: the id they have in the input, a name that `firsthand show` prints, the siglum on the page, the
    publisher where it has one account here, or the account's id.
    """
    from firsthand.export.page.compare import write_compare_page
    from firsthand.export.terminal.compare import compare_lines
    from firsthand.export.terminal.independence import independence_told
    from firsthand.view.account_names import asked_account
    from firsthand.view.compare import compared
    from firsthand.view.independence import independence

    with open_case(case_path) as case:
        view = load_view(case)
    found, names = compared(view, one, two), view.names
    if found is None:
        answer = independence(view, asked_account(view, one).account_id, asked_account(view, two).account_id)
        tail = "." if answer.shown else "; that is no proof that they are independent."
        print_lines([Line("", f"Their words show no relation{tail}"), Line("", independence_told(answer, names))])
        return
    print_lines(compare_lines(found, names))
    if page is not None:
        write_compare_page(found, names, page)
        says(f"wrote {page}")
