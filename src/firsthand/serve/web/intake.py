"""What is added through the page: files and pasted texts, kept in a folder beside the case, then read like any other.

A name is taken as a name, never as a path; refuses empty additions.  The folder `CASE.added` is the user's: nothing in it is
ever changed or removed.
"""

from __future__ import annotations

import errno
import json
import re
import secrets
import shutil
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from firsthand.errors import InputError
from firsthand.sources.archive import TARS, WACZ, ZIPS
from firsthand.sources.media_types import MANIFESTS, WARCS

LONGEST_NAME = 120
MOST_FILES = 500
_BAD = re.compile(r"[^\w.()+, -]+")
ENDINGS = (
    ".txt",
    ".html",
    ".htm",
    ".pdf",
    ".docx",
    ".eml",
    ".md",
    *(f".{one}" for one in MANIFESTS),
    *ZIPS,
    *TARS,
    *WARCS,
    WACZ,
)


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
        The new folder; or the one that an earlier addition made of just these files, as when a browser sends a form again
        whose answer it never got.

    Raises:
        InputError: There is nothing to keep, or too much.
        OSError: The disk is full or may not be written; nothing of it is kept.
    """
    if not files:
        raise InputError("nothing was added", "", "choose a file, or paste a text")
    if len(files) > MOST_FILES:
        raise InputError(f"more than {MOST_FILES} files at once", "", "use `firsthand read FOLDER`")
    folder.mkdir(exist_ok=True)
    named: dict[str, bytes] = {}
    used: set[str] = set()
    for file in files:
        name = _free(safe_name(file.name), used)
        used.add(name.lower())
        named[name] = file.data
    kept = sorted((int(p.name), p) for p in folder.iterdir() if p.is_dir() and p.name.isdigit())
    known = next((p for _, p in kept if _holds(p, named)), None)
    return known or _kept(folder, named, max((n for n, _ in kept), default=0) + 1)


def _holds(there: Path, named: Mapping[str, bytes]) -> bool:
    """Whether a folder holds just these files."""
    sizes = {p.name: p.stat().st_size for p in there.iterdir()}
    same = sizes == {name: len(data) for name, data in named.items()}
    return same and all((there / name).read_bytes() == data for name, data in named.items())


def _kept(folder: Path, named: Mapping[str, bytes], number: int) -> Path:
    """Write files into a folder that is hidden until it is whole: half of an addition would be read as if it were all."""
    hidden = folder / f".{secrets.token_hex(8)}"
    hidden.mkdir()
    try:
        for name, data in named.items():
            (hidden / name).write_bytes(data)
        while True:
            there = folder / f"{number:04}"
            try:
                return hidden.rename(there)
            except OSError as error:  # another addition took the number meanwhile
                if error.errno not in (errno.ENOTEMPTY, errno.EEXIST, errno.ENOTDIR):
                    raise
                number += 1
    except OSError:
        shutil.rmtree(hidden, ignore_errors=True)
        raise


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
