"""Text that every file can hold: what came from outside may have halves of surrogate pairs in it.

A name of a file that is no UTF-8, an escape in JSON, a title of a PDF: each can bring one, and no database or file takes it.
"""

from __future__ import annotations

import re
from dataclasses import fields
from typing import Any

_HALF = re.compile(r"[\ud800-\udfff]")
REPLACED = "\ufffd"


def well_formed(text: str) -> str:
    """Halves of surrogate pairs become U+FFFD, one for one; two that make a pair become their character."""
    if text.isascii() or not _HALF.search(text):
        return text
    return _HALF.sub(REPLACED, text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))


def make_well_formed(noun: Any) -> None:
    """Make the texts of a new frozen noun well-formed, those in its tuples too."""
    for field in fields(noun):
        value = getattr(noun, field.name)
        if isinstance(value, str):
            better: Any = well_formed(value)
        elif isinstance(value, tuple) and any(isinstance(v, str) for v in value):
            better = tuple(well_formed(v) if isinstance(v, str) else v for v in value)
        else:
            continue
        if better != value:
            object.__setattr__(noun, field.name, better)
