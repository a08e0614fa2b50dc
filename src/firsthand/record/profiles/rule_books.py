"""Coding profiles by name: how low, best and high are chosen, and which numbers vague words get.

The names stand in `vocabulary.PROFILES`, where a setting is checked.  A new profile is a file of rules and a row here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.record.choice import Choice, Evidence
from firsthand.record.profiles import acled, airwars, every_casualty, ibc, plain, ucdp
from firsthand.record.witness import Witness
from firsthand.vocabulary import ProfileName


def as_told(witnesses: Sequence[Witness]) -> list[Witness]:
    """Witnesses as they are: vague words have no number."""
    return list(witnesses)


@dataclass(frozen=True, slots=True)
class Profile:
    """One rule book.

    Attributes:
        choose: Makes low, best and high of the evidence.
        code: Puts numbers to words that have none.
        says: The rule in one sentence.
    """

    choose: Callable[[Evidence], Choice]
    says: str
    code: Callable[[Sequence[Witness]], list[Witness]] = as_told


PROFILES: Mapping[ProfileName, Profile] = {
    "plain": Profile(plain.choose, "Best is the value most first hands carry; low and high span what stands."),
    "ucdp": Profile(
        ucdp.choose, "Best is the value most first hands carry, of equals the lower; low and high span it."
    ),
    "acled": Profile(acled.choose, "The lowest value is taken until a higher one is better corroborated.", acled.code),
    "ibc": Profile(ibc.choose, "Minimum and maximum of at least two independent first hands, else provisional."),
    "every-casualty": Profile(every_casualty.choose, "Confirmed, no definitive conclusion, or rejected."),
    "airwars": Profile(airwars.choose, "Confirmed, fair, weak, contested or discounted."),
}
