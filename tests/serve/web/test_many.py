"""One ruling on many things: shown before it is stored, stored as a whole, refused with what was typed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from firsthand.casefile.case import open_case
from firsthand.serve.web.many import list_request


def accounts(path: Path) -> list[str]:
    with open_case(path) as case:
        return [a for (a,) in case.connection.execute("SELECT account_id FROM accounts ORDER BY 1")]


def stored(path: Path) -> list[tuple[str, str]]:
    with open_case(path) as case:
        return [(d.kind, d.target) for d in case.ledger()]


def test_nothing_is_stored_before_it_is_shown(case_path: Path, opened: Any) -> None:
    ids, browser = accounts(case_path), opened(case_path)
    shown = browser.post("/many", {"do": "publisher", "given": "Odra Press", "ids": ids[:3], "back": "/accounts"})
    assert shown.status_code == 200
    assert "Say who published 3 accounts" in shown.text
    assert stored(case_path) == []


def test_it_is_stored_on_all_or_none(case_path: Path, opened: Any) -> None:
    ids, browser = accounts(case_path), opened(case_path)
    sent = {"do": "published", "given": "no day", "ids": ids, "who": "Ana", "back": "/accounts"}
    refused = browser.post("/many/store", sent)
    assert refused.status_code == 422
    assert 'value="no day"' in refused.text
    assert stored(case_path) == []
    done = browser.post("/many/store", sent | {"given": "2031-05-05"})
    assert (done.status_code, done.headers["location"]) == (303, "/accounts")
    assert sorted(stored(case_path)) == [("published", a) for a in ids]


def test_what_has_no_name_no_reason_or_no_target_is_refused(case_path: Path, opened: Any) -> None:
    ids, browser = accounts(case_path), opened(case_path)
    head = {"do": "exclude", "ids": ids[:2], "who": "Ana", "given": "a hoax"}
    for wrong in ({"who": ""}, {"given": ""}, {"ids": ["a0"]}, {"do": "burn"}):
        assert browser.post("/many/store", head | wrong).status_code == 422
    assert browser.post("/many/store", {**head, "do": "merge", "ids": ids[:2]}).status_code == 422
    assert stored(case_path) == []


def test_all_that_fit_are_counted_again_before_they_are_stored(case_path: Path, opened: Any) -> None:
    browser = opened(case_path)
    head = {"do": "tag-account", "given": "bridge", "every": "1", "query": "q=bridge", "who": "Ana"}
    shown = browser.post("/many", head)
    counted = shown.text.partition('name="counted" value="')[2].partition('"')[0]
    assert 0 < int(counted) <= len(accounts(case_path))
    other = browser.post("/many/store", head | {"counted": "1"})
    assert other.status_code == 422
    assert "Other things fit" in other.text
    assert browser.post("/many/store", head | {"counted": counted}).status_code == 303
    assert len(stored(case_path)) == int(counted)


def test_accounts_that_were_ticked_are_compared(browser: Any, ids: dict[str, list[str]]) -> None:
    two = ids["accounts"][:2]
    answer = browser.post("/many", {"compare": "1", "ids": two})
    assert answer.headers["location"] == f"/compare?a={two[0]}&a={two[1]}"


def test_a_form_without_its_token_changes_nothing(case_path: Path, opened: Any) -> None:
    sent = {"do": "exclude", "given": "x", "ids": accounts(case_path), "who": "Ana"}
    assert opened(case_path).send("/many/store", data=sent).status_code == 403
    assert stored(case_path) == []


def test_a_filter_is_read_from_an_address_without_what_it_does_not_know() -> None:
    asked = list_request({"q": "flood", "contested": "1", "page": "7", "nonsense": "x"})
    assert (asked.q, asked.contested, asked.page) == ("flood", True, 1)
