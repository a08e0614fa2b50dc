"""How every page looks: nothing wider than its window, nothing serious found by axe-core, text that can be read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.browser.conftest import until

SHOTS = Path(__file__).parents[2] / "build" / "screens"
OPEN_ALL = "document.querySelectorAll('details').forEach((d) => { d.open = true; })"
LONGEST_LINE = """() => {
  let worst = [0, ""];
  for (const el of document.querySelectorAll("main p, main li, main dd, main .text, main blockquote")) {
    if (!el.offsetParent || el.closest("td")) continue;
    const lines = new Map();
    const walk = document.createTreeWalker(el, NodeFilter.SHOW_TEXT);
    for (let n = walk.nextNode(); n; n = walk.nextNode()) {
      if (n.parentElement.closest("details:not([open])")) continue;
      for (let i = 0; i < n.data.length; i += 1) {
        const range = document.createRange();
        range.setStart(n, i);
        range.setEnd(n, i + 1);
        const box = range.getBoundingClientRect();
        if (box.width) lines.set(Math.round(box.bottom / 8), (lines.get(Math.round(box.bottom / 8)) || 0) + 1);
      }
    }
    for (const count of lines.values()) if (count > worst[0]) worst = [count, el.textContent.slice(0, 80)];
  }
  return worst;
}"""


def told(served: Any, path: str) -> dict[str, object]:
    """A page's twin."""
    with urlopen(f"{served.address}{path}", timeout=60) as answer:
        found: dict[str, object] = json.load(answer)
    return found


def every_page(served: Any) -> Iterator[tuple[str, str]]:
    """A name and an address for each kind of page."""
    events = told(served, "/events.json")["lines"]
    accounts = told(served, "/accounts.json")["rows"]
    assert isinstance(events, list)
    assert isinstance(accounts, list)
    ids = [row["account_id"] for row in accounts]
    forms = {}
    for account_id in ids:
        page = told(served, f"/accounts/{account_id}.json")
        forms[page["form"]] = page
    text = forms["text"]["claims"][0]["claim"]  # type: ignore[index]
    yield from {
        "events": "/events", "event": f"/events/{events[0]['event_id']}", "accounts": "/accounts",
        "claim": f"/accounts/{text['account_id']}?claim={text['claim_id']}",
        "web-page": f"/accounts/{forms['web page']['account']['account_id']}",  # type: ignore[index]
        "pdf": f"/accounts/{forms['PDF']['account']['account_id']}",  # type: ignore[index]
        "compare": f"/compare?a={ids[1]}&a={ids[3]}&a={ids[5]}", "lineage": "/lineage", "queue": "/queue",
        "coding": f"/events/{events[0]['event_id']}/code", "decisions": "/decisions", "agreement": "/agreement", "work": "/work",
        "add": "/add",
    }.items()  # fmt: skip


def seen(page: Any, served: Any) -> Iterator[str]:
    """Go to every page, one after another; its name."""
    for name, path in every_page(served):
        page.goto(served.address + path)
        yield name
    yield from pages_between(page, served)


def pages_between(page: Any, served: Any) -> Iterator[str]:
    """Go to each page that stands between a form and what it stores, and to one that was refused; nothing is stored."""
    paths = dict(every_page(served))
    page.goto(served.address + paths["event"])
    page.evaluate(OPEN_ALL)
    for name, field in (("joining-hands", "origins"), ("joining-people", "entities")):
        form = page.locator("form", has=page.locator(f"input[name={field}]"), has_text="They are one").first
        for box in form.locator(f"input[name={field}]").all()[:2]:
            box.check()
        form.get_by_role("button").click()
        page.wait_for_url("**/before")
        yield name
        page.goto(served.address + paths["event"])
        page.evaluate(OPEN_ALL)
    page.goto(served.address + paths["claim"])
    page.evaluate(OPEN_ALL)
    form = page.locator("form[data-new]")
    form.get_by_label("Measure").fill("killed")
    form.get_by_label("Best").fill("7")
    for label, at in (("from", "0"), ("to", "9")):
        form.get_by_label(label, exact=True).fill(at)
    form.get_by_role("button", name="Add").click()
    page.wait_for_url("**/before")
    yield "adding"
    page.go_back()
    page.evaluate(OPEN_ALL)
    form.get_by_label("Measure").fill("no such measure")
    form.get_by_role("button", name="Add").click()
    page.wait_for_url("**/before")
    yield "refused"


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_page_fits_its_window_and_has_no_serious_barrier(visit: Any, still: Any, width: int, dark: bool) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    page = visit(still, width=width, dark=dark, bare=True)
    axe = Axe()
    found = []
    for name in seen(page, still):
        page.screenshot(path=SHOTS / f"{name}-{width}-{'dark' if dark else 'light'}.png", full_page=True)
        page.evaluate(OPEN_ALL)
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            found.append(f"{name}: {wide} pixels wide")
        for barrier in axe.run(page).response["violations"]:
            if barrier["impact"] in ("serious", "critical"):
                found.append(f"{name}: {barrier['id']}: {barrier['nodes'][0]['html'][:200]}")
    assert found == []


