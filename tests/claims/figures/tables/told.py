"""The words of a table of counts in each language (`told.toml`), and tables made of them."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class TableWords:
    """Words over and in a table; `lead` tells of three `towns`, `days` are days in order."""

    lead: str
    place: str
    day: str
    killed: str
    injured: str
    missing: str
    total: str
    cumulative: str
    daily: str
    civilians: str
    soldiers: str
    people: str
    points: str
    votes: str
    births: str
    towns: Sequence[str]
    days: Sequence[str]


_TOLD = tomllib.loads(Path(__file__).with_name("told.toml").read_text("utf-8"))
WORDS = {language: TableWords(**told) for language, told in _TOLD.items()}
LANGUAGES = tuple(WORDS)


def table(words: TableWords, rows: Sequence[Sequence[object]], border: str = "\t") -> str:
    """An account: its lead, and a table with these rows."""
    return f"{words.lead}\n\n" + "\n".join(border.join(map(str, row)) for row in rows)
