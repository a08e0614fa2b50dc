"""Labelled sets as grouping sees them: subjects of accounts, pairs that are compared, and which belong together.

Keys that a set gives with its accounts are taken away before it is read, so that grouping has to find them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from firsthand.accounts.account import Account
from firsthand.casefile.arrow import arrow_of
from firsthand.casefile.case import open_case
from firsthand.claims.claim import Claim
from firsthand.config import Config, EngineConfig
from firsthand.engine.derive import derive
from firsthand.engine.embedded.carry_out import Tables
from firsthand.events.event import MainEvent
from firsthand.events.grouping.pair_steps import Likeness
from firsthand.events.mentions.mention import Mention
from firsthand.lineage.steps import Revision
from firsthand.tables import schema_of
from labelled_sets import ROOT, pack

HERE = replace(Config(), engine=EngineConfig(in_process_below=10**9))


@dataclass(frozen=True, slots=True)
class Labelled:
    """A set that was read.

    Attributes:
        name: Of the set.
        subjects: Main mentions by id.
        sources: Id of the account that each tells, as the set has it.
        truth: Event that each belongs to, as people labelled it.
        found: Event that grouping found for each.
        likeness: Likeness of words, and of names and numbers, of those pairs that share enough.
        pairs: Pairs that grouping compares; the lesser id first.
    """

    name: str
    subjects: Mapping[str, Mention]
    sources: Mapping[str, str]
    truth: Mapping[str, str]
    found: Mapping[str, str]
    likeness: Mapping[tuple[str, str], tuple[float, float]]
    pairs: tuple[tuple[str, str], ...]


@contextmanager
def _case(name: str) -> Iterator[Path]:
    """A case with the accounts of a set, without the keys it gives."""
    with tempfile.TemporaryDirectory() as folder:
        rows = (json.loads(line) for line in (pack(name) / "accounts.jsonl").read_text().splitlines())
        bare = Path(folder) / "accounts.jsonl"
        bare.write_text("".join(json.dumps({k: v for k, v in r.items() if k != "event"}) + "\n" for r in rows))
        case = Path(folder) / "case.db"
        words = [sys.executable, "-m", "firsthand.cli", "read", "--quiet", str(bare), "--case", str(case)]
        subprocess.run(words, env=os.environ | {"PYTHONPATH": str(ROOT / "src")}, check=True)
        yield case


def _truth(name: str) -> dict[str, str]:
    """Event of each account: from the set's truth, or the key it gives with the account."""
    told: dict[str, str] = _one_incident(name)
    for file in ("truth.jsonl", "accounts.jsonl"):
        for row in map(json.loads, (pack(name) / file).read_text().splitlines()):
            if row.get("event") and row.get("id"):
                told.setdefault(row["id"], str(row["event"]))
    return told


def _one_incident(name: str) -> dict[str, str]:
    """Day and land of the incident, of those reports that a set fills one template of and dates to the day."""
    told: dict[str, str] = {}
    for row in map(json.loads, (pack(name) / "truth.jsonl").read_text().splitlines()):
        needed = [t for t in row.get("templates", ()) if not t["optional"]]
        if len(needed) != 1 or not needed[0]["location"]:
            continue
        days = {(a["low"], a["high"]) for a in needed[0]["date"]["alternatives"]}
        if len(days) == 1 and len(set(*days)) == 1:
            told[row["doc"]] = f"{min(*days)} {needed[0]['location']['country']}"
    return told


def _grouped(case: Path, scratch: Path) -> tuple[Tables, dict[str, str]]:
    with open_case(case) as opened:
        given = {"accounts": arrow_of(opened, Account), "claims": arrow_of(opened, Claim)}
    given["revisions"] = schema_of(Revision).empty_table()
    ids = given["accounts"]
    names = dict(zip(ids["account_id"].to_pylist(), ids["source_id"].to_pylist(), strict=True))
    return derive(given, scratch, HERE), names


def labelled(name: str, case: Path | None = None) -> Labelled:
    """Read a set and group it.

    Args:
        name: Of the set.
        case: A case of the set that stands already, read without its keys.

    Returns:
        Its labelled subjects and the pairs that are compared.
    """
    if case is None:
        with _case(name) as fresh:
            return labelled(name, fresh)
    with tempfile.TemporaryDirectory() as scratch:
        tables, names = _grouped(case, Path(scratch))
        truth = _truth(name)
        mains = {
            m.mention_id: m for m in tables.nouns_of("mentions", Mention) if m.main and names[m.account_id] in truth
        }
        like = {(k.a, k.b): (k.likeness, k.named_likeness) for k in tables.nouns_of("likeness", Likeness)}
        compared = {(p["a"], p["b"]) for p in tables.read("first_pairs").to_pylist()}
        found = {m.account_id: m.event_id for m in tables.nouns_of("main_events", MainEvent)}
        return Labelled(
            name,
            mains,
            {m: names[mains[m].account_id] for m in mains},
            {m: truth[names[mains[m].account_id]] for m in mains},
            {m: found[mains[m].account_id] for m in mains},
            like,
            tuple(sorted(p for p in compared if p[0] in mains and p[1] in mains)),
        )


def agreement(found: Mapping[str, str], truth: Mapping[str, str], ids: Iterable[str]) -> dict[str, float]:
    """Pairwise and B-cubed precision, recall and F1 of a grouping, as the sets' scorer has them.

    Source: Bagga and Baldwin (1998), B-cubed.
    """
    ids = list(ids)
    both = Counter((found[i], truth[i]) for i in ids)
    mine, theirs = Counter(found[i] for i in ids), Counter(truth[i] for i in ids)
    pairs = [sum(n * (n - 1) / 2 for n in c.values()) for c in (both, mine, theirs)]
    cubed = [sum(n * n / of[k[side]] for k, n in both.items()) / len(ids) for side, of in ((0, mine), (1, theirs))]
    p, r = pairs[0] / max(1.0, pairs[1]), pairs[0] / max(1.0, pairs[2])
    return {
        "pairwise_p": p,
        "pairwise_r": r,
        "pairwise_f1": 2 * p * r / max(1e-9, p + r),
        "bcubed_f1": 2 * cubed[0] * cubed[1] / (cubed[0] + cubed[1]),
    }


def together(truth: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """All pairs that belong together, the lesser id first."""
    members: dict[str, list[str]] = defaultdict(list)
    for one in sorted(truth):
        members[truth[one]].append(one)
    for group in members.values():
        yield from ((a, b) for i, a in enumerate(group) for b in group[i + 1 :])
