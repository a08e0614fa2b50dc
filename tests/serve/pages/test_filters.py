"""The list of events narrowed, ordered, kept, taken away; and what something is one with, found by words."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from firsthand.casefile.case import open_case
from firsthand.casefile.decide import Ruling, decide, decide_all
from firsthand.config import Config
from firsthand.engine.redo import derive_again
from firsthand.engine.run import read_into
from firsthand.serve.pages.filters import ORDERS, ListRequest
from firsthand.serve.pages.hits import parts_of

NEWS = {
    "wire": (
        "River Gazette",
        "Fire in Brno\n\nMay 3, 2031\n\nA fire at a mill in Brno killed 12 people on May 2, 2031.",
    ),
    "late": (
        "Mill Post",
        "Mill fire\n\nMay 4, 2031\n\nAt least 19 people were killed in the mill fire in Brno on May 2, 2031.",
    ),
    "bus": (
        "Coast Echo",
        "Bus crash\n\nJune 9, 2031\n\nA bus crashed near Porto on June 8, 2031. 3 people were killed and 40 injured.",
    ),
    "storm": (
        "Coast Echo",
        "Storm\n\nJuly 2, 2031\n\nA storm in Faro on July 1, 2031 caused damage of $5 million. 9 people were rescued.",
    ),
}


@pytest.fixture(scope="module")
def filed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of three events: one of two accounts that exclude each other, one with two tolls, one with none."""
    there = tmp_path_factory.mktemp("filters")
    rows = [{"id": n, "publisher": p, "language": "en", "text": t} for n, (p, t) in NEWS.items()]
    (there / "rows.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), "utf-8")
    read_into(there / "mill.db", there / "rows.jsonl", Config())
    return there / "mill.db"


def lines(browser: Any, **asked: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(browser.get(f"/events.json?{urlencode(asked)}").text)["lines"]
    return found


def places(browser: Any, **asked: object) -> list[str]:
    return [e["place"].split(",")[0] for e in lines(browser, **asked)]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, {"Brno", "Porto", "Faro"}),
        ({"type": "fire"}, {"Brno"}),
        ({"country": "Portugal"}, {"Porto", "Faro"}),
        ({"publisher": "Mill Post"}, {"Brno"}),
        ({"publisher": "Coast Echo", "measure": "injured"}, {"Porto"}),
        ({"language": "es"}, set()),
        ({"measure": "killed", "status": "single_origin"}, {"Porto"}),
        ({"measure": "injured", "status": "contested"}, set()),
        ({"tag": "storm"}, set()),
        ({"coder": "Ada"}, set()),
        ({"tier": "background"}, set()),
        ({"type": "' OR 1 --"}, set()),
    ],
)
def test_the_list_is_narrowed(filed: Path, opened: Any, asked: dict[str, str], found: set[str]) -> None:
    assert set(places(opened(filed), **asked)) == found


def test_the_list_is_ordered_by_what_is_named(filed: Path, opened: Any) -> None:
    browser = opened(filed)
    assert places(browser, order="toll")[:2] == ["Brno", "Porto"]
    assert places(browser, order="toll", measure="injured") == ["Porto"]
    assert places(browser, order="latest") == ["Faro", "Porto", "Brno"]
    assert places(browser, order="date")[0] == "Brno"
    assert places(browser, order="hands")[0] == "Brno"
    for order in (*ORDERS, "' ; DROP"):
        assert len(places(browser, order=order)) == 3


def test_a_toll_counts_people_who_came_to_harm_in_full_and_nothing_else(filed: Path, opened: Any) -> None:
    found = {e["place"].split(",")[0]: [(t["span"], t["measure"]) for t in e["tolls"]] for e in lines(opened(filed))}
    assert found["Porto"] == [("3", "killed"), ("40", "injured")]
    assert found["Faro"] == []


