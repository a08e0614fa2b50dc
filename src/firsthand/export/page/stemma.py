"""Who has it from whom as a drawing: first hands on the left, those who have it from them on the right.

Part of the HTML page: only positions in pixels; the template draws.  A circle of credit stands in one column, drawn as it
is; refuses to cut it, and refuses to draw an arrow where the direction cannot be told.

Source: the stemma of textual criticism, laid on its side; layers as in K. Sugiyama et al., IEEE Trans. SMC 11 (1981), 109.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firsthand.components import Joined
from firsthand.export.page.words import cut
from firsthand.export.words import tied_as
from firsthand.lineage.circles import DIRECTED, find_circles
from firsthand.lineage.lineage import COPIES, Lineage, Origin

NODE_WIDTH, NODE_HEIGHT, ROW, COLUMN = 176, 40, 54, 234
LABEL = 24
TOP = 8
MOST_NODES = 80  # beyond these a drawing is a tangle, and the table tells more


@dataclass(frozen=True, slots=True)
class StemmaLabel:
    """An account or an outside origin as the drawing labels it."""

    key: str
    label: str
    under: str
    is_origin: bool


@dataclass(frozen=True, slots=True)
class Node:
    """A teller with its place."""

    teller: StemmaLabel
    x: int
    y: int

    @property
    def label(self) -> str:
        """Its name, cut to the box."""
        return cut(self.teller.label, LABEL)

    @property
    def under(self) -> str:
        """What stands beneath the name, cut to the box."""
        return cut(self.teller.under, LABEL + 4)


@dataclass(frozen=True, slots=True)
class Edge:
    """A line between two tellers.

    Attributes:
        path: SVG path from the source to who has it from there.
        arrow: SVG path of the arrow's head; None where the direction is open.
        derived, source: Keys of the two tellers.
    """

    relation: str
    path: str
    arrow: str | None
    told: str
    derived: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stemma:
    """The drawing; `alone` are accounts for which no dependence was found."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    alone: tuple[StemmaLabel, ...]
    relations: tuple[str, ...]
    described: str


@dataclass(frozen=True, slots=True)
class _LineageLine:
    """A row of lineage between two keys; `directed` where it says who had it from whom."""

    derived: str
    source: str
    relation: str
    directed: bool


def stemma_of(rows: Sequence[Lineage], tellers: Mapping[str, StemmaLabel]) -> Stemma | None:
    """Lay out who has it from whom.

    Args:
        rows: Lineage of the case.
        tellers: Accounts and origins by id.

    Returns:
        The drawing; None where there is nothing to draw or too much.
    """
    lines = _lines(rows, tellers)
    drawn = {k for line in lines for k in (line.derived, line.source)}
    if not drawn or len(drawn) > MOST_NODES:
        return None
    rings = {k: min(c) for c in find_circles(rows) for k in c}
    columns = _columns(drawn, lines, rings)
    nodes = _placed(columns, lines, rings, tellers)
    edges = tuple(_edge(line, nodes) for line in lines)
    alone = tuple(t for k, t in sorted(tellers.items(), key=lambda x: x[1].label) if k not in drawn and not t.is_origin)
    told = ". ".join(e.told for e in edges)
    return Stemma(
        width=max(n.x for n in nodes.values()) + NODE_WIDTH + 40,
        height=max(n.y for n in nodes.values()) + NODE_HEIGHT + 8,
        nodes=tuple(nodes.values()),
        edges=edges,
        alone=alone,
        relations=tuple(sorted({line.relation for line in lines})),
        described=f"{told}.",
    )


def _lines(rows: Sequence[Lineage], tellers: Mapping[str, StemmaLabel]) -> list[_LineageLine]:
    """Rows to draw: of several copied accounts the one most is shared with, of equals the one that itself copied fewest; of
    credits those not handed down by it.

    A copy that may be either's, and a common origin, are drawn where no other line joins the two.  The table beside the
    drawing has every row.
    """
    known = [r for r in rows if r.derived_account in tellers and (r.source_account or r.origin_id) in tellers]
    copies: dict[str, Lineage] = {}
    copied_from = Counter(r.derived_account for r in known if r.relation in COPIES and r.direction_basis != "open")

    def rank(row: Lineage) -> tuple[float, int, str]:
        source = row.source_account or ""
        return -round(row.containment or 0, 2), copied_from[source], source

    for row in sorted(known, key=rank):
        if row.relation in COPIES and row.source_account and row.direction_basis != "open":
            copies.setdefault(row.derived_account, row)
    found = {(r.derived_account, r.source_account or "", r.relation): _line(r) for r in copies.values()}
    credits = {(r.derived_account, r.source_account or r.origin_id or "") for r in known if r.relation == "credit"}
    for row in known:
        source = row.source_account or row.origin_id or ""
        copied = copies.get(row.derived_account)
        handed_down = copied is not None and (copied.source_account, source) in credits
        if row.relation in ("credit", "quotation") and not handed_down:
            found[row.derived_account, source, row.relation] = _line(row)
    joined = Joined()
    for line in found.values():
        joined.join(line.derived, line.source)
    for row in (r for r in sorted(known, key=rank) if r.relation in COPIES and r.direction_basis == "open"):
        if row.source_account and joined.join(row.derived_account, row.source_account):
            found[row.derived_account, row.source_account, row.relation] = _line(row)
    for row in known:
        a, b = row.derived_account, row.source_account or ""
        if row.relation == "common_origin" and b and joined.least(a) != joined.least(b):
            found[a, b, row.relation] = _line(row)
    return [found[k] for k in sorted(found)]


