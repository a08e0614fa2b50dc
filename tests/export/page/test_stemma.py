"""Who stands left of whom, and which lines are drawn."""

import pytest

from firsthand.export.page.stemma import MOST_NODES, NODE_HEIGHT, Stemma, StemmaLabel, stemma_of
from firsthand.lineage.lineage import Lineage


def _tellers(names: str, origins: str = "") -> dict[str, StemmaLabel]:
    return {n: StemmaLabel(n, n.upper(), "", n in origins) for n in names + origins}


def _row(derived: str, source: str | None, relation: str = "copy", **more: object) -> Lineage:
    fields: dict[str, object] = {"direction_basis": "published", **more}
    return Lineage(derived, source, relation, "aligned_text", **fields)  # type: ignore[arg-type]


def _credit(derived: str, origin: str) -> Lineage:
    return _row(derived, None, "credit", origin_id=origin)


def _drawn(stemma: Stemma | None) -> Stemma:
    assert stemma is not None
    return stemma


def _columns(stemma: Stemma) -> dict[str, int]:
    order = sorted({n.x for n in stemma.nodes})
    return {n.teller.key: order.index(n.x) for n in stemma.nodes}


def test_origins_stand_left_and_copies_right_of_what_they_copy() -> None:
    rows = [_row("c", "b"), _row("b", "a"), _credit("a", "o")]
    stemma = _drawn(stemma_of(rows, _tellers("abcd", "o")))
    assert _columns(stemma) == {"o": 0, "a": 1, "b": 2, "c": 3}
    assert [t.key for t in stemma.alone] == ["d"]
    assert "B has it from A (copy)" in stemma.described


def test_a_circle_stands_in_one_column_with_both_its_arrows() -> None:
    rows = [_row("a", "b", "quotation"), _row("b", "a", "quotation"), _row("c", "a")]
    stemma = _drawn(stemma_of(rows, _tellers("abc")))
    assert _columns(stemma) == {"a": 0, "b": 0, "c": 1}
    assert sum(e.arrow is not None for e in stemma.edges) == 3


def test_no_arrow_where_the_direction_is_open() -> None:
    stemma = _drawn(stemma_of([_row("a", "b", "copy", direction_basis="open")], _tellers("ab")))
    assert [e.arrow for e in stemma.edges] == [None]
    assert len({n.x for n in stemma.nodes}) == 1


def test_of_several_copied_accounts_the_one_most_shared_is_drawn() -> None:
    rows = [_row("b", "a", containment=0.9), _row("c", "a", containment=0.4), _row("c", "b", containment=0.7)]
    told = _drawn(stemma_of(rows, _tellers("abc"))).described
    assert "C has it from B" in told
    assert "C has it from A" not in told


def test_a_credit_handed_down_by_copying_is_drawn_once() -> None:
    rows = [_credit("a", "o"), _row("b", "a"), _credit("b", "o"), _credit("b", "p")]
    told = _drawn(stemma_of(rows, _tellers("ab", "op"))).described
    assert "B has it from O" not in told
    assert "B has it from P" in told


@pytest.mark.parametrize(("joined", "lines"), [(True, 2), (False, 1)])
def test_common_origin_is_drawn_where_no_other_line_joins_the_two(joined: bool, lines: int) -> None:
    rows = [_row("a", "b", "common_origin", direction_basis="open")]
    rows += [_credit("a", "o"), _credit("b", "o")] if joined else []
    assert len(_drawn(stemma_of(rows, _tellers("ab", "o"))).edges) == lines


@pytest.mark.parametrize(
    "rows", [[], [_row("a", "b", "independent")], [_row(f"x{i}", f"x{i + 1}") for i in range(MOST_NODES)]]
)
def test_nothing_or_a_tangle_is_not_drawn(rows: list[Lineage]) -> None:
    keys = {k for r in rows for k in (r.derived_account, r.source_account or "")}
    assert stemma_of(rows, {k: StemmaLabel(k, k, "", False) for k in keys}) is None


def test_no_two_boxes_overlap_and_the_order_of_rows_is_irrelevant() -> None:
    rows = [_row(c, "a") for c in "bcdefg"] + [_row(c, "b") for c in "hijk"]
    tellers = _tellers("abcdefghijk")
    stemma = _drawn(stemma_of(rows, tellers))
    for n in stemma.nodes:
        near = [m.y for m in stemma.nodes if m.x == n.x and m is not n]
        assert all(abs(y - n.y) >= NODE_HEIGHT for y in near)
    assert sorted(map(repr, stemma.nodes)) == sorted(map(repr, _drawn(stemma_of(rows[::-1], tellers)).nodes))


def _family(basis: str) -> list[Lineage]:
    """Twenty copies of one text: a row for each pair, the later from the earlier; ids in no order of publication."""
    order = [f"k{(7 * n) % 20:02d}" for n in range(20)]
    return [
        _row(later, earlier, direction_basis=basis, containment=1.0)
        for at, later in enumerate(order)
        for earlier in order[:at]
    ]


@pytest.mark.parametrize(("basis", "arrows", "columns"), [("published", 19, 2), ("open", 0, 1)])
def test_a_family_of_twenty_hangs_on_its_first(basis: str, arrows: int, columns: int) -> None:
    tellers = {f"k{n:02d}": StemmaLabel(f"k{n:02d}", f"K{n}", "", False) for n in range(20)}
    stars = [_row("k00", f"k{n:02d}", direction_basis="open") for n in range(1, 20)]
    rows = stars if basis == "open" else _family(basis)
    stemma = _drawn(stemma_of(rows, tellers))
    assert len(stemma.nodes) == 20
    assert sum(e.arrow is not None for e in stemma.edges) == arrows
    assert len(set(_columns(stemma).values())) == columns
    if basis == "published":
        assert {e.source for e in stemma.edges} == {"k00"}
    for n in stemma.nodes:
        assert 0 <= n.y <= stemma.height - NODE_HEIGHT
        assert all(abs(m.y - n.y) >= NODE_HEIGHT for m in stemma.nodes if m.x == n.x and m is not n)


def test_a_circle_beside_a_family_is_drawn_whole() -> None:
    ring = [_row(a, b, "quotation") for a, b in (("x", "y"), ("y", "z"), ("z", "x"))]
    tellers = {f"k{n:02d}": StemmaLabel(f"k{n:02d}", f"K{n}", "", False) for n in range(20)} | _tellers("xyz")
    stemma = _drawn(stemma_of([*_family("published"), *ring, _row("k00", "x", "credit")], tellers))
    columns = _columns(stemma)
    assert (columns["x"], columns["y"], columns["z"], columns["k00"]) == (0, 0, 0, 1)
    assert {(e.derived, e.source) for e in stemma.edges if e.relation == "quotation"} == {
        ("x", "y"),
        ("y", "z"),
        ("z", "x"),
    }
