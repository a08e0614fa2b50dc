"""`firsthand verify`: whether a case still holds together."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import click

from firsthand.casefile import custody
from firsthand.casefile.case import CaseFile, open_case
from firsthand.casefile.failures import told_as_case_errors
from firsthand.casefile.verify import Fault, verify_case
from firsthand.cli import FAULTY
from firsthand.export.shown import shown

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
        if show_head:
            with told_as_case_errors(case_path):
                click.echo(custody.head(case.connection) if custody.is_chained(case.connection) else "")
            return
        checked = verify_case(case)
        faults = list(checked.faults)
        if holds is not None and not _stands(case, holds):
            faults.append(
                Fault("custody", case_path.name, f"no line of the log bears {holds}: it is another log, or was altered")
            )
    for fault in faults:
        click.echo(shown(f"{fault.kind}\t{fault.subject}\t{fault.detail}"))
    counts = ", ".join(f"{n} {what}" for what, n in checked.counts.items())
    n = len(faults)
    click.echo(f"{n} fault{'' if n == 1 else 's'}; checked {counts}", err=bool(faults))
    ctx.exit(FAULTY if faults else 0)


def _stands(case: CaseFile, written: str) -> bool:
    """Whether a head stands in the log of a case; not where the log cannot be read."""
    try:
        return custody.is_chained(case.connection) and custody.holds(case.connection, written)
    except sqlite3.Error:
        return False
