"""A web archive read into a case: versions of an address, what is kept of each."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Caller
from tests.sources.warcs import PAGE, Shot, make_warc

import firsthand as fh

LATER = Shot(body=PAGE.replace(b"Six", b"Seven"), at="2031-05-05T10:00:00Z")


def test_captures_of_one_address_are_versions(tmp_path: Path, call: Caller) -> None:
    for name, shots in (("a", [Shot(), LATER]), ("b", [LATER, Shot()])):  # whatever their order
        (tmp_path / f"{name}.warc").write_bytes(make_warc(shots, packed_records=False))
        done = call("read", f"{name}.warc", "--case", f"{name}.db")
        assert done.returncode == 0, done.stderr
        assert "2 captures taken" in done.stderr
        case = fh.open(tmp_path / f"{name}.db")
        first, second = sorted(case.view.accounts.values(), key=lambda a: a.retrieved or "")
        assert (first.retrieved, second.retrieved) == ("2031-05-04T10:00:00Z", "2031-05-05T10:00:00Z")
        (pair,) = case.view.lineage
        assert (pair.relation, pair.derived_account) == ("revision", second.account_id)
        assert case.verify().faults == ()
        assert "nothing new" in call("read", f"{name}.warc", "--case", f"{name}.db").stderr
