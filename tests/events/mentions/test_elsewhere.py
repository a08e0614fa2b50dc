"""Places that are no scene: the ends of a route, and the town of a dateline that the text leaves for another province."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import firsthand as fh
from firsthand.claims.claim import Claim, new_claim
from firsthand.events.mentions.elsewhere import left_dateline

KM_A_DEGREE = 111.195
KAUNAS = "Kaunas, Kauno apskritis, Lithuania"


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "JAKARTA (Agency) - A ferry sank off Sulawesi on Monday, killing 14 people.", "Sulawesi, Indonesia"),
        ("en", "KHARTOUM (Agency) - Nine people were killed in Darfur on Monday.", "Darfur, Sudan"),
        ("en", "CHICAGO (Agency) - Nine people were killed in Illinois on Monday.", "Chicago, Illinois, United States"),
        (
            "en",
            "A bus from Riga to Warsaw crashed near Kaunas on Monday. Nine people were killed.",
            KAUNAS,
        ),
        (
            "ru",
            "Автобус из Риги в Варшаву перевернулся недалеко от Каунаса. Погибли девять человек.",
            KAUNAS,
        ),
        (
            "de",
            "Ein Bus von Riga nach Warschau verunglückte bei Kaunas. Neun Menschen starben.",
            KAUNAS,
        ),
        ("en", "Shelling from Riga to Warsaw killed nine people on Monday.", "Riga, Latvia"),
    ],
)
def test_routes_and_datelines_give_way_to_the_place_told(language: str, text: str, place: str, tmp_path: Path) -> None:
    row = {"id": "a", "text": text, "language": language, "published": "2031-05-14", "publisher": "Courier"}
    (tmp_path / "rows.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    case = fh.read(tmp_path / "rows.jsonl", case=tmp_path / "case.db")
    assert case.events[0].record.place == place


@pytest.mark.parametrize(("km", "left"), [(49.0, False), (51.0, True)])
def test_a_unit_within_fifty_kilometres_is_told_around_the_datelines_town(km: float, left: bool) -> None:
    def claim(rule: str, prec: int, north: float, name: str) -> Claim:
        columns = {
            "rule": rule,
            "where_prec": prec,
            "latitude": 40 + north / KM_A_DEGREE,
            "longitude": 20.0,
            "name": name,
        }
        columns |= {"place": name, "place_id": f"geonames:{prec}"}
        return new_claim("a", "place", prec, prec + 1, quote="x", sentence=0, columns=columns)  # type: ignore[arg-type]

    wide = claim("name", 4, km, "Marchshire")
    assert left_dateline([claim("dateline", 1, 0.0, "Aldersund"), wide], lambda c: c is wide) == (
        [wide] if left else []
    )
