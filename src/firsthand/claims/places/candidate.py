"""What one scan over an account finds: words that may name a place, with what speaks for and against them.

Between the finder of places (`found`) and those who weigh and decide (`setting`, `meant`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from firsthand.claims.document import Sentence

if TYPE_CHECKING:
    from firsthand.claims.places.lexicon import PlaceLexicon

LONGEST = 6  # words of a name

Pieces = list[tuple[str, int]]  # words of a run with their places in the text


@dataclass(slots=True)
class Candidate:
    """Words that may name a place.

    Attributes:
        start, end: Half-open code points in the account's text.
        sentence: The sentence that holds them.
        name: The words.
        rows: Rows of the gazetteer that bear the name, best first; empty for a name it does not know.
        cue: `strong`, `medium` or `weak`: what stands before it.
        unit: What a noun beside it makes of it (`town`, `first_order`, `region`, `part`, `street` ...); empty for none.
        rule: How it was found.
        near: Whether the words say that it was near the place.
        vague: Whether a direction makes it vague ("northern X").
        container: Rows of the place named right after it ("X, Y").
        holder: Row of the unit or country that the words put a name in that no row of it bears; -1 for none.
        person: Whether what stands beside it speaks for a person, or a longer name.
        plain: Whether capitals tell nothing here (headline, wire copy).
        held: Whether it was decided for what holds the name before it.
        row: The row decided for it; -1 for none.
        confidence: 0 to 1; 0 as long as nothing is decided, and for what is no place.
    """

    start: int
    end: int
    sentence: Sentence
    name: str
    rows: tuple[int, ...]
    cue: str = "weak"
    unit: str = ""
    rule: str = "name"
    near: bool = False
    vague: bool = False
    container: tuple[int, ...] = ()
    holder: int = -1
    person: bool = False
    plain: bool = False
    held: bool = False
    row: int = -1
    confidence: float = 0.0


@dataclass(slots=True)
class ScannedPlaces:
    """What one scan over an account gives.

    Attributes:
        candidates: Words that may name places, in order.
        adjectives: Country codes of adjectives and demonyms, in order, one each time it is said.
        surnames: Last words of longer names, which by themselves may be the same person.
    """

    candidates: list[Candidate]
    adjectives: list[str]
    surnames: set[str]


class ScanSeen(Protocol):
    """The scan over an account, as those who read beside a name see it."""

    text: str
    lexicon: PlaceLexicon
    found: ScannedPlaces

    def mode(self, sentence: Sentence) -> str:
        """Whether capitals tell nothing in a sentence: `upper`, `title`, else empty."""
