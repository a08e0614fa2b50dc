"""Each reader over mutated bytes for a moment; `make fuzz` takes ten minutes for each, steered by coverage (`fuzz.py`)."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.hostile import fuzz

from firsthand.lang import edtf

INPUTS = 10


@pytest.mark.parametrize("target", fuzz.TARGETS)
def test_nothing_breaks_a_reader(target: str) -> None:
    known = fuzz.seeds(target)
    for data in [*known, *fuzz.mutated(known, INPUTS, 15)]:
        fuzz.one(target, data)
    assert len(known) > 5


def test_a_reader_that_breaks_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edtf, "bounds", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        fuzz.one("edtf", b"2031-05-03")


def test_an_input_that_was_only_kept_waiting_is_no_finding(tmp_path: Path) -> None:
    found = tmp_path / "edtf-timeout-1"
    found.write_bytes(b"2031-05-03")
    assert fuzz._was_kept_waiting("edtf", f"Test unit written to {found}\nSUMMARY: libFuzzer: timeout")
    assert not fuzz._was_kept_waiting("edtf", "Uncaught Python exception")
