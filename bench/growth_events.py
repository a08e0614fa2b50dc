"""How grouping to events grows.

    python bench/growth_events.py                    10,000, 30,000 and 100,000 accounts
    python bench/growth_events.py --only 10000

Times the steps from mentions to events, with two workers, on invented mentions (`make_mentions.py`): keys, pairs, likeness,
links, components, groups, in both rounds.  Prints one JSON line a size: seconds by the clock, processor seconds of all
processes, the most memory that they held together, pairs weighed, events, and pairs of accounts rightly put together.
Exits with 1 where a bound is broken: 100,000 within 180 s, memory under 2 GB, at most 1.3 times the processor time per
account for each threefold.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import dropwhile, takewhile
from math import comb
from pathlib import Path
from typing import Any

from firsthand.config import Config, EngineConfig
from firsthand.engine.embedded.carry_out import Tables, run_plan
from firsthand.engine.plan import Plan, Step
from firsthand.engine.plans.events import event_steps
from firsthand.events.grouping.cluster import Membership
from firsthand.events.mentions.mention import Mention
from make_mentions import make_mentions
from watched import Memory, apart, busy

SIZES = (10_000, 30_000, 100_000)
SECONDS = {100_000: 180.0}
MEGABYTES, GROWTH, WORKERS, RELATIONAL_MB = 2_000, 1.3, 2, 500


def grouping_steps() -> tuple[Step, ...]:
    """The steps after mentions up to who belongs where."""
    after = list(dropwhile(lambda s: s.name != "tell", event_steps()))[1:]
    return tuple(takewhile(lambda s: s.name != "marked", after))


def group(count: int) -> dict[str, Any]:
    """Time, memory and likeness to the truth of grouping so many accounts."""
    made = make_mentions(count)
    config = replace(Config(), engine=EngineConfig(workers=WORKERS, memory_mb=RELATIONAL_MB))
    marks: list[tuple[str, float]] = []
    memory = Memory()
    with tempfile.TemporaryDirectory() as folder:
        began, used = time.monotonic(), busy()
        tables = run_plan(
            Plan(grouping_steps(), {"mentions": Mention}), {"mentions": made.rows}, Path(folder), config,
            progress=lambda step, done, of: marks.append((step, time.monotonic() - began)),
        )  # fmt: skip
        megabytes = memory.stop()
        seconds, used = time.monotonic() - began, busy() - used
        found = _scores(tables, made.main, made.event_of)
    took = {s: round(t - b, 1) for (s, t), b in zip(marks, [0.0, *(t for _, t in marks)], strict=False)}
    return {
        "accounts": count, "mentions": made.rows.num_rows, "seconds": round(seconds, 1), "cpu_seconds": round(used, 1),
        "cpu_ms_each": round(1000 * used / count, 2), "mb": megabytes, **found,
        "steps": {s: t for s, t in took.items() if t >= 0.1},
    }  # fmt: skip


def _scores(tables: Tables, main: Mapping[str, str], truth: Mapping[str, int]) -> dict[str, Any]:
    """Pairs weighed, events found, and precision and recall of pairs of accounts put together."""
    rows = list(tables.nouns_of("found_memberships", Membership))
    found = {main[m.mention_id]: m.event_id for m in rows if m.mention_id in main}
    both = _pairs((found[a], truth[a]) for a in truth)
    precision, recall = both / max(1, _pairs(found.values())), both / max(1, _pairs(truth.values()))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    events: dict[str, set[int]] = defaultdict(set)
    for account, event in found.items():
        events[event].add(truth[account])
    return {
        "pairs": tables.read("first_pairs").num_rows, "links": tables.read("links").num_rows,
        "events": len({m.event_id for m in rows}), "main_events": len(events), "true_events": len(set(truth.values())),
        "pairwise_p": round(precision, 3), "pairwise_r": round(recall, 3), "pairwise_f1": round(f1, 3),
    }  # fmt: skip


def _pairs(labels: Iterable[Any]) -> int:
    """How many pairs share a label."""
    return sum(comb(n, 2) for n in Counter(labels).values())


def broken_bounds(found: Mapping[str, Any], before: Mapping[str, Any] | None) -> list[str]:
    """Which bounds a size breaks."""
    out = []
    if found["seconds"] > SECONDS.get(found["accounts"], float("inf")):
        out.append("seconds")
    if found["mb"] > MEGABYTES:
        out.append("memory")
    if before and found["cpu_ms_each"] > GROWTH * before["cpu_ms_each"]:
        out.append("growth")
    return out


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", type=int, action="append", help="so many accounts, instead of all sizes")
    options = parser.parse_args()
    before, broken = None, False
    for count in sorted(options.only or SIZES):
        found = apart(group, count)
        found["broken"] = broken_bounds(found, before)
        if before:
            found["growth"] = round(found["cpu_ms_each"] / before["cpu_ms_each"], 2)
        print(json.dumps(found), flush=True)
        broken |= bool(found["broken"])
        before = found
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
