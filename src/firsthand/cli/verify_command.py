"""`firsthand verify`: whether a case still holds together."""

from __future__ import annotations

from pathlib import Path

import click

from firsthand.casefile import custody
from firsthand.casefile.case import open_case
from firsthand.casefile.verify import Fault, verify_case
from firsthand.cli import FAULTY

EXAMPLES = """\b
Examples:
  firsthand verify flood.db
  firsthand verify flood.db --head               the one hash to write down, or to have time-stamped
  firsthand verify flood.db --holds 3f8a...      whether a hash written down earlier still stands
"""


@click.command("verify", epilog=EXAMPLES)
@click.argument("case_path", metavar="CASE", type=click.Path(path_type=Path))
@click.option(
    "--head", "show_head", is_flag=True, help="Print the hash that stands for the whole custody log, and no more."
)
@click.option("--holds", metavar="HASH", help="Whether a head that was written down earlier still stands in the log.")
@click.pass_context
def command(ctx: click.Context, case_path: Path, *, show_head: bool, holds: str | None) -> None:
    """Recompute every hash and compare every quote of a case with its text.

    Prints each fault on a line of its own and exits with 4 where there is one.
    """
    with open_case(case_path) as case:
        chained = custody.is_chained(case.connection)
        if show_head:
            click.echo(custody.head(case.connection) if chained else "")
            return
        checked = verify_case(case)
        faults = list(checked.faults)
        if holds is not None and not (chained and custody.holds(case.connection, holds)):
            faults.append(
                Fault("custody", case_path.name, f"no line of the log bears {holds}: it is another log, or was altered")
            )
    for fault in faults:
        click.echo(f"{fault.kind}\t{fault.subject}\t{fault.detail}")
    counts = ", ".join(f"{n} {what}" for what, n in checked.counts.items())
    n = len(faults)
    click.echo(f"{n} fault{'' if n == 1 else 's'}; checked {counts}", err=bool(faults))
    ctx.exit(FAULTY if faults else 0)
