"""What a kept page says of itself: the case's name, and the day on which its record was made."""

from __future__ import annotations

from pathlib import Path

from firsthand.casefile.case import open_case
from firsthand.export.colophon import colophon_of


def test_a_case_into_which_nothing_was_read_has_its_name_alone(tmp_path: Path) -> None:
    with open_case(tmp_path / "ferry.db", create=True) as case:
        assert colophon_of(case) == "ferry.db"


def test_the_day_is_that_of_the_last_read(tmp_path: Path) -> None:
    with open_case(tmp_path / "ferry.db", create=True) as case:
        row = "INSERT INTO runs (started, finished, config, digest, code_version, state) VALUES ('', ?, '{}', '', '', 'done')"
        case.connection.executemany(row, [("2031-05-04T10:00:00+00:00",), ("2031-05-06T10:00:00+00:00",), (None,)])
        assert colophon_of(case) == "ferry.db, record of 6 May 2031"
