from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.accounts.account import Account
from firsthand.claims.claim import Claim
from firsthand.export.terminal.independence import independence_told
from firsthand.lineage.lineage import Lineage, Origin, OriginLink
from firsthand.view.case_view import CaseView
from firsthand.view.independence import Independence, independence


def case(
    one: str | None, two: str | None, links: tuple[tuple[str, str], ...] = (("o1", "a1"), ("o2", "a2"))
) -> CaseView:
    """Two accounts, each with an eyewitness and a first hand."""
    held = {a: Account(a, f"v{a}", f"{a}.txt", "text/plain", "0", "It burned.") for a in ("a1", "a2")}
    said = {
        f"c-{a}": Claim(a, "attribution", 0, 2, "It", 0, f"c-{a}", speaker=who, source_connection="eyewitness")
        for a, who in (("a1", one), ("a2", two))
        if who
    }
    origins = {o: Origin(o, f"hand {o}", "person", None, None, ()) for o in ("o1", "o2")}
    return CaseView(accounts=held, claims=said, origins=origins, origin_links=tuple(OriginLink(o, a) for o, a in links))


def told(answer: Independence) -> str:
    return independence_told(answer, {"a1": "a1.txt", "a2": "a2.txt"})


def test_named_eyewitnesses_of_different_first_hands_show_it() -> None:
    answer = independence(case("Ana Ruiz", "Ivo Brandt"), "a1", "a2")
    assert answer.shown
    assert "a1.txt has Ana Ruiz; a2.txt has Ivo Brandt" in told(answer)


@pytest.mark.parametrize(
    ("view", "wanting"),
    [
        (case("Ana Ruiz", "witnesses"), "a2.txt names no eyewitness of its own"),
        (case("Ana Ruiz", "Ana Ruiz"), "a1.txt and a2.txt names no eyewitness of its own"),
        (case(None, None), "a1.txt and a2.txt"),
        (case("Ana Ruiz", "Ivo Brandt", (("o1", "a1"), ("o1", "a2"))), "both go back to hand o1"),
    ],
)
def test_what_is_wanting_is_said(view: CaseView, wanting: str) -> None:
    answer = independence(view, "a1", "a2")
    assert not answer.shown
    assert wanting in told(answer)


def test_accounts_that_words_join_are_not_independent() -> None:
    row = Lineage("a2", "a1", "common_origin", "aligned_text", reason="40 words run parallel")
    answer = independence(replace(case("Ana Ruiz", "Ivo Brandt"), lineage=(row,)), "a1", "a2")
    assert not answer.shown
    assert "common first hand, 40 words run parallel" in told(answer)
