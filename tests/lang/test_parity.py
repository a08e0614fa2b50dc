"""One story told in every language that has a pack yields the same figures, times and places as in English.

A telling is `story/<language>.toml`.  Each item that English has and a telling has not, or the other way round, is a loss;
`FLOOR` is the least share of the English items that must be left when all losses are taken off.
Run as a script it prints the losses: `python tests/lang/test_parity.py es`.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from firsthand.accounts.account import Account
from firsthand.accounts.read import read_account
from firsthand.claims.claim import Claim
from firsthand.claims.read import read_account_claims
from firsthand.config import AccountsConfig, ClaimsConfig, SourcesConfig
from firsthand.lang.pack import languages
from firsthand.sources.open_item import open_item
from firsthand.sources.raw_item import RawItem

FOLDER = Path(__file__).with_name("story")
FLOOR = 0.95
TOLD = tuple(sorted(p.stem for p in FOLDER.glob("*.toml")))
Item = tuple[object, ...]


@cache
def telling(language: str) -> tuple[Account, tuple[Claim, ...]]:
    """The telling of a language as an account with its claims; the language is found out, not given."""
    told = tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))
    data = str(told["text"]).strip().encode()
    given: dict[str, Any] = {k: str(told[k]) for k in ("title", "publisher", "published")}
    item = RawItem(f"story-{language}", "text/plain", data, **given)
    account = read_account(item, open_item(item, SourcesConfig()), AccountsConfig())
    return account, tuple(read_account_claims(account, ClaimsConfig()))


def item_of(claim: Claim) -> Item | None:
    """What a claim says, without its words; None for kinds that are not compared."""
    if claim.kind == "figure":
        return ("figure", claim.measure, claim.population, claim.low, claim.high, claim.quantifier)
    if claim.kind == "time" and claim.edtf:
        return ("time", claim.edtf)
    return ("place", claim.place_id) if claim.kind == "place" and claim.place_id else None


def items(language: str) -> Counter[Item]:
    """What a telling says, with how often."""
    return Counter(item for c in telling(language)[1] if (item := item_of(c)))


def losses(language: str) -> list[tuple[str, Item, int]]:
    """Items `lost` (English alone has them) and `extra` (this telling alone), with how often."""
    here, english = items(language), items("en")
    lost = [("lost", item, n) for item, n in (english - here).items()]
    return lost + [("extra", item, n) for item, n in (here - english).items()]


def parity(language: str) -> float:
    """The share of the English items that is left when all losses are taken off."""
    return 1 - sum(n for _, _, n in losses(language)) / items("en").total()


def test_the_story_is_told_in_every_language_that_has_a_pack() -> None:
    assert set(languages()) <= set(TOLD)


@pytest.mark.parametrize("language", TOLD)
def test_a_telling_is_found_to_be_in_its_language(language: str) -> None:
    assert telling(language)[0].language == language


@pytest.mark.parametrize("language", TOLD)
def test_every_claim_of_a_telling_stands_in_its_own_words(language: str) -> None:
    account, claims = telling(language)
    assert all(account.text[c.start : c.end] == c.quote for c in claims)


@pytest.mark.parametrize("language", TOLD)
def test_a_telling_says_what_the_english_one_says(language: str) -> None:
    listed = "\n".join(f"{kind} {n} {item}" for kind, item, n in losses(language))
    assert parity(language) >= FLOOR, f"{language}: {parity(language):.3f}\n{listed}"


@pytest.mark.parametrize("language", TOLD)
def test_a_telling_yields_no_figure_that_the_english_one_has_not(language: str) -> None:
    """A share may be lost; a false figure is never excused by it."""
    assert [loss for loss in losses(language) if loss[0] == "extra" and loss[1][0] == "figure"] == []


def test_the_english_telling_is_read_whole() -> None:
    figures = {i[1] for i in items("en") if i[0] == "figure"}
    assert figures >= {"killed", "injured", "missing", "rescued", "hospitalised", "participants", "displaced", "money"}
    assert figures >= {"detained", "destroyed"}
    assert items("en").total() >= 45


def test_a_namesake_near_a_town_of_one_bearer_is_the_one_meant() -> None:
    beside_fray_bentos, larger = "geonames:3441684", "geonames:3430708"  # Mercedes in Uruguay, and in Argentina
    assert ("place", beside_fray_bentos) in items("en")
    assert ("place", larger) not in items("en")


if __name__ == "__main__":
    for code in sys.argv[1:] or TOLD:
        print(f"{code} {parity(code):.3f} of {items('en').total()} items")
        for c in telling(code)[1] if len(sys.argv) == 2 else ():
            print("   ", item_of(c) or (c.kind, c.rule, c.speaker), repr(c.quote[:70]))
        for kind, item, n in losses(code):
            print(f"  {kind} {n} {item}")
