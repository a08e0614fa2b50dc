"""The queue worked by keyboard alone, and the new value seen without a reload."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect
from tests.browser.test_tasks import PATIENCE, told


def press(page: Page, key: str, pressed: list[str]) -> None:
    page.keyboard.press(key)
    pressed.append(key)


def waiting(page: Page, count: int) -> None:
    """Wait until the page says how many things wait, whether or not it is loaded anew meanwhile."""
    said = f"{count} thing{'' if count == 1 else 's'} waiting"
    expect(page.get_by_text(re.compile(f"^{said} "))).to_be_visible()


def test_the_queue_is_settled_at_four_keys_an_item_at_most(visit: Any, served: Any) -> None:
    """Each is looked at in its words, some are skipped, the others settled: ten in forty keys."""
    page = visit(served, "/queue")
    total = told(served, "/queue.json")["total"]
    first = [t["href"] for t in told(served, "/queue.json")["tasks"]]
    assert total == len(first) > 3
    pressed: list[str] = []
    press(page, "j", pressed)
    press(page, "j", pressed)  # the first is left for later
    for left in range(total - 1, 0, -1):
        press(page, "w", pressed)
        expect(page.locator("tr.here details.words li").first).to_be_visible()
        press(page, "y", pressed)
        waiting(page, left)
        expect(page.locator("tr.here")).to_have_count(1)
    assert len(pressed) <= 4 * total
    assert [t["href"] for t in told(served, "/queue.json")["tasks"]] == first[:1]
    assert {r["kind"] for r in told(served, "/decisions.json")["rows"]} == {"settle"}
    press(page, "o", pressed)
    page.wait_for_url(re.compile(r"/events/e\w+#on-"))
    place = page.url.partition("#")[2]
    box = page.locator(f"#{place}").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 700, "it leads to the figure, not to the top of the page"


def test_a_new_value_is_shown_without_a_reload(visit: Any, served: Any) -> None:
    page = visit(served, f"/events/{told(served, '/events.json')['lines'][0]['event_id']}")
    figure = page.locator("section.figure").first
    figure.get_by_text("Rule on the figure").click()
    form = figure.locator("form.ruling", has=page.get_by_role("button", name="Lock it"))
    for label, value in (("Low", "18"), ("Best", "18"), ("High", "18")):
        form.get_by_label(label).fill(value)
    with page.expect_navigation():
        form.get_by_role("button", name="Lock it").click()
    page.evaluate("window.notLoadedAnew = true")
    expect(page.locator("section.figure").first.locator(".span")).to_have_text("18", timeout=1_000 * PATIENCE)
    assert page.evaluate("window.notLoadedAnew")
    assert page.locator("[data-working]").count() == 0


def test_what_is_being_typed_is_not_swept_away(visit: Any, served: Any) -> None:
    page = visit(served, f"/events/{told(served, '/events.json')['lines'][0]['event_id']}")
    page.get_by_text("Rule on the event").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Reviewed").click()
    page.get_by_text("Rule on the event").click()
    page.get_by_label("Note", exact=True).first.fill("half a sentence")
    expect(page.get_by_role("link", name="The record is new: show it")).to_be_visible(timeout=1_000 * PATIENCE)
    expect(page.get_by_label("Note", exact=True).first).to_have_value("half a sentence")
