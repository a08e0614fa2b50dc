"""Names of continents, regions, rivers and lakes: places that hold no town of their own, whatever towns share their words.

Beside the finder of places.  Trusts listed names of regions, and a noun beside a name ("X River", "Lake X"); refuses to
give them a point.
"""

from __future__ import annotations

from functools import lru_cache

from firsthand.claims.places.candidate import LONGEST, Pieces
from firsthand.claims.places.lexicon import PlaceLexicon
from firsthand.claims.places.names import Endings, base_forms
from firsthand.gazetteer.place import fold
from firsthand.gazetteer.regions import Expanse, region_openers, regions


@lru_cache(maxsize=8192)
def region_of(name: str, language: str, endings: Endings = ()) -> Expanse | None:
    """The region that a name stands for, inflected or not; None for none.

    Args:
        name: Words of a text.
        language: ISO 639-1 code of its language.
        endings: See `rows_of`.
    """
    known = regions(language)
    found = known.get(fold(name))
    if found is not None or not endings:
        return found
    return next((known[f] for f in map(fold, base_forms(name, endings)) if f in known), None)


@lru_cache(maxsize=32768)
def _opens(word: str, language: str) -> bool:
    """Whether the name of a region may begin with a word as it is written."""
    return fold(word) in region_openers(language)


def region_end(text: str, pieces: Pieces, i: int, lexicon: PlaceLexicon) -> int:
    """Where the longest name of a region ends that begins at piece `i`; 0 for none.

    Args:
        text: The account's text.
        pieces: Words of a run.
        i: Index of a piece.
        lexicon: Words of the account's language.
    """
    word, start = pieces[i]
    if not lexicon.endings and not _opens(word, lexicon.language):
        return 0
    for j in range(min(len(pieces), i + LONGEST), i, -1):
        tail, at = pieces[j - 1]
        if region_of(text[start : at + len(tail)], lexicon.language, lexicon.endings):
            return j
    return 0


def natural_end(pieces: Pieces, i: int, lexicon: PlaceLexicon) -> int:
    """Where the name of a river, a lake or a park ends that begins at piece `i` ("Neva River", "Lake Ladoga"); 0 for none."""
    if pieces[i][0].lower() in lexicon.natural_before:
        return i + 2 if i + 1 < len(pieces) and pieces[i + 1][0].lower() not in lexicon.small else 0
    for j in range(i + 1, min(len(pieces), i + LONGEST)):
        low = pieces[j][0].lower()
        if low in lexicon.small:
            return 0
        if low in lexicon.natural:
            return j + 1
    return 0
