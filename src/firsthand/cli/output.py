"""What a person sees: lines with a margin, colour only on a terminal, progress on long work, all else piped plainly."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import click

from firsthand.export.shown import shown
from firsthand.export.terminal.line import Line

MARGIN = 12
_STYLES: dict[str, dict[str, object]] = {
    "title": {"bold": True, "underline": True},
    "strong": {"bold": True},
    "plain": {},
    "faint": {"dim": True},
    "warn": {"fg": "yellow"},
}
Watch = Callable[[str, int, int | None], None]


def says(text: str) -> None:
    """Tell the person at the terminal something that is no result: it goes to standard error."""
    click.echo(shown(text), err=True)


def print_lines(lines: Iterable[Line], *, paged: bool = False) -> None:
    """Print a record's lines, wrapped to the width of the terminal (100 columns where there is none).

    Args:
        lines: What is printed.
        paged: Whether a terminal shows it page by page.
    """
    terminal = sys.stdout.isatty()
    width = min(shutil.get_terminal_size((100, 24)).columns, 140) if terminal else 100
    if paged and terminal:
        os.environ.setdefault("LESS", "-FRX")  # colours are kept, and what fits the screen stays on it
        click.echo_via_pager(part + "\n" for line in lines for part in _laid_out(line, width))
        return
    for line in lines:
        click.echo("\n".join(_laid_out(line, width)))


def _laid_out(line: Line, width: int) -> Iterator[str]:
    """One line as it stands on the screen: label in the margin, text wrapped beside it."""
    style, text = _STYLES[line.weight], shown(line.text)
    if not line.label and not line.indent:
        yield click.style(text, **style)  # type: ignore[arg-type]
        return
    left = MARGIN + 2 * line.indent
    wrapped = textwrap.wrap(text, max(40, width - left - 1), break_long_words=False, break_on_hyphens=False) or [""]
    label = click.style(shown(line.label).rjust(MARGIN - 1), dim=True)
    for i, part in enumerate(wrapped):
        margin = label + " " * (left - MARGIN + 1) if i == 0 else " " * left
        yield margin + click.style(part, **style)  # type: ignore[arg-type]


@contextmanager
def progress_watch(quiet: bool) -> Iterator[Watch]:
    """A watch for long work: a bar on a terminal, nothing where standard error is piped or quiet is wanted."""
    if quiet or not sys.stderr.isatty():
        yield lambda stage, done, of: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting", total=None)

        def watch(stage: str, done: int, of: int | None) -> None:
            what = "reading accounts" if stage == "reading" else f"building the record: {stage.replace('_', ' ')}"
            bar.update(task, description=what, completed=done, total=of)

        yield watch
