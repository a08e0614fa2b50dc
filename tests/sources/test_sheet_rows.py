"""Spreadsheets as manifests, through the process that opens them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.sources.sheets import Rows, make_ods, make_xlsx, packed

from firsthand.config import ManifestConfig, SourcesConfig
from firsthand.sources.find import find_items
from firsthand.sources.raw_item import Notice, RawItem, Rejection

Make = Callable[[dict[str, Rows]], bytes]
LONG = (
    "Six people were killed when a bus left the road near the harbour on Monday, the police of the district said. " * 3
)
BOTH = pytest.mark.parametrize(("ending", "make"), [("xlsx", make_xlsx), ("ods", make_ods)])


def told(
    path: Path, config: SourcesConfig, manifest: ManifestConfig | None = None
) -> list[RawItem | Rejection | Notice]:
    return list(find_items(path, config, manifest or ManifestConfig()))


@BOTH
def test_each_row_is_an_account(tmp_path: Path, config: SourcesConfig, ending: str, make: Make) -> None:
    rows: Rows = [
        ["id", "text", "published", "publisher"],
        ["a", "Six died.", date(2031, 5, 3), "Echo"],
        [7, "Two.", None, None],
    ]
    (tmp_path / f"m.{ending}").write_bytes(make({"List": rows}))
    one, two = told(tmp_path / f"m.{ending}", config)
    assert isinstance(one, RawItem)
    assert isinstance(two, RawItem)
    assert (one.source_id, one.data, one.published, one.publisher) == ("a", b"Six died.", "2031-05-03", "Echo")
    assert (two.source_id, two.data, two.published) == ("7", b"Two.", None)


@BOTH
def test_head_below_a_title_and_each_table(tmp_path: Path, config: SourcesConfig, ending: str, make: Make) -> None:
    tables: dict[str, Rows] = {
        "A": [["Incidents of May"], ["made by Ada"], ["Headline", "Body"], ["Bus falls", "Six died."]],
        "B": [["text"], ["Two were hurt."]],
        "C": [["Key", "Value"], ["colour", "red"]],
        "D": [],
    }
    (tmp_path / f"m.{ending}").write_bytes(make(tables))
    found = told(tmp_path / f"m.{ending}", config)
    items = [(f.source_id, f.title, f.data) for f in found if isinstance(f, RawItem)]
    assert items == [(f"m.{ending}:A:4", "Bus falls", b"Six died."), (f"m.{ending}:B:2", None, b"Two were hurt.")]
    assert [(f.input, f.code) for f in found if isinstance(f, Rejection)] == [(f"m.{ending}:C", "missing_column")]
    (notice,) = [f for f in found if isinstance(f, Notice)]
    assert notice == Notice(f"m.{ending}:A", ("title  Headline (guessed)", "text   Body (guessed)"))


def test_the_user_s_names_win(tmp_path: Path, config: SourcesConfig) -> None:
    (tmp_path / "m.xlsx").write_bytes(make_xlsx({"A": [["text", "Body"], ["note", "Six died."]]}))
    found = told(tmp_path / "m.xlsx", config, ManifestConfig(columns={"text": "Body"}))
    assert [f.data for f in found if isinstance(f, RawItem)] == [b"Six died."]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04" + b"\0" * 90, "damaged"),
        (make_xlsx({"A": [["text"], ["Six."]]})[:-40], "damaged"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 900, "encrypted"),
        (packed({"word/document.xml": "<w/>"}), "damaged"),
        (packed({"xl/workbook.xml": "<workbook"}), "damaged"),
        (packed({"xl/workbook.xml": b" " * 20_000_000}), "zip_bomb"),
        (b"", "empty"),
        (make_xlsx({"A": [["a", "b"], [1, 2]]}), "missing_column"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, config: SourcesConfig, data: bytes, code: str) -> None:
    (tmp_path / "m.xlsx").write_bytes(data)
    assert [f.code for f in told(tmp_path / "m.xlsx", config) if isinstance(f, Rejection)] == [code]


def test_an_encrypted_part(tmp_path: Path, config: SourcesConfig) -> None:
    data = bytearray(make_ods({"A": [["text"], ["Six."]]}))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    (tmp_path / "m.ods").write_bytes(bytes(data))
    assert [f.code for f in told(tmp_path / "m.ods", config) if isinstance(f, Rejection)] == ["encrypted"]


def test_a_far_cell_takes_no_memory(tmp_path: Path, config: SourcesConfig) -> None:
    far = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    parts = {"A": [["text"]]}
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(make_xlsx(parts))) as made:
        members: dict[str, str | bytes] = {n: made.read(n) for n in made.namelist()}
    head = bytes(members["xl/worksheets/s1.xml"]).partition(b"<sheetData>")[0].decode()  # type: ignore[arg-type]
    members["xl/worksheets/s1.xml"] = f"{head}{far}</worksheet>"
    (tmp_path / "m.xlsx").write_bytes(packed(members))
    (found,) = told(tmp_path / "m.xlsx", replace(config, max_open_seconds=20))
    assert isinstance(found, Rejection)
    assert found.code in ("too_large", "crash", "timeout")


@pytest.mark.parametrize("name", ["list.xlsx", "list.ods"])
def test_files_of_libreoffice(config: SourcesConfig, name: str) -> None:
    found = told(Path(__file__).parent / "made" / name, config)
    items = [(f.source_id, f.title, f.published) for f in found if isinstance(f, RawItem)]
    first = ("https://a.example/1", "Bus falls from bridge", "2031-05-03")
    assert items == [first, ("https://a.example/2", "Toll rises", "2031-05-25")]
    assert len([f for f in found if isinstance(f, Notice)]) == 2
