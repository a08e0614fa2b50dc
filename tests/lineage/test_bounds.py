"""Bounds of shares, words and evidence by which two accounts are a copy, or carry one hand's words, told in plain numbers.

The numbers stand here by themselves: a test that took them from the rules would follow them wherever they go.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from firsthand.accounts.account import Account
from firsthand.config import LineageConfig
from firsthand.lineage import relate as rules
from firsthand.lineage.circles import find_circles
from firsthand.lineage.dossier import AccountPair, Credit, Family, Holding, NamedOutlet, Spot, Telling, WholeCredit
from firsthand.lineage.lineage import Lineage, Origin, Passage
from firsthand.lineage.relate import Related, relate
from firsthand.lineage.settle import settle
from firsthand.lineage.shared_text.align import AlignedStretch, EqualRun
from firsthand.lineage.shared_text.measure import Comparison, Side
from firsthand.lineage.trace import trace
from firsthand.spans import Span
from firsthand.vocabulary import Relation

WORDS = " ".join(f"w{chr(97 + k // 26)}{chr(97 + k % 26)}d" for k in range(200))  # 200 words of four letters
NOTHING: dict[str, Any] = {"words": 200, "equal": 40, "containment": 0.3, "runs": 0.0, "cover": 0.0, "home": None}


def comparison(left: dict[str, Any], right: dict[str, Any], **more: Any) -> Comparison:
    """Two sides that share 40 words and nothing else that is not said."""
    blocks = more.get("blocks", (EqualRun(0, 0, 40),))
    return Comparison(
        left=Side(**NOTHING | left),
        right=Side(**NOTHING | right),
        stretches=(AlignedStretch(blocks, more.get("evidence", 0.0)),),
        borders=more.get("borders", 0),
        longest=more.get("longest", 0),
    )


def related(
    patch: pytest.MonkeyPatch, found: Comparison, sayings: tuple[Span, ...] = (), config: LineageConfig | None = None
) -> Related | None:
    """What two accounts are whose comparison is known."""
    patch.setattr(rules, "compare", lambda left, right: found)
    pair = AccountPair(Telling("a1", WORDS, "en", sayings=sayings), Telling("a2", WORDS, "en", sayings=sayings))
    return relate(pair, config or LineageConfig())


def relation(patch: pytest.MonkeyPatch, found: Comparison) -> str | None:
    row = related(patch, found)
    return row.row.relation if row else None


PLACED = {"runs": 0.08, "home": 0.085}


@pytest.mark.parametrize(
    ("left", "right", "shared", "expected"),
    [
        # share of five-word runs, and of words
        ({"runs": 0.28}, {}, {}, "copy"),
        ({"runs": 0.279}, {}, {}, None),
        ({"runs": 0.3, "containment": 0.2}, {"containment": 0.1}, {}, "copy"),
        ({"runs": 0.3, "containment": 0.199}, {"containment": 0.1}, {}, None),
        # words replaced
        ({"cover": 0.26}, {}, {"evidence": 33.0}, "copy"),
        ({"cover": 0.259}, {}, {"evidence": 33.0}, "common_origin"),
        ({"cover": 0.26}, {}, {"evidence": 32.9}, "common_origin"),
        # an unbroken stretch that one of them is at home with
        (PLACED, {"home": 0.034}, {"borders": 1, "longest": 20}, "copy"),
        (PLACED, {"home": 0.034}, {"borders": 1, "longest": 19}, "common_origin"),
        (PLACED, {"home": 0.034}, {"borders": 0, "longest": 20}, "common_origin"),
        (PLACED | {"home": 0.084}, {"home": 0.03}, {"borders": 1, "longest": 20}, "common_origin"),
        (PLACED | {"home": 0.2}, {"home": 0.151}, {"borders": 1, "longest": 20}, "common_origin"),
        (PLACED | {"home": 0.2}, {"home": 0.149}, {"borders": 1, "longest": 20}, "copy"),
        (PLACED | {"runs": 0.079}, {"home": 0.0}, {"borders": 1, "longest": 24}, "common_origin"),
        (PLACED | {"runs": 0.079}, {"home": 0.0}, {"borders": 1, "longest": 25}, "copy"),
        # a very long stretch, wherever it is at home
        ({}, {}, {"borders": 3, "longest": 80}, "copy"),
        ({}, {}, {"borders": 3, "longest": 79}, "common_origin"),
        ({}, {}, {"borders": 2, "longest": 80}, "common_origin"),
        # what chance does not explain
        ({}, {}, {"evidence": 15.0}, "common_origin"),
        ({}, {}, {"evidence": 14.9}, None),
        ({}, {}, {"longest": 15}, "common_origin"),
        ({}, {}, {"longest": 14}, None),
    ],
)
def test_what_two_accounts_are(
    monkeypatch: pytest.MonkeyPatch,
    left: dict[str, Any],
    right: dict[str, Any],
    shared: dict[str, Any],
    expected: str | None,
) -> None:
    assert relation(monkeypatch, comparison(left, right, **shared)) == expected
    assert relation(monkeypatch, comparison(right, left, **shared)) == expected


@pytest.mark.parametrize(
    ("one", "other", "basis"),
    [
        ({"home": 0.3}, {"home": 0.259}, "setting"),
        ({"home": 0.3}, {"home": 0.261}, "open"),
        ({"containment": 0.95}, {"home": 0.1, "words": 230}, "cut"),
        ({"containment": 0.949}, {"home": 0.1, "words": 230}, "open"),
        ({"containment": 0.95}, {"home": 0.099, "words": 230}, "open"),
        ({"containment": 0.95}, {"home": 0.1, "words": 229}, "open"),
    ],
)
def test_what_tells_the_direction_of_a_copy(
    monkeypatch: pytest.MonkeyPatch, one: dict[str, Any], other: dict[str, Any], basis: str
) -> None:
    found = related(monkeypatch, comparison({"runs": 0.5} | one, {"runs": 0.5} | other))
    assert found is not None
    assert (found.row.relation, found.row.direction_basis) == ("copy", basis)


@pytest.mark.parametrize(("outside", "basis"), [(2, "same_attribution"), (3, "aligned_text")])
def test_four_fifths_of_the_shared_words_said_are_a_statement(
    monkeypatch: pytest.MonkeyPatch, outside: int, basis: str
) -> None:
    """Eight words of four letters are said and two are not: 39 of 48 characters; with three 39 of 53."""
    blocks = (EqualRun(0, 0, 8), EqualRun(20, 20, outside))
    found = related(monkeypatch, comparison({}, {}, blocks=blocks, evidence=20.0), sayings=(Span(0, 50),))
    assert found is not None
    assert (found.row.relation, found.row.basis) == ("common_origin", basis)


def test_the_more_rare_words_the_surer_a_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    sure = []
    for evidence in (0.0, 30.0, 60.0, 90.0):
        found = related(monkeypatch, comparison({"runs": 0.5}, {}, evidence=evidence))
        assert found is not None
        sure.append(found.row.confidence)
    assert sure == [0.6, 0.8, 0.99, 0.99]


def copied(there: float, back: float, first: str | None = None) -> list[str]:
    """Origins of the copy of an account, by the shares of words that stand in the other."""

    def holding(account: str) -> Holding:
        origin = Origin(f"o-{account}", account, "outlet", None, None, (), "told")
        credit = Credit(account, origin, None, None, None, "own", 9, account)
        return Holding(account, account, "", None, first if account == "b" else "2031-05-09", (), (credit,))

    row = Lineage("b", "a", "copy", "aligned_text", "published", None, there, (), 0.9, "", back)
    settled = settle(Family("a", (holding("a"), holding("b")), (row,)))
    return [k.origin_id for k in settled.links if k.account_id == "b" and k.claim_id is None]


def test_three_quarters_of_a_text_from_another_leave_no_hand_of_its_own() -> None:
    assert copied(0.75, 0.3) == ["o-a"]
    assert copied(0.749, 0.3) == ["o-a", "o-b"]


@pytest.mark.parametrize(("start", "inherited"), [(52, True), (53, False)])
def test_cleaning_may_shift_a_claim_inside_copied_words_by_three_characters(start: int, inherited: bool) -> None:
    """The copy's claim stands where characters 40 to 50 of its source were copied to."""
    speaker = Origin("o-lund", "Marta Lund", "person", None, None, (), "told")
    spoken = Credit("a", speaker, "c1", 0, 10, "explicit_credit", 1)
    passage = Passage("copied", (100, 200), (0, 100))
    row = Lineage("b", "a", "copy", "aligned_text", "published", None, 0.5, (passage,), 0.9, "", 0.5)
    own = [
        Credit(a, Origin(f"o-{a}", a, "outlet", None, None, (), "told"), None, None, None, "own", 9, a) for a in "ab"
    ]
    members = (
        Holding("a", "a", "", None, None, (Spot("c1", start, start + 10),), (own[0], spoken)),
        Holding("b", "b", "", None, None, (Spot("c2", 140, 150),), (own[1],)),
    )
    links = settle(Family("a", members, (row,))).links
    assert any(k.claim_id == "c2" and k.origin_id == "o-lund" for k in links) is inherited


