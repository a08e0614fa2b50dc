"""Cuts an account's text into sentences, as spans that never cross a paragraph.

Last reading step inside `accounts/`.  sentencex proposes the ends for any language; the lexicon `sentences.toml` of a
language mends them: abbreviations and initials end nothing, quoted speech is parted inside the quotes, and a quotation's
tail ("..." she asked) stays with it.  Time grows with the text's length only.  Refuses nothing: what has no end sign is
one sentence, and a monster is cut at white space.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import sentencex

from firsthand.lang.pack import LanguagePack
from firsthand.spans import Span

LONGEST = 3_000
_CHUNK = 20_000  # sentencex takes quadratic time in quotation marks: a million of them took 90 s in chunks of 200,000
_INNER_END = re.compile(r"[.!?]")
# An end sign, closing quotes, white space, then a capital letter or figure, possibly behind an opening quote.
_CANDIDATE = re.compile(r"(?<![.!?])([.!?]++)([\"”’')\]]{0,2})\s++(?=[\"“‘'(\[]{0,2}[^\W_a-z])")
_LAST_WORD = re.compile(r"([^\W\d_](?:[\w'’-]|\.(?=[^\W\d_])){0,80})\.$")
_ORDINAL = re.compile(r"(?<![\w.,])\d{1,3}\.$")
_FIRST_WORD = re.compile(r"[\"“‘'(\[]{0,20}([^\W_]+)")
_ENUMERATOR = re.compile(r"\s{0,20}\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})[.)]\s*$")
_CLOSED = re.compile(r"(?:[\"”’')\]]|\.\.\.|…|[!?])\s*$")
_ROW = re.compile(r"\s{0,20}(?:\t|\|)\s*")


@dataclass(frozen=True, slots=True)
class _SentenceWords:
    abbreviations: frozenset[str]
    maybe: frozenset[str]
    starters: frozenset[str]
    ordinals: frozenset[str]


@cache
def _lexicon(pack: LanguagePack | None) -> _SentenceWords | None:
    topic = pack.topic("sentences") if pack else {}
    if not topic:
        return None
    return _SentenceWords(
        *(frozenset(topic.get(name, ())) for name in ("abbreviations", "maybe", "starters", "ordinals"))
    )


def sentences_of(
    text: str, paragraphs: Iterable[tuple[int, int]], language: str, pack: LanguagePack | None
) -> tuple[Span, ...]:
    """The sentences of a text.

    Args:
        text: The account's text.
        paragraphs: Half-open code points of stretches that no sentence crosses, in order.
        language: ISO 639-1, `und` where unknown.
        pack: Lexicons of the language, None where it has no pack.

    Returns:
        Spans in order, without white space around them; stretches without a letter or figure have none.
    """
    lexicon = _lexicon(pack)
    out: list[Span] = []
    for start, end in paragraphs:
        for a, b in _cells(text, start, end):
            at = a
            while at < b:
                stop = _chunk_end(text, at, b)
                for size in _sizes(text[at:stop], language, lexicon):
                    _put(out, text, at, at + size)
                    at += size
    return tuple(out)


def _chunk_end(text: str, start: int, end: int) -> int:
    """Where a long stretch is cut before sentencex reads it: behind the last full stop, else blank, of its second half."""
    if end - start <= _CHUNK:
        return end
    for sign in (". ", " "):
        found = text.rfind(sign, start + _CHUNK // 2, start + _CHUNK)
        if found > 0:
            return found + len(sign)
    return start + _CHUNK


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A paragraph's cells where it is a table row with long cells, else the paragraph.

    Short cells ("Killed | 12") are read together, since one names what the other counts.
    """
    line = text[start:end]
    if "|" not in line and "\t" not in line:
        return [(start, end)]
    cells, at = [], 0
    for m in _ROW.finditer(line):
        cells.append((at, m.start()))
        at = m.end()
    cells.append((at, len(line)))
    if all(b - a < 60 for a, b in cells):
        return [(start, end)]
    return [(start + a, start + b) for a, b in cells if b > a]


def _put(out: list[Span], text: str, start: int, end: int) -> None:
    """Append a stretch as a sentence, without white space around it; a monster in parts."""
    piece = text[start:end]
    stripped = piece.strip()
    if not any(c.isalnum() for c in stripped):
        return
    start += len(piece) - len(piece.lstrip())
    end = start + len(stripped)
    while end - start > LONGEST:
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        stop = space if space > 0 else start + LONGEST
        out.append(Span(start, stop))
        start = stop + (space > 0)
    if end > start:
        out.append(Span(start, end))


def _sizes(piece: str, language: str, lexicon: _SentenceWords | None) -> Sequence[int]:
    """Lengths of the sentences of one paragraph; they add up to the paragraph."""
    if not _INNER_END.search(piece, 0, max(0, len(piece) - 2)) and piece.isascii():
        return (len(piece),)
    parts = sentencex.segment(language if language != "und" else "en", piece)
    if sum(map(len, parts)) != len(piece):
        return (len(piece),)
    if lexicon is None:
        return [len(p) for p in parts]
    sizes: list[int] = []
    open_end = False
    last = ""
    for part in parts:
        for cut in _split(part, lexicon):
            if sizes and (open_end or not _parted(last, cut, lexicon)):
                sizes[-1] += len(cut)
            else:
                sizes.append(len(cut))
            open_end = bool(_ENUMERATOR.match(cut))
            last = cut
    return sizes


def _split(part: str, lexicon: _SentenceWords) -> list[str]:
    """A proposed sentence, cut where sentences inside quotes or brackets end."""
    out, at = [], 0
    for m in _CANDIDATE.finditer(part):
        after = part[m.end() : m.end() + 40]
        if after and not _exclaimed(m[1] + m[2], after, lexicon) and _ends(part[at : m.end(1)], after, lexicon):
            out.append(part[at : m.end()])
            at = m.end()
    out.append(part[at:])
    return out


def _parted(before: str, after: str, lexicon: _SentenceWords) -> bool:
    """Whether two neighbours are two sentences."""
    first = after.lstrip()[:1]
    if (first.islower() and _CLOSED.search(before[-8:])) or after.lstrip()[:2] in ("--", "– ", "— "):
        return False
    if _exclaimed(before.rstrip()[-2:], after, lexicon):
        return False
    plain = before.rstrip().rstrip("\"”’')]")
    return _ends(plain, after, lexicon) if plain.endswith(".") else True


def _exclaimed(end: str, after: str, lexicon: _SentenceWords) -> bool:
    """Whether a quoted exclamation or question ends no sentence: a name ("Rise!" Movement) or who asked goes on with it."""
    if len(end) < 2 or end[0] not in "!?" or end[1] not in "\"”’')":
        return False
    first = _FIRST_WORD.match(after.lstrip())
    return first is not None and first[1].lower() not in lexicon.starters


def _ends(before: str, after: str, lexicon: _SentenceWords) -> bool:
    """Whether a sentence ends with the point that `before` ends with."""
    if not before.endswith(".") or before.endswith(".."):
        return True
    found = _LAST_WORD.search(before[-30:])
    first = _FIRST_WORD.match(after)
    if not found:
        return first is None or not _ORDINAL.search(before[-6:]) or first[1].lower() not in lexicon.ordinals
    word = found[1].lower()
    if word in lexicon.abbreviations:
        return False
    starts = bool(first) and first is not None and first[1].lower() in lexicon.starters
    if word in lexicon.maybe or "." in word:
        return starts
    return len(word) > 1 or starts
