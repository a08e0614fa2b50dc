"""What people ruled on entities: several that are one, and one that is several; applied to what names alone tell.

Comes after the names are settled, in the order in which the rulings were taken.  Entities are marked by the claims that
name them, so that a ruling outlives their ids.
"""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.events.entities.resolve import FoundEntities, NamedTogether, Naming, found_of


@dataclass(frozen=True, slots=True)
class EntityMark:
    """One claim by which a ruling finds an entity.

    Attributes:
        place: Place of the decision in the order of all.
        act: `join`, `part` or `find` (nothing changes; the entity is looked for).
        side: Of a join the entity it marks; of a part `out`; of a find `home`.
    """

    decision_id: str
    place: int
    act: str
    side: str
    claim_id: str
    who: str


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """A naming with the entity that names alone make of it."""

    entity_id: str
    naming: Naming


@dataclass(frozen=True, slots=True)
class EntityRegrouping:
    """All that rulings touch: the entities of every marked claim, whole."""

    marks: tuple[EntityMark, ...]
    named: tuple[NamedEntity, ...]


@dataclass(frozen=True, slots=True)
class RuledEntity:
    """The entity that one side of a ruling means now."""

    decision_id: str
    side: str
    entity_id: str


def regroup_entities(touched: EntityRegrouping) -> FoundEntities:
    """Apply rulings to the entities they touch; a pure function, whatever the order of its parts."""
    found = {n.naming.claim_id: n.entity_id for n in touched.named}
    of = dict(found)
    by: dict[str, str] = {}
    rulings: dict[tuple[int, str], list[EntityMark]] = {}
    for mark in touched.marks:
        if mark.claim_id in of:
            rulings.setdefault((mark.place, mark.decision_id), []).append(mark)
    for (_, decision_id), marks in sorted(rulings.items()):
        if marks[0].act == "join":
            groups = {of[m.claim_id] for m in marks}
            moved = [c for c, e in of.items() if e in groups]
            by[decision_id] = f"joined by {marks[0].who}"
        elif marks[0].act == "part":
            moved = [m.claim_id for m in marks]
            by[decision_id] = f"set apart by {marks[0].who}"
        else:
            continue
        of |= dict.fromkeys(moved, decision_id)
    groups_now: dict[str, list[Naming]] = {}
    for one in sorted(touched.named, key=lambda n: (n.naming.claim_id, n.naming.name)):
        groups_now.setdefault(of[one.naming.claim_id], []).append(one.naming)
    as_found: dict[str, set[str]] = {}
    for claim_id, entity_id in found.items():
        as_found.setdefault(entity_id, set()).add(claim_id)
    same = [frozenset(c) for c in as_found.values()]
    return found_of(
        [NamedTogether(g, "" if {n.claim_id for n in g} in same else by.get(e, "")) for e, g in groups_now.items()]
    )


TOUCHED_ENTITIES = """
WITH acting AS (SELECT * FROM entity_marks WHERE act <> 'find'),
entities_touched AS (
  SELECT DISTINCT e.entity_id FROM acting k JOIN found_entity_claims e ON e.claim_id = k.claim_id),
inside AS (
  SELECT e.entity_id, n AS naming FROM found_entity_claims e JOIN entities_touched t ON t.entity_id = e.entity_id
  JOIN namings n ON n.claim_id = e.claim_id)
SELECT (SELECT LIST(k ORDER BY k.place, k.decision_id, k.side, k.claim_id) FROM acting k) AS marks,
  (SELECT LIST(i ORDER BY i.naming.claim_id, i.naming.name) FROM inside i) AS named
WHERE EXISTS (SELECT 1 FROM inside)
"""

ENTITY_CLAIMS = """
SELECT * FROM found_entity_claims WHERE claim_id NOT IN (SELECT claim_id FROM regrouped_entity_claims)
UNION ALL SELECT * FROM regrouped_entity_claims
"""

ENTITIES = """
SELECT * FROM found_entities WHERE entity_id NOT IN (
  SELECT e.entity_id FROM found_entity_claims e JOIN regrouped_entity_claims r ON r.claim_id = e.claim_id)
UNION ALL SELECT * FROM regrouped_entities
"""

# The entity that a ruling means now: the one that most of what it marks names.
RULED_ENTITIES = """
WITH counted AS (
  SELECT k.decision_id, k.side, e.entity_id, COUNT(*) AS n
  FROM entity_marks k JOIN entity_claims e ON e.claim_id = k.claim_id GROUP BY k.decision_id, k.side, e.entity_id),
ranked AS (SELECT *, ROW_NUMBER() OVER (PARTITION BY decision_id, side ORDER BY n DESC, entity_id) AS place FROM counted)
SELECT decision_id, side, entity_id FROM ranked WHERE place = 1
"""
