"""The steps that find who is who across accounts, in order; definitions live in `events/entity_steps.py`."""

from __future__ import annotations

from firsthand.engine.plan import ShardStep, SqlStep, Step
from firsthand.events import entity_steps as steps
from firsthand.events.entities import Naming, NamingBlock
from firsthand.events.event import Entity, EntityClaim
from firsthand.sources.raw_item import Rejection


def entity_steps() -> tuple[Step, ...]:
    """Table read: `read_accounts`.  Tables written for later: `entities`, `entity_claims`, `rejections`."""
    return (
        ShardStep("name_accounts", steps.name_accounts, "read_accounts", {"namings": Naming, "rejections": Rejection}),
        SqlStep("naming_blocks", steps.BLOCKS, ("namings",), {"naming_blocks": NamingBlock}),
        ShardStep(
            "settle_blocks",
            steps.settle_blocks,
            "naming_blocks",
            {"entities": Entity, "entity_claims": EntityClaim, "rejections": Rejection},
        ),
    )