def test_tags_and_coders_are_found_by_what_people_ruled(filed: Path, opened: Any, tmp_path: Path) -> None:
    mine = Path(shutil.copy(filed, tmp_path / "mill.db"))
    browser = opened(mine)
    event = lines(browser, country="Portugal", type="crash")[0]["event_id"]
    with open_case(mine) as case:
        (account,) = case.connection.execute("SELECT account_id FROM accounts WHERE publisher = 'Mill Post'").fetchone()
    decide_all(mine, [Ruling("tag", event, "Ada", {"tag": "road"}), Ruling("tag", account, "Ben", {"tag": "tabloid"})])
    derive_again(mine)
    assert (places(browser, tag="road"), places(browser, tag="tabloid")) == (["Porto"], ["Brno"])
    assert places(browser, coder="Ada") == ["Porto"]
    choices = json.loads(browser.get("/events.json").text)["choices"]
    assert (choices["tags"], choices["coders"]) == (["road", "tabloid"], ["Ada"])


def test_what_fits_is_taken_away_whole_as_a_table(filed: Path, opened: Any, tmp_path: Path) -> None:
    mine = Path(shutil.copy(filed, tmp_path / "mill.db"))
    browser = opened(mine)
    event = lines(browser, type="crash")[0]["event_id"]
    decide(mine, Ruling("title", event, "Ada", {"title": "=HYPERLINK(1)"}))
    derive_again(mine)
    answer = browser.get("/events.csv?country=Portugal&order=date")
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert [r["place"].split(",")[0] for r in rows] == ["Porto", "Faro"]
    assert (rows[0]["killed_best"], rows[0]["injured_high"], rows[1]["killed_best"]) == ("3", "40", "")
    assert (rows[0]["title"], rows[0]["coded_by"]) == ("'=HYPERLINK(1)", "Ada")


def test_a_filter_is_kept_under_a_name_and_let_go_of(filed: Path, opened: Any, tmp_path: Path) -> None:
    browser = opened(Path(shutil.copy(filed, tmp_path / "mill.db")))
    asked = ListRequest(country="Portugal", order="toll").query
    assert browser.post("/filters", {"name": "Coast", "query": asked}).headers["location"] == f"/events?{asked}"
    assert browser.post("/filters", {"name": "Coast", "query": "type=fire"}).status_code == 303
    (kept,) = json.loads(browser.get("/events.json").text)["saved"]
    assert (kept["name"], kept["query"]) == ("Coast", "type=fire")
    assert browser.post("/filters", {"name": "", "query": asked}).status_code == 422
    assert browser.post("/filters", {"name": "All", "query": ""}).status_code == 422
    browser.post("/filters", {"forget": "Coast"})
    assert json.loads(browser.get("/events.json").text)["saved"] == []


def test_a_hit_shows_the_words_where_they_stand(filed: Path, opened: Any) -> None:
    (line,) = lines(opened(filed), q="mill brno")
    assert {p["text"].lower() for p in line["hit"]["parts"] if p["found"]} >= {"mill", "brno"}
    assert line["hit"]["teller"] in ("River Gazette", "Mill Post")
    assert lines(opened(filed))[0]["hit"] is None


def test_the_marks_of_a_snippet_are_its_parts() -> None:
    assert [(s.text, s.found) for s in parts_of("a \x01b\x02 c\n\x01d\x02")] == [
        ("a ", False), ("b", True), (" c ", False), ("d", True),
    ]  # fmt: skip


def test_a_partner_is_found_by_words_and_never_the_thing_itself(filed: Path, opened: Any) -> None:
    browser = opened(filed)
    event = lines(browser, type="fire")[0]["event_id"]

    def found(kind: str, target: str, q: str) -> list[str]:
        page = json.loads(browser.get(f"/partner.json?{urlencode({'kind': kind, 'target': target, 'q': q})}").text)
        return [p["name"] for p in page["found"]]

    assert any("Porto" in name for name in found("merge", event, "bus porto"))
    assert found("merge", event, "brno") == []
    assert found("merge", event, "") == []
    with open_case(filed) as case:
        hands = case.connection.execute("SELECT origin_id, name FROM origins ORDER BY name").fetchall()
    assert found("join_origins", hands[0][0], hands[1][1]) == [hands[1][1]]
    for kind, target in (("split", event), ("merge", "e0"), ("join_entities", event)):
        assert browser.get(f"/partner?kind={kind}&target={target}").status_code == 404
