"""Each thing a coder does, done as a person does it: with the mouse, with the keyboard alone, without a script."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.browser.conftest import until

PATIENCE = 90  # seconds that a record may take to be built anew on a busy machine


def told(served: Any, path: str) -> Any:
    """A page's twin."""
    with urlopen(f"{served.address}{path}", timeout=60) as answer:
        return json.load(answer)


def main_event(served: Any) -> str:
    """Address of the event that most accounts tell of."""
    return f"/events/{told(served, '/events.json')['lines'][0]['event_id']}"


def account_of(served: Any, kind: str = "figure") -> tuple[str, dict[str, Any]]:
    """Address of an English account with a claim of a kind, and the claim."""
    for row in told(served, "/accounts.json")["rows"]:
        if row["language"] == "en":
            for line in told(served, f"/accounts/{row['account_id']}.json")["claims"]:
                if line["claim"]["kind"] == kind:
                    return f"/accounts/{row['account_id']}", line["claim"]
    raise AssertionError("the demo has such an account")


def settled(page: Page, served: Any, decisions: int) -> None:
    """Wait until so many decisions are stored and the record holds them, and look again."""
    until = time.monotonic() + PATIENCE
    while True:
        found = told(served, "/decisions.json")
        with urlopen(f"{served.address}/events", timeout=60) as answer:
            working = b"data-working" in answer.read()
        if found["total"] == decisions and not found["waiting"] and not working:
            break
        assert time.monotonic() < until, found
        page.wait_for_timeout(200)
    page.reload()


def test_find_an_event_and_the_words_of_a_value_in_place(visit: Any, still: Any) -> None:
    page = visit(still)
    page.keyboard.press("/")
    page.keyboard.type("ferry")
    page.keyboard.press("Enter")
    page.wait_for_url("**/events?q=ferry")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/e*")
    row = page.locator("section.figure").first.locator("tbody tr").first
    expect(row.locator("mark").first).to_be_visible()
    row.locator(".teller a").first.click()
    page.wait_for_url("**/accounts/a*#c-*")
    expect(page.locator("li.here")).to_be_visible()
    assert page.locator(".text .at").count() >= 1


def test_narrow_the_list_by_filters_the_map_and_the_timeline(visit: Any, still: Any) -> None:
    page = visit(still)
    page.get_by_role("checkbox", name="contested").check()
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**/events?*contested=1*")
    page.goto(still.address + "/events")
    page.locator("svg.map a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/events?near=*")
    expect(page.get_by_text("only those at one point of the map")).to_be_visible()
    page.goto(still.address + "/events")
    page.locator("svg.bars a").first.click()
    page.wait_for_url("**since=*")


def test_switch_the_profile(visit: Any, still: Any) -> None:
    page = visit(still, main_event(still))
    page.keyboard.press("p")
    page.get_by_label("Rules of").select_option("acled")
    page.get_by_role("button", name="Apply").click()
    page.wait_for_url("**profile=acled")
    expect(page.get_by_text("shown under “acled”")).to_be_visible()


def test_the_keys_are_shown_and_lead_through_the_pages(visit: Any, still: Any) -> None:
    page = visit(still)
    page.keyboard.press("?")
    expect(page.locator("dialog#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog#keys")).to_be_hidden()
    for key, path in (
        ("a", "accounts"),
        ("l", "lineage"),
        ("q", "queue"),
        ("d", "decisions"),
        ("n", "add"),
        ("e", "events"),
    ):
        page.keyboard.press("g")
        page.keyboard.press(key)
        page.wait_for_url(f"**/{path}")


def chosen(page: Page, claim: dict[str, Any]) -> None:
    """Wait until the keys rule on this claim: a hash change inside one page reaches the script a moment later."""
    expect(page.locator(f"#c-{claim['claim_id']}")).to_have_class(re.compile(r"\bhere\b"))


