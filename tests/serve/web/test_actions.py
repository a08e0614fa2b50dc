"""Ruling through the page: stored, told, taken back, taken to another case; and the work that follows in a process beside."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from firsthand.casefile.case import open_case
from firsthand.config import Config
from firsthand.engine.redo import derive_again
from firsthand.engine.run import read_into
from firsthand.events.event import Entity
from firsthand.lineage.lineage import Origin
from firsthand.serve.web.app import make_app
from firsthand.serve.web.guard import FORM_FIELD, PageGuard
from firsthand.serve.web.jobs import Jobs
from firsthand.serve.web.site import Site

PATIENCE = 120


def decisions(browser: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(browser.get("/decisions.json").text)["rows"]
    return found


def ruled(browser: Any, kind: str, target: str, **fields: Any) -> Any:
    return browser.post("/decide", {"kind": kind, "target": target, "who": "Ana", "back": "/queue", **fields})


def test_a_ruling_is_stored_told_and_asks_for_the_record_anew(
    case_path: Path, opened: Any, ids: dict[str, list[str]]
) -> None:
    browser = opened(case_path)
    answer = ruled(browser, "reject", ids["claims"][0], why="misread")
    assert (answer.status_code, answer.headers["location"]) == (303, "/queue")
    (told,) = decisions(browser)
    assert (told["kind"], told["who"], told["why"], told["state"]) == ("reject", "Ana", "misread", "not built in yet")
    assert browser.app.app.state.jobs.asked == [("derive", None)]
    assert "rejected" in browser.get(told["href"].partition("#")[0]).text


def test_the_reviewer_is_remembered(case_path: Path, opened: Any, ids: dict[str, list[str]]) -> None:
    browser = opened(case_path)
    page = f"/events/{ids['events'][0]}"
    assert "Who rules?" in browser.get(page).text
    assert browser.post("/who", {"who": "Ana", "back": page}).headers["location"] == page
    assert "Who rules?" not in browser.get(page).text
    assert browser.post("/who", {"who": "Zoë; <b>", "back": page}).headers["location"] == page
    assert 'name="who" value="Zoë; &lt;b&gt;"' in browser.get(page).text
    assert "max-age" not in browser.post("/who", {"who": "Ben", "back": page}).headers["set-cookie"].lower()


def test_each_ruling_is_of_the_name_on_its_form_and_changes_no_other(
    case_path: Path, opened: Any, ids: dict[str, list[str]]
) -> None:
    """A page that one coder left open rules in that one's name; who rules now goes on ruling."""
    browser = opened(case_path)
    browser.post("/who", {"who": "Ben", "back": "/queue"})
    ruled(browser, "accept", ids["claims"][0])
    assert decisions(browser)[0]["who"] == "Ana"
    for page in ("/queue", "/events", f"/events/{ids['events'][0]}", "/add"):
        assert "<strong>Ben</strong> rules" in browser.get(page).text


def test_the_address_of_a_merged_event_leads_to_what_it_became(
    case_path: Path, opened: Any, ids: dict[str, list[str]]
) -> None:
    browser = opened(case_path)
    one, other = ids["events"][:2]
    assert ruled(browser, "merge", one, events=[other]).status_code == 303
    assert derive_again(case_path)
    now = [e["event_id"] for e in json.loads(browser.get("/events.json").text)["lines"]]
    gone = [e for e in (one, other) if e not in now]
    assert gone
    for event in gone:
        for ending in ("", ".json", "?profile=acled"):
            answer = browser.get(f"/events/{event}{ending}")
            assert answer.status_code == 307
            there = answer.headers["location"]
            assert there.removeprefix("/events/").partition(".")[0].partition("?")[0] in now
            assert browser.get(there).status_code == 200
    assert browser.get("/events/e0000").status_code == 404


