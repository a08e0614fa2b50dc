"""Plain sentences of reports whose numbers are easily lost or mistaken: who suffered with whom, and who did not."""

from __future__ import annotations

import pytest

from firsthand.accounts.account import Account
from firsthand.accounts.sentences import sentences_of
from firsthand.claims.claim import Claim
from firsthand.claims.read import read_account_claims
from firsthand.config import ClaimsConfig
from firsthand.lang.pack import LanguagePack, pack_for


def figures(language: str, text: str) -> list[Claim]:
    pack = pack_for(language) or LanguagePack(language)
    account = Account(
        account_id="a",
        version_id="v",
        source_id="s",
        media_type="text/plain",
        sha256="0",
        text=text,
        language=language,
        published="2024-03-14",
        sentences=tuple(sentences_of(text, [(0, len(text))], language, pack)),
    )
    return [c for c in read_account_claims(account, ClaimsConfig()) if c.kind == "figure"]


def wholes(language: str, text: str) -> dict[str, str]:
    """Measure -> the largest number told of all, as `low..high`, of what is asserted and no part."""
    out: dict[str, tuple[float, str]] = {}
    for c in figures(language, text):
        if "part" in c.marks or c.modality != "asserted":
            continue
        size = c.best if c.best is not None else c.high or c.low or 0.0
        told = f"{'' if c.low is None else int(c.low)}..{'' if c.high is None else int(c.high)}"
        out[c.measure or ""] = max(out.get(c.measure or "", (-1.0, "")), (size, told))
    return {measure: told for measure, (_, told) in out.items()}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # those who suffered with somebody
        ("The dentist Ivo Hald was killed alongside his wife Ana and their two sons in a raid.", {"killed": "4..4"}),
        ("Ivo Hald died in the crash along with three colleagues.", {"killed": "4..4"}),
        ("Ivo Hald, along with six relatives, was killed when the roof fell.", {"killed": "7..7"}),
        ("A nurse, together with her two daughters, drowned in the river.", {"killed": "3..3"}),
        ("The clerk was killed with his brother.", {"killed": "2..2"}),
        # groups told by their number
        ("A rocket killed a family of five.", {"killed": "5..5"}),
        ("The slide killed a group of nine climbers.", {"killed": "9..9"}),
        ("A family of three was killed.", {"killed": "3..3"}),
        # wholes before their parts
        (
            "12 members of the Hald family, including two women, one of whom was ill, and four boys were killed.",
            {"killed": "12..12"},
        ),
        (
            "Nine people were killed, including the mayor and a guard, and 14 were wounded.",
            {"killed": "9..9", "injured": "14..14"},
        ),
        ("Five members of the Hald family and three members of the Boro family were killed.", {"killed": "8..8"}),
        (
            "It counted 310 casualties (110 deaths and 200 injured).",
            {"casualties": "310..310", "killed": "110..110", "injured": "200..200"},
        ),
        # lists of names with ages
        ("He is accused of fatally shooting Ana Hald, 40, Lia Boro, 42, and Tom Kest, 66.", {"killed": "3..3"}),
        ("The raid killed Ivo Hald, 24, a baker, and Rem Boro, 68.", {"killed": "2..2"}),
        # who is no part of it
        ("The ferry was carrying 310 people and that 205 were rescued was luck.", {"rescued": "205..205"}),
        ("Ten mine clearance workers were killed.", {"killed": "10..10"}),
        ("Soldiers killed 3 IS fighters.", {"killed": "3..3"}),
        ("Four guards were tied up before being shot dead.", {"killed": "4..4"}),
        ("Seven clerks and alleged smugglers were killed.", {"killed": "7..7"}),
        ("17 of the 214 passengers and crew of the ship were confirmed dead.", {"killed": "17..17"}),
        ("He found six men on deck who were dead.", {"killed": "6..6"}),
        # bounds
        ("Up to 340 people died or were missing.", {"killed": "..340"}),
        ("The quake left 620 people dead or missing.", {"killed": "..620"}),
        ("Between 80 and \u201cover 200\u201d people were killed.", {"killed": "80..200"}),
        ("Information on fatalities ranges from 3 to 5.", {"killed": "3..5"}),
        ("Together they add up to 417 casualties.", {"casualties": "417..417"}),
        # missing
        ("Rescuers searched for 31 miners.", {"missing": "31..31"}),
        ("The blast trapped nine miners.", {"missing": "9..9"}),
        ("Nine miners were trapped underground.", {"missing": "9..9"}),
    ],
)
def test_who_suffered_is_counted_once_and_whole(text: str, told: dict[str, str]) -> None:
    assert wholes("en", text) == told


@pytest.mark.parametrize(
    "text",
    [
        "The fire burned itself out.",
        "Police released a number of items seized from the home.",
        "Four machines were burned.",
        "The keeper threw himself at a Keller shot.",
        "Her view of her body has changed.",
        "A neighbour pulled them out, saving both of their lives.",
        "Murder is the intentional killing of another.",
        "No other injuries were reported.",
        "Three men were killed, injured or captured.",
        "Some 85 people are feared dead.",
        "About 30 people were presumed drowned.",
    ],
)
def test_things_laws_fears_and_what_is_left_open_count_nobody(text: str) -> None:
    assert {m: n for m, n in wholes("en", text).items() if m not in ("destroyed", "rescued")} == {}


def test_a_body_that_was_found_is_somebody() -> None:
    assert wholes("en", "Her body was found in the river.") == {"killed": "1..1"}


def test_a_surname_that_the_account_knows_opens_a_sentence() -> None:
    assert wholes("en", "Gunmen shot at the mayor, Ivo Hald. Hald was killed.")["killed"] == "1..1"
    assert "killed" not in wholes("en", "Gunmen shot at the mayor. Hald was killed.")


def test_a_further_number_adds_to_the_one_before() -> None:
    found = figures("en", "He found four men who were dead. There were at least another 11 dead inside.")
    assert [(c.best, "also" in c.marks) for c in found] == [(4, False), (11, True)]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "The fund will pay \u20ac1.295m.", 1_295_000),
        ("en", "The fund will pay $1.5 million.", 1_500_000),
        ("en", "The fund will pay $1,295 million.", 1_295_000_000),
        ("de", "Der Fonds zahlt 1,295 Millionen Euro.", 1_295_000),
        ("es", "El fondo pagará 1,295 millones de euros.", 1_295_000),
    ],
)
def test_a_fraction_of_a_million_is_no_thousands(language: str, text: str, value: float) -> None:
    assert [c.best for c in figures(language, text) if c.measure == "money"] == [value]
