"""A plan: which steps run in which order, and which tables each reads and writes.

Step definitions live with their stage; this module only says what a step is and that a plan holds together.  Refuses a
plan in which a step reads a table that nothing before it writes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from firsthand.config import Config

Batches = dict[str, pa.RecordBatch]
ShardFunction = Callable[[pa.RecordBatch, Config], Batches]


@dataclass(frozen=True, slots=True)
class ShardStep:
    """A pure function over batches of one table; runs in worker processes, so it must be a module's own function.

    Attributes:
        name: Unique in the plan; names its shards.
        function: `(batch, config) -> {table: batch}`, never raising; says a failed row in `rejections`.
        reads: The table whose batches it takes.
        writes: Each table it writes, with its noun.
        group_by: Column whose equal values must come together in one batch; empty where rows stand alone.
    """

    name: str
    function: ShardFunction
    reads: str
    writes: Mapping[str, Any]
    group_by: str = ""

    @property
    def needs(self) -> tuple[str, ...]:
        """The tables it reads."""
        return (self.reads,)


@dataclass(frozen=True, slots=True)
class SqlStep:
    """One SELECT over named tables.

    Attributes:
        sql: The query; tables by their names in the plan, columns as in the noun, in any order.
        reads: The tables it names.
        writes: The one table it writes, with its noun.
        parted: Whether it may run part by part, so that each part fits in memory: the query then names `$part` of
            `$parts`, and the rows of all parts together must say the same however many parts there are.
        key: A column whose value no two rows share: rows are sorted by it alone.  Empty: by all columns, which is dear
            where these hold whole groups.
    """

    name: str
    sql: str
    reads: tuple[str, ...]
    writes: Mapping[str, Any]
    parted: bool = False
    key: str = ""

    @property
    def needs(self) -> tuple[str, ...]:
        """The tables it reads."""
        return self.reads


@dataclass(frozen=True, slots=True)
class Component:
    """A node of a graph and the component it lies in, named by its least node."""

    node: str
    root: str


@dataclass(frozen=True, slots=True)
class ComponentsStep:
    """Connected components of an edge table.

    Attributes:
        edges: A table with two text columns, named by `ends`; an edge from a node to itself names a lone node.
        writes: The one table it writes, its noun with the columns `node` and `root`.
        ends: The two columns.
    """

    name: str
    edges: str
    writes: Mapping[str, Any]
    ends: tuple[str, str] = ("a", "b")

    @property
    def needs(self) -> tuple[str, ...]:
        """The tables it reads."""
        return (self.edges,)


@dataclass(frozen=True, slots=True)
class TableStep:
    """A pure function over a whole table: for what numbers in columns do many times as fast as rows in a query.

    Attributes:
        function: `table -> table`, the columns as in the noun, its rows in an order that hangs on their values alone.
        reads: The table it takes.
        writes: The one table it writes, with its noun.
    """

    name: str
    function: Callable[[pa.Table], pa.Table]
    reads: str
    writes: Mapping[str, Any]

    @property
    def needs(self) -> tuple[str, ...]:
        """The tables it reads."""
        return (self.reads,)


Step = ShardStep | SqlStep | ComponentsStep | TableStep


@dataclass(frozen=True, slots=True)
class Plan:
    """Steps in the order in which they run.

    Attributes:
        steps: The steps.
        given: Tables that are there before the first step, with their nouns.

    Raises:
        ValueError: Two steps share a name, a table is read before it is written, two steps write a table as different
            nouns, or a step that may write one table writes another number.
    """

    steps: tuple[Step, ...]
    given: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        written: dict[str, Any] = dict(self.given)
        names: set[str] = set()
        for step in self.steps:
            if step.name in names:
                raise ValueError(f"two steps are named {step.name}")
            names.add(step.name)
            for table in step.needs:
                if table not in written:
                    raise ValueError(f"step {step.name} reads {table}, which no step before it writes")
            if not isinstance(step, ShardStep) and len(step.writes) != 1:
                raise ValueError(f"step {step.name} writes one table, not {len(step.writes)}")
            for table, noun in step.writes.items():
                if table in self.given or written.setdefault(table, noun) is not noun:
                    raise ValueError(f"step {step.name} writes {table}, which is given or another noun")

    @property
    def tables(self) -> dict[str, Any]:
        """Every table of the plan with its noun."""
        nouns: dict[str, Any] = dict(self.given)
        for step in self.steps:
            nouns.update(step.writes)
        return nouns
