"""A sentence with those it speaks of and the phrases that give them parts: what the readers of roles share.

Stands between `found`, `roles` and `read`.  Reads no text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.claims.actors.found import ActorMention
from firsthand.claims.actors.roles import RoleLexicon, RoleWords
from firsthand.claims.document import Sentence


@dataclass(frozen=True, slots=True)
class ActorSentence:
    """A sentence with its actors and the phrases of roles."""

    sentence: Sentence
    actors: Sequence[ActorMention]
    found: Sequence[RoleWords]
    lexicon: RoleLexicon
    language: str


def titles_of(actor: ActorMention) -> int:
    """How many words of titles stand before a name."""
    return len(actor.person.title.split()) if actor.person else 0
