"""Who signs a text: an agency behind its last sentence, the writer of the mail that was forwarded.

Serves `credits`.  Trusts brackets behind a full stop and lines of an abbreviation alone; refuses them anywhere but at the end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from firsthand.lang.pack import pack_for
from firsthand.lineage.first_hands.credit_words import credit_topic
from firsthand.spans import Span

LAST_LINES = 4  # lines at the end among which an agency may stand alone, with what a page sets below it
LONGEST_MEDIUM = 12  # letters of an agency's abbreviation or name
_BRACKET = re.compile(r"[.!?…”»\"’]\s*\((?P<name>[^()\n]{2,40})\)\s*$")
_ALONE = re.compile(r"\s{0,20}\((?P<name>[^()\n]{2,40})\)")
_ENDS = frozenset('.!?…”»"’')
_SHORT = re.compile(r"[^\W\d_]{2,6}")
_PARTS = re.compile(r"\s{0,20}[/,+&]\s*")


@dataclass(frozen=True, slots=True)
class Signature:
    """A name at the end of a text or in the head of a forwarded mail, and where it stands."""

    name: str
    span: Span


@cache
def _media(language: str) -> frozenset[str]:
    """Lower-case words for media, names of agencies among them."""
    pack = pack_for(language)
    return (
        frozenset(str(pack.topic("attribution").get("connection", {}).get("media", "")).split())
        if pack
        else frozenset()
    )


def signed(text: str, language: str) -> Signature | None:
    """The agency that stands behind the last sentence of a text, in brackets or on a line of its own.

    Args:
        text: The account's text.
        language: Its ISO 639-1 code.

    Returns:
        None where none stands there.
    """
    end = len(text.rstrip())
    lines: list[Span] = []
    while end > 0 and len(lines) < LAST_LINES:
        start = text.rfind("\n", 0, end) + 1
        if text[start:end].strip():
            lines.append(Span(start, end))
        end = start - 1
    for line in lines:
        words = text[line.start : line.end].rstrip()
        told = text[: line.start].rstrip()[-1:] in _ENDS
        found = _BRACKET.search(words) or (_ALONE.fullmatch(words) if told else None)
        if found and _is_agency(found["name"], language):
            return Signature(found["name"], Span(line.start + found.start("name"), line.start + found.end("name")))
        alone = words.strip()
        if told and _SHORT.fullmatch(alone) and alone.isupper():
            start = line.start + words.index(alone)
            return Signature(alone, Span(start, start + len(alone)))
        if words[-1] in _ENDS:
            return None
    return None


def _is_agency(name: str, language: str) -> bool:
    """Whether every part of a bracket is an abbreviation in capitals, or one of them a known medium."""
    parts = [p for p in _PARTS.split(name.strip()) if p]
    known = any(p.lower() in _media(language) for p in parts)
    short = all(_SHORT.fullmatch(p) and (p.isupper() or known) for p in parts)
    return bool(parts) and (short or (known and all(len(p) <= LONGEST_MEDIUM for p in parts)))


def forwarded(text: str, language: str) -> Signature | None:
    """The writer of the innermost mail that a mail forwards, by its line of origin with an address.

    Args:
        text: The account's text.
        language: Its ISO 639-1 code; lines in English are read in every language.

    Returns:
        None where no such line stands in the text; lines quoted with a sign before them are not looked at.
    """
    last = max(_from_line(language).finditer(text), key=re.Match.start, default=None)
    return Signature(last["name"], Span(*last.span("name"))) if last else None


@cache
def _from_line(language: str) -> re.Pattern[str]:
    labels = {*credit_topic(language)["credits"].get("sender", ()), *credit_topic("en")["credits"]["sender"]}
    either = "|".join(sorted(labels))
    return re.compile(rf"^\W?(?i:{either})\s*:\s*(?P<name>[^\n<>\[\]@:]{{2,80}}?)\s*[<\[]\S*@\S+[>\]]", re.M)
