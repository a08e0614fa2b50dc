"""What is added through the page: files and pasted texts, kept in a folder beside the case, then read like any other.

A name is taken as a name, never as a path; refuses empty additions.  The folder `CASE.added` is the user's: nothing in it is
ever changed or removed.
"""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from firsthand.errors import InputError

LONGEST_NAME = 120
MOST_FILES = 500
_BAD = re.compile(r"[^\w.()+, -]+")
ENDINGS = (".txt", ".html", ".htm", ".pdf", ".docx", ".eml", ".md", ".jsonl", ".csv", ".parquet")


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """One file as a browser sent it."""

    name: str
    data: bytes


def safe_name(name: str) -> str:
    """A file's name without anything that leads elsewhere: its last part, its odd characters underlined.

    Returns:
        A name of at most `LONGEST_NAME` characters that does not begin with a dot; "account" where nothing is left.
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    clean = _BAD.sub("_", last).strip(" .")
    stem, dot, ending = clean.rpartition(".")
    if dot and len(ending) <= 8:
        return (stem.strip(" .")[: LONGEST_NAME - len(ending) - 1] or "account") + "." + ending
    return clean[:LONGEST_NAME] or "account"


def keep(folder: Path, files: list[UploadedFile]) -> Path:
    """Write files into a new folder of their own.

    Args:
        folder: The folder of all additions; made where there is none.
        files: At least one.

    Returns:
        The new folder.

    Raises:
        InputError: There is nothing to keep, or too much.
        OSError: The disk is full or may not be written; nothing of it is kept.
    """
    if not files:
        raise InputError("nothing was added", "", "choose a file, or paste a text")
    if len(files) > MOST_FILES:
        raise InputError(f"more than {MOST_FILES} files at once", "", "use `firsthand read FOLDER`")
    folder.mkdir(exist_ok=True)
    taken = [int(p.name) for p in folder.iterdir() if p.is_dir() and p.name.isdigit()]
    there = folder / f"{max(taken, default=0) + 1:04}"
    there.mkdir()
    used: set[str] = set()
    try:
        for file in files:
            name = _free(safe_name(file.name), used)
            used.add(name.lower())
            (there / name).write_bytes(file.data)
    except OSError:
        shutil.rmtree(there, ignore_errors=True)  # half of an addition would be read as if it were all of it
        raise
    return there


def _free(name: str, used: set[str]) -> str:
    stem, dot, ending = name.rpartition(".")
    stem, ending = (stem, dot + ending) if dot else (name, "")
    number, found = 1, name
    while found.lower() in used:
        number += 1
        found = f"{stem} ({number}){ending}"
    return found


def pasted(title: str, published: str, publisher: str, text: str) -> UploadedFile:
    """A pasted text as a manifest row, so that what was said about it is kept with it."""
    row = {"id": title or "pasted text", "text": text, "title": title, "published": published, "publisher": publisher}
    line = json.dumps({k: v for k, v in row.items() if v}, ensure_ascii=False)
    return UploadedFile("pasted.jsonl", (line + "\n").encode("utf-8", "replace"))
