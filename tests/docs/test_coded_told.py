"""The page on coded tables names every column of each table, every profile, and no other."""

from __future__ import annotations

from typing import Any

import pytest

from firsthand.export.coded import acled, ibc, ucdp
from firsthand.export.write import CODED
from firsthand.vocabulary import PROFILES

PAGE = "docs/exports.md"


@pytest.mark.parametrize(
    ("heading", "columns"),
    [
        ("UCDP GED", ucdp.COLUMNS),
        ("ACLED", acled.COLUMNS),
        ("Iraq Body Count", (*ibc.COLUMNS, *ibc.PERSON_COLUMNS)),
    ],
)
def test_each_column_of_a_coded_table_and_no_other(documents: Any, heading: str, columns: tuple[str, ...]) -> None:
    assert sorted(documents[PAGE].listed(heading)) == sorted(columns)


def test_each_profile(documents: Any) -> None:
    assert tuple(documents[PAGE].listed("Profiles")) == PROFILES


def test_each_coded_form_of_the_export(documents: Any) -> None:
    said = documents["docs/cli.md"].section("firsthand export")
    assert not [form for form in CODED if f"`{form}`" not in said]
