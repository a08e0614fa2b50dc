"""`firsthand fetch`: addresses into web archives beside the case, then into the record."""

from __future__ import annotations

from pathlib import Path

import click

from firsthand.api.fetching import fetched_into
from firsthand.cli import FAILED, LEFT_OUT
from firsthand.cli.output import progress_watch, says
from firsthand.cli.read_command import columns_of, notice_lines, summary_lines
from firsthand.config import load_config
from firsthand.fetching.fetch import Fetched, Manners

EXAMPLES = """\b
Examples:
  firsthand fetch https://example.org/news/1 --case flood.db
  firsthand fetch links.txt --case flood.db            one address a line
  firsthand fetch links.xlsx --case flood.db --map url=Link
"""


@click.command("fetch", epilog=EXAMPLES)
@click.argument("addresses", nargs=-1, required=True, metavar="ADDRESS...")
@click.option(
    "--case", "case_path", required=True, type=click.Path(path_type=Path), help="The case file; made if absent."
)
@click.option("--config", "config_path", type=click.Path(path_type=Path), help="Settings, a TOML file.")
@click.option("--map", "columns", multiple=True, metavar="OURS=THEIRS", help="The column of addresses, as url=Link.")
@click.option("--again", is_flag=True, help="Fetch also what was fetched before, as a new version.")
@click.option("--ignore-robots", is_flag=True, help="Read also what a site asks programs not to read.")
@click.option("--allow-local", is_flag=True, help="Reach this machine and private networks too; for tests.")
@click.option("--strict", is_flag=True, help="Exit with 3 where an address gave no page.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
@click.pass_context
def command(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context,
    *,
    addresses: tuple[str, ...],
    case_path: Path,
    config_path: Path | None,
    columns: tuple[str, ...],
    again: bool,
    ignore_robots: bool,
    allow_local: bool,
    strict: bool,
    quiet: bool,
) -> None:
    """Fetch pages into a web archive beside the case, and read it.

    ADDRESS is an address, a file with one address a line, or a spreadsheet or manifest with a column of addresses. This command
    alone opens connections. What was fetched is kept in CASE.fetched; a run that was cut off goes on where it stopped.
    """
    config = load_config(config_path).with_columns(columns_of(columns))
    manners = Manners(robots=not ignore_robots, again=again, allow_local=allow_local)
    with progress_watch(quiet) as watch:
        made = fetched_into(case_path, addresses, config, manners, watch=watch)
    for line in (*fetched_lines(made.fetched), *(() if made.read is None else summary_lines(made.read, case_path))):
        if not quiet:
            says(line)
    if made.read is not None and not quiet:
        for line in notice_lines(made.read):
            says(line)
    if not made.fetched.captured and not made.fetched.had:
        ctx.exit(FAILED)
    ctx.exit(LEFT_OUT if strict and made.fetched.failures else 0)


def fetched_lines(done: Fetched) -> list[str]:
    """What was fetched and what was not, for a person."""
    told = f"{len(done.captured)} fetched"
    told += f", {len(done.had)} had before" if done.had else ""
    told += f", {len(done.failures)} not" if done.failures else ""
    return [told, *(f"  {address[:200]}: {error.what}; {error.advice}" for address, error in done.failures.items())]
