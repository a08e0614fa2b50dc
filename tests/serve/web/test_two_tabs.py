"""Two tabs that rule at once: nothing is lost, and who comes second is told what the first ruled."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx

from firsthand.casefile.case import open_case
from firsthand.serve.web.guard import FORM_FIELD

TOGETHER = 200


def token(page: str) -> str:
    return page.partition(f'name="{FORM_FIELD}" value="')[2].partition('"')[0]


def sent(kind: str, target: str, who: str, **fields: str) -> dict[str, str]:
    return {"kind": kind, "target": target, "who": who, "back": "/queue", **fields}


def test_the_second_is_told_and_may_send_again(case_path: Path, opened: Any, ids: dict[str, list[str]]) -> None:
    one, other = opened(case_path), opened(case_path)
    claim, shown = ids["claims"][0], [tab.token() for tab in (one, other)]
    first = sent("correct", claim, "Ana", best="15") | {FORM_FIELD: shown[0]}
    second = sent("correct", claim, "Ben", best="16") | {FORM_FIELD: shown[1]}
    assert one.send("/decide", data=first).status_code == 303
    told = other.send("/decide", data=second)
    assert told.status_code == 409
    assert "Ana ruled otherwise since you looked: correct (" in told.text
    assert "best 15" in told.text
    assert 'value="16"' in told.text
    assert other.send("/decide", data=second | {FORM_FIELD: token(told.text)}).status_code == 303
    with open_case(case_path) as case:
        assert [d.who for d in case.ledger()] == ["Ana", "Ben"]


def test_a_mark_that_is_none_is_no_way_in(case_path: Path, opened: Any, ids: dict[str, list[str]]) -> None:
    tab = opened(case_path)
    good, _, mark = tab.token().partition(":")
    assert mark.isdigit()
    for value, status in ((good, 303), (f"{good}:x", 303), (f"{good}:{'9' * 40}", 303), (f":{mark}", 403), (mark, 403)):
        form = sent("note", ids["claims"][0], "Ana", text="seen") | {FORM_FIELD: value}
        assert tab.send("/decide", data=form).status_code == status, value


def test_two_hundred_at_once_from_two_tabs_lose_nothing(
    case_path: Path, opened: Any, ids: dict[str, list[str]]
) -> None:
    app = opened(case_path).app
    base = f"http://127.0.0.1:{app.site.port}"

    async def rule() -> list[tuple[str, int]]:
        tabs = [httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url=base, timeout=120) for _ in "ab"]
        tokens = [token((await tab.get("/queue")).text or "") or token((await tab.get("/add")).text) for tab in tabs]
        asks, names = [], []
        for n in range(TOGETHER):
            who = ("Ana", "Ben")[n % 2]
            kind, fields = ("note", {"text": f"{n}"}) if n % 4 > 1 else ("correct", {"best": str(100 + n)})
            target = ids["claims"][n // 4 % len(ids["claims"])]
            form = sent(kind, target, who, **fields) | {FORM_FIELD: tokens[n % 2]}
            asks.append(tabs[n % 2].post("/decide", data=form))
            names.append(f"{kind} {target} {n}")
        answers = await asyncio.gather(*asks)
        return [(name, a.status_code) for name, a in zip(names, answers, strict=True)]

    told = asyncio.run(rule())
    assert {code for _, code in told} == {303, 409}
    with open_case(case_path) as case:
        stored = case.ledger()
    assert sum(code == 303 for _, code in told) == len(stored) == len({d.when for d in stored})
    assert sum(d.kind == "note" for d in stored) == TOGETHER // 2
    corrected = [d.target for d in stored if d.kind == "correct"]
    assert sorted(corrected) == sorted(set(ids["claims"][: TOGETHER // 4])), "of each claim one, the others were told"
