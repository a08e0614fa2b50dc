"""Puts a part of the demo's true output into README.md:

    python tools/refresh_readme.py

runs `firsthand demo` in a folder of its own and replaces the block between the two marks.  Run it after a change of rules;
`tests/docs` fails where the block is no longer what the demo prints.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"
START, END = (
    "<!-- printed by `firsthand demo`, shortened: tools/refresh_readme.py -->",
    "<!-- end of the demo's output -->",
)
FIRST_FIGURE = re.compile(r" *\w.*   best \S")
HEADING = "Who has it from whom"
COPY = re.compile(r" *copy ")
COPIES = 3
MARGIN = 11


def entries(output: str) -> Iterator[list[str]]:
    """Lines that begin in the margin, each with the lines below it that do not; a blank line is an entry of its own."""
    entry: list[str] = []
    for line in output.splitlines():
        if entry and (not line or not entry[0] or line[:MARGIN].strip()):
            yield entry
            entry = []
        entry.append(line)
    if entry:
        yield entry


def excerpt(output: str) -> str:
    """The head of the first event down to its first figure, and the first copies of the lineage.

    Args:
        output: What `firsthand demo` prints.

    Raises:
        StopIteration: The demo's record has no figure, or no lineage.
    """
    found = list(entries(output))
    blank = next(i for i, e in enumerate(found) if not e[0])
    first = next(i for i, e in enumerate(found) if i > blank + 1 and FIRST_FIGURE.match(e[0]))
    lineage = next(i for i, e in enumerate(found) if e[0] == HEADING)
    copies = [e for e in found[lineage:] if COPY.match(e[0])][:COPIES]
    shown = [*found[blank + 1 : first + 1], ["..."], [""], found[lineage], ["..."], *copies, ["..."]]
    return "\n".join(line for entry in shown for line in entry)


def block(output: str) -> str:
    """What stands between the marks for this output."""
    return f"{START}\n```text\n{excerpt(output)}\n```\n{END}"


def main() -> None:
    """Replace the block."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    with tempfile.TemporaryDirectory() as folder:
        run = [sys.executable, "-m", "firsthand.cli", "demo", "--out", folder]
        output = subprocess.run(run, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout
    text = README.read_text("utf-8")
    head, _, rest = text.partition(START)
    README.write_text(head + block(output) + rest.partition(END)[2], "utf-8")


if __name__ == "__main__":
    main()