def test_the_address_of_an_event_holds_when_other_accounts_give_it_another_id(
    case_path: Path, opened: Any, ids: dict[str, list[str]]
) -> None:
    """An event bears the id of its first mention: without that account it has another, and no decision names the event."""
    browser, event = opened(case_path), ids["events"][0]
    told = json.loads(browser.get(f"/events/{event}.json").text)["block"]["accounts"]
    for account in told[:-1]:
        assert ruled(browser, "exclude", account["account_id"]).status_code == 303
        assert derive_again(case_path)
        now = [e["event_id"] for e in json.loads(browser.get("/events.json").text)["lines"]]
        if event not in now:
            break
    assert event not in now, "the first account stayed in"
    answer = browser.get(f"/events/{event}")
    assert (answer.status_code, answer.headers["location"]) == (307, f"/events/{now[0]}")


def test_only_accounts_that_came_since_speak_against_a_lock(
    case_path: Path, opened: Any, ids: dict[str, list[str]], tmp_path: Path
) -> None:
    browser = opened(case_path)
    event = ids["events"][0]
    page = json.loads(browser.get(f"/events/{event}.json").text)
    (killed,) = (p for p in page["figures"] if p["field"] == "killed/all")
    there = {a["name"] for r in killed["block"]["readings"] for a in r["accounts"]}
    other = next(r["value"] for r in killed["block"]["readings"] if r["value"] == "16")
    ruled(browser, "lock", event, measure="killed", low="14", best="14", high="14")
    (tmp_path / "new").mkdir()
    text = f"Bridge falls at Ostrava\n\nMay 5, 2031\n\nThe bridge near Ostrava fell on May 3, 2031. {other} people were killed.\n"
    (tmp_path / "new" / "late.txt").write_text(text, "utf-8")
    read_into(case_path, tmp_path / "new", Config())
    now = next(e for e in json.loads(browser.get("/events.json").text)["lines"] if e["accounts"] > len(there))
    parts = json.loads(browser.get(f"/events/{now['event_id']}.json").text)["figures"]
    against = next(p["against"] for p in parts if p["field"] == "killed/all")
    assert against == [f"{other} in Bridge falls at Ostrava"]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("reject", {"who": " "}),
        ("no such kind", {}),
        ("correct", {"best": "many"}),
        ("correct", {}),
        ("lock", {}),
        ("undo", {}),
        ("correct", {"start": "5", "end": "3"}),
        ("correct", {"start": "-5", "end": "999999"}),
    ],
)
def test_what_cannot_be_ruled_is_refused_and_nothing_is_stored(
    case_path: Path, opened: Any, ids: dict[str, list[str]], kind: str, fields: dict[str, str]
) -> None:
    browser = opened(case_path)
    answer = ruled(browser, kind, ids["claims"][0], **fields)
    assert answer.status_code == 422
    assert "Not stored" in answer.text
    assert decisions(browser) == []


def test_a_correction_takes_the_words_from_the_text(case_path: Path, opened: Any, ids: dict[str, list[str]]) -> None:
    browser = opened(case_path)
    with open_case(case_path) as case:
        row = case.connection.execute(
            "SELECT claim_id, account_id, start, end FROM claims WHERE kind = 'figure' AND best = 14 ORDER BY 1"
        ).fetchone()
    claim, account, start, end = row
    shown = json.loads(browser.get(f"/accounts/{account}.json").text)["account"]["text"]
    fields = {"best": "15", "low": "14", "high": "14", "quantifier": "exact", "start": start, "end": end + 3}
    assert ruled(browser, "correct", claim, **fields).status_code == 303
    with open_case(case_path) as case:
        (stored,) = case.decisions()
    assert stored.ruled == {
        "best": 15, "low": 15, "high": 15, "quantifier": "exact", "start": start, "end": end + 3,
        "quote": shown[start : end + 3],
    }  # fmt: skip


def form_fields(node: Any) -> dict[str, list[str]]:
    """What a browser sends of a form, every box ticked."""
    out: dict[str, list[str]] = {}
    for field in node.xpath(".//input[@name] | .//select[@name] | .//textarea[@name]"):
        options = [o.get("value", o.text) for o in field.xpath("./option")]
        value = options[-1] if options else field.get("value", "")
        out.setdefault(field.get("name"), []).append(value or "")
    return out