def test_reject_by_keyboard_and_see_it_in_a_second_tab_then_undo(visit: Any, served: Any) -> None:
    path, claim = account_of(served)
    page = visit(served, f"{path}#c-{claim['claim_id']}")
    second = visit(served, path, who="Ben")
    chosen(page, claim)
    page.keyboard.press("x")
    expect(page.locator(f"#c-{claim['claim_id']}")).to_have_class(re.compile("rejected"))
    second.reload()
    expect(second.locator(f"#c-{claim['claim_id']}")).to_have_class(re.compile("rejected"))
    settled(page, served, 1)
    assert [r["state"] for r in told(served, "/decisions.json")["rows"]] == ["applied"]
    page.goto(f"{served.address}/decisions")
    page.keyboard.press("u")
    page.wait_for_url("**/decisions")
    expect(page.get_by_text("taken back")).to_be_visible()
    settled(page, served, 2)
    second.reload()
    expect(second.locator(f"#c-{claim['claim_id']}")).not_to_have_class(re.compile("rejected"))


def select(page: Page, start: int, end: int) -> None:
    """Select words of the text, as dragging over them does."""
    page.evaluate(
        """([start, end]) => {
      const at = (offset) => {
        for (const piece of document.querySelectorAll("#words [data-start]")) {
          const first = Number(piece.dataset.start);
          if (offset <= first + [...piece.textContent].length) return [piece.firstChild, offset - first];
        }
        return null;
      };
      const range = document.createRange();
      range.setStart(...at(start));
      range.setEnd(...at(end));
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    }""",
        [start, end],
    )


def test_correct_a_value_and_its_words_by_selecting_them(visit: Any, served: Any) -> None:
    path, claim = account_of(served)
    page = visit(served, f"{path}#c-{claim['claim_id']}")
    chosen(page, claim)
    page.keyboard.press("c")
    page.wait_for_url("**claim=*")
    form = page.locator("form[data-key=c]")
    expect(form).to_be_visible()
    form.get_by_label("Best").fill("77")
    page.evaluate("document.activeElement.blur()")
    select(page, claim["start"], claim["end"] + 1)
    page.keyboard.press("s")
    expect(form.get_by_label("to", exact=True)).to_have_value(str(claim["end"] + 1))
    form.get_by_label("Why").fill("read again")
    form.get_by_role("button", name="Correct").click()
    settled(page, served, 1)
    (ruled,) = told(served, "/decisions.json")["rows"]
    assert (ruled["kind"], ruled["state"], ruled["why"]) == ("correct", "applied", "read again")
    page.goto(served.address + path)
    expect(page.get_by_text(re.compile(r": .*77$")).first).to_be_visible()


def test_add_a_claim_that_is_missing(visit: Any, served: Any) -> None:
    path, claim = account_of(served)
    text = told(served, f"{path}.json")["account"]["text"]
    word = re.search(r"\b\w{6,}\b", text[claim["end"] :])
    assert word is not None
    page = visit(served, path)
    page.get_by_text("Add a claim that is missing").click()
    start = claim["end"] + word.start()
    select(page, start, start + len(word[0]))
    page.keyboard.press("s")
    form = page.locator("form[data-new]")
    expect(form.locator("[data-quote]")).to_have_text(word[0])
    form.get_by_label("What it is").select_option("name")
    form.get_by_label("Name", exact=True).fill("A name of its own")
    form.get_by_role("button", name="Add").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This claim will be added")
    page.get_by_role("button", name="Add it").click()
    settled(page, served, 1)
    expect(page.get_by_text("name: A name of its own", exact=True)).to_be_visible()


def test_lock_a_figure_and_mark_the_event_reviewed(visit: Any, served: Any) -> None:
    path = main_event(served)
    page = visit(served, path)
    figure = page.locator("section.figure").first
    figure.get_by_text("Rule on the figure").click()
    form = figure.locator("form.ruling", has=page.get_by_role("button", name="Lock it"))
    for label, value in (("Low", "19"), ("Best", "19"), ("High", "19")):
        form.get_by_label(label).fill(value)
    form.get_by_role("button", name="Lock it").click()
    settled(page, served, 1)
    expect(page.get_by_text("locked by Ana").first).to_be_visible()
    expect(page.locator("section.figure").first.locator(".span")).to_have_text("19")
    page.get_by_text("Rule on the event").click()
    page.get_by_role("button", name="Reviewed").click()
    settled(page, served, 2)
    page.goto(f"{served.address}/events?unreviewed=1")
    assert main_event(served).rsplit("/", 1)[-1] not in page.content()


