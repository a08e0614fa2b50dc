"""Connected components by minimum hooking with pointer jumping, in numpy.

Each round every root hooks onto the least root it has an edge to, then all pointers jump until they point at roots; the
number of rounds is logarithmic even on a chain.  Takes collected edges: right up to some hundred million.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

Ids = NDArray[np.int64]


def roots_of(nodes: int, left: Ids, right: Ids) -> Ids:
    """The least node of each node's component.

    Args:
        nodes: How many nodes there are, numbered from 0.
        left, right: Ends of the edges, one pair a position.

    Returns:
        One root a node; a node without an edge is its own.

    Source: Shiloach and Vishkin (1982), An O(log n) parallel connectivity algorithm; hooking to the minimum.
    """
    root: Ids = np.arange(nodes, dtype=np.int64)
    a, b = left.astype(np.int64), right.astype(np.int64)
    while a.size:
        low, high = np.minimum(a, b), np.maximum(a, b)
        np.minimum.at(root, high, low)
        while True:
            jumped = root[root]
            if np.array_equal(jumped, root):
                break
            root = jumped
        a, b = root[low], root[high]
        open_edges = a != b
        a, b = a[open_edges], b[open_edges]
    return root


def component_table(edges: pa.Table, ends: tuple[str, str], schema: pa.Schema) -> pa.Table:
    """Components of an edge table: `node` and `root`, sorted by node.

    Args:
        edges: The edges, by text ids.
        ends: Names of its two columns of ids.
        schema: Schema to give the result; has the columns `node` and `root`.
    """
    left, right = (edges.column(e).combine_chunks().cast(pa.string()) for e in ends)
    names = pc.unique(pa.chunked_array([left, right], pa.string()))
    # Sorted by the bytes, as Parquet, DuckDB and Spark sort: the least id is the same on every engine.
    names = names.take(pc.sort_indices(names.cast(pa.binary())))
    places = [pc.index_in(side, names).to_numpy(zero_copy_only=False).astype(np.int64) for side in (left, right)]
    roots = roots_of(len(names), places[0], places[1])
    made = pa.table({"node": names, "root": names.take(pa.array(roots))})
    return made.select(schema.names).cast(schema)
