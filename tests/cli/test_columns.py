"""Columns of a manifest named on the command line, and what was taken for what."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Caller

import firsthand as fh


def test_columns_are_named_and_told(tmp_path: Path, call: Caller) -> None:
    (tmp_path / "list.tsv").write_text("Body\tDate\nSix people were killed in Kaldan on Monday.\t03/05/2031\n", "utf-8")
    line = ("read", str(tmp_path / "list.tsv"), "--case", str(tmp_path / "c.db"))
    done = call(*line, "--map", "text=Body", "--map", "published=Date", "--month-first")
    assert done.returncode == 0
    assert "text       Body (given)" in done.stderr
    (account,) = fh.open(tmp_path / "c.db").accounts.values()
    assert account.published == "2031-03-05"
    case = fh.read(tmp_path / "list.tsv", case=tmp_path / "d.db", columns={"published": "Date"}, date_order="day_first")
    assert [a.published for a in case.accounts.values()] == ["2031-05-03"]


def test_a_wrong_column_is_a_wrong_use(tmp_path: Path, call: Caller) -> None:
    (tmp_path / "list.csv").write_text("Body\nSix.\n", "utf-8")
    line = ("read", str(tmp_path / "list.csv"), "--case", str(tmp_path / "c.db"))
    assert call(*line, "--map", "Body").returncode == 2
    assert call(*line, "--map", "body=text").returncode == 1
    assert not (tmp_path / "c.db").exists()
