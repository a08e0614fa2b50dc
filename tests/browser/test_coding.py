"""The form of one event: coded by a person, with the words of an account, a place of the gazetteer and a figure of one's own."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect
from tests.browser.test_tasks import PATIENCE, main_event, told


def row(page: Page, name: str) -> Any:
    """A row of the form by its field."""
    return page.locator("table.coding tbody tr", has=page.locator("th", has_text=re.compile(f"^{name}")))


def test_an_event_is_coded_on_one_screen_and_the_record_follows(visit: Any, served: Any) -> None:
    """Opened by a key; type, days with precision, a place looked up, an actor, two figures, a source: one press stores all."""
    event = main_event(served)
    page = visit(served, event)
    page.keyboard.press("f")
    page.wait_for_url("**/code")
    assert "11 June 2019" in row(page, "Day").locator(".ours").inner_text()
    row(page, "Type").get_by_label("Kind").select_option("collapse")
    row(page, "Day").get_by_label("First day").fill("2019-06-10")
    row(page, "Day").get_by_label("Last day").fill("2019-06-11")
    row(page, "Day").get_by_label("It stands on").select_option("outside")
    row(page, "Day").get_by_placeholder("source", exact=True).fill("Inquiry, p. 4")
    row(page, "Place").get_by_label("Name of the place").fill("Carmelo")
    page.get_by_role("button", name="Look it up").click()
    page.get_by_role("radio", name=re.compile("Carmelo, Colonia, Uruguay town")).check()
    expect(row(page, "Day").get_by_placeholder("source", exact=True)).to_have_value("Inquiry, p. 4")
    row(page, "Done by").get_by_label("Names").fill("the owners; the captain")
    row(page, "Killed$").get_by_label("Best").fill("20")
    fresh = row(page, "Another figure").first
    fresh.get_by_label("Measure").select_option("missing")
    fresh.get_by_label("Of whom").select_option("children")
    fresh.get_by_label("Best").fill("2")
    page.get_by_role("textbox", name="Outside the case").fill("Inquiry into the loss of the ferry")
    page.get_by_role("button", name="Store it").last.click()
    page.wait_for_url(f"**{event}")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Collapse in Carmelo", timeout=1_000 * PATIENCE)
    coded = page.locator("ul.coded")
    expect(coded).to_contain_text(
        "set by Ana, from a source outside the case: Inquiry, p. 4; the accounts: 11 June 2019"
    )
    expect(page.locator("#on-place .answer")).to_contain_text("Carmelo, Colonia, Uruguay")
    figures = {f["field"]: f for f in told(served, f"{event}.json")["figures"]}
    assert (figures["killed/all"]["best"], figures["missing/children"]["block"]["status"]) == (20, "coded")
    assert len(told(served, "/decisions.json")["rows"]) == 7


def test_a_value_is_taken_from_words_and_taken_back_by_emptying_it(visit: Any, served: Any) -> None:
    event = main_event(served)
    page = visit(served, f"{event}/code")
    choice = row(page, "Injured$").get_by_label("It stands on")
    words = choice.locator("option", has_text="41 injured people were brought")
    quoted = (words if words.count() else choice.locator("option", has_text="41")).first.get_attribute("value")
    choice.select_option(quoted)
    page.get_by_role("button", name="Store it").last.click()
    page.wait_for_url(f"**{event}")
    expect(page.locator("#on-injured-all .span")).to_have_text("41", timeout=1_000 * PATIENCE)
    page.goto(f"{served.address}{event}/code")
    again = row(page, "Injured")
    for name in ("Low", "Best", "High"):
        expect(again.first.get_by_label(name)).to_have_value("41")
        again.first.get_by_label(name).fill("")
    again.first.get_by_label("It stands on").select_option("coder")
    page.get_by_role("button", name="Store it").last.click()
    page.wait_for_url(f"**{event}")
    expect(page.locator("#on-injured-all .span")).to_have_text("57-75", timeout=1_000 * PATIENCE)


def test_what_cannot_be_stored_is_said_and_kept(visit: Any, served: Any) -> None:
    page = visit(served, f"{main_event(served)}/code", script=False)
    row(page, "Day").get_by_label("First day").fill("the tenth")
    row(page, "Title").get_by_label("Called").fill("The Golondrina")
    page.get_by_role("button", name="Store it").last.click()
    expect(page.get_by_role("alert")).to_contain_text("cannot take 'the tenth'")
    expect(row(page, "Day").get_by_label("First day")).to_have_value("the tenth")
    expect(row(page, "Title").get_by_label("Called")).to_have_value("The Golondrina")
    assert told(served, "/decisions.json")["rows"] == []
