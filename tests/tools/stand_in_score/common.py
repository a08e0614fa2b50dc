"""A stand-in for the labelled sets' scorer, as far as `tools/errors.py` asks it: rows, exports, days, words, spans.

It bears the names of the scorer's own modules, which lie outside the project.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Span = tuple[int, int]


def read(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


class Export:
    """An export, as it is."""

    def __init__(self, folder: Path, ids: Iterable[str]) -> None:
        kept = set(ids)
        self.accounts = {a["account_id"]: a for a in read(folder / "accounts.jsonl") if a["source_id"] in kept}
        self.by_source = {a["source_id"]: i for i, a in self.accounts.items()}
        self.events, self.lineage = read(folder / "events.jsonl"), read(folder / "lineage.jsonl")
        self._claims, self._figures = read(folder / "claims.jsonl"), read(folder / "figures.jsonl")

    def source(self, account_id: str) -> str:
        return str(self.accounts[account_id]["source_id"])

    def claims_of(self, kind: str) -> dict[str, list[Row]]:
        of: dict[str, list[Row]] = {}
        for claim in self._claims:
            if claim["kind"] == kind and claim["account_id"] in self.accounts:
                of.setdefault(self.source(claim["account_id"]), []).append(claim)
        return of

    def event_for(self, hint: str, ids: set[str]) -> Row | None:
        return next((e for e in self.events if e.get("event_hint") == hint), None)

    def figure(self, event: Row, measure: str) -> Row | None:
        rows = (f for f in self._figures if f["event_id"] == event["event_id"] and f["population"] in ("all", ""))
        return next((f for f in rows if f["measure"] == measure), None)


def within_days(edtf: str | None, days: Iterable[tuple[date, date]], tolerance: int = 0, widest: int = 31) -> bool:
    if not edtf or len(edtf) != 10:
        return False
    told = date.fromisoformat(edtf)
    return any((low - told).days <= tolerance and (told - high).days <= tolerance for low, high in days)


def names(place: str | None, name: str | None) -> bool:
    return bool(name) and str(name).lower() in str(place).lower()


def token_f1(a: str | None, b: str | None) -> float:
    x, y = set(str(a).lower().split()), set(str(b).lower().split())
    return 2 * len(x & y) / (len(x) + len(y))


def overlap(a: Sequence[Span], b: Sequence[Span]) -> int:
    return sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)


def match(gold: Sequence[Sequence[Span]], got: Sequence[Sequence[Span]]) -> list[tuple[int, int]]:
    taken: dict[int, int] = {}
    for i, wanted in enumerate(gold):
        near = next((j for j, given in enumerate(got) if j not in taken and overlap(wanted, given)), None)
        if near is not None:
            taken[near] = i
    return [(i, j) for j, i in taken.items()]


class Aligner:
    """Offsets of texts that are the same."""

    def __init__(self, exported: str, original: str) -> None:
        assert exported == original

    def span(self, start: int, end: int) -> Span:
        return start, end