@pytest.mark.parametrize(
    ("page", "kinds"),
    [
        ("events", {"tag", "note", "merge", "split", "lock", "join_origins", "join_entities", "part_entities"}),
        ("accounts", {"exclude", "publisher", "published", "tag", "note", "add", "accept", "reject"}),
    ],
)
def test_each_form_of_a_page_fits_what_can_be_stored(
    case_path: Path, opened: Any, ids: dict[str, list[str]], page: str, kinds: set[str]
) -> None:
    """Every form is filled in from what the page itself offers, and sent."""
    browser = opened(case_path)
    told = {
        "text": "a word",
        "tag": "seen",
        "why": "since",
        "publisher": "Slate",
        "published": "2031-05-05",
        "who": "Ana",
    }
    seen = set()
    for thing in ids[page]:
        tree = html.document_fromstring(browser.get(f"/{page}/{thing}").text)
        for node in tree.xpath("//form[@action='/decide' or @action='/before']"):
            fields = form_fields(node)
            if fields["kind"] == ["add"]:
                fields |= {"claim_kind": ["name"], "start": ["0"], "end": ["5"], "name": ["A name"], "event": [""]}
            if node.get("action") == "/before":
                asked = browser.send("/before", data=fields)
                assert asked.status_code == 200, (fields, asked.text[-900:])
                fields = form_fields(html.document_fromstring(asked.text).xpath("//form[@action='/decide']")[0])
            kind = fields["kind"][0]
            if kind in seen or (kind == "split" and len(fields["accounts"]) < 2):
                continue
            fields |= {k: [v] for k, v in told.items() if k in fields}
            if kind == "split":
                fields["accounts"] = fields["accounts"][:1]
            fields[FORM_FIELD] = [browser.token()]  # the page is looked at anew after each ruling
            answer = browser.send("/decide", data=fields)
            assert answer.status_code == 303, (kind, fields, answer.text[-900:])
            seen.add(kind)
    assert kinds <= seen


@pytest.mark.parametrize(("kind", "field"), [("join_origins", "origins"), ("join_entities", "entities")])
def test_they_are_one_joins_what_was_ticked_and_nothing_else(
    case_path: Path, opened: Any, ids: dict[str, list[str]], kind: str, field: str
) -> None:
    """The first of the list is joined with nothing unless it was ticked; what will be one is shown before."""
    browser = opened(case_path)
    lists = [
        [n.get("value") for n in form.xpath(f".//input[@name='{field}']")]
        for event in ids["events"]
        for form in html.document_fromstring(browser.get(f"/events/{event}").text).xpath(
            f"//form[.//input[@name='kind' and @value='{kind}']]"
        )
    ]
    two = max(lists, key=len)[-2:][::-1]
    sent = {"kind": kind, "who": "Ana", "back": "/queue", "why": "the same"}
    for few in ([], two[:1], two[:1] * 2):
        assert browser.post("/before", {**sent, field: few}).status_code == 422
        assert browser.post("/decide", {**sent, field: few}).status_code == 422
    shown = browser.post("/before", {**sent, field: two})
    assert decisions(browser) == []
    node = html.document_fromstring(shown.text).xpath("//form[@action='/decide']")[0]
    assert [n.get("value") for n in node.xpath(f".//input[@name='{field}']")] == two
    assert browser.post("/decide", {**sent, field: two}).status_code == 303
    with open_case(case_path) as case:
        (stored,) = case.decisions()
    assert (stored.target, stored.ruled[field], stored.why) == (two[0], two[1:], "the same")


def test_an_undo_and_its_redo(case_path: Path, opened: Any, ids: dict[str, list[str]]) -> None:
    browser = opened(case_path)
    ruled(browser, "exclude", ids["accounts"][0], why="another event")
    assert "Excluded." in browser.get(f"/accounts/{ids['accounts'][0]}").text
    ruled(browser, "undo", decisions(browser)[0]["decision_id"])
    assert [d["undone"] for d in decisions(browser)] == [False, True]
    assert "Excluded." not in browser.get(f"/accounts/{ids['accounts'][0]}").text
    ruled(browser, "undo", decisions(browser)[0]["decision_id"])
    assert "Excluded." in browser.get(f"/accounts/{ids['accounts'][0]}").text


