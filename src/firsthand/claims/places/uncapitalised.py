"""Names of places in scripts without capitals: looked for word by word, and kept only where something leads to a place.

Beside `found`, which reads runs of capitals.  A town or unit needs a preposition, a noun or a dateline before it; a
country's name needs nothing.  Deliberately misses towns that stand as a subject.
"""

from __future__ import annotations

from typing import Protocol

from firsthand.claims.document import Sentence
from firsthand.claims.places.candidate import ScannedPlaces
from firsthand.claims.places.lexicon import PlaceLexicon
from firsthand.claims.places.names import rows_of
from firsthand.gazetteer.countries import adjectives
from firsthand.gazetteer.gazetteer import gazetteer
from firsthand.spans import Span

LONGEST = 5  # words of a name
SHORTEST = 4  # letters of a name behind a preposition that is written onto it


class OpenScan(Protocol):
    """The scan over an account, as `found` holds it."""

    text: str
    lexicon: PlaceLexicon
    found: ScannedPlaces

    def candidate(
        self, pieces: list[tuple[str, int]], named: tuple[int, int], rows: tuple[int, ...], s: Sentence
    ) -> None:
        """Keep a name of the gazetteer with what stands around it."""

    def people(self, named: Span, code: str, sentence: Sentence) -> None:
        """Keep an adjective or demonym for the country that it stands for."""


def read_uncapitalised(scan: OpenScan, sentence: Sentence) -> None:
    """Read one sentence."""
    i = 0
    while i < len(sentence.words):
        i += _read_at(scan, sentence, i)


def _read_at(scan: OpenScan, s: Sentence, i: int) -> int:
    """Read the name that begins at word `i`; how many words to go on by."""
    lexicon, low = scan.lexicon, s.lowers[i]
    if not low[0].isalpha() or low in lexicon.functions:
        return 1
    for j in range(min(len(s.words), i + LONGEST), i, -1):
        if not all(w[0].isalpha() for w in s.words[i:j]):
            continue
        for start in _starts(s, i, lexicon):
            rows = _rows(scan.text[start : s.ends[j - 1]], lexicon)
            if rows and _kept(scan, s, (start, s.ends[j - 1]), rows):
                return j - i
    code = adjectives().get(low)
    if code is not None:
        scan.people(Span(s.starts[i], s.ends[i]), code, s)
    return 1


def _starts(s: Sentence, i: int, lexicon: PlaceLexicon) -> tuple[int, ...]:
    """Where a name may start in a word: at the word, or behind a preposition written onto it."""
    word, start = s.words[i], s.starts[i]
    glued = [start + len(p) for p in lexicon.glued if word.startswith(p) and len(word) - len(p) >= SHORTEST]
    return (start, *glued)


def _rows(name: str, lexicon: PlaceLexicon) -> tuple[int, ...]:
    """Rows of a name, with or without the article it may bear."""
    rows = rows_of(lexicon.names.get(name, name), lexicon.endings)
    if rows or not lexicon.article:
        return rows
    bare = name.removeprefix(lexicon.article)
    return rows_of(bare if bare != name else lexicon.article + name, lexicon.endings)


def _kept(scan: OpenScan, s: Sentence, span: tuple[int, int], rows: tuple[int, ...]) -> bool:
    """Keep a name where the words before it, a dateline or a country's name speak for it."""
    name = scan.text[span[0] : span[1]]
    before = scan.text[: span[0]].split()[-1:]
    if name in scan.lexicon.functions or not scan.lexicon.ordinary.isdisjoint((name, " ".join((*before, name)))):
        return False
    scan.candidate([(name, span[0])], (0, 1), rows, s)
    made = scan.found.candidates[-1]
    if made.cue == "weak" and name[0].isupper():
        made.cue = "medium"  # a name in the letters of another script is a name
    if made.cue == "weak" and rows[0] >= gazetteer().starts[1]:
        scan.found.candidates.pop()
        return False
    return True
