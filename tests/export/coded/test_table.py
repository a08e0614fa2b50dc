"""Coded tables: the columns of UCDP, ACLED and Iraq Body Count, values that accounts tell, and a trace for every cell."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from firsthand.casefile.case import open_case
from firsthand.cli import cli
from firsthand.config import Config
from firsthand.engine.run import read_into
from firsthand.events.event import Entity
from firsthand.export.coded import acled, ibc, ucdp
from firsthand.export.coded.table import Cell, CodedEvent, write_coded
from firsthand.export.coded.ucdp import priogrid
from firsthand.view.case_view import CaseView
from firsthand.view.load import load_view
from firsthand.vocabulary import DatePrecision

WRITERS = {"ucdp": (ucdp.write_ucdp, ucdp.COLUMNS), "acled": (acled.write_acled, acled.COLUMNS)}
WRITERS |= {"ibc": (ibc.write_ibc, ibc.COLUMNS)}
TALE = {
    "wire.txt": "Gunmen storm market in Turbo\n\nTURBO, March 4, 2033 (Meridian Wire) - Gunmen of the Red River Brigade "
    "stormed a market in Turbo, Antioquia, on Friday, killing 12 civilians and two police officers and injuring dozens, the "
    "governor's office said. The shooting began at 9:30 am.\n",
    "radio.txt": "Attack on market\n\nMarch 5, 2033\n\nAt least 15 people were killed in the attack on the market of Turbo "
    "on 4 March, doctors at the town hospital said. The Red River Brigade opened fire on the shoppers.\n",
    "bus.txt": "Bus crash near Tolu\n\nMarch 9, 2033\n\nThree people were killed in a bus crash in Tolu, Colombia, on "
    "Wednesday, police said. The crash happened at dawn.\n",
}


@pytest.fixture(scope="module")
def case_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An attack told by two, and an accident."""
    folder: Path = tmp_path_factory.mktemp("coded")
    (folder / "accounts").mkdir()
    for name, text in TALE.items():
        (folder / "accounts" / name).write_text(text, "utf-8")
    read_into(folder / "coded.db", folder / "accounts", Config())
    return folder / "coded.db"


@pytest.fixture(scope="module")
def told(case_path: Path) -> CaseView:
    with open_case(case_path) as case:
        return load_view(case)


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


def rows(told: CaseView, form: str, tmp_path: Path) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    writer, _ = WRITERS[form]
    table, trace, *_ = writer(told, tmp_path / "out" / f"{form}.csv").files
    return read(table), read(trace)


@pytest.mark.parametrize(("form", "count"), [("ucdp", 49), ("acled", 31), ("ibc", 12)])
def test_columns_are_those_of_the_rule_book(told: CaseView, tmp_path: Path, form: str, count: int) -> None:
    writer, columns = WRITERS[form]
    path = writer(told, tmp_path / "table.csv").files[0]
    with path.open(encoding="utf-8", newline="") as lines:
        assert tuple(next(csv.reader(lines))) == columns
    assert len(set(columns)) == len(columns) == count


@pytest.mark.parametrize("form", WRITERS)
def test_every_cell_has_its_trace_and_every_event_its_row_or_reason(told: CaseView, tmp_path: Path, form: str) -> None:
    table, trace = rows(told, form, tmp_path)
    of_cells = [t for t in trace if t["row"]]
    assert {(int(t["row"]), t["column"]): t["value"] for t in of_cells} == {
        (n, column): value for n, row in enumerate(table, 1) for column, value in row.items()
    }
    assert all(t["trace"] for t in trace)
    left_out = [t for t in trace if not t["row"]]
    assert {t["event_id"] for t in trace} == set(told.events)
    assert len(table) + len(left_out) == len(told.events)
    assert all(t["trace"].startswith("left out: ") for t in left_out)


@pytest.mark.parametrize("form", WRITERS)
def test_an_accident_is_left_out_with_a_reason(told: CaseView, tmp_path: Path, form: str) -> None:
    accidents = {e.event_id for e in told.events.values() if e.type == "crash"}
    _, trace = rows(told, form, tmp_path)
    assert accidents
    assert accidents <= {t["event_id"] for t in trace if not t["row"]}


