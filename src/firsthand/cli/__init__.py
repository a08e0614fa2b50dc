"""The command line: thin verbs over the layers below, each loaded only when it is called.

`firsthand --help` must answer at once, so nothing here imports a stage; a test counts what it imports.
"""

from __future__ import annotations

import importlib
import sys

from firsthand.safe_path import leave_working_folder

leave_working_folder()  # before the first module that a file in the folder of the accounts could be called like

import click  # noqa: E402

from firsthand import __version__  # noqa: E402
from firsthand.errors import FirsthandError  # noqa: E402

COMMANDS = {
    "read": "Read accounts into a case and build the record.",
    "fetch": "Fetch pages into a web archive beside the case, and read it.",
    "show": "Print the record of a case.",
    "changes": "Print which figures moved since a day, and by which accounts.",
    "compare": "Show what two accounts share, copied and changed.",
    "export": "Write a case as JSON lines, CSV or one HTML page.",
    "serve": "Open the review page of a case in a browser.",
    "decide": "Store one person's decision, and apply it.",
    "decisions": "List, export, import and compare people's decisions.",
    "verify": "Check every hash and every quote of a case.",
    "demo": "Read the accounts shipped with the package and print their record.",
}
DONE, FAILED, USAGE, LEFT_OUT, FAULTY, INTERRUPTED = 0, 1, 2, 3, 4, 130

EPILOG = """\b
Examples:
  firsthand read accounts/ --case flood.db     read a folder into a case
  firsthand show flood.db                      print its record
  firsthand export flood.db --format html --out flood.html

\b
Exit codes: 0 done, 1 failed (the message says what to do), 2 wrong usage,
3 something was left out (read --strict), 4 verify found a fault, 130 interrupted.
"""


class LazyGroup(click.Group):
    """Commands by name; a command's module is imported when it is called or its own help is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, or None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"firsthand.cli.{cmd_name}_command").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from their one-line helps, without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="firsthand")
def cli() -> None:
    """Firsthand reads many accounts of an event and builds one sourced record.

    It says what happened, when, where, who and how many; each statement is tied to the exact words of the accounts that
    make it, and each figure says how many first hands stand behind it. It works offline; one file holds a case.
    """


def _told(error: Exception) -> str | None:
    """What to say of a fault of the case's file that a command met; None where it is none."""
    sqlite3 = sys.modules.get("sqlite3")
    if sqlite3 is None or not isinstance(error, sqlite3.Error):
        return None
    from pathlib import Path

    from firsthand.casefile.failures import case_error

    ours = case_error(error, Path("the case"))
    return None if ours is None else str(ours)


def _say(text: str) -> None:
    """Tell what went wrong; what shows it is loaded only now."""
    from firsthand.export.shown import shown

    click.echo(shown(text), err=True)


def main() -> None:
    """Entry point: run a command, turn errors into one message and a documented exit code."""
    try:
        code = cli.main(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else DONE)
    except click.exceptions.Abort:
        click.echo("interrupted; what was stored stands, run the same command to go on", err=True)
        sys.exit(INTERRUPTED)
    except KeyboardInterrupt:
        click.echo("interrupted; what was stored stands, run the same command to go on", err=True)
        sys.exit(INTERRUPTED)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except FirsthandError as error:
        _say(f"firsthand: {error}")
        sys.exit(FAILED)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone: there is nobody to tell
        sys.exit(DONE)
    except OSError as error:
        _say(f"firsthand: {error.filename or ''}: {error.strerror or error}; make room or set permissions")
        sys.exit(FAILED)
    except Exception as error:
        told = _told(error)
        if told is None:
            raise
        _say(f"firsthand: {told}")
        sys.exit(FAILED)