def test_exclude_an_account_set_its_publisher_and_note_it(visit: Any, served: Any) -> None:
    path, _ = account_of(served)
    page = visit(served, path)
    for ruled, fields, button in (
        (1, {"Publisher": "The Other Paper"}, "Set the publisher"),
        (2, {"Note": "looks like a draft"}, "Note it"),
    ):
        page.get_by_text("Rule on the account").click()
        form = page.locator("form.ruling", has=page.get_by_role("button", name=button)).first
        for label, value in fields.items():
            form.get_by_label(label).fill(value)
        form.get_by_role("button", name=button).click()
        settled(page, served, ruled)
    expect(page.get_by_role("heading", level=1)).to_have_text("The Other Paper")
    page.get_by_text("Rule on the account").click()
    page.get_by_placeholder("another event").fill("another event")
    page.get_by_role("button", name="Exclude the account").click()
    settled(page, served, 3)
    expect(page.get_by_text("Nothing of it counts until it is put back")).to_be_visible()
    named = told(served, "/events.json")["lines"][0]
    accounts = told(served, f"/events/{named['event_id']}.json")["block"]["accounts"]
    assert path.rsplit("/", 1)[-1] not in [a["account_id"] for a in accounts]


def test_split_an_account_off_its_event(visit: Any, served: Any) -> None:
    path = main_event(served)
    before = len(told(served, f"{path}.json")["block"]["accounts"])
    page = visit(served, path)
    page.get_by_text("Rule on the event").click()
    form = page.locator("form.ruling", has=page.get_by_role("button", name="Split them off"))
    form.get_by_role("checkbox").last.check()
    form.get_by_role("button", name="Split them off").click()
    settled(page, served, 1)
    assert [r["state"] for r in told(served, "/decisions.json")["rows"]] == ["applied"]
    after = told(served, f"{main_event(served)}.json")["block"]["accounts"]
    assert len(after) == before - 1


def test_compare_scrolls_in_step(visit: Any, still: Any) -> None:
    page = visit(still, "/lineage")
    page.set_viewport_size({"width": 1280, "height": 500})
    page.locator("svg.stemma a.edge").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/compare?*")
    columns = page.locator("[data-column]")
    columns.evaluate_all("(all) => all.forEach((n) => { n.style.height = '9rem'; })")
    columns.first.evaluate("(n) => { n.scrollTop = n.scrollHeight / 3; }")
    until(page, "document.querySelectorAll('[data-column]')[1].scrollTop > 0")


def test_tick_accounts_and_compare_them(visit: Any, still: Any) -> None:
    page = visit(still, "/accounts")
    for n in range(3):
        page.locator("input[name=ids]").nth(n).check()
    page.get_by_role("button", name="Compare").click()
    page.wait_for_url("**/compare?*")
    assert page.locator("[data-column]").count() == 3


def test_see_only_what_an_account_adds(visit: Any, still: Any) -> None:
    copied = next(
        path
        for row in told(still, "/accounts.json")["rows"]
        if (path := f"/accounts/{row['account_id']}")
        and any(c["way"] == "has it from" for c in told(still, f"{path}.json")["copied"])
    )
    page = visit(still, copied)
    page.keyboard.press("i")
    page.wait_for_url("**view=increment")
    expect(page.locator("#words.increment .copied").first).to_be_visible()


def test_the_markup_of_an_account_stays_in_its_sandbox(visit: Any, still: Any) -> None:
    path = next(
        f"/accounts/{row['account_id']}"
        for row in told(still, "/accounts.json")["rows"]
        if told(still, f"/accounts/{row['account_id']}.json")["form"] == "web page"
    )
    page = visit(still, path)
    page.get_by_text("The page, in a sandbox").click()
    frame = page.frame_locator("iframe")
    expect(frame.locator("body")).not_to_be_empty()
    assert page.locator("iframe").get_attribute("sandbox") == ""