@pytest.mark.parametrize(("day", "prec", "coded"), [("2033-03", 4, True), ("2033", 5, False), ("203X", 5, False)])
def test_acled_codes_no_event_without_its_month(
    told: CaseView, tmp_path: Path, day: str, prec: DatePrecision, coded: bool
) -> None:
    table, _ = rows(told, "acled", tmp_path)
    one = told.events[table[0]["event_id_cnty"]]
    rough = replace(told, events=told.events | {one.event_id: replace(one, date_edtf=day, date_prec=prec)})
    found, trace = rows(rough, "acled", tmp_path / "rough")
    assert (one.event_id in {r["event_id_cnty"] for r in found}) is coded
    why = [t["trace"] for t in trace if t["event_id"] == one.event_id and not t["row"]]
    assert why == ([] if coded else [f"left out: dated {day}: no event is coded without at least its month"])


@pytest.mark.parametrize(
    ("form", "column", "value"),
    [
        ("ucdp", "best", "15"),
        ("ucdp", "deaths_civilians", "12"),
        ("ucdp", "deaths_unknown", "3"),
        ("ucdp", "date_start", "2033-03-04"),
        ("ucdp", "date_prec", "1"),
        ("ucdp", "event_clarity", "1"),
        ("ucdp", "where_prec", "1"),
        ("ucdp", "adm_1", "Antioquia"),
        ("ucdp", "country", "Colombia"),
        ("ucdp", "number_of_sources", "2"),
        ("ucdp", "source_date", "2033-03-04;2033-03-05"),
        ("ucdp", "type_of_violence", ""),
        ("ucdp", "gwnoa", ""),
        ("acled", "fatalities", "15"),
        ("acled", "event_date", "2033-03-04"),
        ("acled", "time_precision", "1"),
        ("acled", "geo_precision", "1"),
        ("acled", "iso", "170"),
        ("acled", "location", "Turbo"),
        ("acled", "timestamp", ""),
        ("ibc", "date", "2033-03-04"),
        ("ibc", "time", "09:30"),
        ("ibc", "minimum deaths", "15"),
        ("ibc", "maximum deaths", "15"),
        ("ibc", "place", "Turbo, Antioquia, Colombia"),
    ],
)
def test_cells_say_what_the_accounts_tell(told: CaseView, tmp_path: Path, form: str, column: str, value: str) -> None:
    table, _ = rows(told, form, tmp_path)
    assert table[0][column] == value


@pytest.mark.parametrize(
    ("published", "cell"),
    [("../2033-03-04", "../2033-03-04"), ("2033-03-04T09:30", "2033-03-04"), ("2033-03~", "2033-03~")],
)
def test_a_date_of_publication_is_told_whole_without_its_clock(
    told: CaseView, tmp_path: Path, published: str, cell: str
) -> None:
    accounts = {i: replace(a, published=published) for i, a in told.accounts.items()}
    table, _ = rows(replace(told, accounts=accounts), "ucdp", tmp_path)
    assert set(table[0]["source_date"].split(";")) == {cell}


def test_who_did_it_is_a_claim(told: CaseView, tmp_path: Path) -> None:
    table, trace = rows(told, "ucdp", tmp_path)
    (why,) = [t["trace"] for t in trace if t["row"] == "1" and t["column"] == "side_a"]
    assert "Red River Brigade" in table[0]["side_a"]
    assert why.startswith("claimed, not established")


