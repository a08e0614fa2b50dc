"""How many first hands: a range."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.lineage.first_hands.origins import gathered, origin_range, single_party
from firsthand.lineage.lineage import Origin

KNOWN = {
    "n1": Origin("n1", "Embassy in Lima", "office", "Norway"),
    "n2": Origin("n2", "Embassy in Quito", "office", "Norway"),
    "k": Origin("k", "Kenyan police", "office", "police of Kenya"),
    "u1": Origin("u1", "Echo", "outlet"),
    "u2": Origin("u2", "Herald", "outlet"),
    "u3": Origin("u3", "The Herald", "outlet"),
    "g": Origin("g", "Courier", "outlet", "Chile", "Norway"),
}


@pytest.mark.parametrize(
    ("ids", "low", "high"),
    [
        ([], 0, 0),
        (["k"], 1, 1),
        (["k", "k"], 1, 1),
        (["n1", "n2"], 1, 2),
        (["n1", "k"], 2, 2),
        (["n1", "n2", "u1"], 1, 3),
        (["u1", "u2"], 1, 2),
        (["u2", "u3"], 1, 1),
        (["u2", "u3", "n1"], 1, 2),
        (["n1", "g"], 1, 2),
        (["lost"], 1, 1),
        (["n1", "lost"], 1, 2),
    ],
)
def test_range(ids: list[str], low: int, high: int) -> None:
    found = origin_range(ids, KNOWN)
    assert (found.low, found.high) == (low, high)
    assert found.reason


@given(st.lists(st.sampled_from(sorted(KNOWN))), st.sampled_from(sorted(KNOWN)))
def test_one_more_origin_never_lowers_either_end(ids: list[str], more: str) -> None:
    before, after = origin_range(ids, KNOWN), origin_range([*ids, more], KNOWN)
    assert before.low <= after.low <= after.high
    assert before.high <= after.high <= before.high + 1


@pytest.mark.parametrize(
    ("ids", "party"), [(["n1", "n2", "u1"], "Norway"), (["n1", "k"], None), (["u1"], None), ([], None)]
)
def test_single_party(ids: list[str], party: str | None) -> None:
    assert single_party(KNOWN[i] for i in ids) == party


def test_parts_of_one_id_are_gathered() -> None:
    parts = [
        Origin("o2", "Lima office", "office", "Norway", "Norway", ("b",), "second"),
        Origin("o1", "Echo", "outlet", None, None, ("c",), "alone"),
        Origin("o2", "the Norwegian office in Lima", "office", "Norway", "Norway", ("a",), "first"),
    ]
    alone, both = gathered(parts)
    assert alone.origin_id == "o1"
    assert (both.name, both.account_ids, both.reason) == ("the Norwegian office in Lima", ("a", "b"), "first")
    assert gathered(reversed(parts)) == gathered(parts)


def test_who_speaks_for_itself_neither_makes_nor_hides_the_warning() -> None:
    itself = Origin("w", "Litoral Wire", "agency", "Litoral Wire")
    assert single_party([KNOWN["n1"], KNOWN["n2"], itself, KNOWN["u1"]]) == "Norway"
    assert single_party([itself]) is None


def test_an_outlet_that_others_quote_stays_one_outlet() -> None:
    quoted = Origin("e", "the Mirrow Echo", "person", None, None, ("b",), "said")
    outlet = Origin("e", "Mirrow Echo", "outlet", None, None, ("a",), "nothing credited")
    (both,) = gathered([quoted, outlet])
    assert (both.name, both.kind, both.account_ids) == ("Mirrow Echo", "outlet", ("a", "b"))
