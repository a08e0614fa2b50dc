from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.events.event import Event, NamedBy
from firsthand.events.mentions.mention import Mention
from firsthand.events.titles import event_title, spoken_date

Teller = Callable[..., list[Mention]]


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        (None, ""),
        ("2031-05-04", "4 May 2031"),
        ("2031-05-04T22:30", "4 May 2031"),
        ("2031-05-19/2031-05-20", "19-20 May 2031"),
        ("2031-05", "May 2031"),
        ("2031-05~", "about May 2031"),
        ("2031", "2031"),
        ("203X", "the 2030s"),
        ("2031-21", "spring 2031"),
        ("XXXX-05-04", "4 May (year not told)"),
        ("XXXX-05", "May (year not told)"),
        ("XXXX-22", "XXXX-22"),
    ],
)
def test_dates_as_prose(edtf: str | None, said: str) -> None:
    assert spoken_date(edtf) == said


def event(kind: str, **more: object) -> Event:
    return Event("e1", "", kind, **more)  # type: ignore[arg-type]


def test_a_title_is_made_of_type_place_and_day() -> None:
    made = event("shooting", date_edtf="2031-05-04", place="Bari, Apulia, Italy", names=(NamedBy("Black May", ("a",)),))
    assert event_title(made, []) == "Shooting in Bari, 4 May 2031"


def test_a_word_that_takes_a_side_is_no_title() -> None:
    assert event_title(event("massacre", date_edtf="2031-05-04"), []) == "Killings, 4 May 2031"


def test_a_name_serves_where_type_or_day_is_missing() -> None:
    assert event_title(event("incident", names=(NamedBy("harbour events", ("a",)),)), []) == "Harbour events"


def test_the_title_of_a_report_is_the_account_title_that_says_what_most_say(tell: Teller) -> None:
    told = [
        "Mayor opens the bridge",
        "What the bridge means",
        "Mayor opens bridge after years",
        "Ten things to do today",
    ]
    mentions = [
        m
        for n, t in zip("abcd", told, strict=True)
        for m in tell(f"{t}\n\nIt is long and wide, and cars go over it all day long. It was built in nine months.", n)
    ]
    assert event_title(event("report"), mentions) == "Mayor opens the bridge"
