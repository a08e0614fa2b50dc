"""The gazetteer's table: names in any spelling, kinds in order, what each place lies in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.gazetteer.gazetteer import DATA, Gazetteer, gazetteer, lookup, lookup_many, name_key, opener_bit
from firsthand.gazetteer.place import COUNTRY, FIRST_ORDER, SECOND_ORDER, TOWN, fold, place_label

FOLDER = Path(__file__).parents[2] / "src" / "firsthand" / "gazetteer" / DATA


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Ljubljana", "Ljubljana, Slovenia"),
        ("LJUBLJANA", "Ljubljana, Slovenia"),
        ("Reykjavík", "Reykjavík, Capital Region, Iceland"),
        ("Reykjavik", "Reykjavík, Capital Region, Iceland"),
        ("Київ", "Kyiv, Ukraine"),
        ("Kyiv", "Kyiv, Ukraine"),
        ("Tbilisi", "Tbilisi, Georgia"),
        ("Bakı", "Baku, Azerbaijan"),
        ("Norwegen", "Norway"),
        ("Soviet Union", "Soviet Union"),
    ],
)
def test_a_name_is_found_in_any_spelling(name: str, label: str) -> None:
    assert place_label(lookup(name)[0]).split(", ")[-1] == label.rsplit(", ", maxsplit=1)[-1]
    assert fold(lookup(name)[0].name) == fold(label.split(", ", maxsplit=1)[0])


@pytest.mark.parametrize("name", ["", "Qqzzxw", "   ", "St.", "!?", "x" * 500, "\ud800"])
def test_what_no_place_bears_is_found_nowhere(name: str) -> None:
    assert lookup(name) == ()


def test_rows_come_from_countries_to_towns_each_from_the_largest() -> None:
    order = [COUNTRY, FIRST_ORDER, SECOND_ORDER, TOWN]
    for name in ("Georgia", "Luxembourg", "Springfield", "Santiago"):
        found = [(order.index(p.kind), -p.population) for p in lookup(name)]
        assert found == sorted(found)


@pytest.mark.parametrize(
    ("town", "unit", "country"),
    [
        ("Bergen", "Hordaland", "NO"),
        ("Washington", "District of Columbia", "US"),
        ("Boise", "Idaho", "US"),
        ("Ganja", "Ganja City", "AZ"),
        ("Valparaíso", "Valparaiso", "CL"),
        ("Kaohsiung", "Kaohsiung", "TW"),
    ],
)
def test_a_town_lies_in_its_unit(town: str, unit: str, country: str) -> None:
    towns = [p for p in lookup(town) if p.kind == TOWN and p.country_code == country]
    assert fold(towns[0].admin1).split()[0] == fold(unit).split()[0]


@pytest.mark.parametrize("code", ["US", "PS", "RS", "DZ", "TN", "NO"])
def test_no_unit_bears_the_name_of_its_neighbour(code: str) -> None:
    table = gazetteer()
    rows = range(table.starts[1], table.starts[2])
    names = [table.name(row) for row in rows if table.codes[table.country(row)] == code]
    assert len(names) == len(set(names))


def test_former_states_have_ids_of_their_own() -> None:
    place = lookup("Yugoslavia")[0]
    assert place.place_id == "former:YUCS"
    assert place.country_code == "YUCS"


def test_coordinates_are_degrees_and_ids_are_of_geonames() -> None:
    place = next(p for p in lookup("Bergen") if p.country_code == "NO" and p.kind == TOWN)
    assert abs(place.latitude - 60.39) < 0.1
    assert abs(place.longitude - 5.32) < 0.1
    assert place.place_id == "geonames:3161732"
    assert place.population > 200_000


def test_many_names_at_once_keep_their_order() -> None:
    assert lookup_many(["Oslo", "Qqzzxw", "Bergen"]) == [lookup("Oslo"), (), lookup("Bergen")]


def test_every_row_leads_to_a_country() -> None:
    table = gazetteer()
    for row in range(0, table.starts[4], 997):
        country = table.country(row)
        assert country < table.starts[1]
        assert table.name(row)
        first, second = table.first_order(row), table.second_order(row)
        assert first == -1 or table.kind(first) == FIRST_ORDER
        assert second == -1 or table.kind(second) == SECOND_ORDER


def test_main_names_find_their_own_rows() -> None:
    table = gazetteer()
    rows = range(table.starts[3], table.starts[4], 1499)
    assert sum(row in table.rows(fold(table.name(row))) for row in rows) >= 0.99 * len(rows)


def test_first_words_of_long_names_open() -> None:
    table = gazetteer()
    assert all(table.opens(word) for word in ("new", "san", "saint", "port"))
    assert not all(table.opens(word) for word in ("qqzzxw", "wxyzzy", "jjqkkq"))


def test_the_table_is_small_and_says_what_it_was_built_from() -> None:
    files = list(FOLDER.iterdir())
    assert sum(f.stat().st_size for f in files) < 15_000_000
    meta = json.loads((FOLDER / "meta.json").read_text("utf-8"))
    assert meta["rows"] == meta["starts"][4] == gazetteer().starts[4]
    assert all(len(digest) == 64 for digest in meta["inputs"].values())
    assert "4.0" in (FOLDER.parents[3] / "NOTICE").read_text("utf-8")


def test_opening_maps_the_table_and_reads_none_of_it() -> None:
    table = Gazetteer(FOLDER)
    assert table.rows(fold("Oslo")) == gazetteer().rows(fold("Oslo"))
    assert getattr(table.population, "base", None) is not None


@given(st.text(max_size=40))
def test_any_text_is_looked_up_without_failing(name: str) -> None:
    assert all(p.place_id for p in lookup(name))


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.text(min_size=1, max_size=40))
def test_keys_fit_their_bits(name: str) -> None:
    bucket, rest = name_key(name)
    assert 0 <= bucket < 1 << 16
    assert 0 <= rest < 1 << 29
    assert 0 <= opener_bit(name) < 1 << 21


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("São Paulo", "sao paulo"),
        ("St. Gallen", "saint gallen"),
        ("Ft. Worth", "fort worth"),
        ("Mt. Vernon", "mount vernon"),
        ("Winston-Salem", "winston salem"),
        ("O’Fallon", "ofallon"),
        ("ŁÓDŹ", "lodz"),
        ("Tromsø", "tromso"),
        ("İzmir", "izmir"),
        ("St", "st"),
    ],
)
def test_spellings_fold_together(name: str, folded: str) -> None:
    assert fold(name) == folded
