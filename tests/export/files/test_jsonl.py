"""The JSON-lines export keeps its contract: columns, order, bytes."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from firsthand.export.files.jsonl import FILES, rows_of_file, write_jsonl
from firsthand.lineage.lineage import OriginLink
from firsthand.view.case_view import CaseView

# The columns that other tools rely on; further ones may be added, these stay.
CONTRACT = {
    "accounts": """account_id source_id url title publisher byline agency published published_basis language sha256 text
        main_event_id""",
    "claims": """claim_id account_id event_id start end quote kind measure population includes_perpetrators low best high
        quantifier as_of cumulative edtf place place_id latitude longitude entity_id role speaker cue speaker_start
        speaker_end cue_start cue_end attribution_chain source_connection modality extractor extractor_version
        confidence""",
    "events": """event_id title type date_edtf date_start date_end date_prec date_readings place place_text places
        place_readings where_prec latitude longitude country names differences account_ids parent_id relation_to_parent
        tier event_hint""",
    "figures": """event_id measure population low best high status readings n_accounts n_origins_min n_origins_max
        differences profile rule trace claim_ids""",
    "lineage": """derived_account source_account origin_id relation basis containment spans direction_basis confidence
        reason""",
    "origins": "origin_id name kind party group account_ids reason",
    "entities": "entity_id name kind variants roles age sex occupation evidence",
    "rejections": "input stage code detail",
}


def _rows(folder: Path, name: str) -> list[dict[str, object]]:
    lines = (folder / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("name", [n for n in FILES if n != "entities"])
def test_columns_are_complete(view: CaseView, tmp_path: Path, name: str) -> None:
    written = write_jsonl(view, tmp_path)
    rows = _rows(tmp_path, name)
    assert len(rows) == written[name] > 0
    for row in rows:
        assert set(CONTRACT[name].split()) <= set(row)


def test_every_file_is_there_though_empty(tmp_path: Path) -> None:
    assert write_jsonl(CaseView(), tmp_path) == dict.fromkeys(FILES, 0)
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(f"{n}.jsonl" for n in CONTRACT)


def test_numbers_are_whole_where_they_are(view: CaseView) -> None:
    (row,) = rows_of_file(view, "figures")
    assert json.dumps([row["low"], row["readings"][0]["value"]]) == "[12, 12]"
    (copy,) = [r for r in rows_of_file(view, "lineage") if r["relation"] == "copy"]
    assert copy["containment"] == 0.8


def test_nested_rows(view: CaseView) -> None:
    (copy,) = [r for r in rows_of_file(view, "lineage") if r["relation"] == "copy"]
    assert copy["spans"][1] == {"kind": "changed", "derived": [31, 33], "source": [61, 63]}
    event = next(rows_of_file(view, "events"))
    (reading,) = event["date_readings"]
    assert (reading["value"], reading["claim_ids"], reading["account_ids"]) == ("2011-05-03", ["c3"], ["a1"])
    assert event["names"] == [{"name": "the “mill” <i>fire</i>", "account_ids": ["a1"]}]


@pytest.mark.parametrize(
    ("links", "behind"),
    [
        ((), []),
        ((OriginLink("o1", "a1"), OriginLink("o1", "a2")), ["o1"]),
        ((OriginLink("o1", "a1", "c3"), OriginLink("o2", "a1")), ["o1"]),
        ((OriginLink("o1", "a1", "c1"), OriginLink("o2", "a1")), ["o2"]),
    ],
)
def test_a_date_tells_the_first_hands_behind_it(
    view: CaseView, as_derived: Callable[[CaseView], CaseView], links: tuple[OriginLink, ...], behind: list[str]
) -> None:
    origins = view.origins | {"o2": replace(view.origins["o1"], origin_id="o2")}
    row = next(rows_of_file(as_derived(replace(view, origin_links=links, origins=origins)), "events"))
    (reading,) = row["date_readings"]
    assert reading["origin_ids"] == behind
    assert (reading["n_origins_min"], reading["n_origins_max"]) == (len(behind), len(behind))


def test_quotes_hold(view: CaseView) -> None:
    for row in rows_of_file(view, "claims"):
        assert view.accounts[row["account_id"]].text[row["start"] : row["end"]] == row["quote"]
        assert row["event_id"] == "e1"


def test_text_stays_as_it_is_and_lines_end_in_one_sign(view: CaseView, tmp_path: Path) -> None:
    text = "one\u2028two\r\nthree – “four”"
    view = replace(view, accounts={"a1": replace(view.accounts["a1"], text=text)})
    write_jsonl(view, tmp_path)
    data = (tmp_path / "accounts.jsonl").read_bytes()
    assert data.count(b"\n") == 1
    assert json.loads(data)["text"] == text
    assert "“four”".encode() in data


def test_a_second_export_replaces_the_first(view: CaseView, tmp_path: Path) -> None:
    write_jsonl(view, tmp_path)
    first = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    write_jsonl(view, tmp_path)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == first
