"""The plan of derivation holds together, and no step of it can stop a case for one row."""

from __future__ import annotations

from firsthand.engine.derive import KEPT, derive_plan
from firsthand.engine.plan import ShardStep
from firsthand.sources.raw_item import Rejection


def test_every_table_a_case_keeps_is_written() -> None:
    assert {*KEPT, "rejections"} <= set(derive_plan().tables)


def test_every_shard_step_can_say_what_it_could_not_take() -> None:
    silent = [s.name for s in derive_plan().steps if isinstance(s, ShardStep) and Rejection not in s.writes.values()]
    assert silent == []
