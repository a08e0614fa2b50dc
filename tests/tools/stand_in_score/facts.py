"""A stand-in for the labelled sets' scorer: facts of events."""

from __future__ import annotations

from pathlib import Path

from common import Export, Row, read


def members(folder: Path) -> dict[str, set[str]]:
    of: dict[str, set[str]] = {}
    for account in read(folder / "accounts.jsonl"):
        of.setdefault(account["event"], set()).add(account["id"])
    return of


def counts(export: Export, event: Row | None, measure: str) -> tuple[float | None, ...]:
    row = export.figure(event, measure) if event else None
    return (row["low"], row["best"], row["high"]) if row else (0, 0, 0) if event else (None, None, None)


def cities(raw: str) -> list[str]:
    return [raw]


def assign(export: Export, ids: list[str]) -> dict[str, str | None]:
    return {i: main["event_id"] if (main := main_event(export, i, None)) else None for i in ids}


def matched_events(export: Export, groups: dict[str, str | None], want: dict[str, str]) -> dict[str, Row | None]:
    events = {e["event_id"]: e for e in export.events}
    return {event: events.get(str(groups[account])) for account, event in want.items()}


def main_event(export: Export, source: str, hint: str | None) -> Row | None:
    main = export.accounts[export.by_source[source]]["main_event_id"]
    return next((e for e in export.events if e["event_id"] == main), None)
