"""Circles of credit, and strongly connected sets against networkx."""

import random

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.lineage.circles import find_circles, rings_of
from firsthand.lineage.lineage import Lineage
from firsthand.vocabulary import DirectionBasis, Relation


def row(
    derived: str, source: str | None, relation: Relation = "credit", basis: DirectionBasis = "explicit_credit"
) -> Lineage:
    return Lineage(derived, source, relation, "explicit_credit", basis)


@pytest.mark.parametrize(
    ("rows", "circles"),
    [
        ([], []),
        ([row("a", "b"), row("b", "c")], []),
        ([row("a", "b"), row("b", "a")], [("a", "b")]),
        ([row("c", "a"), row("a", "b"), row("b", "c"), row("d", "a")], [("a", "b", "c")]),
        ([row("a", "b"), row("b", "a", "copy", "open")], []),
        ([row("a", "b"), row("b", "a", "common_origin")], []),
        ([row("a", None), row("b", None)], []),
    ],
)
def test_circles_are_rings_of_told_directions(rows: list[Lineage], circles: list[tuple[str, ...]]) -> None:
    assert find_circles(rows) == circles


@given(st.integers(0, 10**6))
def test_rings_are_those_of_networkx_and_sources_come_first(seed: int) -> None:
    draw = random.Random(seed)
    nodes = [f"n{k}" for k in range(draw.randrange(1, 12))]
    edges = {n: sorted(set(draw.choices(nodes, k=draw.randrange(3)))) for n in nodes}
    rings = rings_of(edges)
    graph = networkx.DiGraph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from((a, b) for a, bs in edges.items() for b in bs)
    assert {frozenset(r) for r in rings} == {frozenset(c) for c in networkx.strongly_connected_components(graph)}
    place = {n: k for k, r in enumerate(rings) for n in r}
    assert all(place[b] <= place[a] for a, bs in edges.items() for b in bs)
