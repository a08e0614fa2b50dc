"""`firsthand verify`: whether a case still holds together."""

from __future__ import annotations

from pathlib import Path

import click

from firsthand.casefile.case import open_case
from firsthand.casefile.verify import verify_case
from firsthand.cli import FAULTY

EXAMPLES = """\b
Examples:
  firsthand verify flood.db
"""


@click.command("verify", epilog=EXAMPLES)
@click.argument("case_path", metavar="CASE", type=click.Path(path_type=Path))
@click.pass_context
def command(ctx: click.Context, case_path: Path) -> None:
    """Recompute every hash and compare every quote of a case with its text.

    Prints each fault on a line of its own and exits with 4 where there is one.
    """
    with open_case(case_path) as case:
        checked = verify_case(case)
    for fault in checked.faults:
        click.echo(f"{fault.kind}\t{fault.subject}\t{fault.detail}")
    counts = ", ".join(f"{n} {what}" for what, n in checked.counts.items())
    n = len(checked.faults)
    click.echo(f"{n} fault{'' if n == 1 else 's'}; checked {counts}", err=bool(checked.faults))
    ctx.exit(FAULTY if checked.faults else 0)
