"""Circles of credit: A has it from B, and B has it from A.

Part of lineage, over its rows.  A circle is named, never cut silently.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from firsthand.lineage.lineage import Lineage
from firsthand.vocabulary import Relation

DIRECTED: frozenset[Relation] = frozenset({"copy", "revision", "credit", "quotation"})


def _edges(rows: Iterable[Lineage]) -> dict[str, list[str]]:
    """Accounts that an account has it from, as far as a direction is told."""
    out: dict[str, set[str]] = {}
    for row in rows:
        if row.relation in DIRECTED and row.source_account and row.direction_basis != "open":
            out.setdefault(row.derived_account, set()).add(row.source_account)
            out.setdefault(row.source_account, set())
    return {a: sorted(out[a]) for a in sorted(out)}


def find_circles(lineage: Iterable[Lineage]) -> list[tuple[str, ...]]:
    """Sets of accounts that have it from one another in a ring.

    Args:
        lineage: Rows of the case.

    Returns:
        Each circle as its account ids, sorted; circles sorted.  Empty where there is none.
    """
    return sorted(ring for ring in rings_of(_edges(lineage)) if len(ring) > 1)


def rings_of(edges: Mapping[str, Sequence[str]]) -> list[tuple[str, ...]]:
    """Strongly connected sets of a graph, each sorted; a set comes after every set that its members point at.

    Args:
        edges: Nodes that each node points at; every node is a key.

    Source: R. Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1 (1972), 146 (without recursion).
    """
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on: set[str] = set()
    found = []
    for root in edges:
        work = [(root, 0)] if root not in index else []
        while work:
            node, at = work.pop()
            if at == 0:
                index[node] = low[node] = len(index)
                stack.append(node)
                on.add(node)
            if at < len(edges[node]):
                work.append((node, at + 1))
                following = edges[node][at]
                if following not in index:
                    work.append((following, 0))
                continue
            for following in edges[node]:
                if following in on:
                    low[node] = min(low[node], low[following])
            if low[node] == index[node]:
                ring = stack[stack.index(node) :]
                del stack[len(stack) - len(ring) :]
                on.difference_update(ring)
                found.append(tuple(sorted(ring)))
    return found
