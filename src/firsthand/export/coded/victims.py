"""The named victims of all events as one CSV table that coders can take away, a row a person and event.

Refuses to choose among values that differ: they stand in one cell, each with who tells it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from firsthand.export.coded.table import write_table
from firsthand.export.words import differing
from firsthand.view.case_view import CaseView
from firsthand.view.victims import Victim, victims_of

COLUMNS = (
    "event_id", "event", "date", "name", "spellings", "fate", "age", "sex", "occupation", "n_accounts", "accounts", "words",
)  # fmt: skip


def write_victims(view: CaseView, out: Path) -> int:
    """Write the named victims of all events as one CSV table, a row a person and event.

    Returns:
        Rows written.
    """
    events = sorted(view.events.values(), key=lambda e: (e.date_start or "9999", e.event_id))
    rows = [(e, v) for e in events for v in victims_of(view, e.event_id)]
    names = {a.account_id: a.source_id for a in view.accounts.values()}
    write_table(out, COLUMNS, ((e.event_id, e.title, e.date_edtf or "", *_cells(v, names)) for e, v in rows))
    return len(rows)


def _cells(victim: Victim, names: Mapping[str, str]) -> Iterator[str]:
    yield victim.name
    yield "; ".join(victim.spellings)
    for told in (victim.fates, victim.ages, victim.sexes, victim.occupations):
        yield differing(told, names)
    yield str(len(victim.account_ids))
    yield "; ".join(names[a] for a in victim.account_ids)
    yield "; ".join(f"“{' '.join(victim.quotes[a].split())}”" for a in victim.account_ids)
