"""Alignment: equal words one to one, in chains over small gaps."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.lineage.shared_text.align import COMMON, _runs, _seen, aligned
from firsthand.lineage.shared_text.words import TextWords, words_of

VOCABULARY = [f"{a}{b}" for a in ("salt", "harbour", "lantern", "wreck") for b in ("ing", "ed", "er", "s", "")]


@pytest.mark.parametrize(("left", "right"), [("", "a b c"), ("a b c", ""), ("red boats sail", "green hills rest")])
def test_nothing_shared_gives_no_chain(left: str, right: str) -> None:
    assert aligned(words_of(left), words_of(right)) == []


def test_a_whole_text_is_one_block(ferry: str) -> None:
    words = words_of(ferry)
    (chain,) = aligned(words, words)
    assert [(b.left, b.right, b.length) for b in chain.runs] == [(0, 0, len(words))]
    assert chain.density == 1.0


def test_a_replaced_number_leaves_a_gap_of_one_word(ferry: str) -> None:
    left, right = words_of(ferry), words_of(ferry.replace("17 passengers", "71 passengers"))
    (chain,) = aligned(left, right)
    first, second = chain.runs
    assert second.left - first.left - first.length == 1
    assert left.keys[first.left + first.length] == "17"


def test_exchanged_halves_are_two_chains(ferry: str) -> None:
    sentences = ferry.split(". ")
    turned = ". ".join(sentences[3:] + sentences[:3])
    chains = aligned(words_of(ferry), words_of(turned))
    assert len(chains) >= 2
    assert sum(c.equal for c in chains) >= 0.95 * len(words_of(ferry))


@given(st.integers(0, 10_000))
def test_no_word_stands_in_two_blocks_and_blocks_are_equal(seed: int) -> None:
    draw = random.Random(seed)
    left = words_of(" ".join(draw.choices(VOCABULARY, k=60)))
    right = words_of(" ".join(draw.choices(VOCABULARY, k=20) + left.keys[10:40] + draw.choices(VOCABULARY, k=10)))
    blocks = [b for c in aligned(left, right) for b in c.runs]
    for b in blocks:
        assert left.keys[b.left : b.left + b.length] == right.keys[b.right : b.right + b.length]
    for places in ([k for b in blocks for k in range(b.left, b.left + b.length)],
                   [k for b in blocks for k in range(b.right, b.right + b.length)]):  # fmt: skip
        assert len(places) == len(set(places))


def plain_runs(left: TextWords, right: TextWords) -> list[list[int]]:
    """Runs by looking at every place of the matrix."""
    often = {k: left.keys.count(k) * right.keys.count(k) for k in left.keys}
    out = []
    for i, x in enumerate(left.keys):
        for j, y in enumerate(right.keys):
            if x != y or (i and j and left.keys[i - 1] == right.keys[j - 1]):
                continue
            n = 0
            while i + n < len(left) and j + n < len(right) and left.keys[i + n] == right.keys[j + n]:
                n += 1
            if n >= 3 or any(left.content[i + k] and often[left.keys[i + k]] <= COMMON for k in range(n)):
                out.append([i, j, n])
    return sorted(out)


WORDS_OF_A_TEXT = st.lists(st.sampled_from(["the", "of", "quay", "lamp", "12", "ferry", "a"]), min_size=1, max_size=24)


@given(WORDS_OF_A_TEXT, WORDS_OF_A_TEXT)
def test_runs_are_those_of_the_whole_matrix(one: list[str], two: list[str]) -> None:
    left, right = words_of(" ".join(one)), words_of(" ".join(two))
    assert _runs(left, right, _seen(left, right)) == plain_runs(left, right)
