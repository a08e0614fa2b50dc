"""Whom an account credits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from firsthand.accounts.account import Account, Dropped, Region
from firsthand.claims.claim import Claim
from firsthand.lineage.dossier import AGENCY, DISCLAIMER, NOTHING, RELEASE
from firsthand.lineage.first_hands.credits import read_credits

Make = Callable[..., Account]
MakeClaim = Callable[..., Claim]
NOTICE = Dropped("disclaimer", "We carry articles from outside sources.", 0)


@pytest.mark.parametrize(
    ("text", "given", "strength", "name"),
    [
        ("Hail fell.", {}, NOTHING, "d"),
        ("Hail fell.", {"publisher": "Echo"}, NOTHING, "Echo"),
        ("Hail fell.", {"agency": "NordPress"}, AGENCY, "NordPress"),
        ("OSTERFELD (NordPress) -- Hail fell.", {}, AGENCY, "NordPress"),
        ("Hail fell.", {"publisher": "Echo", "dropped": (NOTICE,)}, DISCLAIMER, "an unknown outside source of Echo"),
    ],
)
def test_credit_of_the_whole(make_account: Make, text: str, given: dict[str, Any], strength: int, name: str) -> None:
    (credit,) = read_credits(make_account("d", text, **given), [])
    assert (credit.strength, credit.origin.name) == (strength, name)
    assert credit.claim_id is None
    if credit.start is not None:
        assert text[credit.start : credit.end] == name


def test_a_note_of_credit_is_read_with_its_words(make_account: Make, market: str) -> None:
    note = "Press release of the Embassy of Norway in Chile"
    text = f"{market} {note}"
    account = make_account("n", text, regions=(Region("credit", len(market) + 1, len(text)),), agency="NordPress")
    first, second = read_credits(account, [])
    assert (first.strength, first.origin.party) == (RELEASE, "Norway")
    assert "Embassy of Norway in Chile" in text[first.start : first.end]
    assert second.strength == AGENCY


def test_a_credit_deep_inside_a_long_text_is_none_of_the_whole(
    make_account: Make, said: MakeClaim, ferry: str, market: str
) -> None:
    middle = "The report was issued by the Salt Workers Union."
    account = make_account("m", f"{ferry} {middle} {market}")
    claim = said(account, "Salt Workers Union", "The report", rule="credit")
    assert [c.strength for c in read_credits(account, [claim])] == [NOTHING]


@pytest.mark.parametrize(
    ("speaker", "nameless"), [("Police", "police"), ("Marta Lund", ""), ("the Salt Workers Union", "")]
)
def test_a_spoken_figure_stands_on_its_speaker(
    make_account: Make, said: MakeClaim, figure: MakeClaim, speaker: str, nameless: str
) -> None:
    account = make_account("s", f"{speaker} said that 17 drowned.")
    speech = said(account, speaker, "17 drowned")
    claim = figure(account, "17 drowned", attribution_id=speech.claim_id)
    credit = next(c for c in read_credits(account, [speech, claim]) if c.claim_id)
    assert (credit.claim_id, credit.nameless) == (claim.claim_id, nameless)
    assert account.text[credit.start : credit.end] == speaker


def test_a_chain_leads_to_the_first_hand_and_last_names_to_full_ones(
    make_account: Make, said: MakeClaim, figure: MakeClaim
) -> None:
    account = make_account("s", "Marta Lund said 17 drowned. Lund said 23 were hurt.")
    one = said(account, "Marta Lund", "17 drowned")
    two = said(account, "Lund", "23 were hurt")
    claims = [one, two, figure(account, "17 drowned", attribution_id=one.claim_id),
              figure(account, "23 were hurt", attribution_id=two.claim_id)]  # fmt: skip
    spoken = [c.origin.origin_id for c in read_credits(account, claims) if c.claim_id]
    assert len(spoken) == 2
    assert len(set(spoken)) == 1
