"""Slips of copyists: which numbers that a copy changed are errors, and which another speaker gave.

Before statements are made of witnesses.  Trusts that a copy which names another speaker than its source for the same measure
heard another number; refuses to excuse a copy that names no speaker, or one of a like name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from firsthand.record.witness import Witness

TELLING = 4  # letters of a word of a name that can tell speakers apart: not "the", "of"


def slips_alone(witnesses: Sequence[Witness]) -> list[Witness]:
    """The same witnesses; `miscopied_from` without accounts that name other speakers for the measure, or give no number of it.

    Args:
        witnesses: All figure claims of one event; a source with none of the measure gave no number that could be changed.

    Returns:
        One witness each, in the order given.
    """
    spoken: dict[tuple[str, str | None], set[str]] = {}
    for w in witnesses:
        spoken.setdefault((w.claim.account_id, w.claim.measure), set()).update(_speaker(w))
    return [_without_other_speakers(w, spoken) if w.miscopied_from else w for w in witnesses]


def _speaker(witness: Witness) -> set[str]:
    return {word for word in (witness.claim.speaker or "").lower().split() if len(word) >= TELLING}


def _without_other_speakers(w: Witness, spoken: dict[tuple[str, str | None], set[str]]) -> Witness:
    mine = _speaker(w)
    told = {a: spoken[a, w.claim.measure] for a in w.miscopied_from if (a, w.claim.measure) in spoken}
    return replace(w, miscopied_from=tuple(a for a, theirs in told.items() if not mine or not theirs or mine & theirs))