def _line(row: Lineage) -> _LineageLine:
    directed = row.relation in DIRECTED and (row.direction_basis != "open" or row.source_account is None)
    return _LineageLine(row.derived_account, row.source_account or row.origin_id or "", row.relation, directed)


def _columns(drawn: set[str], lines: Sequence[_LineageLine], rings: Mapping[str, str]) -> dict[str, int]:
    """The column of each key: one right of the last of its sources; a circle shares one column."""
    ring = {k: f"ring:{least}" for k, least in rings.items()}
    sources: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        a, b = ring.get(line.derived, line.derived), ring.get(line.source, line.source)
        if line.directed and a != b:
            sources[a].add(b)
    depth: dict[str, int] = {}
    waiting = sorted({ring.get(k, k) for k in drawn})
    while waiting:
        ready = [k for k in waiting if sources[k] <= depth.keys()]
        if not ready:  # no row tells of a circle here, yet there is one: all that is left stands first
            ready = waiting
        for k in ready:
            depth[k] = 1 + max((depth[s] for s in sources[k] if s in depth), default=-1)
        waiting = [k for k in waiting if k not in depth]
    columns = {k: depth[ring.get(k, k)] for k in drawn}
    told = {k for line in lines if line.directed for k in (line.derived, line.source)}
    for k in sorted(drawn - told):  # it shares words with others, and nothing says who was first: it stands beside them
        beside = [
            columns[b]
            for line in lines
            for a, b in ((line.derived, line.source), (line.source, line.derived))
            if a == k
        ]
        columns[k] = max(beside)
    return columns


def _placed(
    columns: Mapping[str, int],
    lines: Sequence[_LineageLine],
    rings: Mapping[str, str],
    tellers: Mapping[str, StemmaLabel],
) -> dict[str, Node]:
    """Each key in its column, as near as can be to the middle of its sources, a circle together, none on another."""
    sources: dict[str, list[str]] = defaultdict(list)
    fed: dict[str, int] = defaultdict(int)
    for line in lines:
        sources[rings.get(line.derived, line.derived)].append(line.source)
        fed[rings.get(line.source, line.source)] += 1
    placed: dict[str, Node] = {}
    for column in range(max(columns.values()) + 1):
        rank = {}
        for k in (k for k in columns if columns[k] == column):
            ring = rings.get(k, k)
            wish = _middle([placed[s].y for s in sources[ring] if s in placed])
            rank[k] = (wish, -fed[ring], ring, tellers[k].label, k)
        free = TOP
        for k in sorted(rank, key=lambda k: rank[k]):
            y = max(free, round(rank[k][0])) if column else free
            placed[k] = Node(tellers[k], TOP + COLUMN * column, y)
            free = y + ROW
    return placed


def _middle(places: Sequence[int]) -> float:
    return sum(places) / len(places) if places else float(TOP)


def _edge(line: _LineageLine, nodes: Mapping[str, Node]) -> Edge:
    source, derived = nodes[line.source], nodes[line.derived]
    from_y, to_y = source.y + NODE_HEIGHT // 2, derived.y + NODE_HEIGHT // 2
    if source.x == derived.x:  # a circle, or no direction: a bow on the right
        x, bow = source.x + NODE_WIDTH, source.x + NODE_WIDTH + 34
        shift = 6 if from_y < to_y else -6
        from_y, to_y = from_y + shift, to_y + shift
        path = f"M{x} {from_y}C{bow} {from_y} {bow} {to_y} {x} {to_y}"
        arrow = f"M{x} {to_y}l8 -4v8z"
    else:
        start, end = (source.x + NODE_WIDTH, derived.x) if source.x < derived.x else (source.x, derived.x + NODE_WIDTH)
        middle = (start + end) // 2
        path = f"M{start} {from_y}C{middle} {from_y} {middle} {to_y} {end} {to_y}"
        arrow = f"M{end} {to_y}l{-8 if start < end else 8} -4v8z"
    way = f"{derived.teller.label} has it from {source.teller.label}"
    told = way if line.directed else f"{derived.teller.label} and {source.teller.label}"
    told = f"{told} ({tied_as(line.relation)})"
    return Edge(line.relation, path, arrow if line.directed else None, told, line.derived, line.source)


def tellers_of_origins(origins: Sequence[Origin]) -> dict[str, StemmaLabel]:
    """Origins as the drawing labels them."""
    return {
        o.origin_id: StemmaLabel(o.origin_id, o.name.removeprefix("the "), o.party or o.kind, True) for o in origins
    }
