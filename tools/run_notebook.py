"""Runs docs/notebook.ipynb from its first cell to its last, in a kernel of this environment, and says which cell fails.

    python tools/run_notebook.py [--out FILE]

Needs the extra `notebook` (`make test-notebook` sets it up).  `--out` keeps the notebook with what its cells showed.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

NOTEBOOK = Path(__file__).parents[1] / "docs" / "notebook.ipynb"
SECONDS = 300  # for one cell


def main() -> int:
    """Run it; 1 where a cell fails."""
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--out", type=Path, help="write the notebook with its outputs to this file")
    given = options.parse_args()
    book = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(book)
    try:
        NotebookClient(book, timeout=SECONDS, kernel_name="python3").execute()
    except CellExecutionError as error:
        print(error, file=sys.stderr)
        return 1
    shown = [o for cell in book.cells for o in cell.get("outputs", [])]
    pictures = sum("image/png" in o.get("data", {}) for o in shown)
    if given.out:
        nbformat.write(book, given.out)
    print(f"{NOTEBOOK.name}: {len(book.cells)} cells ran, {len(shown)} showed something, {pictures} drew a picture")
    return 0 if pictures else 1


if __name__ == "__main__":
    sys.exit(main())
