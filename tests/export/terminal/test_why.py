"""Leaving one first hand out of a figure."""

from __future__ import annotations

import pytest

from firsthand.export.terminal.why import left_out_lines
from firsthand.lineage.lineage import Origin
from firsthand.record.figure import Figure, Reading
from firsthand.view.case_view import CaseView
from firsthand.view.left_out import leave_one_out


def lines(*readings: tuple[float, tuple[str, ...]], best: float | None = None) -> list[str]:
    held = tuple(Reading(v, v, v, "exact", (f"c{v}",), ("a",), hands) for v, hands in readings)
    values = [v for v, _ in readings]
    figure = Figure("e", "killed", "all", min(values), best, max(values), "contested", None, held, 1, 1, 1)
    view = CaseView(origins={o: Origin(o, o.upper(), "office") for _, hands in readings for o in hands})
    return [line.text for line in left_out_lines(leave_one_out(view, figure))][1:]


def test_an_end_that_one_hand_carries_is_said() -> None:
    assert lines((4.0, ("bell",)), (9.0, ("echo", "post")), best=9.0) == [
        "BELL: 9 stands; it alone carries low 4",
        "ECHO: 4 to 9 stands, as with it",
        "POST: 4 to 9 stands, as with it",
    ]


@pytest.mark.parametrize(
    ("best", "said"), [(4.0, "BELL: 9 stands; it alone carries low 4, best 4"), (None, "BELL: 9 stands; it alone carries low 4")]
)  # fmt: skip
def test_the_best_is_said_where_it_rests_on_one(best: float | None, said: str) -> None:
    assert lines((4.0, ("bell",)), (9.0, ("echo",)), best=best)[0] == said


def test_a_lone_hand_carries_all() -> None:
    assert lines((4.0, ("bell",))) == ["BELL: it alone carries the whole figure; nothing stands without it"]
