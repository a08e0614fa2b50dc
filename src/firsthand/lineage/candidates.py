"""Which accounts are worth comparing word by word: those that share rare fingerprints.

Third station of lineage, between `fingerprint` and `align`.  A fingerprint that few accounts carry joins each with each; one
that many carry (a formula, or a text that went everywhere) joins each with the least id only, so work stays
linear.  Refuses to call anything a copy.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.lineage.words import Numbers

LEAST_RUNS = 3
LEAST_PAIRS = 6


@dataclass(frozen=True, slots=True)
class Prints:
    """The fingerprints of one account: numbers of five-word runs and of content-word pairs."""

    account_id: str
    language: str
    runs: tuple[int, ...]
    pairs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two accounts that share fingerprints, in order of id.

    Attributes:
        runs, pairs: How many fingerprints of each kind they share.
        rarest: The least number of accounts that carry one of the shared runs; 0 where no run is shared.
    """

    left_id: str
    right_id: str
    runs: int
    pairs: int
    rarest: int
