"""What a coder ticks and types is what is stored: each form that could store something else, driven as a person drives it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import expect
from tests.browser.test_tasks import account_of, main_event, select, settled, told


@pytest.mark.parametrize(
    ("summary", "field"),
    [("Rule on its first hands", "origins"), ("Rule on people and organisations", "entities")],
)
def test_they_are_one_joins_the_ticked_ones(visit: Any, served: Any, summary: str, field: str) -> None:
    path = main_event(served)
    page = visit(served, path)
    page.get_by_text(summary).first.click()
    form = page.locator(f"form.ruling:has(input[name={field}])").first
    boxes = form.locator(f"input[name={field}]")
    first, *chosen = (boxes.nth(n).get_attribute("value") for n in range(3))
    boxes.nth(1).check()
    form.get_by_role("button", name="They are one").click()
    expect(page.get_by_text("tick two or more")).to_be_visible()
    page.goto(served.address + path)
    page.get_by_text(summary).first.click()
    for n in (1, 2):
        boxes.nth(n).check()
    names = [form.locator("label.tick").nth(n).inner_text() for n in (1, 2)]
    form.get_by_role("button", name="They are one").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("These will be one")
    for name in names:
        expect(page.locator("main")).to_contain_text(name.split("  ")[0].removesuffix(" person").strip())
    assert told(served, "/decisions.json")["total"] == 0
    page.get_by_role("button", name="They are one").click()
    page.wait_for_url("**/events/e*")
    (row,) = told(served, "/decisions.json")["rows"]
    assert row["kind"] == f"join {field}"
    stored = [json.loads(line) for line in page.request.get(served.address + "/decisions.jsonl").text().splitlines()]
    payload = stored[0]["payload"]
    payload = json.loads(payload) if isinstance(payload, str) else payload
    assert [stored[0]["target"], *payload[field]] == chosen
    assert first not in payload[field]


def test_who_rules_is_asked_for_shown_and_changed(visit: Any, served: Any) -> None:
    path, claim = account_of(served)
    page = visit(served, f"{path}#c-{claim['claim_id']}", who="")
    expect(page.locator("details.who summary")).to_have_text("Nobody rules yet")
    page.keyboard.press("y")
    expect(page.get_by_text("Say who rules first")).to_be_visible()
    page.keyboard.type("Ana")
    page.keyboard.press("Enter")
    expect(page.locator("details.who summary")).to_have_text("Ana rules")
    page.goto(f"{served.address}{path}?again#c-{claim['claim_id']}")
    expect(page.locator(f"#c-{claim['claim_id']}")).to_have_class(re.compile("here"))
    page.keyboard.press("y")
    expect(page.locator(f"#c-{claim['claim_id']}")).to_have_class(re.compile("accepted"))
    page.locator("details.who summary").click()
    expect(page.locator("details.who input[name=who]")).to_be_focused()
    page.keyboard.type("Ben")
    page.keyboard.press("Enter")
    expect(page.locator("details.who summary")).to_have_text("Ben rules")
    page.goto(served.address + main_event(served))
    page.get_by_text("Rule on the event").click()
    page.get_by_role("button", name="Reviewed").click()
    page.wait_for_url("**/events/e*")
    assert [r["who"] for r in told(served, "/decisions.json")["rows"]] == ["Ben", "Ana"]


def test_one_ruling_leaves_the_rest_in_the_queue(visit: Any, served: Any) -> None:
    """The queue is worked from the top: each settles itself, and the page says how many wait."""
    page = visit(served, "/queue")
    before = told(served, "/queue.json")
    assert before["total"] > 3
    row = page.locator("tr[data-item]").first
    row.get_by_role("button").first.click()
    page.wait_for_url("**/queue")
    expect(page.get_by_role("status").filter(has_text="waiting")).to_contain_text(
        f"{before['total'] - 1} things waiting"
    )
    after = told(served, "/queue.json")["tasks"]
    assert [t["href"] for t in after][:3] == [t["href"] for t in before["tasks"]][1:4]


def test_a_part_of_the_dead_is_added_as_a_part(visit: Any, served: Any) -> None:
    """Twelve of nineteen: what changes is shown before it is stored, and the account's total stays."""
    event = main_event(served)
    before = told(served, f"{event}.json")["figures"][0]
    path, claim = account_of(served)
    text = told(served, f"{path}.json")["account"]["text"]
    word = re.search(r"\b\w{6,}\b", text[claim["end"] :])
    assert word is not None
    start = claim["end"] + word.start()
    page = visit(served, path)
    page.get_by_text("Add a claim that is missing").click()
    select(page, start, start + len(word[0]))
    page.keyboard.press("s")
    form = page.locator("form[data-new]")
    form.get_by_label("What it is").select_option("figure")
    form.get_by_label("Measure").fill("killed")
    form.get_by_label("Best").fill("7")
    form.get_by_role("button", name="Add").click()
    expect(page.get_by_role("heading", name="What this account says")).to_be_visible()
    page.go_back()
    page.get_by_text("Add a claim that is missing").click()
    form.get_by_label("It counts").select_option("part of the total")
    form.get_by_role("button", name="Add").click()
    expect(page.get_by_text("No figure’s low, best or high changes.")).to_be_visible()
    page.get_by_role("button", name="Add it").click()
    settled(page, served, 1)
    after = told(served, f"{event}.json")["figures"][0]
    assert [before[k] for k in ("low", "best", "high")] == [after[k] for k in ("low", "best", "high")]
