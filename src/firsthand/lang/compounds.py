"""Number words written as one ("einundzwanzig", "onbir"), taken apart into the words of a lexicon.

Stands beneath `lang/numbers.py`; which words may be pieces, and what joins them, is the pack's (`[compounds]` of
`numbers.toml`).  Refuses a word of which any letter is left over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True)
class Compounds:
    """The pieces of number words written as one.

    Attributes:
        pieces: Piece -> value; those of 100 and more multiply what stands before them.
        joiner: What may stand between two pieces; empty for nothing.
        whole: Finds words that are made of pieces and joiners only.
        part: Finds one piece or joiner.
    """

    pieces: Mapping[str, float]
    joiner: str
    whole: re.Pattern[str]
    part: re.Pattern[str]

    def __hash__(self) -> int:
        return hash(self.whole.pattern)


def compounds_of(table: Mapping[str, object], values: Mapping[str, float]) -> Compounds | None:
    """The compiled `[compounds]` table.

    Args:
        table: `joiner` and `pieces`; a language without such words has none.
        values: The language's number words, all of which may be pieces.

    Returns:
        None for an empty table.
    """
    if not table:
        return None
    further = table.get("pieces", {})
    pieces = dict(values) | ({k: float(v) for k, v in further.items()} if isinstance(further, Mapping) else {})
    joiner = str(table.get("joiner", ""))
    words = "|".join(map(re.escape, sorted(pieces, key=lambda p: (-len(p), p))))
    between = f"(?:{re.escape(joiner)})?" if joiner else ""
    whole = re.compile(rf"(?:{words})(?:{between}(?:{words}))+")
    return Compounds(pieces, joiner, whole, re.compile(f"{words}|{re.escape(joiner)}" if joiner else words))


@lru_cache(maxsize=8192)
def compound_value(word: str, compounds: Compounds) -> float | None:
    """The value of a number word made of several; None where it is none.

    Args:
        word: A word in lower case.
        compounds: The language's pieces.
    """
    if not compounds.whole.fullmatch(word):
        return None
    total, part = 0.0, 0.0
    for piece in compounds.part.findall(word):
        value = compounds.pieces.get(piece)
        if value is None:
            continue
        if value < 100:
            part += value
        elif value < 1000:
            part = (part or 1) * value
        else:
            total, part = total + (part or 1) * value, 0.0
    return total + part
