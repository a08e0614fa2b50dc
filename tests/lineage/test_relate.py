"""What two accounts are to each other."""

from __future__ import annotations

import pytest

from firsthand.config import LineageConfig
from firsthand.lineage.dossier import AccountPair, Spot, Telling
from firsthand.lineage.relate import Related, relate
from firsthand.spans import Span

STATEMENT = (
    "We will rebuild every stall before the leaves turn and nobody who lost a livelihood on that terrible afternoon "
    "shall be left to carry the burden alone"
)
OTHER = (
    "Parliament debated the fishing quota for six hours on Thursday. Opposition members called the plan hasty. "
    "A vote was put off until ministers return from the northern islands. Boat owners watched from the gallery, some "
    "holding nets over their shoulders, and left without a word when the session closed."
)


def related(left: str, right: str, **given: object) -> Related | None:
    pair = AccountPair(Telling("a1", left, "en"), Telling("a2", right, "en"), **given)  # type: ignore[arg-type]
    return relate(pair, LineageConfig())


def relation(left: str, right: str) -> str | None:
    found = related(left, right)
    return found.row.relation if found else None


def reworded(text: str, every: int) -> str:
    return " ".join("quixotic" if k % every == 0 else w for k, w in enumerate(text.split()))


def test_relations(ferry: str, market: str) -> None:
    assert relation(ferry, ferry) == "copy"
    assert relation(ferry, ferry[: len(ferry) // 2]) == "copy"
    assert relation(ferry, reworded(ferry, 4)) == "copy"
    assert relation(ferry, f"{market} {ferry} {market}") == "copy"
    assert relation(ferry, market) is None
    assert relation(f"{ferry} {STATEMENT}.", f"{OTHER} {market} {STATEMENT}.") == "common_origin"


def test_a_statement_in_speech_of_both_is_said_so(ferry: str) -> None:
    left, right = f"{ferry} “{STATEMENT}”", f"{OTHER} “{STATEMENT}”"
    at = [t.index(STATEMENT) for t in (left, right)]
    sayings = [(Span(k, k + len(STATEMENT)),) for k in at]
    pair = AccountPair(Telling("a1", left, "en", sayings=sayings[0]), Telling("a2", right, "en", sayings=sayings[1]))
    found = relate(pair, LineageConfig())
    assert found is not None
    assert (found.row.relation, found.row.basis, found.row.direction_basis) == (
        "common_origin",
        "same_attribution",
        "open",
    )


def test_words_foreign_to_their_setting_come_from_the_other(ferry: str, market: str) -> None:
    setting = (
        "The ferry Halden Star, its passengers and the harbour office were named in the wreck report by rescue divers."
    )
    found = related(f"{OTHER} {ferry[:340]} {market}", f"{ferry} {setting}")
    assert found is not None
    assert (found.row.derived_account, found.row.direction_basis) == ("a1", "setting")


def test_shares_and_reason_of_a_cut(ferry: str) -> None:
    found = related(ferry, ferry[: ferry.index("Divers")])
    assert found is not None
    shares = sorted([found.row.containment or 0, found.row.source_containment or 0])
    assert shares[1] == 1.0
    assert 0.4 < shares[0] < 0.8
    assert "100% of one text stands in the other" in found.row.reason


@pytest.mark.parametrize("revises", ["a1", "a2"])
def test_a_revision_goes_the_way_the_case_notes(ferry: str, revises: str) -> None:
    found = related(ferry, ferry, revises=revises)
    assert found is not None
    assert (found.row.relation, found.row.derived_account) == ("revision", revises)
    assert found.miscopied == ()


@pytest.mark.parametrize(
    ("new", "count"), [("17 passengers", 0), ("71 passengers", 1), ("seven passengers", 1), ("the passengers", 0)]
)
def test_only_changed_numbers_are_miscopied(ferry: str, new: str, count: int) -> None:
    text = ferry.replace("17 passengers", new)
    at = text.index(new)
    copy = Telling("a1", text, "en", published="2031-05-02", figures=(Spot("c1", at, at + len(new)),))
    found = relate(AccountPair(copy, Telling("a2", ferry, "en", published="2031-05-01")), LineageConfig())
    assert found is not None
    assert len(found.miscopied) == count


@pytest.mark.parametrize(("old", "new"), [("on Tuesday", "on Friday"), ("Mirrow", "Tromsø")])
def test_changed_days_and_towns_are_miscopied_too(ferry: str, old: str, new: str) -> None:
    assert old in ferry
    text = ferry.replace(old, new, 1)
    at = text.index(new)
    copy = Telling("a1", text, "en", published="2031-05-02", settings=(Spot("c1", at, at + len(new)), Spot("c2", 0, 3)))
    found = relate(AccountPair(copy, Telling("a2", ferry, "en", published="2031-05-01")), LineageConfig())
    assert found is not None
    assert found.miscopied == ("c1",)


WHOLE = (
    "The weir at Tollen burst on Monday. Water from the weir ran through the mill yard of Tollen for an hour. The miller of "
    "Tollen saw the weir lean on Sunday. Nobody was in the mill yard when the weir burst. The mill had been shut for weeks. "
    "Engineers will look at the weir and the mill this week. The council of Tollen closed the yard and the mill bridge. "
    "Water still stood in the yard on Tuesday, and the miller pumped water out of the mill."
)


def test_a_text_that_stands_whole_in_one_on_the_same_matter_is_its_cut(market: str) -> None:
    part = " ".join(WHOLE.split(". ")[k] + "." for k in (0, 1, 2, 4))
    for left, right, derived in ((part, WHOLE, "a1"), (WHOLE, part, "a2")):
        found = related(left, right)
        assert found is not None
        assert (found.row.direction_basis, found.row.derived_account) == ("cut", derived)
        assert found.row.confidence <= 0.9
    beside_a_foreign_text = related(part, f"{part} {market}")
    assert beside_a_foreign_text is not None
    assert beside_a_foreign_text.row.direction_basis == "open"
