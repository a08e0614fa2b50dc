"""Tables of components name each node once, as networkx has them."""

from __future__ import annotations

import networkx as nx
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from firsthand.engine.embedded.components import component_table
from firsthand.engine.plan import Component
from firsthand.tables import schema_of

NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=3)


@given(st.lists(st.tuples(NAMES, NAMES), max_size=30))
def test_tables_name_each_node_once_with_its_least_name(edges: list[tuple[str, str]]) -> None:
    graph = nx.Graph(edges)
    table = pa.table(
        {"a": [a for a, _ in edges], "b": [b for _, b in edges]}, pa.schema([("a", "string"), ("b", "string")])
    )
    found = component_table(table, ("a", "b"), schema_of(Component)).to_pylist()
    least = {n: min(c, key=str.encode) for c in nx.connected_components(graph) for n in c}
    assert [(r["node"], r["root"]) for r in found] == sorted(least.items(), key=lambda p: p[0].encode())
