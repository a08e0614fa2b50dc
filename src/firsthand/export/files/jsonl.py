"""The JSON-lines export: one file a noun, the contract that evaluation, parity tests and other tools read.

Byte for byte the same for the same inputs, whatever the order, engine or number of workers: rows are sorted by id, keys
stand in a fixed order, nothing of the run (times, paths of the machine, custody) is in it.

Source: record.md, "JSON-lines export".
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from firsthand.accounts.account import Account
from firsthand.casefile.decision import figure_key
from firsthand.events.event import Difference, Event, FieldReading
from firsthand.record.figure import Figure
from firsthand.tables import as_row
from firsthand.view.case_view import CaseView
from firsthand.view.silence import denials, silent_accounts
from firsthand.view.witnesses import field_origins
from firsthand.whole_file import whole_file

Row = dict[str, Any]
ACCOUNT_COLUMNS = (
    "account_id", "source_id", "url", "title", "publisher", "byline", "agency", "dateline", "published", "published_basis",
    "language", "media_type", "sha256", "version_id", "event_hint", "retrieved", "archived_url", "in_reply_to", "text",
)  # fmt: skip
# What a person's decision makes of a row; of several the first one here.
REVIEWED = {
    "reject": "rejected", "exclude": "excluded", "correct": "corrected", "add": "added", "publisher": "corrected",
    "published": "corrected", "language": "corrected",
    "restore": "corrected", "merge": "merged", "split": "split", "join_origins": "merged",
    "part_origins": "split", "join_entities": "merged", "part_entities": "split", "lock": "locked", "accept": "accepted",
    "include": "accepted", "settle": "accepted",
    "title": "corrected", "type": "corrected", "tier": "corrected", "date": "corrected", "place": "corrected",
    "actors": "corrected",
}  # fmt: skip
DIFFERENCE_COLUMNS = ("kind", "field", "sentence", "values", "claim_ids")
SAID = {"clauses": "trace"}  # columns that hold values in the record, and one sentence in the file
FILES = ("accounts", "claims", "events", "figures", "lineage", "origins", "entities", "rejections")


def rows_of_file(view: CaseView, name: str) -> Iterator[Row]:
    """The rows of one file of the export, in order.

    Args:
        view: The case.
        name: One of `FILES`.

    Raises:
        KeyError: No file of that name.
    """
    makers = {
        "accounts": lambda: (_account(view, a) | _ruled(view, i) for i, a in view.accounts.items()),
        "claims": lambda: (_claim(view, i) | _ruled(view, i) for i in view.claims),
        "events": lambda: (_event(view, e) | _ruled(view, i) for i, e in view.events.items()),
        "figures": lambda: (_figure(view, f) for fs in view.figures.values() for f in fs),
        "lineage": lambda: (as_row(r) for r in view.lineage),
        "origins": lambda: (as_row(o) | _ruled(view, i) for i, o in view.origins.items()),
        "entities": lambda: (as_row(e) | _ruled(view, i) for i, e in view.entities.items()),
        "rejections": lambda: (as_row(r) for r in view.rejections),
    }
    yield from (_whole_numbers(r) for r in makers[name]())


def _account(view: CaseView, account: Account) -> Row:
    row = {name: getattr(account, name) for name in ACCOUNT_COLUMNS}
    row["published_basis"] = account.published_by
    return {**row, "main_event_id": view.main_event.get(account.account_id)}


def _claim(view: CaseView, claim_id: str) -> Row:
    row = as_row(view.claims[claim_id])
    head = {"claim_id": claim_id, "account_id": row.pop("account_id"), "event_id": view.event_of.get(claim_id)}
    row.pop("claim_id")
    row["rule"] = "+".join((row["rule"], *row["marks"]))
    return {**head, **row, "entity_id": view.entity_of.get(claim_id)}


def _event(view: CaseView, event: Event) -> Row:
    told = {"date_readings": event.date_readings, "place_readings": event.place_readings}
    row = as_row(event) | {"differences": _differences(event.differences)}
    return row | {name: [_field_reading(view, r) for r in readings] for name, readings in told.items()}


def _field_reading(view: CaseView, reading: FieldReading) -> Row:
    hands = field_origins(view, reading)
    span = hands.range
    return as_row(reading) | {
        "origin_ids": list(hands.origin_ids), "n_origins_min": span.low, "n_origins_max": span.high,
    }  # fmt: skip


def _figure(view: CaseView, figure: Figure) -> Row:
    quiet = {
        "silent_account_ids": silent_accounts(view, figure),
        "denied_claim_ids": [c.claim_id for c in denials(view, figure)],
    }
    key = figure_key(figure.measure, figure.population, figure.unit)
    row = {SAID.get(name, name): value for name, value in as_row(figure).items()}
    row |= {"trace": figure.trace, "differences": _differences(figure.differences)}
    return row | quiet | _ruled(view, figure.event_id, key)


def _differences(found: Sequence[Difference]) -> list[Row]:
    """Differences as sentences, with what differs as text."""
    return [{name: getattr(d, name) for name in DIFFERENCE_COLUMNS} for d in found]


def _ruled(view: CaseView, target: str, figure: str = "") -> Row:
    """What people decided on one row: in a word, and by which decisions."""
    found = [d for d in view.rulings_on(target, figure) if d.state == "applied"]
    made = [REVIEWED[d.kind] for d in found if d.kind in REVIEWED]
    word = min(made, key=list(dict.fromkeys(REVIEWED.values())).index) if made else None
    return {"reviewed": word, "decision_ids": [d.decision_id for d in found]}


def _whole_numbers(value: Any) -> Any:
    """Counts as whole numbers: 150, not 150.0."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    if isinstance(value, dict):
        return {k: _whole_numbers(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_whole_numbers(v) for v in value]
    return value


def lines(rows: Iterable[Row]) -> Iterator[str]:
    """Rows as JSON lines, in UTF-8 characters."""
    for row in rows:
        yield json.dumps(row, ensure_ascii=False) + "\n"


def write_jsonl(view: CaseView, folder: Path) -> dict[str, int]:
    """Write the whole export.

    Args:
        view: The case.
        folder: Where to; made if absent, files of the export in it are replaced.

    Returns:
        Rows written, by file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = {}
    for name in FILES:
        count = 0
        with whole_file(folder / f"{name}.jsonl") as out:
            for line in lines(rows_of_file(view, name)):
                out.write(line)
                count += 1
        written[name] = count
    return written
