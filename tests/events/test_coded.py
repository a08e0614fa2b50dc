"""What coders say of an event, laid over what the accounts make of it."""

from dataclasses import replace

import pytest

from firsthand.events.coded import coded_event
from firsthand.events.event import CodedValue, Event, EventCoding, FieldReading
from firsthand.vocabulary import CodedField, Role

MADE = Event(
    event_id="e1",
    title="Collapse in Alta, 3 May 2031",
    type="collapse",
    date_edtf="2031-05-03",
    date_start="2031-05-03",
    date_end="2031-05-03",
    date_prec=1,
    date_readings=(FieldReading("2031-05-03", ("c1",), ("a1",)),),
    place="Alta, Finnmark, Norway",
    where_prec=1,
    latitude=69.97,
    longitude=23.27,
    country="Norway",
)


def coding(turn: int, field: CodedField, value: str, role: Role | None = None) -> EventCoding:
    return EventCoding(turn, CodedValue(field, value, "Ada", f"d{turn}", role))


def made_of(*codings: EventCoding, event: Event = MADE) -> Event:
    return coded_event(event, codings)


def test_without_a_word_of_a_coder_an_event_stays_as_it_is() -> None:
    assert made_of() == MADE


@pytest.mark.parametrize(
    ("edtf", "start", "end", "prec"),
    [
        ("2031-05-04", "2031-05-04", "2031-05-04", 1),
        ("2031-05-03/2031-05-05", "2031-05-03", "2031-05-05", 2),
        ("2031-05", "2031-05-01", "2031-05-31", 4),
    ],
)
def test_a_day_of_a_coder_stands_in_every_column_and_the_readings_stay(
    edtf: str, start: str, end: str, prec: int
) -> None:
    made = made_of(coding(1, "date", edtf))
    assert (made.date_edtf, made.date_start, made.date_end, made.date_prec) == (edtf, start, end, prec)
    assert made.date_readings == MADE.date_readings
    assert [c.read for c in made.coded] == ["2031-05-03"]


def test_a_precision_that_is_given_stands_before_the_one_reckoned() -> None:
    assert made_of(replace(coding(1, "date", "2031-05-04"), date_prec=2)).date_prec == 2


def test_a_place_of_a_coder_keeps_nothing_of_the_other_place() -> None:
    made = made_of(coding(1, "place", "Kautokeino"))
    assert (made.place, made.latitude, made.longitude, made.country, made.where_prec) == ("Kautokeino", *[None] * 4)
    assert made.coded[0].read == "Alta, Finnmark, Norway (69.97000, 23.27000)"


def test_a_title_made_of_type_day_and_place_follows_them() -> None:
    assert made_of(coding(1, "type", "fire"), coding(2, "date", "2031-05-04")).title == "Fire in Alta, 4 May 2031"


def test_a_title_that_accounts_gave_or_a_coder_gives_does_not_follow() -> None:
    named = replace(MADE, title="Night of the long bridge")
    assert made_of(coding(1, "type", "fire"), event=named).title == named.title
    assert made_of(coding(1, "title", "The bridge"), coding(2, "type", "fire")).title == "The bridge"


def test_of_two_words_on_one_field_the_later_holds_whatever_the_order() -> None:
    first, last = coding(1, "tier", "followup"), coding(2, "tier", "background")
    assert made_of(first, last) == made_of(last, first)
    assert (made_of(first, last).tier, len(made_of(first, last).coded)) == ("background", 1)


def test_actors_are_said_role_by_role_and_sources_change_nothing() -> None:
    said = (coding(1, "actors", "a", "victim"), coding(2, "actors", "b", "perpetrator"), coding(3, "sources", "s"))
    made = made_of(*said)
    assert [(c.field, c.role) for c in made.coded] == [
        ("actors", "perpetrator"),
        ("actors", "victim"),
        ("sources", None),
    ]
    assert replace(made, coded=()) == MADE
