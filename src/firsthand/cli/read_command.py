"""`firsthand read`: accounts in, record out."""

from __future__ import annotations

from pathlib import Path

import click

from firsthand.casefile.case import open_case
from firsthand.cli import FAILED, LEFT_OUT
from firsthand.cli.output import progress_watch, says
from firsthand.config import load_config
from firsthand.engine.run import RunSummary, read_into
from firsthand.errors import CaseError
from firsthand.export.terminal.changes import counted_changes
from firsthand.export.words import so_many
from firsthand.view.case_view import CaseView
from firsthand.view.changes import changes, figures_view
from firsthand.view.summary import is_contested

EXAMPLES = """\b
Examples:
  firsthand read accounts/ --case flood.db          a folder, with its subfolders
  firsthand read manifest.jsonl --case flood.db     one account a row (also .csv, .tsv, .parquet, .xlsx, .ods)
  firsthand read list.xlsx --case flood.db --map text=Body --map published=Date --day-first
  firsthand read release.pdf --case flood.db        one more account; run it again at any time
"""


@click.command("read", epilog=EXAMPLES)
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--case", "case_path", required=True, type=click.Path(path_type=Path), help="The case file; made if absent."
)
@click.option("--config", "config_path", type=click.Path(path_type=Path), help="Settings, a TOML file.")
@click.option(
    "--map", "columns", multiple=True, metavar="OURS=THEIRS", help="What a manifest's column holds, as text=Body."
)
@click.option("--day-first/--month-first", default=None, help="How days like 03/05/2024 in a manifest are read.")
@click.option("--strict", is_flag=True, help="Exit with 3 where anything was left out.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
@click.pass_context
def command(
    ctx: click.Context,
    *,
    path: Path,
    case_path: Path,
    config_path: Path | None,
    columns: tuple[str, ...],
    day_first: bool | None,
    strict: bool,
    quiet: bool,
) -> None:
    """Read accounts from PATH into a case, and build the record.

    PATH is a file (text, HTML, PDF, DOCX, EML), a folder, or a manifest (.jsonl, .csv, .tsv,
    .parquet, .xlsx, .ods). A second run adds only
    what is new; a run that was cut off goes on where it stopped.
    """
    order = None if day_first is None else "day_first" if day_first else "month_first"
    config = load_config(config_path).with_columns(columns_of(columns), order)
    before = _state(case_path)
    with progress_watch(quiet) as watch:
        done = read_into(case_path, path, config, watch)
    if not quiet:
        for line in (*notice_lines(done), *outcome_lines(before, _state(case_path)), *summary_lines(done, case_path)):
            says(line)
    if done.standing == 0:
        says(f"firsthand: {nothing_read(done, path)}")
        ctx.exit(FAILED)
    ctx.exit(LEFT_OUT if strict and done.left_out else 0)


def columns_of(given: tuple[str, ...]) -> dict[str, str]:
    """What `--map` says, by our names of columns."""
    told = {}
    for one in given:
        ours, sign, theirs = one.partition("=")
        if not sign:
            raise click.BadParameter(f"{one!r} is not OURS=THEIRS, as text=Body", param_hint="--map")
        told[ours.strip()] = theirs.strip()
    return told


def notice_lines(done: RunSummary) -> list[str]:
    """How inputs were taken, where their names alone did not say it."""
    return [line for n in done.notices for line in (f"{n.input}:", *(f"  {told}" for told in n.lines))]


def _state(case_path: Path) -> CaseView | None:
    """Events and figures as they stand; None where there is no case yet, or another process holds it."""
    if not case_path.is_file():
        return None
    try:
        with open_case(case_path) as case:
            return figures_view(case)
    except CaseError:
        return None  # the reading says what is wrong with it


def outcome_lines(before: CaseView | None, after: CaseView | None) -> list[str]:
    """What the record holds after a run, and what moved since the last one."""
    if after is None or not after.events:
        return []
    events = after.events.values()
    contested, undated = sum(is_contested(after, e) for e in events), sum(e.date_start is None for e in events)
    lines = [f"{so_many(len(events), 'event')}, {contested} contested, {undated} without a day"]
    moved = counted_changes(changes(before, after)) if before is not None and before.events else ""
    return [*lines, f"since the last read: {moved}"] if moved else lines


def nothing_read(done: RunSummary, path: Path) -> str:
    """Why a run that has no account to show for it failed, and what to do."""
    if done.found or done.left_out:
        return f"{path}: none of it could be read; `firsthand show CASE` lists why"
    return f"{path}: holds nothing to read; give files that are not hidden, a manifest, or another folder"


def summary_lines(done: RunSummary, case_path: Path) -> list[str]:
    """What a run did, in a few lines for a person."""
    parts = [f"{done.found} found", f"{done.new} new"]
    parts += [f"{n} {word}" for word, n in (("changed", done.changed), ("gone", done.gone), ("back", done.back)) if n]
    lines = ["went on where the last run was cut off"] if done.resumed else []
    lines.append(f"{', '.join(parts)}; {done.read} read, {done.claims} claims")
    if done.left_out:
        lines.append(f"{done.left_out} left out or not fully read: `firsthand show {case_path}` lists why")
    lines.append(
        f"the record is new: `firsthand show {case_path}`"
        if done.derived
        else "nothing new: the record stands as it was"
    )
    return lines
