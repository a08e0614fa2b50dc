from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.events.event import Difference, DifferenceSide
from firsthand.export.terminal.odd_numbers import odd_lines
from firsthand.record.figure import Reading
from firsthand.view.case_view import CaseView
from firsthand.vocabulary import ReadingStatus


def with_readings(view: CaseView, odd: int, usual: int, status: ReadingStatus = "live") -> CaseView:
    """The fire with 21 told by `odd` accounts of one first hand and 12 by `usual` accounts of two."""
    few = Reading(21.0, 21.0, 21.0, "exact", (), tuple(f"x{i}" for i in range(odd)), ("o1",), 1, 1, status)
    more = Reading(12.0, 12.0, 12.0, "exact", (), tuple(f"y{i}" for i in range(usual)), ("o2", "o3"), 1, 2)
    sides = tuple(DifferenceSide(1, r.how_many) for r in (more, few))
    differ = Difference("conflict", "injured", "exclude", sides)
    figure = replace(view.figures["e1"][0], readings=(more, few), differences=(differ,))
    return replace(view, figures={"e1": [figure]})


def test_a_number_that_few_share_against_more_is_told(view: CaseView) -> None:
    (line,) = odd_lines(with_readings(view, 2, 4))
    assert line.text.startswith("only x0 and x1 tell 21 injured of ")
    assert "where 4 accounts tell 12" in line.text


@pytest.mark.parametrize(
    ("odd", "usual", "status"), [(1, 4, "live"), (4, 9, "live"), (2, 2, "live"), (2, 4, "superseded")]
)
def test_no_other_number_is_called_odd(view: CaseView, odd: int, usual: int, status: ReadingStatus) -> None:
    assert not list(odd_lines(with_readings(view, odd, usual, status)))
