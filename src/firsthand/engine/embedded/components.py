"""Connected components of a table of pairs, by text ids.

Serves `carry_out`; what hangs together is told by `firsthand.components`.  Takes collected edges.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from firsthand.components import roots_of


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
