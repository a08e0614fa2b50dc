"""Named victims of an event: one row a person, differing values side by side, each with its words."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from lxml import html

from firsthand.casefile.case import open_case
from firsthand.config import Config
from firsthand.engine.run import read_into
from firsthand.export.coded.victims import COLUMNS, write_victims
from firsthand.export.page.html import html_page
from firsthand.export.terminal.overview import overview
from firsthand.export.words import victim_told
from firsthand.view.case_view import CaseView
from firsthand.view.load import load_view
from firsthand.view.victims import victims_of

TOLD = {
    "courier.txt": "Blast at Lowford market kills three\n\nLOWFORD, May 4, 2031 - A bomb exploded at the market in Lowford on "
    "May 3, 2031, and three people were killed. Tom Barlow, 34, a teacher, was killed. His son Tim, 5, was wounded. "
    "Police denied that Karl Moss was killed.",
    "herald.txt": "Three dead in Lowford\n\nLOWFORD, May 4, 2031 - Three people were killed when a bomb exploded at the market "
    "in Lowford on May 3, 2031. The dead: Ann Poe, 19, and Tom Barlow, 35. Rosa Quill, 61, has been missing since the blast.",
}  # fmt: skip


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> CaseView:
    folder = tmp_path_factory.mktemp("told")
    for name, text in TOLD.items():
        (folder / name).write_text(text, encoding="utf-8")
    path = folder.parent / "case.db"
    read_into(path, folder, Config())
    with open_case(path) as case:
        return load_view(case)


def listed(view: CaseView) -> dict[str, list[str]]:
    names = {a.account_id: a.source_id.removesuffix(".txt") for a in view.accounts.values()}
    event = view.ranked_events()[0]
    return {
        v.name: [victim_told(v, names), *sorted(names[a] for a in v.account_ids)]
        for v in victims_of(view, event.event_id)
    }


def test_each_named_victim_is_one_row_with_what_is_told_of_them(view: CaseView) -> None:
    assert listed(view) == {
        "Tom Barlow": ["Tom Barlow, 34 (courier); 35 (herald), teacher, killed", "courier", "herald"],
        "Tim": ["Tim, 5, male, injured", "courier"],
        "Ann Poe": ["Ann Poe, 19, killed", "herald"],
        "Rosa Quill": ["Rosa Quill, 61, missing", "herald"],
    }


def test_the_table_quotes_the_words_of_each_account(view: CaseView, tmp_path: Path) -> None:
    out = tmp_path / "names.csv"
    assert write_victims(view, out) == 4
    with open(out, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == COLUMNS
    tim = next(r for r in rows if r["name"] == "Tim")
    assert (tim["fate"], tim["age"], tim["sex"], tim["accounts"]) == ("injured", "5", "male", "courier.txt")
    assert tim["words"] == "“Tim, 5, was wounded”"
    for row in rows:
        for quote in row["words"].split("; "):
            assert any(quote.strip("“”") in " ".join(t.split()) for t in TOLD.values())


def test_the_terminal_lists_them(view: CaseView) -> None:
    told = [line.text for line in overview(view) if line.label == "victim"]
    assert told[0].startswith("Tom Barlow, 34")
    assert len(told) == 4


def test_the_page_lists_them_and_names_no_victim_twice(view: CaseView) -> None:
    page = html.document_fromstring(html_page(view))
    (table,) = page.xpath("//table[caption='Named victims, as told']")
    rows = [[" ".join(cell.text_content().split()) for cell in row] for row in table.xpath("./tbody/tr")]
    assert rows[0] == ["Tom Barlow", "killed", "34 (A); 35 (B)", "", "teacher", "A B"]
    assert [row[0] for row in rows] == [v.name for v in victims_of(view, view.ranked_events()[0].event_id)]
    who = " ".join(page.xpath("//dt[.='Who']/following-sibling::dd//text()"))
    assert "Tom Barlow" not in who
