"""The steps that find who is who across accounts, in order; definitions live in `events/entities/steps.py`."""

from __future__ import annotations

from firsthand.engine.plan import ShardStep, SqlStep, Step
from firsthand.events.entities import ruled, steps
from firsthand.events.entities.resolve import Naming, NamingBlock
from firsthand.events.event import Entity, EntityClaim
from firsthand.sources.raw_item import Rejection


def entity_steps() -> tuple[Step, ...]:
    """Tables read: `read_accounts`, `entity_marks`.  Tables written for later: `entities`, `entity_claims`,
    `ruled_entities`, `rejections`."""
    return (
        ShardStep("name_accounts", steps.name_accounts, "read_accounts", {"namings": Naming, "rejections": Rejection}),
        SqlStep("naming_blocks", steps.BLOCKS, ("namings",), {"naming_blocks": NamingBlock}),
        ShardStep(
            "settle_blocks",
            steps.settle_blocks,
            "naming_blocks",
            {"found_entities": Entity, "found_entity_claims": EntityClaim, "rejections": Rejection},
        ),
        *_ruled_steps(),
    )


def _ruled_steps() -> tuple[Step, ...]:
    """What people ruled on entities, over what names alone tell."""
    touched = ("entity_marks", "found_entity_claims", "namings")
    made = {"regrouped_entities": Entity, "regrouped_entity_claims": EntityClaim, "rejections": Rejection}
    regrouped = ("found_entity_claims", "regrouped_entity_claims")
    whole = ("found_entities", *regrouped, "regrouped_entities")
    return (
        SqlStep("touched_entities", ruled.TOUCHED_ENTITIES, touched, {"touched_entities": ruled.EntityRegrouping}),
        ShardStep("regroup_namings", steps.regroup_namings, "touched_entities", made),
        SqlStep("entity_claims", ruled.ENTITY_CLAIMS, regrouped, {"entity_claims": EntityClaim}),
        SqlStep("entities", ruled.ENTITIES, whole, {"entities": Entity}),
        SqlStep(
            "ruled_entities",
            ruled.RULED_ENTITIES,
            ("entity_marks", "entity_claims"),
            {"ruled_entities": ruled.RuledEntity},
        ),
    )
