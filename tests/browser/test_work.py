"""Events dealt out to two coders, and what each of them has done."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect
from tests.browser.test_many import do_to_ticked, settled
from tests.browser.test_tasks import told


def test_events_are_dealt_out_in_turn_and_the_work_is_counted(visit: Any, served: Any) -> None:
    page = visit(served, "/events")
    page.get_by_label("Tick all of this page").check()
    do_to_ticked(page, "deal them to, names with ; between", "Ana; Ben")
    page.get_by_role("button", name="Store all 3").click()
    page.wait_for_url("**/events")
    settled(page)
    dealt = [e["assigned"] for e in told(served, "/events.json")["lines"]]
    assert sorted(dealt) == ["Ana", "Ana", "Ben"]
    page.goto(served.address + "/queue")
    page.get_by_role("link", name="What was dealt to Ana").click()
    expect(page.get_by_text("What was dealt to Ana.")).to_be_visible()
    mine = {e["event_id"] for e in told(served, "/events.json?assigned=Ana")["lines"]}
    tasks = told(served, "/queue.json?who=Ana")["tasks"]
    assert {t["event_id"] for t in tasks} <= mine
    page.goto(served.address + "/events?assigned=Ana")
    page.locator("main tbody input[name=ids]").first.check()
    do_to_ticked(page, "mark them as reviewed")
    page.get_by_role("button", name="Store it").click()
    settled(page)
    page.goto(served.address + "/work")
    rows = {c["who"]: (c["dealt"], c["done"], c["decided"]) for c in told(served, "/work.json?who=Ana")["coders"]}
    assert rows == {"Ana": (2, 1, 1), "Ben": (1, 0, 0)}
    expect(page.get_by_role("heading", name="Ana, day by day")).to_be_visible()
