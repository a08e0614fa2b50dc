"""The CSV export: the same files as the JSON lines, flat, as a spreadsheet opens them.

Nested cells are JSON.  A cell that begins with a sign that spreadsheets run as a formula is quoted with an apostrophe.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from firsthand.export.files.jsonl import FILES, rows_of_file
from firsthand.export.shown import harmless_cell
from firsthand.view.case_view import CaseView
from firsthand.whole_file import whole_file


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False)
    return harmless_cell(value) if isinstance(value, str) else str(value)


def write_csv(view: CaseView, folder: Path) -> dict[str, int]:
    """Write one CSV file a noun (UTF-8, header line, CRLF as RFC 4180).

    Args:
        view: The case.
        folder: Where to; made if absent.

    Returns:
        Rows written, by file; a noun without rows gives no file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = {}
    for name in FILES:
        rows = list(rows_of_file(view, name))
        written[name] = len(rows)
        if not rows:
            (folder / f"{name}.csv").unlink(missing_ok=True)
            continue
        with whole_file(folder / f"{name}.csv", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(rows[0])
            writer.writerows([_cell(v) for v in row.values()] for row in rows)
    return written
