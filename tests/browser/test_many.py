"""One ruling on many things, as a person does it: rows ticked, shown before it is stored, taken back as one."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect
from tests.browser.test_tasks import PATIENCE, told


def settled(page: Page) -> None:
    """Wait until the record is built."""
    expect(page.locator("p.said[data-working]")).to_have_count(0, timeout=1_000 * PATIENCE)


def do_to_ticked(page: Page, what: str, given: str = "") -> None:
    """Choose what is done with the ticked rows, and see it before it is stored."""
    bar = page.locator("form#many")
    bar.get_by_label("With the ticked ones").select_option(label=what)
    if given:
        bar.get_by_label("Value or reason").fill(given)
    bar.get_by_role("button", name="See what is stored").click()
    page.wait_for_url("**/many")


def test_many_accounts_are_tagged_and_given_a_publisher_and_both_taken_back(visit: Any, served: Any) -> None:
    page = visit(served, "/accounts")
    before = {r["account_id"]: r["name"] for r in told(served, "/accounts.json")["rows"]}
    boxes = page.locator("main tbody input[name=ids]")
    boxes.nth(0).check()
    boxes.nth(3).click(modifiers=["Shift"])
    do_to_ticked(page, "give the publisher", "Estuary Press")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Say who published 4 accounts")
    expect(page.locator("ul.joined li")).to_have_count(4)
    page.get_by_role("button", name="Store all 4").click()
    page.wait_for_url("**/accounts")
    settled(page)
    named = [r["name"] for r in told(served, "/accounts.json")["rows"]]
    assert named.count("Estuary Press") == 4
    page.goto(served.address + "/decisions")
    page.get_by_label("Tick all of this page").check()
    do_to_ticked(page, "take them back")
    page.get_by_role("button", name="Store all 4").click()
    page.wait_for_url("**/decisions")
    settled(page)
    assert {r["account_id"]: r["name"] for r in told(served, "/accounts.json")["rows"]} == before


def test_what_is_excluded_needs_a_reason_and_says_so(visit: Any, served: Any) -> None:
    page = visit(served, "/accounts")
    page.keyboard.press("j")
    page.keyboard.press("t")
    page.keyboard.press("j")
    page.keyboard.press("t")
    page.keyboard.press("m")
    page.keyboard.type("excl")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/many")
    expect(page.get_by_label("Why")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Exclude 2 accounts")
    page.keyboard.type("a test page")
    page.keyboard.press("Enter")
    page.wait_for_url("**/accounts")
    expect(page.locator("tbody .tag", has_text="excluded")).to_have_count(2)


def test_all_that_fit_a_filter_are_marked_as_reviewed_without_ticking(visit: Any, served: Any) -> None:
    page = visit(served, "/events")
    for box in page.locator("main tbody input[name=ids]").all()[:2]:
        box.check()
    do_to_ticked(page, "mark them as reviewed")
    page.get_by_role("button", name="Store all 2").click()
    page.wait_for_url("**/events")
    settled(page)
    assert sum(e["reviewed"] for e in told(served, "/events.json")["lines"]) == 2


def test_ticked_events_are_put_together(visit: Any, served: Any) -> None:
    lines = told(served, "/events.json")["lines"]
    page = visit(served, "/events")
    for event in lines[:2]:
        page.get_by_role("checkbox", name=f"Tick {event['title']}").check()
    do_to_ticked(page, "put them together")
    expect(page.get_by_role("heading", level=1)).to_have_text("Put 2 events together")
    page.get_by_role("button", name="Store it").click()
    page.wait_for_url("**/events")
    settled(page)
    assert len(told(served, "/events.json")["lines"]) == len(lines) - 1


def test_nothing_ticked_is_refused(visit: Any, still: Any) -> None:
    page = visit(still, "/events")
    page.get_by_role("button", name="See what is stored").click()
    expect(page.get_by_role("alert")).to_contain_text("tick one or more")


def test_an_account_shows_figures_first_and_is_accepted_as_a_whole(visit: Any, served: Any) -> None:
    rows = told(served, "/accounts.json")["rows"]
    account = max(rows, key=lambda r: r["claims"] or 0)["account_id"]
    held = told(served, f"/accounts/{account}.json")
    page = visit(served, f"/accounts/{account}")
    items = page.locator("ol.claims > li")
    kinds = [c["claim"]["kind"] for c in held["claims"]]
    assert kinds[0] == "figure"
    assert "attribution" in kinds
    expect(items).to_have_count(len(kinds) - kinds.count("attribution"))
    page.get_by_role("link", name=re.compile("^figures")).click()
    expect(items).to_have_count(kinds.count("figure"))
    page.get_by_role("button", name="Accept all that nobody ruled on").click()
    page.wait_for_url("**/many")
    page.get_by_role("button", name="Store all").click()
    page.wait_for_url(f"**/accounts/{account}?kind=figure")
    expect(page.get_by_role("link", name="The record is new")).to_be_visible(timeout=1_000 * PATIENCE)
    after = told(served, f"/accounts/{account}.json")
    assert after["unruled"] == 0
    assert {c["rulings"][-1]["kind"] for c in after["claims"] if c["claim"]["kind"] != "attribution"} == {"accept"}