def waiting(browser: Any, event_id: str) -> list[dict[str, Any]]:
    """What of an event waits in the queue."""
    return [t for t in json.loads(browser.get("/queue.json").text)["tasks"] if t["event_id"] == event_id]


def unreviewed(browser: Any) -> set[str]:
    return {e["event_id"] for e in json.loads(browser.get("/events.json?unreviewed=1").text)["lines"]}


def test_an_event_is_reviewed_when_a_person_says_so(case_path: Path, opened: Any, ids: dict[str, list[str]]) -> None:
    browser = opened(case_path)
    event = ids["events"][0]
    assert event in unreviewed(browser)
    assert waiting(browser, event)
    ruled(browser, "tag", event, tag="reviewed")
    assert event not in unreviewed(browser)
    assert waiting(browser, event) == []


@pytest.mark.parametrize("kind", ["accept", "note", "tag"])
def test_one_ruling_leaves_all_other_doubts_of_its_event_in_the_queue(
    case_path: Path, opened: Any, ids: dict[str, list[str]], kind: str
) -> None:
    browser = opened(case_path)
    event = ids["events"][0]
    before = waiting(browser, event)
    assert {"contested", "copying error"} & {t["kind"] for t in before}
    target = event
    if kind == "accept":
        with open_case(case_path) as case:
            sql = "SELECT claim_id FROM event_claims JOIN claims USING (claim_id) WHERE event_id = ? AND confidence >= 0.5"
            target = case.connection.execute(sql, (event,)).fetchone()[0]
    ruled(browser, kind, target, text="a word", tag="seen")
    assert waiting(browser, event) == before
    assert event in unreviewed(browser)


def test_an_event_is_reviewed_once_its_last_doubt_is_settled(
    case_path: Path, opened: Any, ids: dict[str, list[str]]
) -> None:
    browser = opened(case_path)
    event = ids["events"][0]
    left = len(waiting(browser, event))
    total = json.loads(browser.get("/queue.json").text)["total"]
    assert left
    while tasks := waiting(browser, event):
        assert len(tasks) == left
        assert event in unreviewed(browser)
        place = tasks[0]["href"].partition("#")[2]
        assert place.startswith("c-") or f'id="{place}"' in browser.get(f"/events/{event}").text
        assert browser.post("/decide", {**tasks[0]["ruling"], "who": "Ana"}).status_code == 303
        left -= 1
        total -= 1
        assert json.loads(browser.get("/queue.json").text)["total"] == total
    assert event not in unreviewed(browser)
    figures = json.loads(browser.get(f"/events/{event}.json").text)["figures"]
    assert any(p["settled_by"] == "Ana" for p in figures)


def test_a_review_covers_the_accounts_that_were_there(
    case_path: Path, opened: Any, ids: dict[str, list[str]], tmp_path: Path
) -> None:
    """What an account brings after the review was seen by nobody."""
    browser = opened(case_path)
    ruled(browser, "tag", ids["events"][0], tag="reviewed")
    assert ids["events"][0] not in unreviewed(browser)
    with open_case(case_path) as case:
        row = case.connection.execute("SELECT text FROM text_versions WHERE text LIKE '%killing 14%'").fetchone()
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "late.txt").write_text(row[0].replace("killing 14", "killing 19"), "utf-8")
    read_into(case_path, tmp_path / "new", Config())
    told = json.loads(browser.get("/events.json?unreviewed=1").text)["lines"]
    assert max(e["accounts"] for e in told) > len(ids["accounts"]) // 2
    assert json.loads(browser.get("/queue.json").text)["tasks"]


def test_what_was_settled_at_another_number_is_in_doubt_again(
    case_path: Path, opened: Any, ids: dict[str, list[str]]
) -> None:
    browser = opened(case_path)
    task = next(t for t in waiting(browser, ids["events"][0]) if t["ruling"]["kind"] == "settle")
    browser.post("/decide", {**task["ruling"], "who": "Ana", "low": "1", "best": "2", "high": "3"})
    assert task in waiting(browser, ids["events"][0])


