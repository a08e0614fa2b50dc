"""Which code made a row: hashes over the package's own files, so that a changed rule or lexicon is noticed.

A version number alone would not tell: lexicons change more often than releases.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from functools import cache
from pathlib import Path

from firsthand.config import Config
from firsthand.spans import content_id

_PACKAGE = Path(__file__).resolve().parent.parent
READING = ("spans.py", "tables.py", "sources", "accounts", "claims", "gazetteer", "lang")
DERIVING = (
    *(*READING, "lineage", "events", "record"),
    *("engine/derive.py", "engine/decisions/decided.py", "engine/decisions/claims.py", "casefile/carry.py"),
)
REMEMBERING = ("engine/embedded/remember.py", "engine/embedded/relational.py")


@cache
def code_version(*parts: str) -> str:
    """Hash of the files of some parts of the package, code and data alike.

    Args:
        *parts: Files and folders, relative to the package.

    Returns:
        16 hexadecimal digits.
    """
    whole = hashlib.sha256()
    for part in parts:
        top = _PACKAGE / part
        files = sorted(p for p in top.rglob("*") if p.is_file()) if top.is_dir() else [top]
        for path in files:
            if path.suffix == ".pyc" or "__pycache__" in path.parts:
                continue  # Python writes there while others run, under passing names too
            with path.open("rb") as file:
                inner = hashlib.file_digest(file, "sha256").hexdigest()
            whole.update(f"{path.relative_to(_PACKAGE).as_posix()} {inner}\n".encode())
    return whole.hexdigest()[:16]


def reading_version(config: Config) -> str:
    """Hash of the code and settings that accounts and claims are read with."""
    shown = (asdict(config.sources), asdict(config.accounts), asdict(config.claims))
    return content_id("v", code_version(*READING), *(sorted(s.items()) for s in shown))
