"""Language packs: what the product knows of a language, as data.

A pack is a folder `lang/<iso 639-1>/` of TOML files, one topic a file.  Readers ask for a topic and compile it once.
Refuses to read a language without a pack: such a text is said to be unread, never read wrongly.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True)
class LanguagePack:
    """The lexicons and patterns of one language.

    Attributes:
        language: ISO 639-1 code.
    """

    language: str

    def topic(self, name: str) -> Mapping[str, Any]:
        """The content of `lang/<language>/<name>.toml`.

        Args:
            name: Topic, the file's stem (`numbers`, `dates`, `figures`, `attribution`, `acts` ...).

        Returns:
            The parsed table; an empty one where the pack has no such file.
        """
        return _topic(self.language, name)


@cache
def _topic(language: str, name: str) -> Mapping[str, Any]:
    path = resources.files("firsthand.lang") / language / f"{name}.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages that have a pack, sorted."""
    folder = resources.files("firsthand.lang")
    return tuple(sorted(p.name for p in folder.iterdir() if len(p.name) == 2 and p.is_dir()))


@cache
def pack_for(language: str) -> LanguagePack | None:
    """The pack of a language, None where there is none (the text is then said to be unread)."""
    return LanguagePack(language) if language in languages() else None
