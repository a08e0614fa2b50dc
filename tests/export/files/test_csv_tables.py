"""The CSV export opens as CSV and starts no formula."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from firsthand.export.files.csv_tables import write_csv
from firsthand.export.files.jsonl import FILES, rows_of_file
from firsthand.view.case_view import CaseView


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


def test_every_row_and_column_is_there(view: CaseView, tmp_path: Path) -> None:
    written = write_csv(view, tmp_path)
    for name in FILES:
        rows = list(rows_of_file(view, name))
        assert written[name] == len(rows)
        if rows:
            assert [list(r) for r in _read(tmp_path / f"{name}.csv")] == [list(r) for r in rows]


def test_nested_cells_are_json(view: CaseView, tmp_path: Path) -> None:
    write_csv(view, tmp_path)
    (row,) = _read(tmp_path / "figures.csv")
    assert [r["value"] for r in json.loads(row["readings"])] == [12, 21]
    assert (row["low"], row["unit"]) == ("12", "")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_never_starts_a_formula(view: CaseView, tmp_path: Path, sign: str) -> None:
    text = f"{sign}HYPERLINK(0)"
    view = replace(view, accounts={"a1": replace(view.accounts["a1"], title=text)})
    write_csv(view, tmp_path)
    (row,) = _read(tmp_path / "accounts.csv")
    assert row["title"] == f"'{text}"


def test_a_negative_number_stays_a_number(view: CaseView, tmp_path: Path) -> None:
    event = replace(view.events["e1"], latitude=-33.9)
    write_csv(replace(view, events={"e1": event}), tmp_path)
    assert _read(tmp_path / "events.csv")[0]["latitude"] == "-33.9"


def test_a_noun_without_rows_leaves_no_file(view: CaseView, tmp_path: Path) -> None:
    write_csv(view, tmp_path)
    write_csv(replace(view, origins={}), tmp_path)
    assert not (tmp_path / "origins.csv").exists()
    assert (tmp_path / "accounts.csv").read_bytes().count(b"\r\n") >= 4
