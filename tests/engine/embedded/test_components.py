"""Components agree with networkx on any graph, and stay quick on a chain."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.engine.embedded.components import component_table, roots_of
from firsthand.engine.plan import Component
from firsthand.tables import schema_of

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


@given(st.lists(st.tuples(NAMES, NAMES), max_size=30))
def test_tables_name_each_node_once_with_its_least_name(edges: list[tuple[str, str]]) -> None:
    graph = nx.Graph(edges)
    table = pa.table(
        {"a": [a for a, _ in edges], "b": [b for _, b in edges]}, pa.schema([("a", "string"), ("b", "string")])
    )
    found = component_table(table, ("a", "b"), schema_of(Component)).to_pylist()
    least = {n: min(c, key=str.encode) for c in nx.connected_components(graph) for n in c}
    assert [(r["node"], r["root"]) for r in found] == sorted(least.items(), key=lambda p: p[0].encode())


@pytest.mark.parametrize("order", ["forth", "back", "shuffled"])
def test_a_chain_of_a_hundred_thousand(order: str) -> None:
    nodes = np.arange(100_000)
    if order != "forth":
        nodes = nodes[::-1] if order == "back" else np.random.default_rng(7).permutation(nodes)
    assert not roots_of(100_000, nodes[:-1], nodes[1:]).any()
