"""Values of one row."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from firsthand.errors import InputError
from firsthand.sources.manifest_row import checked_row


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        ({"id": 7, "text": "Fire."}, {"id": "7", "text": "Fire."}),
        ({"id": 7.0, "text": "Fire."}, {"id": "7", "text": "Fire."}),
        ({"id": " a ", "text": " Fire. "}, {"id": "a", "text": " Fire. "}),
        ({"text": "Fire.", "title": float("nan"), "url": "  ", "event": None}, {"text": "Fire."}),
        ({"text": "Fire.", "published": date(2021, 5, 4)}, {"text": "Fire.", "published": "2021-05-04"}),
        (
            {"text": "Fire.", "published": datetime(2021, 5, 4, 10, tzinfo=UTC)},
            {"text": "Fire.", "published": "2021-05-04T10:00:00+00:00"},
        ),
        ({"text": "Fire.", "published": 2021}, {"text": "Fire.", "published": "2021"}),
        ({"text": "Fire.", "language": "Deutsch"}, {"text": "Fire.", "language": "de"}),
        ({"text": "Fire.", "colour": "red"}, {"text": "Fire."}),
        ({"html": "<p>Fire."}, {"html": "<p>Fire."}),
    ],
)
def test_values(cells: dict[str, Any], values: dict[str, str]) -> None:
    row = checked_row(cells, "m:1")
    assert dict(row.values) == values
    assert row.notes == ()


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"id": "a", "title": "Fire"}, "missing_column"),
        ({"id": "a", "text": " "}, "empty"),
        ({"text": None, "html": ""}, "empty"),
        ({"text": 5}, "bad_value"),
        ({"text": ["a"]}, "bad_value"),
        ({"text": "Fire.", "title": {"en": "Fire"}}, "bad_value"),
        ({"text": "Fire.", "id": True}, "bad_value"),
    ],
)
def test_refused(cells: dict[str, Any], code: str) -> None:
    with pytest.raises(InputError) as caught:
        checked_row(cells, "m:1")
    assert caught.value.code == code
    assert caught.value.subject == "m:1"


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("published", "yesterday", "bad_date"),
        ("published", "2021-02-30", "bad_date"),
        ("language", "Elvish of old", "bad_language"),
    ],
)
def test_bad_date_or_language_is_set_aside_and_the_row_taken(column: str, value: str, code: str) -> None:
    row = checked_row({"text": "Fire.", column: value}, "m:1")
    assert dict(row.values) == {"text": "Fire."}
    ((note),) = row.notes
    assert (note.input, note.code) == ("m:1", code)
    assert value in note.detail
