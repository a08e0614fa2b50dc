"""Settling the origins of a family."""

import pytest

from firsthand.lineage.dossier import Credit, Family, Holding, NamedOutlet, Spot
from firsthand.lineage.lineage import Lineage, Origin, Passage
from firsthand.lineage.settle import Settled, settle
from firsthand.vocabulary import DirectionBasis


def own(account: str, name: str = "", strength: int = 9) -> Credit:
    origin = Origin(f"o-{name or account}", name or account, "outlet", None, None, (), "told")
    return Credit(account, origin, None, None, None, "own" if strength == 9 else "dateline", strength, name)


def holding(
    account: str, *credits: Credit, outlet: str = "", published: str | None = None, spots: tuple[Spot, ...] = ()
) -> Holding:
    return Holding(account, account, outlet, None, published, spots, credits or (own(account),))


def copy(derived: str, source: str, there: float, back: float, basis: DirectionBasis = "published") -> Lineage:
    return Lineage(derived, source, "copy", "aligned_text", basis, None, there, (), 0.9, "", back)


def ids(settled: Settled, account: str) -> list[str]:
    return [k.origin_id for k in settled.links if k.account_id == account and k.claim_id is None]


@pytest.mark.parametrize(
    ("there", "expected"),
    [(1.0, ["o-a"]), (0.8, ["o-a"]), (0.4, ["o-a", "o-b"])],
)
def test_a_part_of_its_own_keeps_its_own_hand(there: float, expected: list[str]) -> None:
    settled = settle(Family("a", (holding("a"), holding("b")), (copy("b", "a", there, 0.3),)))
    assert ids(settled, "b") == expected
    assert ids(settled, "a") == ["o-a"]


def test_a_chain_goes_back_to_its_start() -> None:
    rows = (copy("c", "b", 1.0, 0.5), copy("b", "a", 1.0, 0.5))
    settled = settle(Family("a", (holding("a"), holding("b"), holding("c")), rows))
    assert [ids(settled, x) for x in "abc"] == [["o-a"]] * 3


def test_whole_copies_take_the_best_credit_among_them() -> None:
    members = (holding("a", published="2031"), holding("b", own("b", "NordPress", 2), own("b")))
    settled = settle(Family("a", members, (copy("b", "a", 1.0, 1.0),)))
    assert ids(settled, "a") == ids(settled, "b") == ["o-NordPress"]
    assert next(k for k in settled.links if k.account_id == "a").inherited_from == "b"


def test_a_copy_that_credits_its_source_has_no_other_hand() -> None:
    members = (holding("a", outlet="echo"), holding("b", own("b", "echo", 2)))
    settled = settle(Family("a", members, (copy("b", "a", 1.0, 1.0),), (NamedOutlet("b", "a"),)))
    assert ids(settled, "a") == ids(settled, "b") == ["o-a"]


def test_a_ring_with_a_credit_to_somebody_outside_goes_back_to_that() -> None:
    members = (
        holding("a", own("a", "nordpress", 1), outlet="echo"),
        holding("b", own("b", "echo", 2), outlet="herald"),
    )
    settled = settle(Family("a", members, (), (NamedOutlet("a", "b"), NamedOutlet("b", "a"))))
    assert ids(settled, "a") == ids(settled, "b") == ["o-nordpress"]


def test_a_claim_in_copied_words_has_its_counterparts_speaker() -> None:
    speaker = Origin("o-lund", "Marta Lund", "person")
    spoken = Credit("a", speaker, "c1", 0, 10, "explicit_credit", 1)
    row = Lineage(
        "b",
        "a",
        "copy",
        "aligned_text",
        "published",
        None,
        0.5,
        (Passage("copied", (100, 200), (0, 100)),),
        0.9,
        "",
        0.5,
    )
    members = (
        holding("a", own("a"), spoken, spots=(Spot("c1", 40, 50),)),
        holding("b", spots=(Spot("c2", 140, 150), Spot("c3", 10, 20))),
    )
    settled = settle(Family("a", members, (row,)))
    links = {k.claim_id: k for k in settled.links if k.claim_id}
    assert (links["c2"].origin_id, links["c2"].inherited_from) == ("o-lund", "a")
    assert "o-lund" in {o.origin_id for o in settled.origins}


def test_credits_to_the_outside_are_rows() -> None:
    settled = settle(Family("a", (holding("a", own("a", "NordPress", 2)),)))
    (row,) = settled.rows
    assert (row.relation, row.source_account, row.origin_id) == ("credit", None, "o-NordPress")


def test_who_only_passed_a_release_on_has_no_row_of_its_own() -> None:
    lone = holding("a", own("a", "Chamber of Mirrow", 1), own("a", "NordPress", 2))
    settled = settle(Family("a", (lone,)))
    named = {o.origin_id for o in settled.origins}
    assert {r.origin_id for r in settled.rows} == named == {"o-Chamber of Mirrow"}
    assert settled.rows[0].reason == "told; told"


@pytest.mark.parametrize(
    ("published", "credited", "rows"),
    [("2031-05-01", "2032-01-01", 0), ("2031", "2031-05-01", 1), ("2032", "2031", 1), (None, "2031", 1)],
)
def test_nobody_credits_what_came_out_later(published: str | None, credited: str, rows: int) -> None:
    members = (holding("a", published=published), holding("b", outlet="echo", published=credited))
    settled = settle(Family("a", members, (), (NamedOutlet("a", "b"),)))
    assert len([r for r in settled.rows if r.source_account]) == rows
    assert ids(settled, "a") == (["o-b"] if rows else ["o-a"])
