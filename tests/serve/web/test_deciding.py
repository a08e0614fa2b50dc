"""Forms that say before what they would do, and forms that were refused: what a person sees is what is stored."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from firsthand.casefile.case import CaseFile, open_case
from firsthand.engine.redo import derive_again
from firsthand.export.words import number, span
from firsthand.record.figure import Figure


def wire(case: CaseFile) -> tuple[str, str, int]:
    """An account that counts the killed, its event, and where it has a word of its own for the rest."""
    sql = (
        "SELECT c.account_id, k.event_id, v.text FROM claims c JOIN event_claims k USING (claim_id) JOIN accounts a "
        "USING (account_id) JOIN text_versions v USING (version_id) WHERE c.measure = 'killed' AND c.best = 14 ORDER BY 1"
    )
    account, event, text = case.connection.execute(sql).fetchone()
    return account, event, text.index("on")


def figures(browser: Any, event: str) -> dict[str, tuple[Any, ...]]:
    page = json.loads(browser.get(f"/events/{event}.json").text)
    return {p["field"]: (p["low"], p["best"], p["high"]) for p in page["figures"]}


def sent(account: str, at: int, **fields: str) -> dict[str, str]:
    head = {"kind": "add", "target": account, "who": "Ana", "back": "/queue", "claim_kind": "figure", "event": ""}
    return {**head, "start": str(at), "end": str(at + 2), "measure": "killed", "best": "12", **fields}


def test_a_part_of_a_total_leaves_the_total_as_it_is(case_path: Path, opened: Any) -> None:
    with open_case(case_path) as case:
        account, event, at = wire(case)
    browser = opened(case_path)
    before = figures(browser, event)
    asked = browser.post("/before", sent(account, at, part="yes"))
    assert "No figure’s low, best or high changes" in asked.text
    form = html.document_fromstring(asked.text).xpath("//form[@action='/decide']")[0]
    fields = {n.get("name"): n.get("value") or "" for n in form.xpath(".//input[@name]")}
    assert browser.send("/decide", data=fields).status_code == 303
    assert derive_again(case_path)
    assert figures(browser, event) == before
    with open_case(case_path) as case:
        row = case.connection.execute("SELECT marks FROM claims WHERE extractor = 'reviewer'").fetchone()
    assert json.loads(row[0]) == ["part"]


def test_a_group_of_people_is_added_as_itself(case_path: Path, opened: Any) -> None:
    with open_case(case_path) as case:
        account, event, at = wire(case)
    browser = opened(case_path)
    before = figures(browser, event)
    told = sent(account, at, population="children")
    assert "killed, children" in browser.post("/before", told).text
    assert browser.post("/decide", told).status_code == 303
    assert derive_again(case_path)
    after = figures(browser, event)
    assert after["killed/children"] == (12, 12, 12)
    assert after["killed/all"] == before["killed/all"]


@pytest.mark.parametrize(
    "fields", [{}, {"best": "3"}, {"measure": "injured", "best": "2"}, {"low": "10", "high": "20"}]
)
def test_what_is_shown_before_is_what_comes_of_it(case_path: Path, opened: Any, fields: dict[str, str]) -> None:
    with open_case(case_path) as case:
        account, event, at = wire(case)
    browser = opened(case_path)
    before = figures(browser, event)
    tree = html.document_fromstring(browser.post("/before", sent(account, at, **fields)).text)
    heading = "//h2[text()='Figures that change']/following-sibling::table[1]/tbody/tr"
    shown = {r[0].text: (r[1].text, r[2].text) for r in tree.xpath(heading)}
    said = tree.xpath("//h2[text()='What this account says']/following-sibling::table[1]/tbody/tr")
    assert said
    assert browser.post("/decide", sent(account, at, **fields)).status_code == 303
    assert derive_again(case_path)
    with open_case(case_path) as case:
        made = {f"{f.measure}/{f.population}": f for f in case.rows(Figure) if f.event_id == event}
    after = figures(browser, event)
    changed = {f for f in after if after[f] != before.get(f)}
    assert {f.removesuffix("/all") for f in changed} == set(shown)
    for name, (_, then) in shown.items():
        figure = made[f"{name}/all"]
        best = "" if figure.best is None or figure.low == figure.high else f", best {number(figure.best)}"
        assert then == span(figure) + best


def test_correcting_a_part_leaves_it_one_unless_a_person_says_otherwise(case_path: Path, opened: Any) -> None:
    with open_case(case_path) as case:
        account, _, at = wire(case)
    browser = opened(case_path)
    browser.post("/decide", sent(account, at, part="yes"))
    assert derive_again(case_path)
    with open_case(case_path) as case:
        claim = case.connection.execute("SELECT claim_id FROM claims WHERE extractor = 'reviewer'").fetchone()[0]
    head = {"kind": "correct", "target": claim, "who": "Ana"}
    for shown, best, part, marks in (("12", "13", "yes", ["part"]), ("13", "14", "", [])):
        told = {**head, "low": shown, "best": best, "high": shown, "part": part}
        assert browser.post("/decide", told).status_code == 303
        assert derive_again(case_path)
        with open_case(case_path) as case:
            sql = "SELECT marks, best FROM claims WHERE claim_id = ?"
            row = case.connection.execute(sql, (claim,)).fetchone()
        assert (json.loads(row[0]), str(int(row[1]))) == (marks, best)


def test_a_refused_form_keeps_what_was_typed(case_path: Path, opened: Any) -> None:
    with open_case(case_path) as case:
        account, event, at = wire(case)
    browser = opened(case_path)
    told = {**sent(account, at, best="a dozen"), "why": "the list <i> says so"}
    for path in ("/before", "/decide"):
        answer = browser.post(path, told)
        assert answer.status_code == 422
        form = html.document_fromstring(answer.text).xpath(f"//form[@action='{path}']")[0]
        kept = {n.get("name"): n.get("value") or "" for n in form.xpath(".//input[@name]")}
        assert told.items() <= kept.items()
        answer = browser.send(path, data={**kept, "best": "12"})
        assert answer.status_code in (200, 303)
    lock = {"kind": "lock", "target": event, "who": "Ana", "measure": "killed", "low": "9", "best": "3", "high": "12"}
    kept_lock = html.document_fromstring(browser.post("/decide", lock).text).xpath("//form[@action='/decide']//input")
    assert {n.get("name"): n.get("value") for n in kept_lock}.items() >= lock.items()