def test_deaths_of_all_populations_add_up_to_best(told: CaseView, tmp_path: Path) -> None:
    for row in rows(told, "ucdp", tmp_path)[0]:
        parts = [float(row[c]) for c in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")]
        assert sum(parts) == float(row["best"])
        assert min(parts) >= 0


def test_parts_that_exceed_the_whole_are_not_split_out(told: CaseView, tmp_path: Path) -> None:
    event_id = next(e for e, found in told.figures.items() if any(f.population == "civilian" for f in found))
    inflated = {
        w: replace(c, low=99.0, best=99.0, high=99.0) if c.population == "civilian" else c
        for w, c in told.claims.items()
    }
    table, _ = rows(replace(told, claims=inflated), "ucdp", tmp_path)
    row = next(r for r in table if r["id"] == event_id)
    total = sum(float(row[c]) for c in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"))
    assert total == float(row["best"])


def test_media_and_primary_witnesses_are_kept_apart(told: CaseView, tmp_path: Path) -> None:
    row = rows(told, "ibc", tmp_path)[0][0]
    assert "governor's office" not in row["media sources"]
    assert "doctors at the town hospital" in row["primary witnesses"]


def test_one_first_hand_behind_what_stands_is_provisional(told: CaseView, tmp_path: Path) -> None:
    _, trace = rows(told, "ibc", tmp_path)
    (why,) = [t["trace"] for t in trace if t["row"] == "1" and t["column"] == "maximum deaths"]
    assert why.startswith("provisional: ")


@pytest.mark.parametrize(
    ("latitude", "longitude", "cell"),
    [(-90, -180, 1), (-90, -179.5, 2), (-89.5, -180, 721), (89.9, 179.9, 259_200), (90, 180, 259_200), (None, 3, None)],
)
def test_grid_cells_are_counted_from_the_south_west(
    latitude: float | None, longitude: float | None, cell: int | None
) -> None:
    assert priogrid(latitude, longitude) == cell


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_a_grid_cell_holds_its_point(latitude: float, longitude: float) -> None:
    cell = priogrid(latitude, longitude)
    assert cell is not None
    row, column = divmod(cell - 1, 720)
    near = 1e-9
    assert -90 + row / 2 - near <= latitude <= -89.5 + row / 2 + near
    assert -180 + column / 2 - near <= longitude <= -179.5 + column / 2 + near


@pytest.mark.parametrize(
    ("value", "written"),
    [("=1+1", "'=1+1"), ("@x", "'@x"), ("-33.9", "-33.9"), ("-x", "'-x"), ("12", "12"), ("", "")],
)
def test_text_never_starts_a_formula(view: CaseView, tmp_path: Path, value: str, written: str) -> None:
    coded = CodedEvent(view.events["e1"], {"only": Cell(value, "given")})
    assert read(write_coded([coded], ("only", "other"), tmp_path / "x.csv").files[0])[0]["only"] == written


@pytest.mark.parametrize("form", WRITERS)
def test_the_same_case_gives_the_same_bytes(case_path: Path, tmp_path: Path, form: str) -> None:
    for name in ("one", "two"):
        result = CliRunner().invoke(
            cli, ["export", str(case_path), "--format", form, "--out", str(tmp_path / name / "t.csv")]
        )
        assert result.exit_code == 0, result.output
    one, two = (sorted(p.read_bytes() for p in (tmp_path / n).iterdir()) for n in ("one", "two"))
    assert one == two
    assert len(one) == (3 if form == "ibc" else 2)


def test_a_case_without_events_gives_header_lines(tmp_path: Path) -> None:
    for form, (writer, columns) in WRITERS.items():
        written = writer(CaseView(), tmp_path / f"{form}.csv")
        assert written.rows == 0
        assert written.files[0].read_text("utf-8").strip().split(",") == list(columns)


def test_victims_who_are_named_stand_among_the_persons(told: CaseView, tmp_path: Path) -> None:
    event = next(e for e in told.events.values() if told.figures.get(e.event_id) and e.type == "shooting")
    claim_id = told.claim_ids_of(event.event_id)[0]
    named = replace(told.claims[claim_id], kind="actor", role="victim")
    group = replace(named, claim_id="cg", name="shoppers", person_kind="group")
    held = replace(
        told,
        claims={**told.claims, claim_id: named, "cg": group},
        entities={
            **told.entities,
            "p1": Entity("p1", "Ana Ruiz", "person", age="41", sex="female", occupation="trader"),
        },
        entity_of={**told.entity_of, claim_id: "p1"},
        event_of={**told.event_of, "cg": event.event_id},
    )
    table, _, persons = ibc.write_ibc(held, tmp_path / "ibc.csv").files
    assert read(table)[0]["target"] == "shoppers"
    (row,) = read(persons)
    assert [row[c] for c in ("row", "name", "age", "gender", "occupation")] == [
        "1",
        "Ana Ruiz",
        "41",
        "female",
        "trader",
    ]
    assert row["marital status"] == ""
