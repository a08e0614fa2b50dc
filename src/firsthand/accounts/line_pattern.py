"""Patterns of a lexicon that are looked for in single lines, those that must open the line apart from the others.

Beside the readers of credits and captions.  A pattern that begins with `^` is tried once a line instead of at each of its
letters, which is most of the time that a list of such patterns takes.  Refuses to tell where in the line one matched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_NEVER = re.compile(r"(?!)")
_STEP = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.S)


@dataclass(frozen=True, slots=True)
class LinePattern:
    """Patterns of which one must match: at the start of a line, or anywhere in it."""

    opening: re.Pattern[str]
    anywhere: re.Pattern[str]

    def found_in(self, line: str) -> bool:
        """Whether one of the patterns matches somewhere in a line."""
        return self.opening.match(line) is not None or self.anywhere.search(line) is not None


def alternatives(pattern: str) -> Iterator[str]:
    """The alternatives of a pattern that no bracket holds together."""
    depth, made = 0, ""
    for step in _STEP.findall(pattern):
        depth += (step == "(") - (step == ")")
        if step == "|" and not depth:
            yield made
            made = ""
        else:
            made += step
    yield made


def line_pattern(patterns: Iterable[str]) -> LinePattern:
    """Compile patterns, whatever the case of letters.

    Args:
        patterns: Regular expressions without groups that are referred to; none matches nothing.
    """
    every = [a for p in patterns for a in alternatives(p)]
    return LinePattern(
        _joined(a for a in every if a.startswith("^")), _joined(a for a in every if not a.startswith("^"))
    )


def _joined(patterns: Iterable[str]) -> re.Pattern[str]:
    made = "|".join(f"(?:{p})" for p in patterns)
    return re.compile(made, re.I) if made else _NEVER
