"""Whether all first hands that speak for a party speak for one: asked of a case, of a family of accounts, of an event.

Counted once, for terminal and pages alike.  Refuses to count who speaks for nobody but themselves as the party's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from firsthand.lineage.first_hands.origins import single_party
from firsthand.lineage.lineage import Origin


@dataclass(frozen=True, slots=True)
class OneParty:
    """One party behind what is told.

    Attributes:
        party: Whose voice it is.
        spoken_for: First hands that speak for it.
        others: First hands that speak for themselves alone, as agencies do; unknown: those of no known party.
    """

    party: str
    spoken_for: int
    others: int
    unknown: int

    @property
    def alone(self) -> bool:
        """Whether nobody else is a first hand."""
        return not self.others and not self.unknown


def one_party(origins: Iterable[Origin]) -> OneParty | None:
    """The one party for which first hands speak; None where there are several, or none is known."""
    held = list(origins)
    party = single_party(held)
    if party is None:
        return None
    spoken_for = sum(o.party == party for o in held)
    unknown = sum(o.party is None for o in held)
    return OneParty(party, spoken_for, len(held) - spoken_for - unknown, unknown)