def test_a_copy_told_by_its_shape_is_less_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = {"home": 0.1, "words": 230}
    found = related(monkeypatch, comparison({"runs": 0.5, "containment": 0.95}, whole, evidence=60.0))
    assert found is not None
    assert (found.row.direction_basis, found.row.confidence) == ("cut", 0.9)


def test_how_sure_other_rows_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """A revision with shared words and without, words alone, and words of which one is credited in both."""
    both = (WholeCredit("o1", "Salt Workers Union", "", 1),)
    some = comparison({}, {}, evidence=15.0)
    found = {}
    for name, credits, noted, shared in (
        ("revised", (), "a1", some),
        ("revised unlike", (), "a1", None),
        ("words", (), None, some),
        ("credited", both, None, some),
    ):
        monkeypatch.setattr(rules, "compare", lambda left, right, shared=shared: shared)
        left, right = (Telling(name, WORDS, "en", credits=credits) for name in ("a1", "a2"))
        made = relate(AccountPair(left, right, noted), LineageConfig())
        assert made is not None
        found[name] = made.row.confidence
    assert found == {"revised": 0.95, "revised unlike": 0.9, "words": 0.6, "credited": 0.7}


def test_shares_are_shown_to_four_places(monkeypatch: pytest.MonkeyPatch) -> None:
    found = related(monkeypatch, comparison({"runs": 0.5, "containment": 0.123456789}, {"containment": 0.987654321}))
    assert found is not None
    assert (found.row.containment, found.row.source_containment) == (0.1235, 0.9877)


