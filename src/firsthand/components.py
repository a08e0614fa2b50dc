"""What hangs together: connected components of a graph, each named by its least member.

Below every stage that ties things (copies to families, links to events, accounts to voices); nothing else in the package
joins.  `Joined` takes ties one by one, `least_of` a handful at once, `roots_of` whole tables.  Refuses to know what a tie
means.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Tie:
    """That two members hang together; one tied to itself stands alone."""

    a: str
    b: str


class Joined:
    """Which members hang together so far, as ties come in one by one.

    Source: R. Tarjan, "Efficiency of a good but not linear set union algorithm", J. ACM 22 (1975), 215; paths are halved.
    """

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def least(self, member: str) -> str:
        """The least of all that a member hangs together with; itself where nothing has tied it yet."""
        while (above := self._above.get(member, member)) != member:
            self._above[member] = self._above.get(above, above)
            member = above
        return member

    def join(self, one: str, other: str) -> bool:
        """Tie two members together; whether they were apart before."""
        low, high = sorted((self.least(one), self.least(other)))
        if low != high:
            self._above[high] = low
        return low != high


def least_of(ties: Iterable[Tie], members: Iterable[str] = ()) -> dict[str, str]:
    """Of each member the least member that ties lead to, straight or over others.

    Args:
        ties: In any order; their ends are members.
        members: Further members, which may be tied or not.

    Returns:
        Members in ascending order; one that nothing ties to another is its own.  Empty where there is none.
    """
    joined, names = Joined(), set(members)
    for tie in ties:
        joined.join(tie.a, tie.b)
        names |= {tie.a, tie.b}
    return {name: joined.least(name) for name in sorted(names)}


def roots_of(nodes: int, left: Ids, right: Ids) -> Ids:
    """The least node of each node's component.

    By minimum hooking with pointer jumping: each round every root hooks onto the least root it has an edge to, then all
    pointers jump until they point at roots; the number of rounds is logarithmic even on a chain.

    Args:
        nodes: How many nodes there are, numbered from 0.
        left, right: Ends of the edges, one pair a position; right up to some hundred million.

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
