"""Every page and its twin, with ordinary and with hostile accounts on it."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from lxml import html

LOCAL = re.compile(r"^(/(?!/)|#)")


def test_every_page_and_its_twin_answer(browser: Any, pages: list[str]) -> None:
    for path in pages:
        address, _, query = path.partition("?")
        page, twin = browser.get(path), browser.get(f"{address}.json" + (f"?{query}" if query else ""))
        assert (page.status_code, twin.status_code) == (200, 200), path
        assert page.headers["content-type"].startswith("text/html")
        assert isinstance(json.loads(twin.text), dict), path


def test_no_account_writes_into_a_page(browser: Any, pages: list[str]) -> None:
    """Hostile titles, texts, names and addresses are on the pages, and none of them became markup."""
    seen = 0
    for path in pages:
        text = browser.get(path).text
        tree = html.document_fromstring(text)
        seen += "&lt;script&gt;alert(1)" in text
        assert "49" not in [n.text for n in tree.iter("h1")], path
        for node in tree.iter():
            if not isinstance(node.tag, str):
                continue
            assert not [a for a in node.attrib if a.startswith("on") or a == "style"], (path, node.tag)
            assert node.tag not in ("style", "object", "embed", "base"), path
            if node.tag in ("script", "link", "img", "iframe", "image", "use"):
                address = node.get("src") or node.get("href") or ""
                assert LOCAL.match(address), (path, node.tag, address)
                assert not (node.text or "").strip(), (path, node.tag)
            if node.tag in ("a", "form"):
                address = node.get("href") or node.get("action") or "/"
                assert LOCAL.match(address), (path, address)
    assert seen >= 4


def test_no_id_stands_twice_on_a_page(browser: Any, pages: list[str]) -> None:
    for path in pages:
        found = html.document_fromstring(browser.get(path).text).xpath("//@id")
        assert len(found) == len(set(found)), path


@pytest.mark.parametrize(
    "path", ["/events/e0", "/events/e0.json", "/accounts/a0", "/accounts/a0/raw", "/accounts/a0/bytes", "/jobs/99", "/x",
             "/lineage?family=a0", "/compare?a=a0", "/compare", "/accounts/a0/page/1.png"],
)  # fmt: skip
def test_what_is_not_there_is_said_to_be_not_there(browser: Any, path: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == 404
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    "query",
    ["q=%22", "q=a*b%20OR", "q=NEAR(", "q=%00", "q=" + "x" * 3000, "near=1,2,3", "near=nan,nan", "since=x", "page=999999",
     "order=;drop", "status=none", "place=%25", "q=%3Cscript%3E"],
)  # fmt: skip
def test_odd_questions_are_answered(browser: Any, query: str) -> None:
    assert browser.get(f"/events?{query}").status_code == 200
    assert browser.get(f"/events.json?{query}").status_code == 200


def test_an_odd_page_number_is_an_error_of_the_asker(browser: Any) -> None:
    assert browser.get("/events?page=x").status_code == 422


def test_search_finds_titles_names_and_words_of_accounts(browser: Any) -> None:
    def found(query: str) -> list[str]:
        return [e["title"] for e in json.loads(browser.get(f"/events.json?q={query}").text)["lines"]]

    assert any("Ostrava" in t for t in found("Ostrava"))
    assert any("Ostrava" in t for t in found("recovered bodies"))
    assert found("barge")
    assert not any("Ostrava" in t for t in found("barge sailors"))
    assert found("nowhere-at-all") == []


def test_filters_narrow_the_list(browser: Any) -> None:
    def total(query: str = "") -> int:
        return int(json.loads(browser.get(f"/events.json?{query}").text)["total"])

    assert 0 < total("since=2031-05-01&until=2031-05-05") < total()
    assert total("contested=1") < total()
    assert total("contested=1") == total("status=contested")
    assert total("unreviewed=1") == total()
    assert total("place=ostrava") == total("place=OSTRAVA") > 0


def test_the_map_leads_to_the_events_of_a_place(browser: Any) -> None:
    page = json.loads(browser.get("/events.json").text)
    point = page["points"][0]
    there = json.loads(browser.get(f"/events.json?near={point['near']}").text)
    assert there["total"] >= point["events"]
    far = page["far"]["events"] if page["far"] else 0
    assert sum(b["events"] for b in page["bars"]) + page["undated"] + far == page["total"]


def test_another_profile_is_a_switch_that_stores_nothing(browser: Any, ids: dict[str, list[str]]) -> None:
    path = f"/events/{ids['events'][0]}"
    before = browser.get(f"{path}.json").text
    acled = json.loads(browser.get(f"{path}.json?profile=acled").text)
    assert (acled["profile"], acled["own"]) == ("acled", "plain")
    assert json.loads(browser.get(f"{path}.json?profile=none").text)["profile"] == "plain"
    assert browser.get(f"{path}.json").text == before


def test_each_value_has_the_words_it_stands_on_in_place(browser: Any, ids: dict[str, list[str]]) -> None:
    tree = html.document_fromstring(browser.get(f"/events/{ids['events'][0]}").text)
    rows = tree.xpath("//section[@class='figure']//tbody/tr[td[contains(@class,'value')]]")
    assert rows
    assert all(row.xpath(".//blockquote/mark") for row in rows)


def test_html_of_an_account_is_served_to_a_sandbox_alone(browser: Any, ids: dict[str, list[str]]) -> None:
    (account,) = ids["html"]
    raw = browser.get(f"/accounts/{account}/raw")
    assert raw.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert "allow" not in raw.headers["content-security-policy"]
    frame = html.document_fromstring(browser.get(f"/accounts/{account}").text).xpath("//iframe")[0]
    assert frame.get("sandbox") == ""
    other = next(a for a in ids["accounts"] if a != account)
    assert browser.get(f"/accounts/{other}/raw").status_code == 404


def test_bytes_are_a_file_to_keep_under_a_name_that_is_no_path(browser: Any, ids: dict[str, list[str]]) -> None:
    kept = browser.get(f"/accounts/{ids['hostile'][0]}/bytes").headers
    name = kept["content-disposition"]
    assert name.startswith("attachment;")
    assert not set("/\\<>") & set(name)
    assert kept["content-type"] == "application/octet-stream"


def test_an_empty_case_says_what_to_do_first(empty_case: Path, opened: Any) -> None:
    browser = opened(empty_case)
    for path in ("/events", "/accounts", "/lineage", "/queue", "/decisions"):
        answer = browser.get(path)
        assert answer.status_code == 200, path
    assert "add accounts" in browser.get("/events").text
    assert '"total": 0' in browser.get("/events.json").text


def test_a_record_that_an_older_version_derived_says_what_to_do(
    case_path: Path, opened: Any, ids: dict[str, list[str]]
) -> None:
    with closing(sqlite3.connect(case_path)) as connection:
        for table in ("account_entries", "claim_origins", "wrong_copies"):
            connection.execute(f"DROP TABLE {table}")
        connection.commit()
    old = opened(case_path)
    for path in (f"/events/{ids['events'][0]}", f"/accounts/{ids['accounts'][0]}", "/lineage"):
        answer = old.get(path)
        assert answer.status_code == 500
        assert "firsthand read PATH" in answer.text
    assert old.get("/accounts").status_code == old.get("/events").status_code == 200


def test_openapi_tells_the_twins_and_loads_nothing(browser: Any, pages: list[str]) -> None:
    told = json.loads(browser.get("/api").text)
    assert "/events/{event_id}.json" in told["paths"]
    assert all(path.endswith(".json") for path in told["paths"])
    assert [m for p in told["paths"].values() for m in p] == ["get"] * len(told["paths"])
    assert browser.get("/docs").status_code == 404


def test_static_files_are_kept_by_their_hash(browser: Any) -> None:
    page = html.document_fromstring(browser.get("/events").text)
    for address in page.xpath("//link[@rel='stylesheet']/@href | //script/@src"):
        answer = browser.get(address)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
        assert re.search(r"\?[0-9a-f]{12}$", address)
    assert browser.get("/static/../site.py").status_code == 404