def test_body_text_can_be_read(visit: Any, still: Any) -> None:
    page = visit(still)
    for name, path in every_page(still):
        page.goto(still.address + path)
        assert page.evaluate("getComputedStyle(document.body).fontSize") == "16px", name
        length, words = page.evaluate(LONGEST_LINE)
        assert length <= 75, (name, words)


def test_figures_stand_right_aligned_in_figures_of_one_width(visit: Any, still: Any) -> None:
    page = visit(still)
    cell = page.locator("td.num").first
    assert cell.evaluate("(n) => getComputedStyle(n).textAlign") == "right"
    assert "tabular-nums" in cell.evaluate("(n) => getComputedStyle(n).fontVariantNumeric")


def test_the_heading_of_a_long_table_stays_in_sight(visit: Any, still: Any) -> None:
    page = visit(still, "/accounts")
    page.set_viewport_size({"width": 1280, "height": 360})
    page.evaluate("window.scrollTo(0, 600)")
    until(page, "window.scrollY > 300")
    top = page.locator("table.long thead th").nth(1).bounding_box()
    assert top is not None
    assert 0 <= top["y"] < 120


def test_the_printed_record_has_two_pages_at_most(visit: Any, still: Any) -> None:
    event = next(path for name, path in every_page(still) if name == "event")
    page = visit(still, event)
    printed = page.pdf(format="A4")
    SHOTS.mkdir(parents=True, exist_ok=True)
    (SHOTS / "record.pdf").write_bytes(printed)
    document = pypdfium2.PdfDocument(printed)
    pages = len(document)
    document.close()
    assert pages <= 2


def test_one_accent_colour(visit: Any, still: Any) -> None:
    page = visit(still)
    colours = page.evaluate(
        "[...new Set([...document.querySelectorAll('main a')].map((a) => getComputedStyle(a).color))]"
    )
    assert colours == ["rgb(125, 42, 28)"]


def test_the_first_screen_of_an_event_says_what_when_where_and_how_many(visit: Any, still: Any) -> None:
    event = next(path for name, path in every_page(still) if name == "event")
    page = visit(still, event)
    shown = ["h1", "#on-date .answer", "#on-place .answer", "table.glance", ".legend.drawn", "section.figure .summary"]
    boxes = {at: page.locator(at).first.bounding_box() for at in shown}
    assert all(box and box["y"] + box["height"] <= 900 for box in boxes.values()), boxes
    rows = page.locator("table.glance tbody tr")
    assert rows.count() == page.locator("section.figure").count() > 3
    for n in range(rows.count()):
        box = rows.nth(n).bounding_box()
        assert box is not None
        assert box["height"] <= 40, "one line a figure"
        assert rows.nth(n).locator("svg.small").count() == 1
    figures = page.locator("section.figure").first
    right = figures.locator(".drawing").bounding_box()
    assert right is not None
    assert right["x"] > 640, "both halves of the width are used"


def test_readings_stand_in_order_of_value_each_with_its_words(visit: Any, still: Any) -> None:
    event = next(path for name, path in every_page(still) if name == "event")
    page = visit(still, event)
    rows = page.locator("section.figure").first.locator("table.readings tbody tr")
    values = [int("".join(c for c in v if c.isdigit())) for v in rows.locator("td.value").all_inner_texts()]
    assert values == sorted(values)
    assert all(rows.nth(n).locator("blockquote mark").first.is_visible() for n in range(rows.count()))
    for words in ("overtaken by a later toll", "Denied", "no number of this"):
        assert words in page.locator("section.figure").first.inner_text()
    folded = page.locator("section.figure").first.locator("details.differ")
    assert not folded.locator("li").first.is_visible()
    assert "conflict" in folded.locator("summary").inner_text()
    page.get_by_text("What stands if one first hand is left out").first.click()
    assert "Without" in page.locator("ul.without").first.inner_text()


def test_the_printed_record_carries_quotes_and_says_what_it_is(visit: Any, still: Any) -> None:
    event = next(path for name, path in every_page(still) if name == "event")
    page = visit(still, event)
    quotes = page.locator("section.figure table.readings > tbody > tr > td > blockquote mark").all_inner_texts()
    document = pypdfium2.PdfDocument(page.pdf(format="A4"))
    printed = " ".join("".join(p.get_textpage().get_text_range() for p in document).split())
    document.close()
    squeezed = printed.replace(" ", "")
    assert len(quotes) > 5
    assert [q for q in quotes if "".join(q.split()) not in squeezed] == []
    assert "demo.db·printed" in squeezed
    assert "Firsthand0." in squeezed
