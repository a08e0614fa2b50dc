"""How the search for shared passages grows, and how it stands beside a plain MinHash LSH.

    python bench/growth_lineage.py                    5,000, 20,000 and 80,000 articles; LSH beside the least of them
    python bench/growth_lineage.py --only 5000 --alone

Times the steps of lineage from accounts to compared pairs, with two workers, on invented articles (`make_articles.py`).
Prints one JSON line a size (under `steps` each step's seconds, and the most memory in use until its end), and one for each
setting of datasketch's `MinHashLSH` over five-word shingles (extra `bench`) until one finds as many of the planted copies;
LSH only proposes pairs, while the steps also align them and say what was changed.  Without the extra the comparison is left
out and said to be.  Exits with 1 where a bound is broken: 20,000 within 60 s, memory under 1.5 GB, at most 1.3 times the
processor time per article for each fourfold, recall .97.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import tempfile
import time
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from typing import Any

import pyarrow as pa

from firsthand.accounts.account import Account
from firsthand.claims.claim import Claim
from firsthand.config import Config, EngineConfig
from firsthand.engine.embedded.carry_out import run_plan
from firsthand.engine.plan import Plan
from firsthand.engine.plans.lineage import lineage_steps
from firsthand.lineage.steps import Revision
from firsthand.tables import batch_of, schema_of
from make_articles import KINDS, Articles, make_articles
from watched import Memory, apart, busy

SIZES = (5_000, 20_000, 80_000)
SECONDS = {20_000: 60.0}
MEGABYTES, GROWTH, RECALL, WORKERS, RELATIONAL_MB = 1_500, 1.3, 0.97, 2, 400
GIVEN: dict[str, Any] = {"accounts": Account, "claims": Claim, "revisions": Revision}
LSH = (
    {"num_perm": 128, "threshold": 0.5},
    {"num_perm": 128, "threshold": 0.2},
    {"num_perm": 128, "params": (42, 3)},
    {"num_perm": 128, "params": (64, 2)},
    {"num_perm": 128, "params": (128, 1)},
)


def _name(place: int) -> str:
    return f"a{place:07}"


def _account(place: int, text: str) -> Account:
    return Account(_name(place), f"v{place}", f"{place}", "text/plain", "", text, "en")


def _search(count: int) -> dict[str, Any]:
    """Time, memory and recall of the steps over so many articles: a planted copy is found where its passages are."""
    made = make_articles(count)
    rows = pa.Table.from_batches([batch_of(Account, (_account(k, t) for k, t in enumerate(made.texts)))])
    made.texts.clear()  # they stand in the table: what is measured is the search's memory
    given = {"accounts": rows, "claims": schema_of(Claim).empty_table(), "revisions": schema_of(Revision).empty_table()}
    steps = lineage_steps()
    searching = (
        *takewhile(lambda s: s.name != "compare_pairs", steps),
        *(s for s in steps if s.name == "compare_pairs"),
    )
    config = replace(Config(), engine=EngineConfig(workers=WORKERS, memory_mb=RELATIONAL_MB))
    marks: list[tuple[str, float, int]] = []
    memory = Memory()
    with tempfile.TemporaryDirectory() as folder:
        began, used = time.monotonic(), busy()
        tables = run_plan(
            Plan(searching, GIVEN), given, Path(folder), config,
            progress=lambda step, done, of: marks.append((step, time.monotonic() - began, memory.megabytes)),
        )  # fmt: skip
        megabytes = memory.stop()
        seconds, used = time.monotonic() - began, busy() - used
        related = tables.read("pair_lineage")
        pairs = tables.read("candidates").num_rows
    rows_found = zip(
        *(related.column(c).to_pylist() for c in ("derived_account", "source_account", "relation")), strict=True
    )
    by_relation: dict[str, set[frozenset[str]]] = {"copy": set(), "common_origin": set()}
    for derived, source, relation in rows_found:
        by_relation[relation].add(frozenset((derived, source)))
    copies, found = by_relation["copy"], by_relation["copy"] | by_relation["common_origin"]
    begins = (0.0, *(t for _, t, _ in marks))
    steps_took = {s: [round(t - b, 1), mb] for (s, t, mb), b in zip(marks, begins, strict=False)}
    return {
        "articles": count, "seconds": round(seconds, 1), "cpu_seconds": round(used, 1),
        "cpu_ms_each": round(1000 * used / count, 2),
        "mb": megabytes, "candidates": pairs, "planted": len(made.copies), "copies": len(copies),
        "unplanted": _unplanted(made, copies), "recall_copy": _recall(made, copies),
        "recall": _recall(made, found), "by_kind": {k: _recall(made, found, k) for k in KINDS}, "steps": steps_took,
    }  # fmt: skip


def _unplanted(made: Articles, copies: set[frozenset[str]]) -> int:
    """Pairs called copies that no chain of planted copies joins."""
    root = list(range(1 + max((p for copy, source, _ in made.copies for p in (copy, source)), default=0)))
    for copy, source, _ in made.copies:  # a source always stands before its copies
        root[copy] = root[source]
    family = {_name(k): r for k, r in enumerate(root)}
    return sum(len({family[a] for a in pair}) > 1 for pair in copies)


def _recall(made: Articles, found: set[frozenset[str]], kind: str | None = None) -> float:
    """Share of the planted copies that were found, of one kind or of all."""
    planted = [frozenset((_name(a), _name(b))) for a, b, k in made.copies if kind in (None, k)]
    return round(sum(p in found for p in planted) / max(1, len(planted)), 4)


def _propose(count: int, setting: dict[str, Any]) -> dict[str, Any]:
    """Time and recall of a plain MinHash LSH."""
    from datasketch import MinHash, MinHashLSH

    made = make_articles(count)
    began = time.monotonic()
    lsh = MinHashLSH(**setting)
    found: set[frozenset[str]] = set()
    for place, text in enumerate(made.texts):
        words = text.lower().split()
        shingles = {" ".join(words[k : k + 5]).encode() for k in range(len(words) - 4)}
        signature = MinHash(setting["num_perm"])
        signature.update_batch(sorted(shingles))
        found.update(frozenset((_name(place), other)) for other in lsh.query(signature))
        lsh.insert(_name(place), signature)
    seconds = time.monotonic() - began
    shown = {k: list(v) if isinstance(v, tuple) else v for k, v in setting.items()}
    return {
        "datasketch": shown, "articles": count, "seconds": round(seconds, 1), "candidates": len(found),
        "recall": _recall(made, found), "by_kind": {k: _recall(made, found, k) for k in KINDS},
    }  # fmt: skip


def _broken(found: dict[str, Any], before: dict[str, Any] | None) -> list[str]:
    """Which bounds a size breaks."""
    out = []
    if found["seconds"] > SECONDS.get(found["articles"], float("inf")):
        out.append("seconds")
    if found["articles"] in SECONDS and found["mb"] > MEGABYTES:
        out.append("memory")
    if found["recall"] < RECALL:
        out.append("recall")
    if before and found["articles"] == 4 * before["articles"] and found["cpu_ms_each"] > GROWTH * before["cpu_ms_each"]:
        out.append("growth")
    return out


def _beside(found: dict[str, Any]) -> None:
    """Settings of LSH, from strict to loose, until one finds as much."""
    if importlib.util.find_spec("datasketch") is None:
        print(json.dumps({"left_out": "datasketch is not there; install the extra bench"}), flush=True)
        return
    for setting in LSH:
        beside = apart(_propose, found["articles"], setting)
        print(json.dumps(beside), flush=True)
        if beside["recall"] >= found["recall"]:
            return


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", type=int, action="append", help="so many articles, instead of all sizes")
    parser.add_argument("--alone", action="store_true", help="without the comparison with datasketch")
    options = parser.parse_args()
    before, broken = None, False
    for place, count in enumerate(sorted(options.only or SIZES)):
        found = apart(_search, count)
        found["broken"] = _broken(found, before)
        print(json.dumps(found), flush=True)
        broken |= bool(found["broken"])
        if place == 0 and not options.alone:
            _beside(found)
        before = found
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