def test_decisions_travel_as_a_file_and_agreement_is_told(
    read_case: Path, case_path: Path, opened: Any, ids: dict[str, list[str]]
) -> None:
    one = opened(case_path)
    other_path = case_path.with_name("other.db")
    other_path.write_bytes(read_case.read_bytes())
    other = opened(other_path)
    for claim in ids["claims"][:3]:
        ruled(one, "accept", claim)
        other.post("/decide", {"kind": "accept", "target": claim, "who": "Ben"})
    other.post("/decide", {"kind": "reject", "target": ids["claims"][3], "who": "Ben"})
    ruled(one, "accept", ids["claims"][3])
    file = other.get("/decisions.jsonl")
    assert file.headers["content-disposition"].startswith("attachment;")
    sent = {"files": [("file", ("d.jsonl", file.content, "application/jsonl"))]}
    assert one.post("/decisions/import", **sent).headers["location"] == "/decisions?found=4&new=4"
    assert one.post("/decisions/import", **sent).headers["location"] == "/decisions?found=4&new=0"
    (row,) = json.loads(one.get("/agreement.json").text)["rows"]
    assert (row["field"], row["both"], row["same"], row["percent"]) == ("verdict", 4, 3, 75.0)
    assert one.get("/agreement?first=Ben&second=Ana").text.count("75 %") == 1


@pytest.mark.parametrize("data", [b"\xff\xfe", b"{}", b"[1]\n", b'{"kind": "accept"}'])
def test_a_file_that_is_none_is_refused_whole(case_path: Path, opened: Any, data: bytes) -> None:
    browser = opened(case_path)
    answer = browser.post("/decisions/import", files=[("file", ("d.jsonl", data, "text/plain"))])
    assert answer.status_code == 422
    assert decisions(browser) == []


def test_accounts_are_read_and_the_record_built_in_a_process_beside(
    case_path: Path, opened: Any, ids: dict[str, list[str]]
) -> None:
    browser = opened(case_path)
    jobs = Jobs(case_path)
    browser.app.app.state.jobs = jobs
    try:
        ruled(browser, "reject", ids["claims"][0])
        text = "Nine people were killed when a crane fell at Brno on May 3, 2031, police said."
        where = browser.post("/add", {"text": text, "title": "Crane falls at Brno"}).headers["location"]
        until = time.monotonic() + PATIENCE
        while json.loads(browser.get(f"{where}.json").text)["state"] not in ("done", "failed"):
            assert time.monotonic() < until
            time.sleep(0.2)
        done = json.loads(browser.get(f"{where}.json").text)
        assert (done["state"], done["summary"]["new"]) == ("done", 1), done
        stream = browser.get(f"{where}/events")
        assert stream.headers["content-type"].startswith("text/event-stream")
        assert json.loads(stream.text.removeprefix("data: "))["state"] == "done"
        assert any("Brno" in e["title"] for e in json.loads(browser.get("/events.json?q=crane").text)["lines"])
        assert [d["state"] for d in decisions(browser)] == ["applied"]
    finally:
        jobs.close()


def test_a_page_ends_the_work_that_it_began(case_path: Path) -> None:
    app = make_app(Site(case_path))
    assert isinstance(app, PageGuard)
    jobs = Jobs(case_path)
    jobs.close()
    assert jobs.add("derive").state == "waiting"


@pytest.mark.parametrize("noun", ["origins", "entities"])
def test_a_first_hand_or_person_is_noted_on_from_the_event(
    case_path: Path, opened: Any, ids: dict[str, list[str]], noun: str
) -> None:
    browser = opened(case_path)
    for event in ids["events"]:
        things = json.loads(browser.get(f"/events/{event}.json").text)["things"]
        with open_case(case_path) as case:
            origins, entities = ({o.origin_id for o in case.rows(Origin)}, {e.entity_id for e in case.rows(Entity)})
        held = origins if noun == "origins" else entities
        chosen = [t for t in things if t["id"] in held]
        if chosen:
            break
    assert ruled(browser, "note", chosen[0]["id"], text="ask them again").status_code == 303
    page = json.loads(browser.get(f"/events/{event}.json").text)
    assert [(r["name"], r["decision"]["payload"]) for r in page["remarks"]] == [
        (chosen[0]["name"], '{"text":"ask them again"}')
    ]
    assert "ask them again" in browser.get(f"/events/{event}").text
