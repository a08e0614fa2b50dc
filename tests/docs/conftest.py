"""The documents, cut into sections, tables and code blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
PAPERS = ("README", "CHANGELOG", "CONTRIBUTING", "SECURITY")
HEADING = re.compile(r"^(#{1,6}) (.+)$", re.M)


@dataclass(frozen=True)
class Document:
    """One Markdown file."""

    path: Path
    text: str

    @property
    def name(self) -> str:
        """Path inside the project."""
        return self.path.relative_to(ROOT).as_posix()

    def section(self, heading: str) -> str:
        """What stands under a heading, down to the next of the same or a higher level; empty where there is none."""
        found = next((m for m in HEADING.finditer(self.text) if m[2].strip() == heading), None)
        if found is None:
            return ""
        rest = self.text[found.end() :]
        end = next((m.start() for m in HEADING.finditer(rest) if len(m[1]) <= len(found[1])), len(rest))
        return rest[:end]

    def blocks(self, language: str) -> list[str]:
        """Code blocks of one language, in order."""
        return [m[2] for m in BLOCK.finditer(self.text) if m[1] == language]

    def listed(self, heading: str, until: str = "\0") -> list[str]:
        """Names in backquotes in the first cells of a section's tables, as far as some words in it."""
        section = self.section(heading).partition(until)[0]
        rows = (line.split("|")[1] for line in section.splitlines() if line.startswith("|"))
        return [name for cell in rows for name in re.findall(r"`([^`]+)`", cell)]

    @property
    def prose(self) -> str:
        """The text without its code blocks."""
        return BLOCK.sub("", self.text)

    @property
    def anchors(self) -> set[str]:
        """Names by which links point at headings."""
        return {re.sub(r"[^\w\- ]", "", m[2].lower()).replace(" ", "-") for m in HEADING.finditer(self.text)}


@pytest.fixture(scope="session")
def documents() -> dict[str, Document]:
    """The house papers and everything under docs/, by path."""
    paths = [*(ROOT / f"{name}.md" for name in PAPERS), *sorted((ROOT / "docs").rglob("*.md"))]
    return {d.name: d for d in (Document(p, p.read_text("utf-8")) for p in paths)}
