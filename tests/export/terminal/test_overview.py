"""What a person reads in the terminal."""

from dataclasses import replace

import pytest

from firsthand.events.event import Difference, DifferenceSide, FieldReading, Magnitude
from firsthand.export.terminal.line import Line, quoted
from firsthand.export.terminal.lineage import lineage_lines
from firsthand.export.terminal.overview import overview
from firsthand.record.figure import Reading
from firsthand.view.case_view import CaseView


def _texts(lines: object) -> list[str]:
    return [f"{line.label}|{line.text}" for line in lines if isinstance(line, Line)]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "expected",
    [
        "case|3 accounts (de, en), 2 events, 4 claims",
        "note|The one first hand in this case that speaks for a party speaks for Harrow Ford.",
        "left out|a3.txt: language de has no pack yet [language_unread]",
        "when|3 May 2011 (2011-05-03, to the day)",
        "where|not told",
        "called|“the “mill” <i>fire</i>” by a1.txt",
        "told by|2 accounts: a1.txt, a2.txt",
        "speaker|mayor of Harrow Ford, claimed by a1.txt alone",
        "injured|12-21   best 12   one first hand   2 accounts, 1 first hand",
        "|a1.txt: “12 people were hurt” (said by The mayor)",
        "|copying error: 12 (1 account) and 21 (1 account) injured: the number was changed where the text was copied.",
        "|how: 12 in 1 account from 1 first hand: best is 12, carried by most first hands.",
        "related|Vigil (commemorates) [e2]",
        "copy|a2.txt from a1.txt: most of it stands there",
        "credit|a1.txt from the mayor: names the mayor",
        "first hand|the mayor (person, voice of Harrow Ford): a1.txt, a2.txt",
        "a3.txt|de, publication date not told",
        "a1.txt|en, 2011-05-03 (given); mainly about <script>alert(1)</script> & fire [e1]",
    ],
)
def test_overview_says(view: CaseView, expected: str) -> None:
    assert expected in _texts(overview(view))


def test_days_that_differ_tell_the_first_hands_behind_them(view: CaseView) -> None:
    behind: dict[str, tuple[str, ...]] = {"c3": ("o1",)}
    told = (FieldReading("2011-05-03", ("c3",), ("a1",)), FieldReading("2011-05-04", (), ("a2",)))
    events = view.events | {"e1": replace(view.events["e1"], date_readings=told)}
    texts = _texts(overview(replace(view, events=events, origins_behind=behind)))
    assert "|2011-05-03 (1 first hand): a1.txt" in texts
    assert "|2011-05-04: a2.txt" in texts


def test_an_empty_case_says_what_to_do() -> None:
    (line,) = overview(CaseView())
    assert line.weight == "warn"
    assert "firsthand read" in line.text


def test_differences_between_other_readings_are_counted(view: CaseView) -> None:
    (figure,) = view.figures["e1"]
    sides = tuple(DifferenceSide(1, Magnitude(n, n, n)) for n in (21, 30))
    far = Difference("conflict", "injured", "exclude", sides)
    more = replace(
        figure,
        readings=(*figure.readings, Reading(30, 30, 30, "exact", (), ("a2",))),
        differences=(*figure.differences, far),
    )
    told = _texts(overview(replace(view, figures={"e1": [more]})))
    assert "|1 more between other readings (1 conflict): see `firsthand show CASE --json`" in told
    assert not [t for t in told if "21 (1 account) and 30" in t]


def test_a_long_quote_is_cut_and_stands_on_one_line(view: CaseView) -> None:
    told = quoted(replace(view.claims["c1"], quote="word\n" * 100))
    assert "\n" not in told
    assert "…”" in told


def test_open_direction_is_said_with_and(view: CaseView) -> None:
    rows = tuple(replace(r, direction_basis="open") for r in view.lineage if r.source_account)
    assert "copy|a2.txt and a1.txt: most of it stands there" in _texts(lineage_lines(replace(view, lineage=rows)))


def test_a_total_over_a_longer_time_is_told_apart(view: CaseView) -> None:
    (figure,) = view.figures["e1"]
    longer = replace(figure, aggregates=(Reading(400, 400, 400, "exact", (), ("a2",)),))
    assert "|400 counts a longer time than this event" in _texts(overview(replace(view, figures={"e1": [longer]})))
