"""One attribution under way: the noun that the rules of saying hand on before claims are made.

Stands before `claims/attribution`.  Reads no text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from firsthand.claims.attribution.speaker import WordRun
from firsthand.spans import Span
from firsthand.vocabulary import Modality


@dataclass(slots=True)
class AttributionDraft:
    """One attribution under way; offsets in the account's text.

    Attributes:
        sentence: Index of the sentence of the cue.
        start, end: The content.
        speaker: Token run of the speaker in that sentence, None if nobody is named.
        cue: Offsets of the cue.
        joined: First token of a cue that shares the speaker of the one before it ("and added"), else -1.
        rule: Name of the rule.
        bare: Whether the cue is a base form without an auxiliary ("they say").
        outer: The teller who cites the speaker, where one does.
        many: Whether the verb is of several, so that no pronoun before it means one person.
        saying: Whether the cue tells words; what somebody thinks, wants or holds is otherwise a thought or a stand.
    """

    sentence: int
    start: int
    end: int
    speaker: WordRun | None
    cue: Span
    rule: str
    modality: Modality = "asserted"
    joined: int = -1
    confidence: float = 0.7
    saying: bool = True
    bare: bool = False
    many: bool = False
    outer: WordRun | None = None


class Taken(NamedTuple):
    """An attribution, and the token behind its words, at which reading goes on."""

    found: AttributionDraft
    after: int
