"""Differences of one kind that share a reading, told in one sentence: many readings make a pair of each two of them.

Only what is shown is folded; the record keeps a difference for each pair.  Refuses to fold pairs told for different reasons.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from firsthand.events.event import Difference, DifferenceSide
from firsthand.events.said import WHY, told_by, why_of
from firsthand.vocabulary import DifferenceField, DifferenceKind


class _FoldedPart(NamedTuple):
    """What pairs have in common that are told as one.

    Attributes:
        second: Whether the side they share stands second.
        side: That side as told.
        why: The rest of their sentence.
    """

    kind: DifferenceKind
    field: DifferenceField
    second: bool
    side: str
    why: str


@dataclass(frozen=True, slots=True)
class FoldedDifference:
    """Pairs of readings that share one of the two.

    Attributes:
        pairs: Two or more, all of one kind, field and reason.
        first: Whether they share their first side, else their second.
    """

    pairs: tuple[Difference, ...]
    first: bool

    @property
    def kind(self) -> DifferenceKind:
        """Which kind of being different it is."""
        return self.pairs[0].kind

    @property
    def field(self) -> DifferenceField:
        """What differs."""
        return self.pairs[0].field

    @property
    def values(self) -> tuple[str, ...]:
        """The readings that differ, as text, each once."""
        return tuple(dict.fromkeys(v for d in self.pairs for v in d.values))

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """The claims on all sides."""
        return tuple(sorted({c for d in self.pairs for c in d.claim_ids}))

    @property
    def sentence(self) -> str:
        """One sentence for a person."""
        shared = told_by(_side(self.pairs[0], self.first))
        others = ", ".join(told_by(_side(d, not self.first)) for d in self.pairs)
        said = f"{shared} and each of {others}" if self.first else f"Each of {others} and {shared}"
        return f"{said} {why_of(self.pairs[0])}"


def folded(found: Sequence[Difference]) -> list[Difference | FoldedDifference]:
    """The same differences in the order given, those of a kind that share a side and a reason as one.

    Args:
        found: Differences of one figure.
    """
    groups: dict[_FoldedPart, list[int]] = {}
    for i, d in enumerate(found):
        if len(d.sides) == 2 and d.reason in WHY:
            for second in (False, True):
                key = _FoldedPart(d.kind, d.field, second, told_by(_side(d, not second)), why_of(d))
                groups.setdefault(key, []).append(i)
    out: list[tuple[int, Difference | FoldedDifference]] = []
    left = set(range(len(found)))
    for key, members in sorted(groups.items(), key=lambda g: (-len(g[1]), g[1], g[0])):
        mine = [i for i in members if i in left]
        if len(mine) > 1:
            left -= set(mine)
            out.append((mine[0], FoldedDifference(tuple(found[i] for i in mine), not key.second)))
    out += [(i, found[i]) for i in left]
    return [d for _, d in sorted(out, key=lambda o: o[0])]


def _side(pair: Difference, first: bool) -> DifferenceSide:
    return pair.sides[0 if first else 1]
