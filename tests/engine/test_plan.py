"""A plan holds together, or is refused with the name of the step."""

from __future__ import annotations

from typing import Any

import pytest

from firsthand.engine.plan import Component, ComponentsStep, Plan, ShardStep, SqlStep, Step
from firsthand.sources.raw_item import RawItem, Rejection


def nothing(batch: Any, config: Any) -> dict[str, Any]:
    return {}


def shard(name: str, reads: str, writes: dict[str, Any]) -> ShardStep:
    return ShardStep(name, nothing, reads, writes)


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ([shard("a", "nowhere", {"t": Rejection})], "step a reads nowhere"),
        ([shard("a", "t", {"t": Rejection})], "step a reads t"),
        ([shard("a", "given", {"t": Rejection}), shard("a", "t", {"u": Rejection})], "two steps are named a"),
        ([shard("a", "given", {"t": Rejection}), shard("b", "given", {"t": RawItem})], "step b writes t"),
        ([shard("a", "given", {"given": RawItem})], "step a writes given"),
        ([SqlStep("a", "SELECT 1", ("given",), {"t": Rejection, "u": Rejection})], "writes one table, not 2"),
        ([SqlStep("a", "SELECT 1", ("given", "later"), {"t": Rejection})], "reads later"),
        ([ComponentsStep("a", "edges", {"t": Component})], "reads edges"),
    ],
)
def test_a_plan_that_does_not_hold_together_is_refused(steps: list[Step], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Plan(tuple(steps), {"given": RawItem})


def test_steps_may_add_to_one_table_of_one_noun() -> None:
    plan = Plan(
        (shard("a", "given", {"rejections": Rejection}), shard("b", "given", {"rejections": Rejection, "t": RawItem})),
        {"given": RawItem},
    )
    assert plan.tables == {"given": RawItem, "rejections": Rejection, "t": RawItem}
