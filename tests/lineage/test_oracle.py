"""The slow and obvious way to find shared passages, all pairs word by word with difflib, and that the fast one agrees with it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

import pytest

from firsthand.accounts.account import Account
from firsthand.config import LineageConfig
from firsthand.lineage.shared_text.candidates import candidates_of, prints_of
from firsthand.lineage.shared_text.words import words_of
from firsthand.lineage.trace import trace

STEMS = ("quay", "salt", "lamp", "moor", "crane", "pilot", "wharf", "tide", "reef", "kelp")
ENDINGS = ("ing", "ward", "less", "line", "stone", "field", "mark", "side", "rope", "house", "man", "work")
VOCABULARY = [stem + ending for stem in STEMS for ending in ENDINGS]
SMALL = ("the", "of", "and", "in", "a", "to")
LONG = 20  # words of one stretch that every pair of the fast way must come from or lead to
LEAST = 8  # words of a block that both ways must see


@dataclass(frozen=True)
class Shared:
    """What two texts share by the slow way: blocks of equal words as places on the left."""

    blocks: list[range]

    @property
    def longest(self) -> int:
        return max(map(len, self.blocks), default=0)


def slowly(left: str, right: str) -> Shared:
    """Align two texts with difflib; greedy from the longest block on, which is what a person would do with two printouts."""
    matcher = SequenceMatcher(None, words_of(left).keys, words_of(right).keys, autojunk=False)
    return Shared([range(m.a, m.a + m.size) for m in matcher.get_matching_blocks() if m.size])


def sentence(draw: random.Random) -> str:
    words = [draw.choice(SMALL) if draw.random() < 0.3 else draw.choice(VOCABULARY) for _ in range(draw.randint(9, 16))]
    return " ".join(words).capitalize() + "."


def corpus(seed: int) -> dict[str, str]:
    """Five texts of their own, and of the first a copy, a half, one with words replaced, one with two sentences in it."""
    draw = random.Random(seed)
    own = [[sentence(draw) for _ in range(draw.randint(7, 12))] for _ in range(5)]
    first = own[0]
    reworded = [" ".join("zephyr" if draw.random() < 0.08 else w for w in s.split()) for s in first]
    embedded = [*own[4][:2], *first[2:4], *own[4][2:]]
    told = [*own, list(first), first[: len(first) // 2 + 1], reworded, embedded]
    return {f"t{k}": " ".join(t) for k, t in enumerate(told)}


@pytest.mark.parametrize("seed", range(12))
def test_no_long_stretch_is_missed_by_the_candidates(seed: int) -> None:
    texts = corpus(seed)
    met = {(c.left_id, c.right_id) for c in candidates_of([prints_of(i, t) for i, t in texts.items()])}
    shared = {p for p in combinations(sorted(texts), 2) if slowly(*(texts[i] for i in p)).longest >= LONG}
    assert shared <= met


@pytest.mark.parametrize("seed", range(12))
def test_every_block_of_the_slow_way_is_in_a_passage_and_every_passage_is_word_for_word(
    seed: int, make_account: Callable[..., Account]
) -> None:
    accounts = {a.account_id: a for a in (make_account(i, t) for i, t in corpus(seed).items())}
    rows = {(r.derived_account, r.source_account): r for r in trace(accounts.values(), [], LineageConfig()).lineage}
    for one, two in combinations(sorted(accounts), 2):
        row = rows.get((one, two)) or rows.get((two, one))
        left = accounts[row.derived_account if row else one]
        right = accounts[row.source_account or "" if row else two]
        shared = slowly(left.text, right.text)
        if row is None:
            assert shared.longest < LONG
            continue
        words = words_of(left.text)
        copied = [s.derived for s in row.spans if s.kind == "copied"]
        for span in (s for s in row.spans if s.kind == "copied"):
            ours, theirs = left.text[slice(*span.derived)], right.text[slice(*span.source)]
            assert words_of(ours).keys == words_of(theirs).keys
        for block in (b for b in shared.blocks if len(b) >= LEAST):
            for k in block:
                assert any(a <= words.starts[k] and words.ends[k] <= b for a, b in copied), words.keys[k]


@pytest.mark.parametrize("seed", range(12))
def test_copies_are_those_whose_text_stands_in_another(seed: int, make_account: Callable[..., Account]) -> None:
    accounts = {a.account_id: a for a in (make_account(i, t) for i, t in corpus(seed).items())}
    lineage = trace(accounts.values(), [], LineageConfig()).lineage
    copies = {frozenset((r.derived_account, r.source_account or "")) for r in lineage if r.relation == "copy"}
    for one, two in combinations(sorted(accounts), 2):
        texts = [accounts[i].text for i in (one, two)]
        shared = slowly(*texts)
        share = sum(len(b) for b in shared.blocks if len(b) >= 5) / min(len(words_of(t)) for t in texts)
        if share >= 0.5:
            assert frozenset((one, two)) in copies
        if share < 0.05:
            assert frozenset((one, two)) not in copies
