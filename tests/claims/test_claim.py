"""Claims sealed and changed: as `dataclasses.replace` would, with an id that hangs on what is read alone."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.claims.claim import Claim, new_claim, seal
from firsthand.spans import content_id
from firsthand.vocabulary import MEASURES, Measure

WORDS = st.none() | st.text(max_size=5)
NUMBERS = st.none() | st.floats(allow_nan=False)
MADE = st.builds(
    Claim,
    account_id=st.text(max_size=4),
    kind=st.sampled_from(["figure", "time", "actor"]),
    start=st.integers(0, 99),
    end=st.integers(1, 300),
    quote=st.text(max_size=5),
    sentence=st.integers(0, 9),
    measure=WORDS,
    best=NUMBERS,
    edtf=WORDS,
    name=WORDS,
    role=WORDS,
    speaker=WORDS,
    speaker_start=st.none() | st.integers(0, 99),
    cue_start=st.none() | st.integers(0, 99),
)


def slow_id(c: Claim) -> str:
    read_as = (c.measure, c.population, c.low, c.best, c.high, c.edtf, c.place_id, c.name)
    who = (c.role, c.act_type, c.speaker_start, c.cue_start)
    return content_id("c", c.account_id, c.kind, c.start, c.end, *read_as, *who)


@given(MADE, WORDS)
def test_a_sealed_claim_is_the_same_claim_with_its_id(claim: Claim, speaker: str | None) -> None:
    assert claim.sealed() == replace(claim, claim_id=slow_id(claim))
    told = replace(claim, speaker=speaker, cue_start=7)
    assert claim.sealed(speaker=speaker, cue_start=7) == replace(told, claim_id=slow_id(told))


@given(MADE, st.sampled_from([None, *MEASURES]))
def test_a_changed_claim_differs_in_the_columns_given(claim: Claim, measure: Measure | None) -> None:
    assert claim.changed(measure=measure, modality="denied") == replace(claim, measure=measure, modality="denied")


@given(MADE, WORDS)
def test_a_claim_sealed_where_it_stands_is_the_sealed_claim(claim: Claim, speaker: str | None) -> None:
    sealed, told = claim.sealed(), claim.sealed(speaker=speaker, cue_start=7)
    assert seal(claim) is claim == sealed
    assert seal(claim, speaker=speaker, cue_start=7) is claim == told


def test_a_new_claim_is_as_one_made_by_name_and_as_frozen() -> None:
    made = new_claim("a", "figure", 0, 4, quote="nine", sentence=2, columns={"measure": "killed", "best": 9.0})
    assert made == Claim("a", "figure", 0, 4, "nine", 2, measure="killed", best=9.0)
    assert hash(made) == hash(replace(made))
    with pytest.raises(FrozenInstanceError):
        made.best = 8.0  # type: ignore[misc]