def test_how_sure_credits_are() -> None:
    """To somebody outside the case, and to an outlet whose account is here."""
    outside = Origin("o-x", "NordPress", "agency", None, None, (), "told")
    own = Origin("o-b", "Echo", "outlet", None, None, (), "told")
    a = Holding("a", "a", "", None, None, (), (Credit("a", outside, None, None, None, "dateline", 2),))
    b = Holding("b", "Echo", "echo", None, None, (), (Credit("b", own, None, None, None, "own", 9),))
    rows = settle(Family("a", (a, b), (), (NamedOutlet("a", "b", "c1"),))).rows
    assert {row.relation: row.confidence for row in rows} == {"credit": 0.9, "quotation": 0.8}


@pytest.mark.parametrize("relation", ["copy", "revision", "credit", "quotation", "common_origin"])
def test_relations_with_a_direction_make_circles(relation: Relation) -> None:
    ring = [Lineage(one, other, relation, "aligned_text", "published") for one, other in ("ab", "ba")]
    assert find_circles(ring) == ([] if relation == "common_origin" else [("a", "b")])


@pytest.mark.parametrize("noted", [True, False])
def test_an_account_has_the_hands_of_what_it_revises_beside_its_own(
    make_account: Callable[..., Account], noted: bool
) -> None:
    first, second = make_account("first", WORDS), make_account("second", "Hail fell on the market of the old town.")
    result = trace([first, second], [], LineageConfig(), {second.account_id: first.account_id} if noted else {})
    assert [row.relation for row in result.lineage] == (["revision"] if noted else [])
    assert sum(k.account_id == second.account_id for k in result.links) == 1 + noted
