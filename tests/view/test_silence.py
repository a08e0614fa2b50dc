"""Silence is an account that tells of the event and leaves a number out; a denial is another thing."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from firsthand.accounts.account import Account
from firsthand.claims.claim import Claim
from firsthand.events.event import Event
from firsthand.export.files.jsonl import lines, rows_of_file
from firsthand.export.page.html import html_page
from firsthand.export.terminal.event_record import event_lines
from firsthand.export.terminal.silence import silence_told
from firsthand.record.figure import Figure, Reading
from firsthand.view.case_view import CaseView
from firsthand.view.event_record import event_record
from firsthand.view.silence import denials, silent_accounts

SAID = {
    "a1": "Police broke up the march and 4 people were killed.",
    "a2": "Police broke up the march, it was told.",
    "a3": "The office denied that 4 people were killed.",
    "a4": "Die Polizei löste den Marsch auf.",
    "a5": "Police broke up the march; nobody of the office would speak of 4 people killed.",
}


def _claim(account: str, claim_id: str, quote: str, kind: str = "figure", **more: object) -> Claim:
    start = SAID[account].index(quote)
    return Claim(account, kind, start, start + len(quote), quote, 0, claim_id, **more)  # type: ignore[arg-type]


def _account(account: str) -> Account:
    more = {"language": "de" if account == "a4" else "en", "published": "2031-05-04", "published_basis": "given"}
    return Account(account, f"v{account}", f"{account}.txt", "text/plain", "ab" * 32, SAID[account], **more)  # type: ignore[arg-type]


@pytest.fixture
def march() -> CaseView:
    """Five accounts: one tells a number, one omits it, one denies it, one was not read, one only counts casualties."""
    claims = (
        _claim("a1", "c1", "4 people were killed", measure="killed", low=4.0, best=4.0, high=4.0),
        _claim("a2", "c2", "broke up", "act"),
        _claim("a3", "c3", "4 people were killed", measure="killed", best=4.0, modality="denied"),
        _claim("a5", "c5", "4 people killed", measure="casualties", best=4.0),
    )
    reading = Reading(4.0, 4.0, 4.0, "exact", ("c1",), ("a1",), ("o1",), 1, 1)
    figure = Figure("e1", "killed", "all", 4.0, 4.0, 4.0, "single_origin", None, (reading,), 1, 1, 1)
    event = Event("e1", "March", "protest", "2031-05-03", account_ids=tuple(SAID))
    return CaseView(
        accounts={a: _account(a) for a in SAID},
        claims={c.claim_id: c for c in claims},
        events={"e1": event},
        figures={"e1": [figure]},
        event_of={c.claim_id: "e1" for c in claims},
        main_event=dict.fromkeys(SAID, "e1"),
    )


def test_only_an_account_that_was_read_and_says_nothing_of_it_is_silent(march: CaseView) -> None:
    (figure,) = march.figures["e1"]
    assert silent_accounts(march, figure) == ["a2"]
    assert [c.claim_id for c in denials(march, figure)] == ["c3"]


@pytest.mark.parametrize(("field", "value"), [("population", "civilian"), ("event_id", "gone")])
def test_a_part_is_never_kept_silent_of(march: CaseView, field: str, value: str) -> None:
    (figure,) = march.figures["e1"]
    assert silent_accounts(march, replace(figure, **{field: value})) == []  # type: ignore[arg-type]


def test_many_silent_accounts_are_counted_not_listed(march: CaseView) -> None:
    (figure,) = march.figures["e1"]
    claims = {f"k{n}": replace(march.claims["c2"], account_id=f"z{n}", claim_id=f"k{n}") for n in range(9)}
    event = replace(march.events["e1"], account_ids=tuple(f"z{n}" for n in range(9)))
    accounts = {a: replace(march.accounts["a2"], account_id=a) for a in event.account_ids}
    crowd = replace(march, accounts=accounts, claims=claims, events={"e1": event}, event_of=dict.fromkeys(claims, "e1"))
    (said,) = silence_told([crowd.accounts[a] for a in silent_accounts(crowd, figure)], {})
    assert said == "silent: z0, z1, z2, z3 and 5 more tell of the event and give no number of this"


def test_terminal_json_and_page_keep_silence_and_denial_apart(march: CaseView) -> None:
    told = "\n".join(line.text for line in event_lines(event_record(march, march.events["e1"]), march.names))
    assert "silent: a2.txt tells of the event and gives no number of this" in told
    assert "denied: a3.txt: “4 people were killed”" in told
    (row,) = map(json.loads, lines(rows_of_file(march, "figures")))
    assert (row["silent_account_ids"], row["denied_claim_ids"]) == (["a2"], ["c3"])
    page = html_page(march)
    assert page.count("Tells of the event and gives no number of this") == 1
    assert '<p class="lead">Denied</p>' in page
