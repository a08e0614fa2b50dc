"""Two coders who differ, and a third who settles it, in the page."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect
from tests.browser.test_many import settled
from tests.browser.test_tasks import told

from firsthand.casefile.decide import Ruling, decide_all


def test_a_third_coder_sees_both_values_and_settles_them(visit: Any, served: Any) -> None:
    event = told(served, "/events.json")["lines"][0]["event_id"]
    both = [Ruling("type", event, who, {"type": kind}) for who, kind in (("Ada", "crash"), ("Ben", "fire"))]
    decide_all(served.path, both)
    page = visit(served, "/agreement?first=Ada&second=Ben", who="Ada")
    row = page.locator("tr[data-item]")
    expect(row).to_contain_text("crash")
    expect(row).to_contain_text("fire")
    expect(page.get_by_role("button", name="Ben is right")).to_have_count(0)
    expect(page.get_by_role("alert")).to_have_count(0)
    page = visit(served, "/agreement?first=Ada&second=Ben", who="Cleo")
    page.get_by_role("button", name="Ben is right").click()
    page.wait_for_url("**/agreement?first=Ada&second=Ben")
    expect(page.locator("tr[data-item]")).to_contain_text("Cleo: fire")
    settled(page)
    assert told(served, "/events.json")["lines"][0]["type"] == "fire"


def test_a_coder_whom_nobody_knows_is_told_so(visit: Any, served: Any) -> None:
    event = told(served, "/events.json")["lines"][0]["event_id"]
    decide_all(served.path, [Ruling("tag", event, who, {"tag": "x"}) for who in ("Ada", "Ben")])
    page = visit(served, "/decisions")
    answer = page.request.get(served.address + "/agreement?first=Ada&second=Bob")
    assert answer.status == 404
    assert "known: Ada, Ben" in answer.text()
