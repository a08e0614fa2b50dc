"""Reads a labelled set with the product and gives its export together with the set's own scorer.

The sets lie outside the project, in the folder that FIRSTHAND_SHARED names: `packs/SET/accounts.jsonl` and `score/`.
"""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]


def shared() -> Path:
    """The folder with the labelled sets.

    Raises:
        SystemExit: FIRSTHAND_SHARED is not set or names no such folder.
    """
    folder = Path(os.environ.get("FIRSTHAND_SHARED", ""))
    if not (folder / "packs").is_dir():
        raise SystemExit("set FIRSTHAND_SHARED to the folder that holds packs/ and score/")
    return folder.resolve()


def pack(name: str) -> Path:
    """The folder of one set.

    Raises:
        SystemExit: There is none of that name; the message lists those there are.
    """
    folder = shared() / "packs" / name
    if not (folder / "accounts.jsonl").is_file():
        known = sorted(p.parent.name for p in (shared() / "packs").glob("*/accounts.jsonl"))
        raise SystemExit(f"no set {name!r}; there are {', '.join(known)}")
    return folder


def scorer(module: str) -> Any:
    """One of the scorer's modules (`common`, `facts`, `spans`, `copies`)."""
    folder = str(shared() / "score")
    if folder not in sys.path:
        sys.path.insert(0, folder)
    return importlib.import_module(module)


@contextmanager
def exported(accounts: Path, source: Path = ROOT / "src") -> Iterator[Path]:
    """Read accounts into a case of their own with the code in `source`, and export it as JSON lines."""
    with tempfile.TemporaryDirectory() as folder:
        case, rows = Path(folder) / "case.db", Path(folder) / "rows"
        for words in (("read", "--quiet", accounts, "--case", case), ("export", case, "--out", rows)):
            told = subprocess.run(
                [sys.executable, "-m", "firsthand.cli", *map(str, words)],
                env=os.environ | {"PYTHONPATH": str(source)},
                capture_output=True,
                text=True,
                check=False,
            )
            if told.returncode:
                raise SystemExit(f"firsthand {words[0]} ended with {told.returncode}: {told.stderr.strip()}")
        yield rows
