"""Long work in a process of its own, for the review page: `python -m firsthand.serve.web.work read CASE FOLDER | derive CASE`.

Tells how far it is, one JSON object a line; its last line says what it came to.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from firsthand.safe_path import leave_working_folder

leave_working_folder()

from firsthand.casefile.case import open_case  # noqa: E402
from firsthand.engine.redo import derive_again, settings_of  # noqa: E402
from firsthand.engine.run import RunSummary, read_into  # noqa: E402
from firsthand.errors import FirsthandError  # noqa: E402
from firsthand.export.words import so_many  # noqa: E402

OFTEN = 0.2  # seconds between two lines


class ProgressTeller:
    """Prints progress, not more often than a person can follow."""

    def __init__(self) -> None:
        self._at = 0.0
        self._stage = ""

    def __call__(self, stage: str, done: int, of: int | None) -> None:
        """Tell how far a stage is."""
        now = time.monotonic()
        if stage != self._stage or now - self._at >= OFTEN:
            self._at, self._stage = now, stage
            _tell({"stage": stage.replace("_", " "), "done": done, "of": of})


def _tell(said: dict[str, object]) -> None:
    print(json.dumps(said), flush=True)


def _read(case_path: Path, folder: Path) -> dict[str, object]:
    with open_case(case_path) as case:
        config = settings_of(case)
    done: RunSummary = read_into(case_path, folder, config, ProgressTeller())
    left = f", {done.left_out} left out or not fully read" if done.left_out else ""
    said = f"{done.new + done.changed} taken in, {so_many(done.claims, 'claim')} read{left}."
    return {
        "said": said,
        "state": "done",
        "summary": {"new": done.new, "left_out": done.left_out, "claims": done.claims},
    }


def _derive(case_path: Path) -> dict[str, object]:
    derive_again(case_path, watch=ProgressTeller())
    return {"said": "The record holds every decision.", "state": "done"}


def main(arguments: list[str]) -> int:
    """Do one piece of work.

    Args:
        arguments: The kind of work, the case, and for `read` the folder.

    Returns:
        The exit code: 0 done, 1 failed.
    """
    kind, case_path, *rest = arguments
    try:
        _tell(_read(Path(case_path), Path(rest[0])) if kind == "read" else _derive(Path(case_path)))
    except FirsthandError as error:
        _tell({"said": str(error), "state": "failed"})
        return 1
    except (
        Exception
    ) as error:  # nobody reads what a process beside the page prints otherwise: its end must be told here
        said = f"it failed ({type(error).__name__}: {error}); what was stored before stands, try again"
        _tell({"said": said, "state": "failed"})
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
