"""Fingerprints: shared stretches are met, short texts give few."""

import numpy as np
import pytest

from firsthand.lineage.shared_text.fingerprint import RUN, WINDOW, pair_prints, run_numbers, run_prints
from firsthand.lineage.shared_text.words import words_of


@pytest.mark.parametrize(("count", "runs"), [(0, 0), (4, 0), (5, 1), (9, 5)])
def test_a_run_is_five_words(count: int, runs: int) -> None:
    assert len(run_numbers(words_of(" ".join("abcdefghij"[:count])))) == runs


@pytest.mark.parametrize("before", range(6))
def test_a_shared_stretch_is_met_wherever_it_stands(before: int) -> None:
    shared = "nine lanterns hung over the northern gate all winter"
    assert len(shared.split()) == RUN + WINDOW
    left = words_of("alpha beta gamma delta epsilon zeta " + shared + " eta theta iota kappa lambda")
    right = words_of("x " * before + shared + " y" * 7)
    assert np.intersect1d(run_prints(left), run_prints(right)).size


def test_pairs_outlive_replaced_words() -> None:
    left = words_of("rescue boats reached the wreck before noon while divers searched cabins")
    right = words_of("rescue boats gained the wreck around noon while divers combed cabins")
    shared = np.intersect1d(pair_prints(left), pair_prints(right))
    assert shared.size >= 3
    assert not np.intersect1d(run_prints(left), run_prints(right)).size
