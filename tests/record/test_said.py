"""How a figure came about is said from its clauses, and nothing in the code takes a sentence apart again."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import firsthand
from firsthand.events.event import Magnitude
from firsthand.record.figure import OriginCount, TraceClause
from firsthand.record.said import MADE, SAYINGS, counted, trace_of
from firsthand.vocabulary import MADE as WAYS
from firsthand.vocabulary import TRACE_KINDS

SOURCE = Path(firsthand.__file__).parent
NINE, TWELVE = Magnitude(9, 9, 9), Magnitude(12, 12, 12)
ONE = OriginCount(1, 1)
SENTENCES = {"sentence", "trace", "reason", "why", "detail", "says"}
CUTTING = {
    "split",
    "rsplit",
    "partition",
    "rpartition",
    "removeprefix",
    "removesuffix",
    "startswith",
    "endswith",
    "find",
}


def test_each_clause_and_each_way_has_words() -> None:
    assert set(SAYINGS) == set(TRACE_KINDS)
    assert set(MADE) == set(WAYS)


@pytest.mark.parametrize(
    ("clauses", "said"),
    [
        ((), ""),
        (
            (
                TraceClause("told", (TWELVE,), 2, OriginCount(1, 2)),
                TraceClause("told", (NINE,), 1, ONE),
                TraceClause("best", (TWELVE,)),
                TraceClause("most_origins"),
                TraceClause("may_be_one"),
                TraceClause("made", made=("one population", "summed")),
                TraceClause("overtaken", (NINE, TWELVE)),
            ),
            "12 in 2 accounts from 1 to 2 first hands; 9 in 1 account from 1 first hand: best is 12, carried by most first "
            "hands if those that may be one are apart (stated for one population, taken for all; added from its parts); "
            "overtaken by a later toll: 9, 12.",
        ),
        (
            (
                TraceClause("locked", (Magnitude(12, 10, 14),), names=("Ada",)),
                TraceClause("all_taken_back", (NINE,)),
                TraceClause("new_against", (TWELVE,)),
            ),
            "locked by Ada at 12; the accounts by themselves: 9 was taken back by who gave it; no number stands. New since it "
            "was locked and against it: 12.",
        ),
        (
            (
                TraceClause("locked", (Magnitude(None, None, 14),), names=("Ada {x}",)),
                TraceClause("carried", (NINE,), hands=ONE),
            ),
            "locked by Ada {x} at an open number; the accounts by themselves: 9 from 1 first hand.",
        ),
        (
            (
                TraceClause("carried", (NINE,), hands=ONE),
                TraceClause("one_hand"),
                TraceClause("no_best"),
                TraceClause("graded", names=("weak",)),
                TraceClause("behind_denied", count=2, hands=ONE),
            ),
            "9 from 1 first hand: provisional, since behind it is only one first hand, and two are asked for; no best is given; "
            "weak: 1 first hand behind the readings that stand, but 2 first hands deny it.",
        ),
    ],
)
def test_clauses_join_to_one_sentence(clauses: tuple[TraceClause, ...], said: str) -> None:
    assert trace_of(clauses) == said


def test_origins_are_counted_as_a_range() -> None:
    assert (counted(1, 1), counted(0, 3)) == ("1 first hand", "0 to 3 first hands")


def cut_sentences(tree: ast.AST) -> Iterator[int]:
    """Lines on which a sentence of ours is taken apart: by a method of text, by a pattern, by a slice."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice) and _is_sentence(node.value):
            yield node.lineno
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            pattern = node.func.attr in {"match", "fullmatch", "search", "findall", "finditer", "sub"}
            if node.func.attr in CUTTING and _is_sentence(node.func.value):
                yield node.lineno
            if pattern and any(map(_is_sentence, node.args)):
                yield node.lineno


def _is_sentence(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in SENTENCES


def test_no_code_takes_a_sentence_of_ours_apart() -> None:
    found = {
        f"{path.relative_to(SOURCE)}:{line}"
        for room in ("record", "events", "lineage", "view", "export", "serve", "engine", "casefile", "cli")
        for path in (SOURCE / room).rglob("*.py")
        for line in cut_sentences(ast.parse(path.read_text("utf-8")))
    }
    assert not found
    assert list(cut_sentences(ast.parse("a.trace[:-1]\nb.partition(d.reason)\nre.match(x, d.sentence)\nd.why.split()"))) == [
        1, 3, 4,
    ]  # fmt: skip
