"""The queue: each row with the words that it stands on, and the ruling that one key stores."""

from __future__ import annotations

import json
from typing import Any

import pytest

from firsthand.casefile.kinds import checked_payload
from firsthand.serve.pages import queue
from firsthand.serve.pages.rulings import payload_of


def tasks(browser: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(browser.get("/queue.json").text)["tasks"]
    return found


def test_each_row_has_its_words_one_of_an_account(browser: Any) -> None:
    for task in tasks(browser):
        if task["ruling"]["kind"] == "accept":
            continue
        assert task["words"]
        accounts = [w["href"].partition("#")[0] for w in task["words"]]
        assert len(accounts) == len(set(accounts))
        claims = {w["href"].partition("#c-")[2] for w in task["words"]}
        assert claims <= set(task["claim_ids"])


@pytest.mark.parametrize("most", [1, 2])
def test_no_more_words_than_have_room(browser: Any, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    whole = [len(t["words"]) for t in tasks(browser)]
    assert max(whole) > 1
    monkeypatch.setattr(queue, "MOST_WORDS", most)
    assert [len(t["words"]) for t in tasks(browser)] == [min(n, most) for n in whole]


def test_what_one_key_rules_can_be_stored(browser: Any) -> None:
    for task in tasks(browser):
        ruling = task["ruling"]
        payload = payload_of(ruling["kind"], {k: [v] for k, v in ruling.items()})
        assert checked_payload(ruling["kind"], payload) == payload
