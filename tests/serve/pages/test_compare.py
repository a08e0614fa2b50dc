"""Texts side by side: whole, and each passage seen once where it stands."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from firsthand.serve.pages.compare import PassageMark, stretches

MARK = st.tuples(st.integers(0, 20), st.integers(1, 10), st.sampled_from(["copied", "changed"]), st.integers(1, 9)).map(
    lambda m: PassageMark(m[0], m[0] + m[1], m[2], m[3])
)


@given(st.text(min_size=31, max_size=40), st.lists(MARK, max_size=5))
def test_stretches_are_the_whole_text(text: str, marks: list[PassageMark]) -> None:
    made = stretches(text, marks)
    assert "".join(s.text for s in made) == text
    at = 0
    for one in made:
        over = {m.kind for m in marks if m.start <= at < m.end}
        assert one.kind == ("changed" if "changed" in over else "copied" if over else "")
        assert (one.passage > 0) is bool(over)
        at += len(one.text)


def test_a_changed_number_is_marked_in_both_columns(browser: Any) -> None:
    rows = json.loads(browser.get("/accounts.json").text)["rows"]
    pair = [r["account_id"] for r in rows if r["title"] == "Bridge falls near Ostrava"]
    assert len(pair) == 2
    page = json.loads(browser.get(f"/compare.json?a={pair[0]}&a={pair[1]}").text)
    told = [{s["text"] for s in c["stretches"] if s["kind"] == "changed"} for c in page["columns"]]
    assert any("14" in t for t in told[0] | told[1])
    assert any("41" in t for t in told[0] | told[1])
    assert page["changes"][0]["has_number"]


def test_four_accounts_fit_and_a_fifth_is_left_out(browser: Any, ids: dict[str, list[str]]) -> None:
    asked = "&".join(f"a={a}" for a in ids["accounts"][:5])
    page = json.loads(browser.get(f"/compare.json?{asked}").text)
    assert [c["account"]["account_id"] for c in page["columns"]] == ids["accounts"][:4]
    assert len(page["pairs"]) == 6