def test_add_files_and_a_text_and_see_what_was_left_out(visit: Any, served: Any, tmp_path: Path) -> None:
    good, bad = tmp_path / "crane <i>.txt", tmp_path / "scan.pdf"
    good.write_text(
        "Crane falls\n\nBRNO, May 3, 2031 - Nine people were killed when a crane fell at Brno, police said.\n"
    )
    bad.write_bytes(b"%PDF-1.4 nothing")
    page = visit(served, "/add")
    page.get_by_label("Drop files here").set_input_files([good, bad])
    expect(page.locator("[data-chosen]")).to_contain_text("2 chosen")
    page.get_by_role("button", name="Add these files").click()
    page.wait_for_url("**/jobs/*")
    expect(page.locator("p.said")).to_contain_text("taken in", timeout=1_000 * PATIENCE)
    expect(page.locator("main table")).to_contain_text("scan.pdf")
    found = Axe().run(page).response["violations"]
    assert [v["id"] for v in found if v["impact"] in ("serious", "critical")] == []
    page.goto(f"{served.address}/add")
    page.get_by_role("textbox", name="Title").fill("A second telling")
    page.get_by_label("The text, as it stands").fill("At Brno a crane fell on May 3, 2031, killing nine people.")
    page.get_by_role("button", name="Add this text").click()
    expect(page.locator("p.said")).to_contain_text("taken in", timeout=1_000 * PATIENCE)
    page.goto(f"{served.address}/events?q=Brno")
    expect(page.locator("a.title").first).to_contain_text("Brno")


def test_add_a_whole_folder(visit: Any, served: Any, tmp_path: Path) -> None:
    (tmp_path / "told" / "more").mkdir(parents=True)
    for n, name in enumerate(("told/a.txt", "told/more/b.txt")):
        text = f"Mast falls\n\nGRAZ, May {n + 3}, 2031 - {n + 4} people were killed when a mast fell at Graz, police said.\n"
        (tmp_path / name).write_text(text)
    page = visit(served, "/add")
    page.get_by_label("Or a whole folder").set_input_files(tmp_path / "told")
    page.get_by_role("button", name="Add these files").click()
    page.wait_for_url("**/jobs/*")
    expect(page.locator("p.said")).to_contain_text("2 taken in", timeout=1_000 * PATIENCE)


def test_everything_but_comfort_works_without_a_script(visit: Any, served: Any) -> None:
    path, claim = account_of(served)
    page = visit(served, path, who="", script=False)
    page.get_by_label("Who rules?").fill("Cleo")
    with page.expect_navigation():
        page.get_by_role("button", name="Keep it").click()
    page.locator(f"#c-{claim['claim_id']}").get_by_role("button", name="Accept").click()
    expect(page.locator(f"#c-{claim['claim_id']}")).to_have_class(re.compile("accepted"))
    assert told(served, "/decisions.json")["rows"][0]["who"] == "Cleo"
    page.goto(f"{served.address}{path}?claim={claim['claim_id']}")
    page.get_by_label("Best", exact=True).first.fill("55")
    page.get_by_role("button", name="Correct", exact=True).click()
    settled(page, served, 2)
    assert told(served, "/decisions.json")["rows"][0]["kind"] == "correct"


def test_pages_answer_and_rulings_are_kept_while_a_read_runs(visit: Any, served: Any, tmp_path: Path) -> None:
    more = tmp_path / "more"
    more.mkdir()
    for n in range(40):
        text = f"Crane number {n} falls\n\nBRNO, May {n % 28 + 1}, 2031 - {n + 2} people were killed at Brno, police said.\n"
        (more / f"crane-{n}.txt").write_text(text)
    path, claim = account_of(served)
    line = [sys.executable, "-m", "firsthand.cli", "read", str(more), "--case", str(served.path), "--quiet"]
    page = visit(served, path)
    with subprocess.Popen(line) as reading:
        page.wait_for_timeout(1_000)
        page.goto(f"{served.address}{path}#c-{claim['claim_id']}")
        chosen(page, claim)
        page.keyboard.press("y")
        expect(page.locator(f"#c-{claim['claim_id']}")).to_have_class(re.compile("accepted"), timeout=1_000 * PATIENCE)
        page.goto(f"{served.address}/events")
        expect(page.get_by_role("heading", level=1)).to_have_text("Events")
    assert reading.returncode == 0
    page.reload()
    expect(page.get_by_text("from 55 accounts")).to_be_visible()
    assert told(served, "/decisions.json")["total"] == 1


@pytest.mark.parametrize("path", ["/events", "/accounts", "/queue"])
def test_lists_are_walked_by_keyboard(visit: Any, still: Any, path: str) -> None:
    page = visit(still, path)
    if page.locator("[data-item]").count() < 2:
        return
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.locator("[data-item].here").count() == 1
    assert page.evaluate("document.activeElement.closest('[data-item]') !== null")
