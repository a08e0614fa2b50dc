"""Components agree with networkx on any graph, and stay quick on a chain."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.components import Joined, Tie, least_of, roots_of

EDGES = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=60)
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=3)


@given(EDGES)
def test_roots_are_the_least_of_each_component(edges: list[tuple[int, int]]) -> None:
    graph = nx.Graph()
    graph.add_nodes_from(range(31))
    graph.add_edges_from(edges)
    ends = np.array(edges, dtype=np.int64).reshape(-1, 2)
    roots = roots_of(31, ends[:, 0], ends[:, 1])
    for component in nx.connected_components(graph):
        assert {int(roots[n]) for n in component} == {min(component)}


@given(st.lists(st.tuples(NAMES, NAMES), max_size=30), st.lists(NAMES, max_size=10))
def test_each_member_leads_to_the_least_that_ties_reach(edges: list[tuple[str, str]], alone: list[str]) -> None:
    graph = nx.Graph()
    graph.add_nodes_from(alone)
    graph.add_edges_from(edges)
    found = least_of([Tie(a, b) for a, b in edges], alone)
    assert found == {n: min(c) for c in nx.connected_components(graph) for n in c}
    assert list(found) == sorted(found)


@given(EDGES)
def test_a_tie_joins_what_was_apart_and_nothing_else(edges: list[tuple[int, int]]) -> None:
    graph, joined = nx.Graph(), Joined()
    graph.add_nodes_from("abc")
    for a, b in edges:
        graph.add_nodes_from((str(a), str(b)))
        assert joined.join(str(a), str(b)) is not nx.has_path(graph, str(a), str(b))
        graph.add_edge(str(a), str(b))
        for member in (str(a), str(b), "a"):
            assert joined.least(member) == min(nx.node_connected_component(graph, member))


def test_nothing_hangs_together_where_nothing_is() -> None:
    assert least_of([]) == {}
    assert least_of([], ["b", "a"]) == {"a": "a", "b": "b"}


@pytest.mark.parametrize("order", ["forth", "back", "shuffled"])
def test_a_chain_of_a_hundred_thousand(order: str) -> None:
    nodes = np.arange(100_000)
    if order != "forth":
        nodes = nodes[::-1] if order == "back" else np.random.default_rng(7).permutation(nodes)
    assert not roots_of(100_000, nodes[:-1], nodes[1:]).any()
