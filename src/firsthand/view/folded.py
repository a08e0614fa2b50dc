"""Differences of one kind that share a reading, told in one sentence: many readings make a pair of each two of them.

Only what is shown is folded; the record keeps a difference for each pair.  Refuses to fold pairs told for different reasons.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.events.event import Difference

_Key = tuple[str, str, str, str, str]  # kind, field, which side is shared, that side as told, the reason
_COUNT = r"(\((?:[^()]*)\))"


def folded(found: Sequence[Difference]) -> list[Difference]:
    """The same differences in the order given, those of a kind that share a side and a reason as one sentence each.

    Args:
        found: Differences of one figure.
    """
    sides = [_sides(d) for d in found]
    groups: dict[_Key, list[int]] = {}
    for i, (d, parts) in enumerate(zip(found, sides, strict=True)):
        if parts is not None:
            groups.setdefault((d.kind, d.field, "first", parts[0], parts[2]), []).append(i)
            groups.setdefault((d.kind, d.field, "second", parts[1], parts[2]), []).append(i)
    out: list[tuple[int, Difference]] = []
    left = set(range(len(found)))
    for (_, _, side, shared, why), members in sorted(groups.items(), key=lambda g: (-len(g[1]), g[1], g[0])):
        mine = [i for i in members if i in left]
        if len(mine) > 1:
            left -= set(mine)
            others = ", ".join(parts[side == "first"] for i in mine if (parts := sides[i]) is not None)
            said = f"{shared} and each of {others} {why}" if side == "first" else f"Each of {others} and {shared} {why}"
            out.append((mine[0], _one([found[i] for i in mine], said)))
    out += [(i, found[i]) for i in left]
    return [d for _, d in sorted(out, key=lambda o: o[0])]


def _sides(d: Difference) -> tuple[str, str, str] | None:
    """A pair's sides with how many accounts carry each, and the rest of its sentence; None where it is no such pair."""
    if len(d.values) != 2:
        return None
    one, two = (re.escape(v) for v in d.values)
    m = re.fullmatch(rf"({one} {_COUNT}) and ({two} {_COUNT}) (.*)", d.sentence)
    return (m[1], m[3], m[5]) if m else None


def _one(pairs: Sequence[Difference], sentence: str) -> Difference:
    values = tuple(dict.fromkeys(v for d in pairs for v in d.values))
    claims = tuple(sorted({c for d in pairs for c in d.claim_ids}))
    return Difference(pairs[0].kind, pairs[0].field, sentence, values, claims)
