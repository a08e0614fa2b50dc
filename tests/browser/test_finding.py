"""Finding as a person does it: filters, an order, a filter kept, a table taken away, words in place, a partner by search."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import expect
from tests.browser.test_tasks import PATIENCE, told


def test_a_filter_is_chosen_kept_and_what_fits_taken_away(visit: Any, served: Any) -> None:
    page = visit(served)
    page.get_by_label("Figure of").select_option("killed")
    page.get_by_label("Status").select_option("contested")
    page.get_by_label("Order").select_option("toll")
    page.get_by_text("By country, language").click()
    page.get_by_label("Language of an account").select_option("es")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**language=es*")
    expect(page.get_by_role("status").first).to_contain_text("1 of 3 events")
    page.get_by_label("Keep this filter as").fill("Doubted dead")
    page.get_by_role("button", name="Keep it").click()
    page.goto(served.address + "/events")
    page.get_by_role("link", name="Doubted dead").click()
    expect(page.get_by_label("Status")).to_have_value("contested")
    with page.expect_download() as taken:
        page.get_by_role("link", name="these as a table").click()
    (row,) = csv.DictReader(Path(taken.value.path()).read_text("utf-8").splitlines())
    assert (row["killed_low"], row["killed_high"]) == ("19", "21")
    page.get_by_role("button", name="let go of Doubted dead").click()
    expect(page.get_by_role("link", name="Doubted dead")).to_have_count(0)


def test_a_search_shows_the_words_where_they_stand(visit: Any, still: Any) -> None:
    page = visit(still)
    page.keyboard.press("/")
    page.keyboard.type("lower saloon")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=lower+saloon")
    expect(page.locator(".hit mark").first).to_have_text(re.compile("lower", re.IGNORECASE))
    page.locator(".hit + a").first.click()
    expect(page.locator("#words")).to_contain_text("lower saloon")


def test_an_event_is_merged_with_one_found_by_search(visit: Any, served: Any) -> None:
    lines = told(served, "/events.json")["lines"]
    other = next(e for e in lines if "Declaration" in e["title"])
    page = visit(served, f"/events/{lines[0]['event_id']}")
    page.get_by_text("Rule on the event").click()
    page.get_by_role("link", name="Another: look for it").click()
    page.get_by_label("Words in titles").fill("declaration")
    page.get_by_role("button", name="Look").click()
    page.get_by_role("checkbox", name=re.compile(re.escape(other["title"]))).check()
    page.get_by_role("button", name="They are one").click()
    page.wait_for_url("**/events/e*")
    expect(page.locator("p.said")).to_have_count(0, timeout=1_000 * PATIENCE)
    assert len(told(served, "/events.json")["lines"]) == len(lines) - 1
