"""Decoded text as a person would read it: line ends made one, letters repaired where that is certain.

Used by the openers of plain text and mail.  Changes nothing else, so that offsets of a clean text stay what they were.
Refuses to repair what ftfy is not sure of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from firsthand.sources.text_builder import TextBuilder
from firsthand.spans import Segment

# Line ends, and code points that no later part of the path can store.
_ODD = re.compile(r"\r\n|\r|[\u2028\u2029\x0b\x0c\x85]|[\x00-\x08\x0e-\x1f\ud800-\udfff]")
_LINE = re.compile(r"[^\n]*\n?")
# What ftfy never takes for damage, however it is combined; most texts hold nothing else, and asking ftfy takes long.
_BEYOND_PLAIN = re.compile("[^\x00-\x7f‘’“”–—…]")
_ALIGN_LIMIT = 2_000


@dataclass(frozen=True, slots=True)
class Tidied:
    """Readable text and the segments that lead back to the decoded text."""

    text: str
    segments: tuple[Segment, ...]


def tidy(raw: str) -> Tidied:
    """Readable text of decoded text.

    Args:
        raw: The decoded text.

    Returns:
        The text with `\\n` as its only line end, control characters as spaces, and mojibake repaired line by line where
        ftfy is sure of it.
    """
    from ftfy.badness import is_bad

    built = TextBuilder()
    if not _BEYOND_PLAIN.search(raw) or not is_bad(raw):
        _take_lines(built, raw, 0)
        return Tidied(built.text, built.segments)
    for line in _LINE.finditer(raw):
        if line[0] and is_bad(line[0]):
            _take_repaired(built, line[0], line.start())
        else:
            _take_lines(built, line[0], line.start())
    return Tidied(built.text, built.segments)


def _take_lines(built: TextBuilder, piece: str, raw_start: int) -> None:
    """Take a piece, its line ends as `\\n`."""
    at = 0
    for odd in _ODD.finditer(piece):
        built.take(piece[at : odd.start()], raw_start + at)
        control = odd[0] < " " and odd[0] not in "\r\r\n\x0b\x0c"
        built.make("\ufffd" if "\ud800" <= odd[0] <= "\udfff" else " " if control else "\n")
        at = odd.end()
    built.take(piece[at:], raw_start + at)


def _take_repaired(built: TextBuilder, line: str, raw_start: int) -> None:
    """Take a line with its letters repaired; letters that stayed keep their place."""
    from ftfy import fix_encoding

    fixed = fix_encoding(line)
    if fixed == line:
        _take_lines(built, line, raw_start)
        return
    if len(line) > _ALIGN_LIMIT:
        middle = line.rfind(" ", 0, _ALIGN_LIMIT) + 1 or _ALIGN_LIMIT
        _take_repaired_parts(built, line, (raw_start, middle))
        return
    for step in Levenshtein.opcodes(line, fixed):
        if step.tag == "equal":
            _take_lines(built, line[step.src_start : step.src_end], raw_start + step.src_start)
        else:
            built.make(fixed[step.dest_start : step.dest_end])


def _take_repaired_parts(built: TextBuilder, line: str, where: tuple[int, int]) -> None:
    """A long line in stretches of bounded length, since aligning letters takes quadratic time."""
    raw_start, cut = where
    at = 0
    while at < len(line):
        _take_repaired(built, line[at : at + cut][:_ALIGN_LIMIT], raw_start + at)
        at += min(cut, _ALIGN_LIMIT)
        cut = line.rfind(" ", at, at + _ALIGN_LIMIT) + 1 - at
        cut = cut if cut > 0 else _ALIGN_LIMIT
