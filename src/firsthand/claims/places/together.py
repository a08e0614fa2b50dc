"""Which namesakes lie together: of the towns that one account may mean, those of one neighbourhood speak for each other.

Beside `setting`, which weighs countries and units.  A local report names the towns around its own, and seldom its state.
Trusts a name the more the fewer places bear it; refuses to weigh two bearers of one name against each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from firsthand.claims.places.candidate import Candidate
from firsthand.claims.places.row_facts import BIG, facts_of
from firsthand.gazetteer.gazetteer import gazetteer

CELL = 0.5  # degrees: about 55 km from south to north
MOST_BEARERS = 40  # of a name that speaks for its neighbours

Cell = tuple[int, int]  # of a grid over the map
Spoken = Mapping[Cell, Mapping[str, float]]  # what each name says for the cells that its bearers lie in


def neighbourhoods(candidates: Iterable[Candidate]) -> Spoken:
    """By cell of the map the names of an account that a town there bears, with how much each says."""
    towns = gazetteer().starts[3]
    cells: dict[Cell, dict[str, float]] = defaultdict(dict)
    for name, rows in {c.name: c.rows for c in candidates if _speaks(c) and c.rule in ("name", "dateline")}.items():
        bearers = [r for r in rows if r >= towns]
        if bearers and len(bearers) <= MOST_BEARERS and not _is_known(rows):
            for row in bearers:
                cells[_cell(row)][name] = len(bearers) ** -0.5
    return cells


def _speaks(made: Candidate) -> bool:
    """Whether a name is surely one: no person's, and no word that only capitals make a name."""
    return not made.person and not (made.plain and made.cue == "weak")


def _is_known(rows: Sequence[int]) -> bool:
    """Whether a country or a great city bears a name: it is spoken of from afar."""
    return rows[0] < gazetteer().starts[1] or any(
        facts_of(r).people >= 10 * BIG and facts_of(r).kind == "town" for r in rows
    )


def _cell(row: int) -> Cell:
    facts = facts_of(row)
    return int(facts.latitude // CELL), int(facts.longitude // CELL)


def together(name: str, row: int, spoken: Spoken) -> float:
    """How much the other names of an account say for a town that a name may mean: 1 for one name that its neighbour alone bears.

    Args:
        name: The name.
        row: Row of a town that bears it.
        spoken: Of `neighbourhoods`.
    """
    if not spoken:
        return 0.0
    south, west = _cell(row)
    near: dict[str, float] = {}
    for a in (south - 1, south, south + 1):
        for b in (west - 1, west, west + 1):
            near.update(spoken.get((a, b), {}))
    near.pop(name, None)
    return sum(near.values())
