from __future__ import annotations

from dataclasses import replace

from firsthand.export.page.html import html_page
from firsthand.export.terminal.overview import overview
from firsthand.view.case_view import CaseView


def test_a_reading_that_does_not_stand_says_why(view: CaseView) -> None:
    figure = view.figures["e1"][0]
    gone = replace(figure.readings[1], status="retracted")
    held = replace(view, figures={"e1": [replace(figure, readings=(figure.readings[0], gone))]})
    assert "21  1 first hand, taken back by who gave it" in "\n".join(line.text for line in overview(held))
    assert "taken back by who gave it" in html_page(held)
