"""Figure claims as the record sees them, made by hand."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest

from firsthand.claims.claim import Claim
from firsthand.record.witness import Witness

WitnessMaker = Callable[..., Witness]
_QUANTIFIED = {"at_least": (True, False), "at_most": (False, True)}


@pytest.fixture
def witness() -> WitnessMaker:
    """A witness that says `best` of killed; `at_least` and the like leave a side open; `rule` with its marks behind it."""
    numbers = count()

    def make(account: str, best: float | None, **more: object) -> Witness:
        n = next(numbers)
        quantifier = str(more.pop("quantifier", "exact"))
        published = more.pop("published", None)
        rule, *marks = str(more.pop("rule", "")).split("+")
        origins = more.pop("origins", (f"o-{account}",))
        copied = more.pop("miscopied_from", ())
        publisher, newer = more.pop("publisher", None), more.pop("revised_by", ())
        fields = {
            "measure": "killed",
            "population": "all",
            "low": None if quantifier == "at_most" else best,
            "high": None if quantifier == "at_least" else best,
            "quantifier": quantifier,
            "rule": rule,
            "marks": tuple(marks),
            **more,
        }
        claim = Claim(account, "figure", n, n + 1, "x", 0, claim_id=f"c{n}", best=best, **fields)  # type: ignore[arg-type]
        basis = "given" if published else None
        return Witness(claim, published, basis, tuple(origins), tuple(copied), True, publisher, newer)  # type: ignore[arg-type]

    return make
