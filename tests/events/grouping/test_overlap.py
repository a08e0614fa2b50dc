"""Overlaps: as the slow, obvious way finds them, however small the portions."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, product

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.events.grouping import overlap
from firsthand.events.grouping.overlap import LEAST_WORDS, Overlap, RareTerm, overlaps
from firsthand.tables import batch_of, rows_of, schema_of

TERMS = st.lists(
    st.builds(
        RareTerm, st.integers(1, 9), st.integers(1, 7), st.integers(1, 4).map(float), st.sampled_from([0.0, 2.0])
    ),
    max_size=60,
)


def _slowly(terms: list[RareTerm]) -> list[Overlap]:
    words: dict[int, dict[int, list[RareTerm]]] = defaultdict(lambda: defaultdict(list))
    for t in terms:
        words[t.number][t.word].append(t)
    out = []
    for a, b in combinations(sorted(words), 2):
        met = [m for w in words[a].keys() & words[b].keys() for m in product(words[a][w], words[b][w])]
        if len(met) >= LEAST_WORDS:
            dot, named = (sum(getattr(x, n) * getattr(y, n) for x, y in met) for n in ("weight", "named_weight"))
            out.append(Overlap(a, b, dot, named))
    return out


@given(TERMS, st.sampled_from([1, 5, 1 << 21]))
def test_all_that_share_enough_words(terms: list[RareTerm], meetings: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(overlap, "MEETINGS", meetings)
        found = overlaps(pa.Table.from_batches([batch_of(RareTerm, terms)]))
    assert list(rows_of(Overlap, found)) == _slowly(terms)


def test_numbers_far_apart_lie_in_several_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overlap, "_NUMBERS", 2)
    terms = [RareTerm(n, w, 1.0, 0.0) for n in (1, 5, 6, 90) for w in (1, 2, 3)]
    found = list(rows_of(Overlap, overlaps(pa.Table.from_batches([batch_of(RareTerm, terms)]))))
    assert [(o.a, o.b, o.dot) for o in found] == [(a, b, 3.0) for a, b in combinations((1, 5, 6, 90), 2)]


def test_nothing_in_nothing_out() -> None:
    assert overlaps(schema_of(RareTerm).empty_table()) == schema_of(Overlap).empty_table()
