"""Where modules may be imported from: never from the working folder, which may be the folder of the accounts.

Lowest layer; imports only what every start of Python has imported already.  A file called like a package of ours, sent along
with the evidence, must not be run because somebody works in the folder that holds it.  A library leaves its host's path
alone: only what is our own process calls this.
"""

from __future__ import annotations

import os
import sys

SAFE_PYTHON = (sys.executable, "-P")  # how a process of ours is started: without the working folder on its path
_VARIABLE = "PYTHONPATH"
SAFE_VARIABLE = "PYTHONSAFEPATH"  # says the same to processes whose line another library writes


def leave_working_folder() -> None:
    """Take the working folder off the import path; unless this package itself lies there.

    Off the variable as well by which the processes that this one starts get theirs.
    """
    sys.path[:] = _elsewhere(sys.path)
    if _VARIABLE in os.environ:
        os.environ[_VARIABLE] = os.pathsep.join(_elsewhere(os.environ[_VARIABLE].split(os.pathsep)))


def _elsewhere(entries: list[str]) -> list[str]:
    ours = os.path.dirname(os.path.dirname(__file__))
    return [os.path.abspath(p) for p in entries if os.path.abspath(p) == ours or not _is_here(p)]


def _is_here(entry: str) -> bool:
    """Whether an entry of the path means the working folder."""
    if entry in ("", os.curdir):
        return True
    try:
        return os.path.samefile(entry, os.curdir)
    except OSError:
        return False
