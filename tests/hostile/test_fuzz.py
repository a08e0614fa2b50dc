"""Each reader over mutated bytes for a moment; `make fuzz` takes ten minutes for each, steered by coverage (`fuzz.py`)."""

from __future__ import annotations

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
