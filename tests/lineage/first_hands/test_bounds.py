"""Bounds of likeness, letters and sentences by which accounts credit somebody, told in plain numbers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.accounts.account import Account, Dropped, Region
from firsthand.claims.claim import Claim
from firsthand.lineage.first_hands.credits import read_credits
from firsthand.lineage.first_hands.party import identity_of
from firsthand.lineage.first_hands.speakers import fuller_names
from firsthand.vocabulary import ClaimKind

Make = Callable[..., Account]
MakeClaim = Callable[..., Claim]
UNION = "The Salt Workers Union wrote this. "
HAIL = "Hail fell on the town. "


@pytest.mark.parametrize(
    ("name", "other", "one"),
    [
        ("Oda Lindenbergs", "Oda Lindenbergz", True),  # one letter of fifteen: 93.3
        ("Oda Lindenberg", "Oda Lindenburk", False),  # two of fourteen: 85.7
    ],
)
def test_names_alike_by_ninety_three_of_a_hundred_are_spellings_of_one(name: str, other: str, one: bool) -> None:
    assert (fuller_names([name, name, other], "en").get(other.lower()) == name) is one


@pytest.mark.parametrize(("letters", "kept"), [(160, 160), (161, 160)])
def test_a_name_has_a_hundred_and_sixty_signs_at_most(letters: int, kept: int) -> None:
    assert len(identity_of("B" * letters, "en").name) == kept


@pytest.mark.parametrize(
    ("name", "kind"), [("EU", "office"), ("E", "person"), ("ABCDEFGHIJKL", "office"), ("ABCDEFGHIJKLM", "person")]
)
def test_a_word_in_capitals_of_two_to_twelve_letters_is_a_body(name: str, kind: str) -> None:
    assert identity_of(name, "en").kind == kind


@pytest.mark.parametrize("office", ["Embassy", "Consulate", "Mission"])
def test_an_office_abroad_is_known_by_its_seat(office: str) -> None:
    assert identity_of(f"{office} of Norway", "en").key is None
    assert identity_of(f"{office} of Norway in Chile", "en").key is not None
    assert identity_of("Ministry of Norway", "en").key is not None


@pytest.mark.parametrize(
    ("name", "language", "state"),
    [
        ("Ministry of Fisheries of the Democratic People's Republic of Korea", "en", "North Korea"),  # six words
        ("Министерство рыболовства Папуа — Новой Гвинеи", "ru", "Papua New Guinea"),  # four, in another case
    ],
)
def test_long_names_of_countries_are_read_whole(name: str, language: str, state: str) -> None:
    assert identity_of(name, language).party == state


@pytest.mark.parametrize(("before", "behind", "credited"), [(3, 9, True), (4, 9, False), (9, 2, True), (9, 3, False)])
def test_a_credit_of_the_whole_stands_in_the_first_four_sentences_or_the_last_three(
    make_account: Make, said: MakeClaim, before: int, behind: int, credited: bool
) -> None:
    account = make_account("u", (HAIL * before + UNION + HAIL * behind).strip())
    (credit,) = read_credits(account, [said(account, "Salt Workers Union", "wrote this", rule="credit")])
    assert credit.strength == (1 if credited else 9)


@pytest.mark.parametrize(("signs", "strength"), [(400, 1), (401, 9)])
def test_a_note_of_credit_has_four_hundred_signs(make_account: Make, signs: int, strength: int) -> None:
    note = "Press release of the Embassy of Norway in Chile\n".ljust(signs, "x")
    account = make_account("n", note, regions=(Region("credit", 0, signs),))
    assert read_credits(account, [])[0].strength == strength


@pytest.mark.parametrize(("signs", "strength"), [(200, 2), (201, 9)])
def test_the_agency_of_a_dateline_stands_in_the_first_two_hundred_signs(
    make_account: Make, signs: int, strength: int
) -> None:
    """The dash behind its brackets ends there."""
    head = f"{'O' * 110}(NordPress)"
    text = f"{head}{' ' * (signs - len(head) - 1)}— Hail fell."
    (credit,) = read_credits(make_account("d", text), [])
    assert credit.strength == strength


@pytest.mark.parametrize(("signs", "quoted"), [(160, 160), (161, 160)])
def test_a_notice_is_quoted_up_to_160_signs(make_account: Make, signs: int, quoted: int) -> None:
    notice = Dropped("disclaimer", "n" * signs, 0)
    (credit,) = read_credits(make_account("d", "Hail fell.", publisher="Echo", dropped=(notice,)), [])
    assert credit.strength == 3
    assert credit.origin.reason.count("n") == quoted + "the page says, and names no source".count("n")


def test_a_release_stands_before_an_agency_and_an_agency_before_a_disclaimer(make_account: Make) -> None:
    """Wherever they stand in the account."""
    text = "OSTERFELD (NordPress) -- Hail fell. Press release of the Embassy of Norway in Chile"
    note = Region("credit", text.index("Press release"), len(text))
    notice = Dropped("disclaimer", "We carry articles from outside sources.", 0)
    found = read_credits(make_account("n", text, regions=(note,), dropped=(notice,)), [])
    assert [credit.strength for credit in found] == [1, 2, 3]


@pytest.mark.parametrize("kind", ["figure", "time", "place", "act", "actor"])
def test_what_somebody_is_said_to_have_said(make_account: Make, said: MakeClaim, kind: ClaimKind) -> None:
    account = make_account("s", "Marta Lund said that 17 drowned.")
    speech = said(account, "Marta Lund", "17 drowned")
    at = account.text.index("17")
    claim = Claim(account.account_id, kind, at, at + 10, "17 drowned", 0, attribution_id=speech.claim_id).sealed()
    found = [credit.claim_id for credit in read_credits(account, [speech, claim]) if credit.claim_id]
    assert found == ([] if kind == "actor" else [claim.claim_id])
